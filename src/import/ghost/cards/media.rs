//! Pictures, sounds, films, files and code.

use html_escape::{encode_double_quoted_attribute as quoted, encode_text};
use serde_json::{Value, json};

use super::text;
use crate::{
    grammar::words::is_visible,
    import::{
        ghost::body::Maker,
        html::{Link, Outcome, Resolver, words},
    },
};

/// A figure with a line under it.
fn figure(inner: &str, caption: &str, class: &str) -> String {
    let caption = if is_visible(&words(caption)) {
        format!("<figcaption>{caption}</figcaption>")
    } else {
        String::new()
    };
    format!("<figure class=\"{class}\">{inner}{caption}</figure>")
}

fn picture(data: &Value) -> String {
    let image = format!(
        "<img src=\"{}\" alt=\"{}\">",
        quoted(text(data, "src")),
        quoted(text(data, "alt"))
    );
    match text(data, "href") {
        "" => image,
        href => format!("<a href=\"{}\">{image}</a>", quoted(href)),
    }
}

/// A picture, as wide as it was.
pub fn image(data: &Value, maker: &mut Maker) {
    let html = figure(&picture(data), text(data, "caption"), "");
    let role = match text(data, "cardWidth") {
        role @ ("wide" | "full") => Some(role),
        _ => None,
    };
    for mut block in maker.inner(&html) {
        if let Some(role) = role
            && block["type"] == "image"
        {
            block["role"] = role.into();
        }
        maker.block(block);
    }
}

/// Pictures that belong together.
pub fn gallery(data: &Value, maker: &mut Maker) {
    let images = data["images"].as_array().into_iter().flatten();
    let images: String = images
        .map(|image| figure(&picture(image), text(image, "caption"), ""))
        .collect();
    maker.html(&figure(&images, text(data, "caption"), "wp-block-gallery"));
}

/// Two pictures of one place, which may be of two sizes.
pub fn before_after(data: &Value, maker: &mut Maker) {
    let images = ["beforeImage", "afterImage"]
        .map(|name| picture(&data[name]))
        .concat();
    let detail = "a gallery of two pictures: make it a comparison if they have one size";
    maker
        .findings
        .add("before-after card", Outcome::Converted, detail, "");
    maker.html(&figure(&images, text(data, "caption"), "wp-block-gallery"));
}

/// Code.
pub fn code(data: &Value, maker: &mut Maker) {
    let code = encode_text(text(data, "code"));
    let language = quoted(text(data, "language"));
    let code = format!("<pre><code class=\"language-{language}\">{code}</code></pre>");
    maker.html(&figure(&code, text(data, "caption"), ""));
}

/// A sound.
pub fn audio(data: &Value, maker: &mut Maker) {
    let (src, title) = (text(data, "src"), text(data, "title"));
    let html = format!(
        "<audio src=\"{}\" title=\"{}\"></audio>",
        quoted(src),
        quoted(title)
    );
    let thumbnail = text(data, "thumbnailSrc");
    for mut block in maker.inner(&html) {
        if !thumbnail.is_empty()
            && block["type"] == "audio"
            && let Ok(path) = maker.resolver.picture(thumbnail)
        {
            block["picture"] = json!({ "src": path, "alt": "" });
        }
        maker.block(block);
    }
}

/// A film.
pub fn video(data: &Value, maker: &mut Maker) {
    let own = text(data, "customThumbnailSrc");
    let poster = if own.is_empty() {
        text(data, "thumbnailSrc")
    } else {
        own
    };
    let poster = match poster {
        "" => String::new(),
        poster => format!(" poster=\"{}\"", quoted(poster)),
    };
    let film = format!(
        "<video src=\"{}\"{poster}></video>",
        quoted(text(data, "src"))
    );
    maker.html(&figure(&film, text(data, "caption"), ""));
}

/// A file to take home.
pub fn file(data: &Value, maker: &mut Maker) {
    let (src, name) = (text(data, "src"), text(data, "fileName"));
    let (title, caption) = (text(data, "fileTitle"), text(data, "fileCaption"));
    let shown = if is_visible(title) { title } else { name };
    let shown = if is_visible(shown) { shown } else { src };
    match maker.resolver.link(src) {
        Link::File(path) => {
            let detail = "a document";
            maker
                .findings
                .add("file card", Outcome::Converted, detail, name);
            let mut block = json!({ "type": "document", "src": path, "title": shown });
            if is_visible(caption) {
                block["text"] = caption.into();
            }
            maker.block(block);
        }
        Link::To(href) | Link::Story(href) => {
            let detail = "a link: the file stands elsewhere";
            maker
                .findings
                .add("file card", Outcome::Downgraded, detail, name);
            let (href, shown) = (quoted(&href), encode_text(shown));
            let caption = encode_text(caption);
            maker.html(&format!(
                "<p><a href=\"{href}\">{shown}</a></p><p>{caption}</p>"
            ));
        }
        Link::Nowhere(why) => {
            let detail = format!("{why}: {src}");
            maker
                .findings
                .add("file card", Outcome::Downgraded, &detail, name);
            let (shown, caption) = (encode_text(shown), encode_text(caption));
            maker.html(&format!("<p>{shown}</p><p>{caption}</p>"));
        }
    }
}
