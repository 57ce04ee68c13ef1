//! The files of a published site.

use std::{fs, os::unix::fs::MetadataExt};

use crate::support::{
    Document,
    publisher::{Publisher, bless, copy, fixture, tree},
};

#[test]
fn the_fixture_publication_becomes_the_blessed_tree() {
    let publisher = Publisher::new().build();
    let expected = fixture("published");
    if bless() {
        _ = fs::remove_dir_all(&expected);
        copy(&publisher.site(""), &expected);
        _ = fs::remove_dir_all(expected.join("pagefind"));
    }
    // What Pagefind writes is its own: only that it is there is recorded, in `.standfirst`.
    fs::remove_dir_all(publisher.site("pagefind")).expect("the index of the search");

    let (site, expected) = (tree(&publisher.site("")), tree(&expected));

    assert_eq!(
        site.keys().collect::<Vec<_>>(),
        expected.keys().collect::<Vec<_>>()
    );
    for (name, bytes) in &site {
        let (new, old) = (
            String::from_utf8_lossy(bytes),
            String::from_utf8_lossy(&expected[name]),
        );
        assert_eq!(new, old, "{name}; `BLESS=1 cargo test` takes the new one");
    }
}

#[test]
fn thousands_of_headings_with_one_name_are_told_apart_at_once() {
    let heading = serde_json::json!({ "type": "heading", "text": "Update" });
    let story = serde_json::json!({
        "headline": "A story",
        "section": "science",
        "published": "2025-05-10T08:00:00Z",
        "body": vec![heading; 10_000]
    });
    let publisher = Publisher::new().with("articles/science/updates.json", story);
    let start = std::time::Instant::now();

    let publisher = publisher.build();

    let time = start.elapsed();
    assert!(time < std::time::Duration::from_secs(60), "{time:?}");
    let html = publisher.read("science/updates/index.html");
    for id in ["update", "update-2", "update-10000"] {
        assert!(html.contains(&format!("id=\"{id}\"")), "{id}");
    }
}

#[test]
fn two_builds_are_alike() {
    let (one, other) = (Publisher::new().build(), Publisher::new().build());

    assert_eq!(tree(&one.site("")), tree(&other.site("")));
}

#[test]
fn a_second_build_touches_only_what_has_changed() {
    let publisher = Publisher::new().build();
    let inode = |name: &str| fs::metadata(publisher.site(name)).expect("a file").ino();
    let names = [
        "science/plain/index.html",
        "science/hostile/index.json",
        "_headers",
    ];
    let before = names.map(inode);

    let story = publisher.content("articles/science/plain.json");
    let text = fs::read_to_string(&story).expect("the story");
    fs::write(&story, text.replace("nothing else", "something else")).expect("an edit");
    let publisher = publisher.build();

    let inode = |name: &str| fs::metadata(publisher.site(name)).expect("a file").ino();
    assert_ne!(inode(names[0]), before[0]);
    assert_eq!(names.map(inode)[1..], before[1..]);
    assert!(publisher.read(names[0]).contains("something else"));
}

#[test]
fn a_story_that_is_gone_leaves_no_file() {
    let publisher = Publisher::new().build();
    assert!(publisher.site("science/hostile/index.html").exists());
    fs::write(publisher.site("mine.txt"), "mine").expect("a file of the host's");

    fs::remove_file(publisher.content("articles/science/hostile.json")).expect("removed");
    let publisher = publisher.build();

    assert!(!publisher.site("science/hostile").exists());
    assert_eq!(publisher.read("mine.txt"), "mine");
}

#[test]
fn a_draft_is_published_only_when_asked_for() {
    let publisher = Publisher::new().build();
    assert_eq!(
        mentions(&publisher, "Not yet written"),
        Vec::<String>::new()
    );

    let publisher = Publisher::new().with_drafts().build();
    assert!(publisher.site("world/draft/index.html").exists());
}

