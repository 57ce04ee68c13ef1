//! What a story's body is made of. Every list of spans in any block sits under the key `text`.

mod boxes;
mod data;
mod embed;
mod game;
mod links;
mod media;
mod own;
mod parts;
mod quote;
mod recipe;
mod text;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use serde_json::Value;

pub use boxes::{
    Contact, Disclaimer, Event, Expander, Glossary, InShort, InfoBox, KeyFigure, KeyFigures,
    KeyPoints, Period, Point, Profile, Profiles, Question, Questions, Term, Timeline,
};
pub use data::{Cell, Column, RowPlaces, Table};
pub use embed::{Embed, Provider};
pub use game::{Match, Quiz, QuizQuestion, Side};
pub use links::{Bookmark, Button, Newsletter, ReadMore, Reading, StoryCard};
pub use media::{Audio, Captions, Chapter, Comparison, Document, Gallery, GalleryLayout, Video};
pub use own::{OwnBlock, OwnField, OwnFields, Template, Templates};
pub use parts::{Found, Parts, around};
pub use quote::{PullQuote, PullQuoteRole, Quote};
pub use recipe::{Ingredients, Recipe};
pub use text::{
    Code, Definition, Definitions, Divider, Heading, Item, Line, List, ListOf, NumberedTitle,
    Paragraph, Poem, Preformatted, Stanza, Verse,
};

use super::{Chart, Formula, Map, Picture, Review};

macro_rules! blocks {
    ($($name:ident $type:ident,)*) => {
        /// One piece of a story's body.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
        #[serde(remote = "Self", tag = "type", rename_all = "kebab-case")]
        pub enum Block {
            $($name($type),)*
            /// One of the publication's own, whose schema stands beside its template.
            #[serde(skip)]
            Own(OwnBlock),
        }

        impl Block {
            /// The name of each variant but that of a publication's own, in the order of the type.
            pub const NAMES: &[&str] = &[$(stringify!($name)),*];
        }

        impl Parts for Block {
            fn find<'a>(&'a self, at: &str, found: &mut Found<'a>) {
                found.blocks.push((at.to_owned(), self));
                match self {
                    $(Self::$name(block) => block.find(at, found),)*
                    Self::Own(block) => block.find(at, found),
                }
            }
        }
    };
}

blocks![
    Paragraph Paragraph,
    Heading Heading,
    List List,
    Definitions Definitions,
    Quote Quote,
    PullQuote PullQuote,
    Verse Verse,
    Poem Poem,
    Preformatted Preformatted,
    Code Code,
    Divider Divider,
    NumberedTitle NumberedTitle,
    KeyPoints KeyPoints,
    KeyFigures KeyFigures,
    InShort InShort,
    Questions Questions,
    Profiles Profiles,
    Expander Expander,
    InfoBox InfoBox,
    Glossary Glossary,
    Timeline Timeline,
    Review Review,
    Recipe Recipe,
    Match Match,
    Quiz Quiz,
    Disclaimer Disclaimer,
    Contact Contact,
    Image Picture,
    Gallery Gallery,
    Comparison Comparison,
    Audio Audio,
    Video Video,
    Document Document,
    Table Table,
    Chart Chart,
    Map Map,
    Formula Formula,
    Embed Embed,
    Story StoryCard,
    Bookmark Bookmark,
    Button Button,
    ReadMore ReadMore,
    Newsletter Newsletter,
];

// The type of a block of a publication's own is known to no list.
impl<'de> Deserialize<'de> for Block {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        let kind = value.get("type").and_then(Value::as_str);
        if kind.is_some_and(|kind| kind.starts_with(OwnBlock::PREFIX)) {
            return OwnBlock::deserialize(value)
                .map(Self::Own)
                .map_err(de::Error::custom);
        }
        Self::deserialize(value).map_err(de::Error::custom)
    }
}

impl Serialize for Block {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Own(block) => block.serialize(serializer),
            block => Self::serialize(block, serializer),
        }
    }
}

fn is_false(flag: &bool) -> bool {
    !flag
}
