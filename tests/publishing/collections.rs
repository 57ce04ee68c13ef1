//! Lists of things that have fields of their own, and a page each.

use std::fs;

use serde_json::{Value, json};

use super::empty;
use crate::support::publisher::{Publisher, said};

fn page(title: &str, fields: Value) -> Value {
    let mut page = fields;
    page["title"] = title.into();
    page["body"] = json!([{ "type": "paragraph", "text": format!("About {title}.") }]);
    page
}

fn events() -> Value {
    page(
        "Events",
        json!({ "collection": {
            "kind": "events",
            "fields": [
                { "name": "starts", "label": "From", "type": "date" },
                { "name": "ends", "label": "To", "type": "date" },
                { "name": "place", "label": "Where" },
                { "name": "seats", "label": "Seats", "type": "number" },
                { "name": "tickets", "label": "Tickets", "type": "link" },
                { "name": "ask", "label": "Ask", "type": "email" },
            ],
            "listed": ["starts", "place"],
            "order": "starts",
            "until": ["ends", "starts"],
        } }),
    )
}

fn event(title: &str, starts: &str) -> Value {
    page(
        title,
        json!({ "fields": { "starts": starts, "place": "Town hall" } }),
    )
}

/// A publication with these events, built on 12 August 2026 at noon in Berlin.
fn with_events(events_there: &[(&str, Value)]) -> Publisher {
    let mut publisher = empty().now("2026-08-12T12:00:00+02:00");
    publisher = publisher.with("pages/events.json", events());
    for (slug, event) in events_there {
        publisher = publisher.with(&format!("pages/events/{slug}.json"), event.clone());
    }
    publisher
}

fn titles(publisher: &Publisher, page: &str, heading: &str) -> Vec<String> {
    publisher
        .document(page)
        .texts(&format!("{heading}.entry__title"))
}

#[test]
fn what_is_over_stands_apart_from_what_is_to_come() {
    let publisher = with_events(&[
        ("a", event("In June", "2026-06-01")),
        ("b", event("This morning", "2026-08-12T11:59:00+02:00")),
        ("c", event("Today", "2026-08-12")),
        ("d", event("In winter", "2026-12-01")),
        ("e", event("In May", "2026-05-01")),
        ("f", event("In autumn", "2026-10-01T18:00:00+02:00")),
    ])
    .build();
    assert_eq!(
        titles(&publisher, "events/", "h2"),
        ["Today", "In autumn", "In winter"]
    );
    assert_eq!(
        titles(&publisher, "events/", "h3"),
        ["This morning", "In June", "In May"]
    );
    let list = publisher.document("events/");
    assert_eq!(list.texts("h2.entries__over"), ["Past"]);
    assert_eq!(
        list.attributes(".entry a", "href")[0],
        "/news/site/events/c/"
    );
    assert_eq!(list.attributes(".entry time", "datetime")[0], "2026-08-12");
    assert!(list.texts(".entry time")[1].contains("18:00"));
    assert_eq!(
        list.texts(".entry:first-child dt"),
        ["From", "Where", "From", "Where"]
    );
}

#[test]
fn an_empty_collection_says_so() {
    let publisher = with_events(&[]).build();
    let list = publisher.document("events/");
    assert_eq!(
        list.texts(".entries__none"),
        ["There is nothing at the moment."]
    );
    assert_eq!(list.count(".entries"), 0);
}

#[test]
fn pages_of_what_is_over_stay_as_they_are_when_more_is_over() {
    let days: Vec<_> = (1..=7)
        .map(|day| {
            (
                format!("day-{day}"),
                event(&format!("Day {day}"), &format!("2026-01-0{day}")),
            )
        })
        .collect();
    let days: Vec<_> = days
        .iter()
        .map(|(slug, day)| (slug.as_str(), day.clone()))
        .collect();
    let before = with_events(&days[..6])
        .with_site(json!({ "page_size": 2 }))
        .build();
    let after = with_events(&days)
        .with_site(json!({ "page_size": 2 }))
        .build();
    for publisher in [&before, &after] {
        assert_eq!(
            titles(publisher, "events/page/1/", "h3"),
            ["Day 2", "Day 1"]
        );
        assert_eq!(
            titles(publisher, "events/page/2/", "h3"),
            ["Day 4", "Day 3"]
        );
    }
    assert_eq!(titles(&before, "events/", "h3"), ["Day 6", "Day 5"]);
    assert_eq!(titles(&after, "events/", "h3"), ["Day 7", "Day 6", "Day 5"]);
    let second = after.document("events/page/2/");
    assert_eq!(
        second.attribute("link[rel=canonical]", "href").as_deref(),
        Some("https://fixture.example/news/site/events/page/2/")
    );
    assert!(second.text("title").starts_with("Events (2)"));
    assert_eq!(
        second.attributes(".turns a", "href"),
        ["/news/site/events/", "/news/site/events/page/1/"]
    );
}

