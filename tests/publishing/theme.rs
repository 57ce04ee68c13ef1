//! What the site file says of the look of a publication, in what is published.

use std::fs;

use serde_json::{Value, json};

use crate::{support::publisher::Publisher, themes::folder};

fn with_theme(theme: Value) -> Publisher {
    let publisher = Publisher::new().with_optional_styles();
    publisher.with_site(json!({ "theme": theme }))
}

fn inline(publisher: &Publisher) -> String {
    publisher.document("").text("style")
}

/// With the font files of one of the themes that are there.
fn with_fonts(theme: &str, fonts: Value) -> Publisher {
    with_theme(json!({ "fonts": fonts })).overlay(&folder(theme))
}

/// The rules of a stylesheet that begin so, without their braces.
fn rules<'a>(css: &'a str, start: &str) -> Vec<&'a str> {
    let rules = css.split(start).skip(1);
    rules.filter_map(|rest| rest.split('}').next()).collect()
}

#[test]
fn the_colours_of_the_site_file_stand_after_those_of_the_program() {
    let publisher = with_theme(json!({ "colours": {
        "page": { "light": "white", "dark": "#101010" },
        "red": "oklch(50% 0.19 27)",
    } }))
    .build();
    let css = inline(&publisher);
    let own = css.split("@layer theme{").nth(1).expect("a layer");
    assert!(
        own.contains("--color-page:light-dark(#fff,#101010)"),
        "{own}"
    );
    assert!(own.contains("--red:light-dark(#b7191c,"), "{own}");
    let page = publisher.document("");
    let colour = page.attribute("meta[name=theme-color]:not([media])", "content");
    assert_eq!(colour.as_deref(), Some("#fff"));
    let night = page.attribute("meta[name=theme-color][media]", "content");
    assert_eq!(night.as_deref(), Some("#101010"));
}

#[test]
fn a_tone_alone_is_light_enough_for_the_dark() {
    let publisher = with_theme(json!({ "colours": { "red": "#a00000" } })).build();
    let css = inline(&publisher);
    let pair = css.rsplit("--red:light-dark(").next().expect("a pair");
    let dark = pair.split([',', ')']).nth(1).expect("a colour");
    let dark = standfirst::grammar::colour::Rgb::parse(dark).expect("a colour");
    let page = standfirst::grammar::colour::Rgb::parse("#151413").expect("a colour");
    assert!(dark.contrast(page) >= 4.5, "{dark}");
}

#[test]
fn a_web_font_has_a_stand_in_of_its_measures_and_is_fetched_where_its_letters_are() {
    let fonts = json!({ "headline": {
        "families": ["Anton"],
        "files": ["fonts/anton-latin.woff2", "fonts/anton-latin-ext.woff2"],
        "generic": "sans-serif",
    } });
    let publisher = with_fonts("tabloid", fonts).build();
    let css = inline(&publisher);
    let faces = rules(&css, "@font-face{");
    let [latin, more, stand_in] = faces[..] else {
        panic!("{faces:?}");
    };
    assert!(latin.contains("font-display:swap"), "{latin}");
    assert!(latin.contains("unicode-range:U+20-7E"), "{latin}");
    assert!(!more.contains("U+20-7E"), "{more}");
    // No bolder one is made of the only weight that there is.
    assert!(latin.contains("font-weight:1 1000"), "{latin}");
    let address = latin.split('"').nth(1).expect("an address");
    let file = address.strip_prefix("/news/site/").expect("below the base");
    let bytes = fs::read(publisher.site(file)).expect("the font");
    let own = fs::read(folder("tabloid").join("public/fonts/anton-latin.woff2"));
    assert_eq!(bytes, own.expect("the font"));

    // Anton is 0.86 times as wide as Arial, and rises by 1.1764 of its size (its `hhea` table).
    let percent = |name: &str| -> f64 {
        let value = stand_in
            .split(&format!("{name}:"))
            .nth(1)
            .expect("a measure");
        let value = value.split(['%', ';']).next().expect("a number");
        value.parse().expect("a number")
    };
    let (size, ascent) = (percent("size-adjust"), percent("ascent-override"));
    assert!((75.0..100.0).contains(&size), "{stand_in}");
    assert!(
        (size * ascent / 10_000.0 - 1.1764).abs() < 0.01,
        "{stand_in}"
    );
    assert!(
        stand_in.contains("local(Arial)") || stand_in.contains("local(\"Arial\")"),
        "{stand_in}"
    );
}

#[test]
fn a_latin_face_is_not_put_before_those_of_other_scripts() {
    let fonts = json!({ "text": { "families": ["Anton"], "files": ["fonts/anton-latin.woff2"] } });
    let css = inline(&with_fonts("tabloid", fonts).build());
    let before = css.split("{--serif:\"Anton\"").next().expect("a rule");
    let selector = before.rsplit(['{', '}']).next().expect("a selector");
    assert!(selector.contains(":not("), "{selector}");
    assert!(selector.contains(":lang(ar)"), "{selector}");
}

#[test]
fn a_variable_font_is_taken_in_all_of_its_weights() {
    let fonts = json!({ "text": {
        "families": ["Nunito"],
        "files": ["fonts/nunito-latin.woff2"],
        "generic": "sans-serif",
    } });
    let css = inline(&with_fonts("local", fonts).build());
    let faces = rules(&css, "@font-face{");
    assert_eq!(faces.len(), 3, "{faces:?}");
    assert!(faces[0].contains("font-weight:200 1000"), "{faces:?}");
    assert!(faces[1].contains("font-weight:200 599"), "{faces:?}");
    assert!(faces[2].contains("font-weight:600 1000"), "{faces:?}");
    assert!(faces[2].contains("Arial Bold"), "{faces:?}");
}

#[test]
fn a_logo_stands_in_place_of_the_name_on_every_page() {
    let logo = json!({ "light": "lead.svg", "dark": "desk.svg", "width": 240 });
    let publisher = with_theme(json!({ "logo": logo })).build();
    for page in ["", "science/", "about/"] {
        let page = publisher.document(page);
        let logo = |name: &str| page.attribute(".masthead__name img", name);
        assert_eq!(logo("alt").as_deref(), Some("The Fixture & Sons"));
        assert_eq!(logo("width").as_deref(), Some("240"));
        let height = logo("height").and_then(|height| height.parse().ok());
        assert!(height.is_some_and(|height: u32| height > 10), "{height:?}");
        let dark = page.attribute(".masthead__name source", "media");
        assert_eq!(
            dark.as_deref(),
            Some("screen and (prefers-color-scheme: dark)")
        );
        let src = logo("src").expect("an address");
        let file = src.strip_prefix("/news/site/").expect("below the base");
        assert!(publisher.site(file).exists(), "{file}");
    }
}

#[test]
fn a_site_has_the_styles_of_what_its_file_asks_for() {
    let css = inline(&Publisher::new().build());
    assert!(!css.contains("@layer theme"), "{css}");
    let css =
        inline(&with_theme(json!({ "corners": "soft", "masthead": { "layout": "left" } })).build());
    assert!(css.contains("--corner:4px"), "{css}");
    assert!(css.contains("border-radius:var(--corner)"), "{css}");
    assert!(css.contains(".masthead.masthead--front{"), "{css}");
    assert!(!css.contains(".masthead__logo"), "{css}");
}
