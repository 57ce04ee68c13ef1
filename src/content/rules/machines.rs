//! Rules for what the site file tells programs.

use std::collections::BTreeMap;

use jiff::SignedDuration;
use url::Url;

use super::{Problem, Survey};

/// Ensure that whoever finds a hole in the site's security is told whom to write to: nobody trusts what has expired,
/// nor what says that it holds for more than a year (RFC 9116, section 2.5.5).
pub(super) fn the_security_contact_holds_for_a_year(content: &Survey, problems: &mut Vec<Problem>) {
    const YEAR: SignedDuration = SignedDuration::from_hours(366 * 24);
    let Some(security) = &content.site.security else {
        return;
    };
    let left = security.expires.0.duration_since(content.now);
    let what = if !left.is_positive() {
        "it has expired, and nobody trusts it any more"
    } else if left > YEAR {
        "it is to hold for more than a year, and nobody trusts that"
    } else {
        return;
    };
    let mend = "see that the addresses are still right, and set a day in the next twelve months";
    let place = "/security/expires";
    problems.push(content.site_source.problem(place, what, mend));
}

/// Ensure that directories of podcasts take a cover. They refuse a podcast without one.
pub(super) fn the_cover_of_a_podcast_is_taken(content: &Survey, problems: &mut Vec<Problem>) {
    /// In pixels, of each side (Apple Podcasts, "Artwork requirements").
    const LEAST: u32 = 1400;
    for (index, section) in content.site.sections.iter().enumerate() {
        let Some(podcast) = &section.podcast else {
            continue;
        };
        let src = &podcast.cover.src;
        let Some(media) = content.media.pictures.get(src) else {
            continue;
        };
        let why = if media.kind.still().is_none() {
            "is a drawing, and directories take none".to_owned()
        } else if media.width.min(media.height) < LEAST {
            let (width, height) = (media.width, media.height);
            format!(
                "has {width} × {height} pixels, and directories take none of less than {LEAST} × {LEAST}"
            )
        } else {
            continue;
        };
        problems.push(content.site_source.problem(
            &format!("/sections/{index}/podcast/cover/src"),
            format!("`media/{src}` {why}"),
            "name a JPEG or PNG of 3000 × 3000 pixels",
        ));
    }
}

/// Ensure that subscribers can find the hub that a feed names: who can't gets nothing.
pub(super) fn the_hub_of_feeds_can_be_reached(content: &Survey, problems: &mut Vec<Problem>) {
    let Some(hub) = &content.site.feeds.hub else {
        return;
    };
    let is_one = Url::parse(hub).is_ok_and(|url| ["http", "https"].contains(&url.scheme()));
    if !is_one {
        problems.push(content.site_source.problem(
            "/feeds/hub",
            format!("`{hub}` is no address of a hub"),
            "write it whole, such as `https://hub.example.org/`, or leave it out",
        ));
    }
}

/// Ensure that readers of feeds tell any two stories apart: they know them by `id`, or by slug and the minute of
/// `published`, and show one of two that have the same.
pub(super) fn no_two_stories_share_an_id(content: &Survey, problems: &mut Vec<Problem>) {
    let mut known = BTreeMap::new();
    for entry in &content.articles {
        let story = &entry.value;
        let (place, id) = match &story.id {
            Some(id) => ("/id", id.trim().to_owned()),
            None => {
                let minute = story.published.0.strftime("%Y-%m-%dT%H:%M");
                ("/published", format!("{minute} {}", entry.slug))
            }
        };
        let Some((section, other)) = known.get(&id) else {
            known.insert(id, (&story.section, &entry.source.path));
            continue;
        };
        // Of two at one address there is more to be said.
        if place != "/id" && **section == story.section {
            continue;
        }
        let (what, mend) = if place == "/id" {
            (
                "has the same id",
                "leave `id` out of one that readers of feeds don't know yet",
            )
        } else {
            (
                "has the same name and came out in the same minute",
                "date one of them a minute later",
            )
        };
        let what = format!(
            "`{}` {what}, so readers of feeds take the two for one",
            other.display()
        );
        problems.push(entry.source.problem(place, what, mend));
    }
}
