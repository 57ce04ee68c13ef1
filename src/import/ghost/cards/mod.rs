//! Cards: what stands between the words of a text and is more than words.

mod boxes;
mod links;
mod media;
mod rendered;

use html_escape::encode_text;
use serde_json::Value;

use super::{body::Maker, markdown};
use crate::{
    grammar::words::is_visible,
    import::html::{Findings, Outcome, words},
};

pub use rendered::make as rendered;

/// Adds a card, by its name in a text of either editor.
pub fn card(name: &str, data: &Value, maker: &mut Maker) {
    if is_for_members(data) {
        let detail = "not everyone could see it";
        leave_out(name, data, maker, detail);
        return;
    }
    match name {
        "hr" | "horizontalrule" => maker.words("<hr>"),
        "image" => media::image(data, maker),
        "gallery" => media::gallery(data, maker),
        "before-after" => media::before_after(data, maker),
        "audio" => media::audio(data, maker),
        "video" => media::video(data, maker),
        "file" => media::file(data, maker),
        "embed" => links::embed(data, maker),
        "bookmark" => links::bookmark(data, maker),
        "button" => links::button(text(data, "buttonText"), text(data, "buttonUrl"), maker),
        "html" => {
            maker.findings.keep("html card");
            maker.html(text(data, "html"));
        }
        "markdown" | "card-markdown" => {
            maker.findings.keep("markdown card");
            markdown::make(text(data, "markdown"), maker);
        }
        "code" | "codeblock" => media::code(data, maker),
        "callout" => boxes::callout(data, maker),
        "toggle" => boxes::toggle(data, maker),
        "header" => boxes::header(data, maker),
        "product" => boxes::product(data, maker),
        "call-to-action" => boxes::call_to_action(data, maker),
        "email" | "email-cta" => leave_out(name, data, maker, "it stood in letters alone"),
        "signup" => leave_out(
            name,
            data,
            maker,
            "a site of files has nobody to send a form to",
        ),
        "transistor" | "collection" => {
            leave_out(name, data, maker, "it is made anew for each reader");
        }
        // What it does depends on who could read the story, and is told with that.
        "paywall" | "zwnj" => {}
        _ => {
            let html = words_of(data, maker.findings, name);
            maker.html(&html);
        }
    }
}

/// Whether a card was only shown to members, or in letters.
fn is_for_members(data: &Value) -> bool {
    let visibility = &data["visibility"];
    let is = |value: &Value, what: bool| value.as_bool() == Some(what);
    is(&visibility["web"]["nonMember"], false)
        || is(&visibility["showOnWeb"], false)
        || is(&visibility["emailOnly"], true)
}

fn leave_out(name: &str, data: &Value, maker: &mut Maker, detail: &str) {
    let mut texts = Vec::new();
    gather(data, &mut texts);
    let texts: Vec<_> = texts.into_iter().map(words).collect();
    let name = format!("{name} card");
    maker
        .findings
        .add(&name, Outcome::Dropped, detail, &texts.join(" "));
}

/// The words of what is not known here, as HTML: those that are sentences or HTML. Single words may be
/// settings, so they are in the report.
pub fn words_of(data: &Value, findings: &mut Findings, name: &str) -> String {
    let mut texts = Vec::new();
    gather(data, &mut texts);
    let is_said = |text: &&str| text.contains(['<', ' ', '\n']);
    let (said, others): (Vec<_>, Vec<_>) = texts.into_iter().partition(is_said);
    let detail = "it is not known here, and its words are kept";
    let name = format!("{name} card");
    findings.add(&name, Outcome::Downgraded, detail, &others.join(" "));
    let html = said.iter().map(|text| {
        let is_html = text.contains('<') && text.contains('>');
        if is_html {
            format!("<div>{text}</div>")
        } else {
            format!("<p>{}</p>", encode_text(text))
        }
    });
    html.collect()
}

/// All texts in a value.
fn gather<'a>(value: &'a Value, texts: &mut Vec<&'a str>) {
    match value {
        Value::String(text) if is_visible(text) => texts.push(text),
        Value::Array(values) => values.iter().for_each(|it| gather(it, texts)),
        Value::Object(fields) => {
            let fields = fields.iter();
            let fields =
                fields.filter(|(name, _)| !["type", "visibility"].contains(&name.as_str()));
            fields.for_each(|(_, it)| gather(it, texts));
        }
        _ => {}
    }
}

/// A text of a card; empty where it has none of that name.
fn text<'a>(data: &'a Value, name: &str) -> &'a str {
    data[name].as_str().unwrap_or_default()
}

/// Whether something of a card is shown.
fn is_on(data: &Value, name: &str) -> bool {
    data[name].as_bool().unwrap_or_default()
}
