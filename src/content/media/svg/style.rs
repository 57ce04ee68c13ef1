use cssparser::{ParseError, Parser, ParserInput, Token};
use roxmltree::Node;

use super::{DELETE, EMBED, Fault, embedded};

/// CSS functions that load what a string names, which may have come by a variable.
const LOADING: [&str; 4] = ["image-set", "-webkit-image-set", "image", "src"];

/// How many brackets may stand inside each other.
const DEEPEST: usize = 32;

/// What is wrong with a `style` element.
pub fn element_fault(style: Node) -> Option<Fault> {
    if style.children().any(|inside| inside.is_element()) {
        return Some(("an element inside a style".to_owned(), DELETE));
    }
    let words: String = style
        .children()
        .filter(Node::is_text)
        .filter_map(|inside| inside.text())
        .collect();
    sheet_fault(&words, "a style")
}

/// What is wrong with a style sheet, or with declarations. Read by the tokens of CSS (CSS Syntax Level 3,
/// section 4), as every browser does, so that neither a comment nor an escape hides an address, and
/// whatever a browser may know stands among them.
pub fn sheet_fault(css: &str, of: &str) -> Option<Fault> {
    let mut input = ParserInput::new(css);
    tokens_fault(&mut Parser::new(&mut input), of, "", 0)
}

/// `function` is the one whose arguments these tokens are.
fn tokens_fault(parser: &mut Parser, of: &str, function: &str, depth: usize) -> Option<Fault> {
    if depth > DEEPEST {
        return Some((
            format!("{of} with more than {DEEPEST} brackets in each other"),
            "simplify it",
        ));
    }
    // What a namespace is called is an address that nothing is loaded from. A rule that names one stands at
    // the top, and a block ends it.
    let mut names_space = false;
    while let Ok(token) = parser.next_including_whitespace_and_comments().cloned() {
        let fault = match &token {
            Token::AtKeyword(name) => {
                names_space = depth == 0 && name.eq_ignore_ascii_case("namespace");
                let imports = name.eq_ignore_ascii_case("import");
                imports.then(|| leads_out(of))
            }
            Token::Semicolon => {
                names_space = false;
                None
            }
            Token::BadUrl(_) => Some(leads_out(of)),
            Token::UnquotedUrl(_) | Token::QuotedString(_) if names_space => None,
            Token::UnquotedUrl(address) => embedded::address_fault(address, of),
            Token::QuotedString(address) if function == "url" => {
                embedded::address_fault(address, of)
            }
            Token::Function(name) if LOADING.iter().any(|one| name.eq_ignore_ascii_case(one)) => {
                Some(leads_out(of))
            }
            Token::Function(name) if name.eq_ignore_ascii_case("url") => {
                let function = if names_space { "" } else { "url" };
                inner_fault(parser, of, function, depth)
            }
            Token::CurlyBracketBlock => {
                names_space = false;
                inner_fault(parser, of, "", depth)
            }
            Token::Function(_) | Token::ParenthesisBlock | Token::SquareBracketBlock => {
                inner_fault(parser, of, "", depth)
            }
            _ => None,
        };
        if fault.is_some() {
            return fault;
        }
    }
    None
}

/// What is wrong inside of the brackets that have just been opened.
fn inner_fault(parser: &mut Parser, of: &str, function: &str, depth: usize) -> Option<Fault> {
    let mut fault = None;
    // Its own answer is whether the brackets were read to their end, which they are not after a fault.
    _ = parser.parse_nested_block(|inner| {
        fault = tokens_fault(inner, of, function, depth + 1);
        Ok::<_, ParseError<()>>(())
    });
    fault
}

/// What is wrong with the value of an attribute that is no style. Looked for in its letters, since an
/// animation has several values in one attribute, which a browser reads one by one.
pub fn value_fault(value: &str, of: &str) -> Option<Fault> {
    // As long as the original, so that an offset in one is that in the other.
    let plain = value.to_ascii_lowercase();
    if !plain.contains('(') {
        return None;
    }
    if plain.contains('\\') {
        let what = format!("{of} with a `\\`, which can hide an address,");
        return Some((what, "write the letter itself"));
    }
    let mut loading = LOADING.iter().map(|name| format!("{name}("));
    if loading.any(|start| plain.contains(&start)) {
        return Some(leads_out(of));
    }
    let mut addresses = plain.match_indices("url(").filter_map(|(at, start)| {
        value
            .get(at + start.len()..)?
            .trim_start()
            .trim_start_matches(['"', '\''])
            .split(['"', '\'', ')'])
            .next()
    });
    addresses.find_map(|address| embedded::address_fault(address, of))
}

fn leads_out(of: &str) -> Fault {
    (format!("{of} that leads out of it"), EMBED)
}
