//! What readers of feeds have is known to them after a site has moved, and found.

use std::collections::BTreeMap;

use atom_syndication::Feed;
use serde_json::json;

use crate::support::{
    fixture,
    publisher::{Publisher, copy},
    story,
};

fn atom(publisher: &Publisher, name: &str) -> Feed {
    Feed::read_from(publisher.read(name).as_bytes()).expect("an Atom feed")
}

#[test]
fn what_feeds_are_known_by_outlives_a_move() {
    let ids = |publisher: &Publisher| -> BTreeMap<String, String> {
        let json = publisher.json("feed.json");
        let items = json["items"].as_array().expect("items").iter();
        let mut ids: BTreeMap<_, _> = items
            .map(|one| (one["title"].to_string(), one["id"].to_string()))
            .collect();
        let feed = atom(publisher, "world/feed.xml");
        ids.insert("the feed itself".to_owned(), feed.id);
        let corrections = atom(publisher, "corrections/feed.xml").entries;
        let correction = corrections.first().expect("a correction");
        ids.insert("a correction".to_owned(), correction.id.clone());
        ids
    };
    let corrections = json!([{ "date": "2025-05-12T09:00:00Z", "text": "Mended." }]);
    let fields = json!({ "headline": "One", "corrections": corrections });
    let came = json!({ "headline": "Two", "id": "https://old.example/?p=7" });
    let before = super::empty()
        .with(
            "articles/world/one.json",
            story("2025-05-12T08:00:00Z", fields),
        )
        .with(
            "articles/world/two.json",
            story("2025-05-12T08:00:00Z", came),
        )
        .at("https://fixture.example/")
        .build();
    let known = ids(&before);
    assert!(
        known
            .values()
            .all(|id| id.contains("tag:fixture.example,") || id.contains("old.example")),
        "{known:?}"
    );

    let elsewhere = before.at("http://127.0.0.1:8080/below/").build();
    assert_eq!(ids(&elsewhere), known, "another --base-url");
    let moved = elsewhere.with_site(json!({
        "base_url": "https://new.example/news/", "permalink": "/:year/:section/:slug/",
    }));
    let moved = moved.at("https://new.example/news/").build();
    assert_eq!(ids(&moved), known, "another host, path and permalink");
}

#[test]
fn two_stories_of_one_name_and_day_are_two_to_readers_of_feeds() {
    let on = |section: &str, time: &str| {
        let fields = json!({ "headline": section, "section": section });
        story(&format!("2025-05-12T{time}:00:00Z"), fields)
    };
    let publisher = Publisher::new().with("articles/world/today.json", on("world", "08"));
    let id = |publisher: &Publisher, title: &str| {
        let feed = atom(publisher, "feed.xml");
        let mut entries = feed.entries.into_iter();
        entries
            .find(|one| one.title.as_str() == title)
            .expect("a story")
            .id
    };
    let publisher = publisher.build();
    let first = id(&publisher, "world");

    let publisher = publisher
        .with("articles/science/today.json", on("science", "09"))
        .build();

    assert_eq!(id(&publisher, "world"), first);
    let second = id(&publisher, "science");
    assert_ne!(second, first);

    std::fs::remove_file(publisher.content("articles/world/today.json")).expect("a story less");
    assert_eq!(id(&publisher.build(), "science"), second);
}

#[test]
fn a_site_that_was_tried_at_home_is_named_by_where_it_stands_later() {
    let tried = Publisher::new()
        .with_site(json!({ "base_url": "http://localhost:8080/" }))
        .at("http://localhost:8080/")
        .build();

    let out = tried
        .with_site(json!({ "base_url": "https://fixture.example/" }))
        .at("https://fixture.example/")
        .build();

    let feed = atom(&out, "feed.xml");
    assert!(feed.id.starts_with("tag:fixture.example,"), "{}", feed.id);
}

#[test]
fn a_feed_of_the_publications_own_stays_where_it_is() {
    let app = tempfile::tempdir().expect("a folder");
    copy(&fixture("app"), app.path());
    let public = app.path().join("public");
    std::fs::create_dir_all(public.join("feed")).expect("a folder");
    for name in ["atom.xml", "feed/index.html"] {
        std::fs::write(public.join(name), "own").expect("a file");
    }

    let publisher = Publisher::new().with_app(app.path()).build();

    let redirects = publisher.read("_redirects");
    let leads = |from: &str| {
        redirects
            .lines()
            .any(|line| line.starts_with(&format!("/news/site{from} ")))
    };
    assert!(!leads("/atom.xml") && !leads("/feed/"), "{redirects}");
    assert!(leads("/rss/"), "{redirects}");
}

#[test]
fn old_addresses_of_feeds_lead_on() {
    let publisher = Publisher::new()
        .with_site(json!({
            "host": ["netlify", "github-pages"],
            "redirects": { "/themen/papier/": "/topic/paper/", "/rss.xml": "/world/" },
        }))
        .at("https://fixture.example/")
        .build();

    let redirects = publisher.read("_redirects");
    let leads = |from: &str| {
        let mut lines = redirects.lines().filter_map(|line| line.split_once(' '));
        let to = lines.find(|(one, _)| *one == from).map(|(_, to)| to);
        to.map(|to| to.trim_end_matches(" 301!").to_owned())
    };
    for (from, to) in [
        ("/feed/", "/feed.xml"),
        ("/rss/", "/feed.xml"),
        ("/atom.xml", "/feed.xml"),
        ("/index.xml", "/feed.xml"),
        ("/feed/atom/", "/feed.xml"),
        ("/world/feed/", "/world/feed.xml"),
        ("/category/science/feed/", "/science/feed.xml"),
        ("/tag/paper/feed/", "/topic/paper/feed.xml"),
        ("/themen/papier/feed/", "/topic/paper/feed.xml"),
        ("/author/desk/rss/", "/author/desk/feed.xml"),
        // As it was before it moved, and as people write it down.
        ("/themen/papier/feed.xml", "/topic/paper/feed.xml"),
        ("/feed", "/feed.xml"),
        // What the site file says goes before it.
        ("/rss.xml", "/world/"),
    ] {
        assert_eq!(leads(from).as_deref(), Some(to), "{from}");
        if to.ends_with("feed.xml") {
            assert!(publisher.site(&to[1..]).exists(), "{to}");
        }
    }
    assert_eq!(leads("/tag/unused/feed/"), None);
    // One of the hosts knows no redirects.
    assert_eq!(publisher.read("atom.xml"), publisher.read("feed.xml"));
}
