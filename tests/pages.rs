//! What stands on each kind of page, and what does not.

use std::fs;

use serde_json::{Value, json};

use crate::support::publisher::{Publisher, fixture, tree};

/// A story of the world section, with some fields of its own.
fn story(published: &str, fields: Value) -> Value {
    let mut story = json!({
        "headline": "A story",
        "section": "world",
        "published": published,
        "body": [{ "type": "paragraph", "text": "Words." }]
    });
    for (name, value) in fields.as_object().expect("fields") {
        story[name] = value.clone();
    }
    story
}

/// A publication with nothing in it but its site file and authors.
fn empty() -> Publisher {
    let publisher = Publisher::new();
    for folder in ["articles", "pages"] {
        fs::remove_dir_all(publisher.content(folder)).expect("removed");
    }
    publisher
}

/// With stories `story-1` to `story-N` in the world section, a day apart.
fn with_stories(mut publisher: Publisher, days: std::ops::RangeInclusive<u32>) -> Publisher {
    for day in days {
        let headline = format!("Story {day}");
        let file = format!("articles/world/story-{day}.json");
        let published = format!("2025-04-{day:02}T12:00:00+02:00");
        publisher = publisher.with(&file, story(&published, json!({ "headline": headline })));
    }
    publisher
}

fn headlines(cards: &Value) -> Vec<&str> {
    let cards = cards.as_array().expect("cards").iter();
    cards
        .map(|card| card["headline"].as_str().expect("a headline"))
        .collect()
}

fn listed(page: &Value, kind: &str) -> Vec<String> {
    let cards = &page["content"][kind]["listing"]["cards"];
    headlines(cards).into_iter().map(str::to_owned).collect()
}

/// The markup of a page, without its data and the marks that hydration goes by.
fn html(publisher: &Publisher, path: &str) -> String {
    let html = publisher
        .read(&format!("{path}index.html"))
        .replace("<!>", "");
    let end = html
        .find("<script type=\"application/json\"")
        .unwrap_or(html.len());
    html[..end].to_owned()
}

/// Address and words of the first element of that kind with that relation.
fn linked(html: &str, start: &str, rel: &str) -> Option<(String, String)> {
    let rel = format!("rel=\"{rel}\"");
    let found = html.split(start).skip(1).find(|rest| {
        let tag = rest.split('>').next().unwrap_or_default();
        tag.contains(&rel)
    })?;
    let (tag, rest) = found.split_once('>')?;
    let href = tag.split_once("href=\"")?.1.split('"').next()?;
    Some((href.to_owned(), rest.split('<').next()?.trim().to_owned()))
}

#[test]
fn a_new_story_changes_the_first_page_of_a_list_and_no_older_one() {
    let publisher = with_stories(empty(), 1..=7).with_site(json!({ "page_size": 3 }));
    let publisher = publisher.build();
    let names = ["Story 7", "Story 6", "Story 5", "Story 4"];
    assert_eq!(listed(&publisher.page("world/"), "section"), names);
    let oldest = publisher.read("world/page/1/index.html");
    assert_eq!(
        listed(&publisher.page("world/page/1/"), "section"),
        ["Story 3", "Story 2", "Story 1"]
    );
    assert!(!publisher.site("world/page/2").exists());

    let publisher = with_stories(publisher, 8..=8).build();
    assert_eq!(publisher.read("world/page/1/index.html"), oldest);
    assert_eq!(listed(&publisher.page("world/"), "section").len(), 5);

    let publisher = with_stories(publisher, 9..=9).build();
    assert_eq!(
        listed(&publisher.page("world/"), "section"),
        ["Story 9", "Story 8", "Story 7"]
    );
    assert_eq!(
        listed(&publisher.page("world/page/2/"), "section"),
        ["Story 6", "Story 5", "Story 4"]
    );
}

