//! What is nearly right: the message shows what was meant.

use serde_json::{Value, json};

use super::{
    WHEN, checked,
    messages::{STORY, assert_says},
};
use crate::support::{
    publisher::{Publisher, said},
    story,
};

fn of_story(fields: Value) -> String {
    checked(&Publisher::new().with(STORY, story(WHEN, fields)))
}

fn of_block(block: Value) -> String {
    of_story(json!({ "body": [block] }))
}

#[test]
fn an_object_that_may_be_left_out_is_shown_where_something_else_stands() {
    let image = |caption: Value| json!({ "type": "image", "src": "lead.svg", "alt": "A", "caption": caption });
    for (written, mend) in [
        (json!("words"), "write it as `{ \"text\": \"words\" }`"),
        (json!(5), "write it as `{ \"text\": … }`"),
        (
            json!([{ "text": "words" }]),
            "take it out of its list: `{…}`",
        ),
    ] {
        let said = of_block(image(written));
        assert_says(&said, &["`caption` is ", mend, "1 problem in the content"]);
    }
    let lead = json!({ "lead": { "src": "lead.svg", "alt": "A", "caption": "words" } });
    assert_says(&of_story(lead), &["write it as `{ \"text\": \"words\" }`"]);
    let code = json!({ "type": "code", "text": "x", "caption": "words" });
    assert_says(&of_block(code), &["write it as `{ \"text\": \"words\" }`"]);
    let review = of_story(json!({ "review": "A book" }));
    assert_says(
        &review,
        &["`review` is a string", "write it as `{ \"item\": … }`"],
    );
    let sponsor = of_story(json!({ "sponsor": "Acme" }));
    assert_says(&sponsor, &["write it as `{ \"name\": \"Acme\" }`"]);
}

#[test]
fn a_value_of_another_kind_is_shown_as_it_should_be() {
    for (fields, mend) in [
        (
            json!({ "headline": 7 }),
            "write it between quotation marks: `\"7\"`",
        ),
        (
            json!({ "headline": ["Words"] }),
            "take it out of its list: `\"Words\"`",
        ),
        (
            json!({ "headline": { "text": "Words" } }),
            "write words alone, between quotation marks",
        ),
        (
            json!({ "draft": "true" }),
            "write it without quotation marks: `true`",
        ),
        (
            json!({ "draft": "perhaps" }),
            "it has to be `true` or `false`",
        ),
        (
            json!({ "body": [{ "type": "heading", "text": "H", "level": "3" }] }),
            "write it without quotation marks: `3`",
        ),
        (
            json!({ "body": [{ "type": "list", "start": 99_999_999_999_u64, "items": [{ "text": "T" }] }] }),
            "it may be 1000000 at most",
        ),
        (
            json!({ "body": [{ "type": "map", "title": "T", "alt": "A", "geometry": 5, "values": [] }] }),
            "write `{ \"world\": \"countries\" }`, or leave it out",
        ),
    ] {
        let said = of_story(fields);
        assert_says(&said, &[mend]);
        assert!(!said.contains("schema says"), "{said}");
    }
}

#[test]
fn a_date_is_shown_as_it_was_meant() {
    for (written, mend) in [
        (
            json!("2025-05-09T18:30Z"),
            "write it as `2025-05-09T18:30:00Z`",
        ),
        (
            json!("2025-05-09 18:30:05+0200"),
            "write it as `2025-05-09T18:30:05+02:00`",
        ),
        (
            json!("2025-05-09T18:30-03"),
            "write it as `2025-05-09T18:30:00-03:00`",
        ),
        (
            json!("2025-05-09T18:30:00"),
            "add its offset from UTC, as in `2025-05-09T18:30:00+01:00`",
        ),
        (
            json!("2025-05-09"),
            "add its time and the offset from UTC, as in `2025-05-09T18:30:00+01:00`",
        ),
        (json!("1746808200"), "write it as `2025-05-09T16:30:00Z`"),
        (json!(1_746_808_200), "write it as `2025-05-09T16:30:00Z`"),
        (
            json!(1_746_808_200_000_u64),
            "write it as `2025-05-09T16:30:00Z`",
        ),
        (
            json!("9 May 2025"),
            "write it as in 2025-05-09T18:30:00+01:00",
        ),
        (
            json!("2025-02-30T10:00:00Z"),
            "write it as in 2025-05-09T18:30:00+01:00",
        ),
    ] {
        let said = of_story(json!({ "updated": written }));
        assert_says(&said, &[mend]);
    }
}

