//! What is known of the value at the cursor.

use std::{fs, path::Path};

use lsp_types::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionTextEdit, Documentation,
    GotoDefinitionResponse, Hover, HoverContents, Location, MarkupContent, MarkupKind, Position,
    TextEdit,
};

use super::{
    inventory::{Inventory, Kind, Target},
    markdown::{Place, place},
    spot::{Spot, spot},
    text::Lines,
    uri::uri_of,
};
use crate::content::markdown;

/// How many items a list has at most: nobody reads further, and the next letter makes a shorter one.
const LISTED: usize = 200;

/// A text that is open, and what can be named in it.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The text as it is in the editor.
    pub text: &'a str,
    /// Whether that is Markdown and no JSON.
    pub is_markdown: bool,
    /// Where the cursor is.
    pub position: Position,
    /// What there is in the publication.
    pub inventory: &'a Inventory,
}

impl Asked<'_> {
    fn spot(&self) -> Option<(Lines<'_>, Spot, Kind)> {
        let lines = Lines::new(self.text);
        let cursor = lines.offset(self.position);
        let spot = if self.is_markdown {
            match place(self.text, cursor)? {
                Place::Value(spot) => spot,
                _ => return None,
            }
        } else {
            spot(self.text, cursor)?
        };
        let kind = Kind::at(&spot.path)?;
        Some((lines, spot, kind))
    }

    fn target(&self) -> Option<(lsp_types::Range, Kind, &Target)> {
        let (lines, spot, kind) = self.spot()?;
        let target = self.inventory.find(kind, &spot.written)?;
        Some((lines.range(spot.replaced), kind, target))
    }

    /// What can stand at the cursor.
    pub fn completion(&self) -> Option<CompletionList> {
        if let Some(names) = self.names() {
            return Some(names);
        }
        let (lines, spot, kind) = self.spot()?;
        let range = lines.range(spot.replaced.clone());
        let typed = spot.typed.to_lowercase();
        let all = self.inventory.all(kind);
        let is_long = all.len() > LISTED;
        let is_like = |target: &&Target| {
            let has = |words: &str| words.to_lowercase().contains(&typed);
            !is_long || has(&target.name) || has(&target.title)
        };
        let items = all.iter().filter(is_like).take(LISTED);
        Some(CompletionList {
            is_incomplete: is_long,
            items: items
                .map(|target| item(target, kind, &spot, range, self.is_markdown))
                .collect(),
        })
    }

    /// The fields and blocks of a story in Markdown, which no editor completes by itself.
    fn names(&self) -> Option<CompletionList> {
        let lines = Lines::new(self.text);
        let at = lines.offset(self.position);
        let (offers, word, kind) = match self.is_markdown.then(|| place(self.text, at))?? {
            Place::Value(_) => return None,
            Place::Field(block, path, word) => {
                let offers = markdown::fields(self.inventory.shapes, block.as_deref(), &path);
                (offers, word, CompletionItemKind::FIELD)
            }
            Place::Directive(word) => {
                let offers = markdown::directives(self.inventory.shapes);
                (offers, word, CompletionItemKind::CLASS)
            }
        };
        let range = lines.range(word.replaced);
        let items = offers.into_iter().map(|offer| CompletionItem {
            label: offer.name.to_owned(),
            kind: Some(kind),
            documentation: about(offer.about),
            text_edit: Some(CompletionTextEdit::Edit(TextEdit::new(
                range,
                format!("{}{}", offer.name, word.after),
            ))),
            ..CompletionItem::default()
        });
        Some(CompletionList {
            is_incomplete: false,
            items: items.collect(),
        })
    }

    /// What the value at the cursor names, in words.
    pub fn hover(&self) -> Option<Hover> {
        let (range, _, target) = self.target()?;
        let words = [target.title.as_str(), &target.about];
        Some(Hover {
            contents: HoverContents::Markup(plain(words.join("\n").trim_end())),
            range: Some(range),
        })
    }

    /// Where it is kept what the value at the cursor names.
    pub fn definition(&self) -> Option<GotoDefinitionResponse> {
        let (_, kind, target) = self.target()?;
        let start = match kind {
            Kind::Media => Position::default(),
            _ => place_in(&target.file, target.place),
        };
        let range = lsp_types::Range::new(start, start);
        let location = Location::new(uri_of(&target.file)?, range);
        Some(GotoDefinitionResponse::Scalar(location))
    }
}

fn place_in(file: &Path, (line, column): (usize, usize)) -> Position {
    let text = fs::read_to_string(file).unwrap_or_default();
    let lines = Lines::new(text.trim_start_matches('\u{feff}'));
    lines.meant(line, column).start
}

fn about(words: &str) -> Option<Documentation> {
    (!words.is_empty()).then(|| Documentation::MarkupContent(plain(words)))
}

fn item(
    target: &Target,
    kind: Kind,
    spot: &Spot,
    range: lsp_types::Range,
    is_markdown: bool,
) -> CompletionItem {
    let Spot { before, after, .. } = spot;
    // Inside of quotation marks, so that what JSON escapes is escaped.
    let quoted = serde_json::Value::from(target.name.as_str()).to_string();
    let name = if is_markdown {
        target.name.as_str()
    } else {
        quoted.trim_matches('"')
    };
    CompletionItem {
        label: target.name.clone(),
        kind: Some(match kind {
            Kind::Section | Kind::Topic => CompletionItemKind::ENUM_MEMBER,
            Kind::Author => CompletionItemKind::CONSTANT,
            Kind::Media => CompletionItemKind::FILE,
            Kind::Story | Kind::Page | Kind::Address => CompletionItemKind::REFERENCE,
        }),
        detail: Some(target.title.clone()),
        documentation: about(&target.about),
        // So that a story is found by its headline too, and what stands in no quotation marks yet by its name.
        filter_text: Some(format!("{} {}", target.name, target.title)),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit::new(
            range,
            format!("{before}{name}{after}"),
        ))),
        ..CompletionItem::default()
    }
}

fn plain(words: &str) -> MarkupContent {
    MarkupContent {
        kind: MarkupKind::PlainText,
        value: words.to_owned(),
    }
}