#[test]
fn the_pages_of_a_list_lead_to_each_other_in_the_head_and_in_words() {
    let publisher = with_stories(empty(), 1..=9)
        .with_site(json!({ "page_size": 3 }))
        .build();
    let origin = "https://fixture.example";
    let turns = [
        ("world/", None, Some("world/page/2/")),
        ("world/page/2/", Some("world/"), Some("world/page/1/")),
        ("world/page/1/", Some("world/page/2/"), None),
        ("page/3/", None, Some("page/2/")),
        ("page/1/", Some("page/2/"), None),
        ("archive/2025/04/", None, Some("archive/2025/04/page/2/")),
    ];
    for (page, newer, older) in turns {
        let html = html(&publisher, page);
        for (rel, words, target) in [
            ("prev", "Newer stories", newer),
            ("next", "Older stories", older),
        ] {
            let href = target.map(|target| format!("/news/site/{target}"));
            let absolute = href.as_ref().map(|href| format!("{origin}{href}"));
            assert_eq!(
                linked(&html, "<link", rel),
                absolute.map(|href| (href, String::new()))
            );
            let link = href.map(|href| (href, words.to_owned()));
            assert_eq!(linked(&html, "<a", rel), link, "{page} {rel}");
        }
    }
    let title = &publisher.page("world/page/1/")["head"]["title"];
    assert_eq!(
        title,
        "World, 1 April 2025 – 3 April 2025 | The Fixture & Sons"
    );
}

#[test]
fn a_front_is_laid_out_by_the_site_file_and_a_story_stands_on_it_once() {
    let front = json!([
        { "layout": "lead", "query": { "sections": ["world"] }, "size": 2 },
        { "title": "Chosen", "pins": ["story-6", "story-1", "draft"], "layout": "briefs", "size": 3 },
        { "query": { "topics": ["unused"] } },
        { "title": "The rest", "layout": "package", "size": 9 }
    ]);
    let draft = story("2025-04-02T12:00:00Z", json!({ "draft": true }));
    let publisher = with_stories(empty(), 1..=6)
        .with("articles/world/draft.json", draft)
        .with_site(json!({ "front": front }))
        .build();

    let page = publisher.page("");
    let containers = page["content"]["front"]["containers"].as_array();
    let containers = containers.expect("containers");
    let told: Vec<_> = containers
        .iter()
        .map(|one| {
            let title = one["title"]["name"].as_str().unwrap_or_default();
            let layout = one["layout"].as_str().unwrap_or_default();
            (title, layout, headlines(&one["cards"]))
        })
        .collect();

    assert_eq!(
        told,
        [
            ("World", "lead", vec!["Story 5", "Story 4"]),
            ("Chosen", "briefs", vec!["Story 6", "Story 1", "Story 3"]),
            ("The rest", "package", vec!["Story 2"]),
        ]
    );
}

#[test]
fn without_a_layout_the_front_has_the_newest_and_then_each_section() {
    let science = story("2025-03-01T12:00:00Z", json!({ "section": "science" }));
    let publisher = with_stories(empty(), 1..=8)
        .with("articles/science/old.json", science)
        .build();

    let page = publisher.page("");
    let containers = page["content"]["front"]["containers"].as_array();
    let told: Vec<_> = containers
        .expect("containers")
        .iter()
        .map(|one| {
            let cards = headlines(&one["cards"]).len();
            (one["title"]["name"].as_str(), cards)
        })
        .collect();

    assert_eq!(told, [(None, 6), (Some("Science"), 1), (Some("World"), 2)]);
}

#[test]
fn a_site_without_stories_says_so_on_every_list() {
    let publisher = empty().build();

    for page in ["", "world/", "author/desk/"] {
        let html = publisher.read(&format!("{page}index.html"));
        assert!(html.contains("No stories here yet."), "{page}");
    }
    for page in ["topic", "archive"] {
        assert!(!publisher.site(page).exists(), "{page}");
        let link = format!("href=\"/news/site/{page}/\"");
        assert!(!publisher.read("index.html").contains(&link), "{page}");
    }
    assert!(!publisher.site("page").exists());
    assert!(!publisher.read("index.html").contains("All stories"));
}

