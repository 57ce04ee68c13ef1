//! Redirects that plugins keep, as they export them: Redirection (JSON, CSV), Rank Math (JSON, CSV) and Yoast
//! Premium (CSV).

use std::{fs::File, io, path::Path};

use serde_json::Value;

use super::item::Head;

/// Adds those of a JSON value, if it is such an export.
pub fn add_json(value: &Value, head: &mut Head) {
    for redirect in value["redirects"].as_array().into_iter().flatten() {
        let to = &redirect["action_data"];
        let to = if to.is_object() { &to["url"] } else { to };
        let is_pattern = redirect["regex"] == true || redirect["regex"] == 1;
        add(head, text(&redirect["url"]), text(to), is_pattern);
    }
    for redirect in value["redirections"].as_array().into_iter().flatten() {
        if redirect["status"] == "inactive" {
            continue;
        }
        let to = text(&redirect["url_to"]);
        match &redirect["sources"] {
            Value::Array(sources) => {
                for source in sources {
                    let is_pattern = source["comparison"] != "exact";
                    add(head, text(&source["pattern"]), to, is_pattern);
                }
            }
            Value::String(written) => add_written(written, to, head),
            _ => {}
        }
    }
}

/// Sources as PHP writes them: `s:7:"pattern";s:8:"old-page";s:10:"comparison";s:5:"exact";`.
fn add_written(written: &str, to: &str, head: &mut Head) {
    for part in written.split("\"pattern\"").skip(1) {
        let quoted = |part: &str| part.split('"').nth(1).unwrap_or_default().to_owned();
        let comparison = part.split_once("\"comparison\"");
        let comparison = comparison.map(|(_, after)| quoted(after));
        add(
            head,
            &quoted(part),
            to,
            comparison.is_some_and(|it| it != "exact"),
        );
    }
}

/// Adds those of a table whose first line names its columns.
///
/// # Errors
/// Where it can't be read.
pub fn add_csv(path: &Path, head: &mut Head) -> io::Result<()> {
    let file = File::open(path)?;
    let mut table = csv::ReaderBuilder::new().flexible(true).from_reader(file);
    let names: Vec<String> = table
        .byte_headers()?
        .iter()
        .map(|name| String::from_utf8_lossy(name).trim().to_lowercase())
        .map(|name| name.trim_start_matches('\u{feff}').to_owned())
        .collect();
    let column = |wanted: &[&str]| {
        let is_wanted = |name: &String| wanted.contains(&name.as_str());
        names.iter().position(is_wanted)
    };
    let from = column(&["origin", "source", "source url", "url"]);
    let to = column(&["target", "destination", "target url", "url_to"]);
    let how = column(&["regex", "format", "matching"]);
    let (Some(from), Some(to)) = (from, to) else {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let flaw = format!("`{name}` has no columns `source` and `target`");
        head.flaws.push(flaw);
        return Ok(());
    };
    for row in table.byte_records() {
        let row = row?;
        let cell = |index: usize| String::from_utf8_lossy(row.get(index).unwrap_or_default());
        let how = how.map(|how| cell(how).trim().to_lowercase());
        let is_plain =
            |how: &String| matches!(how.as_str(), "" | "0" | "false" | "plain" | "exact");
        let is_pattern = how.is_some_and(|how| !is_plain(&how));
        add(head, cell(from).trim(), cell(to).trim(), is_pattern);
    }
    Ok(())
}

fn add(head: &mut Head, from: &str, to: &str, is_pattern: bool) {
    if from.is_empty() {
        return;
    }
    if is_pattern || to.is_empty() {
        head.lost_redirects.push(format!("{from} to {to}"));
    } else {
        head.redirects.push((from.to_owned(), to.to_owned()));
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