#[test]
fn a_thing_shows_its_fields_and_the_way_to_its_collection() {
    let mut concert = event("Concert", "2026-10-01T20:00:00+02:00");
    concert["fields"]["seats"] = 1200.into();
    concert["fields"]["tickets"] = "https://tickets.example/a?b=1&c=2".into();
    concert["fields"]["ask"] = "desk@fixture.example".into();
    let publisher = with_events(&[("concert", concert)]).build();
    let document = publisher.document("events/concert/");
    assert_eq!(
        document.texts(".facts dt"),
        ["From", "Where", "Seats", "Tickets", "Ask"]
    );
    assert_eq!(document.texts(".facts dd")[2], "1,200");
    assert_eq!(
        document.attributes(".facts a", "href"),
        [
            "https://tickets.example/a?b=1&c=2",
            "mailto:desk@fixture.example"
        ]
    );
    assert_eq!(
        document.attribute(".entry__up a", "href").as_deref(),
        Some("/news/site/events/")
    );
}

#[test]
fn markdown_says_the_same_of_a_thing_as_json() {
    let as_json = with_events(&[("concert", event("Concert", "2026-10-01"))]).build();
    let as_markdown = with_events(&[]);
    let folder = as_markdown.content("pages/events");
    fs::create_dir_all(&folder).expect("a folder");
    let text = "---\ntitle: Concert\nfields:\n  starts: 2026-10-01\n  place: Town hall\n---\n\nAbout Concert.\n";
    fs::write(folder.join("concert.md"), text).expect("a page");
    let as_markdown = as_markdown.build();
    let file = "events/concert/index.json";
    assert_eq!(as_markdown.read(file), as_json.read(file));
}

#[test]
fn the_next_change_is_when_a_thing_is_over() {
    let publisher = with_events(&[
        ("past", event("Past", "2026-08-11")),
        ("today", event("Today", "2026-08-12")),
        ("later", event("Later", "2026-12-01")),
    ]);
    let output = publisher.with_option("--next").run();
    assert!(
        said(&output).contains("2026-08-13T00:00:00+02:00")
            || said(&output).contains("2026-08-12T22:00:00Z"),
        "{}",
        said(&output)
    );
}

#[test]
fn search_engines_are_told_of_events_and_jobs() {
    let jobs = page(
        "Jobs",
        json!({ "collection": { "kind": "jobs", "fields": [
            { "name": "posted", "label": "Since", "type": "date" },
            { "name": "closes", "label": "Until", "type": "date" },
            { "name": "employer", "label": "Employer" },
            { "name": "place", "label": "Where" },
        ], "until": ["closes"] } }),
    );
    let editor = page(
        "Editor",
        json!({ "fields": {
            "posted": "2026-08-01", "closes": "2026-09-01",
            "employer": "The Fixture", "place": "Berlin",
        } }),
    );
    let publisher = with_events(&[("talk", event("Talk", "2026-10-01T20:00:00+02:00"))])
        .with("pages/jobs.json", jobs)
        .with("pages/jobs/editor.json", editor)
        .build();
    let event = publisher.document("events/talk/").main_subject();
    assert_eq!(event["@type"], "Event");
    assert_eq!(event["startDate"], "2026-10-01T20:00:00+02:00");
    assert_eq!(event["location"]["name"], "Town hall");
    let job = publisher.document("jobs/editor/").main_subject();
    assert_eq!(job["@type"], "JobPosting");
    assert_eq!(job["title"], "Editor");
    assert_eq!(job["validThrough"], "2026-09-01");
    assert_eq!(job["hiringOrganization"]["name"], "The Fixture");
    let list = publisher.document("events/").main_subject();
    assert_eq!(list["@type"], "CollectionPage");
}

