//! Shortcodes: `[name attribute="…"]` in the text, which WordPress and its plugins put something else for.

mod read;

use self::read::{Code, Endless, is_name_start, read};
use super::attachments::Attachments;
use crate::import::html::{Findings, Outcome};

/// Replaces shortcodes by the HTML that they stand for. Of those that are not known the words inside are
/// kept; what is none, such as `[sic]`, stays. `story` is the number of the item that it is the text of.
pub fn expand(
    html: &str,
    story: u64,
    attachments: &Attachments,
    findings: &mut Findings,
) -> String {
    expand_at(html, story, attachments, findings, 0)
}

/// How many shortcodes may stand in one another.
const DEEPEST: usize = 8;

fn expand_at(
    html: &str,
    story: u64,
    attachments: &Attachments,
    findings: &mut Findings,
    depth: usize,
) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    let mut endless = Endless::new();
    while let Some(at) = rest.find(['[', '<']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        if from.starts_with('<') {
            let length = passed_over(from);
            out.push_str(&from[..length]);
            rest = &from[length..];
            continue;
        }
        // `[[name]]` is how WordPress writes `[name]`.
        if let Some(escaped) = from.strip_prefix("[[")
            && let Some(end) = escaped.find("]]")
            && !escaped[..end].contains(['[', '\n'])
            && is_name_start(escaped)
        {
            out.push_str(&from[1..end + 3]);
            rest = &from[end + 4..];
            continue;
        }
        let Some(code) = read(from, &mut endless) else {
            out.push('[');
            rest = &from[1..];
            continue;
        };
        if let Some(inside) = code.inside
            && CODE.contains(&code.name)
        {
            findings.add(
                &format!("[{}]", code.name),
                Outcome::Converted,
                "a block of code",
                "",
            );
            out.push_str(&block_of_code(&code, inside));
            rest = &from[code.length..];
            continue;
        }
        let inside = code.inside.unwrap_or_default();
        let inside = if depth < DEEPEST {
            expand_at(inside, story, attachments, findings, depth + 1)
        } else {
            inside.to_owned()
        };
        out.push_str(&replacement(&code, &inside, story, attachments, findings));
        rest = &from[code.length..];
    }
    out.push_str(rest);
    out
}

