//! What people have reported of other importers of such folders.

use super::Import;

#[test]
fn fields_of_jekyll_may_have_any_shape() {
    let import = Import::of_files(&[
        (
            "_config.yml",
            "title: x\nurl: https://x.example\npermalink: /:year/:title/\n",
        ),
        (
            "_posts/2024-01-02-hash.md",
            "---\ntitle: Hash\npermalink: {{ page.slug }}\n---\nOf a template.",
        ),
        (
            "_posts/2024-01-03-minutes.md",
            "---\ntitle: Minutes\ndate: 2016-09-26 21:00\n---\nOf time.",
        ),
        (
            "_posts/2024-01-04-own.md",
            "---\ntitle: Own\npermalink: /test/:title/\n---\nOf its own.",
        ),
        (
            "_posts/2024-01-05-refers.md",
            "---\ntitle: Refers\n---\nSee [it]({% post_url 2024-01-03-minutes %}).",
        ),
        (
            "ships/_posts/2024-01-06-nested.md",
            "---\ntitle: Nested\n---\nIn a folder.",
        ),
        (
            "_posts/2024-01-07-page.html",
            "---\ntitle: Page\n---\n<p>In <b>HTML</b>.</p>",
        ),
        (
            "_posts/2024-01-08-code.md",
            "---\ntitle: Code\n---\n{% highlight ruby hl_lines=\"1\" linenos %}\nputs 1\n{% endhighlight %}\n",
        ),
    ]);
    let files = import.json("import-report.json")["files"]["written"].to_string();
    let file = |name: &str| {
        let all = files
            .split('"')
            .find(|file| file.ends_with(&format!("/{name}.md")));
        all.unwrap_or_else(|| panic!("{name}: {files}")).to_owned()
    };
    let report = import.json("import-report.json")["entries"].to_string();
    assert!(import.body(&file("hash")).contains("Of a template."));
    assert!(report.contains("page.slug"), "{report}");
    let minutes = import.json(&file("minutes"));
    assert!(
        minutes["published"]
            .to_string()
            .contains("2016-09-26T21:00"),
        "{minutes}"
    );
    let own = import.json(&file("own"))["aliases"].to_string();
    assert!(own.contains("/test/own/"), "{own}");
    let refers = import.body(&file("refers"));
    assert!(refers.contains("/minutes/"), "{refers}");
    assert!(import.body(&file("nested")).contains("In a folder."));
    assert!(import.body(&file("page")).contains("HTML"));
    let code = import.body(&file("code"));
    assert!(code.contains("puts 1") && code.contains("ruby"), "{code}");
    assert!(report.contains("hl_lines"), "{report}");
}
