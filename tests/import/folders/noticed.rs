//! What nobody should miss of a folder, and what is no page of it.

use serde_json::json;

use super::{super::Import, folder_of};

const FIRST: &str = "look at this first: ";

/// Imports files, and gives what the terminal says first.
fn told(import: &Import, files: &[(&str, &str)]) -> Vec<String> {
    let folder = folder_of(files);
    let said = import.must_run_folder(folder.path(), &[]);
    let first = said.lines().filter_map(|line| line.strip_prefix(FIRST));
    first.map(str::to_owned).collect()
}

#[test]
fn a_folder_that_says_no_address_is_told_of() {
    let post = ("_posts/2024-01-02-one.md", "---\ntitle: One\n---\nWords.\n");
    for config in ["title: A\nurl: \"\"\n", "title: A\n"] {
        let import = Import::new();
        let said = told(&import, &[("_config.yml", config), post]);
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(
            said[0].contains("`base_url` in `site.json` is https://news.example/"),
            "{said:?}"
        );
        let page = std::fs::read_to_string(import.publisher.content("import-report.md"));
        assert!(
            page.expect("a report")
                .contains("nothing says where the site stands")
        );
    }
    let config = ("_config.yml", "title: A\nurl: https://a.example\n");
    assert!(told(&Import::new(), &[config, post]).is_empty());
}

#[test]
fn fields_that_cannot_be_read_make_a_draft_and_are_told_of() {
    let dated = "---\ntitle: Bad date\ndate: yesterday\n---\nWords.\n";
    let files = [
        ("hugo.toml", "title = 'x'\nbaseURL = 'https://a.example/'\n"),
        (
            "content/a/broken.md",
            "---\ntitle: Bad: yaml: here\ndate: yesterday\nx: [\n---\nWords.\n",
        ),
        ("content/a/dated.md", dated),
        (
            "content/a/sound.md",
            "---\ntitle: Sound\nlastmod: some day\n---\nWords.\n",
        ),
    ];
    let import = Import::new();
    let said = told(&import, &files);
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(
        said[0].contains("a draft of `content/a/broken.md`, `content/a/dated.md`:"),
        "{said:?}"
    );
    let draft = |name: &str| import.json(name)["draft"].clone();
    assert_eq!(draft("articles/a/broken.md"), true);
    assert_eq!(draft("articles/a/dated.md"), true);
    assert_ne!(draft("articles/a/sound.md"), true);
}

#[test]
fn a_page_that_only_says_where_the_front_is_becomes_none() {
    let files = [
        ("_config.yml", "title: A\nurl: https://a.example\n"),
        ("index.md", "---\n# Of the theme.\nlayout: home\n---\n"),
        (
            "about.md",
            "---\ntitle: About\n---\n[Home](/) and [home](index.md).\n",
        ),
        ("_posts/2024-01-02-one.md", "---\ntitle: One\n---\nWords.\n"),
    ];
    let import = Import::of_files(&files);
    assert!(!import.publisher.content("pages/home.md").exists());
    assert_eq!(import.json("site.json")["foot"], json!(null));
    let reported = &import.reported("page over a list")[0];
    assert_eq!(reported["file"], "index.md");
    let link = json!({ "type": "link", "href": "/", "text": "Home" });
    assert_eq!(import.json("pages/about.md")["body"][0]["text"][0], link);
    let words = "---\nlayout: home\ntitle: Welcome\n---\nWords of welcome.\n";
    let import = Import::of_files(&[files[0], ("index.md", words), files[3]]);
    assert_eq!(import.json("pages/welcome.md")["title"], "Welcome");
}

#[test]
fn a_pattern_with_a_date_gives_no_address_to_what_has_none() {
    let import = Import::of_files(&[
        (
            "hugo.toml",
            "baseURL = 'https://a.example/'\n[permalinks]\nposts = '/:year/:month/:slug/'\n",
        ),
        ("content/posts/none.md", "---\ntitle: None\n---\nWords.\n"),
        (
            "content/posts/some.md",
            "---\ntitle: Some\ndate: 2024-05-04\n---\nWords.\n",
        ),
    ]);
    let none = import.json("articles/posts/none.md");
    assert_eq!(
        (&none["id"], &none["aliases"]),
        (&json!(null), &json!(null))
    );
    let reported = import.reported("address");
    let none: Vec<_> = reported
        .iter()
        .filter(|it| it["file"] == "content/posts/none.md")
        .collect();
    assert_eq!(none.len(), 1, "{none:?}");
    assert!(
        none[0]["detail"].to_string().contains("such as a date"),
        "{none:?}"
    );
    assert!(
        !serde_json::json!(reported).to_string().contains(":year"),
        "{reported:?}"
    );
}

#[test]
fn who_made_a_picture_stands_in_its_credit() {
    let figure = "{{< figure src=\"/quay.png\" alt=\"A quay\" caption=\"At dawn\" attr=\"Bob\" >}}\n\n\
                  {{< figure src=\"/quay.png\" alt=\"A quay\" attr=\"Bob\" attrlink=\"https://bob.example/\" >}}\n";
    let folder = folder_of(&[
        ("hugo.toml", "baseURL = 'https://a.example/'\n"),
        ("content/posts/one.md", figure),
    ]);
    let picture = image::RgbImage::from_pixel(12, 8, image::Rgb([10, 90, 160]));
    std::fs::create_dir_all(folder.path().join("static")).expect("a folder");
    picture
        .save(folder.path().join("static/quay.png"))
        .expect("a picture");
    let import = Import::new();
    import.must_run_folder(folder.path(), &[]);
    import.checks();
    let pictures = import.blocks("articles/posts/one.md", "image");
    assert_eq!(
        pictures[0]["caption"],
        json!({ "text": "At dawn", "credit": "Bob" })
    );
    assert_eq!(pictures[1]["caption"], json!({ "credit": "Bob" }));
    assert_eq!(import.reported("link")[0]["text"], "https://bob.example/");
}

#[test]
fn headings_are_counted_from_the_highest_of_the_text() {
    for (written, levels) in [
        ("### A\n\n#### B\n\n### C\n", [2, 3, 2]),
        ("#### A\n\n##### B\n\n###### C\n", [2, 3, 3]),
        ("## A\n\n#### B\n\n## C\n", [2, 3, 2]),
    ] {
        let import = Import::of_files(&[("a/one.md", &format!("Words.\n\n{written}"))]);
        let headings = import.blocks("articles/a/one.md", "heading");
        let found: Vec<_> = headings
            .iter()
            .map(|it| it["level"].as_u64().unwrap_or(2))
            .collect();
        assert_eq!(found, levels, "{written}");
    }
}

#[test]
fn words_of_two_branches_are_not_joined() {
    let import = Import::of_files(&[
        ("_config.yml", "url: https://a.example\n"),
        (
            "_posts/2024-01-02-one.md",
            "---\ntitle: One\n---\n{% if a %}shown{% else %}other{% endif %} words\n",
        ),
    ]);
    assert!(
        import
            .body("articles/news/one.md")
            .contains("shown other words")
    );
}
