//! What can be followed by feeds, and how: for whoever writes the feeds, and for the heads of pages.

use super::{
    index::{Index, lists::List, stories::StoryId},
    list_page::about,
    rendition::COVER,
};
use crate::{
    grammar::{
        feed::{FeedForm, Followed},
        own_name, spoken,
        words::without_invisible,
    },
    model::{Audio, Block, Language, Podcast, Site},
    page::{Alternate, TITLE_JOINT},
};

/// How many stories are in a feed at most, the newest.
const STORIES: usize = 30;

/// The same of a topic or an author: there are many of these, and few stories a day in each.
const FEW_STORIES: usize = 10;

/// What is in the feeds of one thing.
#[derive(Debug)]
pub struct Channel {
    /// What it is that they follow.
    pub followed: Followed,
    /// An absolute URI that stays for good.
    pub id: String,
    /// With the publication's name.
    pub title: String,
    /// May be empty.
    pub description: String,
    /// The absolute address of the page that shows the same.
    pub home: String,
    /// Of what is said of it.
    pub language: Language,
    /// The newest stories.
    pub stories: Vec<StoryId>,
}

/// The sound that leads a story.
#[derive(Debug)]
pub struct Enclosure {
    /// Its absolute address.
    pub url: String,
    /// How long the file is.
    pub bytes: u64,
    /// What it is called.
    pub title: String,
}

/// Everything that has feeds, but for the corrections.
pub fn channels(index: &Index) -> Vec<Channel> {
    let followed = followed(index).into_iter();
    followed.map(|one| channel(index, one)).collect()
}

/// All corrections; none where nothing was corrected.
pub fn corrections_channel(index: &Index) -> Option<Channel> {
    index.corrections_pagination()?;
    Some(channel(index, Followed::Corrections))
}

/// The site as its file tells it.
pub fn site<'a>(index: &Index<'a>) -> &'a Site {
    &index.publication.site
}

/// The absolute address of the publication's sign.
pub fn logo_url(index: &Index) -> Option<String> {
    index.logo.map(|logo| index.url(&format!("/{logo}")))
}

/// The address of a path from the site's root, base included.
pub fn href(index: &Index, path: &str) -> String {
    index.base.href(path)
}

/// Whether a page or file has this path from the site's root, not encoded.
pub fn stands_at(index: &Index, path: &str) -> bool {
    index.has_path(path)
}

/// Whether a picture of its own stands for a story.
pub fn has_own_picture(index: &Index, id: StoryId) -> bool {
    index.stories[id].link_preview.is_some()
}

/// The podcast of each section that has one: its stories that a sound leads.
pub fn podcasts<'a>(index: &'a Index) -> Vec<(Channel, &'a Podcast)> {
    let sections = index.publication.site.sections.iter();
    let podcasts = sections.filter_map(|section| {
        let podcast = section.podcast.as_ref()?;
        let list = List::Section(section.slug.clone());
        let mut channel = channel(index, Followed::List(list.clone()));
        let stories = index.lists.stories(&list).iter().copied();
        channel.stories = stories
            .filter(|id| enclosure(index, *id).is_some())
            .collect();
        channel.title = podcast
            .title
            .clone()
            .unwrap_or_else(|| section.name.clone());
        Some((channel, podcast))
    });
    podcasts.collect()
}

/// The absolute address of a podcast's cover; none where its file can't be shown.
pub fn cover(index: &Index, podcast: &Podcast) -> Option<String> {
    let rendition = super::picture::rendition(index, &podcast.cover, COVER)?;
    Some(index.url(&rendition.main_path()))
}

/// The sound that leads a story, if one does.
pub fn enclosure(index: &Index, id: StoryId) -> Option<Enclosure> {
    let audio = sound(index, id)?;
    let file = index.publication.files.get(&audio.src.0)?;
    Some(Enclosure {
        url: index.url(&file.path(&audio.src.0)),
        bytes: file.bytes,
        title: audio.title.clone(),
    })
}

fn sound<'a>(index: &'a Index, id: StoryId) -> Option<&'a Audio> {
    match index.stories[id].story.lead.as_ref()?.player()? {
        Block::Audio(audio) => Some(audio),
        _ => None,
    }
}

