//! Texts of the editor of the versions 1 to 5: sections of words with marks, and cards.

use html_escape::{encode_double_quoted_attribute as quoted, encode_text};
use serde_json::Value;

use super::{body::Maker, cards, halves::mended};
use crate::import::html::{Findings, Outcome};

/// Makes blocks of a text.
///
/// # Errors
/// Why it can't be read, in words.
pub fn make(text: &str, maker: &mut Maker) -> Result<(), String> {
    let document: Value = serde_json::from_str(&mended(text)).map_err(|error| error.to_string())?;
    let sections = document["sections"].as_array();
    for section in sections.ok_or("it has no sections")? {
        match section[0].as_u64() {
            Some(1) => {
                let words = line(&document, &section[2], maker);
                let html = element(&section[1], &words, maker.findings);
                maker.words(&html);
            }
            Some(2) => {
                let src = section[1].as_str().unwrap_or_default();
                maker.words(&format!("<img src=\"{}\">", quoted(src)));
            }
            Some(3) => {
                let name = match section[1].as_str() {
                    Some("ol") => "ol",
                    _ => "ul",
                };
                let items = section[2].as_array().into_iter().flatten();
                let items: String = items
                    .map(|item| format!("<li>{}</li>", line(&document, item, maker)))
                    .collect();
                maker.words(&format!("<{name}>{items}</{name}>"));
            }
            Some(10) => {
                let card = section[1]
                    .as_u64()
                    .map(|index| &document["cards"][index as usize]);
                match card.and_then(|card| Some((card[0].as_str()?, &card[1]))) {
                    Some((name, payload)) => cards::card(name, payload, maker),
                    None => {
                        let detail = "the text does not have it";
                        maker.findings.add("card", Outcome::Dropped, detail, "");
                    }
                }
            }
            _ => {
                let words = cards::words_of(section, maker.findings, "section");
                maker.words(&format!("<div>{words}</div>"));
            }
        }
    }
    Ok(())
}

fn element(name: &Value, words: &str, findings: &mut Findings) -> String {
    let name = match name.as_str().unwrap_or_default() {
        name @ ("p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "blockquote") => name,
        "aside" | "pull-quote" => {
            findings.add("aside", Outcome::Converted, "a quote, as others are", "");
            "blockquote"
        }
        _ => "p",
    };
    format!("<{name}>{words}</{name}>")
}

/// Words with their marks: each piece opens some and closes some.
fn line(document: &Value, markers: &Value, maker: &mut Maker) -> String {
    let mut html = String::new();
    let mut open: Vec<&str> = Vec::new();
    for marker in markers.as_array().into_iter().flatten() {
        for index in marker[1].as_array().into_iter().flatten() {
            let markup = index.as_u64().map(|it| &document["markups"][it as usize]);
            let name = markup.and_then(|it| it[0].as_str()).unwrap_or("span");
            let is_name = !name.is_empty() && name.bytes().all(|it| it.is_ascii_alphanumeric());
            let name = if is_name { name } else { "span" };
            open.push(name);
            html += &format!("<{name}");
            let attributes = markup.and_then(|it| it[1].as_array());
            let attributes = attributes.map(Vec::as_slice).unwrap_or_default();
            for pair in attributes.chunks(2) {
                if let [Value::String(key), Value::String(value)] = pair
                    && key == "href"
                {
                    html += &format!(" href=\"{}\"", quoted(value));
                }
            }
            html.push('>');
        }
        match (marker[0].as_u64(), &marker[3]) {
            (Some(1), atom) => {
                let atom = atom.as_u64().map(|it| &document["atoms"][it as usize]);
                match atom.map(|it| (it[0].as_str().unwrap_or_default(), &it[1])) {
                    Some(("soft-return", _)) => html += "<br>",
                    Some((name, text)) => {
                        let detail = "its words are kept";
                        let name = format!("{name} atom");
                        maker.findings.add(&name, Outcome::Downgraded, detail, "");
                        html += &encode_text(text.as_str().unwrap_or_default());
                    }
                    None => {}
                }
            }
            (_, text) => html += &encode_text(text.as_str().unwrap_or_default()),
        }
        for _ in 0..marker[2]
            .as_u64()
            .unwrap_or_default()
            .min(open.len() as u64)
        {
            html += &open.pop().map(|it| format!("</{it}>")).unwrap_or_default();
        }
    }
    while let Some(name) = open.pop() {
        html += &format!("</{name}>");
    }
    html
}
