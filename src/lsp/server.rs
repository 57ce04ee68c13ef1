//! What the server answers to each message.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    sync::mpsc::Sender,
    time::Duration,
};

use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response, ResponseError};
use lsp_types::{TextDocumentPositionParams, Uri};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;

use super::{
    answers::Asked,
    check::Order,
    setup::{Client, capabilities, watchers},
    uri::{path_of, to_path},
    workspace::{Document, PAUSE, Workspace},
};

/// Serves one editor.
#[derive(Debug)]
pub struct Server {
    state: State,
    client: Client,
    /// What it is about.
    pub workspace: Workspace,
}

/// How far the editor is in what it has to say first and last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Unknown,
    Served,
    ShutDown,
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
    #[serde(default)]
    text: String,
}

#[derive(Debug, Deserialize)]
struct SaidText {
    text: String,
}

type Answer = Result<Value, (ErrorCode, String)>;

impl Server {
    /// Before the editor has said anything; checks are ordered there.
    pub fn new(orders: Sender<Order>) -> Self {
        Self {
            state: State::Unknown,
            client: Client::default(),
            workspace: Workspace::new(orders),
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

    /// What there is to say to a message.
    pub fn hear(&mut self, message: Message) -> Vec<Message> {
        match message {
            Message::Request(request) => {
                let id = request.id.clone();
                let answer = self.answer(request);
                let response_result = answer.map_err(|(code, message)| ResponseError {
                    code: code as i32,
                    message,
                    data: None,
                });
                vec![Message::Response(Response {
                    id,
                    response_result,
                })]
            }
            Message::Notification(said) if self.state == State::Served => self.take_note(said),
            Message::Notification(_) | Message::Response(_) => Vec::new(),
        }
    }

    fn answer(&mut self, request: Request) -> Answer {
        let Request { method, params, .. } = request;
        match (self.state, method.as_str()) {
            (State::Unknown, "initialize") => {
                self.client = Client::of(&params);
                self.state = State::Served;
                for folder in &self.client.folders {
                    self.workspace.add_folder(folder);
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
    fn look<T: Serialize>(
        &self,
        params: Value,
        answer: impl FnOnce(&Asked) -> Option<T>,
    ) -> Answer {
        let asked: TextDocumentPositionParams = read(params)?;
        let asked = self.workspace.asked(&asked);
        let answer = asked.and_then(|asked| answer(&asked));
        serde_json::to_value(answer).map_err(|error| (ErrorCode::InternalError, error.to_string()))
    }

    fn take_note(&mut self, said: Notification) -> Vec<Message> {
        let Notification { method, params } = said;
        match method.as_str() {
            "initialized" if self.client.registers_watchers => {
                return vec![Message::Request(Request {
                    id: RequestId::from("watch".to_owned()),
                    method: "client/registerCapability".to_owned(),
                    params: watchers(),
                })];
            }
            "textDocument/didOpen" => self.with_document(params, |workspace, path, said| {
                let SaidDocument { uri, version, text } = said.text_document;
                workspace.open(path, Document { uri, version, text });
            }),
            "textDocument/didChange" => self.with_document(params, |workspace, path, said| {
                let version = said.text_document.version;
                // Each is the whole text.
                if let Some(newest) = said.content_changes.into_iter().next_back() {
                    workspace.change(path, version, newest.text);
                }
            }),
            "textDocument/didClose" => {
                self.with_document(params, |workspace, path, _| workspace.close(path));
            }
            "textDocument/didSave" => self.with_document(params, |workspace, path, _| {
                workspace.check_soon(path, Duration::ZERO);
            }),
            "workspace/didChangeWatchedFiles" => {
                for path in paths(&params, "/changes") {
                    self.workspace.check_soon(&path, PAUSE);
                }
            }
            "workspace/didChangeWorkspaceFolders" => {
                let gone = paths(&params, "/event/removed").into_iter();
                let answers = gone.flat_map(|folder| self.workspace.remove_folder(&folder));
                let answers = answers.collect();
                for folder in paths(&params, "/event/added") {
                    self.workspace.add_folder(&folder);
                }
                return answers;
            }
            _ => {}
        }
        Vec::new()
    }

    /// Does something about a document on disk.
    fn with_document(&mut self, params: Value, act: impl FnOnce(&mut Workspace, &Path, Said)) {
        match read::<Said>(params) {
            Ok(said) => {
                if let Some(path) = path_of(&said.text_document.uri) {
                    act(&mut self.workspace, &path, said);
                }
            }
            Err((_, error)) => {
                crate::say::err!("warning: a notification that can't be read: {error}");
            }
        }
    }
}

fn read<T: DeserializeOwned>(params: Value) -> Result<T, (ErrorCode, String)> {
    serde_json::from_value(params).map_err(|error| (ErrorCode::InvalidParams, error.to_string()))
}

/// The files that a list of objects names by their `uri`.
fn paths(params: &Value, list: &str) -> Vec<PathBuf> {
    let list = params.pointer(list).and_then(Value::as_array);
    let list = list.into_iter().flatten();
    let uris = list.filter_map(|one| one.get("uri")?.as_str());
    uris.filter_map(to_path).collect()
}
