//! The fields that stand before a text, by what they mean, whatever they are called.

mod image;
mod rest;
mod state;

use serde_json::Value;

use self::{
    image::{Image, image},
    rest::{Rest, authors_of},
};
use super::{
    dates::When,
    text,
    values::{Fields, flag, shown, words},
};

/// What the fields of a file say. What has no meaning here is in `others`.
#[derive(Debug, Clone, Default)]
pub struct Matter {
    /// Its headline.
    pub title: Option<String>,
    /// A sentence or two on it.
    pub standfirst: Option<String>,
    /// When it is of.
    pub date: Option<When>,
    /// When it appears, where that is another date.
    pub appears: Option<When>,
    /// When it was changed.
    pub updated: Option<When>,
    /// When it goes.
    pub expires: Option<When>,
    /// Whether it is not to be published.
    pub is_draft: bool,
    /// Why it is not, where no field says that it is a draft.
    pub why_draft: Option<String>,
    /// The last part of its address.
    pub slug: Option<String>,
    /// Its whole address, from the site's root.
    pub url: Option<String>,
    /// Addresses that it had.
    pub aliases: Vec<String>,
    /// Other names that notes know it by.
    pub names: Vec<String>,
    /// Who wrote it: names, or keys of a file of authors.
    pub authors: Vec<Value>,
    /// The section that it names.
    pub section: Option<String>,
    /// What it is filed under, the widest first.
    pub categories: Vec<String>,
    /// What it is about.
    pub tags: Vec<String>,
    /// What it is a part of.
    pub series: Option<String>,
    /// Its picture.
    pub image: Option<Image>,
    /// Its language, as it is written.
    pub language: Option<String>,
    /// Whether it is meant to be a page and no story.
    pub is_page: bool,
    /// Whether there are formulas in it.
    pub has_math: bool,
    /// All other fields, with what they say.
    pub others: Vec<(String, String)>,
    /// Dates that are none, with their fields.
    pub flaws: Vec<String>,
    /// Whether something in it can't be read that may keep it back.
    pub is_unread: bool,
}

impl Matter {
    /// Of the fields of a file. What `defaults` say holds where the file says nothing else.
    pub fn new(fields: &Fields, defaults: &Fields) -> Self {
        let mut rest = Rest::of(fields);
        let given = rest.fields.len();
        let known: Vec<_> = rest
            .fields
            .iter()
            .map(|(_, plain, _)| plain.clone())
            .collect();
        let more = Rest::of(defaults).fields.into_iter();
        rest.fields
            .extend(more.filter(|(_, plain, _)| !known.contains(plain)));
        let own: Vec<_> = rest
            .fields
            .iter()
            .take(given)
            .map(|(name, ..)| name.clone())
            .collect();
        let mut matter = Self::default();
        matter.take_dates(&mut rest);
        matter.take_words(&mut rest);
        matter.take_places(&mut rest);
        matter.image = image(&mut rest);
        matter.has_math = ["math", "katex", "mathjax", "usemath"]
            .iter()
            .filter_map(|name| rest.take(&[name]))
            .any(|value| flag(&value).unwrap_or(true));
        // What defaults say that means nothing here is said once, of the configuration.
        let others = rest.fields.iter().filter(|(name, plain, value)| {
            (own.contains(name) || plain.is_empty()) && !value.is_null()
        });
        matter.others = others
            .map(|(name, _, value)| (name.clone(), shown(value)))
            .collect();
        matter.flaws = rest.flaws;
        matter
    }

    fn take_dates(&mut self, rest: &mut Rest) {
        self.take_state(rest);
        let publish = [
            "publishdate",
            "pubdate",
            "published",
            "publishedat",
            "datepublished",
            "publisheddate",
            "pubdatetime",
            "publishedtime",
        ];
        self.date = rest.date(&["date"]);
        self.appears = rest.date(&publish);
        self.expires = rest.date(&["expirydate", "expires", "unpublishdate"]);
        if !rest.flaws.is_empty() {
            self.hold("whether readers may see it yet can't be told from its dates");
            self.is_unread = true;
        }
        if self.date.is_none() {
            self.date = self.appears.take();
        }
        if self.date.is_none() {
            self.date = rest.date(&["created", "createdat", "datecreated", "creationdate"]);
        }
        let updated = [
            "lastmod",
            "updated",
            "modified",
            "updateddate",
            "lastmodifiedat",
            "lastmodified",
            "updatedat",
            "datemodified",
            "modifieddate",
            "moddatetime",
            "lastupdated",
        ];
        self.updated = rest.date(&updated);
    }