#[test]
fn an_address_is_shown_as_it_was_meant() {
    for (written, mend) in [
        ("https:/example.org/a", "write `https://example.org/a`"),
        ("https:example.org", "write `https://example.org/`"),
        (
            "www.example.org/a",
            "write it whole: `https://www.example.org/a`",
        ),
        ("http//example.org", "write it whole: `https://example.org`"),
        ("desk@example.org", "write it as `mailto:desk@example.org`"),
        ("science/plain", "did you mean `/science/plain/`?"),
        ("mailto:", "names nobody to write to"),
        ("mailto:desk", "names nobody to write to"),
        (
            "mailto:desk%40example.org",
            "write it as `mailto:desk@example.org`",
        ),
        ("", "this link leads nowhere"),
        (
            "#part",
            "write the address of its page before it, as in `/section/slug/#part`",
        ),
        ("tel:desk", "has no number to call"),
        ("./plain", "or as a page of this site"),
    ] {
        let link = json!([{ "type": "link", "href": written, "text": "A plain story" }]);
        let said = of_block(json!({ "type": "paragraph", "text": link }));
        assert_says(&said, &["error[every-link-leads-somewhere]", mend]);
    }
    for written in [
        "mailto:?subject=A",
        "mailto:desk@example.org",
        "tel:+1-555-0100",
    ] {
        let link = json!([{ "type": "link", "href": written, "text": "A plain story" }]);
        let said = of_block(json!({ "type": "paragraph", "text": link }));
        assert_eq!(said, "content: no problems\n", "{written}");
    }
}

#[test]
fn a_base_is_the_same_in_the_site_file_and_on_the_command_line() {
    for (written, mend) in [
        ("https://t.example/a/../b/", "write `https://t.example/b/`"),
        ("https://t.example/./a", "write `https://t.example/a/`"),
        ("https://t.example/%2E%2e/a", "write `https://t.example/a/`"),
        (
            "https://münchen.example",
            "write `https://xn--mnchen-3ya.example/`",
        ),
        ("https://t.example/ü/", "write `https://t.example/%C3%BC/`"),
    ] {
        let site = Publisher::new().with_site(json!({ "base_url": written }));
        assert_says(&checked(&site), &["error[the-base-url-is-absolute]", mend]);
        let asked = Publisher::new().at(written);
        let output = asked.run();
        assert_says(&said(&output), &[mend]);
        assert_eq!(output.status.code(), Some(2), "{written}");
    }
}

#[test]
fn what_is_planned_is_not_taken_for_a_slip() {
    let hours = |count: i64| {
        let now: jiff::Timestamp = "2025-05-20T12:00:00Z".parse().expect("a time");
        (now + jiff::SignedDuration::from_hours(count)).to_string()
    };
    let warned = |fields: Value| {
        let file = "articles/world/planned.json";
        let published = fields["published"].as_str().expect("a time").to_owned();
        let output = Publisher::new().with(file, story(&published, fields)).run();
        assert!(output.status.success());
        said(&output)
    };
    let fine = |fields: Value| {
        let said = warned(fields);
        assert!(!said.contains("1 warning"), "{said}");
    };
    let correction = |at: i64| json!([{ "date": hours(at), "text": "It was two." }]);

    // Of a story that is to come out.
    fine(json!({ "published": hours(48), "updated": hours(49) }));
    fine(json!({ "published": hours(48), "updated": hours(49), "draft": true }));
    fine(json!({ "published": hours(-48), "updated": hours(-1) }));
    fine(json!({ "published": hours(-48), "corrections": correction(12) }));
    for slip in [
        json!({ "published": hours(-48), "updated": hours(1) }),
        json!({ "published": hours(48), "updated": hours(24 * 30) }),
        json!({ "published": hours(24 * 400) }),
        json!({ "published": hours(-48), "corrections": correction(24 * 30) }),
    ] {
        let said = warned(slip.clone());
        assert!(said.contains("1 warning"), "{slip}: {said}");
    }
}

#[test]
fn a_field_of_another_system_is_led_to_ours() {
    for (other, ours) in [
        ("tags", "topics"),
        ("title", "headline"),
        ("description", "standfirst"),
        ("image", "lead"),
        ("date", "published"),
        ("lastmod", "updated"),
    ] {
        let said = of_story(json!({ other: "words" }));
        let mend = format!("did you mean `{ours}`?");
        assert_says(
            &said,
            &[&format!("there is no field `{other}` here"), &mend],
        );
    }
}

#[test]
fn a_story_that_can_not_be_read_is_one_problem_however_many_name_it() {
    let link = |href: &str| json!({ "type": "link", "href": href, "text": "What is not read" });
    let naming = |name: &str| {
        json!({
            "body": [
                { "type": "paragraph", "text": [link(&format!("/science/{name}/#part"))] },
                { "type": "story", "href": format!("/science/{name}/") },
            ],
            "related": [name],
        })
    };
    let publisher = Publisher::new()
        .with(
            "articles/science/unread.json",
            story(WHEN, json!({ "sektion": "science" })),
        )
        .with(
            "articles/science/naming.json",
            story(WHEN, naming("unread")),
        );
    let said = checked(&publisher);
    assert_says(
        &said,
        &[
            "there is no field `sektion` here",
            "1 problem in the content",
        ],
    );
    let none =
        checked(&publisher.with("articles/science/naming.json", story(WHEN, naming("none"))));
    assert_says(
        &none,
        &[
            "there is no page `/science/none/",
            "5 problems in the content",
        ],
    );
}
