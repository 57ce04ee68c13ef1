//! A publication's own styles and fixed files, which stand in its content folder.

use std::fs;

use serde_json::json;

use super::empty;
use crate::support::{
    fixture,
    publisher::{Publisher, copy},
    story,
};

fn with_file(publisher: Publisher, name: &str, bytes: &[u8]) -> Publisher {
    let file = publisher.content(name);
    fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
    fs::write(file, bytes).expect("a file");
    publisher
}

fn paper() -> Publisher {
    empty().with(
        "articles/world/one.json",
        story("2025-05-12T08:00:00Z", json!({ "headline": "One" })),
    )
}

fn inline(publisher: &Publisher) -> String {
    publisher.document("world/one/").text("style")
}

fn said(publisher: &Publisher) -> String {
    String::from_utf8_lossy(&publisher.run().stderr).into_owned()
}

#[test]
fn own_styles_come_after_those_of_the_program_in_a_layer_of_their_own() {
    let publisher = with_file(paper(), "theme/b.css", b".b { color: #456 }");
    let publisher = with_file(
        publisher,
        "theme/a.css",
        b"@import \"deep/c.css\"; .a { top: 0 }",
    );
    let publisher = with_file(publisher, "theme/deep/c.css", b".c { left: 0 }");
    let publisher = with_file(publisher, "theme/more.css", b"h1 { top: 1px }").build();

    let css = inline(&publisher);
    let at = |rule: &str| css.find(rule).unwrap_or_else(|| panic!("{rule} in {css}"));
    let order = ["main{", "@layer theme{", ".c{", ".a{", ".b{"].map(at);
    assert!(order.is_sorted(), "{css}");
    assert!(!css.contains("1px"), "{css}");

    let page = publisher.document("world/one/");
    let rest = page
        .attribute("link[rel=stylesheet]", "href")
        .expect("the rest");
    let rest = publisher.read(rest.trim_start_matches("/news/site/"));
    assert!(rest.contains("@layer theme{h1{top:1px}}"), "{rest}");
}

#[test]
fn what_styles_name_is_published_under_the_base_by_its_bytes() {
    let css = b"@font-face { font-family: a; src: url(/fonts/a%20b.woff2#x) format('woff2'), url('data:,a') }\
        .a { background: url(pictures/dot.svg); filter: url(#own) }";
    let publisher = with_file(paper(), "theme/look.css", css);
    let publisher = with_file(publisher, "public/fonts/a b.woff2", b"a font");
    let publisher = with_file(publisher, "theme/pictures/dot.svg", b"<svg/>").build();

    let css = inline(&publisher);
    let addresses: Vec<_> = css
        .split("url(\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    let [font, data, own, dot] = addresses[..] else {
        panic!("{addresses:?} in {css}");
    };
    assert_eq!((data, own), ("data:,a", "#own"));
    let path = font.strip_prefix("/news/site/").expect("below the base");
    assert!(
        path.starts_with("assets/ab.") && path.ends_with(".woff2#x"),
        "{path}"
    );
    assert_eq!(publisher.read(path.trim_end_matches("#x")), "a font");
    let dot = dot.strip_prefix("/news/site/").expect("below the base");
    assert_eq!(publisher.read(dot), "<svg/>");
    // It is there under its own name, too, for whoever links to it.
    assert_eq!(publisher.read("fonts/a b.woff2"), "a font");
}

#[test]
fn a_file_of_ones_own_takes_the_place_of_the_programs() {
    let publisher = with_file(paper(), "public/robots.txt", b"own");
    let publisher = with_file(
        publisher,
        "public/icon.svg",
        b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>",
    );
    let publisher = with_file(publisher, "public/.preview-key", b"secret");
    let publisher = with_file(publisher, "public/.well-known/a.txt", b"known").build();

    assert_eq!(publisher.read("robots.txt"), "own");
    assert!(publisher.read("icon.svg").contains("0 0 1 1"));
    assert_eq!(publisher.read(".well-known/a.txt"), "known");
    assert!(!publisher.site(".preview-key").exists());
}

