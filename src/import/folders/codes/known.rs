//! Shortcodes that mean the same on most sites, as HTML.

use html_escape::{encode_double_quoted_attribute as quoted, encode_text};
use pulldown_cmark::{Parser, html::push_html};

use super::call::Call;
use crate::import::html::{BOX_TITLE, CREDIT, CREDIT_LINK, LATEX, is_picture};

/// What a shortcode stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Made {
    /// HTML in its place.
    Html(String),
    /// HTML before and after what stands between its begin and its end.
    Around(String, String),
}

/// Shortcodes between whose begin and end nothing is Markdown.
pub fn is_raw(name: &str) -> bool {
    matches!(
        name,
        "highlight"
            | "code"
            | "codeblock"
            | "prism"
            | "mermaid"
            | "katex"
            | "math"
            | "latex"
            | "rawhtml"
            | "raw_html"
            | "html"
            | "unsafe"
    )
}

/// What a raw shortcode stands for, with what stands in it.
pub fn raw(call: &Call, inner: &str) -> String {
    match &*call.name {
        "katex" | "math" | "latex" => formula(inner.trim().trim_matches('$')),
        "rawhtml" | "raw_html" | "html" | "unsafe" => inner.to_owned(),
        "mermaid" => code(inner, "mermaid"),
        _ => code(
            inner,
            call.get_or(&["lang", "language", "type"], 0)
                .unwrap_or_default(),
        ),
    }
}

/// A formula in a line of its own.
pub fn formula(latex: &str) -> String {
    format!("<div {LATEX}=\"{}\"></div>", quoted(latex))
}

fn code(text: &str, language: &str) -> String {
    let text = encode_text(text.trim_matches('\n').trim_end());
    if language.is_empty() {
        format!("<pre><code>{text}</code></pre>")
    } else {
        format!(
            "<pre><code class=\"language-{}\">{text}</code></pre>",
            quoted(language)
        )
    }
}

/// What a shortcode stands for; none where that is not known.
pub fn known(call: &Call) -> Option<Made> {
    let name = call.name.to_lowercase();
    let name = name.rsplit('/').next().unwrap_or_default();
    if let Some(address) = address(name, call) {
        let title = call.get(&["title", "alt", "caption"]).unwrap_or_default();
        let (address, title) = (quoted(&address).into_owned(), quoted(title).into_owned());
        return Some(Made::Html(format!(
            "<iframe src=\"{address}\" title=\"{title}\"></iframe>"
        )));
    }
    match name {
        "figure" | "img" | "image" | "picture" | "figcaption" | "photo" | "responsive-image"
        | "lazyimg" | "postimage" | "astroimage" => picture(call).map(Made::Html),
        "audio" | "video" => {
            let src = call.get_or(&["src", "url", "mp4", "mp3", "file"], 0)?;
            let title = call.get(&["title", "caption"]).unwrap_or_default();
            let (src, title) = (quoted(src), quoted(title));
            Some(Made::Html(format!(
                "<{name} src=\"{src}\" title=\"{title}\"></{name}>"
            )))
        }
        "gist" => {
            let path = match (call.values.first(), call.values.get(1)) {
                (Some(user), Some(id)) if !id.contains('.') => format!("{user}/{id}"),
                (Some(id), _) => id.clone(),
                _ => call.get(&["id", "url"])?.to_owned(),
            };
            let path = path
                .trim_start_matches("https://gist.github.com/")
                .to_owned();
            let address = format!("https://gist.github.com/{path}");
            Some(Made::Html(format!(
                "<a href=\"{}\">{}</a>",
                quoted(&address),
                encode_text(&address)
            )))
        }
        "details" | "expand" | "collapse" | "spoiler" | "accordion" => {
            let title = call
                .get_or(&["summary", "title", "label"], 0)
                .unwrap_or("Details");
            let title = encode_text(title);
            Some(Made::Around(
                format!("<details><summary>{title}</summary>"),
                "</details>".to_owned(),
            ))
        }
        "notice" | "note" | "alert" | "callout" | "admonition" | "hint" | "tip" | "warning"
        | "info" | "danger" | "caution" | "important" | "aside" => Some(boxed(call, name)),
        "quote" | "blockquote" | "pullquote" | "epigraph" => {
            let source = call.get_or(&["author", "cite", "source", "attribution"], 0);
            let source = source.map(|it| format!("<footer>{}</footer>", encode_text(it)));
            let end = format!("{}</blockquote>", source.unwrap_or_default());
            Some(Made::Around("<blockquote>".to_owned(), end))
        }
        "button" | "btn" => {
            let href = call.get_or(&["href", "url", "link", "relref"], 0)?;
            let href = quoted(href);
            let begin = format!("<a class=\"wp-block-button__link\" href=\"{href}\">");
            let label = call
                .get(&["text", "label", "title"])
                .map(|it| encode_text(it).into_owned());
            Some(match label {
                Some(label) => Made::Html(format!("{begin}{label}</a>")),
                None => Made::Around(begin, "</a>".to_owned()),
            })
        }
        "qr" => {
            let text = call.get_or(&["text"], 0)?;
            Some(Made::Html(format!(
                "<a href=\"{}\">{}</a>",
                quoted(text),
                encode_text(text)
            )))
        }
        "mark" | "kbd" | "sub" | "sup" | "del" | "ins" => {
            Some(Made::Around(format!("<{name}>"), format!("</{name}>")))
        }
        _ => None,
    }
}

