//! What editor and server tell each other first.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::uri::to_path;

/// What the server has to know of the editor.
#[derive(Debug, Default)]
pub struct Client {
    /// The folders that are open in it.
    pub folders: Vec<PathBuf>,
    /// Whether it tells of files that others have changed, if it is asked to.
    pub registers_watchers: bool,
}

impl Client {
    /// From the parameters of `initialize`. Older editors name one folder.
    pub fn of(params: &Value) -> Self {
        let folders = params.get("workspaceFolders").and_then(Value::as_array);
        let folders = folders.into_iter().flatten().map(|folder| &folder["uri"]);
        let mut folders: Vec<_> = folders.filter_map(|uri| to_path(uri.as_str()?)).collect();
        if folders.is_empty() {
            let uri = params.get("rootUri").and_then(Value::as_str);
            folders.extend(uri.and_then(to_path));
        }
        let registers = "/capabilities/workspace/didChangeWatchedFiles/dynamicRegistration";
        Self {
            folders,
            registers_watchers: params.pointer(registers) == Some(&Value::Bool(true)),
        }
    }
}

/// What the server can do: the answer to `initialize`.
pub fn capabilities() -> Value {
    /// Documents are sent in full at every change.
    const FULL: u8 = 1;
    json!({
        "capabilities": {
            "positionEncoding": "utf-16",
            "textDocumentSync": { "openClose": true, "change": FULL, "save": true },
            "completionProvider": { "triggerCharacters": ["\"", "/", "(", ":"] },
            "hoverProvider": true,
            "definitionProvider": true,
            "workspace": {
                "workspaceFolders": { "supported": true, "changeNotifications": true }
            }
        },
        "serverInfo": { "name": "standfirst", "version": env!("CARGO_PKG_VERSION") }
    })
}

/// Asks the editor to tell of files that others change.
pub fn watchers() -> Value {
    let content = "**/{articles,authors,pages,strings,media}/**";
    json!({
        "registrations": [{
            "id": "files",
            "method": "workspace/didChangeWatchedFiles",
            "registerOptions": {
                "watchers": [{ "globPattern": content }, { "globPattern": "**/site.json" }]
            }
        }]
    })
}
