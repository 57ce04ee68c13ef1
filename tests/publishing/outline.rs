//! The headings of a page, and what stands empty.

use serde_json::{Value, json};

use crate::support::{
    Document,
    publisher::{Publisher, said},
    story,
};

fn published(fields: Value) -> Document {
    let story = story("2025-05-10T08:00:00Z", fields);
    let publisher = Publisher::new().with("articles/world/told.json", story);
    publisher.build().document("world/told/")
}

/// The elements of its headings in their order.
fn levels(document: &Document) -> Vec<usize> {
    let names = document.names("main :is(h1, h2, h3, h4, h5, h6)");
    names
        .iter()
        .map(|name| name[1..].parse().expect("a level"))
        .collect()
}

#[track_caller]
fn assert_whole(levels: &[usize]) {
    assert_eq!(levels.first(), Some(&1));
    for pair in levels.windows(2) {
        assert!(pair[1] <= pair[0] + 1, "a level is skipped: {levels:?}");
    }
}

fn heading(level: u8) -> Value {
    json!({ "type": "heading", "level": level, "text": "A part" })
}

#[test]
fn no_level_of_headings_is_skipped_in_a_story_and_in_its_boxes() {
    let aside = json!({ "type": "info-box", "title": "Aside", "body": [heading(3)] });
    let more = json!({ "type": "expander", "title": "More", "body": [heading(2), heading(3)] });
    let time = json!({ "type": "timeline", "periods": [
        { "title": "Then", "events": [{ "date": "9 May", "body": [heading(3)] }] }
    ] });
    for body in [
        json!([heading(3)]),
        json!([aside, heading(3)]),
        json!([more, heading(3), heading(2), heading(3)]),
        json!([time, heading(3)]),
        json!([heading(2), heading(3), aside]),
    ] {
        assert_whole(&levels(&published(json!({ "body": body }))));
    }
    let whole = published(json!({ "body": [heading(2), heading(3), heading(3)] }));
    assert_eq!(levels(&whole)[..4], [1, 2, 3, 3]);
}

#[test]
fn no_level_of_headings_is_skipped_in_posts_with_a_title_and_without() {
    let question =
        json!({ "type": "questions", "items": [{ "text": "Why?", "answer": [heading(3)] }] });
    let post = |id: &str, hour: u32, title: Option<&str>| {
        let published = format!("2025-05-10T{hour:02}:00:00Z");
        let body = json!([heading(3), heading(2), question]);
        let mut post = json!({ "id": id, "published": published, "body": body });
        if let Some(title) = title {
            post["title"] = json!(title);
        }
        post
    };
    let posts = json!([
        post("c", 11, None),
        post("b", 10, Some("Titled")),
        post("a", 9, None)
    ]);
    let fields = json!({ "kind": "live", "body": [], "live": { "posts": posts } });

    let levels = levels(&published(fields));

    assert_whole(&levels);
    assert!(levels.contains(&4), "{levels:?}");
}

#[test]
fn a_post_has_both_levels_of_headings_under_its_title() {
    let post = |id: &str, hour: u32, title: Value| {
        let published = format!("2025-05-10T{hour:02}:00:00Z");
        let body = json!([heading(2), heading(3), heading(2)]);
        json!({ "id": id, "published": published, "title": title, "body": body })
    };
    let mut untitled = post("b", 10, json!(""));
    untitled.as_object_mut().expect("fields").remove("title");
    let posts = json!([untitled, post("a", 9, json!("Titled"))]);
    let fields = json!({ "kind": "live", "body": [], "live": { "posts": posts } });

    let levels = levels(&published(fields));

    let of_posts = [3, 4, 3, 3, 4, 5, 4];
    assert!(levels.windows(7).any(|part| part == of_posts), "{levels:?}");
}

#[test]
fn a_heading_in_an_answer_stands_under_its_question() {
    let answered = |answer: Value| {
        let questions =
            json!({ "type": "questions", "items": [{ "text": "Why?", "answer": answer }] });
        let story = story("2025-05-10T08:00:00Z", json!({ "body": [questions] }));
        let publisher = Publisher::new().with("articles/world/told.json", story);
        said(&publisher.command("check").output().expect("a start"))
    };

    assert_eq!(answered(json!([heading(3)])), "content: no problems\n");
    let box_of = json!({ "type": "info-box", "title": "Box", "body": [heading(3)] });
    assert!(answered(json!([box_of])).contains("no heading of level 2"));
}

#[test]
fn a_credit_by_itself_has_no_mark_before_it_and_one_label() {
    let caption = |caption: Value| {
        let image =
            json!({ "type": "image", "src": "lead.svg", "alt": "A line", "caption": caption });
        let document = published(json!({ "body": [image] }));
        let text = document.text(".story__body figcaption");
        (text, document.count(".story__body .caption__credit"))
    };
    let alone = |text: &str| (text.to_owned(), 0);
    let after = |text: &str| (text.to_owned(), 1);

    let credit = "Photograph: Ada/Agency";
    assert_eq!(caption(json!({ "credit": credit })), alone(credit));
    assert_eq!(caption(json!({ "text": " ", "credit": "Ada" })).1, 0);
    assert_eq!(caption(json!({ "credit": "Ada" })), alone("Picture: Ada"));
    assert_eq!(
        caption(json!({ "text": "A line", "credit": "Foto: dpa" })),
        after("A line Foto: dpa")
    );
    assert_eq!(
        caption(json!({ "text": "A line", "credit": "Photo by Ada" })),
        after("A line Photo by Ada")
    );
    for (label, text) in [
        ("photograph", "Photograph: Ada"),
        ("illustration", "Illustration: Ada"),
        ("graphic", "Graphic: Ada"),
        ("composite", "Composite: Ada"),
    ] {
        assert_eq!(
            caption(json!({ "credit": "Ada", "label": label })),
            alone(text)
        );
    }
}

#[test]
fn a_live_blog_without_key_events_offers_no_filter_once_it_is_over() {
    let bar = |key: bool, ended: bool| {
        let body = json!([{ "type": "paragraph", "text": "Words." }]);
        let post =
            json!({ "id": "a", "published": "2025-05-10T09:00:00Z", "key": key, "body": body });
        let mut live = json!({ "posts": [post] });
        if ended {
            live["ended"] = json!("2025-05-10T10:00:00Z");
        }
        published(json!({ "kind": "live", "body": [], "live": live })).count(".live__bar")
    };

    assert_eq!(bar(false, true), 0);
    assert_eq!(bar(true, true), 1);
    // A key event may come while it is live: until then the styles hide the filter.
    assert_eq!(bar(false, false), 1);
}
