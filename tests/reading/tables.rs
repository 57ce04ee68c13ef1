//! Tables in a browser: sorted by what their cells say, and copied as values.

use serde_json::{Value, json};

use crate::support::{
    Browser, Site,
    publisher::{Publisher, said},
    story,
};

fn table(language: &str, rows: Value) -> Site {
    let publisher = Publisher::new()
        .with_site(json!({ "languages": ["en-GB", "ar", "de"] }))
        .with(
            "articles/world/sheet.json",
            story(
                "2025-05-10T18:30:00+02:00",
                json!({
                    "headline": "A sheet",
                    "language": language,
                    "notes": [{ "id": "why", "text": "Estimated." }],
                    "body": [{
                        "type": "paragraph", "text": ["Figures", { "type": "note", "note": "why" }],
                    }, {
                        "type": "table",
                        "sortable": true,
                        "caption": { "text": "Figures" },
                        "columns": [{ "text": "Name" }, { "text": "Figure", "numeric": true }],
                        "rows": rows,
                    }],
                }),
            ),
        );
    Site::of(publisher, "/")
}

const COLUMN: &str = "[...document.querySelectorAll('tbody tr')].map(({ cells }) => cells[1].textContent).join(' | ')";

#[test]
fn figures_are_sorted_as_the_language_writes_them() {
    let rows = json!([
        [{ "text": "a" }, { "text": "12.500" }],
        [{ "text": "b" }, { "text": "800" }],
        [{ "text": "c" }, { "text": "–" }],
        [{ "text": "d" }, { "text": ["9.800", { "type": "note", "note": "why" }] }],
        [{ "text": "e" }, { "text": "0,5" }],
        [{ "text": "f" }, { "text": "5–10" }],
    ]);
    let site = table("de", rows);
    let browser = Browser::open(&site.url("world/sheet/"));
    let sort = "thead th:nth-child(2) .table__sort";
    let order = "document.querySelector('thead th:nth-child(2)').ariaSort";
    browser
        .wait_until_live()
        .click(sort)
        .expect("upwards", COLUMN, "0,5 | 800 | 9.8001 | 12.500 | – | 5–10")
        .expect("what is said", order, "ascending")
        .click(sort)
        .expect(
            "downwards",
            COLUMN,
            "12.500 | 9.8001 | 800 | 0,5 | – | 5–10",
        )
        .expect("what is said", order, "descending")
        .click(sort)
        .expect(
            "as published",
            COLUMN,
            "12.500 | 800 | – | 9.8001 | 0,5 | 5–10",
        )
        .expect("what is said", order, Value::Null)
        .assert_silent();
}

#[test]
fn numbers_that_name_rows_are_sorted_as_numbers() {
    let name = COLUMN.replace("cells[1]", "cells[0]");
    let order = |language: &str, names: &[&str], expected: &str| {
        let row = |name: &&str| json!([{ "text": name }, { "text": "1" }]);
        let site = table(language, names.iter().map(row).collect());
        let browser = Browser::open(&site.url("world/sheet/"));
        browser
            .wait_until_live()
            .click("thead th:first-child .table__sort")
            .expect("upwards", &name, expected)
            .assert_silent();
    };
    order(
        "en-GB",
        &["10", "9", "−2", "1,000", "9.25", "9.3"],
        "−2 | 9 | 9.25 | 9.3 | 10 | 1,000",
    );
    order("de", &["1.000", "10", "9,5"], "9,5 | 10 | 1.000");
    order("ar", &["١٠", "٩"], "٩ | ١٠");
    order(
        "en-GB",
        &["Lane 10", "Lane 9", "All"],
        "All | Lane 9 | Lane 10",
    );
}

#[test]
fn a_table_is_copied_with_its_figures_and_without_a_formula() {
    let rows = json!([
        [{ "text": "=HYPERLINK(\"https://example.org\")" }, { "text": "12,500" }],
        [{ "text": "Ships, and boats" }, { "text": ["7", { "type": "note", "note": "why" }] }],
        [{ "text": "@home" }, { "text": "−3" }],
        [{ "text": "-4" }, { "text": "2019/20" }],
    ]);
    let copied = "Name,Figure\r\n\
                  \"'=HYPERLINK(\"\"https://example.org\"\")\",12500\r\n\
                  \"Ships, and boats\",7\r\n\
                  '@home,-3\r\n\
                  -4,2019/20\r\n";
    let site = table("en-GB", rows);
    for clipboard in [
        "{ writeText: async (text) => { window.copied = text } }",
        "{ writeText: async () => { throw new DOMException('no', 'NotAllowedError') } }",
        "undefined",
    ] {
        let browser = Browser::setup()
            .before_scripts(&format!(
                "Object.defineProperty(navigator, 'clipboard', {{ value: {clipboard} }});
                 document.execCommand = (name) => name === 'copy' && !!(window.copied = document.activeElement.value);"
            ))
            .open(&site.url("world/sheet/"));
        browser
            .wait_until_live()
            .click(".table__copy")
            .expect(
                "what is copied",
                "window.copied?.replace(/\\r?\\n/g, '\\r\\n')",
                copied,
            )
            .expect(
                "that it is said",
                "document.querySelector('[role=status]').textContent",
                "Copied",
            )
            .expect_count(".table__copy[data-done]", 1)
            .expect_count("textarea", 0)
            .expect_focus(".table__copy")
            .assert_silent();
    }
}

