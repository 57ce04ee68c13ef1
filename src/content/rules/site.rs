//! Rules for the site file.

use jiff::tz::TimeZone;

use super::{Problem, Survey, languages, suggestion};
use crate::{
    grammar::{Base, BaseError, Permalink, address::RESERVED, nearest},
    model::{Media, MediaKind},
};

/// Ensure that canonical addresses can be made from the base URL. Feeds, search engines and networks need
/// the whole address of a page.
pub(super) fn the_base_url_is_absolute(content: &Survey, problems: &mut Vec<Problem>) {
    if let Err(BaseError { what, mend }) = Base::parse(&content.site.base_url) {
        problems.push(content.site_source.problem("/base_url", what, mend));
    }
}

/// Ensure that dates can be shown in the site's time zone. Otherwise a story would be of yesterday for
/// some, and of today for others.
pub(super) fn the_time_zone_is_known(content: &Survey, problems: &mut Vec<Problem>) {
    let zone = &content.site.time_zone;
    if TimeZone::get(zone).is_err() {
        let what = format!("`{zone}` is no time zone");
        let (mend, named) = zone_meant(zone);
        let source = &content.site_source;
        let mut problem = source.problem("/time_zone", what, mend);
        let fix = named.and_then(|name| source.fix("/time_zone", &(0..zone.len()), &name));
        problem.fix = fix.map(Box::new);
        problems.push(problem);
    }
}

/// How to mend a time zone, and the one that it names by its city alone.
fn zone_meant(zone: &str) -> (String, Option<String>) {
    let known: Vec<_> = jiff::tz::db()
        .available()
        .map(|name| name.to_string())
        .collect();
    let written = zone.trim().to_lowercase().replace(' ', "_");
    let city = |name: &str| {
        let city = name.rsplit('/').next().unwrap_or_default();
        city.to_lowercase()
    };
    let did_you_mean = |name: &str| format!("did you mean `{name}`?");
    let mut of_city = known.iter().filter(|name| city(name) == city(&written));
    match (of_city.next(), of_city.next()) {
        (Some(name), None) => return (did_you_mean(name), Some(name.clone())),
        (Some(name), Some(_)) => return (did_you_mean(name), None),
        _ => {}
    }
    let names = known.iter().map(|name| (name.to_lowercase(), name));
    let cities = known.iter().map(|name| (city(name), name));
    let near = nearest(&written, names.clone(), 0.9);
    let near = near.or_else(|| nearest(&city(&written), cities, 0.9));
    let near = near.or_else(|| nearest(&written, names, 0.8));
    let mend = near.map_or_else(
        || "name a large city in it, such as `Europe/London` or `America/New_York`; `UTC` is one, too".to_owned(),
        |name| did_you_mean(name),
    );
    (mend, None)
}

/// Ensure that the permalink pattern can be filled in and names the story. Two stories at one address would
/// be one.
pub(super) fn the_permalink_tells_stories_apart(content: &Survey, problems: &mut Vec<Problem>) {
    if let Err(error) = Permalink::parse(&content.site.permalink) {
        let mend =
            "make it of `:section`, `:slug`, `:year`, `:month` and `:day`, such as `/:year/:slug/`";
        problems.push(
            content
                .site_source
                .problem("/permalink", error.to_string(), mend),
        );
    }
}

/// Ensure that no section has the address of a folder that the site needs for itself. Otherwise one would
/// be written over the other.
pub(super) fn no_section_takes_a_reserved_name(content: &Survey, problems: &mut Vec<Problem>) {
    for (index, section) in content.site.sections.iter().enumerate() {
        if RESERVED.contains(&section.slug.as_str()) {
            problems.push(content.site_source.problem(
                &format!("/sections/{index}/slug"),
                format!(
                    "`{}` is an address that the site needs for itself",
                    section.slug
                ),
                "give the section another slug; its name may stay",
            ));
        }
    }
}

/// Ensure that a slug names one section. Otherwise both would stand at one address.
pub(super) fn no_two_sections_share_a_slug(content: &Survey, problems: &mut Vec<Problem>) {
    for (index, section) in content.site.sections.iter().enumerate() {
        if content.site.sections[..index]
            .iter()
            .any(|before| before.slug == section.slug)
        {
            problems.push(content.site_source.problem(
                &format!("/sections/{index}/slug"),
                format!("there is a section `{}` before this one", section.slug),
                "give it another slug, or remove it",
            ));
        }
    }
}

/// Ensure that a slug names one topic. Otherwise both would stand at one address.
pub(super) fn no_two_topics_share_a_slug(content: &Survey, problems: &mut Vec<Problem>) {
    let topics = &content.site.topics;
    for (index, topic) in topics.iter().enumerate() {
        if topics[..index]
            .iter()
            .any(|before| before.slug == topic.slug)
        {
            problems.push(content.site_source.problem(
                &format!("/topics/{index}/slug"),
                format!("there is a topic `{}` before this one", topic.slug),
                "give it another slug, or remove it",
            ));
        }
    }
}

/// Ensure that a name is translated only into languages of the site: no page shows another one.
pub(super) fn every_name_is_in_a_language_of_the_site(
    content: &Survey,
    problems: &mut Vec<Problem>,
) {
    let sections = content.site.sections.iter().map(|section| &section.names);
    let topics = content.site.topics.iter().map(|topic| &topic.names);
    let named = [
        ("sections", sections.collect::<Vec<_>>()),
        ("topics", topics.collect()),
    ];
    for (field, entries) in named {
        for (index, names) in entries.into_iter().enumerate() {
            for language in names
                .keys()
                .filter(|one| !content.site.languages.contains(one))
            {
                problems.push(content.site_source.problem(
                    &format!("/{field}/{index}/names/{language}"),
                    format!("`{language}` is no language of the site"),
                    suggestion(&language.0, languages(content)),
                ));
            }
        }
    }
}

/// Ensure that networks and messengers can show the site's picture beside a link. They leave out what they
/// can't show, and a link without a picture is passed over.
pub(super) fn the_link_preview_can_be_shown_by_others(
    content: &Survey,
    problems: &mut Vec<Problem>,
) {
    let Some(picture) = &content.site.link_preview else {
        return;
    };
    let Some(media) = content.media.pictures.get(&picture.src) else {
        return;
    };
    let why = match media.kind {
        _ if media.fits_previews() => return,
        MediaKind::Drawing | MediaKind::MovingDrawing => {
            "is a drawing, and others show none beside a link".to_owned()
        }
        MediaKind::Moving(_) | MediaKind::Still(_) => format!(
            "has {} × {} pixels, and others show none of less than {} × {} large",
            media.width,
            media.height,
            Media::PREVIEW.0,
            Media::PREVIEW.1
        ),
    };
    problems.push(content.site_source.problem(
        "/link_preview/src",
        format!("`media/{}` {why}", picture.src),
        "name a JPEG or PNG of 1200 × 675 pixels or more, or leave `link_preview` out: then one is drawn",
    ));
}
