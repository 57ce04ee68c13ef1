//! Rules for HTML of the publication's own, and for what it may load.

use std::{collections::BTreeSet, fs};

use url::Url;

use super::{Problem, Survey, suggestion};
use crate::{
    content::slots::{self, Flaw, Load, Tag},
    grammar::{address, origin},
    model::{Place, Slot},
};

/// Ensure that the HTML of a slot is a part of a page that leaves the rest as it is: every element is closed, no
/// document begins in it, and nothing has a name by which the site finds its own parts.
pub(super) fn every_slot_is_a_part_of_a_page(content: &Survey, problems: &mut Vec<Problem>) {
    for (place, _, slot) in content.site.slots.all() {
        if let Some(file) = content.slots.get(&slot.file) {
            let flaws = slots::shape(&file.fragment, place);
            problems.extend(flaws.into_iter().map(|flaw| file.problem(flaw)));
        }
    }
}

/// Ensure that a slot holds nothing that the policy of the pages refuses without a word: scripts and styles in the
/// page, event attributes, `style` and `javascript:`. They would be gone, and only the console would say so.
pub(super) fn no_slot_holds_what_the_policy_refuses(content: &Survey, problems: &mut Vec<Problem>) {
    for file in content.slots.values() {
        let flaws = slots::refused(&file.fragment);
        problems.extend(flaws.into_iter().map(|flaw| file.problem(flaw)));
    }
}

/// Ensure that what a slot declares are origins, such as `https://example.org`. Every page of the site may load
/// from them.
pub(super) fn every_declared_origin_is_one(content: &Survey, problems: &mut Vec<Problem>) {
    for (place, index, slot) in content.site.slots.all() {
        let at = slots::pointer(&content.site, place, index);
        for (field, origins) in slot.declared() {
            for (number, written) in origins.iter().enumerate() {
                if let Err(error) = origin::source(field, written) {
                    let at = format!("{at}/{field}/{number}");
                    problems.push(content.site_source.problem(&at, error.what, error.mend));
                }
            }
        }
    }
}

/// Ensure that every origin that a slot loads from or sends to is declared in the site file, and that its own
/// scripts and styles are there: the policy refuses the rest.
pub(super) fn every_origin_of_a_slot_is_declared(content: &Survey, problems: &mut Vec<Problem>) {
    for (_, _, slot) in content.site.slots.all() {
        let Some(file) = content.slots.get(&slot.file) else {
            continue;
        };
        for tag in &file.fragment.tags {
            let flaws = slots::loads(tag).into_iter();
            let flaws = flaws.filter_map(|load| undeclared(content, slot, tag, &load));
            let flaws = flaws.chain(answer_refused(slot, tag, &file.fragment.tags));
            problems.extend(flaws.map(|flaw| file.problem(flaw)));
        }
    }
}

/// An address as a browser takes it, where it is of another origin.
fn elsewhere(written: &str) -> Option<Url> {
    let here = Url::parse("https://here.invalid/").ok()?;
    let url = here.join(written).ok()?;
    (url.origin() != here.origin()).then_some(url)
}

fn sources(slot: &Slot, field: &str) -> Vec<String> {
    let declared = slot.declared();
    let written = declared.get(field).copied().unwrap_or_default();
    written
        .iter()
        .flat_map(|one| origin::source(field, one))
        .collect()
}

fn undeclared(content: &Survey, slot: &Slot, tag: &Tag, load: &Load) -> Option<Flaw> {
    let Load { field, address } = *load;
    let sources = sources(slot, field);
    if let Some(url) = elsewhere(address) {
        let is_declared = sources.iter().any(|source| origin::allows(source, &url));
        // That it runs a script is told by another rule.
        if is_declared || url.scheme() == "javascript" {
            return None;
        }
        let source = match url.scheme() {
            "data" => "data:".to_owned(),
            _ => url.origin().ascii_serialization(),
        };
        let what = format!(
            "`<{}>` needs `{source}`, which the slot does not declare",
            tag.name
        );
        let mend = match origin::source(field, &source) {
            Ok(_) => format!(
                "write `\"{field}\": [\"{source}\"]` beside `\"file\": \"{}\"`",
                slot.file
            ),
            Err(error) => error.mend,
        };
        return Some(Flaw::at(tag, what, mend));
    }
    if !address::is_internal(address) {
        let what = format!("where `{address}` leads depends on the page that the slot is on");
        return Some(Flaw::at(
            tag,
            what,
            format!(
                "write it from the site's root: `/{}`",
                address.trim_start_matches("./")
            ),
        ));
    }
    match field {
        "form" if !sources.iter().any(|source| source == "'self'") => Some(Flaw::at(
            tag,
            "the form is sent to the site's own server, which the slot does not declare".to_owned(),
            format!(
                "write `\"form\": [\"self\"]` beside `\"file\": \"{}\"`",
                slot.file
            ),
        )),
        "frame" => Some(Flaw::at(
            tag,
            "a frame of the site's own could reach into the page that it stands on".to_owned(),
            "link to the page instead",
        )),
        "script" | "style" => missing(content, tag, address),
        _ => None,
    }
}

