//! WordPress: export files (WXR), and folders of what its REST interface gives.

mod attachments;
mod authors;
mod block_markup;
mod chunks;
mod custom_fields;
mod dates;
mod encoding;
mod fields;
mod item;
mod json_list;
mod languages;
mod links;
mod old_addresses;
mod permalinks;
mod plan;
mod redirects;
mod rest;
mod settle;
mod shortcodes;
mod site_file;
mod source;
mod story;
mod terms;
mod uploads;
mod writer;
mod wxr;

use indicatif::{ProgressBar, ProgressStyle};

use self::{
    item::Item,
    plan::Plan,
    source::{Piece, Source},
    uploads::Uploads,
    writer::Writer,
};
use super::{
    ImportError, Order, Summary,
    html::Outcome,
    media::{Media, Origin, Scheme},
    output::{Output, in_json},
    report::{Place, Report},
};

/// Makes a content folder of exports.
///
/// # Errors
/// Where a file can't be read or written, or is no export.
pub fn import(order: &Order) -> Result<Summary, ImportError> {
    order.can_bring()?;
    let sources = Source::all(&order.sources)?;
    let kinds: Vec<String> = ["post".to_owned()]
        .into_iter()
        .chain(order.kinds.clone())
        .collect();
    let mut report = Report::default();
    let bar = progress(&sources);
    let mut plan = Plan::default();
    let mut uploads = Uploads::default();
    let is_wanted = matches!(order.media, Origin::Network { .. });
    survey(&sources, &kinds, &mut plan, &mut report, &bar, |item| {
        if is_wanted {
            uploads.look(item);
        }
    })?;
    let site = super::site_file::read(&order.content).map_err(ImportError::file(&order.content))?;
    let output = Output::open(&order.content, order.is_trial);
    let mut output = output.map_err(ImportError::file(&order.content))?;
    let there = output.there().map_err(ImportError::file(&order.content))?;
    plan.settle(site.as_ref().map(super::site_file::ways), &there);
    drop(there);
    if plan.assigned.is_empty() {
        let names = order.sources.iter().map(|path| path.display().to_string());
        let names = names.collect::<Vec<_>>().join(", ");
        return Err(ImportError::NoExport(
            names,
            source::instead(&order.sources),
        ));
    }
    let mut media = media(order, &plan, &output);
    media.fetch(uploads.urls(&plan.attachments));
    let mut summary = Summary::default();
    let mut writer = Writer::new(
        &kinds,
        &plan,
        &mut media,
        &mut output,
        &mut report,
        &mut summary,
    );
    for source in &sources {
        source.read(|piece| {
            bar.set_position(bar.length().unwrap_or_default() / 2 + piece.read / 2);
            if let Piece {
                item: Some(item), ..
            } = piece
            {
                writer.item(&item)?;
            }
            Ok(())
        })?;
    }
    writer.finish();
    let is_ours = |key: &str| {
        let blog = key.rsplit_once(' ').map(|(blog, _)| blog);
        blog.is_some_and(|blog| plan.blogs.contains(blog))
    };
    output.say_left_over(is_ours, &mut report);
    for path in media.renewed() {
        output.forget(&format!("media/{path}"));
    }
    for path in media.paths() {
        let path = format!("media/{path}");
        let remembered = output.remember(&path, &mut report);
        remembered.map_err(ImportError::file(order.content.join(path)))?;
    }
    let is_placed = plan.links.base(&plan.head.blog()).is_some();
    super::site_file::say_first(site.as_ref(), is_placed, &output, &mut report);
    let head = site_file::head(&plan);
    super::site_file::say_head(site.as_ref(), (&head.0, &head.1), &output, &mut report);
    write_rest(&plan, site, &mut output, &mut report, order)?;
    bar.finish_and_clear();
    summary.tell(&media, &report);
    output
        .finish(&report)
        .map_err(ImportError::file(&order.content))?;
    Ok(summary)
}

/// Pictures and files, which are the site's own on the hosts of its blogs and uploads.
fn media(order: &Order, plan: &Plan, output: &Output) -> Media {
    let mut media = Media::new(
        order.media.clone(),
        Scheme::WordPress,
        &order.content,
        order.is_trial,
    );
    media.know(&output.before().files);
    let blogs = plan.blogs.iter().map(|it| format!("https://{it}"));
    let blogs: Vec<_> = blogs.collect();
    let blogs = blogs.iter().map(String::as_str);
    media.own(blogs.chain(plan.attachments.urls()));
    media
}

fn progress(sources: &[Source]) -> ProgressBar {
    let bytes: u64 = sources.iter().map(|source| source.bytes).sum();
    let bar = ProgressBar::new(bytes);
    match ProgressStyle::with_template("{wide_bar} {percent} %, {eta} to go") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// Reads everything once, to know what refers to what.
fn survey(
    sources: &[Source],
    kinds: &[String],
    plan: &mut Plan,
    report: &mut Report,
    bar: &ProgressBar,
    mut look: impl FnMut(&Item),
) -> Result<(), ImportError> {
    for source in sources {
        source.read(|piece| {
            bar.set_position(piece.read / 2);
            if let Some(head) = piece.head {
                let place = Place {
                    file: source.name.to_string(),
                    ..Place::default()
                };
                for flaw in &head.flaws {
                    report.say_first(format!("{}: {flaw}", place.file));
                    report.say(&place, "damage in the file", Outcome::Downgraded, flaw);
                }
                for lost in &head.lost_redirects {
                    let detail = format!("no file can stand for a pattern: {lost}");
                    report.say(&place, "redirect", Outcome::Dropped, &detail);
                }
                plan.add_head(head);
            }
            if let Some(item) = piece.item {
                look(&item);
                plan.look(item, kinds);
            }
            Ok(())
        })?;
    }
    Ok(())
}

/// Authors and the site file.
fn write_rest(
    plan: &Plan,
    site: Option<serde_json::Value>,
    output: &mut Output,
    report: &mut Report,
    order: &Order,
) -> Result<(), ImportError> {
    let wrong = |error| ImportError::File {
        path: order.content.clone(),
        error,
    };
    for (slug, author) in plan.authors.files() {
        let path = format!("authors/{slug}.json");
        output.write_json(&path, &author, report).map_err(wrong)?;
    }
    let pages = plan
        .assigned
        .values()
        .filter(|it| it.section.is_none() && !it.is_draft);
    let pages: Vec<_> = pages
        .map(|it| it.path.trim_matches('/').to_owned())
        .collect();
    let made = site_file::new(plan, &pages);
    match site {
        None => {
            let detail = format!(
                "{}, told by the dates of the stories: another one with the same hours may be meant",
                plan.time_zone
            );
            report.say(&Place::default(), "time zone", Outcome::Converted, &detail);
            output.write_json("site.json", &made, report).map_err(wrong)
        }
        Some(mut site) => {
            if site_file::add(&mut site, plan) {
                output
                    .extend("site.json", &in_json(&site), report)
                    .map_err(wrong)?;
            }
            Ok(())
        }
    }
}
