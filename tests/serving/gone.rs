//! What is heard of the content folder: that it goes while it is served and another one takes its place, and that a
//! file is read.

use std::{fs, time::Duration};

use super::{Serving, build_of, paper, story};
use crate::support::{assert_never, publisher::copy, until};

#[test]
fn a_content_folder_that_is_gone_is_told_of_once_and_followed_when_it_is_back() {
    let publisher = paper();
    let serving = Serving::of(&publisher);
    serving.wait_for("news/dam/", 200);
    let away = publisher.folder.path().join("away");
    const GONE: &str = "there is no content folder";
    for (before, headline) in ["A dam is mended", "A dam is opened"]
        .into_iter()
        .enumerate()
    {
        fs::rename(publisher.content(""), &away).expect("a move");
        let said =
            || fs::read_to_string(publisher.folder.path().join("said")).expect("what is said");
        let told = until(|| match said() {
            words if words.matches(GONE).count() > before => Ok(words),
            words => Err(words),
        });
        told.expect("a word on it");
        // Another folder in its place, as version control and cloud drives make one.
        copy(&away, &publisher.content(""));
        fs::remove_dir_all(&away).expect("the old one goes");
        let shows = |headline: &str| {
            until(|| match serving.get("news/dam/").1 {
                page if page.body().contains(headline) => Ok(()),
                page => Err(format!("{headline}: {}", page.body().len())),
            })
        };
        shows("A dam is").expect("the site");
        let file = publisher.content("articles/news/dam.json");
        fs::write(&file, story(headline).to_string()).expect("a save");
        shows(headline).expect("the story as it was saved");
    }
    let words = fs::read_to_string(publisher.folder.path().join("said")).expect("what is said");
    assert_eq!(words.matches(GONE).count(), 2, "{words}");
}

#[test]
fn a_file_that_is_only_read_builds_nothing() {
    let publisher = paper();
    let serving = Serving::of(&publisher);
    let before = build_of(&serving.wait_for("", 200));
    fs::read_to_string(publisher.content("site.json")).expect("the site file");
    assert_never("a build", Duration::from_secs(2), || {
        build_of(&serving.get("").1) != before
    });
    fs::write(
        publisher.content("articles/news/other.json"),
        story("Another").to_string(),
    )
    .expect("a save");
    let built = until(|| {
        let now = build_of(&serving.get("").1);
        if now == before {
            Err("no build")
        } else {
            Ok(now)
        }
        .map_err(str::to_owned)
    });
    built.expect("a build after a save");
}
