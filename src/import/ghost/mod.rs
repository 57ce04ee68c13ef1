//! Ghost: its export file, of any version.

mod authors;
mod besides;
mod body;
mod cards;
mod filter;
mod gated;
mod halves;
mod legible;
mod lexical;
mod links;
mod markdown;
mod marks;
mod mobiledoc;
mod old_addresses;
mod plan;
mod read;
mod records;
mod routes;
mod settle;
mod site;
mod story;
mod survey;
mod terms;
mod uploads;
mod values;
mod writer;

use std::{collections::HashMap, fs, path::Path};

use indicatif::{ProgressBar, ProgressStyle};

use self::{
    links::PostResolver,
    plan::Plan,
    read::{Counts, Piece, read},
    routes::Routes,
    survey::Survey,
    writer::Writer,
};
use super::{
    ImportError, Order, Summary,
    html::{Findings, Outcome},
    media::{Media, Origin, Scheme},
    output::{Output, in_json},
    report::{Place, Report},
    site_file::{self, NOWHERE},
};
use crate::{
    grammar::Base,
    locales::{LABELS, Labels},
};

/// Makes a content folder of an export. `url` is where the site stood, which exports do not say.
///
/// # Errors
/// Where a file can't be read or written, or is no export.
pub fn import(order: &Order, url: Option<&str>) -> Result<Summary, ImportError> {
    let export = order.sources.first().map(AsRef::as_ref);
    let export = export.unwrap_or_else(|| Path::new(""));
    let bar = progress(export)?;
    let fetches = matches!(order.media, Origin::Network { .. });
    let (survey, counts) = look(export, &bar)?;
    let known = site::base(url, &survey)?;
    if known.is_none() && fetches {
        return Err(ImportError::NoAddress);
    }
    let site = site_file::read(&order.content).map_err(ImportError::file(&order.content))?;
    let ways = site.as_ref().map(site_file::ways);
    let base = known.clone().or_else(|| Base::parse(NOWHERE).ok());
    let output = Output::open(&order.content, order.is_trial);
    let mut output = output.map_err(ImportError::file(&order.content))?;
    let there = output.there().map_err(ImportError::file(&order.content))?;
    let setting = survey.setting(&["permalinks"]);
    let routes = Routes::beside(export, setting)?;
    let plan = Plan::new(survey, routes, base, ways.as_ref(), &there);
    drop(there);
    let mut media = Media::new(
        order.media.clone(),
        Scheme::Ghost,
        &order.content,
        order.is_trial,
    );
    media.know(&output.before().files);
    if let Some(known) = &known {
        media.own([known.to_string().as_str(), site::STORAGE].into_iter());
    }
    if fetches && !order.is_trial {
        uploads::fetch(export, &plan, &mut media)?;
    }
    let mut report = Report::default();
    let mut summary = Summary::default();
    let mut writer = Writer {
        plan: &plan,
        media: &mut media,
        output: &mut output,
        report: &mut report,
        summary: &mut summary,
        file: name(export),
        note: note(&site::language(&plan)),
    };
    read(export, &mut |piece, bytes| {
        bar.set_position(bar.length().unwrap_or_default() / 2 + bytes / 2);
        match piece {
            Piece::Post(post, byte) => writer.post(&post, byte),
            Piece::Odd(odd) => {
                writer.odd(odd);
                Ok(())
            }
            _ => Ok(()),
        }
    })?;
    let site_of = |key: &str| key.rsplit_once(' ').map(|(site, _)| site.to_owned());
    let is_ours = |key: &str| site_of(key).is_some_and(|site| site == plan.site);
    output.say_left_over(is_ours, &mut report);
    tell(&plan, &counts, known.is_none(), &name(export), &mut report);
    site_file::say_first(site.as_ref(), known.is_some(), &output, &mut report);
    let head = site::head(&plan);
    site_file::say_head(site.as_ref(), (&head.0, &head.1), &output, &mut report);
    write_rest(&plan, site, &mut media, &mut output, &mut report, order)?;
    bar.finish_and_clear();
    summary.tell(&media, &report);
    output
        .finish(&report)
        .map_err(ImportError::file(&order.content))?;
    Ok(summary)
}

