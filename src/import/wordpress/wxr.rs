//! The fields of an export file (WXR: RSS 2.0 with `wp:` elements), as they come.

use std::rc::Rc;

use super::{
    chunks::Chunk,
    fields::{each_field, mend_title},
    item::{Head, HeadAuthor, HeadTerm, Item, ItemTerm},
};

/// What an export says of the whole site.
pub fn head(chunk: Chunk) -> Head {
    let mut head = Head {
        flaws: chunk.flaws,
        ..Head::default()
    };
    let mut meta = String::new();
    let flaws = each_field(&chunk.xml, |path, _, text| {
        let Some((name, around)) = path.split_last() else {
            return;
        };
        let group = around.last().map(String::as_str).unwrap_or_default();
        let text = text.trim().to_owned();
        match (group, name.as_str()) {
            ("channel", "title") => head.name = text,
            ("channel", "description") => head.tagline = text,
            ("channel", "link") if head.url.is_empty() => head.url = text,
            ("channel", "wp:base_blog_url") if !text.is_empty() => head.url = text,
            ("channel", "language") => head.language = text,
            ("channel", "wp:author") => head.authors.push(HeadAuthor::default()),
            ("channel", "wp:category" | "wp:tag" | "wp:term") => {
                head.terms.push(HeadTerm::default());
            }
            ("wp:termmeta", "wp:meta_key") => meta = text,
            // Of an author of the plugin PublishPress.
            ("wp:termmeta", "wp:meta_value") if meta == "description" => {
                if let Some(term) = head.terms.last_mut() {
                    term.biography = text;
                }
            }
            ("wp:author", field) => author_field(&mut head, field, text),
            ("wp:category" | "wp:tag" | "wp:term", field) => {
                term_field(&mut head, group, field, text);
            }
            _ => {}
        }
    });
    head.flaws.extend(
        flaws
            .iter()
            .map(|flaw| format!("{flaw}, in what stands before the first item")),
    );
    head
}

/// Fields come before the end of what they belong to, so the last of the list is still being read.
fn author_field(head: &mut Head, field: &str, text: String) {
    let Some(author) = head.authors.last_mut() else {
        return;
    };
    match field {
        "wp:author_id" => author.id = text.parse().unwrap_or_default(),
        "wp:author_login" => author.login = text,
        "wp:author_display_name" => author.name = text,
        _ => {}
    }
}

fn term_field(head: &mut Head, group: &str, field: &str, text: String) {
    let Some(term) = head.terms.last_mut() else {
        return;
    };
    match group {
        "wp:category" => term.taxonomy = "category".to_owned(),
        "wp:tag" => term.taxonomy = "post_tag".to_owned(),
        _ => {}
    }
    match field {
        "wp:term_id" => term.id = text.parse().unwrap_or_default(),
        "wp:term_taxonomy" => term.taxonomy = text,
        "wp:category_nicename" | "wp:tag_slug" | "wp:term_slug" => term.slug = text,
        "wp:cat_name" | "wp:tag_name" | "wp:term_name" => term.name = text,
        "wp:category_parent" | "wp:term_parent" => term.parent = text,
        "wp:category_description" | "wp:tag_description" | "wp:term_description" => {
            term.description = text;
        }
        _ => {}
    }
}

/// An item of an export of a blog.
pub fn item(chunk: Chunk, file: &Rc<str>, blog: &Rc<str>) -> Item {
    let mut item = Item {
        file: file.clone(),
        blog: blog.clone(),
        byte: chunk.byte,
        flaws: chunk.flaws,
        ..Item::default()
    };
    let mut xml = chunk.xml;
    if mend_title(&mut xml) {
        let flaw = "its title is no XML: it is read as words";
        item.flaws.push(flaw.to_owned());
    }
    let mut key = String::new();
    let flaws = each_field(&xml, |path, attributes, text| {
        let Some((name, around)) = path.split_last() else {
            return;
        };
        match around.last().map(String::as_str) {
            Some("item") => item_field(&mut item, name, attributes, text),
            Some("wp:postmeta") => match name.as_str() {
                "wp:meta_key" => key = text,
                "wp:meta_value" => item.meta.push((std::mem::take(&mut key), text)),
                _ => {}
            },
            Some("wp:comment") if name == "wp:comment_approved" && text.trim() == "1" => {
                item.comments += 1;
            }
            _ => {}
        }
    });
    item.flaws.extend(flaws);
    // The kind comes after the text, so one that is cut off has none.
    if item.kind.is_empty() && !item.content.is_empty() {
        item.kind = "post".to_owned();
    }
    item
}

fn item_field(item: &mut Item, name: &str, attributes: &[(String, String)], text: String) {
    let short = || text.trim().to_owned();
    match name {
        "title" => item.title = text,
        "link" => item.link = short(),
        "guid" => item.guid = short(),
        "dc:creator" => item.author = short(),
        "content:encoded" => item.content = text,
        "excerpt:encoded" => item.excerpt = text,
        "wp:post_id" => item.id = text.trim().parse().unwrap_or_default(),
        "wp:post_date" => item.date = short(),
        "wp:post_date_gmt" => item.date_gmt = short(),
        "wp:post_modified_gmt" => item.modified_gmt = short(),
        "wp:post_name" => item.slug = short(),
        "wp:status" => item.status = short(),
        "wp:post_type" => item.kind = short(),
        "wp:post_parent" => item.parent = text.trim().parse().unwrap_or_default(),
        "wp:menu_order" => item.order = text.trim().parse().unwrap_or_default(),
        "wp:post_password" => item.is_protected = !text.trim().is_empty(),
        "wp:is_sticky" => item.is_sticky = text.trim() == "1",
        "wp:attachment_url" => item.file_url = short(),
        "category" => {
            let attribute = |name: &str| {
                let found = attributes.iter().find(|(key, _)| key == name);
                found.map(|(_, value)| value.clone()).unwrap_or_default()
            };
            item.terms.push(ItemTerm {
                taxonomy: attribute("domain"),
                slug: attribute("nicename"),
                name: short(),
            });
        }
        _ => {}
    }
}
