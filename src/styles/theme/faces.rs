//! Faces: the files of web fonts, what stands in for each until it is there, and where each is used.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    path::Path,
};

use cssparser::serialize_string;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::{
    model::{Font, FontFacts, Generic, Site},
    styles::fonts,
};

/// What each file says, by its path under `public/`.
type Facts<'a> = BTreeMap<&'a str, FontFacts>;

/// A face that readers' machines have, under the names that it has on each of them.
struct Local {
    names: &'static [&'static str],
    /// Of an average character, in sizes, as `grammar::font` takes the average.
    advance: f64,
}

/// Arial, and what has its measures on other systems: upright and slanted are equally wide.
#[rustfmt::skip]
const SANS: [[Local; 2]; 2] = [
    [
        Local { names: &["Arial", "ArialMT", "Liberation Sans", "Arimo"], advance: 0.4394 },
        Local { names: &["Arial Bold", "Arial-BoldMT", "Liberation Sans Bold", "Arimo Bold"], advance: 0.4754 },
    ],
    [
        Local { names: &["Arial Italic", "Arial-ItalicMT", "Liberation Sans Italic", "Arimo Italic"], advance: 0.4394 },
        Local { names: &["Arial Bold Italic", "Arial-BoldItalicMT", "Liberation Sans Bold Italic", "Arimo Bold Italic"], advance: 0.4754 },
    ],
];

/// Times New Roman, and what has its measures on other systems.
#[rustfmt::skip]
const SERIF: [[Local; 2]; 2] = [
    [
        Local { names: &["Times New Roman", "TimesNewRomanPSMT", "Liberation Serif", "Tinos"], advance: 0.3983 },
        Local { names: &["Times New Roman Bold", "TimesNewRomanPS-BoldMT", "Liberation Serif Bold", "Tinos Bold"], advance: 0.4239 },
    ],
    [
        Local { names: &["Times New Roman Italic", "TimesNewRomanPS-ItalicMT", "Liberation Serif Italic", "Tinos Italic"], advance: 0.3999 },
        Local { names: &["Times New Roman Bold Italic", "TimesNewRomanPS-BoldItalicMT", "Liberation Serif Bold Italic", "Tinos Bold Italic"], advance: 0.4098 },
    ],
];

/// From this weight on a browser takes the bold of a family (CSS Fonts 4, section 5.2).
const BOLD: u16 = 600;

/// No more ranges than this stand in a page for a file: beyond, the smallest gaps are taken in.
const MOST_RANGES: usize = 32;

/// The languages whose script joins its letters: a Latin face would stand before the one that is made for them.
const JOINED: &str = ":lang(ar, fa, ur)";

/// Writes all of it.
pub fn write(site: &Site, content: &Path, css: &mut String) {
    let fonts = &site.theme.fonts;
    // What can't be read is told by a rule.
    let known: Facts = fonts::fonts(content, &site.theme)
        .filter_map(|(_, file, facts)| Some((file, facts.ok()?)))
        .collect();
    let mut written = BTreeSet::new();
    for (role, font) in fonts.all() {
        let is_title_alone = role == "headline"
            && !fonts
                .all()
                .any(|(other, it)| other != role && it.families.first() == font.families.first());
        let generic = generic(role, font);
        for face in faces(&known, font, generic, is_title_alone) {
            if written.insert(face.clone()) {
                css.push_str(&face);
            }
        }
    }
    for (role, font) in fonts.all() {
        let (token, generic) = (token(role), generic(role, font));
        let list = families(font, generic);
        let others = match generic {
            Generic::Serif => "Georgia, \"Times New Roman\", \"Noto Naskh Arabic\", serif",
            Generic::SansSerif => "Arial, \"Noto Sans Arabic\", sans-serif",
        };
        // Of what readers' machines have, nobody knows here which letters are in it.
        let has_joined = if font.files.is_empty() {
            let own = site.language().0.split('-').next();
            own.is_some_and(|language| ["ar", "fa", "ur"].contains(&language))
        } else {
            of(&known, font).any(|(_, facts)| facts.has('\u{627}'))
        };
        let scope = if has_joined {
            ":root, [lang]".to_owned()
        } else {
            format!(":is(:root, [lang]):not({JOINED})")
        };
        _ = writeln!(css, "{scope} {{\n  {token}: {list}, {others};\n}}");
        if role == "headline" {
            if !has_joined {
                let usual = match generic {
                    Generic::Serif => "--serif",
                    Generic::SansSerif => "--grotesque",
                };
                _ = writeln!(css, "{JOINED} {{\n  {token}: var({usual});\n}}");
            }
            // How close letters may stand is a matter of the face.
            if !font.files.is_empty() {
                css.push_str(":root, [lang] {\n  --tight: 0;\n}\n");
            }
            _ = writeln!(
                css,
                ":is(h1, h2, h3, .masthead__name, .foot__name) {{\n  font-family: var({token});\n}}"
            );
            // The link of a headline is as high as its face, and would lie over that of the kicker.
            css.push_str(".kicker {\n  position: relative;\n}\n");
        }
    }
}

fn token(role: &str) -> &'static str {
    match role {
        "text" => "--serif",
        "headline" => "--headline",
        _ => "--grotesque",
    }
}

fn generic(role: &str, font: &Font) -> Generic {
    font.generic.unwrap_or(match role {
        "furniture" => Generic::SansSerif,
        _ => Generic::Serif,
    })
}

/// The families in the order in which they are tried, the stand-in after the one that has files.
fn families(font: &Font, generic: Generic) -> String {
    let mut names = font.families.clone();
    if let Some(first) = font.families.first().filter(|_| !font.files.is_empty()) {
        names.insert(1, stand_in(first, generic));
    }
    let quoted: Vec<_> = names.iter().map(|name| quoted(name)).collect();
    quoted.join(", ")
}