#[test]
fn a_fixed_file_in_the_place_of_a_page_is_told() {
    let publisher = with_file(paper(), "public/world/index.html", b"own");
    let said = said(&publisher);
    assert!(
        said.contains(
            "public/world/index.html` is not on the site, which has a file of its own there"
        ),
        "{said}"
    );
    assert_eq!(publisher.document("world/").count("h1"), 1);
}

#[test]
fn a_site_below_another_path_is_written_with_its_own_addresses() {
    let publisher = with_file(paper(), "theme/a.css", b".a { background: url(dot.svg) }");
    let publisher = with_file(publisher, "theme/dot.svg", b"<svg/>")
        .at("https://other.example/")
        .build();
    assert!(inline(&publisher).contains("url(\"/assets/dot."));
}

#[test]
fn styles_are_those_of_now_where_the_app_was_made() {
    let checkout = tempfile::tempdir().expect("a folder");
    let app = checkout.path().join("target/app");
    copy(&fixture("app"), &app);
    copy(
        &fixture("app").join("style"),
        &checkout.path().join("style"),
    );
    copy(
        &fixture("app").join("public"),
        &checkout.path().join("public"),
    );
    fs::write(app.join("sources"), "../..").expect("a file");
    let edited = checkout.path().join("style/main.css");
    fs::write(&edited, "main { color: #789 }").expect("an edit");
    fs::write(checkout.path().join("public/new.txt"), "new").expect("a file");

    let publisher = paper().with_app(&app).build();
    assert!(inline(&publisher).contains("main{color:#789}"));
    assert_eq!(publisher.read("new.txt"), "new");

    fs::write(&edited, "@import 'lost.css';").expect("an edit");
    let said = said(&publisher);
    assert!(
        said.contains("main.css:1:1: error[every-style-can-be-used]"),
        "{said}"
    );
    assert!(said.contains("lost.css"), "{said}");

    // Elsewhere the app has its own.
    fs::remove_dir_all(checkout.path().join("style")).expect("a removal");
    let publisher = publisher.build();
    assert!(!inline(&publisher).contains("#789"));
}

#[test]
fn styles_neither_end_their_element_nor_change_on_the_way() {
    let css = b".a { background: url('data:image/svg+xml,<svg><style>a{}</style></svg>'); \
        content: '</style><img src=x>' } .b { background: url('data:,\\d b') }";
    let publisher = with_file(paper(), "theme/a.css", css).build();
    let page = publisher.read("world/one/index.html");
    assert_eq!(page.matches("</style").count(), 1, "{page}");
    assert!(!page.contains('\r'), "{page}");
    assert!(inline(&publisher).contains("\\3c /style"));
}

#[test]
fn what_styles_may_not_read_is_told_and_not_published() {
    let outside = tempfile::tempdir().expect("a folder");
    let secret = outside.path().join("outside.css");
    fs::write(&secret, ".outside { top: 0 }").expect("a file");
    let deep = ".a { ".repeat(400);
    let wide = format!(".a {{ --x: {} }}", "(".repeat(9_000));
    for (css, told) in [
        ("@import \"../../outside.css\";", "is not in the folder"),
        (
            ".a { background: url(../.preview-key) }",
            "not published as it is",
        ),
        (
            ".a { background: url(../articles/world/one.json) }",
            "not published as it is",
        ),
        (&deep, "too many brackets"),
        (&wide, "too many brackets"),
    ] {
        let publisher = with_file(paper(), "theme/a.css", css.as_bytes());
        fs::copy(&secret, publisher.folder.path().join("outside.css")).expect("a file");
        fs::write(publisher.content(".preview-key"), "secret").expect("a key");
        let output = publisher.run();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{css:.60}: {said}");
        assert!(said.contains(told), "{css:.60}: {said}");
    }
    #[cfg(unix)]
    {
        let publisher = with_file(paper(), "theme/a.css", b"");
        std::os::unix::fs::symlink(&secret, publisher.content("theme/l.css")).expect("a link");
        assert_eq!(publisher.run().status.code(), Some(1));
    }
}

#[test]
fn a_byte_order_mark_is_no_part_of_a_selector() {
    let css = "\u{feff}.a { top: 0 }";
    let publisher = with_file(paper(), "theme/a.css", css.as_bytes()).build();
    assert!(inline(&publisher).contains("{.a{top:0}"));
}
