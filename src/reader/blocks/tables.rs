//! Tables that are sorted and copied where scripts run.

use const_format::concatcp;
use js_sys::{Array, Intl::Collator, Number, Object};
use leptos::prelude::{Set, document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, HtmlDocument, HtmlElement, HtmlTextAreaElement};

use crate::{
    page::hooks,
    reader::{
        Reader,
        dom::{among, around},
    },
};

const BUTTONS: &str = concatcp!(
    hooks::table::SORT.selector,
    ", ",
    hooks::table::COPY.selector
);

/// On a row: its index as it was published, kept when it first moves.
const PUBLISHED: &str = "data-place";

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

/// Upwards, downwards, and as it was published.
fn sort(head: &Element) -> Option<()> {
    let table = around(head, "table")?;
    let order = match head.get_attribute("aria-sort").as_deref() {
        None => Some(("ascending", 1.0)),
        Some("ascending") => Some(("descending", -1.0)),
        Some(_) => None,
    };
    for other in among::<Element>(&table, "[aria-sort]") {
        _ = other.remove_attribute("aria-sort");
    }
    if let Some((name, _)) = order {
        _ = head.set_attribute("aria-sort", name);
    }

    let rows = among::<Element>(&table, "tbody tr");
    let column = among::<Element>(&table, "thead th")
        .iter()
        .position(|it| it == head)?;
    let is_numeric = head.has_attribute(hooks::table::ALIGN.name);
    let language = around(&table, "[lang]").and_then(|it| it.get_attribute("lang"));
    let collator = Collator::new(&Array::of1(&language.into()), &Object::new()).compare();
    let keyed = Array::new();
    for (published, row) in rows.iter().enumerate() {
        let first = row
            .get_attribute(PUBLISHED)
            .unwrap_or_else(|| published.to_string());
        _ = row.set_attribute(PUBLISHED, &first);
        let words = among::<Element>(row, "th, td")
            .get(column)
            .map(sort_value)
            .unwrap_or_default();
        let key = match order {
            None => Number::parse_float(&first).into(),
            Some(_) if is_numeric => Number::parse_float(&words).into(),
            Some(_) => JsValue::from(words),
        };
        keyed.push(&Array::of2(&key, row));
    }
    let sign = order.map_or(1.0, |(_, sign)| sign);
    let sorted = keyed.sort_by(&mut |one: JsValue, other: JsValue| {
        compare(&key(&one), &key(&other), sign, &collator)
    });
    let body = table.query_selector("tbody").ok()??;
    for pair in sorted.iter() {
        _ = body.append_child(Array::from(&pair).get(1).unchecked_ref());
    }
    Some(())
}

fn key(pair: &JsValue) -> JsValue {
    pair.unchecked_ref::<Array>().get(0)
}

/// Numbers by size, words as the language orders them; a cell without a number stays at the end.
fn compare(one: &JsValue, other: &JsValue, sign: f64, collator: &js_sys::Function) -> i32 {
    let order = match (one.as_f64(), other.as_f64()) {
        (Some(one), Some(other)) if one.is_nan() || other.is_nan() => {
            return i32::from(one.is_nan()) - i32::from(other.is_nan());
        }
        (Some(one), Some(other)) => one - other,
        _ => {
            let order = collator.call2(&JsValue::UNDEFINED, one, other);
            let order = order.ok().and_then(|order| order.as_f64());
            order.unwrap_or_default()
        }
    } * sign;
    i32::from(order > 0.0) - i32::from(order < 0.0)
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

/// What a cell is sorted by.
fn sort_value(cell: &Element) -> String {
    cell.get_attribute(hooks::table::VALUE.name)
        .unwrap_or_else(|| words(cell))
}

/// What a cell is copied by.
fn copy_value(cell: &Element) -> String {
    cell.get_attribute(hooks::table::VALUE.name)
        .filter(|value| !value.is_empty())
        .unwrap_or_else(|| words(cell))
}

fn words(cell: &Element) -> String {
    let words = cell.text_content().unwrap_or_default();
    words.trim().to_owned()
}
