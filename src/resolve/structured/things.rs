//! What search engines show in ways of their own: events and jobs.

use serde_json::json;

use super::{Graph, Trail, set};
use crate::{
    grammar::collection::When,
    json::Json,
    model::{CollectionKind, StaticPage},
    page::Head,
    resolve::{collection::around, index::Index},
};

/// A thing of a collection of events or jobs; none of another page (schema.org `Event`, `JobPosting`).
pub fn thing(index: &Index, head: &Head, trail: &Trail, page: &StaticPage) -> Option<Json> {
    let collection = around(index, page)?.1.collection.as_ref()?;
    let graph = Graph::new(index);
    let text = |name: &str| page.fields.get(name).map(|value| value.text());
    let date = |name: &str| {
        let text = text(name)?;
        let when = When::parse(&text, index.dates.zone())?;
        Some(if when.is_day {
            text
        } else {
            index.iso(when.starts)
        })
    };
    let place =
        text("place").map(|place| json!({ "@type": "Place", "name": place, "address": place }));
    let mut node = match collection.kind {
        CollectionKind::Things => return None,
        CollectionKind::Events => {
            let mut event = json!({
                "@type": "Event",
                "name": page.title,
                "eventStatus": "https://schema.org/EventScheduled",
                "inLanguage": head.language,
            });
            set(&mut event, "startDate", date("starts"));
            set(&mut event, "endDate", date("ends"));
            set(&mut event, "location", place);
            event
        }
        CollectionKind::Jobs => {
            let mut job = json!({ "@type": "JobPosting", "title": page.title });
            set(&mut job, "datePosted", date("posted"));
            set(&mut job, "validThrough", date("closes"));
            let employer = text("employer");
            let employer = employer.map(|name| json!({ "@type": "Organization", "name": name }));
            set(&mut job, "hiringOrganization", employer);
            set(&mut job, "jobLocation", place);
            job
        }
    };
    node["description"] = head.description.as_str().into();
    node["mainEntityOfPage"] = json!(head.canonical);
    node["url"] = json!(head.canonical);
    Some(super::graph(vec![node, graph.trail(trail)]))
}
