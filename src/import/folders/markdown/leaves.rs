//! Pictures, code and formulas.

use html_escape::{encode_double_quoted_attribute as quoted, encode_text};
use pulldown_cmark::{CodeBlockKind, Event, LinkType, Tag, TagEnd};

use super::Renderer;
use crate::{
    grammar::{code, latex, words::is_visible},
    import::{
        folders::links::{BY_NAME, words_of_name},
        html::{CAPTION, LATEX, Outcome, is_picture},
    },
};

impl<'t> Renderer<'_, 't> {
    pub(super) fn formula(&mut self, written: &str, is_block: bool) {
        let written = self.tokens.original(written);
        let sign = if is_block { "$$" } else { "$" };
        let answer = if is_block {
            latex::block(&written)
        } else {
            latex::inline(&written)
        };
        match answer {
            Ok(_) => {
                self.findings.keep("formula");
                let name = if is_block { "div" } else { "span" };
                let html = format!("<{name} {LATEX}=\"{}\"></{name}>", quoted(&written));
                self.made.push(Event::InlineHtml(html.into()));
            }
            Err(error) => {
                let detail = format!("its words are kept: {error}");
                self.findings
                    .add("formula", Outcome::Downgraded, &detail, "");
                self.made
                    .push(Event::Text(format!("{sign}{written}{sign}").into()));
            }
        }
    }

    pub(super) fn picture(&mut self, src: &str, title: &str, kind: LinkType) {
        let mut alt = String::new();
        let mut depth = 0;
        while let Some(event) = self.next() {
            match event {
                Event::Start(Tag::Image { .. }) => depth += 1,
                Event::End(TagEnd::Image) if depth == 0 => break,
                Event::End(TagEnd::Image) => depth -= 1,
                Event::Text(words) | Event::Code(words) | Event::InlineMath(words) => {
                    alt.push_str(&words);
                }
                Event::SoftBreak | Event::HardBreak => alt.push(' '),
                _ => {}
            }
        }
        let src = self.tokens.original(src);
        let alt = self.tokens.original(&alt);
        if matches!(kind, LinkType::WikiLink { .. }) && !is_picture(&src) {
            let detail = "a link to it: a story is not shown in another";
            self.findings
                .add("note in a note", Outcome::Converted, detail, "");
            let words = if alt.is_empty() {
                words_of_name(&src)
            } else {
                alt
            };
            let html = format!(
                "<a href=\"{BY_NAME}{}\">{}</a>",
                quoted(&src),
                encode_text(&words)
            );
            self.made.push(Event::InlineHtml(html.into()));
            return;
        }
        // There the words are those of the address, or a width.
        let is_words = alt != src && !alt.chars().all(|c| c.is_ascii_digit() || c == 'x');
        let is_named = matches!(kind, LinkType::WikiLink { .. }) && !is_words;
        let alt = if is_named { String::new() } else { alt };
        let title = self.tokens.original(title);
        let caption = if title.is_empty() {
            String::new()
        } else {
            format!(" {CAPTION}=\"{}\"", quoted(&title))
        };
        let html = format!(
            "<img src=\"{}\" alt=\"{}\"{caption}>",
            quoted(&src),
            quoted(&alt)
        );
        self.made.push(Event::InlineHtml(html.into()));
    }

    pub(super) fn code(&mut self, kind: &CodeBlockKind<'t>) {
        let mut info = match kind {
            CodeBlockKind::Fenced(info) => self.tokens.original(info),
            CodeBlockKind::Indented => String::new(),
        };
        info = info.trim().to_owned();
        let is_end = |c: char| c.is_whitespace() || matches!(c, '{' | ',' | ':');
        let plain = info.trim_start_matches(['{', '.']);
        let end = plain.find(is_end).unwrap_or(plain.len());
        let (language, more) = plain.split_at(end);
        let language = language.trim_end_matches('}').to_owned();
        if is_visible(more.trim_matches('}')) {
            let detail = "how a theme was to show it";
            self.findings
                .add("settings of code", Outcome::Dropped, detail, more);
        }
        if !language.is_empty() && !code::is_known(&language) {
            let detail = "it stands without colours";
            self.findings.add(
                "code in a language that is not known",
                Outcome::Downgraded,
                detail,
                &language,
            );
        }
        let mut text = String::new();
        while let Some(event) = self.next() {
            match event {
                Event::Text(words) => text.push_str(&words),
                Event::End(TagEnd::CodeBlock) => break,
                _ => {}
            }
        }
        let text = self.tokens.original(&text);
        let class = if language.is_empty() {
            String::new()
        } else {
            format!(" class=\"language-{}\"", quoted(&language))
        };
        let html = format!("<pre><code{class}>{}</code></pre>\n", encode_text(&text));
        self.made.push(Event::Html(html.into()));
    }
}
