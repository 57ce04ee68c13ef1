//! What drawings say of themselves.

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::json;

use super::{
    camera,
    drawings::{drawing, kept, refuse},
    jpeg, photo, with_lead,
};

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
