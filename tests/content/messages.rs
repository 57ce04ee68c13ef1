//! What is said of mistakes that are made often: what is wrong, and the nearest that is right.

use serde_json::{Value, json};

use super::{WHEN, checked};
use crate::support::{
    publisher::{Publisher, said},
    story,
};

pub(super) const STORY: &str = "articles/world/mistaken.json";
/// What is said of a story with these fields.
fn of_story(fields: Value) -> String {
    checked(&Publisher::new().with(STORY, story(WHEN, fields)))
}

fn of_block(block: Value) -> String {
    of_story(json!({ "body": [block] }))
}

pub(super) fn assert_says(said: &str, words: &[&str]) {
    for words in words {
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[test]
fn a_provider_that_is_misspelt_is_offered_with_all_others() {
    let embed = |provider: &str| {
        let href = "https://www.youtube.com/watch?v=jNQXAC9IVRw";
        json!({ "type": "embed", "provider": provider, "href": href, "title": "A film" })
    };
    for written in ["youtub", "YouTube", "you-tube"] {
        let said = of_block(embed(written));
        assert_says(
            &said,
            &[
                "`provider` can't be",
                "did you mean `youtube`? It can be ",
                "`mastodon`, ",
            ],
        );
    }
    for (written, name) in [
        ("twitter", "x"),
        ("Twitter.com", "x"),
        ("insta", "instagram"),
        ("yt", "youtube"),
        ("youtu.be", "youtube"),
        ("https://www.youtu.be/", "youtube"),
        ("fb", "facebook"),
        ("bsky.app", "bluesky"),
        ("iframe", "frame"),
    ] {
        let offered = format!("did you mean `{name}`? It can be ");
        assert_says(&of_block(embed(written)), &[&offered]);
    }
    assert_says(
        &of_block(embed("nobody")),
        &["there is `apple-podcasts`, `bluesky`, "],
    );
}

#[test]
fn a_country_is_found_by_whatever_code_or_name() {
    let map = |id: &str| json!({ "type": "map", "title": "A map", "alt": "It", "values": [{ "id": id, "value": 1 }] });
    for (written, code) in [
        ("UK", "GBR"),
        ("GB", "GBR"),
        ("gbr", "GBR"),
        ("England", "GBR"),
        ("826", "GBR"),
        ("DE", "DEU"),
        ("us", "USA"),
        ("Deutschland", "DEU"),
        ("EL", "GRC"),
        ("CH", "CHE"),
        ("NO", "NOR"),
        ("Burma", "MMR"),
        ("Zaire", "COD"),
        ("Holland", "NLD"),
        ("GER", "DEU"),
        ("ES", "ESP"),
        ("IE", "IRL"),
    ] {
        assert_says(
            &of_block(map(written)),
            &[&format!("did you mean `{code}`?")],
        );
    }
}

#[test]
fn what_is_no_single_country_is_offered_none() {
    for written in ["EU", "European Union", "USSR", "Yugoslavia", "CSK"] {
        let values = json!([{ "id": written, "value": 1 }]);
        let said =
            of_block(json!({ "type": "map", "title": "A map", "alt": "It", "values": values }));
        assert_says(
            &said,
            &["that is no country of today: write each of its countries"],
        );
    }
}

#[test]
fn geojson_that_is_pasted_as_a_whole_is_put_in_its_place() {
    let map = |geometry: Value| {
        let values = json!([{ "id": "a", "value": 1 }]);
        json!({ "type": "map", "title": "A map", "alt": "It", "geometry": geometry, "values": values })
    };
    let deeper = "put it one level deeper: `\"geometry\": { \"features\": { \"type\": \"FeatureCollection\", … } }`";
    for pasted in [
        json!({ "type": "FeatureCollection", "features": [] }),
        json!({ "features": [] }),
    ] {
        let said = of_block(map(pasted));
        assert_says(&said, &["this is GeoJSON itself", deeper, "1 problem in"]);
    }
    for kind in ["Feature", "Polygon", "Point"] {
        assert_says(
            &of_block(map(json!({ "type": kind }))),
            &["make a feature collection of it"],
        );
    }
    let other = of_block(map(json!({ "areas": [] })));
    assert_says(&other, &["write `\"features\": …` or `\"world\": …` in it"]);
}

#[test]
fn a_list_that_is_too_long_is_counted_and_not_repeated() {
    let picture = json!({ "src": "lead.svg", "alt": "" });
    let said = of_block(json!({ "type": "gallery", "pictures": vec![picture; 31] }));

    assert_says(&said, &["`pictures` has 31 entries", "30 at most"]);
    assert!(!said.contains("lead.svg"), "{said}");
}

#[test]
fn a_language_is_offered_as_its_tag() {
    for (written, tag) in [
        ("en_GB", "en-GB"),
        ("DE", "de"),
        ("pt_BR.UTF-8", "pt-BR"),
        ("zh_hant", "zh-Hant"),
    ] {
        let languages = json!({ "languages": ["en-GB", "ar", written] });
        let said = checked(&Publisher::new().with_site(languages));
        let what = match written {
            "DE" => "`DE` is not in lower case".to_owned(),
            _ => format!("\"{written}\" is no language tag"),
        };
        assert_says(&said, &[&what]);
        assert_says(&said, &[&format!("write it as `{tag}`"), "site.json"]);
    }
    for (written, tag) in [
        ("en-UK", "en-GB"),
        ("iw", "he"),
        ("en_UK", "en-GB"),
        ("ji", "yi"),
    ] {
        let languages = json!({ "languages": ["en-GB", "ar", written] });
        let said = checked(&Publisher::new().with_site(languages));
        assert_says(&said, &[&format!("write it as `{tag}`")]);
    }
    assert_says(
        &of_story(json!({ "language": "en_GB" })),
        &["write it as `en-GB`"],
    );
    assert_says(
        &of_story(json!({ "language": "AR" })),
        &["`AR` is no language of the site", "`ar`"],
    );
    assert_says(
        &of_story(json!({ "language": "en-gb" })),
        &["did you mean `en-GB`?"],
    );
}

#[test]
fn an_address_that_no_site_can_have_is_offered_as_one_that_it_can() {
    for (written, mend) in [
        (
            "https://bücher.example/",
            "write `https://xn--bcher-kva.example/`",
        ),
        (
            "https://t.example//news//",
            "write `https://t.example/news/`",
        ),
        ("https://t.example/index.html", "write `https://t.example/`"),
        (
            "https://t.example/news/index.php",
            "write `https://t.example/news/`",
        ),
        ("https://t.example/?a=b", "write `https://t.example/`"),
        (
            "https://ada:secret@t.example/#a",
            "write `https://t.example/`",
        ),
        (
            "t.example/news",
            "write it whole, as `https://t.example/news/`",
        ),
        ("https://t..example/", "write `https://t.example/`"),
        ("https://.t.example/", "write `https://t.example/`"),
        (
            "https://t.example./news/",
            "write `https://t.example/news/`",
        ),
        ("https://t.example:0/", "write `https://t.example/`"),
        (" https://t.example/ ", "write `https://t.example/`"),
        ("https://t.example/a b/", "write `https://t.example/a%20b/`"),
        ("//t.example/", "write it whole, as `https://t.example/`"),
        ("ftp://t.example/", "write one that begins with `https:`"),
    ] {
        let said = checked(&Publisher::new().with_site(json!({ "base_url": written })));
        assert_says(
            &said,
            &[
                &format!("`{written}` "),
                mend,
                "content/site.json:",
                "1 problem in",
            ],
        );
    }
}

#[test]
fn an_address_that_is_asked_for_is_refused_for_the_same_reasons() {
    for (asked, mend) in [
        ("//t.example/", "write it whole, as `https://t.example/`"),
        ("https://t.example/?a=b", "write `https://t.example/`"),
        ("https://t.example//x//", "write `https://t.example/x/`"),
        ("/a//b/", "`/a//b/` has two slashes in a row: write `/a/b/`"),
        ("/news/?q", "write `/news/`"),
        ("/news/index.html", "write `/news/`"),
    ] {
        let publisher = Publisher::new().at(asked);
        let output = publisher.run();
        assert_says(&said(&output), &[mend]);
        assert_eq!(output.status.code(), Some(2), "{asked}");
        assert!(!publisher.site("").exists(), "{asked}");
    }
}

#[test]
fn a_second_with_too_many_digits_is_cut_and_no_slug() {
    let said = of_story(json!({ "updated": "2025-05-10T08:00:00.123456789012+02:00" }));

    assert_says(
        &said,
        &[
            "more than nine digits of a second",
            "write `2025-05-10T08:00:00.123456789+02:00`",
        ],
    );
}

#[test]
fn every_bad_slug_is_told_at_once_with_a_good_one() {
    let said = of_story(json!({
        "section": "World News",
        "topics": ["Cafe\u{301}", "a--b"],
        "series": "cafe\u{301}",
        "authors": ["Ada Lovelace", { "author": "Bob_B" }],
        "slug": "\u{130}zmir"
    }));

    for slug in [
        "world-news",
        "caf\u{e9}",
        "a-b",
        "ada-lovelace",
        "bob-b",
        "izmir",
    ] {
        assert_says(&said, &[&format!("write it as `{slug}`")]);
    }
    assert_says(&said, &["7 problems in"]);
}