#[test]
fn topics_and_authors_are_indexed_in_the_order_of_the_sites_language() {
    let topics = json!([
        { "slug": "z", "name": "Zeitung" }, { "slug": "ae", "name": "Äpfel" },
        { "slug": "b", "name": "Birnen" }, { "slug": "none", "name": "Aal" }
    ]);
    let about = story(
        "2025-04-01T12:00:00Z",
        json!({ "topics": ["z", "ae", "b"] }),
    );
    let publisher = empty()
        .with_site(json!({ "topics": topics, "languages": ["de"] }))
        .with_site(json!({ "sections": [{ "slug": "world", "name": "Welt" }], "navigation": null }))
        .with("articles/world/about.json", about)
        .with("authors/zoe.json", json!({ "name": "Zoë" }))
        .with("authors/oezil.json", json!({ "name": "Özil" }))
        .build();

    let names = |path: &str| -> Vec<String> {
        let page = publisher.page(path);
        let entries = page["content"]["index"]["groups"][0]["entries"].as_array();
        let entries = entries.expect("entries").iter();
        entries
            .map(|entry| {
                format!(
                    "{} {}",
                    entry["name"].as_str().unwrap_or_default(),
                    entry["count"]
                )
            })
            .collect()
    };

    // A topic without stories has no page, and an author without a name can't be listed.
    assert_eq!(names("topic/"), ["Äpfel 1", "Birnen 1", "Zeitung 1"]);
    assert_eq!(names("author/"), ["Özil 0", "World desk 0", "Zoë 0"]);
}

#[test]
fn the_archive_has_a_page_for_each_month_in_the_sites_time_zone() {
    // In Berlin the second story is of May.
    let publisher = empty()
        .with(
            "articles/world/a.json",
            story("2025-04-30T21:59:59Z", json!({})),
        )
        .with(
            "articles/world/b.json",
            story("2025-04-30T22:00:00Z", json!({})),
        )
        .with(
            "articles/world/c.json",
            story("2024-12-31T12:00:00Z", json!({})),
        )
        .build();

    let page = publisher.page("archive/");
    let groups = &page["content"]["index"]["groups"];
    let told = |group: usize| {
        let group = &groups[group];
        let entries = group["entries"].as_array().expect("entries").iter();
        let names: Vec<_> = entries.map(|entry| entry["name"].clone()).collect();
        (group["title"].clone(), names)
    };

    assert_eq!(
        told(0),
        (json!("2025"), vec![json!("May 2025"), json!("April 2025")])
    );
    assert_eq!(told(1), (json!("2024"), vec![json!("December 2024")]));
    assert_eq!(
        listed(&publisher.page("archive/2024/12/"), "archive").len(),
        1
    );
}

#[test]
fn a_static_page_has_its_own_address_and_a_place_in_the_foot() {
    let publisher = Publisher::new().build();

    let page = publisher.page("about/");
    assert_eq!(page["head"]["title"], "About us | The Fixture & Sons");
    assert_eq!(page["content"]["page"]["updated"]["text"], "1 May 2025");
    let foot = "<a href=\"/news/site/about/\">About us</a>";
    assert!(html(&publisher, "").contains(foot));

    let publisher = publisher.with_site(json!({ "foot": [] })).build();
    assert!(publisher.site("about/index.html").exists());
    assert!(!html(&publisher, "").contains("/news/site/about/"));
}

#[test]
fn a_preview_has_an_address_that_is_told_to_its_editor_alone() {
    let publisher = Publisher::new().with_preview("draft");

    let output = publisher.run();

    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let (_, address) = said.split_once("preview: ").expect("the address");
    let path = address
        .trim()
        .strip_prefix("https://fixture.example/news/site/");
    let path = path.expect("an address of the site").to_owned();
    assert!(
        path.starts_with("preview/") && path.len() > "preview/".len() + 24,
        "{path}"
    );
    let page = publisher.page(&path);
    assert_eq!(page["content"]["article"]["headline"], "Not yet written");
    assert_eq!(page["head"]["noindex"], true);
    assert_eq!(page["head"]["canonical"], Value::Null);
    let html = publisher.read(&format!("{path}index.html"));
    assert!(html.contains("<meta name=\"robots\" content=\"noindex\""));
    assert!(html.contains("This story is not published."));

    let elsewhere: Vec<_> = tree(&publisher.site(""))
        .into_iter()
        .filter(|(name, _)| !name.starts_with(&path))
        .filter(|(_, bytes)| {
            let text = String::from_utf8_lossy(bytes);
            text.contains("Not yet written") || text.contains(&path)
        })
        .map(|(name, _)| name)
        .collect();
    assert_eq!(elsewhere, Vec::<String>::new());

    // It stays while the draft is edited, another publication has another, and it ends by itself.
    let draft = publisher.content("articles/world/draft.json");
    let text = fs::read_to_string(&draft).expect("the draft");
    fs::write(&draft, text.replace("Not yet", "Hardly")).expect("an edit");
    let publisher = publisher.build();
    assert_eq!(
        publisher.page(&path)["content"]["article"]["headline"],
        "Hardly written"
    );
    let other = Publisher::new().with_preview("draft").build();
    assert!(!other.site(&path).exists());
    let other = publisher.without_previews().build();
    assert!(!other.site("preview").exists());
}

