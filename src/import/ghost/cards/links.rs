//! What stands elsewhere, and links that are more than words.

use html_escape::{encode_double_quoted_attribute as quoted, encode_text};
use serde_json::{Value, json};
use url::Url;

use super::text;
use crate::{
    grammar::words::is_visible,
    import::{
        ghost::body::Maker,
        html::{self, Link, Outcome, Resolver, words},
    },
};

/// What a network or a player shows.
pub fn embed(data: &Value, maker: &mut Maker) {
    let metadata = &data["metadata"];
    let kind = data["embedType"].as_str().or(data["type"].as_str());
    if kind == Some("nft") {
        return nft(data, maker);
    }
    let (url, written) = (text(data, "url"), text(data, "html"));
    let title = text(metadata, "title");
    let has_words = written.contains("<blockquote");
    let frame = if has_words || (html::embed(url, None, None).is_none() && !written.is_empty()) {
        written.to_owned()
    } else {
        let title = match title {
            "" => String::new(),
            title => format!(" title=\"{}\"", quoted(title)),
        };
        format!("<iframe src=\"{}\"{title}></iframe>", quoted(url))
    };
    let caption = text(data, "caption");
    let caption = if is_visible(&words(caption)) {
        format!("<figcaption>{caption}</figcaption>")
    } else {
        String::new()
    };
    if !caption.is_empty() && is_visible(title) {
        let detail = "its caption is what it is called here";
        maker
            .findings
            .add("title of an embed", Outcome::Dropped, detail, title);
    }
    let author = text(metadata, "author_name");
    if is_visible(author) {
        let detail = "what it shows says who made it";
        maker
            .findings
            .add("author of an embed", Outcome::Dropped, detail, author);
    }
    let html = format!("<figure>{frame}{caption}</figure>");
    let blocks = maker.inner(&html);
    if blocks.is_empty() && Url::parse(url).is_ok() {
        // A script would have made it.
        let detail = "a link: a script would have shown it";
        maker
            .findings
            .add("embed card", Outcome::Downgraded, detail, "");
        let shown = if is_visible(title) { title } else { url };
        let (href, shown) = (quoted(url), encode_text(shown));
        maker.html(&format!("<p><a href=\"{href}\">{shown}</a></p>"));
    }
    for block in blocks {
        maker.block(block);
    }
}

fn nft(data: &Value, maker: &mut Maker) {
    let metadata = &data["metadata"];
    let card = json!({
        "url": data["url"],
        "caption": data["caption"],
        "metadata": {
            "title": metadata["title"],
            "description": metadata["description"],
            "publisher": metadata["collection_name"],
            "author": metadata["author_name"],
            "thumbnail": metadata["image_url"],
        }
    });
    bookmark(&card, maker);
}

/// A link with what is to be known of the page that it leads to.
pub fn bookmark(data: &Value, maker: &mut Maker) {
    let metadata = &data["metadata"];
    let url = match text(data, "url") {
        "" => text(metadata, "url"),
        url => url,
    };
    let host = Url::parse(url)
        .ok()
        .and_then(|it| it.host_str().map(str::to_owned));
    // These are plain text, in which `<` is what it is.
    let plain = |name: &str| in_line(text(metadata, name));
    let title = match plain("title") {
        title if is_visible(&title) => title,
        _ => host.unwrap_or_else(|| url.to_owned()),
    };
    let description = plain("description");
    let (publisher, author) = (text(metadata, "publisher"), text(metadata, "author"));
    match maker.resolver.link(url) {
        Link::Story(href) => {
            let detail = "the card of the story";
            let said = format!("{title} {description} {publisher} {author}");
            maker
                .findings
                .add("bookmark card", Outcome::Converted, detail, &said);
            maker.block(json!({ "type": "story", "href": href }));
        }
        Link::To(href) => {
            let detail = "a bookmark";
            maker
                .findings
                .add("bookmark card", Outcome::Converted, detail, author);
            let mut block = json!({ "type": "bookmark", "href": href, "title": title });
            if is_visible(&description) {
                block["text"] = description.into();
            }
            if is_visible(publisher) {
                block["site"] = publisher.into();
            }
            let thumbnail = text(metadata, "thumbnail");
            if !thumbnail.is_empty() {
                match maker.resolver.picture(thumbnail) {
                    Ok(path) => block["picture"] = json!({ "src": path, "alt": "" }),
                    Err(why) => {
                        let detail = format!("{why}: {thumbnail}");
                        let name = "picture of a bookmark";
                        maker.findings.add(name, Outcome::Dropped, &detail, "");
                    }
                }
            }
            maker.block(block);
        }
        Link::File(src) => maker.block(json!({ "type": "document", "src": src, "title": title })),
        Link::Nowhere(why) => {
            let detail = format!("{why}: {url}");
            let said = format!("{publisher} {author}");
            maker
                .findings
                .add("bookmark card", Outcome::Downgraded, &detail, &said);
            let (title, description) = (encode_text(&title), encode_text(&description));
            maker.html(&format!("<p>{title}</p><p>{description}</p>"));
        }
    }
    let caption = text(data, "caption");
    if is_visible(&words(caption)) {
        maker.html(&format!("<p>{caption}</p>"));
    }
}

/// A link as a button.
pub fn button(label: &str, href: &str, maker: &mut Maker) {
    let label = words(label);
    if !is_visible(&label) {
        return;
    }
    match maker.resolver.link(href) {
        Link::To(href) | Link::Story(href) if !href.is_empty() => {
            maker.findings.keep("button");
            maker.block(json!({ "type": "button", "href": href, "label": label }));
        }
        Link::File(src) => {
            let detail = "a document";
            maker.findings.add("button", Outcome::Converted, detail, "");
            maker.block(json!({ "type": "document", "src": src, "title": label }));
        }
        Link::Nowhere(why) => {
            let detail = format!("{why}: {href}");
            maker
                .findings
                .add("button", Outcome::Dropped, &detail, &label);
        }
        Link::To(_) | Link::Story(_) => {
            let detail = "it leads nowhere";
            maker
                .findings
                .add("button", Outcome::Dropped, detail, &label);
        }
    }
}

fn in_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
