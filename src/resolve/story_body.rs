//! The body of a story, with its corrections.

use super::{
    index::{Index, stories::Published},
    story_corrections,
};
use crate::{
    hash::sha256_letters,
    model::{Found, Parts, block_words, normalize_whitespace},
    page::Node,
    typeset::Typesetter,
};

/// A body that is set.
#[derive(Debug)]
pub struct Body {
    /// Its blocks and corrections.
    pub nodes: Vec<Node>,
    /// By which an app knows what is new to a reader who comes back: see
    /// [`Story::traces`](crate::page::Story::traces).
    pub traces: String,
}

/// Sets the body of a story.
pub fn body(index: &Index, story: &Published, typesetter: &Typesetter) -> Body {
    let article = story.story;
    let mut standfirst = Found::default();
    article.standfirst.find("", &mut standfirst);
    let standfirst = standfirst.texts.iter().map(|(_, text)| text.plain());
    let standfirst = standfirst.collect::<Vec<_>>().join("\n");
    let mut traces = trace(&format!("{}\n{standfirst}", article.headline));
    let mut corrections = story_corrections::within(index, story, typesetter);
    let mut body = Vec::new();
    for (block_index, block) in article.body.iter().enumerate() {
        let nodes = typesetter.body(std::slice::from_ref(block));
        let text = block_words(&serde_json::to_value(block).unwrap_or_default());
        traces.push_str(&trace(&text).repeat(nodes.len()));
        body.extend(nodes);
        for correction in corrections.remove(&block_index).unwrap_or_default() {
            traces.push_str(&trace(&correction.text));
            body.push(correction.node);
        }
    }
    Body {
        nodes: body,
        traces,
    }
}

/// Three characters that tell this text from others.
fn trace(text: &str) -> String {
    let mut letters = sha256_letters(normalize_whitespace(text));
    letters.truncate(3);
    letters
}
