use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    Alert, Container, Crawlers, Elsewhere, Feeds, Host, Href, Language, NavigationEntry, Picture,
    Podcast, Security, Severity, Slots, Slug, Sponsor, Theme, Tone, host,
};

/// The publication itself: `content/site.json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Site {
    #[schemars(length(min = 1))]
    pub name: String,
    #[serde(default)]
    pub tagline: String,
    /// Where the site will stand, such as `https://example.org/` or `https://example.org/news/`.
    #[schemars(url)]
    pub base_url: String,
    /// An IANA time zone, such as `Europe/London`; dates are shown in it.
    pub time_zone: String,
    /// The languages that stories are written in, the site's own first.
    #[schemars(length(min = 1))]
    pub languages: Vec<Language>,
    #[schemars(length(min = 1))]
    pub sections: Vec<Section>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<Topic>,
    /// What stands in the masthead: slugs of sections, other links, and groups of them; by default all
    /// sections.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub navigation: Option<Vec<NavigationEntry>>,
    /// What stands in the foot: slugs of static pages, other links, and groups of them; by default all static
    /// pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub foot: Option<Vec<NavigationEntry>>,
    /// What every page says at its top for a while, such as that an election is on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alert: Option<Alert>,
    /// HTML of the publication's own, in places that every page has for it.
    #[serde(default, skip_serializing_if = "Slots::is_empty")]
    pub slots: Slots,
    /// What the front is made of, from top to bottom; by default the newest stories, then each
    /// section.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1))]
    pub front: Option<Vec<Container>>,
    /// How the publication looks: logo, colours, fonts, masthead. CSS of your own stands in `theme/`.
    #[serde(default, skip_serializing_if = "Theme::is_usual")]
    pub theme: Theme,
    /// What stands beside a link to a page that has no picture of its own, in messages and networks: a
    /// photograph or another picture of pixels, at least 1200 wide and 630 high; by default a card that is
    /// drawn for the page, with its headline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link_preview: Option<Picture>,
    /// Where headlines stand beside links to stories.
    #[serde(default, skip_serializing_if = "ShareCards::is_default")]
    pub share_cards: ShareCards,
    /// Where else the publication is: in networks, in a lexicon. Machines are told that it is the same.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Elsewhere>,
    /// Its account in the fediverse, such as `@paper@social.example`: Mastodon names it beside links to
    /// stories whose authors have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = r"^@[^@\s/]+@[^@\s/]+$"))]
    pub fediverse: Option<String>,
    /// The pages that say by which rules the publication works.
    #[serde(default, skip_serializing_if = "Policies::is_empty")]
    pub policies: Policies,
    /// Whether readers can search the stories, by an index that is made of them; they can by default.
    #[serde(default = "is_searched", skip_serializing_if = "Clone::clone")]
    pub search: bool,
    /// What readers of feeds are offered besides Atom and JSON Feed.
    #[serde(default, skip_serializing_if = "Feeds::is_usual")]
    pub feeds: Feeds,
    /// Which programs may read the site. It is a request, and those who want to can pass over it.
    #[serde(default, skip_serializing_if = "Crawlers::is_usual")]
    pub crawlers: Crawlers,
    /// Whom to tell of a hole in the site's security (RFC 9116), at `/.well-known/security.txt`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub security: Option<Security>,
    /// Where earlier words of a story are kept, for its page of what has changed; by default nowhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub history: Option<Record>,
    /// Takes away what an earlier site at this address has left in readers' browsers: a service worker,
    /// which would go on showing them that site.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub removes_service_workers: bool,
    /// Addresses that the site had before, from its root, and where each leads now: to a page of this site
    /// (`/section/slug/`) or elsewhere (`https://…`).
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub redirects: BTreeMap<String, String>,
    /// What the site is served by, one or several of them: each gets the redirects and headers in its own
    /// form, and its limits are looked at. By default the files that Netlify and Cloudflare Pages share.
    #[serde(
        default,
        skip_serializing_if = "Vec::is_empty",
        deserialize_with = "host::one_or_several"
    )]
    #[schemars(schema_with = "host::one_or_several_schema")]
    pub host: Vec<Host>,
    /// Has browsers come by HTTPS alone for two years from their last visit. It can't be taken back sooner.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub https_only: bool,
    /// How many stories stand on one page of a list.
    #[serde(default = "page_size")]
    #[schemars(range(min = 1, max = 200))]
    pub page_size: usize,
    /// How grave it is to break a rule, by its name; `standfirst explain` lists them. `off` is not looked
    /// at, a `warning` is told, an `error` keeps the site from being published.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub check: BTreeMap<String, Severity>,
    /// The address of a story, made of `:section`, `:slug`, `:year`, `:month` and `:day`.
    #[serde(default = "permalink")]
    pub permalink: String,
}

