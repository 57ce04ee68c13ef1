//! Previews of drafts, and what a build refuses.

use std::{fs, os::unix::fs::symlink};

use serde_json::{Value, json};

use crate::support::{
    fixture,
    publisher::{Publisher, said, tree},
    story,
};

#[test]
fn a_preview_has_an_address_that_is_told_to_its_editor_alone() {
    let publisher = Publisher::new().with_preview("draft");

    let output = publisher.run();

    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let (_, address) = said.split_once("preview: ").expect("the address");
    let path = address
        .trim()
        .strip_prefix("https://fixture.example/news/site/");
    let path = path.expect("an address of the site").to_owned();
    assert!(
        path.starts_with("preview/") && path.len() > "preview/".len() + 24,
        "{path}"
    );
    let page = publisher.page(&path);
    assert_eq!(page["content"]["article"]["headline"], "Not yet written");
    assert_eq!(page["head"]["noindex"], true);
    assert_eq!(page["head"]["canonical"], Value::Null);
    let document = publisher.document(&path);
    let robots = document.attribute("meta[name=robots]", "content");
    assert_eq!(robots.as_deref(), Some("noindex"));
    assert!(
        document
            .text("main")
            .contains("This story is not published.")
    );

    let elsewhere: Vec<_> = tree(&publisher.site(""))
        .into_iter()
        .filter(|(name, _)| !name.starts_with(&path))
        .filter(|(_, bytes)| {
            let text = String::from_utf8_lossy(bytes);
            text.contains("Not yet written") || text.contains(&path)
        })
        .map(|(name, _)| name)
        .collect();
    assert_eq!(elsewhere, Vec::<String>::new());

    // It stays while the draft is edited, another publication has another, and it ends by itself.
    let draft = publisher.content("articles/world/draft.json");
    let text = fs::read_to_string(&draft).expect("the draft");
    fs::write(&draft, text.replace("Not yet", "Hardly")).expect("an edit");
    let publisher = publisher.build();
    assert_eq!(
        publisher.page(&path)["content"]["article"]["headline"],
        "Hardly written"
    );
    let other = Publisher::new().with_preview("draft").build();
    assert!(!other.site(&path).exists());
    let other = publisher.without_previews().build();
    assert!(!other.site("preview").exists());
}

#[test]
fn a_preview_of_a_story_that_is_not_there_is_refused() {
    let publisher = Publisher::new().with_preview("drfat");

    let output = publisher.run();

    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let words = "there is no story `drfat` to preview: did you mean `draft`?";
    assert!(said.contains(words), "{said}");
    assert_eq!(output.status.code(), Some(2));
    assert!(!publisher.site("").exists());
}

#[test]
fn a_preview_changes_nothing_that_everyone_sees() {
    let topics = json!({ "topics": ["paper"], "draft": true });
    let publisher = Publisher::new()
        .with(
            "articles/world/near.json",
            story("2025-05-08T12:00:00Z", topics),
        )
        .build();
    let before = tree(&publisher.site(""));

    // A story that has come out since keeps nobody from publishing, and one asked for twice is one.
    let publisher = publisher
        .with_preview("near")
        .with_preview("plain")
        .with_preview("near");
    let output = publisher.run();

    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("warning: `plain` is published"), "{said}");
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(told.matches("preview: ").count(), 1, "{told}");
    let mut after = tree(&publisher.site(""));
    let previews: Vec<_> = after
        .keys()
        .filter(|name| name.starts_with("preview/"))
        .cloned()
        .collect();
    assert_eq!(previews.len(), 2);
    after.retain(|name, _| !previews.contains(name));
    assert_eq!(after, before);
}

#[test]
fn a_site_is_not_written_over_its_content_by_whatever_path() {
    let publisher = Publisher::new();
    let folder = publisher.folder.path();
    let pictures = folder.join("pictures");
    fs::create_dir_all(&pictures).expect("a folder");
    symlink("content", folder.join("link")).expect("a link");
    fs::remove_dir_all(publisher.content("pages")).expect("removed");
    symlink(&pictures, publisher.content("pages")).expect("a link");
    let before = tree(&publisher.content(""));

    for out in [
        "content",
        "content/articles",
        "content/media/site",
        ".",
        "link",
        "link/theme",
        "link/../content",
        "pictures",
        "pictures/site",
        "./x/../link",
    ] {
        let mut command = publisher.command("build");
        command.args(["--out", out, "--app"]).arg(fixture("app"));
        let output = command.output().expect("a start");

        assert_eq!(output.status.code(), Some(2), "{out}");
        assert!(
            said(&output).contains("name another folder by --out"),
            "{out}"
        );
    }
    assert_eq!(tree(&publisher.content("")), before);
    assert!(!pictures.join("index.html").exists());
}

#[test]
fn a_picture_that_only_a_draft_shows_is_not_published() {
    let picture = json!({ "src": "secret.svg", "alt": "" });
    let draft = story(
        "2025-04-01T12:00:00Z",
        json!({ "draft": true, "lead": picture }),
    );
    let publisher = Publisher::new().with("articles/world/secret.json", draft);
    fs::copy(
        publisher.content("media/lead.svg"),
        publisher.content("media/secret.svg"),
    )
    .expect("a picture");

    let names = |publisher: &Publisher| tree(&publisher.site("")).into_keys().collect::<Vec<_>>();
    let publisher = publisher.build();
    assert!(!names(&publisher).iter().any(|name| name.contains("secret")));

    let publisher = publisher.with_preview("secret").build();
    assert!(
        names(&publisher)
            .iter()
            .any(|name| name.starts_with("media/secret."))
    );
}

#[test]
fn the_key_of_previews_is_in_no_site() {
    let publisher = Publisher::new().with_preview("draft").build();
    let key = publisher.content(".preview-key");
    let secret = fs::read_to_string(&key).expect("the key");
    let public = publisher.content("public");
    fs::create_dir_all(public.join("below")).expect("a folder");
    fs::copy(&key, public.join("below/.preview-key")).expect("a copy");
    symlink("../.preview-key", public.join("key.txt")).expect("a link");
    let publisher = publisher.build();
    let site = tree(&publisher.site(""));
    let holds = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains(secret.trim());
    let telling: Vec<_> = site.iter().filter(|(_, bytes)| holds(bytes)).collect();
    assert!(telling.is_empty(), "{telling:?}");

    // Moved into the folder that is uploaded, where files that no build wrote stay.
    fs::rename(&key, publisher.site(".preview-key")).expect("a move");
    let output = publisher.run();
    assert_eq!(output.status.code(), Some(2));
    let words = said(&output);
    assert!(
        words.contains("site/.preview-key` has no place in the site"),
        "{words}"
    );
}