#[test]
fn a_preview_of_a_story_that_is_not_there_is_refused() {
    let publisher = Publisher::new().with_preview("drfat");

    let output = publisher.run();

    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let words = "there is no story `drfat` to preview: did you mean `draft`?";
    assert!(said.contains(words), "{said}");
    assert_eq!(output.status.code(), Some(2));
    assert!(!publisher.site("").exists());
}

#[test]
fn a_preview_changes_nothing_that_everyone_sees() {
    let topics = json!({ "topics": ["paper"], "draft": true });
    let publisher = Publisher::new()
        .with(
            "articles/world/near.json",
            story("2025-05-08T12:00:00Z", topics),
        )
        .build();
    let before = tree(&publisher.site(""));

    // A story that has come out since keeps nobody from publishing, and one asked for twice is one.
    let publisher = publisher
        .with_preview("near")
        .with_preview("plain")
        .with_preview("near");
    let output = publisher.run();

    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("warning: `plain` is published"), "{said}");
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(told.matches("preview: ").count(), 1, "{told}");
    let mut after = tree(&publisher.site(""));
    let previews: Vec<_> = after
        .keys()
        .filter(|name| name.starts_with("preview/"))
        .cloned()
        .collect();
    assert_eq!(previews.len(), 2);
    after.retain(|name, _| !previews.contains(name));
    assert_eq!(after, before);
}

#[test]
fn a_site_is_not_written_over_its_content() {
    for out in ["content", "content/site", "."] {
        let publisher = Publisher::new();
        let mut command = publisher.command("build");
        command.args(["--out", out, "--app"]).arg(fixture("app"));

        let output = command.output().expect("the publisher starts");

        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains("name another folder by --out"), "{said}");
        assert_eq!(output.status.code(), Some(2));
    }
}

#[test]
fn a_picture_that_only_a_draft_shows_is_not_published() {
    let picture = json!({ "src": "secret.svg", "alt": "" });
    let draft = story(
        "2025-04-01T12:00:00Z",
        json!({ "draft": true, "lead": picture }),
    );
    let publisher = Publisher::new().with("articles/world/secret.json", draft);
    fs::copy(
        publisher.content("media/lead.svg"),
        publisher.content("media/secret.svg"),
    )
    .expect("a picture");

    let names = |publisher: &Publisher| tree(&publisher.site("")).into_keys().collect::<Vec<_>>();
    let publisher = publisher.build();
    assert!(!names(&publisher).iter().any(|name| name.contains("secret")));

    let publisher = publisher.with_preview("secret").build();
    assert!(
        names(&publisher)
            .iter()
            .any(|name| name.starts_with("media/secret."))
    );
}

/// Headlines and reasons of the stories under `world/SLUG/`, after their heading.
fn related(publisher: &Publisher, slug: &str) -> (Option<String>, Vec<(String, Option<String>)>) {
    let page = publisher.page(&format!("world/{slug}/"));
    let related = &page["content"]["article"]["related"];
    let cards = related["cards"].as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let told = cards.iter().map(|card| {
        (
            text(&card["headline"]).unwrap_or_default(),
            text(&card["reason"]),
        )
    });
    (text(&related["title"]), told.collect())
}