/// What readers of feeds know a story by: what another system has given it, else a URI of when it came out and its
/// slug, and so none of where it stands.
pub fn story_id(index: &Index, id: StoryId) -> String {
    let published = &index.stories[id];
    if let Some(id) = &published.story.id {
        return id.clone();
    }
    let slug = published.slug.to_string();
    index.tags.of_story(published.story.published.0, &slug)
}

/// The feeds of what a page shows, as its head names them.
pub fn alternates(index: &Index, followed: &Followed, title: &str) -> Vec<Alternate> {
    let mut forms: Vec<_> = forms(index).collect();
    if podcast(index, followed).is_some() {
        forms.push(FeedForm::Podcast);
    }
    let site = &index.publication.site.name;
    let title = if title == site {
        title.to_owned()
    } else {
        format!("{title}{TITLE_JOINT}{site}")
    };
    let title = without_invisible(&title).into_owned();
    let alternate = |form: FeedForm| Alternate {
        href: index.url(&followed.path(form)),
        language: None,
        media_type: Some(form.media_type().to_owned()),
        title: Some(match form {
            FeedForm::Atom => title.clone(),
            form => format!("{title} ({})", form.name()),
        }),
    };
    forms.into_iter().map(alternate).collect()
}

/// Everything that has feeds, but for the corrections: the site, its sections, languages, topics and authors.
pub fn followed(index: &Index) -> Vec<Followed> {
    let site = &index.publication.site;
    let sections = site.sections.iter();
    let sections = sections.map(|section| List::Section(section.slug.clone()));
    let topics = site.topics.iter();
    let topics = topics.map(|topic| List::Topic(topic.slug.clone()));
    let topics = topics.filter(|list| index.lists.has(list));
    let authors = index.publication.authors.keys().cloned().map(List::Author);
    let lists = [List::All].into_iter().chain(sections);
    let languages = spoken(site).iter().cloned().map(Followed::Language);
    lists
        .map(Followed::List)
        .chain(languages)
        .chain(topics.chain(authors).map(Followed::List))
        .collect()
}

fn channel(index: &Index, followed: Followed) -> Channel {
    let site = &index.publication.site;
    let (description, stories) = match &followed {
        Followed::List(list @ List::All) => {
            (site.tagline.clone(), index.lists.stories(list).to_vec())
        }
        Followed::List(list) => (
            about(index, list).description,
            index.lists.stories(list).to_vec(),
        ),
        Followed::Language(language) => {
            let all = index.stories.public();
            let those = all.filter(|id| index.stories[*id].language == language);
            (String::new(), those.take(STORIES).collect())
        }
        Followed::Corrections => (String::new(), Vec::new()),
    };
    let most = match &followed {
        Followed::List(List::Topic(_) | List::Author(_)) => FEW_STORIES,
        _ => STORIES,
    };
    let name = name(index, &followed);
    Channel {
        id: index.tags.of_feed(&followed.folder()),
        title: if followed == Followed::List(List::All) {
            site.name.clone()
        } else {
            format!("{name}{TITLE_JOINT}{}", site.name)
        },
        description,
        home: match &followed {
            Followed::Language(_) => index.url("/"),
            followed => index.url(&followed.folder()),
        },
        language: match &followed {
            Followed::Language(language) => language.clone(),
            _ => index.site_language().clone(),
        },
        stories: stories.into_iter().take(most).collect(),
        followed,
    }
}

/// What it is called on the page of all feeds.
pub fn name(index: &Index, followed: &Followed) -> String {
    match followed {
        Followed::List(list) => about(index, list).name,
        Followed::Language(language) => own_name(language, &index.publication.site.languages),
        Followed::Corrections => {
            let labels = index.locales.labels(index.site_language());
            labels.corrections.clone()
        }
    }
}

/// The forms that every feed of the site has.
pub fn forms(index: &Index) -> impl Iterator<Item = FeedForm> + Clone + use<> {
    FeedForm::of_every_feed(index.publication.site.feeds.rss)
}

/// The podcast of a section.
pub fn podcast<'a>(index: &'a Index, followed: &Followed) -> Option<&'a Podcast> {
    match followed {
        Followed::List(List::Section(slug)) => index.publication.section(slug)?.podcast.as_ref(),
        _ => None,
    }
}
