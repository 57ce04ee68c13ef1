use std::collections::{BTreeMap, BTreeSet};

use super::{Numbering, key};
use crate::{
    grammar::fragment,
    locales::Labels,
    model::{
        Article, Block, Caption, Correction, Item, Lead, Line, Mark, Note, Picture, Post, Span,
        StaticPage, Text,
    },
    page::hooks,
    typeset::{Lookup, Placement},
};

/// Ids that every page has already.
const TAKEN: [&str; 11] = [
    hooks::document::APP.name,
    hooks::lightbox::COUNT.name,
    hooks::frame::FOOT.name,
    hooks::frame::MAIN.name,
    hooks::frame::NEAREST.name,
    "notes",
    hooks::frame::ANNOUNCEMENT.name,
    hooks::frame::NETWORK.name,
    hooks::frame::NOTICE.name,
    hooks::preview::CARD_ID.name,
    "related",
];

/// The level of the headline of a page, and of that of all posts on it.
const HEADLINE: u8 = 1;
const POSTS: u8 = 2;

/// Walks through what is shown, and only through that: what is held back is not numbered.
pub struct Collector<'a> {
    pub(super) lookup: &'a dyn Lookup,
    pub(super) labels: &'a Labels,
    taken: BTreeSet<String>,
    /// The last number that each name was given, since thousands of headings may share one.
    last: BTreeMap<String, usize>,
    /// The id of the post that is being read; ids in it begin with it. What a post says must not
    /// depend on what else is on the page.
    scope: Option<String>,
    /// Of the heading that was read last.
    level: u8,
    /// Of what the headings stand under: the headline, a post's title.
    above: u8,
    pub(super) last_title: u32,
    last_picture: usize,
    /// The id of the first reference to each note, by the note's number.
    references: BTreeMap<usize, String>,
    pub(super) numbering: Numbering<'a>,
}

impl<'a> Collector<'a> {
    pub fn new(lookup: &'a dyn Lookup, labels: &'a Labels, notes: &'a [Note]) -> Self {
        let numbered = notes.iter().zip(1..);
        Self {
            lookup,
            labels,
            taken: TAKEN.map(str::to_owned).into(),
            last: BTreeMap::new(),
            scope: None,
            level: HEADLINE,
            above: HEADLINE,
            last_title: 0,
            last_picture: 0,
            references: BTreeMap::new(),
            numbering: Numbering {
                notes: numbered
                    .map(|(note, number)| (note.id.as_str(), number))
                    .collect(),
                ..Numbering::default()
            },
        }
    }

    /// All of a story but its posts and its notes.
    pub fn article(&mut self, article: &'a Article) {
        self.standfirst(&article.standfirst);
        match &article.lead {
            Some(Lead::Picture(lead)) => {
                self.last_picture += 1;
                self.caption(lead.caption.as_ref());
            }
            Some(Lead::Player(block)) => self.body(std::slice::from_ref(&**block)),
            None => {}
        }
        self.corrections(article);
        self.body(&article.body);
        if let Some(live) = &article.live {
            self.within(hooks::live::SUMMARY.name, |inside| {
                inside.lines(&live.summary);
            });
        }
    }

    /// Those at the top of the story, the newest first, then the review beside them, then those that
    /// follow a block of the body.
    fn corrections(&mut self, article: &'a Article) {
        let mut sorted: Vec<&'a Correction> = article.corrections.iter().collect();
        sorted.sort_by_key(|correction| correction.date);
        let (mut above, within): (Vec<_>, Vec<_>) = sorted
            .into_iter()
            .partition(|correction| correction.block.is_none());
        above.reverse();
        let review = article.review.iter().map(|review| &review.text);
        let texts = |corrections: Vec<&'a Correction>| corrections.into_iter().map(|one| &one.text);
        for text in texts(above).chain(review).chain(texts(within)) {
            self.text(text);
        }
    }

    /// A page that is no story, but its notes.
    pub fn static_page(&mut self, page: &'a StaticPage) {
        self.standfirst(&page.standfirst);
        self.body(&page.body);
    }

    /// A post of a live blog, as if nothing stood before it.
    pub fn post(&mut self, post: &'a Post) {
        self.within(&format!("{}{}", hooks::live::POST_ID, post.id), |inside| {
            inside.above = POSTS;
            if post.title.is_some() {
                inside.name(post, "title");
                inside.above = POSTS + 1;
            }
            inside.level = inside.above;
            inside.body(&post.body);
        });
    }

