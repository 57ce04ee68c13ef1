//! What is published of a live blog: its pages, its data, and what search engines are told.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{BLOG, DATA, blog, counted, notes, posts, publish, publisher, referring, site};
use crate::support::{Document, Site, publisher::Publisher};

/// The posts that stand in a page, in order.
fn posts_on(publisher: &Publisher, path: &str) -> Vec<String> {
    let ids = publisher.document(path).attributes(".post", "id");
    let names = ids.iter().filter_map(|id| id.strip_prefix("post-"));
    names.map(str::to_owned).collect()
}

/// Where an address leads that leads on at once, and what is there.
fn led(site: &Site, path: &str) -> (String, Document) {
    let get = |url: &str| {
        let mut answer = ureq::get(url).call().expect("an answer");
        Document::of(&answer.body_mut().read_to_string().expect("a text"))
    };
    let refresh = get(&site.url(path)).attribute("meta[http-equiv=refresh]", "content");
    let refresh = refresh.expect("a refresh");
    let (_, to) = refresh.split_once("url=").expect("an address");
    let (page, _) = to.split_once('#').expect("a fragment");
    (to.to_owned(), get(&site.url(page)))
}

#[test]
fn every_post_keeps_its_address_while_new_ones_push_it_from_page_to_page() {
    let site = site(blog(posts(1..=12)));
    assert_eq!(posts_on(&site.publisher, BLOG).len(), 7);
    assert_eq!(
        posts_on(&site.publisher, "world/blog/page/1/"),
        ["p5", "p4", "p3", "p2", "p1"]
    );
    let oldest = posts_on(&site.publisher, "world/blog/page/1/");

    publish(&site, &blog(posts(1..=42)));

    let page = |path: &str| posts_on(&site.publisher, path);
    assert_eq!(page(BLOG).len(), 7);
    assert_eq!(page("world/blog/page/7/").len(), 5);
    assert_eq!(page("world/blog/page/1/"), oldest);
    for number in [1, 5, 6, 12, 35, 36, 42] {
        let (to, page) = led(&site, &format!("world/blog/post/p{number}/"));
        assert!(to.ends_with(&format!("#post-p{number}")), "{to}");
        assert_eq!(page.count(&format!("#post-p{number}")), 1, "{to}");
    }
    // What an open page asks for does not grow.
    let data = site.publisher.json(DATA);
    assert_eq!(data["marked"].as_array().map(Vec::len), Some(4 + 7));
}

#[test]
fn posts_of_the_future_are_held_back() {
    let mut blog = blog(posts(1..=3));
    blog["live"]["posts"][0]["published"] = json!("2025-05-20T14:00:01+02:00");
    blog["live"]["ended"] = json!("2025-05-20T15:00:00+02:00");

    let early = publisher(blog.clone()).build();
    assert_eq!(posts_on(&early, BLOG), ["p2", "p1"]);
    assert!(!early.site("world/blog/post/p3").exists());
    assert_eq!(early.page(BLOG)["content"]["article"]["label"], "Live");

    let late = publisher(blog).now("2025-05-20T13:00:00Z").build();
    assert_eq!(posts_on(&late, BLOG), ["p3", "p2", "p1"]);
    assert_eq!(
        late.page(BLOG)["content"]["article"]["label"],
        "As it happened"
    );
}

#[test]
fn search_engines_are_told_of_the_coverage_and_each_post() {
    let mut blog = blog(posts(1..=3));
    blog["live"]["ended"] = json!("2025-05-20T12:00:00+02:00");
    blog["live"]["posts"][1]["pinned"] = json!(true);
    blog["live"]["posts"][1]["authors"] = json!(["desk"]);
    let page = publisher(blog).build().page(BLOG);

    let data = &page["head"]["structured"]["@graph"][0];
    let desk = &data["author"][0];
    assert_eq!(desk["name"], "World desk");

    assert_eq!(data["@type"], "LiveBlogPosting");
    assert_eq!(data["coverageStartTime"], "2025-05-20T06:00:00+02:00");
    assert_eq!(data["coverageEndTime"], "2025-05-20T12:00:00+02:00");
    let updates = data["liveBlogUpdate"].as_array().expect("updates");
    assert_eq!(updates.len(), 3);
    let pinned = &updates[0];
    assert_eq!(pinned["headline"], "Post 2");
    assert_eq!(pinned["author"][0]["@id"], desk["@id"]);
    assert_eq!(
        pinned["url"],
        "https://fixture.example/news/site/world/blog/post/p2/"
    );
}