/// Where a publication says how it works, for readers and for search engines.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Policies {
    /// What it is for and how it chooses and makes what it publishes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub principles: Option<Href>,
    /// How it mends what was wrong.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrections: Option<Href>,
    /// What its people may do and may not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ethics: Option<Href>,
}

impl Policies {
    /// Each that there is, with the name of its field.
    pub fn all(&self) -> impl Iterator<Item = (&'static str, &Href)> {
        [
            ("principles", &self.principles),
            ("corrections", &self.corrections),
            ("ethics", &self.ethics),
        ]
        .into_iter()
        .filter_map(|(name, href)| Some((name, href.as_ref()?)))
    }

    fn is_empty(&self) -> bool {
        self.all().next().is_none()
    }
}

/// A department of the publication.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Section {
    pub slug: Slug,
    #[schemars(length(min = 1))]
    pub name: String,
    /// The name in other languages of the site, by language tag.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub names: BTreeMap<Language, String>,
    #[serde(default)]
    pub description: String,
    /// The colour of its kickers and rules; by default each section has the next one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tone: Option<Tone>,
    /// What its first page is made of, from top to bottom, before its list goes on; by default the list alone. A
    /// container that asks for no section asks for this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1))]
    pub front: Option<Vec<Container>>,
    /// Makes a podcast of its stories that a sound leads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub podcast: Option<Podcast>,
}

/// What the publisher learns from what a story said before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum Record {
    /// From the commits of its file.
    Git,
    /// From `.history/` in the content folder, where each `standfirst build` notes what is new.
    Ledger,
}

/// Where the headline of a story stands beside links to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum ShareCards {
    /// On a card of their own, where a story has no photograph of 1200 × 630 pixels or more; the default.
    #[default]
    WithoutPhotograph,
    /// There, and over the photograph of each other story, which is darkened.
    OverPhotographs,
}

impl ShareCards {
    fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

/// What stories of any section may be about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    pub slug: Slug,
    #[schemars(length(min = 1))]
    pub name: String,
    /// The name in other languages of the site, by language tag.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub names: BTreeMap<Language, String>,
    /// The name as it reads inside a sentence, where that differs: "gas and pipelines".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mention: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
}

impl Site {
    /// Each front, the publication's own first, with its JSON pointer.
    pub fn fronts(&self) -> impl Iterator<Item = (String, &[Container])> {
        let own = self.front.iter().map(|front| ("/front".to_owned(), front));
        let sections = self.sections.iter().enumerate();
        let of_sections = sections.filter_map(|(index, section)| {
            let front = section.front.as_ref()?;
            Some((format!("/sections/{index}/front"), front))
        });
        own.chain(of_sections)
            .map(|(at, front)| (at, front.as_slice()))
    }

    /// Who pays for a container, each with its JSON pointer.
    pub fn sponsors(&self) -> impl Iterator<Item = (String, &Sponsor)> {
        self.fronts().flat_map(|(at, front)| {
            let containers = front.iter().enumerate();
            containers.filter_map(move |(index, container)| {
                let sponsor = container.sponsor.as_ref()?;
                Some((format!("{at}/{index}/sponsor"), sponsor))
            })
        })
    }

    /// The site's own language.
    pub fn language(&self) -> &Language {
        &self.languages[0]
    }

    /// The topic of that slug.
    pub fn topic(&self, slug: &Slug) -> Option<&Topic> {
        self.topics.iter().find(|topic| topic.slug == *slug)
    }

    /// The section's tone, or the one whose turn it is.
    pub fn tone(&self, slug: &Slug) -> Tone {
        let index = self
            .sections
            .iter()
            .position(|section| section.slug == *slug)
            .unwrap_or_default();
        let named = self.sections.get(index).and_then(|section| section.tone);
        named.unwrap_or(Tone::ALL[index % Tone::ALL.len()])
    }
}

fn is_searched() -> bool {
    true
}

fn page_size() -> usize {
    24
}

fn permalink() -> String {
    "/:section/:slug/".to_owned()
}
