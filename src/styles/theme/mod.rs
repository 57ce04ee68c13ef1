//! What the site file says of the look of a publication, as CSS: the first part of the layer `theme`, before
//! the publication's own stylesheets.

mod faces;

use std::{fmt::Write, path::Path};

use crate::{
    grammar::palette::Palette,
    model::{Corners, MastheadLayout, Rules, Site, Theme},
};

/// The stylesheet; empty where the site file says nothing of it. Addresses in it are from the site's root
/// on, without its base.
pub fn sheet(site: &Site, content: &Path) -> String {
    let theme = &site.theme;
    let mut css = String::new();
    faces::write(site, content, &mut css);
    write_colours(theme, &mut css);
    let mut tokens = String::new();
    if let Some(corners) = theme.corners {
        let radius = match corners {
            Corners::Square => "0",
            Corners::Soft => "4px",
            Corners::Round => "12px",
        };
        declare(&mut tokens, "--corner", radius);
    }
    if let Some(rules) = theme.rules {
        let bar = match rules {
            Rules::Oxford => "7px",
            Rules::Hairline => "1px",
            Rules::Heavy => "10px",
            Rules::None => "0px",
        };
        declare(&mut tokens, "--bar", bar);
    }
    if let Some(logo) = &theme.logo {
        declare(&mut tokens, "--logo", &format!("{}px", logo.width));
    }
    in_root(&mut css, &tokens);
    css
}

/// The sheets in the program's `optional` folder that a theme has a use for.
pub fn sheets(theme: &Theme) -> Vec<&'static str> {
    let layout = theme.masthead.layout;
    let is_slim = layout == Some(MastheadLayout::Slim);
    let named = [
        (theme.corners.is_some(), "corners"),
        (
            theme.rules.is_some_and(|rules| rules != Rules::Oxford),
            "rules",
        ),
        (theme.logo.is_some(), "logo"),
        (layout == Some(MastheadLayout::Centred), "masthead_centred"),
        (layout == Some(MastheadLayout::Left), "masthead_left"),
        (is_slim, "masthead_slim"),
        (theme.masthead.sticky, "masthead_sticky"),
        (theme.masthead.sticky && is_slim, "masthead_slim_sticky"),
    ];
    let used = named.into_iter().filter(|(is_used, _)| *is_used);
    used.map(|(_, name)| name).collect()
}

/// By day for every browser, and by day and by night where one can choose.
fn write_colours(theme: &Theme, css: &mut String) {
    let palette = Palette::of(&theme.colours);
    let (mut by_day, mut by_both) = (String::new(), String::new());
    for shades in palette.all().filter(|shades| shades.is_own) {
        let (token, light, dark) = (shades.token(), shades.light, shades.dark);
        declare(&mut by_day, &token, &light.to_string());
        declare(
            &mut by_both,
            &token,
            &format!("light-dark({light}, {dark})"),
        );
    }
    in_root(css, &by_day);
    if !by_both.is_empty() {
        css.push_str("@supports (color: light-dark(red, red)) {\n");
        in_root(css, &by_both);
        css.push_str("}\n");
    }
}

fn declare(css: &mut String, name: &str, value: &str) {
    _ = writeln!(css, "  {name}: {value};");
}

fn in_root(css: &mut String, declarations: &str) {
    if !declarations.is_empty() {
        _ = writeln!(css, ":root {{\n{declarations}}}");
    }
}