#[test]
fn every_page_lists_the_newest_key_events_and_leads_to_the_earlier_ones() {
    let publisher = publisher(blog(posts(1..=96))).build();
    let listed = |path: &str, css: &str| {
        let css = format!("#live-key {css} a");
        publisher.document(path).attributes(&css, "href")
    };

    let newest: Vec<_> = (5..=24).rev().map(|number| number * 4).collect();
    for path in [BLOG, "world/blog/page/1/", "world/blog/page/12/"] {
        let here = listed(path, "> ul");
        assert_eq!(here.len(), 20, "{path}");
        for (href, number) in here.iter().zip(&newest) {
            assert!(href.ends_with(&format!("#post-p{number}")), "{href}");
        }
    }
    let earlier = listed(BLOG, "> details:not([open])");
    let ends: Vec<_> = earlier
        .iter()
        .filter_map(|it| it.split('#').nth(1))
        .collect();
    assert_eq!(ends, ["post-p16", "post-p12", "post-p8", "post-p4"]);
    assert_eq!(
        listed("world/blog/page/1/", "> p"),
        ["/news/site/world/blog/#live-key"]
    );
}

#[test]
fn few_key_events_are_all_listed_everywhere() {
    let publisher = publisher(blog(posts(1..=20))).build();
    for path in [BLOG, "world/blog/page/1/"] {
        let page = publisher.document(path);
        assert_eq!(page.count("#live-key a"), 5, "{path}");
        assert_eq!(page.count("#live-key :is(details, p)"), 0, "{path}");
    }
}

#[test]
fn references_to_notes_lead_there_and_back_on_every_page() {
    let mut blog = blog(posts(1..=12));
    for (place, note) in [(0, "one"), (1, "two"), (11, "two")] {
        blog["live"]["posts"][place]["body"][0]["text"] = referring(note);
    }
    blog["notes"] = notes();
    let publisher = publisher(blog).build();

    for (page, numbers) in [(BLOG, vec![1, 2]), ("world/blog/page/1/", vec![2])] {
        let page = publisher.document(page);
        let ids = page.attributes("[id]", "id");
        let notes: Vec<_> = numbers.iter().map(|one| format!("note-{one}")).collect();
        let there = ids.iter().filter(|id| id.starts_with("note-"));
        assert!(there.eq(notes.iter()), "{ids:?}");
        let hrefs = page.attributes("a", "href");
        let ways = hrefs.iter().filter(|href| href.contains("note-"));
        for way in ways {
            assert!(ids.iter().any(|id| *way == format!("#{id}")), "{way}");
        }
    }
}

/// What the elements in a page's data have for an attribute, in document order.
fn attributes(data: &Value, name: &str) -> Vec<String> {
    match data {
        Value::Array(parts) => {
            let own = parts.get(1).and_then(|own| own[name].as_str());
            let own = own.map(str::to_owned).into_iter();
            let inside = parts.iter().flat_map(|part| attributes(part, name));
            own.chain(inside).collect()
        }
        Value::Object(fields) => {
            let parts = fields.values().filter(|value| !value.is_string());
            parts.flat_map(|part| attributes(part, name)).collect()
        }
        _ => Vec::new(),
    }
}

#[test]
fn what_an_open_page_asks_for_says_what_stands_there_whatever_is_around_it() {
    let site = site(counted(1..=9));
    let page = site.publisher.page(BLOG);
    let ids = attributes(&page["content"], "id");
    let unique: BTreeSet<_> = ids.iter().collect();
    assert_eq!(ids.len(), unique.len(), "{ids:?}");
    let data = site.publisher.json(DATA);
    let story = &page["content"]["article"];
    let hashes = ["body", "after"].map(|part| attributes(&story[part], "data-hash"));
    assert_eq!(attributes(&data, "data-hash"), hashes.concat());
    let marked = |data: &Value, name: &str| {
        let parts = data["marked"].as_array().expect("parts").iter();
        let mut parts = parts.filter(|part| part[1]["id"] == name);
        parts.next().expect("a part")[1]["data-hash"].clone()
    };

    // Four posts have gone to a page of their own.
    publish(&site, &counted(1..=11));

    let now = site.publisher.json(DATA);
    for name in ["post-p9", "post-p6", "live-summary"] {
        assert_eq!(marked(&now, name), marked(&data, name), "{name}");
    }
}
