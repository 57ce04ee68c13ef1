//! What nobody should miss: the terminal says it.

use std::fs;

use serde_json::json;

use super::{
    Import,
    export::{blog, post},
    uploads,
};
use crate::support::publisher::said;

const FIRST: &str = "look at this first: ";

impl Import {
    /// Imports an export, and gives what the terminal says.
    pub(super) fn told(&self, export: &[u8], more: &[&str]) -> String {
        let file = self.publisher.folder.path().join("export.xml");
        fs::write(&file, export).expect("an export");
        self.must_run(&[&file], more)
    }
}

#[test]
fn a_file_that_breaks_off_is_no_success_like_others() {
    let whole = blog().with(&[post(1, "low-water"), post(2, "high-water")]);
    let cut = whole.find("Text of 2").expect("a text");
    let import = Import::new();
    let told = import.told(&whole.as_bytes()[..cut], &[]);
    let line = told.lines().find(|line| line.starts_with(FIRST));
    assert!(
        line.is_some_and(|line| line.contains("export.xml: the file breaks off")),
        "{told}"
    );
    let page = fs::read_to_string(import.publisher.content("import-report.md")).expect("a report");
    assert!(page[..300].contains("the file breaks off"), "{page}");
    assert!(!Import::new().told(whole.as_bytes(), &[]).contains(FIRST));
}

