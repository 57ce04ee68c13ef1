//! Drawings: what one may hold, and what of it is published.

use std::time::{Duration, Instant};

use serde_json::json;

use super::{published, with_lead};
use crate::support::publisher::said;

pub fn drawing(inside: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"\n \
         viewBox=\"0 0 9 9\">\n{inside}\n</svg>"
    )
}

#[track_caller]
pub fn refuse(bytes: &[u8], expected: &str) {
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
pub fn kept(inside: &str) -> String {
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
            "a style that leads out of it in line 3",
        ),
        (
            "<style>@\\69mport '//example.org/a.css';</style>",
            "a style that leads out of it in line 3",
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
fn a_drawing_is_judged_as_a_browser_reads_it() {
    let out = "//foreign.example/a.svg#x";
    let refused = [
        // Whatever is left out when publishing, or no part of the words, parts none.
        format!("<style>@imp<!-- \n -->ort \"{out}\";</style>"),
        format!("<style>rect{{fill:ur<!-- -->l({out})}}</style>"),
        format!("<style>rect{{fill:<![CDATA[ur]]>l({out})}}</style>"),
        format!("<style>rect{{fill:&#117;rl({out})}}</style>"),
        format!("<style>rect{{fill:ur<!--a--><!--b-->&#x6c;<![CDATA[(]]>'{out}')}}</style>"),
        format!("<style>@media print{{a{{b:c(d[url( \"{out}\" )])}}}}</style>"),
        format!("<style>@namespace a '{out}'; rect{{fill:url('{out}')}}</style>"),
        format!("<style>rect{{--a:'{out}'; mask-image:image-set(var(--a) 1x)}}</style>"),
        format!("<style>rect{{mask-image:src('{out}')}}</style>"),
        format!("<style>rect{{fill:url({out} a)}}</style>"),
        format!("<style>rect{{fill:url({out}"),
        // Whatever follows, in the same brackets or behind them.
        format!("<style>rect{{fill:url({out});stroke:red}}</style>"),
        format!("<style>rect{{fill:url('{out}' );stroke:red}}</style>"),
        format!("<style>rect{{mask-image:image-set('{out}' 1x);fill:red}}</style>"),
        format!("<style>@media print{{rect{{fill:url({out})}}g{{fill:red}}}}</style>"),
        format!("<style>rect{{@namespace{{}}fill:url({out})}}</style>"),
        format!("<rect style=\"@namespace{{}}fill:url({out})\"/>"),
        // In attributes.
        format!("<rect style=\"fill:/*)*/\\75 rl({out})\"/>"),
        format!("<rect fill=\"&#117;rl&#40;{out}&#41;\"/>"),
        format!("<rect fill=\"URL( '{out}')\"/>"),
        format!("<animate attributeName=\"fill\" values=\"';url({out});'\"/>"),
        format!("<set attributeName=\" xlink:href\" to=\"{out}\"/>"),
        format!("<set attributeName=\"ping\" to=\"{out}\"/>"),
        format!("<a ping=\"{out}\" href=\"#a\"><rect id=\"a\"/></a>"),
        format!("<g xml:base=\"{out}\"><use href=\"#a\"/></g>"),
        "<use href=\"data:image/svg+xml,%3Csvg/%3E#a\"/>".to_owned(),
        "<image href=\"data:image/pngx,a\"/>".to_owned(),
        "<image href=\"data:image/svg+xml;base64,PHN2Zy8+\"/>".to_owned(),
        "<handler type=\"text/ecmascript\">alert(1)</handler>".to_owned(),
    ];
    for inside in &refused {
        let closed = inside.ends_with('>');
        let end = if closed { "" } else { ")}</style>" };
        refuse(drawing(&format!("{inside}{end}")).as_bytes(), "in line 3");
    }
    let after = "<!--\n\n--><metadata>\n</metadata>\n<a ping=\"//foreign.example/\"/>";
    refuse(
        drawing(after).as_bytes(),
        "`ping`, which tells others of a click, in line 7",
    );
}

#[test]
fn a_style_may_say_what_loads_nothing() {
    let style = "<style>/* @import url(//foreign.example/) */ @namespace url(http://www.w3.org/2000/svg);\n\
                 .\\31 a { font-family: 'url(//foreign.example/)'; content: \"\\201C\" }\n\
                 rect { fill: url( \"#a\" ) } @media (prefers-color-scheme: dark) { rect { fill: url(#b) } }</style>";

    let text = kept(style);

    assert!(text.contains(style), "{text}");
}

#[test]
fn a_drawing_is_read_in_the_letters_that_it_declares_and_published_in_utf_8() {
    let text = |encoding: &str| {
        let declaration = format!("<?xml version='1.0' encoding='{encoding}'?>\n");
        declaration + &drawing("<text>Größe</text>")
    };
    let utf_16: Vec<u8> = std::iter::once('\u{feff}')
        .chain(text("utf-16").chars())
        .flat_map(|sign| (sign as u16).to_le_bytes())
        .collect();
    let latin: Vec<u8> = text("ISO-8859-1").chars().map(|sign| sign as u8).collect();
    let marked = format!("\u{feff}{}", text("UTF-8")).into_bytes();
    for bytes in [utf_16, latin, marked] {
        let publisher = with_lead("fine.svg", &bytes, json!({})).build();
        let files = published(&publisher, "fine.");
        let text = String::from_utf8(files[0].1.clone()).expect("UTF-8");
        assert!(text.contains("Größe"), "{text}");
        let declares_another = text.contains("utf-16") || text.contains("8859");
        assert!(!declares_another, "{text}");
    }
    // Where the letters of a style are others than they seem.
    let hidden = text("utf-7").replace(
        "<text>Größe",
        "<style>+AEA-import '//a.example';</style><text>",
    );
    with_lead("fine.svg", hidden.as_bytes(), json!({})).build();
    let broken = [
        drawing("<text>").as_bytes(),
        b"\xff\xfe\xff",
        b"</text></svg>",
    ]
    .concat();
    refuse(&broken, "is no picture");
}

#[test]
fn a_size_of_fractions_is_a_size() {
    let size = |attributes: &str| {
        let text = format!("<svg xmlns='http://www.w3.org/2000/svg' {attributes}><rect/></svg>");
        let publisher = with_lead("fine.svg", text.as_bytes(), json!({})).build();
        let lead = publisher.page("world/pictured/")["content"]["article"]["lead"].clone();
        let side = |name: &str| lead[name].as_f64().expect("a side");
        (side("width"), side("height"))
    };
    for (attributes, shape) in [
        ("viewBox='0 0 .75 .5'", 1.5),
        ("viewBox='0 0 1 0.75'", 1.0 / 0.75),
        ("viewBox='-0.5,-0.25 , 2.5 1'", 2.5),
        ("viewBox='0 0 1e-3 4e-3'", 0.25),
        ("viewBox='0 0 3e9 1e9'", 3.0),
        ("width='0.4' height='0.2'", 2.0),
        (
            "width='100%' height='100%' viewBox='0\r\n0 21.3 10.65'",
            2.0,
        ),
        ("width='210mm' height='105mm'", 2.0),
        ("width='2in' height='96px'", 2.0),
        ("width='600' height='300' viewBox='0 0 1 1'", 2.0),
    ] {
        let (width, height) = size(attributes);
        assert!(
            (width / height / shape - 1.0).abs() < 0.01,
            "{attributes}: {width} {height}"
        );
    }
    assert_eq!(size("viewBox='0 0 24 16'"), (24.0, 16.0));
    for attributes in [
        "viewBox='0 0 0 0.5'",
        "viewBox='0 0 NaN 5'",
        "width='inf' height='5'",
        "viewBox='0 0 -1 5'",
        "",
    ] {
        let text = format!("<svg xmlns='http://www.w3.org/2000/svg' {attributes}><rect/></svg>");
        refuse(text.as_bytes(), "is an SVG without a size");
    }
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
