//! Matches that were played, and games for the reader.

use super::{Typesetter, named::Named, without_links};
use crate::{
    model::{Match, Quiz, QuizQuestion, Side},
    page::{Element, Node, element},
};

impl Typesetter<'_> {
    pub(super) fn game(&self, game: &Match) -> Element {
        let about = [&game.competition, &game.venue].into_iter().flatten();
        let about: Vec<_> = about
            .enumerate()
            .flat_map(|(index, words)| {
                let before = (index > 0).then(|| Node::from(" · "));
                before
                    .into_iter()
                    .chain([element("bdi").with(words.as_str()).into()])
            })
            .collect();
        let caption = (!about.is_empty())
            .then(|| element("figcaption").class("match__about").with_all(about));
        let sides = element("ul").class("match__sides").set("role", "list");
        element("figure")
            .class("match")
            .with_all(caption)
            .with(sides.with_all([&game.home, &game.away].map(side)))
    }

    pub(super) fn quiz(&self, quiz: &Quiz) -> Element {
        let section = element("section").class("quiz");
        let section = match &quiz.title {
            Some(title) => {
                let id = self.id(quiz);
                let heading = element(self.numbering.heading(quiz)).set("id", id.clone());
                section
                    .set("aria-labelledby", id)
                    .with(heading.with(title.as_str()))
            }
            None => section.named(self.labels.quiz.as_str()),
        };
        let items = quiz
            .items
            .iter()
            .map(|question| self.quiz_question(question));
        section.with(element("ol").class("quiz__questions").with_all(items))
    }

    /// The answer is folded: without scripts, too, a reader can think first.
    fn quiz_question(&self, question: &QuizQuestion) -> Element {
        let options = question.options.iter();
        let items = options.map(|option| element("li").with_all(self.text(&option.text)));
        let right = question.answer.checked_sub(1);
        let right = right.and_then(|index| question.options.get(index));
        let right = right.map(|option| {
            // It stands among the options already, with its notes.
            let words = self.text(&without_links(&option.text));
            element("p").with(element("strong").with_all(words))
        });
        let why = question.explanation.iter();
        let why = why.map(|line| element("p").with_all(self.text(&line.text)));
        let answer = element("details")
            .class("expander")
            .with(element("summary").with(self.label(&self.labels.answer)))
            .with_all(right)
            .with_all(why);
        element("li")
            .class("quiz__question")
            .with(
                element("p")
                    .class("quiz__text")
                    .with_all(self.text(&question.text)),
            )
            .with(element("ul").class("quiz__options").with_all(items))
            .with(answer)
    }
}

fn side(side: &Side) -> Element {
    let part = |class: &str, words: &str| {
        let part = element("span").class(class);
        Node::from(part.with(element("bdi").with(words)))
    };
    let score = side.score.iter();
    let score = score.flat_map(|score| [" ".into(), part("match__score", score)]);
    let scorers = side.scorers.iter();
    let scorers = scorers.flat_map(|names| [" ".into(), part("match__scorers", names)]);
    element("li")
        .with(part("match__side", &side.name))
        .with_all(score)
        .with_all(scorers)
}