/// The address of what a shortcode shows in a frame.
fn address(name: &str, call: &Call) -> Option<String> {
    let id = || call.get_or(&["id", "v", "video", "videoid", "src", "url", "href"], 0);
    let of = |start: &str| -> Option<String> {
        let id = id()?;
        Some(if id.contains("://") {
            id.to_owned()
        } else {
            format!("{start}{id}")
        })
    };
    match name {
        "youtube" | "yt" | "youtubeembed" | "lite-youtube" | "liteyoutube" => {
            of("https://www.youtube.com/watch?v=")
        }
        "vimeo" | "vimeoembed" => of("https://vimeo.com/"),
        "tweet" | "x" | "twitter" | "twitter_simple" | "x_simple" => {
            let user = call.get(&["user"]).or(call
                .values
                .get(1)
                .and(call.values.first())
                .map(String::as_str));
            let id = call
                .get(&["id"])
                .or(call.values.last().map(String::as_str))?;
            Some(if id.contains("://") {
                id.to_owned()
            } else {
                format!("https://x.com/{}/status/{id}", user.unwrap_or("i"))
            })
        }
        "instagram" | "instagram_simple" => of("https://www.instagram.com/p/"),
        "spotify" => of("https://open.spotify.com/"),
        "soundcloud" | "mastodon" | "bluesky" | "tiktok" | "dailymotion" | "iframe" | "embed" => {
            id().filter(|it| it.contains("://")).map(str::to_owned)
        }
        _ => None,
    }
}

/// A picture with what stands under it.
fn picture(call: &Call) -> Option<String> {
    let src = call.get(&[
        "src",
        "url",
        "image",
        "image_path",
        "path",
        "file",
        "href",
        "filename",
    ]);
    let src = src.or_else(|| {
        call.values
            .iter()
            .map(String::as_str)
            .find(|it| is_picture(it))
    })?;
    let alt = call.get(&["alt", "alttext"]);
    let alt = alt.or_else(|| {
        call.values
            .iter()
            .map(String::as_str)
            .find(|it| *it != src && !it.is_empty())
    });
    let named = [
        (CREDIT, call.get(&["attr", "credit"])),
        (CREDIT_LINK, call.get(&["attrlink"])),
    ];
    let named = named
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)));
    let named = named.map(|(name, value)| format!(" {name}=\"{}\"", quoted(value)));
    let mut image = format!(
        "<img src=\"{}\" alt=\"{}\"{}>",
        quoted(src),
        quoted(alt.unwrap_or_default()),
        named.collect::<String>()
    );
    if let Some(link) = call.get(&["link"]) {
        image = format!("<a href=\"{}\">{image}</a>", quoted(link));
    }
    let mut caption = String::new();
    for part in [call.get(&["title"]), call.get(&["caption", "text", "desc"])]
        .into_iter()
        .flatten()
    {
        push_html(&mut caption, Parser::new(part));
    }
    if !caption.is_empty() {
        caption = format!("<figcaption>{caption}</figcaption>");
    }
    Some(format!("<figure>{image}{caption}</figure>"))
}

/// A box with a title: its own, or what sort of box it is.
fn boxed(call: &Call, name: &str) -> Made {
    const SORTS: [&str; 12] = [
        "note",
        "info",
        "tip",
        "warning",
        "danger",
        "caution",
        "important",
        "success",
        "error",
        "hint",
        "notice",
        "primary",
    ];
    let first = call.values.first().map(String::as_str);
    let sort = call
        .get(&["type", "kind", "variant", "style"])
        .or(first.filter(|it| SORTS.contains(it)));
    let title = call.get(&["title", "heading"]);
    let title = title.or_else(|| call.values.get(1).map(String::as_str));
    let title = title.or_else(|| first.filter(|it| !SORTS.contains(it) && it.len() < 80));
    let title = title.map_or_else(|| sort_title(sort.unwrap_or(name)), str::to_owned);
    Made::Around(box_begin(&title), "</aside>".to_owned())
}

/// What a box is called that says only of what sort it is.
pub fn sort_title(sort: &str) -> String {
    let mut chars = sort.chars();
    let first = chars.next().map(|c| c.to_uppercase().to_string());
    first.unwrap_or_default() + chars.as_str()
}

/// The begin of a box with a title.
pub fn box_begin(title: &str) -> String {
    format!("<aside {BOX_TITLE}=\"{}\">", quoted(title))
}
