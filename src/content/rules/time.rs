//! Rules for what comes before what.

use jiff::{SignedDuration, Timestamp};

use super::{Content, Problem, Source, Survey};
use crate::{
    content::dates::{YEARS, far_year},
    model::Moment,
};

/// Ensure that every date has a year that all who read it can: feeds, calendars and time zones end where
/// four digits do.
pub(super) fn every_year_has_four_digits(content: &Survey, problems: &mut Vec<Problem>) {
    for (source, at, moment) in moments(content) {
        let year = moment.0.to_zoned(jiff::tz::TimeZone::UTC).year();
        if !YEARS.contains(&year) {
            let (what, mend) = far_year(year.into());
            problems.push(source.problem(&at, what, mend));
        }
    }
}

/// Ensure that what is updated was there before. Otherwise a reader who sees both dates would believe
/// neither.
pub(super) fn nothing_is_updated_before_it_is_published(
    content: &Survey,
    problems: &mut Vec<Problem>,
) {
    let mut look = |source: &Source, at: &str, published: Moment, updated: Option<Moment>| {
        if updated.is_some_and(|updated| updated < published) {
            problems.push(source.problem(
                &format!("{at}/updated"),
                "it is updated before it is published",
                "set a later `updated`, or leave it out",
            ));
        }
    };
    for entry in &content.articles {
        let (source, story) = (&entry.source, &entry.value);
        look(source, "", story.published, story.updated);
        let posts = story.live.iter().flat_map(|live| &live.posts);
        for (index, post) in posts.enumerate() {
            let at = format!("/live/posts/{index}");
            look(source, &at, post.published, post.updated);
        }
    }
}

/// Ensure that no post comes after the end of the coverage. Who reads that it is over leaves.
pub(super) fn no_post_comes_after_the_end(content: &Survey, problems: &mut Vec<Problem>) {
    for entry in &content.articles {
        let Some(live) = &entry.value.live else {
            continue;
        };
        let Some(ended) = live.ended else { continue };
        let late = live.posts.iter().filter(|post| post.published > ended);
        if let Some(last) = late.max_by_key(|post| post.published) {
            problems.push(entry.source.problem(
                "/live/ended",
                format!(
                    "the coverage ends before its post `{}` is published",
                    last.id
                ),
                "set a later `ended`, or mend the time of the post",
            ));
        }
    }
}

/// Ensure that what is told of has happened. A story says when it was updated; corrections and posts that are
/// dated ahead wait for their time, and so does a story. A day is taken for a plan, and of a story a year:
/// what is further ahead is most often a slip in the year or the month.
pub(super) fn nothing_is_dated_far_ahead(content: &Survey, problems: &mut Vec<Problem>) {
    const DAY: SignedDuration = SignedDuration::from_hours(24);
    const YEAR: SignedDuration = SignedDuration::from_hours(366 * 24);
    for entry in &content.articles {
        let story = &entry.value;
        // What is still to come out has its own present.
        let from = |moment: Moment| content.now.max(moment.0);
        let ahead = |published: Moment| {
            let is_out = !story.draft && published.0 <= content.now;
            if is_out { SignedDuration::ZERO } else { DAY }
        };
        let mut look = |at: String, moment: Moment, latest: (Timestamp, SignedDuration), what| {
            if moment.0.duration_since(latest.0) > latest.1 {
                problems.push(entry.source.problem(&at, what, MEND));
            }
        };
        let published = story.published;
        look(
            "/published".to_owned(),
            published,
            (content.now, YEAR),
            STORY,
        );
        if let Some(updated) = story.updated {
            let latest = (from(published), ahead(published));
            look("/updated".to_owned(), updated, latest, UPDATED);
        }
        for (index, correction) in story.corrections.iter().enumerate() {
            let at = format!("/corrections/{index}/date");
            look(at, correction.date, (from(published), DAY), CORRECTION);
        }
        let posts = story.live.iter().flat_map(|live| &live.posts);
        for (index, post) in posts.enumerate() {
            let at = |field: &str| format!("/live/posts/{index}/{field}");
            look(
                at("published"),
                post.published,
                (from(published), DAY),
                POST,
            );
            if let Some(updated) = post.updated {
                let latest = (from(post.published), ahead(post.published));
                look(at("updated"), updated, latest, UPDATED);
            }
        }
    }
    for entry in &content.pages {
        if entry
            .value
            .updated
            .is_some_and(|updated| updated.0 > content.now)
        {
            problems.push(entry.source.problem("/updated", UPDATED, MEND));
        }
    }
}

const MEND: &str = "look at its year, its month and its offset from UTC";
const STORY: &str = "this story is published in more than a year, and not seen until then";
const UPDATED: &str = "it is updated at a time that is still to come";
const CORRECTION: &str = "this correction is dated more than a day ahead, and not seen until then";
const POST: &str = "this post is dated more than a day ahead, and not seen until then";

/// Every date of the content, with its place.
fn moments(content: &Content) -> Vec<(&Source, String, Moment)> {
    let mut moments = Vec::new();
    for entry in &content.articles {
        let story = &entry.value;
        let mut add = |at: String, moment: Option<Moment>| {
            moments.extend(moment.map(|moment| (&entry.source, at, moment)));
        };
        add("/published".to_owned(), Some(story.published));
        add("/updated".to_owned(), story.updated);
        add("/expires".to_owned(), story.expires);
        for (index, correction) in story.corrections.iter().enumerate() {
            add(format!("/corrections/{index}/date"), Some(correction.date));
        }
        let Some(live) = &story.live else { continue };
        add("/live/ended".to_owned(), live.ended);
        for (index, post) in live.posts.iter().enumerate() {
            let at = |field: &str| format!("/live/posts/{index}/{field}");
            add(at("published"), Some(post.published));
            add(at("updated"), post.updated);
        }
    }
    for entry in &content.pages {
        let updated = entry.value.updated;
        moments.extend(updated.map(|moment| (&entry.source, "/updated".to_owned(), moment)));
    }
    moments
}
