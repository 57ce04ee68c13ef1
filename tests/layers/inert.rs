//! What `view!` would build by `innerHTML`, which the published policy refuses.

use std::{collections::VecDeque, fs};

use proc_macro2::{TokenStream, TokenTree};
use rstml::node::{KeyedAttributeValue, Node, NodeAttribute, NodeName};
use walkdir::WalkDir;

#[test]
fn every_nested_element_of_a_view_holds_something_dynamic() {
    let mut wrong = String::new();
    let mut views = 0;
    for file in WalkDir::new("src") {
        let name = file.expect("a file of src").path().display().to_string();
        if !name.ends_with(".rs") {
            continue;
        }
        let code = fs::read_to_string(&name).expect("the code");
        let (found, inert) = inert(code.parse().expect("Rust"));
        views += found;
        for (line, element) in inert {
            wrong += &format!(
                "{name}:{line}: `<{element}>` is static through and through, so it would be made by `innerHTML`, \
                 which the policy refuses once the page is shown: write its words as {{\"words\"}}\n"
            );
        }
    }
    assert!(views > 30, "{views} views");
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn what_is_static_through_and_through_is_found() {
    let code = "fn a() { view! {\n <div><p class=\"x\">{words}</p>\n<aside><b>\"static\"</b></aside></div> } }";
    let (views, found) = inert(code.parse().expect("Rust"));
    assert_eq!((views, found), (1, vec![(3, "aside".to_owned())]));
}

/// How many views there are in code, and the line and name of each nested element that is static through and
/// through.
fn inert(tokens: TokenStream) -> (usize, Vec<(usize, String)>) {
    let (mut views, mut found) = (0, Vec::new());
    let mut before = [String::new(), String::new()];
    for token in tokens {
        let words = token.to_string();
        if let TokenTree::Group(group) = &token {
            if before == ["view", "!"] {
                views += 1;
                let nodes = rstml::parse2(group.stream()).expect("a view");
                let nested = nodes.iter().filter_map(Node::children).flatten();
                nested.for_each(|node| look(node, &mut found));
            }
            let (more, others) = inert(group.stream());
            views += more;
            found.extend(others);
        }
        before = [std::mem::take(&mut before[1]), words];
    }
    (views, found)
}

fn look(node: &Node, found: &mut Vec<(usize, String)>) {
    let Node::Element(element) = node else { return };
    if is_inert(node) {
        let line = element.open_tag.token_lt.spans[0].start().line;
        found.push((line, element.name().to_string()));
    } else {
        element.children.iter().for_each(|child| look(child, found));
    }
}

/// As `leptos_macro` tells it: an element with something in it, and nothing but words, plain elements and
/// attributes that are words.
fn is_inert(node: &Node) -> bool {
    let Node::Element(element) = node else {
        return false;
    };
    if element.attributes().is_empty() && element.children.is_empty() {
        return false;
    }
    let mut left = VecDeque::from([node]);
    while let Some(node) = left.pop_front() {
        match node {
            Node::Text(_) | Node::RawText(_) => {}
            Node::Element(element) => {
                let name = element.name().to_string();
                let is_component = name.starts_with(char::is_uppercase);
                let is_plain =
                    matches!(element.name(), NodeName::Path(_) | NodeName::Punctuated(_));
                if is_component || !is_plain || !element.attributes().iter().all(is_static) {
                    return false;
                }
                left.extend(&element.children);
            }
            _ => return false,
        }
    }
    true
}

fn is_static(attribute: &NodeAttribute) -> bool {
    let NodeAttribute::Attribute(attribute) = attribute else {
        return false;
    };
    matches!(attribute.possible_value, KeyedAttributeValue::None)
        || attribute.value_literal_string().is_some()
}
