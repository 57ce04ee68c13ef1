//! Which publications are checked, wherever the open folder is.

use std::{fs, path::Path, time::Duration};

use serde_json::json;

use super::client::{Editor, uri};
use crate::support::{
    publisher::{Publisher, copy},
    story,
};

/// A publication with a story that has a mistake.
fn with_mistake() -> Publisher {
    let story = story("2025-05-09T18:30:00Z", json!({ "section": "nowhere" }));
    Publisher::new().with("articles/world/bad.json", story)
}

fn expect_mistake(editor: &mut Editor, content: &Path) {
    let file = content.join("articles/world/bad.json");
    let shown = editor.expect(&file, |shown| !shown.is_empty());
    assert!(shown[0].contains("no section `nowhere`"), "{shown:?}");
}

#[test]
fn a_publication_is_found_around_the_open_folder_and_below_it() {
    let publisher = with_mistake();
    for folder in ["", "content", "content/articles", "content/articles/world"] {
        let folder = publisher.folder.path().join(folder);
        let mut editor = Editor::with_folder(&publisher, &folder);
        expect_mistake(&mut editor, &publisher.content(""));
    }
}

#[test]
fn several_publications_of_a_folder_are_checked_each_by_itself() {
    let publisher = with_mistake();
    let root = publisher.folder.path();
    for name in ["sites/one", "sites/two"] {
        copy(&publisher.content(""), &root.join(name));
    }
    let mut editor = Editor::of(&publisher);
    for name in ["content", "sites/one", "sites/two"] {
        expect_mistake(&mut editor, &root.join(name));
    }
    assert_eq!(editor.files().len(), 3);
}

#[test]
fn one_that_is_far_below_is_found_once_a_file_of_it_is_open() {
    let publisher = with_mistake();
    let far = publisher.folder.path().join("a/b/c/content");
    copy(&publisher.content(""), &far);
    fs::remove_dir_all(publisher.content("")).expect("the content");
    let mut editor = Editor::of(&publisher);
    editor.listen(Duration::from_millis(500));
    assert!(editor.files().is_empty());

    editor.open_as_it_is(&far.join("authors/desk.json"));
    expect_mistake(&mut editor, &far);
}

#[test]
fn a_folder_that_is_taken_out_of_the_workspace_shows_nothing_any_more() {
    let publisher = with_mistake();
    let mut editor = Editor::of(&publisher);
    expect_mistake(&mut editor, &publisher.content(""));

    let folder = json!([{ "uri": uri(publisher.folder.path()), "name": "folder" }]);
    let change = json!({ "event": { "added": [], "removed": folder } });
    editor.notify("workspace/didChangeWorkspaceFolders", change);
    let file = publisher.content("articles/world/bad.json");
    editor.expect(&file, <[_]>::is_empty);

    let change = json!({ "event": { "added": folder, "removed": [] } });
    editor.notify("workspace/didChangeWorkspaceFolders", change);
    expect_mistake(&mut editor, &publisher.content(""));
}

#[test]
fn where_no_publication_is_nothing_is_said() {
    let publisher = with_mistake();
    fs::remove_dir_all(publisher.content("")).expect("the content");
    // Files of the same name that belong to something else.
    let publisher = publisher
        .with("site.json", json!({ "title": "Of another tool" }))
        .with(
            "schema/site.json",
            json!({ "properties": { "base_url": {} } }),
        );
    let file = publisher.content("site.json");
    let mut editor = Editor::of(&publisher);
    let text = editor.open_as_it_is(&file);
    editor.change(&file, &format!("{text},"));
    editor.open(&publisher.folder.path().join("notes.txt"), "words");
    editor.notify(
        "textDocument/didOpen",
        json!({ "textDocument": { "uri": "untitled:1", "languageId": "json", "version": 1, "text": "{" } }),
    );

    let asked = editor.ask("completion", &file, "{ \"section\": \"|\" }");
    assert!(asked.is_null());
    editor.listen(Duration::from_millis(500));
    assert!(editor.files().is_empty());
}