    /// The notes, which may refer to notes themselves: one leads back to the text or to a note above it,
    /// never down. `are_all` is whether those are shown too that nothing refers to.
    pub fn notes(mut self, notes: &'a [Note], are_all: bool) -> Numbering<'a> {
        for (note, number) in notes.iter().zip(1..) {
            if are_all || self.references.contains_key(&number) {
                self.text(&note.text);
                if let Some(id) = self.references.get(&number) {
                    self.numbering.back_links.insert(number, id.clone());
                }
            }
        }
        self.numbering.pictures = self.last_picture;
        self.numbering
    }

    /// A picture with its caption.
    pub(super) fn picture(&mut self, picture: &Picture, placement: Placement) {
        let is_shown = if picture.href.is_some() {
            self.lookup.picture(picture, placement).is_some()
        } else {
            self.enlargeable(picture, placement)
        };
        if is_shown {
            self.caption(picture.caption.as_ref());
        }
    }

    pub(super) fn enlargeable(&mut self, picture: &Picture, placement: Placement) -> bool {
        let is_shown = self.lookup.picture(picture, placement).is_some();
        if is_shown {
            self.last_picture += 1;
            let id = self.scoped(format!("{}{}", hooks::lightbox::LINK_ID, self.last_picture));
            self.numbering.ids.insert(key(picture), id);
        }
        is_shown
    }

    pub(super) fn is_out(&self, href: &str) -> bool {
        self.lookup.address(href).is_some()
    }

    pub(super) fn items(&mut self, items: &[Item]) {
        for item in items {
            self.text(&item.text);
            self.items(&item.items);
        }
    }

    pub(super) fn lines(&mut self, lines: &[Line]) {
        for line in lines {
            self.text(&line.text);
        }
    }

    pub(super) fn caption(&mut self, caption: Option<&Caption>) {
        if let Some(caption) = caption {
            self.text(&caption.text);
        }
    }

    /// A heading of that level in a story, and as far below the title of a post: not so deep where one
    /// between it and the heading before it would be missing.
    pub(super) fn heading<T>(&mut self, part: &T, level: u8) {
        let wanted = self.above + level - HEADLINE;
        self.level = wanted.min(self.level + 1);
        self.numbering.levels.insert(key(part), self.level);
    }

    /// What stands beside the story, or is folded: the headings after it don't follow those in it.
    pub(super) fn beside(&mut self, body: &[Block]) {
        let before = self.level;
        self.body(body);
        self.level = before;
    }

    pub(super) fn titled<T>(&mut self, part: &T, text: &Text) {
        self.text(text);
        self.name(part, &text.plain());
    }

    /// The references to notes in a text.
    pub(super) fn text(&mut self, text: &Text) {
        for span in &text.0 {
            match span {
                Span::Plain(_) => {}
                Span::Marked(mark @ Mark::Note { note }) => self.reference(mark, note),
                Span::Marked(mark) => {
                    if let Some(text) = mark.text() {
                        self.text(text);
                    }
                }
            }
        }
    }

    /// In each post the first reference to a note has an id; the note leads back to the first one of
    /// the page.
    fn reference(&mut self, mark: &Mark, note: &str) {
        let Some(number) = self.numbering.note(note) else {
            return;
        };
        let id = self.scoped(format!("to-note-{number}"));
        if self.taken.insert(id.clone()) {
            self.numbering.ids.insert(key(mark), id.clone());
            self.references.entry(number).or_insert(id);
        }
    }

    /// Gives a part an id that no other has.
    pub(super) fn name<T>(&mut self, part: &T, text: &str) {
        let name = self.scoped(fragment::of(text));
        let last = self.last.entry(name.clone()).or_default();
        let id = loop {
            *last += 1;
            let id = match *last {
                1 => name.clone(),
                number => format!("{name}-{number}"),
            };
            if self.taken.insert(id.clone()) {
                break id;
            }
        };
        self.numbering.ids.insert(key(part), id);
    }

    /// No id made of words has two hyphens in a row.
    fn scoped(&self, name: String) -> String {
        match &self.scope {
            Some(scope) => format!("{scope}--{name}"),
            None => name,
        }
    }

    fn within(&mut self, scope: &str, collect: impl FnOnce(&mut Self)) {
        let outer = (self.last_title, self.last_picture, self.level, self.above);
        (self.last_title, self.last_picture) = (0, 0);
        self.scope = Some(scope.to_owned());
        collect(self);
        self.scope = None;
        (self.last_title, self.last_picture, self.level, self.above) = outer;
    }
}
