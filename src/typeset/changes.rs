use super::{
    Typesetter,
    compare::{Part, Passage, Run, compare},
    correction::filled,
};
use crate::{
    grammar::words::apart,
    markup::{begun, time},
    model::Revision,
    page::{Date, Element, Node, StaticPage, element},
};

/// How many passages of one revision are shown.
const MOST: usize = 100;

/// What has changed in a story since it was published.
#[derive(Debug)]
pub struct ChangesPage<'a> {
    /// The story's.
    pub headline: &'a str,
    /// The story's address.
    pub href: String,
    /// The newest first.
    pub changes: Vec<Changes<'a>>,
}

/// What one revision of a story changed.
#[derive(Debug)]
pub struct Changes<'a> {
    /// What the story said before.
    pub old: &'a Revision,
    /// What it said from then on. Its hash names its part of the page.
    pub new: &'a Revision,
    /// When the new one was published.
    pub date: Date,
}

impl Typesetter<'_> {
    /// The page of what has changed in a story.
    pub fn changes_page(&self, page: &ChangesPage) -> StaticPage {
        let back = self
            .in_interface(element("a"))
            .set("href", page.href.as_str())
            .with(self.labels.to_the_story.as_str());
        StaticPage {
            title: self
                .labels
                .what_changed_in
                .replace("{}", &apart(page.headline, self.interface_language())),
            standfirst: vec![element("p").with(back).into()],
            updated: None,
            body: page
                .changes
                .iter()
                .flat_map(|one| self.changes(one))
                .collect(),
            after: Vec::new(),
        }
    }

    /// At the end of a story, the way to the page of what has changed in it.
    pub fn changed(&self, href: String, date: &Date) -> Node {
        self.in_interface(element("p"))
            .class("changed")
            .with_all(filled(&self.labels.changed_on, time(date)))
            .with(" ")
            .with(
                element("a")
                    .set("href", href)
                    .with(self.labels.what_changed.as_str()),
            )
            .into()
    }

    fn changes(&self, changes: &Changes) -> Vec<Node> {
        let title = element("h2").set("id", format!("revision-{}", changes.new.hash));
        let title = title.with(time(&changes.date)).into();
        let passages = compare(changes.old, changes.new);
        let shown = passages.iter().take(MOST);
        let is_cut = passages.len() > MOST;
        std::iter::once(title)
            .chain(shown.map(|one| self.passage(one).into()))
            .chain(is_cut.then(|| element("p").with("…").into()))
            .collect()
    }

    fn passage(&self, passage: &Passage) -> Element {
        let part = match passage.part {
            Part::Headline => Some(&self.labels.headline),
            Part::Standfirst => Some(&self.labels.standfirst),
            Part::Body => None,
        };
        let line = element("p").class("passage");
        let runs = passage.runs.iter().map(|run| match run {
            Run::Kept(words) => words.as_str().into(),
            Run::Gap => Node::from(" … "),
            Run::Removed(words) => self.changed_text("del", &self.labels.removed, words),
            Run::Added(words) => self.changed_text("ins", &self.labels.added, words),
        });
        match part {
            Some(part) => line
                .with(element("strong").with(self.label(part)))
                .with(&begun(part)[part.len()..])
                .with(element("bdi").with_all(runs)),
            None => line.with_all(runs),
        }
    }

    /// Few screen readers tell that a text is deleted or inserted, so a hidden label says it.
    fn changed_text(&self, name: &'static str, label: &str, text: &str) -> Node {
        let label = self
            .in_interface(element("span"))
            .class("visually-hidden")
            .with(format!(" {label} "));
        element(name).with(label).with(text).into()
    }
}
