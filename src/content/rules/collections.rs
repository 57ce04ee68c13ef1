//! Rules for collections, and for what is in them.

use std::collections::BTreeSet;

use jiff::tz::TimeZone;

use super::{Problem, Source, Survey, suggestion};
use crate::{
    content::pointer::escape,
    grammar::collection::When,
    model::{Collection, CollectionKind, FieldType, FieldValue, Slug, StaticPage},
};

/// Ensure that a collection is ordered and listed by fields that it has, has each of them once, and those that search
/// engines ask for of its kind. Otherwise its things would stand in no order, or not be shown by search engines.
pub(super) fn every_collection_has_what_it_names(content: &Survey, problems: &mut Vec<Problem>) {
    for entry in &content.pages {
        let Some(collection) = &entry.value.collection else {
            continue;
        };
        let mut add = |at: &str, what: String, mend: String| {
            let at = format!("/collection{at}");
            problems.push(entry.source.problem(&at, what, mend));
        };
        if let Some(within) = &entry.value.within {
            let what = format!("a collection can't be in the collection `{within}`");
            add("", what, "keep its file in `pages/` itself".to_owned());
        }
        fields_stand_once(collection, &mut add);
        named_fields_are_there(collection, &mut add);
        needs_are_met(collection, &mut add);
    }
}

fn fields_stand_once(collection: &Collection, add: &mut impl FnMut(&str, String, String)) {
    let mut known = BTreeSet::new();
    for (index, field) in collection.fields.iter().enumerate() {
        if !known.insert(&field.name) {
            let what = format!("there are two fields `{}`", field.name);
            let at = format!("/fields/{index}/name");
            add(&at, what, "give one of them another name".to_owned());
        }
    }
}

fn named_fields_are_there(collection: &Collection, add: &mut impl FnMut(&str, String, String)) {
    let order = collection
        .order
        .iter()
        .map(|name| ("/order".to_owned(), name));
    let listed = collection.listed.iter().enumerate();
    let listed = listed.map(|(index, name)| (format!("/listed/{index}"), name));
    let until = collection.until.iter().enumerate();
    let until = until.map(|(index, name)| (format!("/until/{index}"), name));
    for (at, name) in order.chain(listed).chain(until) {
        match collection.field(name.as_str()) {
            None => {
                let what = format!("the collection has no field `{name}`");
                add(&at, what, suggestion(name.as_str(), names(collection)));
            }
            Some(field) if at.starts_with("/until") && field.kind != FieldType::Date => {
                let what = format!("`{name}` is no date, and nothing is over by it");
                add(&at, what, "name a field of the type `date`".to_owned());
            }
            Some(_) => {}
        }
    }
}

fn needs_are_met(collection: &Collection, add: &mut impl FnMut(&str, String, String)) {
    let kind = match collection.kind {
        CollectionKind::Things => return,
        CollectionKind::Events => "events",
        CollectionKind::Jobs => "jobs",
    };
    for (name, needed, is_required) in collection.kind.needs() {
        let word = word(*needed);
        match collection.field(name) {
            None if *is_required => add(
                "/kind",
                format!("search engines ask of {kind} for the field `{name}`"),
                format!("add it to `fields`, of the type `{word}`, or leave `kind` out"),
            ),
            Some(field) if field.kind != *needed => {
                let place = collection.fields.iter().position(|one| one == field);
                let at = format!("/fields/{}/type", place.unwrap_or_default());
                add(
                    &at,
                    format!("`{name}` of {kind} is a {word} to search engines"),
                    format!("write `\"type\": \"{word}\"`, or give the field another name"),
                );
            }
            _ => {}
        }
    }
}

/// Ensure that what is in a collection has its fields and no others, each of its type. A page in no collection has
/// none.
pub(super) fn every_thing_has_the_fields_of_its_collection(
    content: &Survey,
    problems: &mut Vec<Problem>,
) {
    let zone = TimeZone::get(&content.site.time_zone).unwrap_or(TimeZone::UTC);
    let collections = content.collections();
    for entry in &content.pages {
        let (page, source) = (&entry.value, &entry.source);
        let within = page.within.as_ref();
        let collection = within.and_then(|name| Some((name, *collections.get(name)?)));
        match collection {
            Some((name, collection)) => has_its_fields(page, source, (name, collection), &zone, problems),
            None if !page.fields.is_empty() => problems.push(source.problem(
                "/fields",
                "this page is in no collection, and has no fields",
                "keep its file in the folder of a collection, `pages/NAME/` beside `pages/NAME.json`, or take `fields` out",
            )),
            None => {}
        }
    }
}

