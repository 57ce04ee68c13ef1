use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    Block, Correction, Credit, Found, Href, Kind, Language, Lead, Live, Moment, Parts, Picture,
    Slug, Standfirst, StoryName, Text,
};

/// A story as its file tells it: `content/articles/**/SLUG.json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Article {
    /// The last segment of the address; by default the file's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slug: Option<Slug>,
    /// What feeds know it by, where that is not its address: a site that it comes from has given it, and
    /// readers of feeds would take it for new without.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1))]
    pub id: Option<String>,
    /// Addresses that it had before, from the site's root, such as `/2019/05/a-story/`: each leads on to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// What sort of story it is, which its label and its look tell.
    #[serde(default, skip_serializing_if = "Kind::is_report")]
    pub kind: Kind,
    #[schemars(length(min = 1))]
    pub headline: String,
    /// The line above the headline; by default the section's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kicker: Option<String>,
    /// One or two sentences under the headline that say what the story is; or several paragraphs, and
    /// lists of links.
    #[serde(default, skip_serializing_if = "Standfirst::is_empty")]
    pub standfirst: Standfirst,
    /// The slug of a section of the site file.
    pub section: Slug,
    /// Slugs of topics of the site file, the most telling first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<Slug>,
    /// A topic whose stories are parts of one whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<Slug>,
    /// Who made it, in the order of the byline.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<Credit>,
    /// The line with the names of those who wrote it, where it says more than that: `{}` for each of them,
    /// in their order, as in `{} at the Liberty Stadium`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1))]
    pub byline: Option<String>,
    /// When it appears; before that it is under embargo and not in the output.
    pub published: Moment,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<Moment>,
    /// From then on it is not in the output.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<Moment>,
    /// Takes the story back, and says so where it stood.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<Withdrawal>,
    /// Not to be published yet.
    #[serde(default)]
    pub draft: bool,
    /// By default the first language of the site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// The picture that leads the story and stands on its card; or a sound, a film or an embed, whose own
    /// picture stands on the card.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<Lead>,
    /// The stories to offer first at the end, by slug.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<StoryName>,
    /// The same story in other languages, by slug; each of them names this one too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub translations: Vec<StoryName>,
    /// What is reviewed and the verdict, for the kind `review`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Review>,
    /// Who pays for it, which is said above the headline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sponsor: Option<Sponsor>,
    /// The posts, for the kind `live`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub live: Option<Live>,
    pub body: Vec<Block>,
    /// What was wrong or unclear and has been mended, in any order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Correction>,
    /// Whether the site shows what has changed in it, where the site file asks for that. `false` keeps
    /// words back that must not be read again.
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    pub history: bool,
    /// The footnotes, numbered in this order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
}

/// A footnote, which a note span refers to by `id`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Note {
    pub id: String,
    pub text: Text,
}

/// That a story is taken back. Its address stays and says so, with its headline; its words and pictures are
/// published no longer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Withdrawal {
    /// From then on.
    pub date: Moment,
    /// Why, in a sentence or two.
    pub text: Text,
}

impl Parts for Withdrawal {
    fn find<'a>(&'a self, at: &str, found: &mut Found<'a>) {
        self.text.find(&format!("{at}/text"), found);
    }
}

impl Article {
    /// What is left of it once it is withdrawn: where it stood, what it was called, and why it is gone.
    pub fn withdrawn(self) -> Self {
        Self {
            standfirst: Standfirst::EMPTY,
            kicker: None,
            topics: Vec::new(),
            series: None,
            authors: Vec::new(),
            byline: None,
            updated: None,
            lead: None,
            related: Vec::new(),
            translations: Vec::new(),
            review: None,
            sponsor: None,
            live: None,
            body: Vec::new(),
            corrections: Vec::new(),
            history: false,
            notes: Vec::new(),
            kind: Kind::default(),
            ..self
        }
    }

    /// The picture that stands for the story: on its card, and in link previews.
    pub fn picture(&self) -> Option<&Picture> {
        self.lead.as_ref()?.picture()
    }

    /// The topics and the series, each once.
    pub fn subjects(&self) -> impl Iterator<Item = &Slug> {
        let is_other = |topic: &&Slug| self.series.as_ref() != Some(*topic);
        self.series
            .iter()
            .chain(self.topics.iter().filter(is_other))
    }

    /// All that has to be looked after in it.
    pub fn found(&self) -> Found<'_> {
        let mut found = Found::default();
        self.standfirst.find("/standfirst", &mut found);
        self.withdrawn.find("/withdrawn", &mut found);
        self.authors.find("/authors", &mut found);
        self.lead.find("/lead", &mut found);
        self.review.find("/review", &mut found);
        self.sponsor.find("/sponsor", &mut found);
        self.body.find("/body", &mut found);
        self.corrections.find("/corrections", &mut found);
        self.live.find("/live", &mut found);
        self.notes.find("/notes", &mut found);
        found
    }
}

/// What a review comes to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// What is reviewed: the title of a book, the name of a thing.
    #[schemars(length(min = 1))]
    pub item: String,
    /// Its type of schema.org: `Book`, `Movie`, `Product`; by default `CreativeWork`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item_type: Option<String>,
    /// Who made it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Out of five; halves are possible.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0.0, max = 5.0), extend("multipleOf" = 0.5))]
    pub stars: Option<f32>,
    /// The judgement in a sentence.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub text: Text,
}

impl Parts for Review {
    fn find<'a>(&'a self, at: &str, found: &mut Found<'a>) {
        self.text.find(&format!("{at}/text"), found);
    }
}

/// Who pays for a story, and what for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sponsor {
    #[schemars(length(min = 1))]
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub href: Option<Href>,
    /// Stands beside the name; its `alt` is empty where it shows the name alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logo: Option<Picture>,
    #[serde(default)]
    pub part: Patronage,
}

impl Parts for Sponsor {
    fn find<'a>(&'a self, at: &str, found: &mut Found<'a>) {
        self.href.find(&format!("{at}/href"), found);
        self.logo.find(&format!("{at}/logo"), found);
    }
}

/// What a sponsor has to do with a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum Patronage {
    /// Pays for it, and has no say in it.
    #[default]
    Supported,
    /// Pays for it and agreed to what it says.
    PaidFor,
    /// Wrote it: an advertisement.
    Advertisement,
}

fn yes() -> bool {
    true
}

fn is_yes(flag: &bool) -> bool {
    *flag
}
