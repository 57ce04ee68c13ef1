//! What went wrong for others who moved from one system to another.

use serde_json::json;

use super::super::Import;

#[test]
fn posts_below_a_folder_of_their_own_are_found() {
    let import = Import::of_files(&[
        ("_config.yml", "title: x\nsource: source\npermalink: pretty"),
        (
            "source/walks/_posts/2016-09-26-up.markdown",
            "---\ndate: 2016-09-26 21:00\n---\nUp.",
        ),
        (
            "source/walks/_drafts/down.md",
            "---\ntitle: Down\n---\nDown.",
        ),
    ]);
    let up = import.json("articles/walks/up.md");
    assert_eq!(up["published"], "2016-09-26T21:00:00Z");
    assert_eq!(import.json("articles/walks/down.md")["draft"], true);
}

#[test]
fn settings_of_code_are_no_code() {
    let import = Import::of_files(&[
        ("_config.yml", "title: x"),
        (
            "_posts/2016-09-26-code.md",
            "{% highlight ruby hl_lines=\"1\" linenos %}\nputs 1\n{% endhighlight %}\n\n\
             ```python {hl_lines=[1]}\nprint(1)\n```\n",
        ),
    ]);
    let code = import.blocks("articles/news/code.md", "code");
    assert_eq!(
        (&code[0]["text"], &code[0]["language"]),
        (&json!("puts 1"), &json!("ruby"))
    );
    assert_eq!(
        (&code[1]["text"], &code[1]["language"]),
        (&json!("print(1)"), &json!("python"))
    );
}

#[test]
fn addresses_with_the_path_of_the_site_are_those_without() {
    let import = Import::of_files(&[
        (
            "hugo.toml",
            "title = 'x'\nbaseURL = 'https://a.example/news/'",
        ),
        (
            "content/p/one.md",
            "---\ndate: 2020-01-01\nurl: /2020/one/\n---\n[Two](/news/p/two/) [2](https://a.example/news/p/two/)",
        ),
        (
            "content/p/two.md",
            "---\ndate: 2020-01-02\n---\n[One](/2020/one/) [1](../../2020/one)",
        ),
    ]);
    assert_eq!(
        import
            .body("articles/p/one.md")
            .matches("\"/p/two/\"")
            .count(),
        2
    );
    let two = import.body("articles/p/two.md");
    assert_eq!(two.matches("\"/p/one/\"").count(), 2, "{two}");
    assert_eq!(
        import.json("articles/p/one.md")["aliases"],
        json!(["/2020/one/"])
    );
}

#[test]
fn names_of_notes_may_have_spaces_around_and_in_them() {
    let import = Import::of_files(&[
        (
            "a/My Note.md",
            "[[ Other Note |that one]], [[Other Note#Part One]], [b](Other%20Note.md#Part%20One), \
             [c](#My%20Part)\n\n## My Part\n\n| a | b |\n|---|---|\n| [[Other Note\\|it]] | x |\n",
        ),
        ("a/Other Note.md", "## Part One\n\nWords."),
    ]);
    let body = import.body("articles/a/my-note.md");
    assert_eq!(body.matches("/a/other-note/#part-one").count(), 2, "{body}");
    assert_eq!(body.matches("\"/a/other-note/\"").count(), 2, "{body}");
    assert!(body.contains("/a/my-note/#my-part"), "{body}");
}

#[test]
fn a_title_may_be_a_number_or_have_marks() {
    let import = Import::of_files(&[
        ("hugo.toml", "title = 'x'"),
        (
            "content/p/a.md",
            "---\ntitle: 2024\ndate: 2020-01-01\ntags: [1984, ~, C++]\nauthor: [~]\n---\nA.",
        ),
        (
            "content/p/c.md",
            "---\ntitle: \"\"\ndate: \"0001-01-01\"\nlastmod: 2021-01-01\nimages: []\n---\nC.",
        ),
    ]);
    assert_eq!(import.json("articles/p/a.md")["headline"], "2024");
    assert_eq!(
        import.json("articles/p/a.md")["topics"],
        json!(["1984", "c"])
    );
    let c = import.json("articles/p/c.md");
    assert_eq!(
        (&c["headline"], &c["published"]),
        (&json!("c"), &json!("2021-01-01T00:00:00Z"))
    );
}

