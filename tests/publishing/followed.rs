//! What can be followed, in which form, and by what it is known.

use std::{collections::BTreeSet, fs};

use atom_syndication::Feed;
use serde_json::{Value, json};

use crate::support::{
    Document,
    publisher::{Publisher, tree},
    story,
};

pub const SITE: &str = "https://fixture.example/news/site/";

fn atom(publisher: &Publisher, name: &str) -> Feed {
    Feed::read_from(publisher.read(name).as_bytes()).expect("an Atom feed")
}

fn titles(feed: &Feed) -> Vec<&str> {
    feed.entries.iter().map(|one| one.title.as_str()).collect()
}

/// With a story that a sound leads.
pub fn with_sound(publisher: Publisher) -> Publisher {
    fs::write(publisher.content("media/talk.mp3"), [b'x'; 1234]).expect("a sound");
    let lead = json!({ "type": "audio", "src": "talk.mp3", "title": "The talk" });
    let fields = json!({ "headline": "A talk", "lead": lead });
    publisher.with(
        "articles/world/talk.json",
        story("2025-05-12T08:00:00Z", fields),
    )
}

#[test]
fn every_list_has_a_feed_of_its_own_stories() {
    let publisher = Publisher::new().build();

    let all = atom(&publisher, "feed.xml");
    let section = atom(&publisher, "science/feed.xml");
    let author = atom(&publisher, "author/desk/feed.xml");
    let topic = atom(&publisher, "topic/whole/feed.xml");
    let language = atom(&publisher, "feeds/ar/feed.xml");

    assert_eq!(all.entries.len(), 4);
    assert_eq!(titles(&section).len(), 2, "{:?}", titles(&section));
    assert_eq!(section.title.as_str(), "Science | The Fixture & Sons");
    assert!(titles(&author).contains(&"Every block & every span"));
    assert_eq!(titles(&topic), ["Every block & every span"]);
    assert_eq!(titles(&language), ["الورق في بغداد"]);
    assert_eq!(language.lang.as_deref(), Some("ar"));
    assert_eq!(titles(&atom(&publisher, "empty/feed.xml")), [""; 0]);
    assert!(!publisher.site("topic/unused/feed.xml").exists());
}

#[test]
fn a_feed_is_the_same_in_each_of_its_forms() {
    let publisher = with_sound(Publisher::new())
        .with_site(json!({ "feeds": { "rss": true } }))
        .build();
    for folder in ["", "world/", "author/desk/", "feeds/en-gb/", "corrections/"] {
        let atom = atom(&publisher, &format!("{folder}feed.xml"));
        let json = publisher.json(&format!("{folder}feed.json"));
        let rss = publisher.read(&format!("{folder}rss.xml"));
        let rss = rss::Channel::read_from(rss.as_bytes()).expect("an RSS feed");

        let said = |value: &Value| value.as_str().map(str::to_owned);
        let of_atom: Vec<_> = atom
            .entries
            .iter()
            .map(|one| {
                let content = one.content.clone().and_then(|content| content.value);
                (Some(one.id.clone()), Some(one.title.to_string()), content)
            })
            .collect();
        let of_json: Vec<_> = json["items"]
            .as_array()
            .expect("items")
            .iter()
            .map(|one| {
                (
                    said(&one["id"]),
                    said(&one["title"]),
                    said(&one["content_html"]),
                )
            })
            .collect();
        let of_rss: Vec<_> = rss
            .items
            .iter()
            .map(|one| {
                let id = one.guid.as_ref().map(|guid| guid.value.clone());
                (id, one.title.clone(), one.content.clone())
            })
            .collect();
        assert_eq!(of_atom, of_json, "{folder}");
        assert_eq!(of_atom, of_rss, "{folder}");
        assert_eq!(json["version"], "https://jsonfeed.org/version/1.1");
        assert_eq!(json["feed_url"], format!("{SITE}{folder}feed.json"));
        assert_eq!(rss.title, atom.title.as_str());
        assert!(!of_atom.is_empty(), "{folder}");
    }
}

