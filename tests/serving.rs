//! `standfirst serve`: the site on the machine of who writes it.

mod bundled;
mod gone;

use std::{
    fs::{self, File},
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};

use serde_json::{Value, json};
use ureq::{Agent, http::Response};

use crate::support::{APP, Browser, publisher::Publisher, until};

/// The server of someone who writes.
struct Serving {
    child: Child,
    /// Of the site's host, with a slash at its end.
    address: String,
}

impl Serving {
    /// Serves the publication of a workspace on a free port.
    fn of(publisher: &Publisher) -> Self {
        Self::with(publisher, &["--port", "0"])
    }

    fn with(publisher: &Publisher, arguments: &[&str]) -> Self {
        let mut child = command(publisher, arguments)
            .stdout(Stdio::piped())
            .stderr(File::create(publisher.folder.path().join("said")).expect("a file"))
            .spawn()
            .expect("the server starts");
        let mut line = String::new();
        let output = child.stdout.take().expect("its output");
        let mut output = BufReader::new(output);
        output.read_line(&mut line).expect("its first line");
        // What nobody reads would fill the pipe, and hold it up.
        std::thread::spawn(move || output.lines().all(|line| line.is_ok()));
        let address = line.split(' ').next().expect("an address").to_owned();
        Self { child, address }
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    fn get(&self, path: &str) -> (u16, Response<String>) {
        self.ask(path, None)
    }

    fn ask(&self, path: &str, host: Option<&str>) -> (u16, Response<String>) {
        let agent: Agent = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .build()
            .into();
        let mut request = agent.get(self.url(path));
        if let Some(host) = host {
            request = request.header("host", host);
        }
        let answer = request.call().expect("an answer");
        let (parts, mut body) = answer.into_parts();
        let text = body.read_to_string().expect("its text");
        (parts.status.as_u16(), Response::from_parts(parts, text))
    }

    /// Waits until a path answers with this status.
    fn wait_for(&self, path: &str, status: u16) -> Response<String> {
        let answer = until(|| match self.get(path) {
            (found, answer) if found == status => Ok(answer),
            (found, answer) => Err(format!("{path} answers {found}: {}", answer.body())),
        });
        answer.expect("the site")
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        _ = self.child.kill();
        _ = self.child.wait();
    }
}

fn command(publisher: &Publisher, arguments: &[&str]) -> Command {
    let app = Path::new(env!("CARGO_MANIFEST_DIR")).join(APP);
    let mut command = publisher.command("serve");
    command.args(["--now", "2025-05-20T12:00:00Z", "--app"]);
    command.arg(app).args(arguments);
    command
}

/// A publication of one story.
fn paper() -> Publisher {
    let publisher = Publisher::new();
    fs::remove_dir_all(publisher.content("")).expect("the content goes");
    publisher
        .with(
            "site.json",
            json!({
                "name": "The Paper", "base_url": "https://paper.example/",
                "languages": ["en"], "time_zone": "UTC",
                "sections": [{ "slug": "news", "name": "News" }],
            }),
        )
        .with("articles/news/dam.json", story("A dam is built"))
}

fn story(headline: &str) -> Value {
    json!({
        "headline": headline, "section": "news", "published": "2025-05-01T08:00:00Z",
        "body": [{ "type": "paragraph", "text": ["It holds."] }],
    })
}

#[test]
fn it_answers_as_a_host_would() {
    let publisher = paper().with_site(json!({ "host": "nginx" }));
    let serving = Serving::of(&publisher);
    let front = serving.wait_for("", 200);
    let policy = front.headers()["content-security-policy"].to_str();
    let policy = policy.expect("a policy");
    assert!(policy.contains("default-src 'none'"), "{policy}");
    assert!(policy.contains("require-trusted-types-for"), "{policy}");
    assert!(front.body().contains("A dam is built"));

    let (status, missing) = serving.get("news/no-dam/");
    assert_eq!(status, 404);
    assert!(missing.body().contains("</html>"), "a page says so");
    let (status, slash) = serving.get("news/dam");
    assert!([301, 307, 308].contains(&status), "{status}");
    assert_eq!(slash.headers()["location"], "/news/dam/");
    let (status, data) = serving.get("news/dam/index.json");
    assert_eq!(
        (status, &data.headers()["x-robots-tag"]),
        (200, &"noindex".parse().unwrap())
    );
    assert_eq!(data.headers()["cache-control"], "no-cache");
}

#[test]
fn a_name_that_someone_leads_here_is_refused() {
    let publisher = paper();
    let serving = Serving::of(&publisher);
    serving.wait_for("", 200);
    for (host, status) in [
        ("localhost:8080", 200),
        ("127.0.0.1", 200),
        ("paper.localhost", 200),
        ("evil.example", 403),
        ("localhost.evil.example:8080", 403),
        ("192.168.0.7", 403),
    ] {
        assert_eq!(serving.ask("", Some(host)).0, status, "{host}");
    }
}

#[test]
fn a_site_below_a_path_stands_there() {
    let publisher = paper().with_site(json!({ "base_url": "https://paper.example/daily/" }));
    let serving = Serving::of(&publisher);
    serving.wait_for("daily/", 200);
    for path in ["", "daily"] {
        let (status, answer) = serving.get(path);
        assert_eq!(status, 302, "{path}");
        assert_eq!(answer.headers()["location"], "/daily/");
    }
    assert_eq!(serving.get("news/dam/").0, 404);
    let (_, slash) = serving.get("daily/news/dam");
    assert_eq!(slash.headers()["location"], "/daily/news/dam/");
}

#[test]
fn an_open_page_follows_what_is_saved() {
    let publisher = paper();
    let serving = Serving::of(&publisher);
    serving.wait_for("", 200);
    let browser = Browser::open(&serving.url("news/dam/"));
    browser
        .wait_until_live()
        .expect_text("h1", "A dam is built");
    // What is saved in the second of the build before it is another text of that second.
    for headline in ["A dam breaks", "A dam is mended"] {
        let publisher = &publisher;
        fs::write(
            publisher.content("articles/news/dam.json"),
            story(headline).to_string(),
        )
        .expect("a save");
        browser.expect_text("h1", headline);
    }
    let theme = publisher.content("theme");
    fs::create_dir(&theme).expect("a folder");
    fs::write(theme.join("own.css"), "h1 { letter-spacing: 7px }").expect("a save");
    browser.wait_for(
        "getComputedStyle(document.querySelector('h1')).letterSpacing == '7px'",
        "the styles",
    );
    browser.wait_until_live().assert_silent();
    assert!(
        !publisher.content("addresses.lock").exists(),
        "it is only looked at"
    );
}

#[test]
fn what_is_wrong_stands_over_the_open_page_until_it_is_mended() {
    let publisher = paper();
    let serving = Serving::of(&publisher);
    serving.wait_for("", 200);
    let browser = Browser::open(&serving.url("news/dam/"));
    browser.wait_until_live().mark_document();
    let file = publisher.content("articles/news/dam.json");
    let mut wrong = story("A dam <breaks>");
    wrong["sektion"] = json!("news");
    fs::write(&file, wrong.to_string()).expect("a save");
    const NOTICE: &str =
        "document.querySelector('standfirst-problems')?.shadowRoot.textContent ?? ''";
    browser.wait_for(
        &format!("({NOTICE}).includes('sektion') && ({NOTICE}).includes('news/dam.json:1:')"),
        "what is wrong and where",
    );
    browser
        .expect_text("h1", "A dam is built")
        .expect_same_document();
    assert_eq!(serving.get("news/dam/").0, 200, "the last site stays");

    fs::write(&file, story("A dam is built").to_string()).expect("a save");
    browser.wait_for(&format!("({NOTICE}) === ''"), "the notice to go");
    browser.expect_same_document().assert_silent();
}

#[test]
fn before_there_is_a_site_a_page_says_why() {
    let publisher = paper();
    let file = publisher.content("articles/news/dam.json");
    let mut wrong = story("A dam <breaks>");
    wrong["sektion"] = json!("<b>news</b>");
    fs::write(&file, wrong.to_string()).expect("a save");
    let serving = Serving::of(&publisher);
    let answer = until(|| match serving.get("news/dam/") {
        (503, answer) if answer.body().contains("sektion") => Ok(answer),
        (status, answer) => Err(format!("{status}: {}", answer.body())),
    });
    let answer = answer.expect("what is wrong");
    assert!(answer.body().contains("dam.json:1:"), "{}", answer.body());
    let browser = Browser::open(&serving.url("news/dam/"));
    browser.expect_text("h1", "Nothing is published yet");
    fs::write(&file, story("A dam is built").to_string()).expect("a save");
    browser.expect_text("h1", "A dam is built");
}

#[test]
fn what_can_not_be_served_is_said_and_ends_it() {
    let publisher = paper();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = taken.local_addr().expect("its port").port().to_string();
    for (arguments, said) in [
        (["--port", &port], "is taken"),
        (["--content", "nowhere"], "there is no folder `nowhere`"),
    ] {
        let output = command(&publisher, &arguments).output().expect("it ends");
        let words = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{words}");
        assert!(words.contains(said), "{words}");
    }
}

/// The build that a page is of.
fn build_of(page: &Response<String>) -> String {
    let (_, rest) = page.body().split_once("data-build=\"").expect("the script");
    rest.split('"').next().expect("a name").to_owned()
}
