//! What the server knows between messages, and what it answers to each.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    process::ExitCode,
    sync::mpsc::Sender,
    time::{Duration, Instant},
};

use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use lsp_types::{
    Diagnostic, PublishDiagnosticsParams, TextDocumentPositionParams, Uri,
    notification::{Notification as _, PublishDiagnostics},
};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::Value;
use url::Url;

use super::{
    answers::Asked,
    check::{Checked, Order},
    inventory::Inventory,
    publications,
    setup::{Client, capabilities, watchers},
};
use crate::content::Texts;

/// How long nothing is typed before what was typed is checked.
const PAUSE: Duration = Duration::from_millis(200);

/// Serves one editor.
#[derive(Debug)]
pub struct Server {
    state: State,
    client: Client,
    /// By path, since an address may be written in several ways.
    documents: BTreeMap<PathBuf, Document>,
    /// By content folder.
    publications: BTreeMap<PathBuf, Publication>,
    orders: Sender<Order>,
}

/// Where the editor is in what it has to say first and last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Unknown,
    Served,
    ShutDown,
}

/// A file that is open in the editor.
#[derive(Debug)]
struct Document {
    uri: Uri,
    version: i32,
    text: String,
}

#[derive(Debug, Default)]
struct Publication {
    inventory: Inventory,
    /// The files that problems are shown in.
    shown: BTreeSet<PathBuf>,
    is_being_checked: bool,
    /// When to check it again.
    due: Option<Instant>,
}

/// As much of what the editor says of its documents as the server needs.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Said {
    text_document: SaidDocument,
    #[serde(default)]
    content_changes: Vec<SaidText>,
}

#[derive(Debug, Deserialize)]
struct SaidDocument {
    uri: Uri,
    #[serde(default)]
    version: i32,
    text: Option<String>,
}

#[derive(Debug, Deserialize)]
struct SaidText {
    text: String,
}

impl Server {
    /// Before the editor has said anything.
    pub fn new(orders: Sender<Order>) -> Self {
        Self {
            state: State::Unknown,
            client: Client::default(),
            documents: BTreeMap::new(),
            publications: BTreeMap::new(),
            orders,
        }
    }