#[test]
fn every_page_names_feeds_that_are_there_and_are_of_it() {
    let publisher = Publisher::new()
        .with_site(json!({ "feeds": { "rss": true } }))
        .build();
    let mut named = BTreeSet::new();
    for (name, bytes) in tree(&publisher.site("")) {
        let Some(folder) = name.strip_suffix("index.html") else {
            continue;
        };
        let page = Document::of(&String::from_utf8_lossy(&bytes));
        let feeds = "link[rel=alternate][title]";
        let hrefs = page.attributes(feeds, "href").into_iter();
        for (href, title) in hrefs.zip(page.attributes(feeds, "title")) {
            let path = href.replace("https://fixture.example", "");
            let path = path.strip_prefix("/news/site/").expect("of this site");
            assert!(publisher.site(path).exists(), "{name}: {href}");
            assert!(title.contains("The Fixture & Sons"), "{name}: {title}");
            let own = path.rsplit_once('/').map_or("", |(own, _)| own);
            if path.ends_with("feed.xml") && !own.is_empty() && folder != "feeds/" {
                let feed = atom(&publisher, path);
                let home = feed.links.iter().find(|link| link.rel == "alternate");
                let home = home.expect("a page").href.clone();
                assert!(
                    format!("{SITE}{folder}").starts_with(&home),
                    "{name}: {home}"
                );
            }
            named.insert(path.to_owned());
        }
    }
    let feeds = ["feed.xml", "feed.json", "rss.xml"];
    let written = tree(&publisher.site("")).into_keys();
    let written: BTreeSet<_> = written
        .filter(|name| {
            feeds
                .iter()
                .any(|feed| name.rsplit('/').next() == Some(*feed))
        })
        .collect();
    assert_eq!(
        named, written,
        "a feed that no page names is found by nobody"
    );
}

#[test]
fn a_hub_is_named_in_each_form() {
    let hub = "https://hub.example/";
    let publisher = Publisher::new()
        .with_site(json!({ "feeds": { "rss": true, "hub": hub } }))
        .build();

    let atom = atom(&publisher, "feed.xml");
    let link = |rel: &str| {
        atom.links
            .iter()
            .find(|link| link.rel == rel)
            .map(|link| link.href.as_str())
    };
    assert_eq!(link("hub"), Some(hub));
    assert_eq!(
        link("self"),
        Some("https://fixture.example/news/site/feed.xml")
    );
    let hubs = &publisher.json("feed.json")["hubs"];
    assert_eq!(*hubs, json!([{ "type": "WebSub", "url": hub }]));
    let rss = publisher.read("rss.xml");
    let document = roxmltree::Document::parse(&rss).expect("XML");
    let links = document
        .descendants()
        .filter(|node| node.has_tag_name(("http://www.w3.org/2005/Atom", "link")));
    let links: Vec<_> = links
        .map(|link| (link.attribute("rel"), link.attribute("href")))
        .collect();
    let own = format!("{SITE}rss.xml");
    assert_eq!(
        links,
        [(Some("self"), Some(own.as_str())), (Some("hub"), Some(hub))]
    );
}

#[test]
fn words_in_rss_are_not_taken_for_elements() {
    let fields = json!({ "headline": "Marks", "standfirst": "AT&T says <b> and x </script>" });
    let publisher = Publisher::new()
        .with(
            "articles/world/marks.json",
            story("2025-05-13T08:00:00Z", fields),
        )
        .with_site(json!({ "feeds": { "rss": true } }))
        .build();

    let feed = rss::Channel::read_from(publisher.read("rss.xml").as_bytes()).expect("a feed");

    let item = feed
        .items
        .iter()
        .find(|item| item.title.as_deref() == Some("Marks"));
    let item = item.expect("the story");
    assert_eq!(
        item.description.as_deref(),
        Some("AT&amp;T says &lt;b&gt; and x &lt;/script&gt;")
    );
    assert_eq!(
        item.pub_date.as_deref(),
        Some("Tue, 13 May 2025 08:00:00 GMT")
    );
}

#[test]
fn a_feed_says_which_way_a_story_is_written() {
    let publisher = Publisher::new().build();
    let feed = publisher.json("feed.json");
    let items = feed["items"].as_array().expect("stories");
    let of = |language: &str| {
        let item = items.iter().find(|item| item["language"] == language);
        item.expect("a story")["content_html"]
            .as_str()
            .expect("HTML")
            .to_owned()
    };
    assert!(
        of("ar").starts_with("<div dir=\"rtl\" lang=\"ar\">"),
        "{}",
        of("ar")
    );
    assert!(!of("en-GB").contains("<div dir"), "{}", of("en-GB"));
}
