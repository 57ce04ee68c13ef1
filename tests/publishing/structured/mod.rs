//! That what pages tell search engines is complete and valid: against the vocabulary of schema.org, and
//! against what Google asks for.

mod faults;
mod vocabulary;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use self::faults::{faults, nodes, told, types};
use crate::support::{
    publisher::{Publisher, tree},
    story,
};

fn assert_sound(publisher: &Publisher) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    for (path, page) in told(publisher) {
        let graph = Value::from(page.graph());
        assert_eq!(faults(&graph), Vec::<String>::new(), "/{path}: {graph:#}");
        for node in nodes(&graph) {
            seen.extend(types(node).into_iter().map(str::to_owned));
        }
        let spoken = graph[0]["speakable"]["cssSelector"].as_array();
        for css in spoken.into_iter().flatten() {
            let css = css.as_str().expect("a selector");
            assert_eq!(page.count(css), 1, "/{path}: {css}");
        }
    }
    seen
}

#[test]
fn every_page_of_the_demo_tells_machines_what_they_ask_for() {
    let publisher = Publisher::demo().build();
    let seen = assert_sound(&publisher);
    for kind in [
        "BackgroundNewsArticle",
        "BreadcrumbList",
        "CollectionPage",
        "ItemList",
        "LiveBlogPosting",
        "NewsMediaOrganization",
        "OpinionNewsArticle",
        "ProfilePage",
        "WebPage",
        "WebSite",
    ] {
        assert!(seen.contains(kind), "{kind}: {seen:?}");
    }
    let main = |path: &str| publisher.document(path).main_subject();
    assert_eq!(main("")["@type"], "WebSite");
    assert_eq!(main("about/")["@type"], "WebPage");
    assert_eq!(main("science/")["@type"], "CollectionPage");
    assert_eq!(main("author/science-desk/")["@type"], "ProfilePage");
    let profile = main("author/science-desk/");
    assert_eq!(profile["mainEntity"]["@type"], "Organization");
}

#[test]
fn every_page_of_hostile_content_tells_machines_what_they_ask_for() {
    assert_sound(&Publisher::new().build());
}

/// A publication with one story of the world section, by Ada.
fn told_of(fields: Value) -> Publisher {
    let fields = crate::support::with(json!({ "authors": ["ada"] }), fields);
    Publisher::new()
        .with(
            "authors/ada.json",
            json!({ "name": "Ada & \"Co\" </script>" }),
        )
        .with("authors/bo.json", json!({ "name": "Bo" }))
        .with("authors/nobody.json", json!({}))
        .with(
            "articles/world/told.json",
            story("2025-05-10T08:00:00Z", fields),
        )
}

fn main_subject(fields: Value) -> Value {
    let publisher = told_of(fields).build();
    assert_sound(&publisher);
    publisher.document("world/told/").main_subject()
}

#[test]
fn every_kind_of_story_is_of_its_type() {
    let review =
        json!({ "item": "Middlemarch", "item_type": "Book", "by": "George Eliot", "stars": 0.5 });
    let words = json!([{ "type": "paragraph", "text": "Words." }]);
    let post = json!({ "id": "p", "published": "2025-05-09T09:00:00Z", "body": words });
    let live = json!({ "posts": [post] });
    let sponsor = json!({ "name": "Acme", "href": "https://acme.example/", "part": "paid-for" });
    for (fields, expected) in [
        (json!({}), json!("NewsArticle")),
        (json!({ "kind": "letter" }), json!("OpinionNewsArticle")),
        (json!({ "kind": "analysis" }), json!("AnalysisNewsArticle")),
        (
            json!({ "kind": "explainer" }),
            json!("BackgroundNewsArticle"),
        ),
        (
            json!({ "kind": "long-read" }),
            json!("ReportageNewsArticle"),
        ),
        (
            json!({ "kind": "review", "review": review }),
            json!("ReviewNewsArticle"),
        ),
        (
            json!({ "kind": "live", "live": live }),
            json!("LiveBlogPosting"),
        ),
        (
            json!({ "sponsor": sponsor }),
            json!("AdvertiserContentArticle"),
        ),
        (
            json!({ "sponsor": sponsor, "kind": "review", "review": review }),
            json!(["AdvertiserContentArticle", "ReviewNewsArticle"]),
        ),
        (
            json!({ "sponsor": sponsor, "kind": "live", "live": live }),
            json!(["AdvertiserContentArticle", "LiveBlogPosting"]),
        ),
    ] {
        assert_eq!(main_subject(fields)["@type"], expected);
    }
    let told = main_subject(json!({ "kind": "review", "review": review }));
    assert_eq!(
        told["itemReviewed"],
        json!({ "@type": "Book", "name": "Middlemarch",
                "author": { "@type": "Person", "name": "George Eliot" } })
    );
    assert_eq!(
        told["reviewRating"],
        json!({ "@type": "Rating", "ratingValue": 0.5, "bestRating": 5, "worstRating": 0 })
    );
}

