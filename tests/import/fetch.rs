use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

use super::{Import, uploads};
use crate::support::fixture;

/// A host of uploads that counts who asks it.
pub(super) struct Host {
    pub(super) port: u16,
    /// The heads of all requests.
    asked: Arc<Mutex<Vec<String>>>,
    /// The most requests that were open at a time.
    most: Arc<AtomicUsize>,
    /// What it has in place of each picture, if that is no picture.
    instead: Arc<Mutex<Option<Vec<u8>>>>,
}

impl Host {
    pub(super) fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let (asked, most) = (
            Arc::new(Mutex::new(Vec::new())),
            Arc::new(AtomicUsize::new(0)),
        );
        let (heads, highest) = (asked.clone(), most.clone());
        let open = Arc::new(AtomicUsize::new(0));
        let instead = Arc::new(Mutex::new(None));
        let others = instead.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (heads, highest, open) = (heads.clone(), highest.clone(), open.clone());
                let other = others.lock().expect("bytes").clone();
                thread::spawn(move || {
                    highest.fetch_max(open.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                    answer(stream, &heads, other);
                    open.fetch_sub(1, Ordering::SeqCst);
                });
            }
        });
        Self {
            port,
            asked,
            most,
            instead,
        }
    }

    /// The export of the fixtures, as if this host had written it.
    fn export(&self) -> Vec<u8> {
        let export =
            std::fs::read_to_string(fixture("import/wordpress/tides.xml")).expect("the export");
        let own = format!("http://127.0.0.1:{}", self.port);
        export
            .replace("https://www.tides.example", &own)
            .into_bytes()
    }

    fn import(&self, more: &[&str]) -> Import {
        let import = Import::new();
        self.import_into(&import, more);
        import
    }

    fn import_into(&self, import: &Import, more: &[&str]) {
        let file = import.publisher.folder.path().join("export.xml");
        std::fs::write(&file, self.export()).expect("an export");
        let more: Vec<_> = ["--media", "fetch"].iter().chain(more).copied().collect();
        import.must_run(&[&file], &more);
    }

    pub(super) fn asked(&self) -> Vec<String> {
        self.asked.lock().expect("a list").clone()
    }
}

/// The bytes of every picture of the host.
fn picture() -> Vec<u8> {
    let folder = uploads(&["a.png"]);
    std::fs::read(folder.path().join("a.png")).expect("a picture")
}

fn answer(mut stream: TcpStream, heads: &Mutex<Vec<String>>, other: Option<Vec<u8>>) {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") && stream.read(&mut byte).is_ok_and(|read| read == 1) {
        head.push(byte[0]);
    }
    let head = String::from_utf8_lossy(&head).to_lowercase();
    heads.lock().expect("a list").push(head.clone());
    thread::sleep(Duration::from_millis(50));
    let bytes = other.unwrap_or_else(picture);
    let range = head
        .lines()
        .find_map(|line| line.strip_prefix("range: bytes="));
    let start = range.and_then(|range| range.trim_end_matches('-').trim().parse::<usize>().ok());
    let answer = match start {
        _ if head.contains(".mp3") => "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n".to_owned(),
        Some(start) => format!(
            "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes {start}-{}/{}\r\nContent-Length: {}\r\n",
            bytes.len() - 1,
            bytes.len(),
            bytes.len() - start
        ),
        None => format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n", bytes.len()),
    };
    let body = if answer.contains("404") {
        &[]
    } else {
        &bytes[start.unwrap_or_default()..]
    };
    _ = stream.write_all(format!("{answer}Connection: close\r\n\r\n").as_bytes());
    _ = stream.write_all(body);
}

#[test]
fn uploads_are_fetched_a_few_at_a_time() {
    let host = Host::new();
    let import = host.import(&["--allow-private"]);
    import.checks();
    let media = import.publisher.content("media/2019/05/pier.png");
    assert_eq!(std::fs::read(media).expect("the picture"), picture());
    assert!(host.most.load(Ordering::SeqCst) <= 4);
    let asked = host.asked().len();
    let story = import.json("articles/coast/tides.md");
    assert!(
        story.to_string().contains("waves"),
        "the sound was missing, and its name stays"
    );
    host.import_into(&import, &["--allow-private"]);
    let again: Vec<_> = host.asked().split_off(asked);
    assert!(
        again.iter().all(|head| !head.contains(".png")),
        "what is there is not fetched again"
    );
}

#[test]
fn nothing_is_fetched_from_a_private_network() {
    let host = Host::new();
    let import = host.import(&[]);
    import.checks();
    assert_eq!(host.asked().len(), 0);
    let why = import.reported("<img>")[0]["detail"].to_string();
    assert!(why.contains("--allow-private"), "{why}");
}

#[test]
fn a_part_that_was_fetched_is_gone_on_with() {
    let host = Host::new();
    let import = Import::new();
    let part = import.publisher.content("media/2019/05/pier.png.part");
    std::fs::create_dir_all(part.parent().expect("a folder")).expect("a folder");
    std::fs::write(&part, &picture()[..10]).expect("a part");
    host.import_into(&import, &["--allow-private"]);
    assert!(
        host.asked()
            .iter()
            .any(|head| head.contains("range: bytes=10-"))
    );
    let media = import.publisher.content("media/2019/05/pier.png");
    assert_eq!(std::fs::read(media).expect("the picture"), picture());
    assert!(!part.exists());
}

#[test]
fn an_answer_that_is_no_picture_is_not_kept() {
    for answer in [
        "<!DOCTYPE html><p>It is not here any more",
        "{\"error\": 404}",
        "",
    ] {
        let host = Host::new();
        *host.instead.lock().expect("bytes") = Some(answer.as_bytes().to_vec());
        let import = host.import(&["--allow-private"]);
        import.checks();
        let media = import.publisher.content("media/2019/05/pier.png");
        assert!(!media.exists(), "{answer}");
        let why = import.reported("<img>")[0]["detail"].to_string();
        assert!(why.contains("the answer was"), "{why}");
        *host.instead.lock().expect("bytes") = None;
        host.import_into(&import, &["--allow-private"]);
        assert_eq!(std::fs::read(media).expect("the picture"), picture());
    }
}

#[test]
fn an_own_file_stays_whatever_it_is() {
    let host = Host::new();
    let import = Import::new();
    let own = import.publisher.content("media/2019/05/pier.png");
    std::fs::create_dir_all(own.parent().expect("a folder")).expect("a folder");
    std::fs::write(&own, "<html><p>My own").expect("a page");
    host.import_into(&import, &["--allow-private"]);
    assert_eq!(std::fs::read(&own).expect("the page"), b"<html><p>My own");
    let story = import.json("articles/coast/tides.md").to_string();
    assert!(story.contains("2019/05/pier-"), "{story}");
}

#[test]
fn an_address_may_have_brackets_in_it() {
    let host = Host::new();
    let import = Import::new();
    let export = String::from_utf8(host.export()).expect("UTF-8");
    let file = import.publisher.folder.path().join("export.xml");
    let named = "pier(1).png";
    std::fs::write(&file, export.replace("pier-300x200.png", named)).expect("an export");
    import.must_run(&[&file], &["--media", "fetch", "--allow-private"]);
    let media = import.publisher.content("media/2019/05").join(named);
    assert_eq!(std::fs::read(media).expect("the picture"), picture());
}