/// A file of the publication's own that is not there.
fn missing(content: &Survey, tag: &Tag, address: &str) -> Option<Flaw> {
    let name = address::split(address).0.trim_start_matches('/');
    let file = content.root.join("public").join(name);
    if fs::metadata(file).is_ok_and(|file| file.is_file()) {
        return None;
    }
    let what = format!("there is no file `public/{name}` in the content folder");
    Some(Flaw::at(tag, what, "put it there, or mend its name"))
}

/// A form whose answer is to be shown in a frame, which may not show it.
fn answer_refused(slot: &Slot, tag: &Tag, tags: &[Tag]) -> Option<Flaw> {
    let target = tag.value("target").filter(|_| tag.name == "form")?;
    let url = elsewhere(tag.value("action")?)?;
    let mut frames = tags.iter().filter(|other| other.name == "iframe");
    frames.find(|frame| frame.value("name") == Some(target))?;
    let is_shown = sources(slot, "frame")
        .iter()
        .any(|source| origin::allows(source, &url));
    (!is_shown).then(|| {
        let origin = url.origin().ascii_serialization();
        let what = format!(
            "the answer to the form is shown in the frame `{target}`, which may not show `{origin}`"
        );
        let mend = format!(
            "write `\"frame\": [\"{origin}\"]` beside `\"file\": \"{}\"`",
            slot.file
        );
        Flaw::at(tag, what, mend)
    })
}

/// Ensure that every file of `slots/` stands on the pages, and that no page may load from where none of its slots
/// does: what is left over is a hole that nobody needs.
pub(super) fn every_slot_and_its_origins_are_used(content: &Survey, problems: &mut Vec<Problem>) {
    let named: BTreeSet<_> = content
        .site
        .slots
        .all()
        .map(|(_, _, slot)| slot.file.as_str())
        .collect();
    let folder = content.root.join(slots::FOLDER);
    for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.ends_with(".html") && !named.contains(&*name) {
            let places = Place::ALL.map(Place::as_str);
            let what = format!("no slot names `{name}`, and so it is missing from the site");
            let mend = format!(
                "name it in `slots` of the site file ({})",
                places.join(", ")
            );
            problems.push(Problem::in_file(entry.path(), what, mend));
        }
    }
    for (place, index, slot) in content.site.slots.all() {
        let Some(file) = content.slots.get(&slot.file) else {
            continue;
        };
        let tags = &file.fragment.tags;
        // A script may load anything.
        let has_scripts = tags.iter().any(|tag| tag.name == "script");
        if has_scripts {
            continue;
        }
        let loads: Vec<_> = tags.iter().flat_map(slots::loads).collect();
        let at = slots::pointer(&content.site, place, index);
        for (field, origins) in slot.declared() {
            for (number, written) in origins.iter().enumerate() {
                let Ok(source) = origin::source(field, written) else {
                    continue;
                };
                let is_used = loads.iter().any(|load| {
                    let url = elsewhere(load.address);
                    let is_answer = field == "frame" && load.field == "form";
                    (load.field == field || is_answer)
                        && url.map_or(source == "'self'", |url| origin::allows(&source, &url))
                });
                // What styles load, and where a form leads on to, is not written in the file.
                if !is_used && !matches!(field, "font" | "form" | "connect") {
                    let at = format!("{at}/{field}/{number}");
                    let what = format!("nothing in `slots/{}` loads from `{written}`", slot.file);
                    let known = loads.iter().filter(|load| load.field == field);
                    let known: Vec<_> = known.filter_map(|load| elsewhere(load.address)).collect();
                    let known: Vec<_> = known
                        .iter()
                        .map(|url| url.origin().ascii_serialization())
                        .collect();
                    let mend = match known.is_empty() {
                        true => "take it out".to_owned(),
                        false => suggestion(written, known.iter().map(String::as_str)),
                    };
                    problems.push(content.site_source.problem(&at, what, mend));
                }
            }
        }
    }
}