#[test]
fn everyone_who_had_a_part_is_told_of_once() {
    let told = main_subject(json!({
        "authors": [
            "ada", "nobody",
            { "author": "ada", "role": "editor" },
            { "author": "bo", "role": "translator" },
            { "author": "bo", "role": "photographer" },
            { "guest": { "name": "Cy" }, "role": "reviewer" },
        ],
    }));
    let ada = "https://fixture.example/news/site/author/ada/#author";
    assert_eq!(told["author"].as_array().map(Vec::len), Some(1));
    assert_eq!(told["author"][0]["name"], "Ada & \"Co\" </script>");
    assert_eq!(told["editor"], json!([{ "@id": ada }]));
    assert_eq!(told["translator"][0]["name"], "Bo");
    let contributors = told["contributor"].as_array().expect("a list");
    assert_eq!(contributors.len(), 2);
    assert_eq!(
        contributors[0],
        json!({ "@id": "https://fixture.example/news/site/author/bo/#author" })
    );
    assert_eq!(contributors[1], json!({ "@type": "Person", "name": "Cy" }));

    let told = main_subject(json!({ "authors": ["nobody"] }));
    assert_eq!(told["author"][0]["@type"], "NewsMediaOrganization");
    assert_eq!(
        told["publisher"],
        json!({ "@id": told["author"][0]["@id"] })
    );
}

#[test]
fn dates_are_in_order_where_posts_are_older_than_their_story() {
    let post = |id: &str, at: &str| {
        let body = json!([{ "type": "paragraph", "text": "Words." }]);
        json!({ "id": id, "published": at, "body": body })
    };
    let live = json!({
        "posts": [post("a", "2025-05-11T10:00:00Z"), post("b", "2025-05-09T10:00:00Z")],
        "ended": "2025-05-11T10:00:00Z",
    });
    let told = main_subject(json!({ "kind": "live", "live": live }));

    assert_eq!(told["coverageStartTime"], "2025-05-09T12:00:00+02:00");
    assert_eq!(told["coverageEndTime"], "2025-05-11T12:00:00+02:00");
    assert_eq!(told["datePublished"], "2025-05-10T10:00:00+02:00");
    assert_eq!(told["dateModified"], "2025-05-11T12:00:00+02:00");

    // An old post alone changes nothing.
    let live = json!({ "posts": [post("b", "2025-05-09T10:00:00Z")] });
    let told = main_subject(json!({ "kind": "live", "live": live }));
    assert_eq!(told["dateModified"], told["datePublished"]);
}

#[test]
fn the_way_to_each_page_is_told() {
    let publisher = Publisher::demo().build();
    let way = |path: &str| {
        let graph = publisher.document(path).graph();
        let trail = graph.iter().find(|node| node["@type"] == "BreadcrumbList");
        let items = trail.expect("a way")["itemListElement"]
            .as_array()
            .expect("a list");
        let items = items
            .iter()
            .map(|item| item["name"].as_str().expect("a name").to_owned());
        items.collect::<Vec<_>>().join(" > ")
    };
    for (path, expected) in [
        ("science/", "The Meridian > Science"),
        ("topic/", "The Meridian > Topics"),
        ("topic/china/", "The Meridian > Topics > China"),
        (
            "author/science-desk/",
            "The Meridian > Authors > Science desk",
        ),
        ("about/", "The Meridian > About The Meridian"),
        ("corrections/", "The Meridian > Corrections"),
        (
            "international/xi-in-moscow/",
            "International > Xi Jinping takes the place of honour in Moscow",
        ),
        (
            "international/wo-die-spur-sich-aendert/",
            "Internationales > Wo die Spur sich ändert",
        ),
    ] {
        assert_eq!(way(path), expected);
    }
}

#[test]
fn the_front_says_all_that_is_known_of_the_publication() {
    let publisher = Publisher::new()
        .with_site(json!({
            "links": [
                { "name": "Mastodon", "href": "https://social.example/@fixture" },
                { "name": "Post", "href": "mailto:fixture@example.org" },
            ],
            "policies": { "principles": "/about/", "ethics": "https://ethics.example/" },
        }))
        .build();

    let graph = publisher.document("").graph();
    let publisher_of_site = &graph[1];
    assert_eq!(
        publisher_of_site["sameAs"],
        json!(["https://social.example/@fixture"])
    );
    assert_eq!(
        publisher_of_site["publishingPrinciples"],
        "https://fixture.example/news/site/about/"
    );
    assert_eq!(publisher_of_site["ethicsPolicy"], "https://ethics.example/");
    let logo = publisher_of_site["logo"].as_str().expect("a logo");
    let logo = logo
        .strip_prefix("https://fixture.example/news/site/")
        .expect("of the site");
    assert!(publisher.site(logo).exists(), "{logo}");
    let other = publisher.document("about/").main_subject();
    assert_eq!(other["publisher"]["sameAs"], Value::Null);

    let publisher = Publisher::new().with_site(json!({ "policies": { "ethics": "/nowhere/" } }));
    let problems = String::from_utf8(publisher.run().stderr).expect("words");
    assert!(
        problems.contains("site.json") && problems.contains("/nowhere/"),
        "{problems}"
    );
}

#[test]
fn what_is_not_for_search_engines_tells_them_nothing() {
    let publisher = Publisher::new().with_preview("draft").build();
    let quiet = tree(&publisher.site(""))
        .into_iter()
        .filter(|(name, _)| name.ends_with(".html"))
        .filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains("content=\"noindex\""))
        .collect::<BTreeMap<_, _>>();
    assert!(quiet.len() >= 2, "{:?}", quiet.keys());
    for (name, bytes) in quiet {
        assert!(
            !String::from_utf8_lossy(&bytes).contains("ld+json"),
            "{name}"
        );
    }
}
