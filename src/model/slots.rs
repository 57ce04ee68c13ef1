use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize};

/// Places for HTML of the publication's own, each for one file of `content/slots/` or several in a row.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Slots {
    /// In the head of every document: `script`, `link` and `meta`.
    #[serde(
        default,
        skip_serializing_if = "Vec::is_empty",
        deserialize_with = "one_or_several"
    )]
    #[schemars(schema_with = "one_or_several_schema")]
    pub head: Vec<Slot>,
    /// Between the masthead and the page. It stays while a reader goes from page to page.
    #[serde(
        default,
        skip_serializing_if = "Vec::is_empty",
        deserialize_with = "one_or_several"
    )]
    #[schemars(schema_with = "one_or_several_schema")]
    pub after_masthead: Vec<Slot>,
    /// Under the body of every story. It is made anew for each.
    #[serde(
        default,
        skip_serializing_if = "Vec::is_empty",
        deserialize_with = "one_or_several"
    )]
    #[schemars(schema_with = "one_or_several_schema")]
    pub after_story: Vec<Slot>,
    /// At the end of every document. It stays while a reader goes from page to page.
    #[serde(
        default,
        skip_serializing_if = "Vec::is_empty",
        deserialize_with = "one_or_several"
    )]
    #[schemars(schema_with = "one_or_several_schema")]
    pub foot: Vec<Slot>,
}

/// A file of HTML, and where it may load from and send to. Each of the lists holds origins, such as
/// `https://example.org`, which are added to the policy of the pages.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Slot {
    /// The name of the file in `content/slots/`, such as `counter.html`.
    #[schemars(regex(pattern = r"^[a-z0-9][a-z0-9_-]*\.html$"))]
    pub file: String,
    /// Where scripts come from that are not the site's own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub script: Vec<String>,
    /// What scripts may fetch from and send to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub connect: Vec<String>,
    /// What frames may show.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub frame: Vec<String>,
    /// Where forms may be sent; `self` is the site's own server.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub form: Vec<String>,
    /// Where pictures come from; `data:` is those that stand in an address.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub img: Vec<String>,
    /// Where styles come from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub style: Vec<String>,
    /// Where typefaces come from; `data:` is those that stand in styles.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub font: Vec<String>,
    /// Where sounds and films come from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub media: Vec<String>,
    /// The names of the policies on Trusted Types that its scripts make.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(inner(regex(pattern = r"^[A-Za-z0-9#=_/@.%-]+$")))]
    pub trusted_types: Vec<String>,
    /// Lets every script on the site make scripts of strings, for those that know nothing of Trusted Types.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub without_trusted_types: bool,
}

/// A place for slots.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    Head,
    AfterMasthead,
    AfterStory,
    Foot,
}

impl Place {
    /// In the order of a document.
    pub const ALL: [Self; 4] = [
        Self::Head,
        Self::AfterMasthead,
        Self::AfterStory,
        Self::Foot,
    ];

    /// As the site file and the markup name it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Head => "head",
            Self::AfterMasthead => "after-masthead",
            Self::AfterStory => "after-story",
            Self::Foot => "foot",
        }
    }
}

impl Slots {
    /// What stands at a place, in its order.
    pub fn at(&self, place: Place) -> &[Slot] {
        match place {
            Place::Head => &self.head,
            Place::AfterMasthead => &self.after_masthead,
            Place::AfterStory => &self.after_story,
            Place::Foot => &self.foot,
        }
    }

    /// All of them, with their places.
    pub fn all(&self) -> impl Iterator<Item = (Place, usize, &Slot)> {
        Place::ALL.into_iter().flat_map(|place| {
            let slots = self.at(place).iter().enumerate();
            slots.map(move |(index, slot)| (place, index, slot))
        })
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.all().next().is_none()
    }
}

impl Slot {
    /// What it declares, by the names of the fields.
    pub fn declared(&self) -> BTreeMap<&'static str, &[String]> {
        BTreeMap::from([
            ("script", self.script.as_slice()),
            ("connect", &self.connect),
            ("frame", &self.frame),
            ("form", &self.form),
            ("img", &self.img),
            ("style", &self.style),
            ("font", &self.font),
            ("media", &self.media),
        ])
    }
}

fn one_or_several<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Slot>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Entries {
        One(Box<Slot>),
        Several(Vec<Slot>),
    }
    Ok(match Entries::deserialize(from)? {
        Entries::One(slot) => vec![*slot],
        Entries::Several(slots) => slots,
    })
}

fn one_or_several_schema(generator: &mut SchemaGenerator) -> Schema {
    let slot = generator.subschema_for::<Slot>();
    json_schema!({ "anyOf": [slot, { "type": "array", "items": slot, "minItems": 1 }] })
}
