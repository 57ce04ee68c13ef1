//! Names of files and of time zones that are nearly right: what was meant, and where that is sure, mended.

use serde_json::{Value, json};

use super::{
    WHEN, checked,
    messages::{STORY, assert_says},
};
use crate::support::{publisher::Publisher, story};

#[test]
fn a_time_zone_is_found_by_its_city_alone() {
    for (written, zone, is_sure) in [
        ("Berlin", "Europe/Berlin", true),
        ("new york", "America/New_York", true),
        ("Berln", "Europe/Berlin", false),
        ("Europe/Londn", "Europe/London", false),
    ] {
        let publisher = Publisher::new().with_site(json!({ "time_zone": written }));
        let told = checked(&publisher);
        assert_says(
            &told,
            &[
                &format!("`{written}` is no time zone"),
                &format!("did you mean `{zone}`?"),
            ],
        );
        let mut command = publisher.command("check");
        command.arg("--fix").output().expect("a start");
        let site = std::fs::read_to_string(publisher.content("site.json")).expect("the site file");
        let site: Value = serde_json::from_str(&site).expect("JSON");
        assert_eq!(site["time_zone"], if is_sure { zone } else { written });
    }
    let publisher = Publisher::new().with_site(json!({ "time_zone": "Mittelerde" }));
    assert_says(
        &checked(&publisher),
        &["name a large city in it, such as `Europe/London`"],
    );
}

/// A publication with a few more files in its media folder, and a story in each form with a picture by that name.
fn showing(src: &str) -> Publisher {
    let image = json!([{ "type": "image", "src": src, "alt": "A boat" }]);
    let publisher = Publisher::new().with(STORY, story(WHEN, json!({ "body": image })));
    let media = publisher.content("media");
    std::fs::create_dir_all(media.join("world")).expect("a folder");
    for name in ["world/harbour.svg", "Low water.svg"] {
        std::fs::copy(media.join("lead.svg"), media.join(name)).expect("a picture");
    }
    let markdown = format!(
        "---\nheadline: A\nsection: world\npublished: 2025-05-09T18:30:00+02:00\n---\n\n![A boat](<{src}>)\n"
    );
    std::fs::write(publisher.content("articles/world/shown.md"), markdown).expect("a story");
    publisher
}

#[test]
fn a_picture_that_is_named_from_another_folder_is_mended() {
    for (src, name) in [
        ("media/lead.svg", "lead.svg"),
        ("/media/world/harbour.svg", "world/harbour.svg"),
        ("content/media/lead.svg", "lead.svg"),
        ("../../media/world/harbour.svg", "world/harbour.svg"),
        ("./lead.svg", "lead.svg"),
        ("/lead.svg", "lead.svg"),
        ("world\\harbour.svg", "world/harbour.svg"),
        ("Low%20water.svg", "Low water.svg"),
        ("world/Harbour.SVG", "world/harbour.svg"),
    ] {
        let publisher = showing(src);
        let told = checked(&publisher);
        assert_says(
            &told,
            &["mistaken.json", "shown.md", &format!("write `{name}`")],
        );
        let mut command = publisher.command("check");
        command.arg("--fix").output().expect("a start");
        for file in [STORY, "articles/world/shown.md"] {
            let text = std::fs::read_to_string(publisher.content(file)).expect("a story");
            assert!(text.contains(name) && !text.contains(src), "{src}: {text}");
        }
        assert!(
            !checked(&publisher).contains("every-picture-can-be-shown"),
            "{src}"
        );
    }
}

#[test]
fn a_picture_that_is_not_there_is_offered_the_nearest_that_is() {
    for (src, name) in [
        ("world/harbor.svg", "world/harbour.svg"),
        ("world/harbour.jpg", "world/harbour.svg"),
        ("harbour.svg", "world/harbour.svg"),
        ("leda.svg", "lead.svg"),
    ] {
        let told = checked(&showing(src));
        let what = format!("there is no file `media/{src}`");
        assert_says(&told, &[&what, &format!("did you mean `{name}`?")]);
    }
    assert_says(
        &checked(&showing("zeppelin.svg")),
        &["put the file there, or mend the name"],
    );
}

#[test]
fn a_host_is_told_by_its_nearest_name_alone_and_in_a_list() {
    for host in [json!("netlifi"), json!(["nginx", "netlifi"])] {
        let publisher = Publisher::new().with_site(json!({ "host": host }));
        assert_says(
            &checked(&publisher),
            &["can't be \"netlifi\"", "did you mean `netlify`?"],
        );
    }
}

#[test]
fn a_note_that_is_missing_is_shown_in_the_form_of_its_file() {
    let body =
        json!([{ "type": "paragraph", "text": ["It is.", { "type": "note", "note": "1" }] }]);
    let publisher = Publisher::new().with(
        "articles/world/noted.json",
        story(WHEN, json!({ "body": body })),
    );
    let written = "---\nheadline: Noted\nsection: world\npublished: 2025-05-10T08:00:00Z\nauthors: [desk]\n---\n\nIt is.[^1]\n";
    std::fs::write(publisher.content("articles/world/written.md"), written).expect("a story");
    assert_says(
        &checked(&publisher),
        &[
            "add it to `notes`: `{ \"id\": \"1\", \"text\": \"…\" }`",
            "write it in a line of its own: `[^1]: …`",
        ],
    );
}
