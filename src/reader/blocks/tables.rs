//! Tables that are sorted and copied where scripts run.

use std::time::Duration;

use const_format::concatcp;
use js_sys::{Array, Float64Array, Function, Intl::Collator, Map, Number, Object, Reflect};
use leptos::prelude::{Set, document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, HtmlDocument, HtmlElement, HtmlTextAreaElement, Node};

use crate::{
    page::hooks,
    reader::{
        Reader,
        dom::{among, around},
        timer::Timer,
    },
};

const BUTTONS: &str = concatcp!(
    hooks::table::SORT.selector,
    ", ",
    hooks::table::COPY.selector
);

/// On a row: its index as it was published, kept when it first moves.
const PUBLISHED: &str = "data-place";

/// On the body of a table: its rows in the order that was asked for last.
const ROWS: &str = "rowsInOrder";

/// How many rows are moved before the browser has time for others.
const AT_ONCE: u32 = 200;

/// After it the browser has shown what was changed.
const PAINTED: Duration = Duration::from_millis(30);

/// Whether a click was on a button that sorts or copies a table.
pub fn clicked(reader: &Reader, target: &Element) -> bool {
    let Some(button) = around(target, BUTTONS) else {
        return false;
    };
    _ = match around(&button, "th") {
        Some(head) => sort(&head),
        None => copy(reader, &button),
    };
    true
}

/// Upwards, downwards, and as it was published. A long table says at once how it will be sorted, and its
/// rows follow from the top on, so that nobody waits for what is out of sight.
fn sort(head: &Element) -> Option<()> {
    let table = around(head, "table")?;
    let order = match head.get_attribute("aria-sort").as_deref() {
        None => Some(("ascending", false)),
        Some("ascending") => Some(("descending", true)),
        Some(_) => None,
    };
    for other in among::<Element>(&table, "[aria-sort]") {
        _ = other.remove_attribute("aria-sort");
    }
    if let Some((name, _)) = order {
        _ = head.set_attribute("aria-sort", name);
    }

    let body = table.query_selector("tbody").ok()??;
    // Where it is filled last, whatever was begun before ends.
    let rows = Array::new();
    _ = Reflect::set(&body, &ROWS.into(), &rows);
    let head = head.clone();
    let is_long = body.child_element_count() > AT_ONCE;
    let act = move || {
        _ = gather(&head, &table, order.map(|(_, is_down)| is_down), &rows);
        place(body, rows, 0);
    };
    if is_long {
        Timer::default().set(PAINTED, act);
    } else {
        act();
    }
    Some(())
}

/// Fills `rows` with those of a table in the order of a column.
fn gather(head: &Element, table: &Element, order: Option<bool>, rows: &Array) -> Option<()> {
    let column = among::<Element>(table, "thead th")
        .iter()
        .position(|it| it == head)?;
    let is_numeric = head.has_attribute(hooks::table::NUMBER.name)
        || head.has_attribute(hooks::table::VALUE.name);
    // Rows by their keys: those of one key stay as they are among each other.
    let (groups, rest) = (Map::new(), Array::new());
    for (published, row) in among::<Element>(table, "tbody tr").iter().enumerate() {
        let first = row.get_attribute(PUBLISHED).unwrap_or_else(|| {
            let first = published.to_string();
            _ = row.set_attribute(PUBLISHED, &first);
            first
        });
        let cell = row.child_nodes().item(column as u32);
        let cell = cell.and_then(|cell| cell.dyn_into::<Element>().ok());
        let said = |by: fn(&Element) -> String| cell.as_ref().map(by).unwrap_or_default();
        let key = match order {
            None => Number::parse_float(&first).into(),
            Some(_) if is_numeric => Number::parse_float(&said(number)).into(),
            Some(_) => JsValue::from(said(words_of)),
        };
        if key.as_f64().is_some_and(f64::is_nan) {
            rest.push(row);
            continue;
        }
        match groups.get(&key).dyn_into::<Array>() {
            Ok(group) => _ = group.push(row),
            Err(_) => _ = groups.set(&key, &Array::of1(row)),
        }
    }
    let mut keys = Array::from(&groups.keys());
    if is_numeric || order.is_none() {
        // Typed arrays are sorted by size.
        let numbers = Float64Array::new(&keys);
        call(&numbers, "sort", &JsValue::UNDEFINED)?;
        keys = Array::from(&numbers);
    } else {
        let language = around(table, "[lang]").and_then(|it| it.get_attribute("lang"));
        // "Place 9" before "Place 10".
        let options = Object::new();
        _ = Reflect::set(&options, &"numeric".into(), &JsValue::TRUE);
        let collator = Collator::new(&Array::of1(&language.into()), &options);
        call(&keys, "sort", &collator.compare())?;
    }
    if order == Some(true) {
        keys.reverse();
    }
    let groups = keys.iter().map(|key| groups.get(&key));
    for group in groups.chain([rest.into()]) {
        for row in Array::from(&group).iter() {
            rows.push(&row);
        }
    }
    Some(())
}

