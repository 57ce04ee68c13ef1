//! What was wrong and what has changed: on the page, in the feed, and for a reader who comes back.

use std::fs;

use serde_json::{Value, json};

use crate::support::{
    APP, Browser, Site,
    publisher::{Publisher, tree},
};

const STORY: &str = "articles/science/bridge.json";

fn story() -> Value {
    json!({
        "headline": "The bridge",
        "standfirst": "It is long",
        "section": "science",
        "published": "2025-05-10T08:00:00Z",
        "body": [
            { "type": "paragraph", "text": "It was opened in spring, with music." },
            { "type": "paragraph", "text": ["It is ", { "type": "strong", "text": "400 metres" }, " long from end to end."] },
            { "type": "paragraph", "text": "Many people walk over it every day." }
        ]
    })
}

fn corrected() -> Value {
    let mut story = story();
    story["corrections"] = json!([
        {
            "date": "2025-05-12T09:00:00Z",
            "text": ["It is 400 metres long, not ", { "type": "emphasis", "text": "<500>" }, "."],
            "block": "is 400  metres"
        },
        { "date": "2025-05-11T09:00:00Z", "kind": "clarification", "text": "Spring is meant." },
        { "date": "2025-05-21T09:00:00Z", "text": "Not yet to be told." }
    ]);
    story
}

/// The story with one paragraph changed and one put in.
fn edited() -> Value {
    let mut story = story();
    story["body"][1]["text"] = json!("It is 410 metres long from end to end.");
    let new = json!({ "type": "paragraph", "text": "A second bridge is planned." });
    story["body"].as_array_mut().expect("a body").insert(0, new);
    story
}

fn with_ledger(story: Value) -> Publisher {
    Publisher::new()
        .with(STORY, story)
        .with_site(json!({ "history": "ledger" }))
}

fn exists(publisher: &Publisher, name: &str) -> bool {
    publisher.site(name).exists()
}

/// The text of each node of a page's body.
fn texts(page: &Value) -> Vec<String> {
    fn text(node: &Value) -> String {
        match node {
            Value::String(words) => words.clone(),
            Value::Array(parts) => parts.iter().skip(1).map(text).collect(),
            _ => String::new(),
        }
    }
    let body = page["content"]["page"]["body"].as_array().expect("a body");
    body.iter().map(text).collect()
}

#[test]
fn a_correction_stands_after_its_block_and_at_the_top() {
    let publisher = Publisher::new().with(STORY, corrected()).build();

    let html = publisher.read("science/bridge/index.html");

    let place = |words: &str| html.find(words).unwrap_or_else(|| panic!("no {words}"));
    let order = [
        "<a href=\"#correction-2\" rel=\"external\">Corrected on <time datetime=\"2025-05-12",
        "<aside class=\"correction\" id=\"correction-1\" role=\"note\"><p class=\"correction__label\"><strong>Clarification</strong>",
        "<p>Spring is meant.</p>",
        "<div class=\"story__body\">",
        "long from end to end.",
        "<aside class=\"correction\" id=\"correction-2\"",
        "not <em>&lt;500&gt;</em>.",
        "Many people walk",
    ];
    let places = order.map(place);
    assert!(places.is_sorted(), "{places:?}");
    assert!(!html.contains("Not yet to be told"));
}

#[test]
fn search_engines_are_told_of_corrections() {
    let publisher = Publisher::new().with(STORY, corrected()).build();

    let page = publisher.page("science/bridge/");

    let data = page["head"]["structured"].as_str().expect("data");
    let data: Value = serde_json::from_str(data).expect("JSON");
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
    let publisher = Publisher::new().with(STORY, corrected()).build();

    let page = publisher.page("corrections/");
    let told = texts(&page);
    assert!(told[0].starts_with("The bridgeCorrection "), "{told:?}");
    let clarification = |told: &String| told.starts_with("The bridgeClarification ");
    assert!(told.iter().any(clarification), "{told:?}");
    let html = publisher.read("corrections/index.html");
    assert!(html.contains("href=\"/news/site/science/bridge/#correction-2\""));
    let discovery = "<link rel=\"alternate\" href=\"https://fixture.example/news/site/corrections/feed.xml\" type=\"application/atom+xml\"";
    assert!(html.contains(discovery));
    let front = publisher.read("index.html");
    assert!(front.contains("<a href=\"/news/site/corrections/\""));

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
    assert_eq!(
        child(root, "id"),
        "https://fixture.example/news/site/corrections/"
    );
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
    assert_eq!(child(first, "id"), url);
    assert_eq!(
        child(first, "content"),
        "<p>It is 400 metres long, not <em>&lt;500&gt;</em>.</p>"
    );
}