#[test]
fn a_folder_of_pictures_that_is_not_there_is_an_error() {
    let import = Import::new();
    let file = import.publisher.folder.path().join("export.xml");
    fs::write(&file, blog().with(&[post(1, "low-water")])).expect("an export");
    let output = import.run(&[&file], &["--media", "nowhere"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        said(&output).contains("nowhere: there is no such folder"),
        "{}",
        said(&output)
    );
    assert!(
        !import.publisher.content("site.json").exists(),
        "nothing is written"
    );
}

#[test]
fn a_folder_with_none_of_the_pictures_is_doubted() {
    let picture =
        "<img src=\"https://tides.example/wp-content/uploads/2020/01/pier.png\" alt=\"A pier\">";
    let export = blog().with(&[post(1, "low-water").text(picture)]);
    let others = uploads(&["elsewhere/pier.png"]);
    let folder = others.path().display().to_string();
    let told = Import::new().told(export.as_bytes(), &["--media", &folder]);
    assert!(
        told.contains("is it a copy of `wp-content/uploads`?"),
        "{told}"
    );
    let told = Import::new().told(export.as_bytes(), &[]);
    assert!(told.contains("--media fetch"), "{told}");
}

#[test]
fn a_folder_that_holds_another_publication_is_told_of() {
    let import = Import::new();
    let publisher = &import.publisher;
    let site = json!({
        "name": "The Meridian", "base_url": "https://meridian.example/", "languages": ["en"],
        "time_zone": "UTC", "sections": [{ "slug": "news", "name": "News" }],
    });
    fs::create_dir_all(publisher.content("")).expect("a folder");
    fs::write(publisher.content("site.json"), site.to_string()).expect("a site file");
    let export = blog().with(&[post(1, "low-water")]);
    let told = import.told(export.as_bytes(), &[]);
    assert!(
        told.contains("held The Meridian (https://meridian.example/) before"),
        "{told}"
    );
    let again = import.told(export.as_bytes(), &[]);
    assert!(!again.contains(FIRST), "it is known now: {again}");
}

#[test]
fn a_kind_of_which_there_is_nothing_is_told_of() {
    let export = blog().with(&[post(1, "low-water"), post(2, "fair").kind("event")]);
    let told = Import::new().told(export.as_bytes(), &["--type", "evnt"]);
    assert!(
        told.contains("nothing in the export is of the type `evnt`"),
        "{told}"
    );
    let told = Import::new().told(export.as_bytes(), &["--type", "event"]);
    assert!(!told.contains(FIRST), "{told}");
}

#[test]
fn bytes_that_are_read_otherwise_are_reported() {
    let export = blog().with(&[post(1, "low-water").text("Sea@ wa\u{b}ter")]);
    let at = export.find("Sea@").expect("the text") + 3;
    let mut bytes = export.into_bytes();
    bytes[at] = 0xff;
    let import = Import::new();
    import.told(&bytes, &[]);
    let damage = import.reported("damage in the file");
    let told: Vec<_> = damage
        .iter()
        .filter_map(|it| it["detail"].as_str())
        .collect();
    assert!(told.iter().any(|it| it.contains("0xff")), "{told:?}");
    assert!(
        told.iter().any(|it| it.contains("control characters")),
        "{told:?}"
    );
}

#[test]
fn a_category_below_a_section_is_no_part_of_all_addresses() {
    let import = Import::new();
    import.posts(&[
        post(1, "one").category("news").at("/news/local/one/"),
        post(2, "two").category("news").at("/news/local/two/"),
        post(3, "three").category("news").at("/news/three/"),
    ]);
    assert_eq!(import.json("site.json")["permalink"], "/:section/:slug/");
    let import = Import::new();
    import.posts(&[
        post(1, "one").category("news").at("/news/article/one/"),
        post(2, "two").category("coast").at("/coast/article/two/"),
    ]);
    assert_eq!(
        import.json("site.json")["permalink"],
        "/:section/article/:slug/"
    );
}

#[test]
fn a_file_with_a_button_is_one_document() {
    let report = "https://tides.example/wp-content/uploads/2020/01/report.pdf";
    let files = uploads(&["2020/01/report.pdf"]);
    let block = format!(
        "<!-- wp:file --><div class=\"wp-block-file\"><a href=\"{report}\">The report</a>\
         <a href=\"{report}\" class=\"wp-block-file__button\" download>Download</a></div><!-- /wp:file -->\
         <!-- wp:paragraph --><p>Read <a href=\"{report}\">the report</a> first.</p><!-- /wp:paragraph -->"
    );
    let import = Import::new();
    let export = blog().with(&[post(1, "low-water").category("news").text(&block)]);
    let folder = files.path().display().to_string();
    import.told(export.as_bytes(), &["--media", &folder]);
    let story = import.json("articles/news/low-water.md");
    let kinds: Vec<_> = story["body"]
        .as_array()
        .expect("a body")
        .iter()
        .map(|it| &it["type"])
        .collect();
    assert_eq!(kinds, ["document", "paragraph", "document"]);
    assert_eq!(story["body"][0]["title"], "The report");
    assert_eq!(
        import.reported("button that saves a file")[0]["text"],
        "Download"
    );
}

#[test]
fn what_a_menu_has_besides_sections_and_pages_is_reported() {
    let shop = post(9, "shop").kind("nav_menu_item").title("Shop");
    let shop = shop
        .meta("_menu_item_type", "custom")
        .meta("_menu_item_url", "https://shop.example/");
    let import = Import::new();
    import.posts(&[post(1, "low-water"), shop]);
    assert_eq!(
        import.reported("entry of a menu")[0]["text"],
        "Shop https://shop.example/"
    );
}

#[test]
fn the_site_of_a_guest_is_kept() {
    let guest = post(7, "cap-ann").kind("guest-author").title("Ann Lee");
    let guest = guest
        .meta("cap-display_name", "Ann Lee")
        .meta("cap-user_login", "ann");
    let guest = guest.meta("cap-website", "https://www.ann.example/");
    let import = Import::new();
    import.posts(&[guest, post(1, "low-water").term("author", "cap-ann", "ann")]);
    let links = &import.json("authors/ann.json")["links"];
    assert_eq!(
        links,
        &json!([{ "name": "ann.example", "href": "https://www.ann.example/" }])
    );
}

#[test]
fn an_export_of_ghost_that_says_no_address_is_told_of() {
    let post = json!({
        "id": "1", "title": "Low water", "slug": "low-water", "status": "published",
        "published_at": "2019-05-04T09:00:00.000Z",
    });
    let export = json!({ "meta": { "version": "5.0.0" }, "data": { "posts": [post] } });
    let import = Import::from("ghost");
    let told = import.told(export.to_string().as_bytes(), &[]);
    let line = told.lines().find(|line| line.starts_with(FIRST));
    assert!(
        line.is_some_and(|line| line.contains("`base_url` in `site.json` is https://news.example/")),
        "{told}"
    );
    let import = Import::from("ghost");
    let url = ["--url", "https://tides.example/"];
    let told = import.told(export.to_string().as_bytes(), &url);
    assert!(!told.contains(FIRST), "{told}");
}

#[test]
fn a_story_stands_first_by_its_name_and_not_by_its_address() {
    let first = |id, slug: &str| post(id, slug).term("category", "news", "News");
    let mut sticky = [first(1, "low-water"), first(2, "fair").at("/news/fair/")];
    for (index, one) in sticky.iter_mut().enumerate() {
        *one = one.clone().at(&format!("/2020/0{}/{index}/", index + 1));
    }
    let import = Import::new();
    let export = blog().with(&sticky);
    let export = export.replace("<wp:status>", "<wp:is_sticky>1</wp:is_sticky><wp:status>");
    import.told(export.as_bytes(), &[]);
    let pins = import.json("site.json")["front"][0]["pins"].clone();
    assert_eq!(pins.as_array().map(Vec::len), Some(2), "{pins}");
    assert!(!pins.to_string().contains('/'), "{pins}");
    import.checks();
}

#[test]
fn another_tagline_of_the_source_is_reported_and_a_time_zone_that_is_guessed() {
    let import = Import::new();
    let of = |tagline: &str| {
        let head = format!("<description>{tagline}</description>");
        blog().head(&head).with(&[post(1, "low-water")])
    };
    import.told(of("News of the shore").as_bytes(), &[]);
    let zone = &import.reported("time zone")[0]["detail"];
    assert!(zone.to_string().contains("told by the dates"), "{zone}");
    for _ in 0..2 {
        import.told(of("News of the shore").as_bytes(), &[]);
        assert!(import.reported("`tagline` of the site").is_empty());
    }
    assert!(
        import.reported("time zone").is_empty(),
        "the site file has one"
    );
    import.told(of("Other words").as_bytes(), &[]);
    let reported = import.reported("`tagline` of the site");
    assert_eq!(reported[0]["text"], "Other words");
    assert_eq!(import.json("site.json")["tagline"], "News of the shore");
}
