//! A story.

use serde_json::{Value, json};

use super::{Graph, blocks, pages::Trail, set};
use crate::{
    json::Json,
    model::{Article, Block, Found, Kind, Moment, Parts, Patronage, Role},
    page::Head,
    resolve::{
        author::is_elsewhere,
        head::shown_texts,
        index::{
            Index,
            address::Address,
            lists::List,
            pagination::PageNumber,
            stories::{Published, StoryId},
        },
        language::localized,
        link_preview, posts, translations,
        words::count,
    },
    typeset::shown,
};

/// What is read out where somebody asks a speaker for the news, by CSS.
const SPOKEN: [&str; 2] = ["h1", ".story__standfirst"];

/// The story, the way to it, and each of its recipes for itself, as search engines ask for it. `page` is
/// that of the posts, if it is a live blog.
pub fn story(index: &Index, id: StoryId, page: PageNumber, head: &Head) -> Json {
    let mut graph = Graph::new(index);
    let told = told(index, id, page);
    let article = graph.article(id, page, head, &told);
    let recipes = graph.recipes(index.stories[id].story, &told, &article);
    let mut nodes = vec![article, graph.trail(&trail(index, id, page))];
    nodes.extend(recipes);
    super::graph(nodes)
}

/// Every block on a page of a story, wherever it stands: in the lead, the body or a post.
fn told<'a>(index: &Index<'a>, id: StoryId, page: PageNumber) -> Vec<&'a Block> {
    let mut found = Found::default();
    let story = index.stories[id].story;
    if page.is_first() {
        story.lead.find("/lead", &mut found);
        story.body.find("/body", &mut found);
    }
    if let Some(blog) = index.stories.live_blog(id) {
        let pinned = page
            .is_first()
            .then(|| posts::pinned(index, blog))
            .flatten();
        let others = posts::page_posts(index, blog, page);
        for post in pinned.into_iter().chain(others) {
            post.post.find("/live/posts", &mut found);
        }
    }
    found.blocks.into_iter().map(|(_, block)| block).collect()
}

/// From the section to the story; the front is told of by the site's name in search results.
fn trail(index: &Index, id: StoryId, page: PageNumber) -> Trail {
    let published = &index.stories[id];
    let story = published.story;
    let mut trail = Trail::default();
    match section_name(index, published) {
        Some(name) => trail.push(
            name,
            index.url(&List::Section(story.section.clone()).path()),
        ),
        None => trail.push(&index.publication.site.name, index.url("/")),
    }
    trail.push(&story.headline, index.url(&published.path));
    if !page.is_first() {
        let address = index.path(&Address::Posts(id, page));
        trail.push(&page.to_string(), index.url(&address));
    }
    trail
}

/// In the story's language, where the section has a name in it.
fn section_name<'a>(index: &Index<'a>, story: &Published<'a>) -> Option<&'a str> {
    let section = index.publication.section(&story.story.section)?;
    let (name, _) = localized(index, &section.name, &section.names, story.language);
    Some(name)
}

impl Graph<'_> {
    /// A `NewsArticle`, or what schema.org has for this kind of story.
    fn article(&mut self, id: StoryId, page: PageNumber, head: &Head, told: &[&Block]) -> Value {
        let index = self.index;
        let published = &index.stories[id];
        let story = published.story;
        let iso = |moment| index.dates.minute(moment, &head.language).iso;
        let url = index.url(&published.path);
        let has_standfirst = page.is_first() && !story.standfirst.is_empty();
        let spoken = &SPOKEN[..if has_standfirst { 2 } else { 1 }];
        let mut node = json!({
            "@type": types(story),
            "@id": format!("{url}#story"),
            "url": head.canonical,
            "headline": story.headline,
            "description": head.description,
            "datePublished": iso(story.published),
            "dateModified": iso(published.last_change.unwrap_or(story.published)),
            "inLanguage": head.language,
            "isAccessibleForFree": true,
            "speakable": { "@type": "SpeakableSpecification", "cssSelector": spoken },
            "author": self.authors(story),
        });
        let parts: [(_, &[Role]); 3] = [
            ("editor", &[Role::Editor]),
            ("translator", &[Role::Translator]),
            ("contributor", &[Role::Reviewer, Role::Photographer]),
        ];
        for (name, roles) in parts {
            let credited = self.credited(story, |role| roles.contains(&role));
            set(&mut node, name, credited);
        }
        node["publisher"] = self.publisher();
        set(&mut node, "articleSection", section_name(index, published));
        set(
            &mut node,
            "image",
            link_preview::in_all_shapes(index, published),
        );
        set(&mut node, "correction", corrections(index, story, &iso));
        set(&mut node, "workTranslation", translated(index, id));
        if let Some(sponsor) = &story.sponsor {
            node["sponsor"] = json!({ "@type": "Organization", "name": sponsor.name });
            let href = sponsor.href.as_ref().map(|href| href.0.as_str());
            let href = href.filter(|href| is_elsewhere(index, href));
            set(&mut node["sponsor"], "url", href);
        }
        if let (Kind::Review, Some(review)) = (story.kind, &story.review) {
            blocks::add_review(review, &mut node);
        }
        let mut events = blocks::sports_events(told);
        match events.len() {
            1 => node["about"] = events.remove(0),
            _ => set(&mut node, "about", events),
        }
        set(&mut node, "review", self.reviews(story, told));
        let videos = blocks::videos(index, &iso(story.published), told);
        set(&mut node, "video", videos);
        match index.stories.live_blog(id) {
            Some(blog) => self.add_coverage(blog, page, &mut node),
            None => {
                let texts = shown_texts(index, &story.body);
                let words: usize = texts
                    .iter()
                    .map(|text| count(&shown(text, index).plain()))
                    .sum();
                set(&mut node, "wordCount", (words > 0).then_some(words));
            }
        }
        node
    }
}

/// None is dated before the story, whatever the file says.
fn corrections(index: &Index, story: &Article, iso: &impl Fn(Moment) -> String) -> Vec<Value> {
    let corrections = story.corrections.iter().map(|correction| {
        json!({
            "@type": "CorrectionComment",
            "text": shown(&correction.text, index).plain(),
            "datePublished": iso(correction.date.max(story.published)),
        })
    });
    corrections.collect()
}

/// The same story in other languages.
fn translated(index: &Index, id: StoryId) -> Vec<Value> {
    let others = translations::out(index, id).map(|other| {
        let (url, language) = (index.url(&other.path), other.language);
        json!({ "@type": "CreativeWork", "url": url, "inLanguage": language })
    });
    others.collect()
}

/// The type of schema.org that says what sort of story it is; two of an advertisement that is told as a
/// review or live, which have fields of their own.
fn types(story: &Article) -> Value {
    let told = match story.kind {
        _ if story.live.is_some() => "LiveBlogPosting",
        Kind::Opinion | Kind::Letter => "OpinionNewsArticle",
        Kind::Analysis => "AnalysisNewsArticle",
        Kind::Explainer => "BackgroundNewsArticle",
        Kind::Review => "ReviewNewsArticle",
        Kind::Feature | Kind::LongRead | Kind::MatchReport => "ReportageNewsArticle",
        _ => "NewsArticle",
    };
    let paid = story.sponsor.as_ref().map(|sponsor| sponsor.part);
    let advertisement = "AdvertiserContentArticle";
    match (paid, told) {
        (None | Some(Patronage::Supported), _) => told.into(),
        (_, "LiveBlogPosting" | "ReviewNewsArticle") => json!([advertisement, told]),
        _ => advertisement.into(),
    }
}