#[test]
fn a_correction_elsewhere_than_in_its_story_leads_to_no_part_of_it() {
    let mut story = story();
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
    let publisher = Publisher::new().with(STORY, story).build();

    for name in ["corrections/index.html", "corrections/feed.xml"] {
        let told = publisher.read(name);
        assert!(told.contains("It has two spans."), "{told}");
        assert!(!told.contains("#term-") && !told.contains("#note-"));
    }
    let own = publisher.read("science/bridge/index.html");
    assert!(own.contains("href=\"#term-span\"") && own.contains("href=\"#note-1\""));
}

#[test]
fn a_note_that_only_what_is_held_back_refers_to_leads_nowhere() {
    let mut story = story();
    story["body"][0]["text"] = json!(["It spans.", { "type": "note", "note": "one" }]);
    story["notes"] = json!([{ "id": "one", "text": "Early." }, { "id": "two", "text": "Late." }]);
    story["corrections"] = json!([{
        "date": "2025-05-21T09:00:00Z",
        "text": ["Not yet.", { "type": "note", "note": "two" }]
    }]);
    let publisher = Publisher::new().with(STORY, story).build();

    let html = publisher.read("science/bridge/index.html");

    assert!(html.contains("href=\"#to-note-1\"") && html.contains("id=\"to-note-1\""));
    assert!(!html.contains("to-note-2"));
}

/// Clocks in London were 75 seconds behind those in Greenwich until 1847.
#[test]
fn a_date_before_standard_time_is_one_that_feeds_can_say() {
    let mut story = corrected();
    story["published"] = json!("1840-05-01T00:00:00Z");
    story["corrections"] = json!([{ "date": "1840-05-02T10:00:00Z", "text": "It was wet." }]);

    let publisher = Publisher::new()
        .with_site(json!({ "time_zone": "Europe/London" }))
        .with(STORY, story)
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

    assert!(!exists(&publisher, "corrections"));
    assert!(!publisher.read("index.html").contains("corrections/"));
}

#[test]
fn many_corrections_are_divided_into_pages_that_stay() {
    let correction = |day: usize| json!({ "date": format!("2025-05-{day}T09:00:00Z"), "text": format!("On the {day}th.") });
    let corrections = |days: std::ops::Range<usize>| -> Value { days.map(correction).collect() };
    let mut story = story();
    story["corrections"] = corrections(11..18);
    let publisher = Publisher::new()
        .with_site(json!({ "page_size": 3 }))
        .with(STORY, story.clone())
        .build();
    let oldest = publisher.page("corrections/page/1/");
    // With the three of the fixture.
    assert_eq!(texts(&publisher.page("corrections/")).len(), 4);
    assert_eq!(texts(&oldest).len(), 3);
    assert!(!exists(&publisher, "corrections/page/3"));

    story["corrections"] = corrections(11..20);
    let publisher = publisher.with(STORY, story).build();

    assert_eq!(texts(&publisher.page("corrections/")).len(), 3);
    assert_eq!(
        texts(&publisher.page("corrections/page/1/")),
        texts(&oldest)
    );
    let html = publisher.read("corrections/page/3/index.html");
    for turn in [
        "<a class=\"turns__turn\" href=\"/news/site/corrections/\" rel=\"prev\">",
        "<a class=\"turns__turn\" href=\"/news/site/corrections/page/2/\" rel=\"next\">",
    ] {
        assert!(html.contains(turn), "{turn}");
    }
}

