//! What was probably meant by a value that is almost right.

use serde_json::Value;

use crate::grammar::{canonical_language, usual_language};

/// The types of GeoJSON (RFC 7946, section 1.4).
const GEOJSON: [&str; 9] = [
    "FeatureCollection",
    "Feature",
    "Polygon",
    "MultiPolygon",
    "Point",
    "MultiPoint",
    "LineString",
    "MultiLineString",
    "GeometryCollection",
];

/// The language tag in what a system or another program calls a language, `en_GB.UTF-8`.
pub fn language(written: &str) -> Option<String> {
    let tag = written.split(['.', '@']).next()?.replace('_', "-");
    let tag = canonical_language(&tag)?;
    usual_language(&tag).filter(|tag| tag != written)
}

/// A date and time with no more digits of a second than can be kept, from one that has more.
pub fn moment(written: &str) -> Option<String> {
    const KEPT: usize = 9;
    let (before, after) = written.split_once('.')?;
    let digits = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let is_moment = before.contains(['T', 't', ' ']) && digits > KEPT;
    is_moment.then(|| format!("{before}.{}{}", &after[..KEPT], &after[digits..]))
}

/// What others call what has a name of ours, by the field that it stands in.
const ALIASES: [(&str, &[(&str, &str)]); 3] = [
    (
        "provider",
        &[
            ("apple", "apple-podcasts"),
            ("apple-podcast", "apple-podcasts"),
            ("bsky", "bluesky"),
            ("fb", "facebook"),
            ("gmaps", "google-maps"),
            ("google", "google-maps"),
            ("html", "frame"),
            ("ig", "instagram"),
            ("iframe", "frame"),
            ("insta", "instagram"),
            ("instagr", "instagram"),
            ("itunes", "apple-podcasts"),
            ("maps", "google-maps"),
            ("meta", "facebook"),
            ("podcasts", "apple-podcasts"),
            ("toot", "mastodon"),
            ("tweet", "x"),
            ("twitter", "x"),
            ("youtu", "youtube"),
            ("yt", "youtube"),
        ],
    ),
    (
        "kind",
        &[
            ("article", "report"),
            ("blog", "live"),
            ("column", "opinion"),
            ("comment", "opinion"),
            ("editorial", "opinion"),
            ("live-blog", "live"),
            ("liveblog", "live"),
            ("news", "report"),
            ("op-ed", "opinion"),
            ("photo-essay", "picture-essay"),
            ("story", "report"),
        ],
    ),
    (
        "type",
        &[
            ("a", "link"),
            ("b", "strong"),
            ("blockquote", "quote"),
            ("bold", "strong"),
            ("br", "line-break"),
            ("em", "emphasis"),
            ("footnote", "note"),
            ("h2", "heading"),
            ("h3", "heading"),
            ("hr", "divider"),
            ("i", "emphasis"),
            ("img", "image"),
            ("italic", "emphasis"),
            ("ol", "list"),
            ("p", "paragraph"),
            ("photo", "image"),
            ("picture", "image"),
            ("subscript", "sub"),
            ("superscript", "sup"),
            ("text", "paragraph"),
            ("title", "heading"),
            ("tweet", "embed"),
            ("ul", "list"),
            ("url", "link"),
            ("youtube", "embed"),
        ],
    ),
];

/// What other systems call the fields of a story. Those that no other name of ours is near to are found so.
const FIELDS: [(&str, &str); 24] = [
    ("abstract", "standfirst"),
    ("author", "authors"),
    ("categories", "section"),
    ("category", "section"),
    ("content", "body"),
    ("cover", "lead"),
    ("date", "published"),
    ("deck", "standfirst"),
    ("dek", "standfirst"),
    ("description", "standfirst"),
    ("excerpt", "standfirst"),
    ("featured_image", "lead"),
    ("image", "lead"),
    ("keywords", "topics"),
    ("lang", "language"),
    ("lastmod", "updated"),
    ("modified", "updated"),
    ("picture", "lead"),
    ("pubDate", "published"),
    ("subtitle", "standfirst"),
    ("summary", "standfirst"),
    ("tags", "topics"),
    ("thumbnail", "lead"),
    ("title", "headline"),
];

/// The field of ours that another system calls so, if it is among those that can be there.
pub fn field<'n>(written: &str, known: &[&'n str]) -> Option<&'n str> {
    let (_, ours) = FIELDS.iter().find(|(other, _)| *other == written)?;
    known.iter().copied().find(|one| one == ours)
}

/// The name that we have for what is called otherwise in a field, if it is among those that can be there.
/// An address is called by its host.
pub fn alias<'n>(field: &str, written: &str, names: &[&'n str]) -> Option<&'n str> {
    let (_, aliases) = ALIASES.iter().find(|(name, _)| *name == field)?;
    let written = written.to_lowercase().replace(' ', "-");
    let host = written.split("://").last().unwrap_or_default();
    let host = host.split('/').next().unwrap_or_default();
    let labels: Vec<_> = host.split('.').collect();
    let site = match labels.as_slice() {
        [.., site, _] => site,
        _ => host,
    };
    let (_, name) = aliases.iter().find(|(other, _)| *other == site)?;
    names.iter().copied().find(|one| one == name)
}

/// How to mend GeoJSON that stands where only an object with GeoJSON in it can.
pub fn geometry(value: &Value) -> Option<String> {
    if !value.is_object() {
        return Some("write `{ \"world\": \"countries\" }`, or leave it out".to_owned());
    }
    let kind = value.get("type").and_then(Value::as_str);
    let kind = match value.get("features") {
        // The list in a collection, without the collection.
        Some(Value::Array(_)) => Some("FeatureCollection"),
        _ => kind.filter(|kind| GEOJSON.contains(kind)),
    }?;
    Some(match kind {
        "FeatureCollection" => {
            "put it one level deeper: `\"geometry\": { \"features\": { \"type\": \"FeatureCollection\", … } }`".to_owned()
        }
        _ => format!(
            "make a feature collection of it: `\"geometry\": {{ \"features\": {{ \"type\": \"FeatureCollection\", \"features\": [{}] }} }}`",
            if kind == "Feature" {
                "…"
            } else {
                "{ \"type\": \"Feature\", \"id\": \"…\", \"geometry\": … }"
            }
        ),
    })
}