#[test]
fn pins_come_before_series_topics_and_words_and_each_says_why() {
    let one = |name: &str, fields: Value| {
        let mut fields = fields;
        fields["headline"] = json!(name);
        story("2025-04-01T12:00:00Z", fields)
    };
    let words = "Compressors balance pipelines beneath permafrost.";
    let body = json!([{ "type": "paragraph", "text": words }]);
    let here = json!({
        "topics": ["paper"], "series": "whole", "related": ["pinned", "pinned"], "body": body
    });
    let publisher = empty()
        .with("articles/world/here.json", one("Here", here))
        .with(
            "articles/world/words.json",
            one("Words", json!({ "body": body })),
        )
        .with(
            "articles/world/topic.json",
            one("Topic", json!({ "topics": ["paper"] })),
        )
        .with(
            "articles/world/part.json",
            one("Part", json!({ "series": "whole" })),
        )
        .with("articles/world/pinned.json", one("Pinned", json!({})))
        .with(
            "articles/world/arabic.json",
            one("Arabic", json!({ "topics": ["paper"], "language": "ar" })),
        )
        .build();

    let because = |name: &str, reason: &str| (name.to_owned(), Some(reason.to_owned()));
    assert_eq!(
        related(&publisher, "here"),
        (
            None,
            vec![
                because("Pinned", "Editors’ choice"),
                because("Part", "Part of The whole of it"),
                because("Topic", "Also on paper and ink"),
            ]
        )
    );

    let here = json!({ "body": body, "topics": ["paper"] });
    let publisher = publisher
        .with("articles/world/here.json", one("Here", here))
        .build();
    assert_eq!(
        related(&publisher, "here").1,
        [
            because("Topic", "Also on paper and ink"),
            because("Words", "On a similar subject"),
        ]
    );
}

#[test]
fn with_too_few_good_ones_the_newest_of_the_section_stand_under_a_story() {
    let publisher = with_stories(empty(), 1..=5).build();

    // One good story is not thrown away.
    let series = json!({ "series": "whole", "headline": "Part 1" });
    let other = json!({ "series": "whole", "headline": "Part 2", "section": "science" });
    let with_parts = with_stories(empty(), 1..=5)
        .with(
            "articles/world/part.json",
            story("2025-04-20T12:00:00Z", series),
        )
        .with(
            "articles/science/part-2.json",
            story("2025-04-21T12:00:00Z", other),
        )
        .build();
    let because = |name: &str, reason: &str| (name.to_owned(), Some(reason.to_owned()));
    assert_eq!(
        related(&with_parts, "part"),
        (
            None,
            vec![
                because("Part 2", "Part of The whole of it"),
                because("Story 5", "Latest in World"),
                because("Story 4", "Latest in World"),
            ]
        )
    );

    let plain = |name: &str| (name.to_owned(), None);
    assert_eq!(
        related(&publisher, "story-4"),
        (
            Some("Latest in World".to_owned()),
            vec![plain("Story 5"), plain("Story 3"), plain("Story 2")]
        )
    );
}

#[test]
fn a_story_with_nothing_to_go_on_to_has_no_heading_for_it() {
    let publisher = with_stories(empty(), 1..=1).build();

    let html = publisher.read("world/story-1/index.html");

    assert!(!html.contains("class=\"related\""));
    assert!(
        !html.contains("class=\"authors\""),
        "a box without an author"
    );
}

#[test]
fn who_made_a_story_is_told_by_part_and_each_has_one_box() {
    let authors = json!([
        "desk",
        { "author": "zoe", "role": "translator" },
        "ada",
        { "author": "desk", "role": "editor" },
        "nobody"
    ]);
    let publisher = empty()
        .with("authors/zoe.json", json!({ "name": "Zoë" }))
        .with("authors/ada.json", json!({ "name": "Ada" }))
        .with(
            "articles/world/made.json",
            story("2025-04-01T12:00:00Z", json!({ "authors": authors })),
        )
        .build();

    let markup = html(&publisher, "world/made/");
    let lines: Vec<_> = markup
        .split("<p class=\"byline\">")
        .skip(1)
        .map(|line| text(line.split("</p>").next().unwrap_or_default()))
        .collect();
    let names: Vec<_> = markup
        .split("<p class=\"author-box__name\">")
        .skip(1)
        .map(|name| text(name.split("</p>").next().unwrap_or_default()))
        .collect();

    assert_eq!(
        lines,
        [
            "By World desk and Ada",
            "Edited by World desk",
            "Translated by Zoë"
        ]
    );
    assert_eq!(names, ["World desk", "ZoëTranslator", "Ada", "Staff"]);
}

