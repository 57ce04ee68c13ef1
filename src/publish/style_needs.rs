use std::collections::HashSet;

use lightningcss::{
    rules::{CssRule, CssRuleList},
    selector::{Component, Selector},
    stylesheet::{ParserOptions, StyleSheet},
};
use lol_html::{RewriteStrSettings, element, rewrite_str};
use parcel_selectors::attr::AttrSelectorOperator;

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

impl Needs {
    /// Of a stylesheet. An error says why it is none.
    pub fn of(css: &str) -> Result<Self, String> {
        let sheet = StyleSheet::parse(css, ParserOptions::default());
        let sheet = sheet.map_err(|error| error.to_string())?;
        Ok(Self(rules(&sheet.rules)))
    }

    /// Whether a rule may match something inside the page. One whose selector asks for nothing that is
    /// there to be seen, such as `:focus-visible`, matches everywhere; one for the root alone, nowhere.
    pub fn are_met_by(&self, page: &Held) -> bool {
        // A page that can't be read may hold anything.
        let page = page.0.as_ref();
        page.is_none_or(|page| self.0.is_met_by(page))
    }
}

/// What selectors may ask of a page, as far as it can be read.
#[derive(Debug)]
pub struct Held(Option<HashSet<String>>);

impl Held {
    /// By a page as it is rendered.
    pub fn by(html: &str) -> Self {
        Self(tokens(html))
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
            Some(if rule.declarations.is_empty() {
                Need::All(vec![own, nested])
            } else {
                own
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
        Component::AttributeInNoNamespace {
            local_name,
            operator: AttrSelectorOperator::Equal,
            value,
            ..
        } if has_few_values(&local_name.0) => format!("[{}={}", local_name.0, value.0),
        Component::AttributeInNoNamespace { local_name, .. } => format!("[{}", local_name.0),
        Component::Is(list) | Component::Where(list) | Component::Has(list) => {
            return Some(selectors(list));
        }
        _ => return None,
    };
    Some(Need::Token(token))
}

/// Whether the value of an attribute counts, which is one of a few words: what a reader brings about has others, and the
/// app has all styles by then.
fn has_few_values(name: &str) -> bool {
    name.starts_with("data-")
}

/// The names of the elements in a page as it is rendered, and their `[attributes`, `[data-attributes=values`,
/// `.classes` and `#ids`.
fn tokens(html: &str) -> Option<HashSet<String>> {
    let mut tokens = HashSet::new();
    let collect = element!("*", |element| {
        tokens.insert(element.tag_name());
        for attribute in element.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            match &*name {
                "class" => {
                    tokens.extend(value.split_whitespace().map(|class| format!(".{class}")));
                }
                "id" => _ = tokens.insert(format!("#{value}")),
                _ => {}
            }
            if has_few_values(&name) {
                tokens.insert(format!("[{name}={value}"));
            }
            tokens.insert(format!("[{name}"));
        }
        Ok(())
    });
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(collect)
        .with_strict(false);
    rewrite_str(html, settings).ok()?;
    Some(tokens)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stylesheet_is_needed_where_a_rule_of_it_may_match() {
        let needs = Needs::of(
            "@layer parts{.box>p{margin:0}.open[open]{& .way{top:0}}@media print{h4:is(.one,.two){top:0}}}\
             html[data-x]{top:0}[data-kind=b]{top:0}:root:has(.three){top:0}",
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
            ("<i data-kind=\"a\">", false),
            ("<i data-kind=\"b\">", true),
        ] {
            assert_eq!(needs.are_met_by(&Held::by(html)), needed, "{html}");
        }
    }
}