#[test]
fn nothing_moves_when_a_table_can_be_sorted() {
    let site = table("en-GB", json!([[{ "text": "a" }, { "text": "1" }]]));
    let height = "document.querySelector('.sheet').offsetHeight";
    let browser = Browser::open(&site.url("world/sheet/"));
    browser.wait_until_live();
    let live = browser.script(&format!("return {height}"));
    let before = browser.script(&format!(
        "delete document.documentElement.dataset.app; return {height}"
    ));
    assert_eq!(before, live);
}

/// Results of an election in so many places.
fn results(count: u32) -> Value {
    let regions = ["North", "South", "East", "West"];
    let row = |place: u32| {
        let votes = place * 7919 % 90_000;
        let thousands = format!("{},{:03}", votes / 1000, votes % 1000);
        let votes = if votes < 1000 {
            votes.to_string()
        } else {
            thousands
        };
        let share = f64::from(place * 37 % 1000) / 10.0;
        json!([
            { "text": format!("Place {}", place * 613 % count) },
            { "text": votes },
            { "text": format!("{share:.1}") },
            { "text": regions[place as usize % 4] },
        ])
    };
    json!({
        "type": "table",
        "sortable": true,
        "caption": { "text": "Results" },
        "columns": [
            { "text": "Place" }, { "text": "Votes", "numeric": true },
            { "text": "Share", "numeric": true }, { "text": "Region" },
        ],
        "rows": (0..count).map(row).collect::<Value>(),
    })
}

#[test]
fn two_thousand_rows_are_hardly_larger_than_their_data_and_sorted_at_once() {
    let table = results(2000);
    let publisher = Publisher::new().with(
        "articles/world/sheet.json",
        story(
            "2025-05-10T18:30:00+02:00",
            json!({ "headline": "A sheet", "body": [{ "type": "paragraph", "text": "All." }, table] }),
        ),
    );
    let site = Site::of(publisher, "/");
    let html = site.publisher.read("world/sheet/index.html");
    let from = html.find("<table").expect("a table");
    let to = html.find("</table>").expect("its end");
    let most = table.to_string().len() * 2;
    assert!(to - from <= most, "{} bytes, at most {most}", to - from);

    let browser = Browser::setup()
        .slowed_down(4)
        .open(&site.url("world/sheet/"));
    browser.wait_until_live().script(
        "window.slowest = 0;
         new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) =>
             slowest = Math.max(slowest, duration))).observe({ type: 'event', durationThreshold: 16 })",
    );
    let first = "document.querySelector('tbody tr').cells";
    browser
        .click("thead th:nth-child(2) .table__sort")
        .expect("the fewest", &format!("{first}[1].textContent"), "0")
        .click("thead th:first-child .table__sort")
        .expect("by name", &format!("{first}[0].textContent"), "Place 0")
        .click("thead th:first-child .table__sort")
        .expect(
            "from behind",
            &format!("{first}[0].textContent"),
            "Place 1999",
        )
        .assert_silent();
    let slowest = browser.script("return slowest");
    println!("{slowest} ms");
}

#[test]
fn a_check_advises_against_a_table_that_keeps_a_tap_waiting() {
    for (rows, expected) in [
        (1500, None),
        (1501, Some("1501 rows of 4 columns are 6004 cells")),
    ] {
        let fields = json!({ "body": [results(rows)] });
        let publisher = Publisher::new().with(
            "articles/world/sheet.json",
            story("2025-05-10T18:30:00+02:00", fields),
        );

        let output = publisher.command("check").output().expect("a start");

        let said = said(&output);
        assert_eq!(output.status.code(), Some(0), "{said}");
        assert_eq!(said.contains("cells"), expected.is_some(), "{said}");
        assert!(said.contains(expected.unwrap_or_default()), "{said}");
    }
}