/// Puts rows from that index on where they belong, so many at once, unless others are to be put there.
fn place(body: Element, rows: Array, index: u32) {
    let asked = Reflect::get(&body, &ROWS.into()).ok();
    if asked.as_ref() != Some(rows.as_ref()) {
        return;
    }
    let row = |index: u32| rows.get(index).dyn_into::<Node>().ok();
    let mut next = match index.checked_sub(1) {
        None => body.first_child(),
        Some(last) => row(last).and_then(|row| row.next_sibling()),
    };
    let end = rows.length().min(index + AT_ONCE);
    for row in (index..end).filter_map(row) {
        if next.as_ref() == Some(&row) {
            next = row.next_sibling();
        } else {
            _ = body.insert_before(&row, next.as_ref());
        }
    }
    if end < rows.length() {
        Timer::default().set(Duration::ZERO, move || place(body, rows, end));
    }
}

/// Calls a method of an array, with nothing of this program in between: a comparison that goes through it
/// takes ten times as long.
fn call(array: &JsValue, method: &str, argument: &JsValue) -> Option<()> {
    let method = Reflect::get(array, &method.into()).ok()?;
    let method = method.dyn_into::<Function>().ok()?;
    method.call1(array, argument).ok().map(drop)
}

/// As comma-separated values (RFC 4180).
fn copy(reader: &Reader, button: &Element) -> Option<()> {
    let frame = button.parent_element()?;
    let mut csv = String::new();
    for row in among::<Element>(&frame, "tr") {
        for (column, cell) in among::<Element>(&row, "th, td").iter().enumerate() {
            if column > 0 {
                csv.push(',');
            }
            let value = harmless(copy_value(cell));
            if value.contains(['"', ',', '\n', '\r']) {
                csv.push('"');
                csv.push_str(&value.replace('"', "\"\""));
                csv.push('"');
            } else {
                csv.push_str(&value);
            }
        }
        csv.push_str("\r\n");
    }
    let words = button.get_attribute(hooks::table::COPIED.name)?;
    let clipboard = window().navigator().clipboard();
    let announcement = reader.screen.announcement;
    // Read out anew even if the same was read out last.
    announcement.set(String::new());
    _ = button.remove_attribute(hooks::table::DONE.name);
    let button = button.clone();
    spawn_local(async move {
        // Browsers have no clipboard for pages that did not come by a safe way.
        let copied =
            !clipboard.is_undefined() && JsFuture::from(clipboard.write_text(&csv)).await.is_ok();
        if copied || copy_by_hand(&csv).is_some() {
            _ = button.set_attribute(hooks::table::DONE.name, "");
            announcement.set(words);
        }
    });
    Some(())
}

/// By the copy command, from a field that is there for a moment.
fn copy_by_hand(text: &str) -> Option<()> {
    let document = document().dyn_into::<HtmlDocument>().ok()?;
    let focused = document.active_element();
    let field = document.create_element("textarea").ok()?;
    let field = field.dyn_into::<HtmlTextAreaElement>().ok()?;
    field.set_value(text);
    document.body()?.append_child(&field).ok()?;
    field.select();
    let copied = document.exec_command("copy").ok();
    field.remove();
    if let Some(focused) = focused.and_then(|focused| focused.dyn_into::<HtmlElement>().ok()) {
        _ = focused.focus();
    }
    copied.filter(|copied| *copied).map(drop)
}

/// What a spreadsheet would take for a formula is marked as words (OWASP, "CSV Injection").
fn harmless(value: String) -> String {
    let is_formula = value.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if is_formula && JsValue::from(&*value).unchecked_into_f64().is_nan() {
        format!("'{value}")
    } else {
        value
    }
}

/// What a cell of a column of numbers is sorted by.
fn number(cell: &Element) -> String {
    let number = cell.get_attribute(hooks::table::NUMBER.name);
    number
        .filter(|it| !it.is_empty())
        .unwrap_or_else(|| words_of(cell))
}

/// What a cell of another column is sorted by.
fn words_of(cell: &Element) -> String {
    cell.get_attribute(hooks::table::VALUE.name)
        .unwrap_or_else(|| words(cell))
}

/// What a cell is copied by.
fn copy_value(cell: &Element) -> String {
    let number = Some(number(cell)).filter(|it| it != hooks::table::NO_NUMBER);
    let value = || cell.get_attribute(hooks::table::VALUE.name);
    let value = value().filter(|it| !it.is_empty()).or(number);
    value.unwrap_or_else(|| words(cell))
}

fn words(cell: &Element) -> String {
    let words = cell.text_content().unwrap_or_default();
    words.trim().to_owned()
}
