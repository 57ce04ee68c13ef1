//! Rules for the blocks of a publication's own.

use std::collections::BTreeSet;

use percent_encoding::percent_decode_str;

use super::{Guesses, Problem, Survey, links::leads_somewhere};
use crate::{
    content::templates::path_of,
    grammar::own_block::{self, Part, TemplateError},
    model::{Block, OwnBlock},
    styles::PUBLIC,
};

/// Ensure that the template of a block of the publication's own can make it: that it asks for no field which is not
/// there, comes to an end, makes nothing that a page may not hold, such as a script, a frame or a style, and that what it names is
/// on the site: a page, or a file of `public/`, and no picture of another's. The block
/// would otherwise be missing from its story.
pub(super) fn every_own_block_can_be_made(content: &Survey, problems: &mut Vec<Problem>) {
    let mut guesses = Guesses::default();
    for (source, found, _) in content.documents() {
        for (at, block) in &found.blocks {
            let Block::Own(block) = block else { continue };
            let template = content.templates.get(&block.kind);
            let Some(template) = template.filter(|template| !template.html.is_empty()) else {
                continue;
            };
            let error = match own_block::set(template, block) {
                Ok((parts, _)) => {
                    let own = found.links.iter().filter(|(link, _)| link.starts_with(at));
                    let own: BTreeSet<_> = own.map(|(_, href)| href.0.as_str()).collect();
                    let is_own = |address: &str| own.contains(address);
                    let Some(error) = dead(content, &parts, &is_own, &mut guesses) else {
                        continue;
                    };
                    error
                }
                Err(error) => error,
            };
            let OwnBlock { kind, .. } = block;
            let path = path_of(&content.root, kind);
            let line = error
                .line
                .map(|line| format!(":{line}"))
                .unwrap_or_default();
            let what = format!(
                "`{kind}` can't be made: {} ({}{line})",
                error.what,
                path.display()
            );
            problems.push(source.problem(at, what, error.mend));
        }
    }
}

/// The first address in the template itself that leads nowhere, or that no page may load from.
fn dead(
    content: &Survey,
    parts: &[Part],
    is_own: &dyn Fn(&str) -> bool,
    guesses: &mut Guesses,
) -> Option<TemplateError> {
    parts.iter().find_map(|part| {
        let Part::Element(markup) = part else {
            return None;
        };
        let addresses = markup.attributes.iter();
        let mut addresses = addresses.filter(|(_, address)| !is_own(address));
        let found = addresses.find_map(|(name, address)| match name.as_str() {
            "href" if own_block::is_file(address) => missing(content, address),
            "href" if !address.starts_with('#') => {
                leads_somewhere(address, content.site_map()?, guesses).err()
            }
            "src" | "poster" if own_block::is_file(address) => missing(content, address),
            "src" | "poster" => Some((
                format!(
                    "`{address}` is no file of this site, and its pages load nothing from elsewhere"
                ),
                "put the file into `public/` and write its path from there on, as in `/sign.svg`"
                    .to_owned(),
            )),
            _ => None,
        });
        let found = found.map(|(what, mend)| TemplateError {
            line: None,
            what,
            mend,
        });
        found.or_else(|| dead(content, &markup.children, is_own, guesses))
    })
}

fn missing(content: &Survey, address: &str) -> Option<(String, String)> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let name = percent_decode_str(path.trim_start_matches('/')).decode_utf8_lossy();
    let is_there = content.root.join(PUBLIC).join(&*name).is_file();
    (!is_there).then(|| {
        (
            format!("there is no file `{name}` in `public/`"),
            "put it there, or mend its name".to_owned(),
        )
    })
}
