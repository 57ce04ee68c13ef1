use std::{borrow::Cow, sync::Arc};

use any_spawner::Executor;
use leptos::prelude::*;
use leptos_router::location::RequestUrl;

use super::{
    style::Needs,
    template::{Place, Template},
};
use crate::{
    locales::Strings,
    page::{Content, Page, Tag, hooks},
    reader::{App, Shown},
    resolve::Redirect,
    view::Side,
};

/// What every document of a site has in common.
#[derive(Debug)]
pub struct Document<'a> {
    pub template: &'a Template,
    pub css: &'a str,
    /// The published address of the rest of the styles, and which pages need them.
    pub more: &'a str,
    pub needs: &'a Needs,
    /// The site's path with slashes at both ends.
    pub base: &'a str,
    /// Name and address of the feed of all stories, where there are any.
    pub feed: Option<(&'a str, &'a str)>,
    /// Published addresses of the loader, the glue and the module.
    pub boot: &'a str,
    pub glue: &'a str,
    pub wasm: &'a str,
}

impl Document<'_> {
    /// The finished page: `index.html`. `data` is the page as JSON.
    pub fn write(&self, page: Arc<Page>, strings: Arc<Strings>, data: &str) -> String {
        let body = render(
            self.base,
            Shown {
                at: page.path.clone(),
                page: page.clone(),
                strings,
                side: Side::One,
            },
        );
        self.template.fill(|place, document| match place {
            Place::Language => document.push_str(&attribute(&page.head.language.0)),
            Place::Direction => document.push_str(page.head.direction.as_str()),
            Place::Base => document.push_str(&attribute(self.base)),
            Place::Head => {
                document.push_str("<style>");
                document.push_str(self.css);
                document.push_str("</style>");
                if self.needs.are_met_by(&body) {
                    let more = attribute(self.more);
                    document.push_str(&format!("<link rel=\"stylesheet\" href=\"{more}\">"));
                }
                if let Some((name, address)) = self.feed {
                    let (name, address) = (attribute(name), attribute(address));
                    document.push_str(&format!(
                        "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"{address}\" title=\"{name}\">"
                    ));
                }
                if let Some(id) = awaited(&page.content) {
                    let link = format!("<link rel=\"expect\" href=\"#{id}\" blocking=\"render\">");
                    document.push_str(&link);
                }
                page.head
                    .tags()
                    .iter()
                    .for_each(|tag| write_tag(tag, document));
            }
            Place::App => document.push_str(&body),
            Place::Foot => self.write_foot(&page, data, document),
        })
    }

    fn write_foot(&self, page: &Page, data: &str, document: &mut String) {
        document.push_str("<script type=\"application/json\" id=\"page\">");
        document.push_str(&inside_script(data));
        document.push_str("</script><script type=\"speculationrules\">");
        document.push_str(&inside_script(&speculation_rules(self.base)));
        document.push_str("</script><script type=\"module\"");
        let prefix = self.base.trim_end_matches('/');
        let attributes = [
            ("src", self.boot),
            ("data-base", prefix),
            ("data-js", self.glue),
            ("data-wasm", self.wasm),
            ("data-strings", &page.strings),
            ("data-styles", self.more),
        ];
        for (name, value) in attributes {
            document.push_str(&format!(" {name}=\"{}\"", attribute(value)));
        }
        document.push_str("></script>");
    }
}

/// A document that leads on to another address at once, by a refresh that HTML calls declarative
/// (section 4.2.5.3), and by a link where that is turned off.
pub fn leads_on(redirect: &Redirect) -> String {
    let (language, to) = (
        attribute(&redirect.head.language.0),
        attribute(&redirect.to),
    );
    let direction = redirect.head.direction.as_str();
    let mut document = format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\" dir=\"{direction}\"><head><meta charset=\"utf-8\">\
         <meta http-equiv=\"refresh\" content=\"0; url={to}\">"
    );
    for tag in redirect.head.tags() {
        write_tag(&tag, &mut document);
    }
    let words = inside_text(&redirect.label);
    document.push_str(&format!(
        "</head><body><p><a href=\"{to}\">{words}</a></p></body></html>\n"
    ));
    document
}

/// What has to be there before a page is painted. A browser may stop reading in the middle of the lead,
/// or of a list whose last card stands otherwise than the rest, and paint what it has, only to move it
/// a moment later.
fn awaited(content: &Content) -> Option<&'static str> {
    match content {
        Content::Front(front) if front.containers.len() > 1 => Some(hooks::frame::FOLD.name),
        Content::Section(_) | Content::Topic(_) | Content::Archive(_) | Content::Author(_) => {
            Some(hooks::frame::FOOT.name)
        }
        _ => None,
    }
}

/// What the app would render, by the app itself.
fn render(base: &str, shown: Shown) -> String {
    // Only the first call on a process can succeed; nothing is ever run on it.
    _ = Executor::init_futures_executor();
    let owner = Owner::new();
    let html = owner.with(|| {
        provide_context(RequestUrl::new(&shown.page.path));
        let base = base.trim_end_matches('/').to_owned();
        view! { <App first=shown base=base /> }.to_html()
    });
    owner.unset_with_forced_cleanup();
    html
}

/// Until the app is live the browser may fetch the next page while the pointer rests on its link
/// (Speculation Rules). The same text on every page, so that one policy covers them.
fn speculation_rules(base: &str) -> String {
    serde_json::json!({
        "prefetch": [{
            "where": { "and": [
                { "href_matches": format!("{base}*") },
                { "not": { "selector_matches": "[rel~=external], [download]" } },
            ] },
            "eagerness": "moderate",
        }],
    })
    .to_string()
}

fn write_tag(tag: &Tag, document: &mut String) {
    document.push_str(&format!("<{}", tag.name));
    for (name, value) in &tag.attributes {
        document.push_str(&format!(" {name}=\"{}\"", attribute(value)));
    }
    document.push_str(" data-head>");
    if let Some(text) = &tag.text {
        let text = match tag.name {
            "script" => inside_script(text),
            _ => inside_text(text),
        };
        document.push_str(&format!("{text}</{}>", tag.name));
    }
}

/// A double-quoted attribute value (HTML, 13.3 "escapingString").
fn attribute(value: &str) -> Cow<'_, str> {
    match value.contains(['&', '"', '<', '>']) {
        true => inside_text(value).replace('"', "&quot;").into(),
        false => value.into(),
    }
}

fn inside_text(text: &str) -> Cow<'_, str> {
    match text.contains(['&', '<', '>']) {
        true => text
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
            .into(),
        false => text.into(),
    }
}

/// JSON that can't end the script it stands in, nor begin a comment there.
fn inside_script(json: &str) -> Cow<'_, str> {
    match json.contains('<') {
        true => json.replace('<', "\\u003c").into(),
        false => json.into(),
    }
}
