//! What the site file says of the look of a publication, as CSS: the first part of the layer `theme`, before
//! the publication's own styles.

mod faces;

use std::fmt::Write;

use crate::{
    grammar::palette::Palette,
    model::{Corners, Publication, Rules, Theme},
};

/// The stylesheet; empty where the site file says nothing of it. Addresses in it are from the site's root
/// on, without its base.
pub fn site_sheet(publication: &Publication) -> String {
    let theme = &publication.site.theme;
    let mut css = String::new();
    faces::write(publication, &mut css);
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
