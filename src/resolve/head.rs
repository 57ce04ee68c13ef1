use serde_json::{Value, json};

use super::{Address, Resolver};
use crate::{
    grammar::direction,
    model::{Article, Block, Found, Kind, Language, Parts, Patronage, Slug, StaticPage, Text},
    page::Head,
    typeset::Around,
};

/// What tells one page's head from another's.
pub(super) struct Subject<'a> {
    pub title: &'a str,
    pub description: String,
    /// From the site's root; none for a page without an address of its own.
    pub path: Option<&'a str>,
    pub language: &'a Language,
    pub genre: &'a str,
}

impl Resolver<'_> {
    pub(super) fn head(&self, subject: Subject) -> Head {
        let site = &self.publication.site.name;
        let title = match subject.title == site {
            true => site.clone(),
            false => format!("{} | {site}", subject.title),
        };
        Head {
            title,
            description: subject.description,
            canonical: subject
                .path
                .map(|path| self.base.absolute(&self.base.href(path))),
            language: subject.language.clone(),
            direction: direction(subject.language),
            site: site.clone(),
            genre: subject.genre.to_owned(),
            image: None,
            previous: None,
            next: None,
            alternates: Vec::new(),
            structured: None,
            noindex: subject.path.is_none(),
        }
    }

    /// A story's own additions: its picture, and what schema.org calls a `NewsArticle`.
    pub(super) fn story_head(&self, place: usize) -> Head {
        let story = self.story_at(place);
        let preview = self.is_preview(&Address::Story(place));
        let mut head = self.head(Subject {
            title: &story.headline,
            description: self.description(&story.standfirst, &story.body, &story.headline),
            path: Some(self.stories[place].as_str()).filter(|_| !preview),
            language: self.language(story),
            genre: "article",
        });
        let shared = story.lead.iter().flat_map(|lead| self.shared(lead));
        let shared: Vec<_> = shared.collect();
        head.image = shared.first().cloned();
        if !preview {
            let article = self.news_article(place, 0, &head, &shared);
            head.structured = Some(article.to_string());
        }
        head
    }

    pub(super) fn static_head(&self, page: &StaticPage, path: &str) -> Head {
        self.head(Subject {
            title: &page.title,
            description: self.description(&page.standfirst, &page.body, &page.title),
            path: Some(path),
            language: self.language_of(&page.language),
            genre: "website",
        })
    }

    /// `page` is that of the posts, if it is a live blog.
    pub(super) fn news_article(
        &self,
        place: usize,
        page: usize,
        head: &Head,
        pictures: &[String],
    ) -> Value {
        let story = self.story_at(place);
        let iso = |moment| self.dates.minute(moment, &head.language).iso;
        let mut value = json!({
            "@context": "https://schema.org",
            "@type": article_type(story),
            "headline": story.headline,
            "description": head.description,
            "datePublished": iso(story.published),
            "dateModified": iso(self.updated(story).unwrap_or(story.published)),
            "articleSection": self.publication.section(&story.section).map(|section| &section.name),
            "inLanguage": head.language,
            "mainEntityOfPage": head.canonical,
            "publisher": {
                "@type": "NewsMediaOrganization",
                "name": head.site,
                "url": self.base.absolute(self.base.path()),
            },
        });
        let written = story
            .authors
            .iter()
            .filter(|credit| credit.role.is_author());
        let authors: Vec<_> = written
            .filter_map(|credit| self.structured_author(&credit.author))
            .collect();
        if !authors.is_empty() {
            value["author"] = authors.into();
        }
        let corrections = story.corrections.iter().map(|correction| {
            json!({
                "@type": "CorrectionComment",
                "text": correction.text.plain(),
                "datePublished": iso(correction.date),
            })
        });
        if !story.corrections.is_empty() {
            value["correction"] = corrections.collect();
        }
        if let Some(sponsor) = &story.sponsor {
            value["sponsor"] = json!({ "@type": "Organization", "name": sponsor.name });
        }
        if let Some(review) = &story.review {
            let kind = review.item_type.as_deref().unwrap_or("CreativeWork");
            value["itemReviewed"] = json!({ "@type": kind, "name": review.item });
            if let Some(stars) = review.stars {
                value["reviewRating"] =
                    json!({ "@type": "Rating", "ratingValue": stars, "bestRating": 5 });
            }
        }
        if !pictures.is_empty() {
            value["image"] = json!(pictures);
        }
        self.add_coverage(place, page, &mut value);
        value
    }

    /// A person or an organisation of schema.org; none without a name.
    pub(super) fn structured_author(&self, slug: &Slug) -> Option<Value> {
        let author = self.publication.authors.get(slug)?;
        let kind = if author.desk {
            "Organization"
        } else {
            "Person"
        };
        let url = self.base.absolute(&self.author_href(slug));
        Some(json!({ "@type": kind, "name": author.name.as_ref()?, "url": url }))
    }

    /// The standfirst, else the first words of the body.
    pub(super) fn description(&self, standfirst: &Text, body: &[Block], title: &str) -> String {
        let texts = std::iter::once(standfirst).chain(self.shown(body));
        let mut words = texts.map(Text::plain);
        words
            .find(|words| !words.is_empty())
            .unwrap_or_else(|| title.to_owned())
    }

    /// The texts of a body but for those of blocks that lead to stories which are not out.
    pub(super) fn shown<'b>(&self, body: &'b [Block]) -> Vec<&'b Text> {
        let mut found = Found::default();
        for (place, block) in body.iter().enumerate() {
            block.find(&format!("/{place}"), &mut found);
        }
        let is_hidden = |block: &Block| {
            let href = match block {
                Block::Bookmark(bookmark) => &bookmark.href,
                Block::Newsletter(newsletter) => &newsletter.href,
                _ => return false,
            };
            self.address(&href.0).is_none()
        };
        let hidden = found.blocks.iter().filter(|(_, block)| is_hidden(block));
        let hidden: Vec<_> = hidden.map(|(at, _)| format!("{at}/")).collect();
        let texts = found.texts.into_iter();
        texts
            .filter(|(at, _)| !hidden.iter().any(|block| at.starts_with(block.as_str())))
            .map(|(_, text)| text)
            .collect()
    }
}

/// The type of schema.org that says what sort of story it is.
fn article_type(story: &Article) -> &'static str {
    let paid = story.sponsor.as_ref().map(|sponsor| sponsor.part);
    match (paid, story.kind) {
        (Some(Patronage::PaidFor | Patronage::Advertisement), _) => "AdvertiserContentArticle",
        (_, Kind::Live) => "LiveBlogPosting",
        (_, Kind::Opinion) => "OpinionNewsArticle",
        (_, Kind::Analysis) => "AnalysisNewsArticle",
        (_, Kind::Explainer) => "BackgroundNewsArticle",
        (_, Kind::Review) => "ReviewNewsArticle",
        (_, Kind::Feature | Kind::LongRead) => "ReportageNewsArticle",
        _ => "NewsArticle",
    }
}