#[test]
fn braces_at_the_end_of_a_heading_are_words_where_they_hold_no_attributes() {
    let text = "---\ndate: 2020-01-01\n---\nA.\n\n## The set {a, b}\n\n## Part {#one .x}\n\n\
                [1](#one) [2](#the-set-a-b)\n\n```\n# x {y}\n```\n";
    let hugo = Import::of_files(&[("hugo.toml", "title = 'x'"), ("content/p/a.md", text)]);
    let body = hugo.body("articles/p/a.md");
    assert!(
        body.contains("The set {a, b}") && !body.contains(".x"),
        "{body}"
    );
    assert!(
        body.contains("/p/a/#part") && body.contains("# x {y}"),
        "{body}"
    );
    let plain = Import::of_files(&[("p/a.md", text)]);
    let body = plain.body("articles/p/a.md");
    assert!(
        body.contains("The set {a, b}") && body.contains("{#one .x}"),
        "{body}"
    );
}

#[test]
fn each_language_may_have_a_folder_of_its_own() {
    let import = Import::of_files(&[
        (
            "hugo.toml",
            "title = 'x'\nbaseURL = 'https://a.example/'\ndefaultContentLanguage = 'en'\n\
             [languages.en]\ncontentDir = 'content/en'\n[languages.fr]\ncontentDir = 'content/fr'",
        ),
        ("content/en/post/one.md", "---\ndate: 2020-01-01\n---\nA."),
        ("content/fr/post/one.md", "---\ndate: 2020-01-01\n---\nB."),
    ]);
    let one = import.json("articles/post/one.md");
    assert_eq!(
        (&one["aliases"], &one["language"]),
        (&json!(null), &json!(null))
    );
    assert_eq!(one["translations"], json!(["/post/one-fr/"]));
    let fr = import.json("articles/post/one-fr.md");
    assert_eq!(
        (&fr["language"], &fr["aliases"]),
        (&json!("fr"), &json!(["/fr/post/one/"]))
    );
}

#[test]
fn only_the_configuration_of_astro_says_where_the_site_stands() {
    let import = Import::of_files(&[
        (
            "astro.config.mjs",
            "export default { site: 'https://a.example' }",
        ),
        (
            "src/content.config.ts",
            "const a = glob({ base: './src/content/blog' })",
        ),
        ("src/content/blog/a.md", "---\npubDate: 2020-01-01\n---\nA."),
    ]);
    assert_eq!(import.json("site.json")["base_url"], "https://a.example/");
}

#[test]
fn jekyll_has_spaces_between_tags_and_nothing_below_the_folder_of_posts() {
    let import = Import::of_files(&[
        ("_config.yml", "title: x\nurl: https://a.example"),
        (
            "_posts/2024/2024-01-02-a.md",
            "---\ncategories: red blue\ntags: one two\nhidden: true\n---\nA.",
        ),
        ("_drafts/b.md", "---\ntitle: B\n---\nB."),
    ]);
    let a = import.json("articles/red/a.md");
    assert_eq!(a["topics"], json!(["blue", "one", "two"]));
    assert_eq!(a["draft"], json!(false));
    let b = import.json("articles/news/b.md").to_string();
    assert!(!b.contains(":year"), "{b}");
}

#[test]
fn an_address_that_a_program_makes_is_not_called_kept() {
    let import = Import::of_files(&[
        (
            "eleventy.config.js",
            "export default { site: 'https://a.example' }",
        ),
        (
            "blog/a.md",
            "---\ndate: 2020-01-01\npermalink: '/{{ page.date | day }}/'\n---\nA.",
        ),
        ("blog/four/four.md", "---\ndate: 2020-01-01\n---\nB."),
    ]);
    let report = import.json("import-report.json").to_string();
    assert!(report.contains("page.date | day"), "{report}");
    assert_eq!(import.json("articles/blog/a.md")["aliases"], json!(null));
    import.json("articles/blog/four.md");
}

#[cfg(target_os = "linux")]
#[test]
fn names_and_files_that_cannot_be_published_are_passed_over() {
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt};

    let import = Import::new();
    let folder = super::folder_of(&[
        (
            "p/a.md",
            "---\ndate: 2020-01-01\n---\n[A](x.tar.gz) [B](x.py) [C](.env) [D](x.pdf)",
        ),
        ("p/x.tar.gz", "x"),
        ("p/x.py", "x"),
        ("p/.env", "x"),
        ("p/x.pdf", "%PDF-1.4"),
    ]);
    let name = folder.path().join(OsStr::from_bytes(b"p/caf\xe9.md"));
    std::fs::write(name, "A.").expect("a file");
    import.must_run_folder(folder.path(), &[]);
    import.checks();
    let report = import.json("import-report.json").to_string();
    assert!(report.contains("its name is no UTF-8"), "{report}");
    assert!(import.publisher.content("media/p/x.pdf").exists());
}
