use std::fs;

use serde_json::{Value, json};

use crate::import::{Import, fetch::Host};

/// An export of one story, on a site that stands at the root of a host.
fn write(import: &Import, port: u16, post: &Value, more: &[&str]) {
    let mut whole = json!({ "id": 1, "title": "A story", "slug": "story", "status": "published" });
    for (name, value) in post.as_object().expect("fields") {
        whole[name] = value.clone();
    }
    let export = json!({ "data": { "posts": [whole] } });
    let file = import.publisher.folder.path().join("export.json");
    fs::write(&file, export.to_string()).expect("an export");
    let url = format!("http://127.0.0.1:{port}/");
    let fetch = ["--url", &url, "--media", "fetch", "--allow-private"];
    let more: Vec<_> = fetch.iter().chain(more).copied().collect();
    import.must_run(&[&file], &more);
}

/// The pictures of the story, in their order.
fn pictures(import: &Import) -> Vec<String> {
    let images = import.blocks("articles/news/story.md", "image").into_iter();
    let images = images.map(|it| it["src"].as_str().expect("a path").to_owned());
    images.collect()
}

#[test]
fn names_may_have_any_sign_in_them() {
    let names = [
        "a b.png",
        "a'b.png",
        "pier (1).png",
        "a,b.png",
        "a[1].png",
        "caf\u{e9}.png",
        "a&b.png",
        "50%.png",
    ];
    let cards: Vec<_> = names
        .iter()
        .map(|name| json!({ "type": "image", "src": format!("__GHOST_URL__/content/images/2024/{}", name.replace('%', "%25")) }))
        .collect();
    let host = Host::new();
    let import = Import::from("ghost");
    let post = json!({ "lexical": super::lexical(json!(cards)) });
    write(&import, host.port, &post, &[]);
    import.checks();
    let shown = pictures(&import);
    assert_eq!(shown.len(), names.len(), "{shown:?}");
    for (picture, name) in shown.iter().zip(names) {
        let stem = name.split(['.', '%']).next().expect("a stem");
        assert!(
            picture.starts_with(&format!("images/2024/{stem}")),
            "{picture}"
        );
    }
    let html = "<p>x</p><img src='/content/images/d%20e.png'><img src=\"/content/images/f(2),g.png\">\
                <img src=\"/content/images/h'i.png\">";
    let import = Import::from("ghost");
    write(&import, host.port, &json!({ "html": html }), &[]);
    let expected = ["images/d e.png", "images/f(2),g.png", "images/h'i.png"];
    assert_eq!(pictures(&import), expected);
}

#[test]
fn an_own_file_keeps_its_name_and_what_was_fetched_has_another() {
    let host = Host::new();
    let import = Import::from("ghost");
    let own = import.publisher.content("media/images/pier.png");
    fs::create_dir_all(own.parent().expect("a folder")).expect("a folder");
    for bytes in [
        own_picture(),
        b"<html><p>my own".to_vec(),
        b"my own".to_vec(),
        Vec::new(),
    ] {
        fs::write(&own, &bytes).expect("a file");
        let post = json!({ "html": "<p>x</p><img src=\"/content/images/pier.png\">" });
        write(&import, host.port, &post, &[]);
        assert_eq!(fs::read(&own).expect("a file"), bytes);
        let shown = pictures(&import);
        assert!(shown[0].starts_with("images/pier-"), "{shown:?}");
        let asked = host.asked().len();
        write(&import, host.port, &post, &[]);
        assert_eq!(pictures(&import), shown);
        assert_eq!(host.asked().len(), asked, "it is not fetched again");
    }
}

/// A picture that no host has.
fn own_picture() -> Vec<u8> {
    let folder = tempfile::TempDir::new().expect("a folder");
    let file = folder.path().join("own.png");
    let picture = image::RgbImage::from_pixel(3, 3, image::Rgb([200, 10, 10]));
    picture.save(&file).expect("a picture");
    fs::read(file).expect("a picture")
}

#[test]
fn pictures_of_other_hosts_are_fetched_where_that_is_asked_for_and_told_otherwise() {
    let (host, other) = (Host::new(), Host::new());
    let photo = |query: &str| format!("http://localhost:{}/photo-1500?{query}", other.port);
    let post = json!({
        "feature_image": photo("crop=entropy&fm=jpg&w=2000"),
        "html": format!("<p>x</p><img src=\"{}\"><img src=\"{}\">",
            photo("w=200").replace('&', "&amp;"), photo("crop=entropy&fm=jpg&w=2000").replace('&', "&amp;")),
    });
    let import = Import::from("ghost");
    write(&import, host.port, &post, &[]);
    import.checks();
    let story = import.json("articles/news/story.md");
    let lead = story["lead"]["src"].as_str().expect("a lead").to_owned();
    assert!(
        lead.starts_with("elsewhere/localhost/photo-1500-"),
        "{lead}"
    );
    assert_eq!(
        lead.rsplit('.').next(),
        Some("png"),
        "by what it is, not by what the address says"
    );
    assert!(import.publisher.content(&format!("media/{lead}")).is_file());
    let shown = pictures(&import);
    assert!(shown.iter().any(|it| *it != lead), "{shown:?}");
    let asked = other.asked().len();
    assert_eq!(asked, 2);
    write(&import, host.port, &post, &[]);
    assert_eq!(
        other.asked().len(),
        asked,
        "what is there is not fetched again"
    );
    let import = super::of_story(post);
    let told = import.reported("feature image")[0]["detail"].to_string();
    assert!(
        told.contains("--media fetch") && told.contains("photo-1500?crop"),
        "{told}"
    );
}