/// The words of some markup.
fn text(markup: &str) -> String {
    let parts = markup.split('<').enumerate();
    parts
        .map(|(place, part)| match place {
            0 => part,
            _ => part.split_once('>').map_or("", |(_, words)| words),
        })
        .collect()
}

#[test]
fn names_of_sections_and_topics_follow_the_language_of_the_page() {
    let arabic = json!({ "language": "ar", "topics": ["paper", "whole"] });
    let names = json!([{ "slug": "world", "name": "World", "names": { "ar": "العالم" } }]);
    let publisher = empty()
        .with_site(json!({ "sections": names, "navigation": null }))
        .with(
            "articles/world/here.json",
            story("2025-04-01T12:00:00Z", arabic),
        )
        .build();

    let page = publisher.page("world/here/");
    let story = &page["content"]["article"];
    assert_eq!(story["kicker"]["name"], "العالم");
    assert_eq!(page["masthead"]["sections"][0]["name"], "العالم");
    assert_eq!(story["topics"][0]["name"], "الورق");
    assert_eq!(story["topics"][1]["name"], "The whole of it");
    assert_eq!(story["topics"][1]["language"], json!(["en-GB", "ltr"]));
    assert_eq!(
        publisher.page("world/")["content"]["section"]["name"],
        "World"
    );
}

#[test]
fn the_label_of_a_kind_stands_above_the_headline() {
    let opinion = json!({ "kind": "opinion", "authors": ["desk"] });
    let publisher = empty()
        .with(
            "articles/world/view.json",
            story("2025-04-01T12:00:00Z", opinion),
        )
        .build();

    let html = html(&publisher, "world/view/");
    assert!(html.contains("<span class=\"kicker__kind\">Opinion</span>"));
    let card = &publisher.page("world/")["content"]["section"]["listing"]["cards"][0];
    assert_eq!(card["byline"], json!(["World desk"]), "whose opinion it is");
}

#[test]
fn the_demo_is_a_whole_publication() {
    let demo = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let publisher = Publisher::with_content(&demo)
        .now("2026-01-01T00:00:00Z")
        .build();

    let count = |folder: &str, ending: &str| {
        tree(&demo.join(folder))
            .keys()
            .filter(|name| name.ends_with(ending))
            .count()
    };
    assert!(count("articles", ".json") >= 24);
    assert!(count("media", ".jpg") >= 10);
    let site = publisher.page("");
    assert!(
        site["masthead"]["sections"]
            .as_array()
            .is_some_and(|sections| sections.len() >= 8)
    );
    let languages: std::collections::BTreeSet<_> = tree(&publisher.site(""))
        .keys()
        .filter_map(|name| name.strip_suffix("index.json"))
        .filter_map(|path| {
            publisher.page(path)["head"]["language"]
                .as_str()
                .map(str::to_owned)
        })
        .collect();
    let wanted = ["ar", "de", "en-GB", "fa", "ja"];
    assert_eq!(languages.into_iter().collect::<Vec<_>>(), wanted);
    let related = publisher.page("international/xi-in-moscow/");
    let related = &related["content"]["article"]["related"];
    let reasons = related["cards"].as_array().expect("cards").iter();
    let reasons: Vec<_> = reasons.map(|card| card["reason"].clone()).collect();
    assert_eq!(related["title"], Value::Null);
    assert!(reasons.len() >= 2);
    assert!(
        reasons.contains(&json!("Also on gas and pipelines")),
        "{reasons:?}"
    );
}

#[test]
fn the_stress_fixture_is_published() {
    let publisher = Publisher::with_content(&fixture("stress")).build();

    let page = publisher.page("far/long/");
    let headline = page["content"]["article"]["headline"]
        .as_str()
        .unwrap_or_default();
    assert!(headline.chars().count() >= 180);
    assert_eq!(
        page["content"]["article"]["authors"]
            .as_array()
            .map(Vec::len),
        Some(6)
    );
}

