//! What stands in every document and in its data.

use standfirst::page::Page;

use crate::support::{
    Document,
    publisher::{Publisher, tree},
};

#[test]
fn every_page_says_of_itself_what_its_data_says_and_no_more_than_the_app_wants() {
    let publisher = Publisher::new().build();
    for (name, bytes) in tree(&publisher.site("")) {
        let Some(folder) = name.strip_suffix("index.json") else {
            continue;
        };
        let page = publisher.document(folder);
        // An old address leads on to a page, and is none.
        if page.count("meta[http-equiv=refresh]") > 0 {
            continue;
        }
        let data: serde_json::Value = serde_json::from_slice(&bytes).expect("JSON");

        let loader = |attribute: &str| page.attribute("script[data-wasm]", attribute);
        let text = |value: &serde_json::Value| value.as_str().map(str::to_owned);
        assert_eq!(loader("data-path"), text(&data["path"]), "{name}");
        assert_eq!(loader("data-strings"), text(&data["strings"]), "{name}");
        assert_eq!(loader("data-format"), Some(data["format"].to_string()));
        assert_eq!(page.count("script[type='application/json']"), 0, "{name}");
        assert_eq!(
            page.attributes("article.story", "data-traces").first(),
            text(&data["content"]["article"]["traces"]).as_ref(),
            "{name}"
        );

        // The structured data is in a script of its own.
        let told = page.json_if_any("script[type='application/ld+json'][data-head]");
        assert_eq!(told.as_ref(), data["head"].get("structured"), "{name}");
    }
}

#[test]
fn the_data_of_every_page_is_read_as_it_was_written() {
    let publisher = Publisher::demo().build();
    let files = tree(&publisher.site(""));
    let pages = files
        .iter()
        .filter(|(name, _)| name.ends_with("index.json"));
    let mut read = 0;
    let leads_on = |name: &str| name.contains("/post/") || name.starts_with("culture/the-embargo/");
    for (name, bytes) in pages.filter(|(name, _)| !leads_on(name)) {
        let written = std::str::from_utf8(bytes).expect("text");
        let page = Page::from_json(written).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(
            serde_json::to_string(&page).expect("JSON"),
            written,
            "{name}"
        );
        read += 1;
    }
    assert!(read > 50, "{read} pages");
}

#[test]
fn every_page_has_its_four_parts_in_the_app_and_empty_places_for_news_beside_it() {
    let publisher = Publisher::new().build();
    for (name, bytes) in tree(&publisher.site("")) {
        if !name.ends_with("index.html") && name != "404.html" {
            continue;
        }
        let text = String::from_utf8_lossy(&bytes);
        let page = Document::of(&text);
        if page.count("#app") == 0 {
            // The address of a live post only leads on.
            continue;
        }
        let children = "#app > *";
        assert_eq!(page.count(children), 4, "{name}");
        assert_eq!(
            page.count(
                "#app > a.skip-link:first-child + header.masthead + main#main + footer#foot:last-child"
            ),
            1,
            "{name}"
        );
        for place in [
            "#app ~ #announcement.visually-hidden[role=status]:empty",
            "#app ~ #network.network[role=status]:empty",
            "#app ~ #notice:empty",
        ] {
            assert_eq!(page.count(place), 1, "{name}: {place}");
        }
        let (_, body) = text.split_once("<body").expect("a body");
        assert!(!body.contains("<!"), "{name} has a mark");
    }
}
