use std::{collections::HashSet, fmt, path::Path};

use lightningcss::{
    bundler::{Bundler, FileProvider},
    rules::{CssRule, CssRuleList},
    selector::{Component, Selector},
    stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet},
    targets::{Browsers, Targets},
};

/// A stylesheet that can't be read, with file, line and column.
#[derive(Debug)]
pub struct StyleError(String);

/// What a page must hold for a stylesheet to have any effect on it.
#[derive(Debug)]
pub struct Needs(Need);

#[derive(Debug)]
enum Need {
    /// As [`tokens`] writes it.
    Token(String),
    All(Vec<Need>),
    Any(Vec<Need>),
}

/// The stylesheet at `entry` with all that it imports, as one small text.
pub fn bundle(entry: &Path) -> Result<String, StyleError> {
    let files = FileProvider::new();
    let mut bundler = Bundler::new(&files, None, ParserOptions::default());
    let mut sheet = bundler
        .bundle(entry)
        .map_err(|error| StyleError(error.to_string()))?;
    let targets = Targets::from(supported());
    sheet
        .minify(MinifyOptions {
            targets,
            ..MinifyOptions::default()
        })
        .map_err(|error| StyleError(error.to_string()))?;
    let printed = sheet
        .to_css(PrinterOptions {
            minify: true,
            targets,
            ..PrinterOptions::default()
        })
        .map_err(|error| StyleError(error.to_string()))?;
    Ok(printed.code)
}

impl Needs {
    /// Of a stylesheet as [`bundle`] writes it.
    pub fn of(css: &str) -> Result<Self, StyleError> {
        let sheet = StyleSheet::parse(css, ParserOptions::default())
            .map_err(|error| StyleError(error.to_string()))?;
        Ok(Self(rules(&sheet.rules)))
    }

    /// Whether a rule may match something inside the page. One whose selector asks for nothing that is
    /// there to be seen, such as `:focus-visible`, matches everywhere; one for the root alone, nowhere.
    pub fn are_met_by(&self, html: &str) -> bool {
        self.0.is_met_by(&tokens(html))
    }
}

impl Need {
    fn is_met_by(&self, page: &HashSet<String>) -> bool {
        match self {
            Self::Token(token) => page.contains(token),
            Self::All(needs) => needs.iter().all(|need| need.is_met_by(page)),
            Self::Any(needs) => needs.iter().any(|need| need.is_met_by(page)),
        }
    }
}

fn rules(list: &CssRuleList) -> Need {
    let needs = list.0.iter().filter_map(|rule| match rule {
        CssRule::Style(rule) => {
            let own = selectors(&rule.selectors.0);
            let nested = rules(&rule.rules);
            Some(match rule.declarations.is_empty() {
                true => Need::All(vec![own, nested]),
                false => own,
            })
        }
        CssRule::Media(rule) => Some(rules(&rule.rules)),
        CssRule::Supports(rule) => Some(rules(&rule.rules)),
        CssRule::Container(rule) => Some(rules(&rule.rules)),
        CssRule::LayerBlock(rule) => Some(rules(&rule.rules)),
        CssRule::StartingStyle(rule) => Some(rules(&rule.rules)),
        CssRule::Nesting(rule) => Some(selectors(&rule.style.selectors.0)),
        CssRule::NestedDeclarations(_) => Some(Need::All(Vec::new())),
        _ => None,
    });
    Need::Any(needs.collect())
}

fn selectors(list: &[Selector]) -> Need {
    let needs = list.iter().map(|selector| {
        let parts = selector.iter_raw_match_order();
        Need::All(parts.filter_map(component).collect())
    });
    Need::Any(needs.collect())
}

fn component(part: &Component) -> Option<Need> {
    let token = match part {
        Component::LocalName(name) => name.lower_name.0.to_string(),
        Component::Class(class) => format!(".{}", class.0),
        Component::ID(id) => format!("#{}", id.0),
        Component::AttributeInNoNamespaceExists {
            local_name_lower, ..
        } => format!("[{}", local_name_lower.0),
        Component::AttributeInNoNamespace { local_name, .. } => format!("[{}", local_name.0),
        Component::Is(list) | Component::Where(list) | Component::Has(list) => {
            return Some(selectors(list));
        }
        _ => return None,
    };
    Some(Need::Token(token))
}

/// The names of the elements in a page as it is rendered, and their `[attributes`, `.classes` and
/// `#ids`.
fn tokens(html: &str) -> HashSet<String> {
    let mut tokens = HashSet::new();
    for tag in html.split('<').skip(1) {
        let end = tag.find([' ', '>', '/']).unwrap_or(tag.len());
        tokens.insert(tag[..end].to_ascii_lowercase());
        // Attribute values are quoted, and hold no quotation mark.
        let mut parts = tag[end..].split('"');
        while let Some(names) = parts.next() {
            let (names, is_last) = match names.split_once('>') {
                Some((names, _)) => (names, true),
                None => (names, false),
            };
            let names = names
                .split_whitespace()
                .map(|name| name.trim_end_matches('='));
            let names: Vec<_> = names.collect();
            tokens.extend(
                names
                    .iter()
                    .map(|name| format!("[{}", name.to_ascii_lowercase())),
            );
            if is_last {
                break;
            }
            match (names.last(), parts.next()) {
                (Some(&"class"), Some(value)) => {
                    tokens.extend(value.split_whitespace().map(|class| format!(".{class}")));
                }
                (Some(&"id"), Some(value)) => _ = tokens.insert(format!("#{value}")),
                _ => {}
            }
        }
    }
    tokens
}

/// The oldest browsers that have all of what the styles rest on: layers, container queries, nesting
/// and `light-dark()`. Lightning CSS must not write fallbacks for older ones.
fn supported() -> Browsers {
    let version = |major: u32, minor: u32| Some(major << 16 | minor << 8);
    Browsers {
        chrome: version(123, 0),
        edge: version(123, 0),
        firefox: version(120, 0),
        safari: version(17, 5),
        ios_saf: version(17, 5),
        ..Browsers::default()
    }
}

impl fmt::Display for StyleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the styles can't be bundled: {}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stylesheet_is_needed_where_a_rule_of_it_may_match() {
        let needs = Needs::of(
            "@layer parts{.box>p{margin:0}.open[open]{& .way{top:0}}@media print{h4:is(.one,.two){top:0}}}\
             html[data-x]{top:0}:root:has(.three){top:0}",
        )
        .expect("a stylesheet");
        for (html, needed) in [
            ("<p class=\"a box b\">", true),
            ("<div class=\"a box b\"></div>", false),
            ("<p>box</p>", false),
            ("<dialog class=\"open\"><p class=\"way\">", false),
            ("<dialog class=\"open\" open><p class=\"way\">", true),
            ("<h4 id=\"x\" class=\"two\">", true),
            ("<h4 class=\"three\">", true),
            ("<h4 data-x title=\"one\">", false),
        ] {
            assert_eq!(needs.are_met_by(html), needed, "{html}");
        }
    }
}