    fn take_words(&mut self, rest: &mut Rest) {
        let title = rest.words(&["title", "headline", "name"]);
        self.title = title
            .map(|title| text::line(&title))
            .filter(|title| !title.is_empty());
        let names = [
            "standfirst",
            "deck",
            "dek",
            "lead",
            "lede",
            "subtitle",
            "description",
            "summary",
            "excerpt",
            "abstract",
            "tagline",
        ];
        let standfirst = rest.words(&names).map(|words| text::line(&words));
        self.standfirst = standfirst.filter(|words| !words.is_empty());
        let authors = rest.take(&["authors", "author", "byline"]);
        self.authors = authors.map(authors_of).unwrap_or_default();
        self.language = rest.words(&["lang", "language", "locale"]);
        let kind = ["layout", "type"]
            .iter()
            .filter_map(|name| rest.get(name))
            .filter_map(words);
        self.is_page = kind.into_iter().any(|kind| {
            let name = kind.rsplit('/').next().unwrap_or_default();
            matches!(name.split('.').next(), Some("page" | "pages" | "static"))
        });
    }

    fn take_places(&mut self, rest: &mut Rest) {
        self.slug = rest.words(&["slug"]);
        let is_off = |value: &Value| value == &Value::Bool(false);
        if rest.take_if(&["permalink"], is_off).is_some() {
            self.is_draft = true;
        }
        self.url = rest.words(&["url", "permalink", "path"]);
        let aliases = [
            "aliases",
            "redirectfrom",
            "alias",
            "oldurls",
            "redirectsfrom",
        ];
        self.aliases = rest.all(&aliases, &[',']);
        self.section = rest.words(&["section"]);
        self.categories = rest.all(&["categories", "category"], &[',']);
        self.tags = rest.all(&["tags", "tag", "topics", "keywords"], &[',']);
        let mut series = rest.all(&["series"], &[]).into_iter();
        self.series = series.next();
        self.tags.extend(series);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::folders::values::{Form, read};

    fn matter(yaml: &str) -> Matter {
        let value = read(Form::Yaml, yaml).expect("YAML");
        Matter::new(value.as_object().expect("fields"), &Fields::new())
    }

    #[test]
    fn fields_are_known_by_all_their_names() {
        let found = matter(
            "title: A\npubDate: Jul 08 2022\nlast_modified_at: 2023-01-01\ndescription: D\n\
             redirect_from: /old/\ntags: a, b\nheroImage: ./x.png\nheroImageAlt: Seen\nweight: 3\n",
        );
        assert_eq!(found.title.as_deref(), Some("A"));
        assert!(found.date.is_some() && found.updated.is_some());
        assert_eq!(found.standfirst.as_deref(), Some("D"));
        assert_eq!(found.aliases, ["/old/"]);
        assert_eq!(found.tags, ["a", "b"]);
        let image = found.image.expect("an image");
        assert_eq!((&*image.src, &*image.alt), ("./x.png", "Seen"));
        assert_eq!(found.others, [("weight".to_owned(), "3".to_owned())]);
    }

    #[test]
    fn what_is_not_to_be_published_is_a_draft() {
        for written in [
            "draft: true",
            "published: false",
            "permalink: false",
            "status: draft",
            "status: private",
            "draft: false\nprivate: true",
            "draft: perhaps",
            "headless: true",
            "_build: { render: never }",
            "build: { list: never }",
            "render: false",
        ] {
            assert!(matter(written).is_draft, "{written}");
        }
        assert!(!matter("hidden: true\ndraft:\nbuild: { list: always }").is_draft);
        let dated = matter("published: 2024-01-02");
        assert!(!dated.is_draft && dated.date.is_some());
    }

    #[test]
    fn no_field_is_lost() {
        let found =
            matter("cover: { src: a.png, alt: B, width: 3 }\nextra: { mood: calm }\ndate: soon\n");
        let others = format!("{:?}", found.others);
        assert!(
            others.contains("mood") && others.contains("width"),
            "{others}"
        );
        assert!(format!("{:?}", found.flaws).contains("soon"));
    }
}
