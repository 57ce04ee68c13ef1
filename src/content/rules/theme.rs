//! Rules for how a publication looks.

use super::{Problem, Survey};
use crate::{
    grammar::{
        colour::Rgb,
        font::FontError,
        palette::{Palette, Shade, Shades},
    },
    model::{Colour, Tone},
    styles::{FontTrouble, fonts},
};

/// Of words, and of what only has to be seen (WCAG 2.2, 1.4.3 and 1.4.11).
const READ: f64 = 4.5;
const SEEN: f64 = 3.0;

/// Ensure that every colour of the theme is one by itself, and opaque. What stands on another could not be
/// judged.
pub(super) fn every_colour_of_the_theme_is_opaque(content: &Survey, problems: &mut Vec<Problem>) {
    for (name, colour) in content.site.theme.colours.all() {
        let written = colour.into_iter().flat_map(Colour::written);
        for (at, colour) in written.filter(|(_, colour)| Rgb::parse(colour).is_none()) {
            problems.push(content.site_source.problem(
                &format!("/theme/colours/{name}{at}"),
                format!("`{colour}` is no opaque colour"),
                "write it as CSS does, such as `#a3182b` or `oklch(60% 0.12 250)`",
            ));
        }
    }
}

/// Ensure that whoever sees little can read every word in the theme's colours: text, small words and each
/// tone that is in use have a contrast of 4.5 to 1 on the page and on plates, by day and by night, and the
/// line around what the keyboard is at has 3 to 1 (WCAG 2.2, 1.4.3 and 1.4.11).
pub(super) fn every_colour_of_the_theme_can_be_read(content: &Survey, problems: &mut Vec<Problem>) {
    let colours = &content.site.theme.colours;
    let palette = Palette::of(colours);
    let sections = content.site.sections.iter();
    let tones: Vec<_> = sections
        .map(|section| content.site.tone(&section.slug))
        .map(Tone::as_str)
        .collect();
    for (shade, time) in [(Shade::Light, "by day"), (Shade::Dark, "by night")] {
        let grounds = palette.grounds(shade);
        let papers: Vec<_> = grounds.iter().map(|(_, ground)| *ground).collect();
        for ink in palette.all() {
            let is_used = ink.is_own || tones.contains(&ink.name);
            let ratio = match ink.name {
                "page" | "plate" | "rule" => continue,
                "text" | "quiet" => READ,
                "focus" => SEEN,
                _ if is_used => READ,
                _ => continue,
            };
            let own = ink.by(shade);
            let faintest = grounds
                .iter()
                .filter(|(ground, _)| ink.is_own || is_own(&palette, ground))
                .map(|(ground, paper)| (*ground, *paper, own.contrast(*paper)))
                .min_by(|one, other| one.2.total_cmp(&other.2));
            let Some((ground, paper, contrast)) = faintest.filter(|it| it.2 < ratio) else {
                continue;
            };
            let name = ink.name;
            let what = format!(
                "`{name}` ({own}) has a contrast of {contrast:.2} to `{ground}` ({paper}) {time}, and needs {ratio}"
            );
            let mend = match own.nearest_on(&papers, ratio) {
                Some(near) => {
                    format!("make it `{near}`, the nearest that has it on `page` and `plate`")
                }
                None => {
                    "make `page` and `plate` lighter or darker: no colour has it on both".to_owned()
                }
            };
            let pointer = place(colours.all(), ink, ground, shade);
            problems.push(content.site_source.problem(&pointer, what, mend));
        }
    }
}

fn is_own(palette: &Palette, name: &str) -> bool {
    palette.get(name).is_some_and(|shades| shades.is_own)
}

/// Where the site file says the colour, or else what it stands on.
fn place(
    all: [(&'static str, Option<&Colour>); 15],
    ink: &Shades,
    ground: &str,
    shade: Shade,
) -> String {
    let name = if ink.is_own { ink.name } else { ground };
    let colour = all.into_iter().find(|(known, _)| *known == name);
    let is_pair = matches!(colour, Some((_, Some(Colour::Both { .. }))));
    let at = match shade {
        Shade::Light if is_pair => "/light",
        Shade::Dark if is_pair => "/dark",
        _ => "",
    };
    format!("/theme/colours/{name}{at}")
}

/// Ensure that every font file of the theme is there, and in WOFF2, which every browser reads and which is the
/// smallest. Without it readers would see another face than the one that was chosen.
pub(super) fn every_font_of_the_theme_can_be_set(content: &Survey, problems: &mut Vec<Problem>) {
    for (pointer, file, facts) in fonts(&content.root, &content.site.theme) {
        let Err(trouble) = facts else { continue };
        let mend = match trouble {
            FontTrouble::Missing => format!("put it at `public/{file}`, in the content folder"),
            FontTrouble::Outside => "write it without `..` and a slash before it".to_owned(),
            FontTrouble::Font(FontError::NotPacked) => {
                "pack it, by `woff2_compress` for instance, and name the file that it writes"
                    .to_owned()
            }
            FontTrouble::Font(FontError::Unreadable) => {
                "fetch it again, or pack it anew with `woff2_compress`".to_owned()
            }
        };
        let what = format!("`public/{file}` {trouble}");
        problems.push(content.site_source.problem(&pointer, what, mend));
    }
}