/// Reads the whole export once: what stands beside the texts, and what else there is.
fn look(export: &Path, bar: &ProgressBar) -> Result<(Survey, Counts), ImportError> {
    let mut survey = Survey::default();
    let counts = read(export, &mut |piece, bytes| {
        bar.set_position(bytes / 2);
        survey.look(piece);
        Ok(())
    })?;
    Ok((survey, counts))
}

fn name(export: &Path) -> String {
    let name = export.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

fn progress(export: &Path) -> Result<ProgressBar, ImportError> {
    let bytes = fs::metadata(export).map_err(ImportError::file(export))?;
    let bar = ProgressBar::new(bytes.len());
    Ok(
        match ProgressStyle::with_template("{wide_bar} {percent} %, {eta} to go") {
            Ok(style) => bar.with_style(style),
            Err(_) => bar,
        },
    )
}

/// What boxes without a title are called, in a language.
fn note(language: &str) -> String {
    let primary = language.split('-').next().unwrap_or_default();
    let known = LABELS.iter().find(|(name, _)| *name == primary);
    let labels = known.or(LABELS.first());
    let labels = labels.and_then(|(_, json)| Labels::from_json(json));
    labels.map(|labels| labels.note).unwrap_or_default()
}

/// What is to be said of the whole export.
fn tell(plan: &Plan, counts: &Counts, is_nowhere: bool, file: &str, report: &mut Report) {
    let place = Place {
        file: file.to_owned(),
        ..Place::default()
    };
    if is_nowhere {
        let detail =
            format!("the export does not say it, so it is {NOWHERE}: add `--url https://…`");
        report.say(&place, "address of the site", Outcome::Dropped, &detail);
    }
    for (table, count) in counts.others.iter().filter(|(_, count)| **count > 0) {
        let detail = format!("{count} of them are no part of a site of files");
        report.say(&place, &format!("list {table}"), Outcome::Dropped, &detail);
    }
    besides::tell(plan, &place, report);
}

/// Authors, the site file, and what is known of the files that were brought.
fn write_rest(
    plan: &Plan,
    site: Option<serde_json::Value>,
    media: &mut Media,
    output: &mut Output,
    report: &mut Report,
    order: &Order,
) -> Result<(), ImportError> {
    let wrong = |error| ImportError::File {
        path: order.content.clone(),
        error,
    };
    let place = Place {
        file: order.sources.first().map(|it| name(it)).unwrap_or_default(),
        ..Place::default()
    };
    for (slug, user) in plan.authors.all() {
        let mut findings = Findings::default();
        let mut resolver = PostResolver {
            links: &plan.links,
            media: &mut *media,
            notes: HashMap::new(),
        };
        let author = authors::file(user, &mut resolver, &mut findings);
        let place = Place {
            id: user.id.0.clone(),
            title: user.name.0.clone(),
            ..place.clone()
        };
        report.add_all(&place, findings);
        let path = format!("authors/{slug}.json");
        output.write_json(&path, &author, report).map_err(wrong)?;
    }
    let mut findings = Findings::default();
    let link_preview = match &site {
        None => {
            let mut resolver = PostResolver {
                links: &plan.links,
                media: &mut *media,
                notes: HashMap::new(),
            };
            besides::link_preview(plan, &mut resolver, &mut findings)
        }
        Some(_) => None,
    };
    report.add_all(&place, findings);
    for path in media.renewed() {
        output.forget(&format!("media/{path}"));
    }
    for path in media.paths() {
        let path = format!("media/{path}");
        output.remember(&path, report).map_err(wrong)?;
    }
    let pages = plan.assigned.values();
    let pages = pages.filter(|it| it.section.is_none() && !it.is_draft);
    let pages: Vec<_> = pages
        .map(|it| it.path.trim_matches('/').to_owned())
        .collect();
    match site {
        None => {
            let mut made = site::new(plan, &pages, &place, report);
            if let Some(picture) = link_preview {
                made["link_preview"] = picture;
            }
            output.write_json("site.json", &made, report).map_err(wrong)
        }
        Some(mut site) => {
            if site::add(&mut site, plan) {
                output
                    .extend("site.json", &in_json(&site), report)
                    .map_err(wrong)?;
            }
            Ok(())
        }
    }
}
