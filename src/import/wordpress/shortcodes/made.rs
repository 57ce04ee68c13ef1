//! HTML that shortcodes stand for.

use super::read::Code;

/// Code as it is written: what looks like an element in it is none.
pub fn block_of_code(code: &Code, inside: &str) -> String {
    let named = code.attributes.iter();
    let mut named = named.filter(|(key, _)| ["language", "lang"].contains(&&**key));
    let language = named.next().map_or("", |(_, language)| language.as_str());
    let language = html_escape::encode_double_quoted_attribute(language);
    let inside = inside.trim_matches(['\r', '\n']);
    let inside = inside.replace('<', "&lt;").replace('>', "&gt;");
    format!("\n\n<pre><code class=\"language-{language}\">{inside}</code></pre>\n\n")
}

/// The whole address of what WordPress.com's codes name by a number.
pub fn of_provider(name: &str, written: &str) -> String {
    match name {
        _ if written.contains("//") => written.to_owned(),
        "youtube" => format!("https://www.youtube.com/watch?v={written}"),
        "vimeo" => format!("https://vimeo.com/{written}"),
        _ => written.to_owned(),
    }
}

/// The picture is what comes first, and the line under it the rest.
pub fn caption(inside: &str, attribute: Option<&str>) -> String {
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

/// A sound or a film.
pub fn player(code: &Code) -> String {
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