#[test]
fn a_thing_may_be_called_as_a_page_or_a_section_is() {
    let mut about = event("About", "2026-10-01");
    about["aliases"] = json!(["/old/about/"]);
    let publisher = with_events(&[("about", about), ("world", event("World", "2026-11-01"))])
        .with("pages/about.json", page("About us", json!({})))
        .with("pages/team/people.json", page("People", json!({})))
        .build();
    let heading = |path: &str| publisher.document(path).text("h1");
    assert_eq!(heading("about/"), "About us");
    assert_eq!(heading("events/about/"), "About");
    assert_eq!(heading("events/world/"), "World");
    // A folder of no collection only keeps files together.
    assert_eq!(heading("people/"), "People");
    assert!(
        publisher
            .read("old/about/index.html")
            .contains("/news/site/events/about/")
    );
    // Those in a collection do not crowd the foot, and are found all the same.
    let foot = publisher.document("").texts(".foot a").join(" ");
    assert!(foot.contains("Events") && !foot.contains("World"), "{foot}");
    assert!(
        publisher
            .read("sitemap-pages-1.xml")
            .contains("/events/world/")
    );
}

#[test]
fn the_page_numbers_of_a_collection_belong_to_the_site() {
    let output = with_events(&[("page", event("Page", "2026-10-01"))]).run();
    assert!(
        said(&output).contains("pages/events/page.json"),
        "{}",
        said(&output)
    );
    assert!(
        said(&output).contains("no-two-pages-share-an-address"),
        "{}",
        said(&output)
    );
}

#[test]
fn a_list_is_ordered_by_what_its_field_holds() {
    let things = |order: Value, values: &[(&str, Value)]| {
        let mut list = page(
            "Things",
            json!({ "collection": { "fields": [
                { "name": "size", "label": "Size", "type": "number" },
                { "name": "mark", "label": "Mark" },
            ] } }),
        );
        let fields = list["collection"].as_object_mut().expect("a collection");
        fields.extend(order.as_object().expect("an order").clone());
        let mut publisher = empty().with("pages/things.json", list);
        for (title, fields) in values {
            let thing = page(title, json!({ "fields": fields }));
            publisher = publisher.with(
                &format!("pages/things/{}.json", title.to_lowercase()),
                thing,
            );
        }
        titles(&publisher.build(), "things/", "h2")
    };
    let sizes = [
        ("Ten", json!({ "size": 10 })),
        ("None", json!({})),
        ("Nine", json!({ "size": 9 })),
    ];
    assert_eq!(
        things(json!({ "order": "size" }), &sizes),
        ["Nine", "Ten", "None"]
    );
    let descending = json!({ "order": "size", "descending": true });
    assert_eq!(things(descending, &sizes), ["Ten", "Nine", "None"]);
    // Numbers and words of one field are all words, or there would be no order among them.
    let mixed: Vec<_> = (0..60)
        .map(|number| {
            let mark = match number % 3 {
                0 => json!(number),
                1 => json!(format!("{number}a")),
                _ => json!(format!("a{number}")),
            };
            (format!("T{number}"), json!({ "mark": mark }))
        })
        .collect();
    let mixed: Vec<_> = mixed
        .iter()
        .map(|(title, fields)| (title.as_str(), fields.clone()))
        .collect();
    assert_eq!(things(json!({ "order": "mark" }), &mixed).len(), 60);
}

#[test]
fn words_in_another_language_than_their_collection_are_marked() {
    let mut talk = event("محاضرة", "2026-10-01");
    talk["language"] = "ar".into();
    talk["fields"]["place"] = "القاعة".into();
    let publisher = with_events(&[("talk", talk)]).build();
    let list = publisher.document("events/");
    assert_eq!(list.attributes(".entry [lang]", "lang"), ["ar"; 3]);
    let thing = publisher.document("events/talk/");
    assert_eq!(thing.attributes(".facts dt", "lang"), ["en-GB"; 2]);
    assert_eq!(thing.attributes(".facts dd", "lang"), Vec::<String>::new());
    assert_eq!(
        thing.attribute(".entry__up a", "lang").as_deref(),
        Some("en-GB")
    );
}