fn stand_in(family: &str, generic: Generic) -> String {
    match generic {
        Generic::Serif => format!("{family} fallback serif"),
        Generic::SansSerif => format!("{family} fallback"),
    }
}

fn quoted(text: &str) -> String {
    let mut css = String::new();
    _ = serialize_string(text, &mut css);
    css
}

/// A path as it stands in an address: what would end or change it there is encoded.
fn encoded(path: &str) -> String {
    const SET: AsciiSet = CONTROLS.add(b' ').add(b'#').add(b'?').add(b'%');
    utf8_percent_encode(path, &SET).to_string()
}

/// The files of a font that could be read, and what they say.
fn of<'a>(known: &'a Facts, font: &'a Font) -> impl Iterator<Item = (&'a str, &'a FontFacts)> {
    let files = font.files.iter();
    files.filter_map(|file| Some((file.as_str(), known.get(file.as_str())?)))
}

/// The rules for each file of a font, and for its stand-in: that of the files with Latin letters, since a
/// stand-in has its measures by one file alone.
fn faces(known: &Facts, font: &Font, generic: Generic, is_title_alone: bool) -> Vec<String> {
    let Some(family) = font.families.first() else {
        return Vec::new();
    };
    let cuts: BTreeSet<_> = of(known, font)
        .map(|(_, facts)| (facts.weights, facts.is_italic))
        .collect();
    // A browser would make a bolder one of the only weight that there is. In text that tells strong words
    // from others; a headline is as it was drawn.
    let is_only = is_title_alone && cuts.len() == 1;
    let mut rules = Vec::new();
    for (file, facts) in of(known, font) {
        let weights = if is_only && facts.weights.0 == facts.weights.1 {
            (1, 1000)
        } else {
            facts.weights
        };
        rules.push(format!(
            "@font-face {{\n  font-family: {};\n  src: url({}) format(\"woff2\");\n{}  font-display: swap;\n  unicode-range: {};\n}}\n",
            quoted(family),
            quoted(&format!("/{}", encoded(file))),
            cut(weights, facts.is_italic),
            ranges(&facts.ranges),
        ));
    }
    let mut cuts = BTreeSet::new();
    for (_, facts) in of(known, font) {
        let Some(advances) = facts.advances else {
            continue;
        };
        if cuts.insert((facts.weights, facts.is_italic)) {
            let name = stand_in(family, generic);
            rules.extend(stand_ins(&name, facts, advances, generic, is_only));
        }
    }
    rules
}

/// What stands in for a face: the regular and the bold of a family that is everywhere, as wide and as high as
/// the face at that weight.
fn stand_ins(
    name: &str,
    facts: &FontFacts,
    (regular, bold): (f64, f64),
    generic: Generic,
    is_only: bool,
) -> Vec<String> {
    let locals = match generic {
        Generic::Serif => &SERIF[usize::from(facts.is_italic)],
        Generic::SansSerif => &SANS[usize::from(facts.is_italic)],
    };
    let (least, most) = facts.weights;
    let cuts = match (least < BOLD, most >= BOLD) {
        (true, true) => vec![
            ((least, BOLD - 1), &locals[0], regular),
            ((BOLD, most), &locals[1], bold),
        ],
        (true, false) => vec![((least, most), &locals[0], regular)],
        (false, _) => vec![((least, most), &locals[1], bold)],
    };
    let rule = |((least, most), local, advance): ((u16, u16), &Local, f64)| {
        let size = advance / local.advance;
        let percent = |share: f64| format!("{:.2}%", share * 100.0);
        let sources = local
            .names
            .iter()
            .map(|name| format!("local({})", quoted(name)));
        let sources: Vec<_> = sources.collect();
        let weights = if is_only && least == most {
            (1, 1000)
        } else {
            (least, most)
        };
        format!(
            "@font-face {{\n  font-family: {};\n  src: {};\n{}  size-adjust: {};\n  ascent-override: {};\n  descent-override: {};\n  line-gap-override: {};\n}}\n",
            quoted(name),
            sources.join(", "),
            cut(weights, facts.is_italic),
            percent(size),
            percent(facts.ascent / size),
            percent(facts.descent.max(0.0) / size),
            percent(facts.line_gap.max(0.0) / size),
        )
    };
    cuts.into_iter().map(rule).collect()
}

/// The descriptors by which a browser chooses among the files of a family.
fn cut((least, most): (u16, u16), is_italic: bool) -> String {
    let weights = if least == most {
        least.to_string()
    } else {
        format!("{least} {most}")
    };
    let style = if is_italic { "italic" } else { "normal" };
    format!("  font-weight: {weights};\n  font-style: {style};\n")
}

/// As `unicode-range` has them. A page that needs nothing of a file does not fetch it; what of a gap is taken in
/// costs at most a file that is not needed.
fn ranges(all: &[(u32, u32)]) -> String {
    let mut gaps: Vec<_> = all.windows(2).map(|two| two[1].0 - two[0].1).collect();
    gaps.sort_unstable_by(|one, other| other.cmp(one));
    let widest = gaps.get(MOST_RANGES - 1).copied().unwrap_or_default();
    let mut merged: Vec<(u32, u32)> = Vec::new();
    for (first, last) in all {
        match merged.last_mut() {
            Some(before) if first - before.1 <= widest => before.1 = *last,
            _ => merged.push((*first, *last)),
        }
    }
    let ranges = merged.iter().map(|(first, last)| {
        if first == last {
            format!("U+{first:X}")
        } else {
            format!("U+{first:X}-{last:X}")
        }
    });
    ranges.collect::<Vec<_>>().join(", ")
}