#[test]
fn a_story_under_embargo_appears_when_its_time_has_come() {
    let publisher = Publisher::new().now("2025-05-31T21:59:59Z").build();
    assert_eq!(
        mentions(&publisher, "Not before June"),
        Vec::<String>::new()
    );

    let publisher = Publisher::new().now("2025-05-31T22:00:00Z").build();
    assert!(publisher.site("world/embargo/index.html").exists());
}

#[test]
fn an_expired_story_is_gone() {
    let publisher = Publisher::new().now("2025-06-30T22:00:00Z").build();

    assert_eq!(
        mentions(&publisher, "Not before June"),
        Vec::<String>::new()
    );
}

#[test]
fn a_link_to_a_story_that_is_not_out_is_only_its_words() {
    let publisher = Publisher::new().now("2025-06-10T00:00:00Z").build();

    let page = publisher.read("world/embargo/index.html");

    assert!(page.contains("the draft"), "the words are gone");
    assert_eq!(mentions(&publisher, "world/draft"), Vec::<String>::new());
}

#[test]
fn hostile_words_stay_words() {
    let page = Publisher::new().build().read("science/hostile/index.html");

    assert!(page.contains("<title data-head>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;"));
    for markup in ["<script>alert", "<img src=x", "<!--<script>"] {
        assert!(!page.contains(markup), "{markup} became markup");
    }
}

#[test]
fn no_page_has_an_inline_style_or_an_event_attribute() {
    let site = tree(Publisher::new().build().site("").as_path());
    let pages = site.iter().filter(|(name, _)| name.ends_with(".html"));
    for (name, bytes) in pages {
        let page = Document::of(&String::from_utf8_lossy(bytes));
        for (attribute, value) in page.all_attributes() {
            let is_either = attribute == "style" || attribute.starts_with("on");
            assert!(!is_either, "{name}: {attribute}={value}");
        }
    }
}

#[test]
fn a_base_other_than_the_site_files_is_warned_of() {
    let output = Publisher::new().run();

    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        said.contains("publishing for `/news/site/`, though `base_url`"),
        "{said}"
    );
}

#[test]
fn the_site_file_says_where_the_site_stands() {
    let publisher = Publisher::new().at("https://fixture.example/").build();

    let page = publisher.read("world/every-block/index.html");

    let canonical = r#"<link rel="canonical" href="https://fixture.example/world/every-block/""#;
    assert!(page.contains(canonical), "{page}");
    assert!(!page.contains("/news/site"));
}

#[test]
fn the_schemas_in_the_repository_are_those_of_the_types_and_the_demos_blocks() {
    let content = concat!(env!("CARGO_MANIFEST_DIR"), "/content");
    let templates = standfirst::content::read_templates(content.as_ref());
    for (name, text) in standfirst::content::schema_files(&templates) {
        let path = format!("{content}/{name}");
        if bless() {
            fs::create_dir_all(concat!(env!("CARGO_MANIFEST_DIR"), "/content/schema"))
                .expect("a folder");
            fs::write(&path, &text).expect("a blessed schema");
        }
        assert_eq!(
            fs::read_to_string(&path).unwrap_or_default(),
            text,
            "{path}"
        );
    }
}

#[test]
fn every_language_has_every_string() {
    let names = |text: &str| -> Vec<String> {
        let strings: serde_json::Map<String, serde_json::Value> =
            serde_json::from_str(text).expect("JSON");
        for (name, words) in &strings {
            assert!(
                words.as_str().is_some_and(|words| !words.trim().is_empty()),
                "{name} is empty"
            );
        }
        strings.keys().cloned().collect()
    };
    let mut known = standfirst::locales::Strings::NAMES.to_vec();
    known.sort_unstable();
    for (language, text) in standfirst::locales::LOCALES {
        assert_eq!(names(text), known, "{language}");
    }
}

/// The files that hold certain words.
fn mentions(publisher: &Publisher, words: &str) -> Vec<String> {
    let holds = |bytes: &Vec<u8>| String::from_utf8_lossy(bytes).contains(words);
    let site = tree(&publisher.site(""));
    site.into_iter()
        .filter(|(name, bytes)| holds(bytes) || name.contains(words))
        .map(|(name, _)| name)
        .collect()
}