#[test]
fn an_edit_is_told_on_a_page_of_its_own() {
    let publisher = with_ledger(story()).build();
    assert!(!exists(&publisher, "science/bridge/changes"));

    let publisher = publisher
        .with(STORY, edited())
        .now("2025-05-21T10:00:00Z")
        .build();

    let html = publisher.read("science/bridge/changes/index.html");
    assert!(html.contains("What changed in “The bridge”"));
    assert!(html.contains("<time datetime=\"2025-05-21T12:00:00+02:00\">"));
    assert!(html.contains("<meta name=\"robots\" content=\"noindex\""));
    let told = texts(&publisher.page("science/bridge/changes/"));
    assert_eq!(
        told[1..],
        [
            " added: A second bridge is planned.",
            "It is  removed: 400 added: 410 metres long from end to end.",
        ]
    );
    let story = publisher.read("science/bridge/index.html");
    assert!(story.contains("href=\"/news/site/science/bridge/changes/\">What changed</a>"));
    // Nothing of the ledger is published.
    assert!(
        !tree(&publisher.site(""))
            .keys()
            .any(|name| name.contains("jsonl"))
    );
}

#[test]
fn a_build_later_on_tells_the_same() {
    let publisher = with_ledger(story())
        .build()
        .with(STORY, edited())
        .now("2025-05-21T10:00:00Z");
    let publisher = publisher.build();
    let (site, content) = (tree(&publisher.site("")), tree(&publisher.content("")));

    let publisher = publisher.now("2025-05-22T10:00:00Z").build();

    assert_eq!(tree(&publisher.content("")), content);
    assert_eq!(tree(&publisher.site("")), site);
    // And as of the time before the edit, it isn't told of it.
    let publisher = publisher.now("2025-05-21T09:00:00Z").build();
    assert_eq!(tree(&publisher.content("")), content);
}

#[test]
fn white_space_and_marks_are_no_change() {
    let publisher = with_ledger(story()).build();
    let before = tree(&publisher.content(".history"));
    let mut story = story();
    story["body"][0]["text"] =
        json!(["It  was ", { "type": "emphasis", "text": "opened" }, "\nin spring, with music. "]);

    let publisher = publisher
        .with(STORY, story)
        .now("2025-05-21T10:00:00Z")
        .build();

    assert!(!exists(&publisher, "science/bridge/changes"));
    assert_eq!(tree(&publisher.content(".history")), before);
}

#[test]
fn what_only_editors_see_is_no_history() {
    let recorded = |publisher: &Publisher| {
        tree(&publisher.content(""))
            .keys()
            .any(|name| name.starts_with(".history"))
    };
    assert!(!recorded(&with_ledger(story()).with_drafts().build()));
    assert!(!recorded(
        &with_ledger(story()).with_preview("draft").build()
    ));
    assert!(!recorded(&Publisher::new().with(STORY, story()).build()));

    let publisher = with_ledger(story()).build();
    let names: Vec<_> = tree(&publisher.content(".history")).into_keys().collect();
    assert!(
        names.contains(&"science/bridge.jsonl".to_owned()),
        "{names:?}"
    );
    for hidden in ["world/draft.jsonl", "world/embargo.jsonl"] {
        assert!(!names.contains(&hidden.to_owned()), "{names:?}");
    }
}

#[test]
fn a_story_can_keep_its_history_back() {
    let mut edited = edited();
    edited["history"] = json!(false);
    let publisher = with_ledger(story()).build().with(STORY, edited);
    let publisher = publisher.now("2025-05-21T10:00:00Z").build();

    assert!(!exists(&publisher, "science/bridge/changes"));
    assert!(
        !publisher
            .read("science/bridge/index.html")
            .contains("What changed")
    );
}

#[test]
fn a_damaged_ledger_is_no_obstacle() {
    let publisher = with_ledger(story()).build();
    let ledger = publisher.content(".history/science/bridge.jsonl");
    let text = fs::read_to_string(&ledger).expect("a ledger");
    fs::write(&ledger, format!("{{\"hash\n\u{0}\n{text}{}", &text[..20]))
        .expect("a damaged ledger");

    let publisher = publisher
        .with(STORY, edited())
        .now("2025-05-21T10:00:00Z")
        .build();

    assert!(exists(&publisher, "science/bridge/changes/index.html"));
}

#[test]
fn without_its_commits_the_content_is_published_all_the_same() {
    let publisher = Publisher::new().with_site(json!({ "history": "git" }));

    let output = publisher.run();

    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}");
    assert!(
        said.contains("warning: no story shows what has changed"),
        "{said}"
    );
}

/// Long enough for the app to say what it has to say, once it is live.
fn settle(browser: &Browser) -> &Browser {
    browser.wait_until_live();
    std::thread::sleep(std::time::Duration::from_millis(300));
    browser
}

