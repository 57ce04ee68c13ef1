use super::{
    Setter,
    correction::{around, time},
};
use crate::{
    compare::{Part, Passage, Run},
    page::{Date, Element, Node, element},
};

/// How many passages of one revision are shown.
const MOST: usize = 100;

impl Setter<'_> {
    /// At the end of a story, the way to the page of what has changed in it.
    pub fn changed(&self, href: String, date: &Date) -> Node {
        element("p")
            .class("changed")
            .with_all(around(&self.labels.changed_on, time(date)))
            .with(" ")
            .with(
                element("a")
                    .set("href", href)
                    .with(self.labels.what_changed.as_str()),
            )
            .into()
    }

    /// What a revision changed.
    pub fn changes(&self, hash: &str, date: &Date, passages: &[Passage]) -> Vec<Node> {
        let title = element("h2").set("id", format!("revision-{hash}"));
        let mut set = vec![title.with(time(date)).into()];
        set.extend(
            passages
                .iter()
                .take(MOST)
                .map(|one| self.passage(one).into()),
        );
        if passages.len() > MOST {
            set.push(element("p").with("…").into());
        }
        set
    }

    fn passage(&self, passage: &Passage) -> Element {
        let part = match passage.part {
            Part::Headline => Some(&self.labels.headline),
            Part::Standfirst => Some(&self.labels.standfirst),
            Part::Body => None,
        };
        let set = element("p").class("passage");
        let set = match part {
            Some(part) => set.with(element("strong").with(part.as_str())).with(" "),
            None => set,
        };
        let runs = passage.runs.iter();
        set.with_all(runs.map(|run| match run {
            Run::Kept(words) => words.as_str().into(),
            Run::Gap => Node::from(" … "),
            Run::Removed(words) => self.marked("del", &self.labels.removed, words),
            Run::Added(words) => self.marked("ins", &self.labels.added, words),
        }))
    }

    /// Few screen readers tell that words are deleted or inserted, so it is said in words.
    fn marked(&self, name: &'static str, said: &str, words: &str) -> Node {
        let said = element("span")
            .class("visually-hidden")
            .with(format!(" {said} "));
        element(name).with(said).with(words).into()
    }
}
