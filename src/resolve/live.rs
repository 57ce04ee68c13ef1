//! Live blogs and their pages, which are numbered from the oldest post on as those of lists are.

use super::{
    Address, Resolver,
    head::Subject,
    list::{numbered, range},
};
use crate::{
    model::{Article, Language, Live, Moment},
    page::{Content, Date, Element, Head, Node, Related, Story},
    typeset::{LivePage, LivePost, Typesetter},
};

impl Resolver<'_> {
    /// The places of all live blogs, previews included.
    pub(super) fn live_blogs(&self) -> impl Iterator<Item = usize> {
        (0..self.stories.len()).filter(|place| self.live(*place).is_some())
    }

    pub(super) fn live(&self, place: usize) -> Option<&Live> {
        self.story_at(place).live.as_ref()
    }

    pub(super) fn sizes(&self, place: usize) -> (usize, usize) {
        let live = self.live(place);
        live.map_or((0, 1), |live| {
            (live.posts.len(), usize::from(live.page_size).max(1))
        })
    }

    /// How many numbered pages a live blog has.
    pub(super) fn numbered(&self, place: usize) -> usize {
        let (posts, size) = self.sizes(place);
        numbered(posts, size)
    }

    pub(super) fn posts_path(&self, place: usize, page: usize) -> String {
        let first = &self.stories[place];
        match page {
            0 => first.clone(),
            _ => format!("{first}page/{page}/"),
        }
    }

    pub(super) fn post_path(&self, place: usize, post: usize) -> String {
        let id = self.live(place).and_then(|live| live.posts.get(post));
        let id = id.map(|post| post.id.as_str()).unwrap_or_default();
        format!("{}post/{id}/", self.stories[place])
    }

    /// The page that a post stands on.
    pub(super) fn page_of(&self, place: usize, post: usize) -> usize {
        let (posts, size) = self.sizes(place);
        let page = posts.saturating_sub(post + 1) / size + 1;
        if page > self.numbered(place) { 0 } else { page }
    }

    /// The last change that a story tells of: of a live blog, the last one of its posts.
    pub(super) fn updated(&self, story: &Article) -> Option<Moment> {
        let posts = story.live.iter().flat_map(|live| &live.posts);
        let told = posts.flat_map(|post| [Some(post.published), post.updated]);
        let corrected = story.corrections.iter().map(|correction| correction.date);
        let told = told.flatten().chain(corrected);
        told.chain(story.updated).max()
    }

    pub(super) fn update<'b>(
        &'b self,
        place: usize,
        page: usize,
        post: usize,
        live: &'b Live,
    ) -> LivePost<'b> {
        let story = self.story_at(place);
        let language = self.language(story);
        let one = &live.posts[post];
        let time = |moment| self.dates.time(moment, story.published, language);
        let named = one.authors.iter().filter_map(|slug| {
            let author = self.publication.authors.get(slug)?;
            Some((author.name.clone()?, self.author_href(slug)))
        });
        let stands = self.page_of(place, post);
        // The pinned one stands over the others too.
        let is_here = stands == page || (one.pinned && page == 0);
        let path = match is_here {
            true => String::new(),
            false => self.base.href(&self.posts_path(place, stands)),
        };
        LivePost {
            post: one,
            time: time(one.published),
            edited: one.updated.map(time),
            authors: named.collect(),
            permalink: self.base.href(&self.post_path(place, post)),
            href: format!("{path}#post-{}", one.id),
        }
    }

    /// The posts of a page; on the first one the pinned post stands over them.
    pub(super) fn updates<'b>(
        &'b self,
        place: usize,
        page: usize,
        live: &'b Live,
    ) -> Vec<LivePost<'b>> {
        let (posts, size) = self.sizes(place);
        let here = range(page, self.numbered(place), posts, size);
        here.filter(|post| page > 0 || !live.posts[*post].pinned)
            .map(|post| self.update(place, page, post, live))
            .collect()
    }

    /// What changes over the posts of the first page: key events, pinned post.
    fn over(&self, place: usize, live: &Live, setter: &Typesetter) -> Vec<Element> {
        let update = |(post, _)| self.update(place, 0, post, live);
        let posts = || live.posts.iter().enumerate();
        let key: Vec<_> = posts().filter(|(_, post)| post.key).map(update).collect();
        let pinned = posts().find(|(_, post)| post.pinned).map(update);
        vec![setter.key_events(&key), setter.pinned(pinned.as_ref())]
    }

    fn posts<'b>(&'b self, place: usize, page: usize, live: &'b Live) -> LivePage<'b> {
        let pages = self.numbered(place);
        let href = |page| self.base.href(&self.posts_path(place, page));
        let asks = page == 0 && live.ended.is_none();
        LivePage {
            posts: self.updates(place, page, live),
            home: href(0),
            updates: asks.then(|| (format!("{}live.json", href(0)), live.interval)),
            newer: (page > 0).then(|| href(if page < pages { page + 1 } else { 0 })),
            older: match page {
                0 => (pages > 0).then(|| href(pages)),
                1 => None,
                _ => Some(href(page - 1)),
            },
        }
    }

    /// What a live blog says of the whole, and its posts under it.
    pub(super) fn told(&self, place: usize, setter: &Typesetter) -> Vec<Node> {
        let story = self.story_at(place);
        let (mut body, _) = self.traced(story, setter);
        if let Some(live) = &story.live {
            body.insert(0, setter.summary(&live.summary).into());
            let over = self.over(place, live, setter);
            let posts = self.posts(place, 0, live);
            body.push(setter.posts(&posts, None, over).into());
        }
        body
    }

    /// A page of older posts.
    pub(super) fn posts_page(&self, place: usize, page: usize) -> (Head, Content) {
        let story = self.story_at(place);
        let language = self.language(story);
        let posts = story
            .live
            .as_ref()
            .map(|live| self.posts(place, page, live));
        let here = posts.iter().flat_map(|page| page.posts.iter().rev());
        let here = here.map(|one| one.post);
        let setter = Typesetter::for_posts(self, language, &story.notes, here);
        let days = posts.as_ref().and_then(|posts| {
            let text = |update: &LivePost| update.time.text.clone();
            let (newest, oldest) = (posts.posts.first()?, posts.posts.last()?);
            Some(match (text(oldest), text(newest)) {
                (oldest, newest) if oldest == newest => oldest,
                (oldest, newest) => format!("{oldest} – {newest}"),
            })
        });
        let is_preview = self.is_preview(&Address::Story(place));
        let path = self.posts_path(place, page);
        let title = format!("{} ({page})", story.headline);
        let words = days.iter().fold(story.headline.clone(), |words, days| {
            format!("{words}, {days}")
        });
        let mut head = self.head(Subject {
            title: &title,
            description: words,
            path: Some(path.as_str()).filter(|_| !is_preview),
            language,
            genre: "article",
        });
        let absolute = |href: &Option<String>| Some(self.base.absolute(href.as_deref()?));
        head.previous = posts.as_ref().and_then(|posts| absolute(&posts.newer));
        head.next = posts.as_ref().and_then(|posts| absolute(&posts.older));
        if !is_preview {
            head.structured = Some(self.news_article(place, page, &head, &[]).to_string());
        }
        let kicker = self.kicker(place);
        let body = posts.map(|posts| setter.posts(&posts, days, Vec::new()).into());
        let content = Story {
            label: self.kind_label(story, &kicker),
            kicker,
            kind: story.kind,
            headline: story.headline.clone(),
            standfirst: Vec::new(),
            byline: self.byline(story),
            published: self.dates.minute(story.published, language),
            updated: self.said_updated(story, language),
            lead: None,
            sponsor: None,
            before: Vec::new(),
            body: body.into_iter().collect(),
            after: std::iter::once(setter.notes_here())
                .chain(setter.lightbox(true))
                .collect(),
            traces: String::new(),
            topics: Vec::new(),
            authors: Vec::new(),
            related: Related::default(),
            preview: is_preview,
        };
        (head, Content::Article(Box::new(content)))
    }

    pub(super) fn said_updated(&self, story: &Article, language: &Language) -> Option<Date> {
        let updated = self.updated(story);
        updated.map(|updated| self.dates.minute(updated, language))
    }
}
