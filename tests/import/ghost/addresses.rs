use std::fs;

use serde_json::json;

use super::{STORY, export, tides};
use crate::import::{Import, fetch::Host};

#[test]
fn old_addresses_of_lists_lead_on() {
    let import = tides(&[]);
    let redirects = import.json("site.json")["redirects"].clone();
    assert_eq!(redirects["/tag/coast/"], "/coast/");
    assert_eq!(redirects["/tag/harbours/"], "/topic/harbours/");
    assert_eq!(redirects["/rss/"], "/feed.xml");
    import.checks();
}

#[test]
fn feeds_go_on_with_their_ids() {
    let published = tides(&[]).publisher.build();
    let feed = published.read("feed.xml");
    assert!(feed.contains("<id>64a0c0ffee00000000000001</id>"), "{feed}");
}

/// Imports the export with other files beside it.
fn beside(files: &[(&str, &str)]) -> Import {
    let import = Import::from("ghost");
    let folder = import.publisher.folder.path().join("export");
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("tides.json"), export().to_string()).expect("an export");
    for (name, text) in files {
        fs::write(folder.join(name), text).expect("a file");
    }
    let url = ["--url", "https://www.tides.example/"];
    import.must_run(&[&folder.join("tides.json")], &url);
    import.checks();
    import
}

#[test]
fn the_pattern_of_addresses_is_that_of_the_routes() {
    let routes = "routes:\n  /about/team/: team\n\ncollections:\n  /talks/:\n    permalink: /talks/{slug}/\n    \
                  filter: tag:about\n  /:\n    permalink: /{year}/{slug}/\n    template:\n      - index\n\n\
                  taxonomies:\n  tag: /on/{slug}/\n  author: /by/{slug}/\n";
    let import = beside(&[("routes.yaml", routes)]);
    let site = import.json("site.json");
    assert_eq!(site["permalink"], "/:year/:slug/");
    assert_eq!(site["redirects"]["/on/coast/"], "/coast/");
    assert_eq!(site["redirects"]["/by/ada/"], "/author/ada/");
    let talk = import.json("articles/about-2/rendered.md");
    assert_eq!(talk["aliases"], json!(["/talks/rendered/"]));
    let team = import.reported("route");
    assert!(
        team[0]["text"]
            .as_str()
            .expect("words")
            .contains("/about/team/")
    );
}

#[test]
fn redirects_of_one_address_are_kept_and_patterns_are_reported() {
    let yaml = "301:\n  ^/old-tides/$: /tides/\n  ^/blog/(.*)$: /$1\n302:\n  /shop: https://shop.example/\n";
    let list = r#"[{"from": "/older/", "to": "/blocks/", "permanent": true}]"#;
    for (name, text, old, new) in [
        ("redirects.yaml", yaml, "/old-tides/", "/tides/"),
        ("redirects.yaml", yaml, "/shop/", "https://shop.example/"),
        ("redirects.json", list, "/older/", "/blocks/"),
    ] {
        let import = beside(&[(name, text)]);
        assert_eq!(import.json("site.json")["redirects"][old], new, "{old}");
        if text == yaml {
            let told = import.reported("redirect");
            assert!(told[0]["text"].to_string().contains("/blog/(.*)"));
        }
    }
}

#[test]
fn old_addresses_are_told_by_the_filters_of_the_routes() {
    let of = |filter: &str| {
        let routes = format!(
            "---\n# Ours\ncollections:\n  /:\n    permalink: /{{slug}}/\n    filter: {filter}\n  \
             /talks/:\n    permalink: /talks/{{slug}}/\n    filter: tag:about\n"
        );
        beside(&[("routes.yaml", &routes)])
    };
    let aliases = |import: &Import| import.json("articles/about-2/rendered.md")["aliases"].clone();
    assert_eq!(aliases(&of("tag:-about")), json!(["/talks/rendered/"]));
    assert_eq!(aliases(&of("primary_tag:about")), json!(null));
    let import = of("published_at:>2020");
    assert_eq!(aliases(&import), json!(null));
    let told = import.reported("address");
    let is_told = |it: &serde_json::Value| it["detail"].to_string().contains("can't be told");
    assert!(told.iter().any(is_told), "{told:?}");
}

#[test]
fn addresses_of_the_settings_of_old_versions_stay() {
    let pattern = "/:year/:month/:day/:slug/";
    let mut whole = export();
    let data = match whole.get_mut("db") {
        Some(db) => &mut db[0]["data"],
        None => &mut whole["data"],
    };
    let settings = data["settings"].as_array_mut().expect("settings");
    settings.push(json!({ "key": "permalinks", "value": pattern }));
    let import = super::of(&whole);
    assert_eq!(import.json("site.json")["permalink"], pattern);
}

#[test]
fn a_redirect_that_leads_to_another_one_leads_to_its_end() {
    let yaml = "301:\n  /first: /second\n  ^\\/second\\/?$: /tides/\n";
    let import = beside(&[("redirects.yaml", yaml)]);
    let redirects = import.json("site.json")["redirects"].clone();
    assert_eq!(redirects["/first/"], "/tides/");
    assert_eq!(redirects["/second/"], "/tides/");
}

#[test]
fn a_site_that_says_nowhere_where_it_stands_can_be_imported_and_not_fetched() {
    let import = Import::from("ghost");
    let file = crate::support::fixture("import/ghost/tides.json");
    let output = import.run(&[&file], &["--media", "fetch"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(crate::support::publisher::said(&output).contains("--url"));
    import.must_run(&[&file], &[]);
    import.checks();
    assert_eq!(import.reported("address of the site").len(), 1);
}

#[test]
fn a_site_below_a_path_keeps_its_links_and_has_its_pictures_fetched() {
    let host = Host::new();
    let url = format!("http://127.0.0.1:{}/blog/", host.port);
    let import = Import::from("ghost");
    let file = crate::support::fixture("import/ghost/tides.json");
    let more = ["--url", &url, "--media", "fetch", "--allow-private"];
    import.must_run(&[&file], &more);
    assert_eq!(import.json("site.json")["base_url"], url);
    let story = import.json(STORY);
    assert_eq!(story["lead"]["src"], "images/2024/01/quay.png");
    let text = story["body"].to_string();
    assert!(
        text.contains(r#""href":"/blocks/""#) && !text.contains("127.0.0.1"),
        "{text}"
    );
    let asked = host.asked();
    let pier = "get /blog/content/images/2024/01/pier.png ";
    assert!(asked.iter().any(|head| head.starts_with(pier)), "{asked:?}");
    assert!(
        !asked.iter().any(|head| head.contains("/size/")),
        "{asked:?}"
    );
}
