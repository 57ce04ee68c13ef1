//! What was wrong: in its story, on a page, in a feed, and for search engines.

use std::fs;

use serde_json::{Value, json};

use super::bridge::{BRIDGE, bridge, corrected, texts};
use crate::support::publisher::Publisher;

#[test]
fn a_correction_stands_after_its_block_and_at_the_top() {
    let publisher = Publisher::new().with(BRIDGE, corrected()).build();

    let page = publisher.document("science/bridge/");

    let link = "a[href='#correction-2'][rel=external]";
    assert!(page.text(link).starts_with("Corrected on "));
    let time = page.attribute(&format!("{link} time"), "datetime");
    assert!(time.is_some_and(|time| time.starts_with("2025-05-12")));
    // In this order: the way to it, one at the top, and one after the block that it corrects.
    let order = "a[href='#correction-2'], #correction-1, .story__body > *";
    let told = page.texts(order);
    let starts = [
        "Corrected on ",
        "Clarification",
        "It was opened in spring",
        "It is 400 metres long",
        "Correction",
        "Many people walk",
    ];
    assert_eq!(told.len(), starts.len(), "{told:?}");
    for (told, start) in told.iter().zip(starts) {
        assert!(told.starts_with(start), "{told:?} is not {start:?}");
    }
    assert!(told[1].ends_with("Spring is meant."), "{told:?}");
    assert_eq!(
        page.text("#correction-1 .correction__label strong"),
        "Clarification"
    );
    assert_eq!(page.text("#correction-2 em"), "<500>");
    let notes = page.attributes("aside.correction[role=note]", "id");
    assert_eq!(notes, ["correction-1", "correction-2"]);
    assert!(!page.text("html").contains("Not yet to be told"));
}

#[test]
fn search_engines_are_told_of_corrections() {
    let publisher = Publisher::new().with(BRIDGE, corrected()).build();

    let page = publisher.page("science/bridge/");

    let data = &page["head"]["structured"]["@graph"][0];
    assert_eq!(data["dateModified"], "2025-05-12T11:00:00+02:00");
    assert_eq!(
        data["correction"][0],
        json!({
            "@type": "CorrectionComment",
            "text": "It is 400 metres long, not <500>.",
            "datePublished": "2025-05-12T11:00:00+02:00",
        })
    );
    assert_eq!(data["correction"].as_array().map(Vec::len), Some(2));
}

#[test]
fn all_corrections_are_on_a_page_and_in_a_feed() {
    let publisher = Publisher::new().with(BRIDGE, corrected()).build();

    let page = publisher.page("corrections/");
    let told = texts(&page);
    assert!(told[0].starts_with("The bridgeCorrection "), "{told:?}");
    let clarification = |told: &String| told.starts_with("The bridgeClarification ");
    assert!(told.iter().any(clarification), "{told:?}");
    let page = publisher.document("corrections/");
    assert_eq!(
        page.count("a[href='/news/site/science/bridge/#correction-2']"),
        1
    );
    let discovery = page.attributes("link[rel=alternate][type='application/atom+xml']", "href");
    let feed = "https://fixture.example/news/site/corrections/feed.xml";
    assert!(discovery.contains(&feed.to_owned()), "{discovery:?}");
    let front = publisher.document("");
    assert_eq!(front.count("a[href='/news/site/corrections/']"), 1);

    let feed = publisher.read("corrections/feed.xml");
    let feed = roxmltree::Document::parse(&feed).expect("XML");
    const ATOM: &str = "http://www.w3.org/2005/Atom";
    let child = |node: roxmltree::Node, name: &str| -> String {
        let found = node
            .children()
            .find(|child| child.has_tag_name((ATOM, name)));
        let found = found.unwrap_or_else(|| panic!("no {name}"));
        found.text().unwrap_or_default().to_owned()
    };
    let root = feed.root_element();
    assert!(root.has_tag_name((ATOM, "feed")));
    assert_eq!(child(root, "id"), "tag:fixture.example,2026:/corrections/");
    assert_eq!(child(root, "updated"), "2025-05-12T11:00:00+02:00");
    assert!(root.descendants().any(|node| {
        node.attribute("rel") == Some("self")
            && node.attribute("href")
                == Some("https://fixture.example/news/site/corrections/feed.xml")
    }));
    let author = root
        .children()
        .find(|node| node.has_tag_name((ATOM, "author")));
    assert_eq!(
        child(author.expect("an author"), "name"),
        "The Fixture & Sons"
    );
    let entries = root
        .children()
        .filter(|node| node.has_tag_name((ATOM, "entry")));
    let entries: Vec<_> = entries.collect();
    let first = entries[0];
    assert_eq!(entries.len(), told.len());
    assert_eq!(child(first, "title"), "Correction: The bridge");
    let url = "https://fixture.example/news/site/science/bridge/#correction-2";
    let link = first
        .children()
        .find(|child| child.has_tag_name((ATOM, "link")));
    assert_eq!(link.and_then(|link| link.attribute("href")), Some(url));
    assert_eq!(
        child(first, "id"),
        "tag:fixture.example,2025-05-10:/bridge/0800#correction-2"
    );
    assert_eq!(
        child(first, "content"),
        "<p>It is 400 metres long, not <em>&lt;500&gt;</em>.</p>"
    );
}

