use super::{picture::Picture, record::record};
use crate::{
    json::Json,
    model::{Direction, Language},
};

record! {
    /// What the document's head says of the page. Written once into the published document and kept
    /// equal in the live one, both from [`Head::tags`].
    pub struct Head {
        /// The whole title, the publication's name included.
        pub title: String,
        /// A sentence or two for search engines.
        pub description: String,
        /// The absolute address; none for a page that has none of its own.
        pub canonical: Option<String>,
        /// Of the page; its `lang`.
        pub language: Language,
        /// Which way that language is written.
        pub direction: Direction,
        /// The publication's name (`og:site_name`).
        pub site: String,
        /// The absolute address of the page of newer entries, where the page is one of a list.
        pub previous: Option<String>,
        /// The absolute address of the page of older entries.
        pub next: Option<String>,
        /// The Open Graph type: `website`, `article` or `profile`.
        pub genre: String,
        /// The picture that stands for the page where others show a link to it: one file of pixels, by its
        /// absolute address.
        pub image: Option<Picture>,
        /// The same page in other languages or formats.
        pub alternates: Vec<Alternate>,
        /// Who made it, as the fediverse knows them: `@name@server`.
        pub creator: Option<String>,
        /// Absolute addresses of pages elsewhere by or of whom this one is (`rel=me`).
        pub me: Vec<String>,
        /// JSON-LD in the terms of schema.org.
        pub structured: Option<Json>,
        /// Whether search engines are asked to leave the page out.
        pub noindex: bool,
    }
}

/// What stands between a page's own title and the publication's name.
pub const TITLE_JOINT: &str = " | ";

record! {
    /// Another form of the page: in another language, or as another media type.
    pub struct Alternate {
        /// The absolute address.
        pub href: String,
        /// The language, where it is another one.
        pub language: Option<Language>,
        /// The media type, where it is not HTML.
        pub media_type: Option<String>,
        /// What readers of feeds call it.
        pub title: Option<String>,
    }
}

/// One element of the head.
#[derive(Debug, Clone, PartialEq)]
pub struct Tag {
    /// Of the element: `meta`, `link`, `title` or `script`.
    pub name: &'static str,
    /// Names and values, not escaped, in the order in which they are written.
    pub attributes: Vec<(&'static str, String)>,
    /// What is between the start and the end tag, not escaped; none for a void element.
    pub text: Option<String>,
}

impl Head {
    /// The title without the publication's name, which has a place of its own.
    pub fn own_title(&self) -> &str {
        let title = self.title.strip_suffix(self.site.as_str());
        title
            .and_then(|title| title.strip_suffix(TITLE_JOINT))
            .unwrap_or(&self.title)
    }

    /// The elements in document order.
    pub fn tags(&self) -> Vec<Tag> {
        let mut tags = vec![
            Tag {
                name: "title",
                attributes: Vec::new(),
                text: Some(self.title.clone()),
            },
            meta("name", "description", &self.description),
        ];
        let robots = if self.noindex {
            "noindex"
        } else {
            // Without it Google shows small pictures or none.
            "max-image-preview:large"
        };
        tags.push(meta("name", "robots", robots));
        if let Some(canonical) = &self.canonical {
            tags.push(link("canonical", canonical));
        }
        tags.extend(self.previous.iter().map(|href| link("prev", href)));
        tags.extend(self.next.iter().map(|href| link("next", href)));
        tags.extend(self.alternates.iter().map(Alternate::tag));
        tags.extend(self.me.iter().map(|href| link("me", href)));
        tags.push(meta("property", "og:title", self.own_title()));
        tags.push(meta("property", "og:description", &self.description));
        tags.push(meta("property", "og:type", &self.genre));
        tags.push(meta("property", "og:site_name", &self.site));
        if let Some(canonical) = &self.canonical {
            tags.push(meta("property", "og:url", canonical));
        }
        if let Some(image) = &self.image {
            tags.push(meta("property", "og:image", &image.src));
            tags.push(meta("property", "og:image:width", &image.width.to_string()));
            tags.push(meta(
                "property",
                "og:image:height",
                &image.height.to_string(),
            ));
            tags.push(meta("property", "og:image:alt", &image.alt));
            tags.push(meta("name", "twitter:card", "summary_large_image"));
        }
        let creator = self.creator.iter();
        tags.extend(creator.map(|account| meta("name", "fediverse:creator", account)));
        tags.extend(self.structured.iter().map(|data| Tag {
            name: "script",
            attributes: vec![("type", "application/ld+json".to_owned())],
            text: Some(data.text()),
        }));
        tags
    }
}

impl Alternate {
    fn tag(&self) -> Tag {
        let mut tag = link("alternate", &self.href);
        tag.attributes.extend(
            self.language
                .iter()
                .map(|language| ("hreflang", language.0.clone())),
        );
        tag.attributes.extend(
            self.media_type
                .iter()
                .map(|media_type| ("type", media_type.clone())),
        );
        let title = self.title.iter();
        tag.attributes
            .extend(title.map(|title| ("title", title.clone())));
        tag
    }
}

fn meta(key: &'static str, name: &str, content: &str) -> Tag {
    Tag {
        name: "meta",
        attributes: vec![(key, name.to_owned()), ("content", content.to_owned())],
        text: None,
    }
}

fn link(relation: &str, href: &str) -> Tag {
    Tag {
        name: "link",
        attributes: vec![("rel", relation.to_owned()), ("href", href.to_owned())],
        text: None,
    }
}
