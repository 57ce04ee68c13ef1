//! What a live blog says now: the file that the app asks for.

use crate::{
    json::Json,
    page::{self, Element, FORMAT, Field, Node, hooks},
    reader::Failure,
};

/// The parts of the first page that may change.
#[derive(Debug)]
pub struct LiveData {
    /// No post will come any more.
    pub has_ended: bool,
    /// The label of the story's kind.
    pub label: Option<String>,
    /// The time of the last change.
    pub updated: Option<page::Date>,
    /// When the newest post was published that has gone to a page of older ones, in seconds since 1970.
    older: Option<String>,
    /// In the order of the page, each with an id and a hash.
    pub parts: Vec<Element>,
}

impl LiveData {
    /// Reads `live.json`: `OtherFormat` where it is for another app, `Damaged` where it is no such data.
    pub fn read(json: &str) -> Result<Self, Failure> {
        let data = Json::parse(json).ok_or(Failure::Damaged)?;
        match u32::of(&data, "format") {
            Some(FORMAT) => {}
            Some(_) => return Err(Failure::OtherFormat),
            None => return Err(Failure::Damaged),
        }
        let updated = <(String, String)>::of(&data, "updated");
        let parts = Vec::<Node>::of(&data, "marked").unwrap_or_default();
        Ok(Self {
            has_ended: data.get("ended").is_some_and(|ended| ended.is_true()),
            label: String::of(&data, "label"),
            updated: updated.map(|(iso, text)| page::Date { iso, text }),
            older: String::of(&data, "older"),
            parts: parts.iter().filter_map(Node::element).collect(),
        })
    }

    /// The ids of the posts that are not in the document, in the order of the page; of key events alone,
    /// or of all.
    pub fn new_posts(&self, only_key: bool, is_here: impl Fn(&str) -> bool) -> Vec<String> {
        self.parts
            .iter()
            .filter_map(post)
            .filter(|post| !only_key || post.attribute(hooks::live::KEY.name).is_some())
            .map(|post| id(&post))
            .filter(|id| !is_here(id))
            .collect()
    }

    /// Whether it tells of more than a document that was changed last at `iso`. As instants: the hour that
    /// comes twice when clocks go back is in the right order by its offsets alone.
    pub fn is_newer_than(&self, iso: Option<&str>) -> bool {
        // What is no date is before everything.
        let since = iso.map_or(f64::NEG_INFINITY, instant);
        let updated = self.updated.as_ref();
        updated.is_some_and(|updated| instant(&updated.iso) > since)
    }

    /// The part with an id.
    pub fn part(&self, name: &str) -> Option<&Element> {
        self.parts.iter().find(|part| id(part) == name)
    }

    /// Whether the list of posts is to have one that is in it, by its id and when it was published.
    /// `pinned` is the id of the post that is pinned in the document.
    pub fn keeps(&self, name: &str, published: Option<&str>, pinned: &str) -> bool {
        let is_pinned = self
            .parts
            .iter()
            .any(|part| is_pinned(part) && post(part).is_some_and(|post| id(&post) == name));
        if is_pinned {
            return pinned != name;
        }
        // What is older stands on a page of its own now, and stays on this one. Seconds of ten digits.
        published <= self.older.as_deref() || self.part(name).is_some()
    }
}

/// In milliseconds since 1970 (RFC 3339); no number where it is no date.
#[cfg(target_arch = "wasm32")]
fn instant(iso: &str) -> f64 {
    js_sys::Date::parse(iso)
}

/// The same where no browser is.
#[cfg(not(target_arch = "wasm32"))]
fn instant(iso: &str) -> f64 {
    let instant = iso.parse::<jiff::Timestamp>();
    instant.map_or(f64::NAN, |instant| instant.as_millisecond() as f64)
}

/// What an element is called; nothing, and it is empty.
pub fn id(element: &Element) -> String {
    element.attribute("id").unwrap_or_default()
}

/// The hash of all that a part says.
pub fn hash(part: &Element) -> Option<String> {
    part.attribute(hooks::live::HASH.name)
}

/// A part that is a post among the others.
pub fn is_post(part: &Element) -> bool {
    id(part).starts_with(hooks::live::POST_ID)
}

/// The part around the pinned post.
pub fn is_pinned(part: &Element) -> bool {
    id(part) == hooks::live::PINNED.name
}

/// The post that a part is, or that is pinned in it.
pub fn post(part: &Element) -> Option<Element> {
    let post = if is_pinned(part) {
        part.first_element()?
    } else {
        part.clone()
    };
    is_post(&post).then_some(post)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn data() -> LiveData {
        let json = json!({
            "format": FORMAT,
            "updated": ["2026-03-01T12:30:00+00:00", "12:30"],
            "label": "Live",
            "older": "1700000000",
            "marked": [
                ["section", { "id": "live-summary", "data-hash": "aa" }, "words"],
                ["div", { "id": "live-pinned", "data-hash": "bb" },
                    ["article", { "id": "post-pinned" }]],
                ["article", { "id": "post-two", "data-key": "" }],
                ["article", { "id": "post-one" }],
            ],
        });
        LiveData::read(&json.to_string()).expect("data of this format")
    }

    #[test]
    fn what_is_for_another_app_is_told_from_what_is_damaged() {
        let failure = |json: &str| LiveData::read(json).expect_err("not of this format");
        assert_eq!(failure(r#"{"format": 999}"#), Failure::OtherFormat);
        for damaged in ["", "[", "7", "{}", r#"{"format": "3"}"#, "null"] {
            assert_eq!(failure(damaged), Failure::Damaged, "{damaged}");
        }
    }

    #[test]
    fn new_posts_are_those_that_are_not_here() {
        let data = data();
        let all = data.new_posts(false, |_| false);
        assert_eq!(all, ["post-pinned", "post-two", "post-one"]);
        assert_eq!(data.new_posts(true, |_| false), ["post-two"]);
        let new = data.new_posts(false, |id| id != "post-one");
        assert_eq!(new, ["post-one"]);
    }

    #[test]
    fn data_is_newer_by_its_time() {
        let data = data();
        assert!(data.is_newer_than(Some("2026-03-01T12:29:00+00:00")));
        assert!(!data.is_newer_than(Some("2026-03-01T12:30:00+00:00")));
        assert!(data.is_newer_than(None));
        // Later by the letters, and earlier.
        assert!(data.is_newer_than(Some("2026-03-01T13:29:00+01:00")));
    }

    #[test]
    fn a_post_stays_until_it_is_withdrawn_or_pinned() {
        let data = data();
        let late = Some("1800000000");
        assert!(data.keeps("post-one", late, ""));
        assert!(!data.keeps("post-gone", late, ""));
        assert!(
            data.keeps("post-old", Some("1600000000"), ""),
            "it has moved"
        );
        assert!(data.keeps("post-pinned", late, ""), "not pinned here yet");
        assert!(!data.keeps("post-pinned", late, "post-pinned"));
    }

    #[test]
    fn nothing_panics() {
        for odd in [
            json!({ "format": FORMAT }),
            json!({ "format": FORMAT, "marked": [7, null, [], ["p"], ["div", { "id": "live-pinned" }, "x"]] }),
            json!({ "format": FORMAT, "updated": 7, "marked": {} }),
        ] {
            let data = LiveData::read(&odd.to_string()).expect("data of this format");
            data.new_posts(true, |_| false);
            data.keeps("", None, "");
        }
    }
}
