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
