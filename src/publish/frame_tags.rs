//! What stands in the head of every page alike, beside what the shell has there: the colours that browsers
//! frame a page in, and the sign for home screens.

use super::{
    html::attribute,
    icons::{Icons, TOUCH},
};

/// What the styles call the colour of a page.
const PAGE_COLOR: &str = "--color-page:";

/// The elements, as HTML. `css` is what stands inline, `base` the site's path with slashes at both ends.
pub fn frame_tags(css: &str, icons: &Icons, base: &str) -> String {
    let mut tags = String::new();
    if let Some((day, night)) = page_colors(css) {
        // The first whose condition holds is taken.
        let night = night.map(|color| (color, " media=\"(prefers-color-scheme:dark)\""));
        for (color, media) in night.into_iter().chain([(day, "")]) {
            let color = attribute(color);
            tags += &format!("<meta name=\"theme-color\" content=\"{color}\"{media}>");
        }
    }
    if icons.has(TOUCH) {
        let base = attribute(base);
        tags += &format!("<link rel=\"apple-touch-icon\" href=\"{base}{TOUCH}\">");
    }
    tags
}

/// The colour of a page by day and, where the styles have one, by night: the last that they say.
pub fn page_colors(css: &str) -> Option<(&str, Option<&str>)> {
    let value = root_values(css, PAGE_COLOR).last()?;
    let Some(both) = value.strip_prefix("light-dark(") else {
        return Some((&value[..end(value)], None));
    };
    let (day, night) = both.split_at_checked(end(both))?;
    let night = night.strip_prefix(',')?;
    Some((day, Some(&night[..end(night)])))
}

/// What follows each declaration of a custom property for the whole document, in minified styles. What a part of
/// a page has for itself is left out. `property` is its name with a colon.
pub fn root_values<'a>(css: &'a str, property: &str) -> impl Iterator<Item = &'a str> {
    css.match_indices(property).filter_map(|(at, name)| {
        let before = css.get(..at)?;
        let selector = before.get(..before.rfind('{')?)?;
        (selector.ends_with(":root") && !is_conditional(before)).then_some(&css[at + name.len()..])
    })
}

/// Whether what comes after this part of a stylesheet holds for some screens alone, or on paper.
fn is_conditional(before: &str) -> bool {
    let (mut open, mut start) = (Vec::new(), 0);
    for (at, c) in before.char_indices() {
        match c {
            '{' => open.push(&before[start..at]),
            '}' => _ = open.pop(),
            ';' => {}
            _ => continue,
        }
        start = at + 1;
    }
    let is_of_some = |prelude: &&str| {
        ["@media", "@container"]
            .iter()
            .any(|rule| prelude.starts_with(rule))
    };
    open.iter().any(is_of_some)
}

/// Where a value ends: at what separates or closes it, outside of its own brackets.
fn end(css: &str) -> usize {
    let mut depth = 0_usize;
    let end = css.find(|c| {
        match c {
            '(' => depth += 1,
            ')' if depth > 0 => {
                depth -= 1;
                return false;
            }
            _ => {}
        }
        depth == 0 && matches!(c, ')' | ',' | ';' | '}')
    });
    end.unwrap_or(css.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_colours_of_a_page_are_those_of_the_styles() {
        let both = Some(("#fff", Some("rgb(0,0,0)")));
        for (css, expected) in [
            ("main{color:red}", None),
            (
                ":root{--color-page:#fff}@media print{:root{--color-page:#000}}",
                Some(("#fff", None)),
            ),
            (":root{--color-page:#fff}", Some(("#fff", None))),
            (
                ":root{--color-page:rgb(1,2,3);--b:c}",
                Some(("rgb(1,2,3)", None)),
            ),
            (
                ":root{--color-page:#eee}@supports x{:root{--color-page:light-dark(#fff,rgb(0,0,0))}}",
                both,
            ),
            (
                ":root{--color-page:light-dark(#eee,#111)}@layer theme{:root{--color-page:light-dark(#fff,rgb(0,0,0))}}",
                both,
            ),
        ] {
            assert_eq!(page_colors(css), expected, "{css}");
        }
    }
}
