//! What a story shows and says after it has moved in is what it showed and said before.

use std::fs;

use serde_json::json;

use super::{Import, uploads};
use crate::support::fixture;

const STORY: &str = "articles/coast/tides.md";

/// Imports the fixture with other words in place of its gallery.
fn with(words: &str, pictures: &[&str]) -> Import {
    let export = fixture("import/wordpress/tides.xml");
    let export = fs::read_to_string(export).expect("the export");
    let gallery = "[gallery ids=\"50,51\" columns=\"2\"]";
    assert!(export.contains(gallery));
    let import = Import::new();
    let file = import.publisher.folder.path().join("export.xml");
    fs::write(&file, export.replace(gallery, words)).expect("an export");
    let uploads = uploads(pictures);
    let folder = uploads.path().to_str().expect("a path").to_owned();
    import.must_run(&[&file], &["--media", &folder]);
    import.checks();
    import
}

#[test]
fn a_gallery_without_numbers_shows_what_was_uploaded_for_its_story() {
    let pictures = |words: &str| {
        let import = with(words, &["2019/05/pier.png", "2019/05/quay.png"]);
        import.json(STORY)["body"]
            .to_string()
            .matches("2019/05/pier.png")
            .count()
    };
    assert_eq!(pictures("[gallery]"), pictures("") + 1);
}

#[test]
fn a_picture_of_a_gallery_that_is_not_in_the_export_is_reported() {
    let import = with("[gallery ids=\"50,999\"]", &["2019/05/pier.png"]);
    let reported = import.reported("picture of a gallery");
    assert_eq!(reported[0]["outcome"], "dropped");
    assert_eq!(reported[0]["text"], "999");
}

#[test]
fn a_picture_of_another_site_is_not_taken_for_one_of_the_same_path() {
    let other =
        "<img src=\"https://other.example/wp-content/uploads/2019/05/pier.png\" alt=\"Theirs\">";
    let import = with(other, &["2019/05/pier.png"]);
    let shown = import.blocks(STORY, "image");
    assert!(shown.iter().all(|picture| picture["alt"] != "Theirs"));
    assert!(import.json(STORY).to_string().contains("Theirs"));
}

#[test]
fn numbers_of_lists_and_marks_of_words_are_kept() {
    let import = with(
        "<ol start=\"5\"><li>Five</li></ol>\n\nThe <abbr title=\"World Health Organization\">WHO</abbr> \
         said <del>four</del> <ins>five</ins>, <mark>at once</mark>: <kbd>Ctrl</kbd>.",
        &[],
    );
    let list = &import.blocks(STORY, "list")[0];
    assert_eq!(list["start"], 5);
    let story = import.json(STORY).to_string();
    for span in [
        json!({ "type": "abbreviation", "title": "World Health Organization", "text": "WHO" }),
        json!({ "type": "deletion", "text": "four" }),
        json!({ "type": "insertion", "text": "five" }),
        json!({ "type": "highlight", "text": "at once" }),
        json!({ "type": "keyboard", "text": "Ctrl" }),
    ] {
        assert!(story.contains(&span.to_string()), "{span} in {story}");
    }
}

#[test]
fn code_is_kept_as_it_is_written() {
    let code = "if a:\n    print(\"<b>&amp;</b>\")";
    let import = with(
        &format!("[sourcecode language=\"python\"]\n{code}\n[/sourcecode]"),
        &[],
    );
    let block = &import.blocks(STORY, "code")[0];
    assert_eq!(block["text"], "if a:\n    print(\"<b>&</b>\")");
    assert_eq!(block["language"], "python");
}
