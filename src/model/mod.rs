//! What a publication is made of. Knows nothing of files, pages or browsers.
//!
//! A doc comment on a type that derives [`JsonSchema`](schemars::JsonSchema), or on a field of one, is
//! its description in the published schema, which editors show to who writes a file: it says what the
//! name doesn't, and where the name says all there is none.
#![allow(
    missing_docs,
    reason = "doc comments here are published in the JSON Schemas"
)]

mod age;
mod alert;
mod article;
mod author;
mod block;
mod chart;
mod collection;
mod correction;
mod credit;
mod font;
mod formula;
mod front;
mod host;
mod href;
mod interface;
mod kind;
mod language;
mod lead;
mod live;
mod machines;
mod map;
mod media;
mod moment;
mod navigation;
mod page_name;
mod picture;
mod publication;
mod revision;
mod severity;
mod site;
mod slots;
mod slug;
mod span;
mod standfirst;
mod static_page;
mod story_name;
mod style_guide;
mod theme;
mod tone;

pub use age::Age;
pub use alert::Alert;
pub use article::{Article, Note, Patronage, Review, Sponsor, Withdrawal};
pub use author::{Author, Elsewhere};
pub use block::*;
pub use chart::{Across, AcrossKind, Along, Chart, ChartColumn, ChartKind, ChartMark, Datum};
pub use collection::{Collection, CollectionField, CollectionKind, FieldType, FieldValue};
pub use correction::{Correction, Remedy};
pub use credit::{BYLINE_NAME, Contributor, Credit, Guest, Role};
pub use font::{Font, FontFacts, Fonts, Generic};
pub use formula::Formula;
pub use front::{Container, Exclusion, Layout, Query};
pub use host::Host;
pub use href::{Href, MediaFile};
pub use interface::Interface;
pub use kind::Kind;
pub use language::{Direction, Language};
pub use lead::Lead;
pub use live::{Live, Post};
pub use machines::{Crawlers, Feeds, Podcast, Security};
pub use map::{Feature, FeatureCollection, Geometry, Map, MapValue, Projection, Shape, World};
pub use media::{File, Format, Media, MediaKind, published_name};
pub use moment::Moment;
pub use navigation::{NavigationEntry, NavigationLink, NavigationPart};
pub use page_name::PageName;
pub use picture::{Caption, CreditLabel, Focus, Picture, PictureRole};
pub use publication::{Preview, PublicStory, Publication, WithdrawnStory};
pub use revision::{History, Revision, block_words, block_words_except, normalize_whitespace};
pub use severity::Severity;
pub use site::{Policies, Record, Section, ShareCards, Site, Topic};
pub use slots::{Place, Slot, Slots};
pub use slug::{Slug, SlugError};
pub use span::{Mark, Span, Text, in_brackets};
pub use standfirst::{Standfirst, StandfirstPart};
pub use static_page::StaticPage;
pub use story_name::StoryName;
pub use style_guide::{StyleGuide, StyleWord};
pub use theme::{
    Colour, Colours, Corners, Logo, LogoFile, MastheadLayout, MastheadStyle, Rules, Theme,
};
pub use tone::Tone;