    /// How the program ends when the editor says so: well only after it was told to shut down.
    pub fn exit_code(&self) -> ExitCode {
        if self.state == State::ShutDown {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }

    /// How long there is nothing to do, if nothing comes.
    pub fn rest(&self) -> Option<Duration> {
        let waiting = self
            .publications
            .values()
            .filter(|one| !one.is_being_checked);
        let first = waiting.filter_map(|one| one.due).min()?;
        Some(first.saturating_duration_since(Instant::now()))
    }

    /// Has those publications checked whose time has come.
    pub fn order_checks(&mut self) {
        let now = Instant::now();
        for (root, publication) in &mut self.publications {
            let is_due = publication.due.is_some_and(|due| due <= now);
            if !is_due || publication.is_being_checked {
                continue;
            }
            let texts = self
                .documents
                .iter()
                .filter(|(path, _)| path.starts_with(root));
            let texts = texts.map(|(path, document)| (path.clone(), document.text.clone()));
            let order = Order {
                root: root.clone(),
                texts: texts.collect::<Texts>(),
            };
            publication.due = None;
            publication.is_being_checked = self.orders.send(order).is_ok();
        }
    }

    /// What there is to say to what a check has found.
    pub fn show(&mut self, checked: Checked) -> Vec<Message> {
        let Some(publication) = self.publications.get_mut(&checked.root) else {
            return Vec::new();
        };
        publication.is_being_checked = false;
        if let Some(inventory) = checked.inventory {
            publication.inventory = inventory;
        }
        let mut found = checked.diagnostics;
        let files: BTreeSet<_> = found.keys().cloned().collect();
        let mended = publication
            .shown
            .difference(&files)
            .cloned()
            .collect::<Vec<_>>();
        publication.shown = files;
        found.extend(mended.into_iter().map(|file| (file, Vec::new())));
        let all = found.into_iter();
        all.filter_map(|(file, found)| self.diagnostics(&file, found))
            .collect()
    }

    fn diagnostics(&self, file: &Path, diagnostics: Vec<Diagnostic>) -> Option<Message> {
        let document = self.documents.get(file);
        let params = PublishDiagnosticsParams {
            uri: document.map_or_else(|| uri_of(file), |document| Some(document.uri.clone()))?,
            diagnostics,
            version: document.map(|document| document.version),
        };
        let params = serde_json::to_value(params).ok()?;
        let method = PublishDiagnostics::METHOD.to_owned();
        Some(Message::Notification(Notification { method, params }))
    }

    /// What there is to say to a message.
    pub fn hear(&mut self, message: Message) -> Vec<Message> {
        match message {
            Message::Request(request) => {
                let id = request.id.clone();
                let response_result =
                    self.answer(request)
                        .map_err(|(code, message)| lsp_server::ResponseError {
                            code: code as i32,
                            message,
                            data: None,
                        });
                vec![Message::Response(Response {
                    id,
                    response_result,
                })]
            }
            Message::Notification(said) => self.take_note(said),
            Message::Response(_) => Vec::new(),
        }
    }

    fn answer(&mut self, request: Request) -> Result<Value, (ErrorCode, String)> {
        let Request { method, params, .. } = request;
        match (self.state, method.as_str()) {
            (State::Unknown, "initialize") => {
                self.client = Client::of(&params);
                self.state = State::Served;
                for folder in std::mem::take(&mut self.client.folders) {
                    self.add_folder(&folder);
                }
                Ok(capabilities())
            }
            (State::Unknown, _) => Err((
                ErrorCode::ServerNotInitialized,
                "the first request has to be `initialize`".to_owned(),
            )),
            (State::ShutDown, _) | (State::Served, "initialize") => Err((
                ErrorCode::InvalidRequest,
                format!("`{method}` is not expected here"),
            )),
            (State::Served, "shutdown") => {
                self.state = State::ShutDown;
                Ok(Value::Null)
            }
            (State::Served, "textDocument/completion") => {
                self.look(params, |asked| asked.completion())
            }
            (State::Served, "textDocument/hover") => self.look(params, |asked| asked.hover()),
            (State::Served, "textDocument/definition") => {
                self.look(params, |asked| asked.definition())
            }
            (State::Served, _) => Err((
                ErrorCode::MethodNotFound,
                format!("there is no method `{method}`"),
            )),
        }
    }

    /// Answers a request about a place in a document; null where there is nothing to say.
    fn look<T: serde::Serialize>(
        &self,
        params: Value,
        answer: impl FnOnce(&Asked) -> Option<T>,
    ) -> Result<Value, (ErrorCode, String)> {
        let asked: TextDocumentPositionParams = read(params)?;
        let answer = self.asked(&asked).and_then(|asked| answer(&asked));
        serde_json::to_value(answer).map_err(|error| (ErrorCode::InternalError, error.to_string()))
    }

    fn asked(&self, asked: &TextDocumentPositionParams) -> Option<Asked<'_>> {
        let path = path_of(&asked.text_document.uri)?;
        let root = self
            .publications
            .keys()
            .filter(|root| path.starts_with(root));
        // The innermost, where one is inside of another.
        let root = root.max_by_key(|root| root.as_os_str().len())?;
        let is_of_words = path.starts_with(root.join("strings"));
        let is_json = path
            .extension()
            .is_some_and(|extension| extension == "json");
        (is_json && !is_of_words).then_some(())?;
        Some(Asked {
            text: &self.documents.get(&path)?.text,
            position: asked.position,
            inventory: &self.publications.get(root)?.inventory,
        })
    }

