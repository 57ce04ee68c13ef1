//! Media files: that each one that a page names is there, under whatever names, and written once.

use std::{collections::BTreeSet, fs};

use serde_json::{Value, json};

use super::{jpeg, photo, photo_of_its_own, published, with_lead};
use crate::support::{
    Document,
    publisher::{Publisher, said},
    story,
};

fn with_body(body: Value) -> Value {
    story("2025-05-09T18:30:00+02:00", json!({ "body": body }))
}

/// The media files that a page asks for, in whatever attribute, or that its data or its words name.
fn asked_for(page: &Document) -> BTreeSet<String> {
    let text = page.text("html");
    let values = page.attribute_values().chain([text.as_str()]);
    let parts = values.flat_map(|value| value.split(['"', ' ', '&', ',']));
    let files = parts.filter_map(|part| Some(part.split_once("/media/")?.1));
    files.map(str::to_owned).collect()
}

#[test]
fn every_picture_of_a_page_is_there_whatever_role_it_says_it_has() {
    for role in ["inline", "supporting", "wide", "full", "side", "thumbnail"] {
        let publisher = Publisher::new();
        fs::write(
            publisher.content("media/still.jpg"),
            jpeg(&photo(700, 400, 21), None),
        )
        .expect("a picture");
        fs::write(publisher.content("media/film.webm"), "a film").expect("a film");
        let picture = json!({ "src": "still.jpg", "alt": "", "role": role });
        let body = json!([
            {
                "type": "video", "src": "film.webm", "title": "A film", "poster": picture,
                "transcript": [{ "type": "image", "src": "still.jpg", "alt": "", "role": role }],
            },
            {
                "type": "embed", "provider": "youtube", "title": "Another", "picture": picture,
                "href": "https://www.youtube.com/watch?v=jNQXAC9IVRw",
            },
            { "type": "gallery", "pictures": [picture] },
            { "type": "comparison", "before": picture, "after": picture },
            { "type": "bookmark", "href": "https://example.org/", "title": "A place", "picture": picture },
        ]);
        let publisher = publisher
            .with("articles/world/filed.json", with_body(body))
            .build();

        let page = publisher.document("world/filed/");

        let files = asked_for(&page);
        assert!(files.len() > 20, "{}", files.len());
        for file in files {
            assert!(
                publisher.site("media").join(&file).is_file(),
                "{role}: {file}"
            );
        }
    }
}

#[test]
fn a_picture_with_two_names_is_read_once() {
    let bytes = jpeg(&photo_of_its_own(22), None);
    let publisher = with_lead("one.jpg", &bytes, json!({}));
    fs::write(publisher.content("media/other.jpeg"), &bytes).expect("a picture");
    let body = json!([{ "type": "image", "src": "other.jpeg", "alt": "", "role": "full" }]);
    let publisher = publisher.with("articles/world/filed.json", with_body(body));

    let output = publisher.run();

    let said = said(&output);
    assert!(said.contains("pictures: 1 read, "), "{said}");
    assert!(published(&publisher, "one.").len() > 8);
    let page = publisher.document("world/filed/");
    for file in asked_for(&page) {
        assert!(publisher.site("media").join(&file).is_file(), "{file}");
    }
    let again = String::from_utf8_lossy(&publisher.run().stdout).into_owned();
    assert!(again.contains(" 0 of them new or changed"), "{again}");
}

#[test]
fn a_published_document_that_was_damaged_is_written_again() {
    let publisher = Publisher::new();
    fs::write(
        publisher.content("media/figures.csv"),
        "year,share\n2020,1\n",
    )
    .expect("a file");
    let body = json!([{ "type": "document", "src": "figures.csv", "title": "Figures" }]);
    let publisher = publisher
        .with("articles/world/filed.json", with_body(body))
        .build();
    let [(name, bytes)] = &published(&publisher, "figures.")[..] else {
        panic!("one file");
    };
    fs::write(
        publisher.site("media").join(name),
        bytes.to_ascii_uppercase(),
    )
    .expect("damage");

    let said = said(&publisher.run());

    assert!(said.contains(" 1 of them new or changed"), "{said}");
    assert_eq!(&published(&publisher, "figures.")[0].1, bytes);
}
