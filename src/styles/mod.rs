//! Stylesheets: those of the program and a publication's own, made one, with the files that they name.

mod addresses;
mod bundle;
mod fault;
mod fonts;
mod sources;
mod theme;

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::model::{Layout, NavigationEntry, Place, Site};

pub use bundle::{Linked, Sheet};
pub use fault::Fault;
pub use fonts::{FontTrouble, fonts};
use sources::Import;

/// The stylesheet of the program that stands inline, in its folder of styles.
pub const STYLE: &str = "main.css";
/// The stylesheet of the program that is a file of its own, in the same folder.
pub const MORE: &str = "more.css";

/// The stylesheets of the program of which a page has those inline that style something on it, in the same folder.
/// The file of its own has all of them.
pub const KINDS: [&str; 4] = [
    "pages/article.css",
    "pages/kinds.css",
    "pages/front.css",
    "pages/list.css",
];

/// The folder of a publication's own styles, in its content folder.
pub const THEME: &str = "theme";
/// The folder of what a publication has copied to the root of its site, in its content folder.
pub const PUBLIC: &str = "public";
/// The folder of the blocks that a publication has made, in its content folder.
const BLOCKS: &str = "templates/blocks";

/// What says of a theme what can be said in a word, in the content folder.
const SITE_FILE: &str = "site.json";

/// The layer of a publication's own styles, which comes after those of the program.
const OWN: &str = " layer(theme)";

/// Where stylesheets are, and what they are made for.
#[derive(Debug)]
pub struct Styles<'a> {
    /// The program's folder of styles. Its `public` folder is beside it.
    pub program: &'a Path,
    /// The content folder.
    pub content: &'a Path,
    /// The site that is published.
    pub site: &'a Site,
}

impl Styles<'_> {
    /// What stands inline in every page. `href` gives the address of a path from the site's root.
    ///
    /// # Errors
    /// What is wrong with the stylesheets.
    pub fn inline(&self, href: &dyn Fn(&str) -> String) -> Result<Sheet, Vec<Fault>> {
        let mut imports = vec![Import::file(self.program.join(STYLE), "")];
        imports.extend(optional(self.site).into_iter().map(|name| {
            let path = self.program.join("optional").join(format!("{name}.css"));
            Import::file(path, " layer(parts)")
        }));
        imports.extend(theme::sheets(&self.site.theme).into_iter().map(|name| {
            let path = self.program.join("optional").join(format!("{name}.css"));
            Import::file(path, OWN)
        }));
        let said = theme::sheet(self.site, self.content);
        imports.extend(
            (!said.is_empty()).then(|| Import::text(self.content.join(SITE_FILE), said, OWN)),
        );
        imports.extend(own(self.content).map(|path| Import::file(path, OWN)));
        bundle::bundle(&imports, self.content, self.program, href)
    }

    /// What stands inline after that, on the pages that hold something it styles.
    ///
    /// # Errors
    /// What is wrong with the stylesheets.
    pub fn kinds(&self, href: &dyn Fn(&str) -> String) -> Result<Vec<Sheet>, Vec<Fault>> {
        let kinds = self.imported_kinds();
        kinds
            .map(|one| bundle::bundle(&[one], self.content, self.program, href))
            .collect()
    }

    /// What few pages hold, alone.
    ///
    /// # Errors
    /// What is wrong with the stylesheets.
    pub fn few(&self, href: &dyn Fn(&str) -> String) -> Result<Sheet, Vec<Fault>> {
        let imports: Vec<_> = self.imported_few().collect();
        bundle::bundle(&imports, self.content, self.program, href)
    }

    /// All that is not in every page, as a file of its own: for what few pages hold, and for pages of another
    /// kind than the first.
    ///
    /// # Errors
    /// What is wrong with the stylesheets.
    pub fn rest(&self, href: &dyn Fn(&str) -> String) -> Result<Sheet, Vec<Fault>> {
        let imports: Vec<_> = self.imported_kinds().chain(self.imported_few()).collect();
        bundle::bundle(&imports, self.content, self.program, href)
    }

    fn imported_kinds(&self) -> impl Iterator<Item = Import> {
        let kinds = KINDS.into_iter().map(|name| self.program.join(name));
        // Styles of one's own may have all in one file.
        let kinds = kinds.filter(|path| path.is_file());
        kinds.map(|path| Import::file(path, " layer(pages)"))
    }

    fn imported_few(&self) -> impl Iterator<Item = Import> {
        let more = std::iter::once(Import::file(self.program.join(MORE), ""));
        let own = of_blocks(self.content).chain(own_more(self.content));
        more.chain(own.map(|path| Import::file(path, OWN)))
    }
}

/// What is wrong with a publication's own stylesheets.
pub fn faults(content: &Path) -> Vec<Fault> {
    let paths = own(content)
        .chain(of_blocks(content))
        .chain(own_more(content));
    // Each by itself: of what is bundled, the first mistake alone is told.
    let none = content.join(THEME);
    paths
        .flat_map(|path| {
            let imports = [Import::file(path, OWN)];
            let sheet = bundle::bundle(&imports, content, &none, &str::to_owned);
            sheet.err().unwrap_or_default()
        })
        .collect()
}

/// The sheets in the program's `optional` folder that a site has a use for: what most sites don't have is
/// not in every page.
fn optional(site: &Site) -> Vec<&'static str> {
    let has_groups = |entries: &Option<Vec<NavigationEntry>>| {
        let mut entries = entries.iter().flatten();
        entries.any(|entry| !entry.items().is_empty())
    };
    let mut fronts = site.fronts().flat_map(|(_, front)| front);
    let is_seen = site.slots.all().any(|(place, ..)| place != Place::Head);
    [
        ("between", site.alert.is_some() || is_seen),
        ("alert", site.alert.is_some()),
        ("navigation", has_groups(&site.navigation)),
        (
            "foot_groups",
            has_groups(&site.foot) || !site.links.is_empty(),
        ),
        (
            "scroll",
            fronts.any(|container| container.layout == Layout::Scroll),
        ),
    ]
    .into_iter()
    .filter_map(|(name, is_used)| is_used.then_some(name))
    .collect()
}

fn own(content: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    let sheets = sheets(&content.join(THEME)).into_iter();
    sheets.filter(|path| !path.ends_with(MORE))
}

fn own_more(content: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    Some(content.join(THEME).join(MORE))
        .filter(|path| path.is_file())
        .into_iter()
}

fn of_blocks(content: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    sheets(&content.join(BLOCKS)).into_iter()
}

/// The stylesheets in a folder, in order of their names. Those in folders below are there to be imported.
fn sheets(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut sheets: Vec<_> = entries
        .filter(|entry| !entry.file_name().to_string_lossy().starts_with(['.', '~']))
        .map(|entry| entry.path())
        .filter(|path| path.is_file() && path.extension().is_some_and(|ending| ending == "css"))
        .collect();
    sheets.sort();
    sheets
}
