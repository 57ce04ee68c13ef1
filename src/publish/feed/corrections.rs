use super::{
    item::Item,
    plain_html::without_invisible,
    words::{words, xml_text},
};
use crate::{
    grammar::words::apart,
    page::Node,
    resolve::{self, FeedCorrection, Index},
};

/// How many corrections are in the feed, the newest.
const LIMIT: usize = 100;

/// The newest corrections.
pub fn items(index: &Index) -> Vec<Item> {
    let corrections = resolve::feed_corrections(index, LIMIT).into_iter();
    let items = corrections.map(|correction| Item {
        title: title(&correction),
        id: xml_text(&correction.id),
        url: correction.url,
        language: correction.language.0,
        published: correction.date.clone(),
        updated: correction.date,
        authors: Vec::new(),
        topics: Vec::new(),
        summary: None,
        html: xml_text(&markup(correction.text)),
        image: None,
        sound: None,
    });
    items.collect()
}

/// What kind of correction it is, and the story's headline, whose direction is its own.
fn title(correction: &FeedCorrection) -> String {
    let headline = words(&correction.headline);
    format!(
        "{}: {}",
        words(&correction.label),
        apart(&headline, &correction.language)
    )
}

fn markup(node: Node) -> String {
    let mut nodes = [node];
    without_invisible(&mut nodes);
    let mut html = String::new();
    nodes.iter().for_each(|node| node.write_html(&mut html));
    html
}