#[test]
fn a_correction_elsewhere_than_in_its_story_leads_to_no_part_of_it() {
    let mut story = bridge();
    story["body"] = json!([
        { "type": "paragraph", "text": ["It spans.", { "type": "note", "note": "one" }] },
        { "type": "glossary", "items": [{ "id": "span", "term": "Span", "text": "A part." }] }
    ]);
    story["notes"] = json!([{ "id": "one", "text": "A note." }]);
    story["corrections"] = json!([{
        "date": "2025-05-12T09:00:00Z",
        "text": ["It has two ", { "type": "term", "term": "span", "text": "spans" },
            { "type": "note", "note": "one" }, "."]
    }]);
    let publisher = Publisher::new().with(BRIDGE, story).build();

    for name in ["corrections/index.html", "corrections/feed.xml"] {
        let told = publisher.read(name);
        assert!(told.contains("It has two spans."), "{told}");
        assert!(!told.contains("#term-") && !told.contains("#note-"));
    }
    let own = publisher.document("science/bridge/");
    assert_eq!(own.count("#correction-1 a[href='#term-span']"), 1);
    assert_eq!(own.count("#correction-1 a[href='#note-1']"), 1);
}

#[test]
fn a_note_that_only_what_is_held_back_refers_to_leads_nowhere() {
    let mut story = bridge();
    story["body"][0]["text"] = json!(["It spans.", { "type": "note", "note": "one" }]);
    story["notes"] = json!([{ "id": "one", "text": "Early." }, { "id": "two", "text": "Late." }]);
    story["corrections"] = json!([{
        "date": "2025-05-21T09:00:00Z",
        "text": ["Not yet.", { "type": "note", "note": "two" }]
    }]);
    let publisher = Publisher::new().with(BRIDGE, story).build();

    let page = publisher.document("science/bridge/");

    assert_eq!(page.count("a[href='#to-note-1']"), 1);
    assert_eq!(page.count("#to-note-1"), 1);
    let whole = publisher.read("science/bridge/index.html");
    assert!(!whole.contains("to-note-2"), "{whole}");
}

/// Clocks in London were 75 seconds behind those in Greenwich until 1847.
#[test]
fn a_date_before_standard_time_is_one_that_feeds_can_say() {
    let mut story = corrected();
    story["published"] = json!("1840-05-01T00:00:00Z");
    story["corrections"] = json!([{ "date": "1840-05-02T10:00:00Z", "text": "It was wet." }]);

    let publisher = Publisher::new()
        .with_site(json!({ "time_zone": "Europe/London" }))
        .with(BRIDGE, story)
        .build();

    let feed = publisher.read("corrections/feed.xml");
    assert!(feed.contains("1840-05-02T09:59:00-00:01"), "{feed}");
}

#[test]
fn without_corrections_there_is_no_page_of_them() {
    let publisher = Publisher::new();
    for story in ["world/every-block.json", "world/ورق.json"] {
        let file = publisher.content(&format!("articles/{story}"));
        let text = fs::read_to_string(&file).expect("a story");
        let mut story: Value = serde_json::from_str(&text).expect("JSON");
        story.as_object_mut().expect("fields").remove("corrections");
        fs::write(file, story.to_string()).expect("a story");
    }
    let publisher = publisher.build();

    assert!(!publisher.site("corrections").exists());
    assert_eq!(publisher.document("").count("a[href*='corrections/']"), 0);
}

#[test]
fn many_corrections_are_divided_into_pages_that_stay() {
    let correction = |day: usize| json!({ "date": format!("2025-05-{day}T09:00:00Z"), "text": format!("On the {day}th.") });
    let corrections = |days: std::ops::Range<usize>| -> Value { days.map(correction).collect() };
    let mut story = bridge();
    story["corrections"] = corrections(11..18);
    let publisher = Publisher::new()
        .with_site(json!({ "page_size": 3 }))
        .with(BRIDGE, story.clone())
        .build();
    let oldest = publisher.page("corrections/page/1/");
    // With the three of the fixture.
    assert_eq!(texts(&publisher.page("corrections/")).len(), 4);
    assert_eq!(texts(&oldest).len(), 3);
    assert!(!publisher.site("corrections/page/3").exists());

    story["corrections"] = corrections(11..20);
    let publisher = publisher.with(BRIDGE, story).build();

    assert_eq!(texts(&publisher.page("corrections/")).len(), 3);
    assert_eq!(
        texts(&publisher.page("corrections/page/1/")),
        texts(&oldest)
    );
    let page = publisher.document("corrections/page/3/");
    for (rel, there) in [
        ("prev", "/news/site/corrections/"),
        ("next", "/news/site/corrections/page/2/"),
    ] {
        let turn = page.attributes(&format!("a.turns__turn[rel={rel}]"), "href");
        assert_eq!(turn, [there], "{rel}");
    }
}
