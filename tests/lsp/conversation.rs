//! The conversation itself: what is out of order, what can't be read, and the end.

use std::time::Duration;

use serde_json::{Value, json};

use super::client::Editor;
use crate::support::publisher::Publisher;

const NOT_INITIALIZED: i32 = -32002;
const INVALID_REQUEST: i32 = -32600;
const METHOD_NOT_FOUND: i32 = -32601;
const INVALID_PARAMS: i32 = -32602;

#[test]
fn the_server_says_what_it_can_do() {
    let publisher = Publisher::new();
    let mut editor = Editor::start(&publisher);
    let said = editor.request(
        "initialize",
        json!({ "processId": null, "capabilities": {} }),
    );

    assert_eq!(said["serverInfo"]["name"], "standfirst");
    for able in ["completionProvider", "hoverProvider", "definitionProvider"] {
        assert!(!said["capabilities"][able].is_null(), "{able}");
    }
}

#[test]
fn what_is_out_of_order_is_answered_with_an_error() {
    let publisher = Publisher::new();
    let mut editor = Editor::start(&publisher);
    let early = editor.try_request("textDocument/hover", json!({}));
    assert_eq!(early, Err(NOT_INITIALIZED));
    editor.request("initialize", json!({ "rootUri": null, "capabilities": {} }));
    let again = editor.try_request("initialize", json!({ "capabilities": {} }));
    assert_eq!(again, Err(INVALID_REQUEST));
    assert_eq!(
        editor.try_request("textDocument/dream", json!({})),
        Err(METHOD_NOT_FOUND)
    );
    for params in [
        Value::Null,
        json!([]),
        json!({ "textDocument": { "uri": "a b" } }),
    ] {
        let asked = editor.try_request("textDocument/completion", params);
        assert_eq!(asked, Err(INVALID_PARAMS));
    }
    assert_eq!(editor.request("shutdown", Value::Null), Value::Null);
    let late = editor.try_request("textDocument/hover", json!({}));
    assert_eq!(late, Err(INVALID_REQUEST));
}

#[test]
fn what_can_not_be_read_ends_nothing() {
    let publisher = Publisher::new();
    let mut editor = Editor::of(&publisher);
    for bytes in [
        &b"Content-Length: 5\r\n\r\n{\"a\":"[..],
        b"Content-Length: 3\r\n\r\n\xff\xfe\xfd",
        b"Content-Length: many\r\n\r\n",
        b"no header\r\n\r\n",
        b"Content-Length: 2\r\n\r\n{}",
        b"Content-Length: 4\r\n\r\nnull",
    ] {
        editor.send_bytes(bytes);
    }
    for method in ["didOpen", "didChange", "didClose", "didSave"] {
        editor.notify(
            &format!("textDocument/{method}"),
            json!({ "textDocument": 1 }),
        );
    }
    editor.notify("workspace/didChangeWatchedFiles", json!([]));
    editor.notify("$/setTrace", json!({}));
    editor.notify("nothing/known", Value::Null);

    assert_eq!(editor.request("shutdown", Value::Null), Value::Null);
}

#[test]
fn the_server_ends_well_only_after_it_was_told_to_shut_down() {
    let publisher = Publisher::new();
    let mut editor = Editor::of(&publisher);
    editor.request("shutdown", Value::Null);
    editor.notify("exit", Value::Null);
    assert_eq!(editor.ended().code(), Some(0));

    let mut editor = Editor::of(&publisher);
    editor.notify("exit", Value::Null);
    assert_eq!(editor.ended().code(), Some(1));
}

#[test]
fn a_server_whose_editor_is_gone_ends_too() {
    let publisher = Publisher::new();
    for is_initialized in [false, true] {
        let mut editor = Editor::start(&publisher);
        if is_initialized {
            editor = Editor::of(&publisher);
            editor.listen(Duration::from_millis(300));
        }
        editor.hang_up();
        assert_eq!(editor.ended().code(), Some(1));
    }
}
