//! What a browser asks for that puts the site on a home screen (Web App Manifest).

use serde_json::{Value, json};

use crate::{
    grammar::{Base, direction, words::without_invisible},
    model::{Publication, Section},
    publish::{
        app::App,
        frame_tags::page_colors,
        icons::{Icons, LARGE, MASKABLE, SMALL},
    },
};

/// The file's name.
pub const NAME: &str = "manifest.webmanifest";

/// How many ways into the site a home screen shows at most.
const SHORTCUTS: usize = 4;

/// The file.
pub fn json(publication: &Publication, base: &Base, app: &App, icons: &Icons) -> String {
    let site = &publication.site;
    let icon = |name: &str, size: u32, purpose: &str| {
        icons.has(name).then(|| {
            json!({
                "src": base.href(&format!("/{name}")),
                "sizes": format!("{size}x{size}"),
                "type": "image/png",
                "purpose": purpose,
            })
        })
    };
    let icons: Vec<Value> = [
        icon(SMALL, 192, "any"),
        icon(LARGE, 512, "any"),
        icon(MASKABLE, 512, "maskable"),
    ]
    .into_iter()
    .flatten()
    .collect();
    let shortcut = |section: &Section| {
        json!({
            "name": without_invisible(&section.name),
            "url": base.href(&format!("/{}/", section.slug)),
        })
    };
    let named = site.navigated();
    let named = named.iter().filter_map(|slug| publication.section(slug));
    let home = base.path();
    let mut manifest = json!({
        "id": home,
        "start_url": home,
        "scope": home,
        "name": without_invisible(&site.name),
        "lang": site.language(),
        "dir": direction(site.language()).as_str(),
        // With the way back that a site in several languages, and one that links elsewhere, can't do without.
        "display": "minimal-ui",
        "icons": icons,
        "shortcuts": named.take(SHORTCUTS).map(shortcut).collect::<Vec<_>>(),
    });
    if !site.tagline.is_empty() {
        manifest["description"] = without_invisible(&site.tagline).into();
    }
    if let Some((day, _)) = page_colors(&app.css) {
        manifest["theme_color"] = day.into();
        manifest["background_color"] = day.into();
    }
    format!("{manifest:#}\n")
}
