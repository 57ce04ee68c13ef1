//! An editor: it starts the language server, tells it what is typed, and keeps what it is told.

use std::{
    collections::BTreeMap,
    fs,
    io::{BufReader, Write},
    path::{Path, PathBuf},
    process::{Child, ChildStdin, ExitStatus, Stdio},
    sync::mpsc::{self, Receiver, RecvTimeoutError},
    thread,
    time::Duration,
};

use lsp_server::{Message, Notification, Request, RequestId, Response};
use serde_json::{Value, json};
use url::Url;

use crate::support::{publisher::Publisher, until};

/// An editor with a server of its own.
pub struct Editor {
    child: Child,
    input: Option<ChildStdin>,
    said: Receiver<Message>,
    last_id: i32,
    version: i32,
    /// The last diagnostics of every file that some were ever sent for.
    diagnostics: BTreeMap<PathBuf, Vec<Value>>,
    /// What the server has asked for.
    pub asked: Vec<String>,
}

impl Editor {
    /// A server that was told nothing yet.
    pub fn start(publisher: &Publisher) -> Self {
        let mut child = publisher
            .command("lsp")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the server starts");
        let mut output = BufReader::new(child.stdout.take().expect("its output"));
        let (sender, said) = mpsc::channel();
        thread::spawn(move || {
            while let Some(message) = Message::read(&mut output).expect("nothing but the protocol")
            {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        Self {
            input: child.stdin.take(),
            child,
            said,
            last_id: 0,
            version: 0,
            diagnostics: BTreeMap::new(),
            asked: Vec::new(),
        }
    }

    /// An editor with a folder open.
    pub fn with_folder(publisher: &Publisher, folder: &Path) -> Self {
        let mut editor = Self::start(publisher);
        let folder = json!({ "uri": uri(folder), "name": "folder" });
        let watches = json!({ "didChangeWatchedFiles": { "dynamicRegistration": true } });
        editor.request(
            "initialize",
            json!({
                "processId": null,
                "workspaceFolders": [folder],
                "capabilities": { "workspace": watches }
            }),
        );
        editor.notify("initialized", json!({}));
        editor
    }

    /// An editor with the folder open that the content folder is in.
    pub fn of(publisher: &Publisher) -> Self {
        Self::with_folder(publisher, publisher.folder.path())
    }

    pub fn notify(&mut self, method: &str, params: Value) {
        self.send(&Message::Notification(Notification {
            method: method.to_owned(),
            params,
        }));
    }

    fn send(&mut self, message: &Message) {
        let input = self.input.as_mut().expect("an open input");
        message.write(input).expect("a server that listens");
    }

    /// Writes bytes that may be no message.
    pub fn send_bytes(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().expect("an open input");
        input.write_all(bytes).expect("a server that listens");
        input.flush().expect("a server that listens");
    }

    /// What the server answers, which must be no error.
    pub fn request(&mut self, method: &str, params: Value) -> Value {
        self.try_request(method, params)
            .unwrap_or_else(|code| panic!("{method}: error {code}"))
    }

    /// What the server answers, or the code of its error.
    pub fn try_request(&mut self, method: &str, params: Value) -> Result<Value, i32> {
        self.last_id += 1;
        let id = RequestId::from(self.last_id);
        self.send(&Message::Request(Request {
            id: id.clone(),
            method: method.to_owned(),
            params,
        }));
        loop {
            let message = self.said.recv_timeout(Duration::from_secs(30));
            match message.expect("an answer") {
                Message::Response(response) if response.id == id => {
                    return response.response_result.map_err(|error| error.code);
                }
                other => self.hear(other),
            }
        }
    }

    fn hear(&mut self, message: Message) {
        match message {
            Message::Notification(said) if said.method == "textDocument/publishDiagnostics" => {
                let file = path(&said.params["uri"]);
                let all = said.params["diagnostics"].as_array().expect("a list");
                self.diagnostics.insert(file, all.clone());
            }
            Message::Request(request) => {
                self.asked.push(request.method);
                self.send(&Message::Response(Response {
                    id: request.id,
                    response_result: Ok(Value::Null),
                }));
            }
            other => panic!("{other:?}"),
        }
    }

    /// Takes in what the server says within a time.
    pub fn listen(&mut self, within: Duration) {
        loop {
            match self.said.recv_timeout(within) {
                Ok(message) => self.hear(message),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// Opens a file, with a text that need not be the one on disk.
    pub fn open(&mut self, file: &Path, text: &str) {
        self.version += 1;
        let version = self.version;
        let document = json!({
            "uri": uri(file), "languageId": "json", "version": version, "text": text
        });
        self.notify("textDocument/didOpen", json!({ "textDocument": document }));
    }

    /// Opens a file as it is on disk.
    pub fn open_as_it_is(&mut self, file: &Path) -> String {
        let text = fs::read_to_string(file).expect("a file");
        self.open(file, &text);
        text
    }

    /// Types until the file says this.
    pub fn change(&mut self, file: &Path, text: &str) {
        self.version += 1;
        let document = json!({ "uri": uri(file), "version": self.version });
        let changes = json!([{ "text": text }]);
        let params = json!({ "textDocument": document, "contentChanges": changes });
        self.notify("textDocument/didChange", params);
    }

    pub fn close(&mut self, file: &Path) {
        let params = json!({ "textDocument": { "uri": uri(file) } });
        self.notify("textDocument/didClose", params);
    }

    /// Asks something of the place where `|` stands in a text.
    pub fn ask(&mut self, method: &str, file: &Path, marked: &str) -> Value {
        let before = &marked[..marked.find('|').expect("a place")];
        let line = before.matches('\n').count();
        let column = before.rsplit('\n').next().unwrap_or_default();
        let position = json!({ "line": line, "character": column.encode_utf16().count() });
        let params = json!({ "textDocument": { "uri": uri(file) }, "position": position });
        self.request(&format!("textDocument/{method}"), params)
    }

    /// What the server shows in a file once that is what is expected: `RANGE MESSAGE`, a line each.
    #[track_caller]
    pub fn expect(&mut self, file: &Path, wanted: impl Fn(&[String]) -> bool) -> Vec<String> {
        let shown = until(|| {
            self.listen(Duration::from_millis(10));
            let shown = self.shown(file).unwrap_or_default();
            if self.shown(file).is_some() && wanted(&shown) {
                Ok(shown)
            } else {
                Err(format!("{}: {shown:#?}", file.display()))
            }
        });
        shown.unwrap_or_else(|shown| panic!("{shown}"))
    }

    /// What the server shows in a file; none where it has never said anything of it.
    pub fn shown(&self, file: &Path) -> Option<Vec<String>> {
        let place = |place: &Value| format!("{}:{}", place["line"], place["character"]);
        let line = |one: &Value| {
            let (range, message) = (&one["range"], one["message"].as_str());
            let (start, end) = (place(&range["start"]), place(&range["end"]));
            format!("{start}-{end} {}", message.expect("a message"))
        };
        Some(self.diagnostics.get(file)?.iter().map(line).collect())
    }

    /// How grave it is what is shown in a file: 1 for errors, 3 for information.
    pub fn severities(&self, file: &Path) -> Vec<u64> {
        let all = self.diagnostics.get(file).into_iter().flatten();
        all.filter_map(|one| one["severity"].as_u64()).collect()
    }

    /// The files in which something is shown.
    pub fn files(&self) -> Vec<&Path> {
        let shown = self.diagnostics.iter().filter(|(_, all)| !all.is_empty());
        shown.map(|(file, _)| file.as_path()).collect()
    }

    /// Closes its end of the connection, as an editor that crashes does.
    pub fn hang_up(&mut self) {
        self.input = None;
    }

    /// How the server ends.
    pub fn ended(&mut self) -> ExitStatus {
        let status = until(|| {
            let status = self.child.try_wait().map_err(|error| error.to_string())?;
            status.ok_or_else(|| "the server goes on".to_owned())
        });
        status.expect("an end")
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        _ = self.child.kill();
        _ = self.child.wait();
    }
}

pub fn uri(file: &Path) -> String {
    Url::from_file_path(file).expect("a whole path").into()
}

pub fn path(uri: &Value) -> PathBuf {
    let uri = Url::parse(uri.as_str().expect("an address")).expect("an address");
    uri.to_file_path().expect("a file")
}
