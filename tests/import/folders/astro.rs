use super::super::Import;

#[test]
fn components_of_mdx_become_what_they_showed() {
    let import = Import::of_folder("astro", &[]);
    let site = import.json("site.json");
    assert_eq!(site["base_url"], "https://star.example/");
    assert_eq!(site["name"], "Star Report");
    let first = "articles/blog/first-light.md";
    let story = import.json(first);
    assert_eq!(story["published"], "2022-07-08T00:00:00Z");
    assert_eq!(story["lead"]["src"], "sky.png");
    let boxes = import.blocks(first, "info-box");
    assert_eq!(boxes[0]["title"], "Look");
    let body = import.body(first);
    assert!(
        body.contains("/blog/second-light/") && body.contains("{1 + 1}"),
        "{body}"
    );
    assert!(
        !body.contains("import ") && !body.contains("hidden"),
        "{body}"
    );
    let chart = &import.reported("<chart>")[0];
    assert!(chart["text"].to_string().contains("Stars"), "{chart}");
    assert_eq!(import.json("pages/about.md")["title"], "About the stars");
}

#[test]
fn a_program_in_mdx_may_have_empty_lines_in_it() {
    let import = Import::of_files(&[
        ("astro.config.mjs", ""),
        (
            "src/content/blog/a.mdx",
            "---\npubDate: 2020-01-01\n---\nexport const a = () => {\n  one;\n\n  two;\n}\n\nWords.",
        ),
    ]);
    let body = import.body("articles/blog/a.md");
    assert!(body.contains("Words.") && !body.contains("two"), "{body}");
}
