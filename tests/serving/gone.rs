//! The content folder goes while it is served, and another one takes its place.

use std::fs;

use super::{Serving, paper, story};
use crate::support::{publisher::copy, until};

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
