//! Drawings: what one may hold, and what of it is published.

use std::time::{Duration, Instant};

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::json;

use super::{camera, jpeg, photo, published, with_lead};
use crate::support::publisher::said;

fn drawing(inside: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"\n \
         viewBox=\"0 0 9 9\">\n{inside}\n</svg>"
    )
}

#[track_caller]
fn refuse(bytes: &[u8], expected: &str) {
    let began = Instant::now();
    let publisher = with_lead("drawn.svg", bytes, json!({}));
    let output = publisher.command("check").output().expect("a start");
    let said = said(&output);
    assert_eq!(output.status.code(), Some(1), "{expected}: {said}");
    assert!(said.contains(expected), "{expected}: {said}");
    assert!(began.elapsed() < Duration::from_secs(20), "{expected}");
}

/// What is published of a drawing with this in it.
#[track_caller]
fn kept(inside: &str) -> String {
    let publisher = with_lead("fine.svg", drawing(inside).as_bytes(), json!({})).build();
    let files = published(&publisher, "fine.");
    String::from_utf8_lossy(&files[0].1).into_owned()
}

#[test]
fn a_drawing_does_nothing_but_draw() {
    let refused = [
        ("<script>alert(1)</script>", "`<script>` in line 3"),
        (
            "<rect onload=\"alert(1)\"/>",
            "a script, `onload` in line 3",
        ),
        ("<foreignObject/>", "`<foreignObject>` in line 3"),
        (
            "<image href=\"https://example.org/a.png\"/>",
            "`href` that leads out",
        ),
        ("<use xlink:href=\"other.svg#a\"/>", "`href` that leads out"),
        (
            "<a href=\"javascript:alert(1)\"><rect/></a>",
            "`href` that leads out",
        ),
        (
            "<rect fill=\"url(https://example.org/#a)\"/>",
            "`fill` that leads out",
        ),
        (
            "<style>@import 'https://example.org/a.css';</style>",
            "a style that leads out",
        ),
        (
            "<style>rect { fill: u\\72l(//example.org) }</style>",
            "a style with a `\\`",
        ),
        (
            "<style>@\\69mport '//example.org/a.css';</style>",
            "a style with a `\\`",
        ),
        (
            "<style>a<style>b</style></style>",
            "an element inside a style",
        ),
        (
            "<set attributeName=\"href\" to=\"//example.org\"/>",
            "an animated address",
        ),
        (
            "<meta xmlns=\"http://www.w3.org/1999/xhtml\" http-equiv=\"refresh\" content=\"0;//a.example\"/>",
            "`<meta>`, which is no part of SVG, in line 3",
        ),
        (
            "<h:img xmlns:h=\"http://www.w3.org/1999/xhtml\" srcset=\"//a.example/1.png 1x\"/>",
            "`<img>`, which is no part of SVG, in line 3",
        ),
    ];
    for (inside, expected) in refused {
        refuse(drawing(inside).as_bytes(), expected);
    }
    let laughs = format!(
        "<!DOCTYPE svg [<!ENTITY a \"b\">]>{}",
        drawing("<text>&a;</text>")
    );
    refuse(laughs.as_bytes(), "has a document type");
    refuse(b"<svg viewBox='0 0 9 9'/>", "an SVG that doesn't say so");

    let fine = drawing(
        "<!-- /home/ada/ --><style>@media (max-width: 9px) { rect { fill: url(#a) } }</style>\
         <rect fill=\"url(#a)\"/>",
    );
    let publisher = with_lead("fine.svg", fine.as_bytes(), json!({})).build();
    let files = published(&publisher, "fine.");
    let text = String::from_utf8_lossy(&files[0].1);
    assert!(
        text.contains("url(#a)") && !text.contains("/home/ada"),
        "{text}"
    );
}

#[test]
fn what_a_program_notes_for_itself_is_left_out_whatever_it_says() {
    let text = kept(
        "<g xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\"\n \
         inkscape:export-filename=\"C:\\Users\\ada\\map (2).png\" aria-label=\"C:\\ (a disk)\">\
         <inkscape:grid onload=\"x\"/><rect/></g>",
    );

    assert!(
        text.contains("<rect/>") && text.contains("a disk"),
        "{text}"
    );
    assert!(!text.contains("Users") && !text.contains("grid"), "{text}");
}

#[test]
fn a_drawing_keeps_whose_it_is_and_nothing_else_that_it_says_of_itself() {
    let text = kept(
        "<metadata><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" \
         xmlns:cc=\"http://creativecommons.org/ns#\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\
         <cc:Work><dc:source>/home/ada/map.svg</dc:source>\
         <dc:creator><cc:Agent><dc:title>Ada &amp; Example</dc:title></cc:Agent></dc:creator>\
         <dc:rights><cc:Agent><dc:title>(c) 2026</dc:title></cc:Agent></dc:rights></cc:Work></rdf:RDF>\
         <script xmlns=\"http://www.w3.org/1999/xhtml\">alert(1)</script></metadata><rect/>",
    );

    assert!(
        text.contains(">Ada &amp; Example; (c) 2026</metadata>"),
        "{text}"
    );
    assert!(
        !text.contains("/home/ada") && !text.contains("script"),
        "{text}"
    );
}

#[test]
fn a_picture_in_a_drawing_says_nothing_of_itself() {
    let embedded = |bytes: &[u8]| {
        let bytes = BASE64_STANDARD.encode(bytes);
        drawing(&format!("<image href=\"data:image/jpeg;base64,{bytes}\"/>"))
    };
    let taken = embedded(&jpeg(&photo(9, 9, 1), Some(&camera(1))));
    refuse(
        taken.as_bytes(),
        "may say where and by whom it was taken in line 3",
    );
    let styled = taken.replace("image href=\"", "rect style=\"fill:url(");
    refuse(styled.replace("\"/>", ")\"/>").as_bytes(), "may say where");
    refuse(
        drawing("<image href=\"data:image/png;base64,?\"/>").as_bytes(),
        "a picture that can't be read",
    );

    let silent = embedded(&jpeg(&photo(9, 9, 1), None));
    with_lead("silent.svg", silent.as_bytes(), json!({})).build();
}

#[test]
fn a_drawing_that_would_take_hours_is_refused_at_once() {
    let attributes: String = (0..300_000)
        .map(|number| format!(" a{number}=''"))
        .collect();
    refuse(
        drawing(&format!("<rect{attributes}/>")).as_bytes(),
        "more than 100 attributes",
    );

    let spaces: String = (0..60_000)
        .map(|number| format!("<g xmlns:a{number}='a'>"))
        .collect();
    let ends = "</g>".repeat(60_000);
    refuse(
        drawing(&format!("{spaces}{ends}")).as_bytes(),
        "more than 100 attributes",
    );

    refuse(
        drawing(&" ".repeat(6_000_000)).as_bytes(),
        "has 6 MB, and a drawing can have 5",
    );

    let deep = format!("{}{}", "<g>".repeat(400_000), "</g>".repeat(400_000));
    with_lead("deep.svg", drawing(&deep).as_bytes(), json!({})).build();

    let many = "<!-- = = -->".repeat(300);
    let quoted = "<rect aria-label='a b=\"c\" > = ='/>".repeat(300);
    with_lead(
        "many.svg",
        drawing(&format!("{many}{quoted}")).as_bytes(),
        json!({}),
    )
    .build();
}