fn has_its_fields(
    page: &StaticPage,
    source: &Source,
    (name, collection): (&Slug, &Collection),
    zone: &TimeZone,
    problems: &mut Vec<Problem>,
) {
    let needs = collection.kind.needs().iter();
    let needed: BTreeSet<_> = needs
        .filter_map(|(name, _, is_required)| is_required.then_some(*name))
        .collect();
    for field in &collection.fields {
        let own = field.name.as_str();
        let is_needed = field.required || needed.contains(own);
        if is_needed && !page.fields.contains_key(own) {
            let word = word(field.kind);
            problems.push(source.problem(
                if page.fields.is_empty() {
                    ""
                } else {
                    "/fields"
                },
                format!("what is in `{name}` needs the field `{own}`"),
                format!("write it into `fields`: a {word}"),
            ));
        }
    }
    for (own, value) in &page.fields {
        let at = format!("/fields/{}", escape(own));
        let Some(field) = collection.field(own) else {
            let what = format!("`{name}` has no field `{own}`");
            let mend = suggestion(own, names(collection));
            problems.push(source.problem(&at, what, mend));
            continue;
        };
        if let Some(mend) = wrong(field.kind, value, zone) {
            let what = format!("`{}` is no {}", value.text(), word(field.kind));
            problems.push(source.problem(&at, what, mend));
        }
    }
    for (one, other) in [("starts", "ends"), ("posted", "closes")] {
        let date = |name: &str| When::parse(&page.fields.get(name)?.text(), zone);
        if let (Some(begins), Some(ends)) = (date(one), date(other))
            && collection.kind != CollectionKind::Things
            && ends.ends < begins.starts
        {
            let at = format!("/fields/{other}");
            let what = format!("`{other}` is before `{one}`");
            problems.push(source.problem(&at, what, "look at both dates"));
        }
    }
}

/// How to mend a value that is none of its type.
fn wrong(kind: FieldType, value: &FieldValue, zone: &TimeZone) -> Option<String> {
    let text = value.text();
    let is_right = match kind {
        FieldType::Number => matches!(value, FieldValue::Number(number) if number.is_finite()),
        FieldType::Text => !text.trim().is_empty(),
        FieldType::Date => When::parse(&text, zone).is_some(),
        // Whether it leads anywhere is asked of every link.
        FieldType::Link => matches!(value, FieldValue::Text(_)) && !text.trim().is_empty(),
        FieldType::Email => is_email(&text),
    };
    let mend = match kind {
        FieldType::Number => "write a number without quotes, such as `120`",
        FieldType::Text => "write words, or leave the field out",
        FieldType::Date => {
            "write a day, `2026-08-12`, or a moment with its offset from UTC, `2026-08-12T17:45:00+02:00`"
        }
        FieldType::Link => "write an address, such as `https://example.org/` or `/about/`",
        FieldType::Email => "write an address, such as `desk@example.org`",
    };
    (!is_right).then(|| mend.to_owned())
}

fn is_email(text: &str) -> bool {
    let is_of_parts = text
        .split_once('@')
        .is_some_and(|(local, host)| !local.is_empty() && host.contains('.'));
    is_of_parts && !text.contains(|c: char| c.is_whitespace() || "<>?&#\"%/".contains(c))
}

fn names(collection: &Collection) -> impl Iterator<Item = &str> + Clone {
    collection.fields.iter().map(|field| field.name.as_str())
}

fn word(kind: FieldType) -> &'static str {
    match kind {
        FieldType::Text => "text",
        FieldType::Date => "date",
        FieldType::Link => "link",
        FieldType::Email => "email",
        FieldType::Number => "number",
    }
}