/// How much of what begins with `<` holds no shortcodes: a tag, a comment, code.
fn passed_over(from: &str) -> usize {
    let whole = |end: Option<usize>, more: usize| end.map_or(from.len(), |end| end + more);
    if from.starts_with("<!--") {
        return whole(from.find("-->"), 3);
    }
    for name in ["pre", "code", "script", "style"] {
        let is_name = from
            .get(1..=name.len())
            .is_some_and(|it| it.eq_ignore_ascii_case(name))
            && from[name.len() + 1..].starts_with([' ', '>', '\n', '\t']);
        if is_name {
            let ends = from.match_indices("</").map(|(at, _)| at + 2);
            let is_end = |at: &usize| {
                let end = from.get(*at..at + name.len());
                end.is_some_and(|end| end.eq_ignore_ascii_case(name))
            };
            return whole(ends.into_iter().find(is_end), name.len());
        }
    }
    let is_tag = from[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
    if is_tag { whole(from.find('>'), 1) } else { 1 }
}

/// What programs are quoted in.
const CODE: [&str; 3] = ["code", "sourcecode", "source"];

/// Code as it is written: what looks like an element in it is none.
fn block_of_code(code: &Code, inside: &str) -> String {
    let named = code.attributes.iter();
    let mut named = named.filter(|(key, _)| ["language", "lang"].contains(&&**key));
    let language = named.next().map_or("", |(_, language)| language.as_str());
    let language = html_escape::encode_double_quoted_attribute(language);
    let inside = inside.trim_matches(['\r', '\n']);
    let inside = inside.replace('<', "&lt;").replace('>', "&gt;");
    format!("\n\n<pre><code class=\"language-{language}\">{inside}</code></pre>\n\n")
}

fn replacement(
    code: &Code,
    inside: &str,
    story: u64,
    attachments: &Attachments,
    findings: &mut Findings,
) -> String {
    let attribute = |name: &str| {
        let found = code.attributes.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    };
    let alone = code.attributes.iter().find(|(key, _)| key.is_empty());
    let alone = alone.map(|(_, value)| value.as_str());
    let name = format!("[{}]", code.name);
    let made = match code.name {
        "caption" | "wp_caption" => caption(inside, attribute("caption")),
        "gallery" => {
            // Without numbers it shows what was uploaded for its story.
            let ids = attribute("ids").or(attribute("include")).map_or_else(
                || {
                    let of = attribute("id").and_then(|id| id.parse().ok());
                    let numbers = attachments.pictures_of(of.unwrap_or(story));
                    let numbers: Vec<_> = numbers.iter().map(ToString::to_string).collect();
                    numbers.join(",")
                },
                str::to_owned,
            );
            for id in ids.split(',').map(str::trim).filter(|id| !id.is_empty()) {
                let is_there = id.parse().is_ok_and(|id| attachments.get(id).is_some());
                if !is_there {
                    let detail = "the export has no such picture";
                    findings.add("picture of a gallery", Outcome::Dropped, detail, id);
                }
            }
            attachments.gallery(&ids)
        }
        "playlist" => {
            let ids = attribute("ids").unwrap_or_default();
            attachments.players(ids)
        }
        "embed" | "youtube" | "vimeo" | "twitter" | "soundcloud" | "instagram" | "spotify" => {
            let named = attribute("src")
                .or(attribute("url"))
                .or(attribute("id"))
                .or(alone);
            let url = if inside.trim().is_empty() {
                named.unwrap_or_default()
            } else {
                inside.trim()
            };
            format!(
                "<p>{}</p>",
                html_escape::encode_text(&of_provider(code.name, url))
            )
        }
        "audio" | "video" => player(code),
        _ => {
            let outcome = if inside.is_empty() {
                Outcome::Dropped
            } else {
                Outcome::Downgraded
            };
            let detail = if inside.is_empty() {
                "the code of a plugin that is not here"
            } else {
                "the code of a plugin that is not here: the words in it are kept"
            };
            findings.add(&name, outcome, detail, code.opening);
            return inside.to_owned();
        }
    };
    findings.add(&name, Outcome::Converted, "a block", code.opening);
    made
}

/// The whole address of what WordPress.com's codes name by a number.
fn of_provider(name: &str, written: &str) -> String {
    match name {
        _ if written.contains("//") => written.to_owned(),
        "youtube" => format!("https://www.youtube.com/watch?v={written}"),
        "vimeo" => format!("https://vimeo.com/{written}"),
        _ => written.to_owned(),
    }
}

/// The picture is what comes first, and the line under it the rest.
fn caption(inside: &str, attribute: Option<&str>) -> String {
    let end = inside.find("<img").and_then(|img| {
        let close = inside[img..].find('>').map(|end| img + end + 1)?;
        let link = inside[close..].trim_start().strip_prefix("</a>");
        Some(link.map_or(close, |rest| inside.len() - rest.len()))
    });
    let (picture, words) = inside.split_at(end.unwrap_or_default());
    let attribute = attribute.unwrap_or_default();
    format!(
        "<figure class=\"wp-caption\">{picture}<figcaption>{words} {attribute}</figcaption></figure>"
    )
}

fn player(code: &Code) -> String {
    const ENDINGS: [&str; 12] = [
        "src", "mp3", "m4a", "ogg", "opus", "flac", "wav", "mp4", "m4v", "webm", "ogv", "wma",
    ];
    let sources = code
        .attributes
        .iter()
        .filter(|(key, _)| ENDINGS.contains(&key.as_str()) || key.is_empty());
    let sources = sources.map(|(_, src)| {
        format!(
            "<source src=\"{}\">",
            html_escape::encode_double_quoted_attribute(src)
        )
    });
    let poster = code.attributes.iter().find(|(key, _)| key == "poster");
    let poster = poster.map_or_else(String::new, |(_, poster)| {
        format!(
            " poster=\"{}\"",
            html_escape::encode_double_quoted_attribute(poster)
        )
    });
    format!(
        "<{0}{poster}>{1}</{0}>",
        code.name,
        sources.collect::<String>()
    )
}
