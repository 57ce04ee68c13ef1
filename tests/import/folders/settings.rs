//! What sites, folders and shortcodes set: taken, or told.

use super::Import;

/// What the report says of a construct, in one text.
fn told(import: &Import, construct: &str) -> String {
    let entries = import.reported(construct).into_iter();
    let entries = entries.map(|it| format!("{} {}: {}", it["file"], it["detail"], it["text"]));
    entries.collect::<Vec<_>>().join("\n")
}

const HUGO: (&str, &str) = ("hugo.toml", "title = 'x'\nbaseURL = 'https://x.example/'\n");

fn story(text: &str) -> String {
    format!("---\ntitle: A story\ndate: 2024-01-02\n---\n{text}\n")
}

#[test]
fn values_of_shortcodes_that_mean_nothing_here_are_told() {
    let text = story(
        "{{< details summary=\"More\" note=\"Read slowly\" open=true >}}\nIn it.\n{{< /details >}}\n\n\
         {{< quote author=\"Ada\" source=\"The Book\" >}}\nSaid.\n{{< /quote >}}\n\n\
         {{< figure src=\"https://y.example/a.png\" alt=\"Seen\" title=\"Above\" caption=\"Below\" credits=\"By Ben\" width=300 >}}\n\n\
         {{< youtube id=\"aqz-KE-bpKQ\" title=\"The wall\" >}}\n",
    );
    let import = Import::of_files(&[HUGO, ("content/posts/a.md", &text)]);
    let found = told(&import, "values of {{< details >}}");
    assert!(
        found.contains("note=Read slowly") && found.contains("open=true"),
        "{found}"
    );
    assert!(!found.contains("More"), "{found}");
    assert!(told(&import, "values of {{< quote >}}").contains("source=The Book"));
    let found = told(&import, "values of {{< figure >}}");
    assert!(
        found.contains("credits=By Ben") && found.contains("width=300"),
        "{found}"
    );
    for shown in ["Seen", "Above", "Below"] {
        assert!(!found.contains(shown), "{found}");
    }
    assert_eq!(told(&import, "values of {{< youtube >}}"), "");
}

#[test]
fn names_of_emoji_become_characters_where_the_site_says_so() {
    let text = story(
        "Hot :sweat_smile: and `:sweat:`, at 10:30:00, :no_such: one.\n\n## A :+1: for it\n\n    :sweat:",
    );
    let emoji = ("hugo.toml", "title = 'x'\nenableEmoji = true\n");
    let body =
        Import::of_files(&[emoji, ("content/posts/a.md", &text)]).body("articles/posts/a.md");
    assert!(
        body.contains("Hot 😅 and ") && body.contains("A 👍 for it"),
        "{body}"
    );
    assert!(
        body.contains("10:30:00, :no_such: one") && body.matches(":sweat:").count() == 2,
        "{body}"
    );
    let body = Import::of_files(&[HUGO, ("content/posts/a.md", &text)]).body("articles/posts/a.md");
    assert!(body.contains(":sweat_smile:"), "{body}");
    let jekyll = [
        ("_config.yml", "title: x\nplugins: [jemoji]\n"),
        (
            "_posts/2024-01-02-a.md",
            "---\ntitle: A\n---\nHot :fire: one",
        ),
    ];
    let import = Import::of_files(&jekyll);
    let site = import.json("site.json");
    let section = site["sections"][0]["slug"].as_str().expect("a section");
    let body = import.body(&format!("articles/{section}/a.md"));
    assert!(body.contains("Hot 🔥 one"), "{body}");
}

#[test]
fn programs_of_eleventy_are_named_with_what_to_do() {
    let import = Import::of_files(&[
        (".eleventy.js", "module.exports = () => ({});"),
        (
            "posts/posts.11tydata.js",
            "module.exports = { permalink: (data) => `/x/${data.page.fileSlug}/`, draft: true };",
        ),
        ("posts/a.md", &story("Words.")),
        (
            "posts/b.md",
            "---js\n{ title: 'B', permalink: (data) => '/b/' }\n---\nWords of b.\n",
        ),
        (
            "posts/c.md",
            "---\ntitle: C\ndate: 2024-01-02\neleventyComputed:\n  permalink: '/c/{{ x }}/'\n  mood: calm\n---\nWords.\n",
        ),
        (
            "posts/d.md",
            "---\ntitle: D\ndate: 2024-01-02\neleventyComputed:\n  permalink: /dd/\n---\nWords.\n",
        ),
    ]);
    let found = told(&import, "configuration");
    assert!(found.contains("posts.11tydata.js"), "{found}");
    assert!(
        found.contains("write `permalink`, `draft` into the files"),
        "{found}"
    );
    let found = told(&import, "damage in the file");
    assert!(
        found.contains("write that as `permalink: /") && found.contains("posts/b.md"),
        "{found}"
    );
    let found = told(&import, "address");
    assert!(
        found.contains("/c/{{ x }}/") && found.contains("`aliases`"),
        "{found}"
    );
    assert!(found.contains("/dd/ leads on to"), "{found}");
    assert!(told(&import, "field `eleventyComputed.mood`").contains("calm"));
}

#[test]
fn what_a_folder_gives_to_some_files_is_not_for_the_others() {
    let import = Import::of_files(&[
        HUGO,
        (
            "content/posts/_index.md",
            "---\ntitle: Posts\ncascade:\n- _target:\n    path: /posts/secret/**\n  draft: true\n\
             - _target:\n    kind: page\n  authors: [Ada]\n---\n",
        ),
        ("content/posts/a.md", &story("Words.")),
        ("content/posts/secret/b.md", &story("Words.")),
    ]);
    assert_eq!(import.json("articles/posts/a.md")["draft"], false);
    assert_eq!(import.json("articles/posts/a.md")["authors"][0], "ada");
    assert_eq!(import.json("articles/posts/b.md")["draft"], true);
}

#[test]
fn what_was_brought_names_its_schema_which_stands_beside_it() {
    let text = "---\ntitle: A dam\ndate: 2024-01-02\nauthor: Ada\n---\nWords.\n";
    let import = Import::of_files(&[HUGO, ("content/posts/a-dam.md", text)]);
    let content = import.publisher.content("");
    let mut named = 0;
    for entry in walkdir::WalkDir::new(&content) {
        let path = entry.expect("an entry").into_path();
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        let is_schema = path.starts_with(content.join("schema"));
        let mut parts = text.split("$schema").skip(1).filter(|_| !is_schema);
        let Some(rest) = parts.next() else { continue };
        let schema = rest.trim_start_matches(['"', ':', '=', ' ']);
        let schema = schema.split(['"', '\n']).next().unwrap_or_default();
        let schema = path.parent().expect("a folder").join(schema);
        assert!(
            schema.is_file(),
            "{} in {}",
            schema.display(),
            path.display()
        );
        named += 1;
    }
    // The site file, an author and a story.
    assert!(named >= 3, "{named}");
}
