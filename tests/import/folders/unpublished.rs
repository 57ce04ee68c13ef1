//! What the old site did not publish is not published here.

use super::{super::Import, folder_of};

/// Imports files, of which each one with `no` in its name is a draft, or is left out and in the report.
fn keeps_back(files: &[(&str, &str)]) {
    let import = Import::new();
    let folder = folder_of(files);
    import.must_run_folder(folder.path(), &[]);
    import.checks();
    let report = import.json("import-report.json").to_string();
    let mut public = 0;
    for top in ["articles", "pages"] {
        let root = import.publisher.content(top);
        if !root.exists() {
            continue;
        }
        for (path, bytes) in crate::support::publisher::tree(&root) {
            let text = String::from_utf8_lossy(&bytes);
            let is_draft = text.contains("draft: true");
            assert_eq!(is_draft, path.contains("no"), "{top}/{path}: {text}");
            public += usize::from(!is_draft);
        }
    }
    let ok = files.iter().filter(|(path, _)| path.contains("yes"));
    assert_eq!(public, ok.count());
    for (path, _) in files
        .iter()
        .filter(|(path, _)| path.contains("no") && path.ends_with(".md"))
    {
        assert!(report.contains(path), "{path}: {report}");
    }
}

const DATED: &str = "---\ndate: 2020-01-01\n---\nA.";

#[test]
fn hugo_keeps_back_what_is_headless_or_below_a_draft_cascade() {
    keeps_back(&[
        ("hugo.toml", "title = 'x'\nignoreFiles = ['\\.no\\.md$']"),
        (
            "content/p/no-a/index.md",
            "---\ndate: 2020-01-01\nheadless: true\n---\nA.",
        ),
        (
            "content/p/no-b.md",
            "---\ndate: 2020-01-01\nbuild:\n  render: never\n---\nA.",
        ),
        (
            "content/p/no-c.md",
            "---\ndate: 2020-01-01\n_build:\n  list: never\n---\nA.",
        ),
        (
            "content/p/no-d.md",
            "---\ntitle: a: b\ndate: 2020-01-01\ndraft: true # c\n---\nA.",
        ),
        ("content/p/x.no.md", DATED),
        ("content/p/yes.md", DATED),
        ("content/w/_index.md", "---\ncascade:\n  draft: true\n---\n"),
        ("content/w/no-e.md", DATED),
        (
            "content/w/yes.md",
            "---\ndate: 2020-01-01\ndraft: false\n---\nA.",
        ),
    ]);
}

#[test]
fn jekyll_keeps_back_what_its_configuration_leaves_out() {
    keeps_back(&[
        (
            "_config.yml",
            "title: x\nexclude: [notes, 'b*.md']\ncollections:\n  books:\n    output: false\n  \
             films:\n    output: true\n  plans:\n    output: true\ndefaults:\n- scope:\n    \
             type: plans\n  values:\n    published: false\n",
        ),
        ("notes/a.md", DATED),
        ("b-no.md", DATED),
        ("_no.md", DATED),
        ("_books/no-a.md", DATED),
        ("_plans/no-b.md", DATED),
        ("_films/yes.md", DATED),
        ("_posts/2020-01-01-no-c.md", "A."),
        ("_posts/2020-01-01-yes.md", "---\n---\nA."),
        ("_posts/2020-01-01-no-d.md", "---\nstatus: pending\n---\nA."),
    ]);
}

#[test]
fn other_programs_keep_back_what_they_did() {
    keeps_back(&[
        ("config.toml", "base_url = 'https://a.example'"),
        (
            "content/p/no-a.md",
            "+++\ndate = 2020-01-01\nrender = false\n+++\nA.",
        ),
        ("content/p/yes.md", "+++\ndate = 2020-01-01\n+++\nA."),
        ("content/w/_index.md", "+++\ndraft = true\n+++\n"),
        ("content/w/no-b.md", "+++\ndate = 2020-01-01\n+++\nA."),
    ]);
    keeps_back(&[
        ("eleventy.config.js", ""),
        (".eleventyignore", "no-a.md\nno/\n"),
        ("p/no-a.md", DATED),
        ("no/b.md", DATED),
        ("p/no-c.md", "---js\n{ title: 'A' }\n---\nA."),
        ("p/yes.md", DATED),
    ]);
    keeps_back(&[
        ("astro.config.mjs", ""),
        ("src/content/blog/_no.md", DATED),
        ("src/content/_no/a.md", DATED),
        ("src/content/blog/yes.md", DATED),
    ]);
}