#[test]
fn the_months_of_the_archive_are_those_of_its_addresses_in_every_language() {
    let publisher = empty()
        .with_site(json!({ "languages": ["fa"], "topics": [] }))
        .with_site(json!({ "sections": [{ "slug": "world", "name": "جهان" }], "navigation": null }))
        .with(
            "articles/world/a.json",
            story("2025-03-25T12:00:00Z", json!({})),
        )
        .build();

    let page = publisher.page("archive/");
    let year = &page["content"]["index"]["groups"][0];

    assert_eq!(year["entries"][0]["name"], "مارس ۲۰۲۵");
    assert_eq!(year["title"], "۲۰۲۵");
}

#[test]
fn what_can_be_clicked_in_a_pull_quote_stands_in_the_text_alone() {
    let words = json!(["See ", { "type": "link", "href": "/science/", "text": "more" }, { "type": "note", "note": "n" }]);
    let body =
        json!([{ "type": "paragraph", "text": words }, { "type": "pull-quote", "text": words }]);
    let fields = json!({ "body": body, "notes": [{ "id": "n", "text": "A note." }] });
    let publisher = empty()
        .with(
            "articles/world/a.json",
            story("2025-03-25T12:00:00Z", fields),
        )
        .build();

    let html = html(&publisher, "world/a/");
    let aside = html.split("<aside").nth(1).expect("the quote");
    let aside = aside.split("</aside>").next().unwrap_or_default();

    assert!(
        aside.contains("See more") && !aside.contains("<a "),
        "{aside}"
    );
    assert_eq!(
        html.matches("to-note-1\"").count(),
        2,
        "the reference and the way back to it"
    );
}

#[test]
fn an_author_or_a_quotation_does_not_tell_of_a_story_that_is_not_out() {
    let links = json!([{ "name": "Draft", "href": "/world/draft/" }, { "name": "Section", "href": "/world/" }]);
    let quote = json!([{ "type": "quote", "text": "Words", "source": "/world/draft/" }]);
    let fields = json!({ "authors": ["zoe"], "body": quote });
    let publisher = empty()
        .with("authors/zoe.json", json!({ "name": "Zoë", "links": links }))
        .with(
            "articles/world/draft.json",
            story("2025-03-25T12:00:00Z", json!({ "draft": true })),
        )
        .with(
            "articles/world/a.json",
            story("2025-03-25T12:00:00Z", fields),
        )
        .build();

    let mut all = tree(&publisher.site(""));
    all.retain(|name, _| !name.starts_with("schema/"));
    let telling = all
        .iter()
        .filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains("/draft/"));
    assert_eq!(
        telling.map(|(name, _)| name.as_str()).collect::<Vec<_>>(),
        Vec::<&str>::new()
    );
    assert!(html(&publisher, "world/a/").contains("href=\"/news/site/world/\">Section</a>"));
}

#[test]
fn a_front_with_something_below_its_lead_is_painted_from_the_top_in_one_piece() {
    let expect = "<link rel=\"expect\" href=\"#below-the-fold\" blocking=\"render\">";
    let publisher = with_stories(empty(), 1..=8).build();
    let page = publisher.read("index.html");
    assert!(page.contains(expect) && page.contains("id=\"below-the-fold\""));

    // The last card of a list stands otherwise than the rest.
    let list = publisher.read("world/index.html");
    assert!(list.contains("<link rel=\"expect\" href=\"#foot\" blocking=\"render\">"));
    assert!(list.contains("id=\"foot\""));
    let story = publisher.read("world/story-1/index.html");
    assert!(!story.contains("rel=\"expect\""));

    // Waiting for what never comes would hold back the whole page.
    let publisher = with_stories(empty(), 1..=2).build();
    let page = publisher.read("index.html");
    assert!(!page.contains(expect) && !page.contains("id=\"below-the-fold\""));
}

#[test]
fn two_packages_in_a_row_stand_side_by_side() {
    let package = |section: &str| json!({ "layout": "package", "query": { "sections": [section] }, "size": 1 });
    let other = json!({ "section": "science" });
    let publisher = with_stories(empty(), 1..=4)
        .with(
            "articles/science/a.json",
            story("2025-03-25T12:00:00Z", other),
        )
        .with_site(json!({ "front": [package("world"), package("science"), package("world")] }))
        .build();

    let html = html(&publisher, "");

    assert_eq!(html.matches("shelf--half").count(), 2);
    assert_eq!(html.matches("shelf--package").count(), 3);
}