    fn take_note(&mut self, said: Notification) -> Vec<Message> {
        if self.state != State::Served {
            return Vec::new();
        }
        let Notification { method, params } = said;
        match method.as_str() {
            "initialized" if self.client.registers_watchers => {
                return vec![Message::Request(Request {
                    id: RequestId::from("watch".to_owned()),
                    method: "client/registerCapability".to_owned(),
                    params: watchers(),
                })];
            }
            "textDocument/didOpen" => self.with_document(params, Self::open),
            "textDocument/didChange" => self.with_document(params, Self::change),
            "textDocument/didClose" => self.with_document(params, |server, path, _| {
                server.documents.remove(path);
                server.check_soon(path, Duration::ZERO);
            }),
            "textDocument/didSave" => self.with_document(params, |server, path, _| {
                server.check_soon(path, Duration::ZERO);
            }),
            "workspace/didChangeWatchedFiles" => {
                for uri in uris(&params, "/changes") {
                    self.check_soon(&uri, PAUSE);
                }
            }
            "workspace/didChangeWorkspaceFolders" => {
                for folder in uris(&params, "/event/added") {
                    self.add_folder(&folder);
                }
                let gone = uris(&params, "/event/removed");
                return gone
                    .iter()
                    .flat_map(|folder| self.remove_folder(folder))
                    .collect();
            }
            _ => {}
        }
        Vec::new()
    }

    fn with_document(&mut self, params: Value, act: impl FnOnce(&mut Self, &Path, Said)) {
        match read::<Said>(params) {
            Ok(said) => {
                if let Some(path) = path_of(&said.text_document.uri) {
                    act(self, &path, said);
                }
            }
            Err((_, error)) => eprintln!("warning: a notification that can't be read: {error}"),
        }
    }

    fn open(&mut self, path: &Path, said: Said) {
        let SaidDocument { uri, version, text } = said.text_document;
        let document = Document {
            uri,
            version,
            text: text.unwrap_or_default(),
        };
        self.documents.insert(path.to_owned(), document);
        if let Some(root) = publications::around(path) {
            self.publications.entry(root).or_default();
        }
        self.check_soon(path, Duration::ZERO);
    }

    fn change(&mut self, path: &Path, said: Said) {
        let newest = said.content_changes.into_iter().next_back();
        if let (Some(document), Some(newest)) = (self.documents.get_mut(path), newest) {
            document.text = newest.text;
            document.version = said.text_document.version;
            self.check_soon(path, PAUSE);
        }
    }

    fn add_folder(&mut self, folder: &Path) {
        for root in publications::within(folder) {
            let publication = self.publications.entry(root).or_default();
            publication.due = Some(Instant::now());
        }
    }

    /// Forgets the publications of a folder, and takes back what is shown of them.
    fn remove_folder(&mut self, folder: &Path) -> Vec<Message> {
        let all = std::mem::take(&mut self.publications).into_iter();
        let (gone, stay): (Vec<_>, Vec<_>) = all.partition(|(root, _)| root.starts_with(folder));
        self.publications = stay.into_iter().collect();
        let shown = gone
            .into_iter()
            .flat_map(|(_, publication)| publication.shown);
        shown
            .filter_map(|file| self.diagnostics(&file, Vec::new()))
            .collect()
    }

    /// Has the publication checked that a file is in, once nothing has happened for so long.
    fn check_soon(&mut self, path: &Path, pause: Duration) {
        for (root, publication) in &mut self.publications {
            if path.starts_with(root) {
                publication.due = Some(Instant::now() + pause);
            }
        }
    }
}

fn read<T: DeserializeOwned>(params: Value) -> Result<T, (ErrorCode, String)> {
    serde_json::from_value(params).map_err(|error| (ErrorCode::InvalidParams, error.to_string()))
}

/// The files that a list of objects names by their `uri`.
fn uris(params: &Value, list: &str) -> Vec<PathBuf> {
    let list = params.pointer(list).and_then(Value::as_array);
    let uris = list
        .into_iter()
        .flatten()
        .filter_map(|one| one.get("uri")?.as_str());
    uris.filter_map(to_path).collect()
}

/// The file of an address; none where it is not on disk.
fn path_of(uri: &Uri) -> Option<PathBuf> {
    to_path(uri.as_str())
}

/// The file of an address; none where it is not on disk.
pub fn to_path(uri: &str) -> Option<PathBuf> {
    Url::parse(uri).ok()?.to_file_path().ok()
}

/// The address of a file.
pub fn uri_of(file: &Path) -> Option<Uri> {
    Url::from_file_path(file).ok()?.as_str().parse().ok()
}