const NEWS: &str = ".trouble--news";

#[test]
fn a_reader_who_comes_back_is_told_once_what_is_new() {
    let Site {
        server, publisher, ..
    } = Site::of(with_ledger(story()), "/", APP);
    let browser = Browser::open(&server.url("science/bridge/"));
    settle(&browser).expect_count(NEWS, 0);
    settle(browser.reload()).expect_count(NEWS, 0);

    let publisher = publisher
        .with(STORY, edited())
        .now("2025-05-21T10:00:00Z")
        .build();
    browser.reload().expect_text(
        ".trouble--news .trouble__reason",
        "Updated since your last visit. New or changed passages: 2",
    );
    assert_eq!(browser.layout_shift(), 0.0);
    for theme in ["light", "dark"] {
        browser
            .set_media(&[("prefers-color-scheme", theme)])
            .assert_accessible();
    }
    let show = ".trouble--news .trouble__retry";
    browser
        .click(show)
        .expect_count("[data-new]", 2)
        .expect_focus(".story__body > :nth-child(1)[data-new]")
        .click(show)
        .expect_focus(".story__body > :nth-child(3)[data-new]")
        .assert_accessible()
        .click(".trouble--news .trouble__close")
        .expect_count(NEWS, 0);
    settle(browser.reload()).expect_count(NEWS, 0);

    let mut again = edited();
    again["headline"] = json!("The bridges");
    let _publisher = publisher
        .with(STORY, again)
        .now("2025-05-22T10:00:00Z")
        .build();
    settle(browser.visit(&server.url("science/")));
    browser
        .click_link("The bridges")
        .expect_text(
            ".trouble--news .trouble__reason",
            "Updated since your last visit. New or changed passages: 1",
        )
        .click(show)
        .expect_count(".story__opening[data-new]", 1)
        .press("Escape");
    browser.click_link("Science").expect_count(NEWS, 0);
    browser.back().expect_heading("The bridges");
    settle(&browser).expect_count(NEWS, 0).assert_silent();
}

#[test]
fn a_browser_that_remembers_nothing_or_nonsense_shows_the_story() {
    let blocked = "Object.defineProperty(window, 'localStorage', {
        get() { throw new DOMException('blocked', 'SecurityError') }
    })";
    let nonsense = "localStorage.setItem('standfirst-read', ['[[', '7', 'null', '{\"/science/bridge/\":7}'][history.length % 4])";
    for script in [blocked, nonsense] {
        let Site {
            server, publisher, ..
        } = Site::of(with_ledger(story()), "/", APP);
        let browser = Browser::setup()
            .before_scripts(script)
            .open(&server.url("science/bridge/"));
        settle(&browser);
        let _publisher = publisher
            .with(STORY, edited())
            .now("2025-05-21T10:00:00Z")
            .build();
        for _ in 0..3 {
            settle(browser.reload());
            browser.visit(&server.url("science/bridge/?"));
            settle(&browser)
                .expect_count(NEWS, 0)
                .expect_heading("The bridge")
                .assert_silent();
        }
    }
}

#[test]
fn corrections_and_changes_are_accessible_and_fit_a_phone() {
    let publisher = with_ledger(corrected()).build();
    let mut edited = edited();
    edited["corrections"] = corrected()["corrections"].clone();
    edited["corrections"][0]["block"] = json!("410 metres");
    let publisher = publisher.with(STORY, edited).now("2025-05-22T10:00:00Z");
    let site = Site::of(publisher, "/", APP);
    let browser = Browser::open(&site.url("corrections/"));
    for page in ["corrections/", "science/bridge/", "science/bridge/changes/"] {
        browser
            .resize(1280, 800)
            .visit(&site.url(page))
            .wait_until_live();
        for theme in ["light", "dark"] {
            browser
                .set_media(&[("prefers-color-scheme", theme)])
                .assert_accessible();
        }
        browser.resize(320, 640).expect(
            &format!("the width of {page}"),
            "document.documentElement.scrollWidth",
            320,
        );
    }
    browser
        .resize(1280, 800)
        .visit(&site.url("corrections/"))
        .wait_until_live()
        .mark_document()
        .click_link("The bridge")
        .expect_focus(".correction")
        .expect_same_document();
    browser.assert_silent();
}
