use serde_json::json;

use super::super::Import;

const FIRST: &str = "articles/walks/first-climb.md";

#[test]
fn posts_are_stories_and_pages_are_pages() {
    let import = Import::of_folder("jekyll", &[]);
    let story = import.json(FIRST);
    assert_eq!(story["published"], "2024-01-02T08:00:00Z");
    assert_eq!(story["topics"], json!(["rope", "rain"]));
    assert_eq!(story["authors"], json!(["ben"]));
    assert_eq!(import.json("authors/ben.json")["name"], "Ben Nevis");
    assert_eq!(import.json("pages/about.md")["title"], "About");
    assert_eq!(import.json("articles/news/third.md")["draft"], true);
    let readme = &import.reported("file beside the site")[0];
    assert_eq!(readme["file"], "README.md");
}

#[test]
fn addresses_are_those_of_the_pattern() {
    let import = Import::of_folder("jekyll", &[]);
    let site = import.json("site.json");
    assert_eq!(site["permalink"], "/:section/:year/:month/:day/:slug/");
    assert_eq!(site["base_url"], "https://rock.example/blog/");
    let story = import.json(FIRST);
    let old = json!(["/walks/2024/01/02/first-climb.html", "/old-climb/"]);
    assert_eq!(story["aliases"], old);
    assert_eq!(
        story["id"],
        "https://rock.example/blog/walks/2024/01/02/first-climb"
    );
}

#[test]
fn liquid_becomes_what_it_showed() {
    let import = Import::of_folder("jekyll", &[]);
    let body = import.body(FIRST);
    assert_eq!(
        body.matches("\"/walks/2024/01/03/second-climb/\"").count(),
        2,
        "{body}"
    );
    let code = &import.blocks(FIRST, "code")[0];
    assert_eq!(
        (&code["text"], &code["language"]),
        (&json!("puts \"{{ x }}\""), &json!("ruby"))
    );
    let picture = &import.blocks(FIRST, "image")[0];
    assert_eq!(picture["src"], "rope.png");
    assert_eq!(picture["caption"]["text"], "It held");
    for words in [
        "Write {{ page.title }} so.",
        "Shown words.",
        "The site is Rock.",
        "$5 and then $10",
    ] {
        assert!(body.contains(words), "{words} in {body}");
    }
    assert!(!body.contains("TOC") && !body.contains("lead}"), "{body}");
    let include = import.reported("{% include sidebar.html %}");
    assert!(include[0]["text"].to_string().contains("aside words"));
}

#[test]
fn a_site_of_eleventy_gives_fields_to_a_folder() {
    let import = Import::of_folder("eleventy", &[]);
    let site = import.json("site.json");
    assert_eq!(
        (&site["name"], &site["permalink"]),
        (&json!("Eleven"), &json!("/notes/:slug/"))
    );
    let rain = import.json("articles/posts/rain.md");
    assert_eq!(rain["published"], "2024-06-01T00:00:00Z");
    assert_eq!(rain["authors"], json!(["eve"]));
    assert!(
        import
            .body("articles/posts/rain.md")
            .contains("/notes/sun/")
    );
    let unread = &import.reported("configuration")[0];
    assert_eq!(unread["file"], "eleventy.config.js");
}
