//! The parts of each kind of block that are numbered.

use std::collections::BTreeMap;

use super::{Collector, key};
use crate::{
    model::{Block, Found, OwnField, Parts, PictureRole, Quiz, Standfirst, Timeline},
    typeset::Placement,
};

impl Collector<'_> {
    pub(super) fn body(&mut self, body: &[Block]) {
        for block in body {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(paragraph) => self.text(&paragraph.text),
            Block::Heading(heading) => {
                self.heading(heading, heading.level);
                self.titled(heading, &heading.text);
            }
            Block::NumberedTitle(title) => {
                let number = title.number.unwrap_or(self.last_title.saturating_add(1));
                self.last_title = number;
                self.numbering.titles.insert(key(title), number);
                self.heading(title, 2);
                self.titled(title, &title.text);
            }
            Block::List(list) => self.items(&list.items),
            Block::Definitions(definitions) => {
                for definition in &definitions.items {
                    self.text(&definition.term.text);
                    self.lines(&definition.meanings);
                }
            }
            Block::Quote(quote) => self.text(&quote.text),
            Block::Verse(verse) => self.text(&verse.text),
            Block::Poem(poem) => {
                if let Some(title) = &poem.title {
                    self.name(poem, title);
                }
                for stanza in &poem.stanzas {
                    self.lines(&stanza.lines);
                }
            }
            Block::Preformatted(preformatted) => self.caption(preformatted.caption.as_ref()),
            Block::Code(code) => {
                self.name(code, "code");
                self.caption(code.caption.as_ref());
            }
            Block::Formula(formula) => self.name(formula, "formula"),
            Block::KeyPoints(_)
            | Block::InShort(_)
            | Block::InfoBox(_)
            | Block::Glossary(_)
            | Block::Contact(_)
            | Block::ReadMore(_)
            | Block::Newsletter(_) => self.titled_box(block),
            Block::KeyFigures(_)
            | Block::Questions(_)
            | Block::Profiles(_)
            | Block::Timeline(_)
            | Block::Recipe(_)
            | Block::Quiz(_) => self.items_of(block),
            Block::Expander(expander) => self.beside(&expander.body),
            Block::Review(review) => self.text(&review.text),
            Block::Disclaimer(disclaimer) => self.text(&disclaimer.text),
            Block::Image(_)
            | Block::Gallery(_)
            | Block::Comparison(_)
            | Block::Audio(_)
            | Block::Video(_)
            | Block::Document(_) => self.media(block),
            Block::Table(_)
            | Block::Chart(_)
            | Block::Map(_)
            | Block::Embed(_)
            | Block::Bookmark(_) => {
                self.figure(block);
            }
            Block::Own(own) => self.own_fields(&own.fields),
            // A pull quote repeats what stands in the text, without what can be clicked.
            Block::PullQuote(_)
            | Block::Divider(_)
            | Block::Story(_)
            | Block::Button(_)
            | Block::Match(_) => {}
        }
    }

    /// In the order of their names, whatever a template makes of it: what stands where is not known here.
    fn own_fields(&mut self, fields: &BTreeMap<String, OwnField>) {
        fields.values().for_each(|field| self.own_field(field));
    }

    fn own_field(&mut self, field: &OwnField) {
        match field {
            OwnField::Text(text) => self.text(text),
            OwnField::Picture(picture) => {
                self.picture(picture, Placement::Role(picture.role));
            }
            OwnField::Blocks(blocks) => self.body(blocks),
            OwnField::List(items) => items.iter().for_each(|item| self.own_field(item)),
            OwnField::Object(fields) => self.own_fields(fields),
            OwnField::Link(_) | OwnField::Plain(_) => {}
        }
    }

    /// A block of items that have parts themselves.
    fn items_of(&mut self, block: &Block) {
        match block {
            Block::Questions(questions) => {
                for question in &questions.items {
                    self.heading(question, 2);
                    self.titled(question, &question.text);
                    self.body(&question.answer);
                }
            }
            Block::KeyFigures(figures) => {
                figures.items.iter().for_each(|one| self.text(&one.text));
            }
            Block::Profiles(profiles) => {
                for profile in &profiles.items {
                    self.text(&profile.text);
                    self.beside(&profile.body);
                }
            }
            Block::Recipe(recipe) => {
                self.heading(recipe, 2);
                self.name(recipe, &recipe.title);
                recipe
                    .ingredients
                    .iter()
                    .for_each(|part| self.lines(&part.items));
                self.lines(&recipe.method);
            }
            Block::Timeline(timeline) => self.timeline(timeline),
            Block::Quiz(quiz) => self.quiz(quiz),
            _ => {}
        }
    }

    pub(super) fn standfirst(&mut self, standfirst: &Standfirst) {
        let mut found = Found::default();
        standfirst.find("", &mut found);
        found.texts.iter().for_each(|(_, text)| self.text(text));
    }

    fn quiz(&mut self, quiz: &Quiz) {
        if let Some(title) = &quiz.title {
            self.heading(quiz, 2);
            self.name(quiz, title);
        }
        for question in &quiz.items {
            self.text(&question.text);
            self.lines(&question.options);
            if let Some(explanation) = &question.explanation {
                self.text(&explanation.text);
            }
        }
    }

    fn timeline(&mut self, timeline: &Timeline) {
        if let Some(title) = &timeline.title {
            self.heading(timeline, 2);
            self.name(timeline, title);
        }
        for event in &timeline.events {
            self.body(&event.body);
        }
        for period in &timeline.periods {
            self.heading(period, 3);
            self.name(period, &period.title);
            for event in &period.events {
                self.body(&event.body);
            }
        }
    }

    /// A box that is a landmark, named by its title.
    fn titled_box(&mut self, block: &Block) {
        let labels = self.labels;
        match block {
            Block::KeyPoints(points) => {
                self.name(points, points.title.as_ref().unwrap_or(&labels.key_points));
                for point in &points.items {
                    self.text(&point.text);
                    self.beside(&point.body);
                }
            }
            Block::InShort(short) => {
                self.name(short, &labels.in_short);
                self.text(&short.text);
            }
            Block::InfoBox(info) => {
                self.name(info, &info.title);
                self.beside(&info.body);
            }
            Block::Glossary(glossary) => {
                self.name(glossary, &labels.glossary);
                for term in &glossary.items {
                    self.text(&term.text);
                }
            }
            Block::Contact(contact) => {
                self.name(contact, contact.title.as_ref().unwrap_or(&labels.contact));
                self.text(&contact.text);
            }
            Block::ReadMore(more) if more.items.iter().any(|item| self.is_out(&item.href.0)) => {
                self.name(more, more.title.as_ref().unwrap_or(&labels.read_more));
                for item in more
                    .items
                    .iter()
                    .filter(|item| self.lookup.address(&item.href.0).is_some())
                {
                    self.text(&item.text);
                }
            }
            Block::Newsletter(newsletter) if self.is_out(&newsletter.href.0) => {
                self.name(newsletter, &newsletter.title);
                self.text(&newsletter.text);
            }
            _ => {}
        }
    }

    fn figure(&mut self, block: &Block) {
        match block {
            Block::Table(table) => {
                self.name(table, "table");
                let caption = table.caption.iter().map(|caption| &caption.text);
                let columns = table.columns.iter().map(|column| &column.text);
                let cells = table.rows.iter().flatten().map(|cell| &cell.text);
                caption
                    .chain(columns)
                    .chain(cells)
                    .for_each(|text| self.text(text));
            }
            Block::Chart(chart) => {
                self.name(chart, "chart");
                // A note leads back to the table, whose ids were there before those of the text.
                for column in &chart.columns {
                    self.text(&column.text);
                }
                self.text(&chart.text);
            }
            Block::Map(map) => {
                self.name(map, "map");
                self.text(&map.text);
            }
            Block::Embed(embed) => {
                self.name(embed, &format!("past {}", embed.title));
                self.text(&embed.text);
            }
            Block::Bookmark(bookmark) if self.is_out(&bookmark.href.0) => {
                self.text(&bookmark.text);
            }
            _ => {}
        }
    }

    fn media(&mut self, block: &Block) {
        match block {
            Block::Image(picture) => {
                self.picture(picture, Placement::Role(picture.role));
            }
            Block::Gallery(gallery) => {
                for (index, picture) in gallery.pictures.iter().enumerate() {
                    self.picture(picture, Placement::in_gallery(gallery, index));
                }
                self.caption(gallery.caption.as_ref());
            }
            Block::Comparison(comparison) => {
                for side in [&comparison.before, &comparison.after] {
                    self.enlargeable(side, Placement::Role(PictureRole::Inline));
                }
                self.caption(comparison.caption.as_ref());
            }
            Block::Audio(audio) if self.lookup.file(&audio.src.0).is_some() => {
                self.beside(&audio.transcript);
                self.caption(audio.caption.as_ref());
            }
            Block::Video(video) if self.lookup.file(&video.src.0).is_some() => {
                self.beside(&video.transcript);
                self.caption(video.caption.as_ref());
            }
            Block::Document(document) if self.lookup.file(&document.src.0).is_some() => {
                self.text(&document.text);
            }
            _ => {}
        }
    }
}
