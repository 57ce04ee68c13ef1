//! Elements of an export with their words, however badly they are written.

use memchr::memmem;
use quick_xml::{Reader, events::Event};

/// Makes words of what is no XML in the title of an item, which would swallow what comes after it. Says
/// whether it had to.
pub fn mend_title(xml: &mut Vec<u8>) -> bool {
    const NEXT: [&[u8]; 4] = [b"<link>", b"<pubDate>", b"<dc:creator>", b"<guid"];
    let Some(start) = memmem::find(xml, b"<title>").map(|at| at + b"<title>".len()) else {
        return false;
    };
    let rest = xml.get(start..).unwrap_or_default();
    if rest.trim_ascii_start().starts_with(b"<![CDATA[") {
        return false;
    }
    let next = NEXT.iter().filter_map(|field| memmem::find(rest, field));
    let next = next.min().unwrap_or(rest.len());
    let end = memmem::find(rest.get(..next).unwrap_or_default(), b"</title>");
    let length = end.unwrap_or(next);
    let words = rest.get(..length).unwrap_or_default();
    if end.is_some() && !words.contains(&b'<') {
        return false;
    }
    let mut mended = Vec::new();
    for byte in words {
        match byte {
            b'<' => mended.extend_from_slice(b"&lt;"),
            other => mended.push(*other),
        }
    }
    if end.is_none() {
        mended.extend_from_slice(b"</title>");
    }
    xml.splice(start..start + length, mended);
    true
}

/// How many elements may stand in one another: WXR has five.
const DEEPEST: usize = 32;

/// How often what is no XML is passed over in one item.
const PASSED_OVER: usize = 20;

/// Fields that stand in an item and in nothing else.
const FIELDS: [&str; 12] = [
    "link",
    "guid",
    "dc:creator",
    "content:encoded",
    "excerpt:encoded",
    "wp:post_id",
    "wp:post_date",
    "wp:post_name",
    "wp:status",
    "wp:post_type",
    "wp:postmeta",
    "category",
];

/// Where the next field of an item begins.
fn next_field(xml: &[u8], from: usize) -> Option<usize> {
    let rest = xml.get(from..)?;
    let starts = FIELDS.iter().filter_map(|field| {
        let start = format!("<{field}");
        memmem::find(rest, start.as_bytes())
    });
    starts.min().map(|start| from + start)
}

/// Calls `act` with each element once it begins, without words, where others stand in it, and once it ends,
/// with its words and attributes: an element that holds others comes before them. Gives what is wrong with
/// the XML.
pub fn each_field(
    xml: &[u8],
    mut act: impl FnMut(&[String], &[(String, String)], String),
) -> Vec<String> {
    let mut flaws = Vec::new();
    let mut start = 0;
    let mut path: Vec<String> = Vec::new();
    loop {
        let rest = xml.get(start..).unwrap_or_default();
        let Some((flaw, at)) = read_fields(rest, &mut path, &mut act) else {
            return flaws;
        };
        let at = start + at;
        flaws.push(format!(
            "this is no XML: {flaw}, {at} bytes after the start"
        ));
        let next = next_field(xml, (at + 1).max(start + 1));
        let is_item = path.first().is_some_and(|name| name == "item");
        match next {
            Some(next) if is_item && flaws.len() < PASSED_OVER => start = next,
            _ => return flaws,
        }
        path.truncate(1);
    }
}

/// The same up to the first mistake: gives what it is, and where.
fn read_fields(
    xml: &[u8],
    path: &mut Vec<String>,
    act: &mut impl FnMut(&[String], &[(String, String)], String),
) -> Option<(String, usize)> {
    let mut reader = Reader::from_reader(xml);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut attributes = Vec::new();
    let mut text = String::new();
    let mut is_leaf = false;
    let flaw = loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => {
                if is_leaf {
                    act(path, &attributes, std::mem::take(&mut text));
                }
                let name = decode(element.name().as_ref());
                // What nothing has ended ends where a field begins.
                if FIELDS.contains(&name.as_str()) && path.first().is_some_and(|it| it == "item") {
                    path.truncate(1);
                }
                if path.len() >= DEEPEST {
                    let at = reader.buffer_position();
                    break Some(("elements stand too deep in one another".to_owned(), at));
                }
                path.push(name);
                attributes = element
                    .attributes()
                    .with_checks(false)
                    .flatten()
                    .map(|one| (decode(one.key.as_ref()), unescape(&decode(&one.value))))
                    .collect();
                text.clear();
                is_leaf = true;
            }
            Ok(Event::Text(part)) => text.push_str(&decode(&part)),
            Ok(Event::CData(part)) => text.push_str(&decode(&part)),
            Ok(Event::GeneralRef(part)) => {
                text.push_str(&unescape(&format!("&{};", decode(&part))));
            }
            Ok(Event::End(_)) => {
                if is_leaf {
                    act(path, &attributes, std::mem::take(&mut text));
                }
                is_leaf = false;
                text.clear();
                path.pop();
            }
            Ok(Event::Eof) => break None,
            Ok(_) => {}
            Err(error) => break Some((error.to_string(), reader.error_position())),
        }
    };
    // What was read of a field that nothing ends.
    if is_leaf && !text.is_empty() {
        act(path, &attributes, text);
    }
    flaw.map(|(flaw, at)| (flaw, usize::try_from(at).unwrap_or(usize::MAX)))
}

/// Bytes in UTF-8, or in what Windows writes where they are not, without characters that only printers
/// knew.
fn decode(bytes: &[u8]) -> String {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.into(),
        Err(_) => decode_mixed(bytes),
    };
    text.chars()
        .filter(|c| !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}'))
        .collect()
}

/// A database that has changed its encoding holds both: only what is no UTF-8 is read otherwise.
fn decode_mixed(bytes: &[u8]) -> String {
    bytes
        .utf8_chunks()
        .map(|chunk| {
            let (wrong, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(chunk.invalid());
            format!("{}{wrong}", chunk.valid())
        })
        .collect()
}

/// Character references as HTML has them; what is none stays.
fn unescape(text: &str) -> String {
    html_escape::decode_html_entities(text).into_owned()
}
