//! Lists.

use serde_json::{Value, json};

use super::{
    Converter, Outcome,
    blocks::Out,
    run::text,
    spans::{as_spans, paragraph, says_something, spans_of},
    tree::Place,
};

/// How many lists may stand in one another, with room for a block around them.
const DEEPEST: usize = 5;

impl Converter<'_> {
    pub(super) fn list(&mut self, place: Place, ordered: bool) -> Vec<Value> {
        let mut items = Vec::new();
        let mut lifted = Vec::new();
        let mut loose = Out::default();
        for child in place.children() {
            let element = child.value().as_element();
            match element.map(|it| it.name()) {
                Some("li") => {
                    let blocks = self.blocks(child);
                    self.item(blocks, &mut items, &mut lifted);
                }
                // Lists that stand in a list, and not in an item of it.
                Some("ul" | "ol") => {
                    let mut out = Out::default();
                    self.node(child, &mut out);
                    let blocks = self.end(out);
                    self.nest(blocks, &mut items, &mut lifted);
                }
                _ => self.node(child, &mut loose),
            }
        }
        let loose = self.end(loose);
        if !loose.is_empty() {
            self.item(loose, &mut items, &mut lifted);
        }
        let mut made = Vec::new();
        if !items.is_empty() {
            if depth(&items) > DEEPEST {
                let detail = "lists that stand too deep in others are lines of them";
                self.findings
                    .add("nested lists", Outcome::Downgraded, detail, "");
                flatten(&mut items, DEEPEST);
            }
            let mut list = json!({ "type": "list", "items": items });
            if ordered {
                list["ordered"] = true.into();
                self.count(place, &mut list);
            }
            made.push(list);
        }
        made.extend(lifted);
        made
    }

    /// From which number a list is counted, and whether down.
    fn count(&mut self, place: Place, list: &mut Value) {
        let Some(element) = place.value().as_element() else {
            return;
        };
        let start = element
            .attr("start")
            .and_then(|start| start.trim().parse::<i32>().ok());
        if let Some(start) = start.filter(|start| *start != 1) {
            list["start"] = start.into();
        }
        if element.attr("reversed").is_some() {
            list["reversed"] = true.into();
        }
    }

    /// Adds what an item holds: words, a list in it, and what can't stand in a list.
    fn item(&mut self, blocks: Vec<Value>, items: &mut Vec<Value>, lifted: &mut Vec<Value>) {
        let (lists, others): (Vec<_>, Vec<_>) = blocks
            .into_iter()
            .partition(|block| block["type"] == "list");
        let before = lifted.len();
        let spans = as_spans(others, lifted);
        if lifted.len() > before {
            let detail = "it stands after the list";
            self.findings
                .add("block in a list", Outcome::Downgraded, detail, "");
        }
        let has_words = says_something(&spans) || !spans.is_empty();
        if has_words {
            items.push(json!({ "text": text(spans) }));
            self.nest(lists, items, lifted);
        } else {
            // An item that is nothing but a list.
            for list in lists {
                let inner = list["items"].as_array().cloned().unwrap_or_default();
                items.extend(inner);
            }
        }
    }

    /// Puts lists into the last item.
    fn nest(&mut self, blocks: Vec<Value>, items: &mut Vec<Value>, lifted: &mut Vec<Value>) {
        for block in blocks {
            let inner = block["items"].as_array().cloned();
            match (inner, items.last_mut()) {
                (Some(inner), Some(last)) if block["type"] == "list" => {
                    for field in ["ordered", "start", "reversed"] {
                        if let Some(value) = block.get(field) {
                            last[field] = value.clone();
                        }
                    }
                    match last["items"].as_array_mut() {
                        Some(there) => there.extend(inner),
                        None => last["items"] = inner.into(),
                    }
                }
                (Some(inner), None) if block["type"] == "list" => items.extend(inner),
                _ => lifted.push(block),
            }
        }
    }

    pub(super) fn definitions(&mut self, place: Place) -> Vec<Value> {
        let mut made = Vec::new();
        let mut items: Vec<Value> = Vec::new();
        let mut lifted = Vec::new();
        let mut term: Option<Vec<Value>> = None;
        let mut loose = Out::default();
        let mut groups = Vec::new();
        let inside = |child: Place<'_>| child.value().as_element().map(|it| it.name().to_owned());
        for child in place.children() {
            match inside(child).as_deref() {
                Some("dt" | "dd") => groups.push(child),
                Some("div") => {
                    for inner in child.children() {
                        match inside(inner).as_deref() {
                            Some("dt" | "dd") => groups.push(inner),
                            _ => self.node(inner, &mut loose),
                        }
                    }
                }
                _ => self.node(child, &mut loose),
            }
        }
        made.extend(self.end(loose));
        for child in groups {
            let is_term = inside(child).as_deref() == Some("dt");
            let blocks = self.blocks(child);
            let spans = as_spans(blocks, &mut lifted);
            let words = json!({ "text": text(spans.clone()) });
            if !says_something(&spans) {
                made.extend((!spans.is_empty()).then(|| paragraph(spans)));
            } else if is_term {
                made.extend(term.replace(spans).map(paragraph));
            } else if let Some(term) = term.take() {
                items.push(json!({ "term": { "text": text(term) }, "meanings": [words] }));
            } else if let Some(meanings) = items
                .last_mut()
                .and_then(|last| last["meanings"].as_array_mut())
            {
                meanings.push(words);
            } else {
                made.push(paragraph(spans));
            }
        }
        if !items.is_empty() {
            made.push(json!({ "type": "definitions", "items": items }));
        }
        made.extend(term.map(paragraph));
        made.extend(lifted);
        made
    }
}

/// How many lists stand in one another.
pub fn depth(items: &[Value]) -> usize {
    let inner = items.iter().filter_map(|item| item["items"].as_array());
    1 + inner.map(|items| depth(items)).max().unwrap_or_default()
}

/// Has no more than so many lists stand in one another.
fn flatten(items: &mut Vec<Value>, levels: usize) {
    if levels == 1 {
        let lines = items.iter().flat_map(|item| lines(&json!([item])));
        *items = lines.map(|line| json!({ "text": text(line) })).collect();
        return;
    }
    for item in items {
        if let Some(inner) = item["items"].as_array_mut() {
            flatten(inner, levels - 1);
        }
    }
}

/// The words of items, with those of the lists in them: a run of spans an item.
pub fn lines(items: &Value) -> Vec<Vec<Value>> {
    let mut found = Vec::new();
    let mut waiting: Vec<&Value> = items.as_array().into_iter().flatten().rev().collect();
    while let Some(item) = waiting.pop() {
        found.push(spans_of(&item["text"]));
        waiting.extend(item["items"].as_array().into_iter().flatten().rev());
    }
    found
}
