//! What programs ask a site for besides its pages and feeds: which pages there are, who may read them, what is on
//! them in words alone, how the site is installed, whom to write to.

mod llms;
mod manifest;
mod robots;
mod security;
mod sitemap;

use rayon::prelude::*;

use super::{app::App, assets::Assets, error::PublishError, output::Output};
use crate::{
    content::markdown,
    grammar::Base,
    model::Publication,
    resolve::{self, Index},
};

pub use manifest::NAME as MANIFEST;

/// Writes all of it. A file of the same name in `public/` is kept.
pub fn write(
    publication: &Publication,
    base: &Base,
    index: &Index,
    app: &App,
    assets: &Assets,
    output: &Output,
) -> Result<(), PublishError> {
    let mut files = sitemap::files(index, publication.now.0)?;
    files.push(("robots.txt".to_owned(), robots::text(publication, base)));
    files.push(("llms.txt".to_owned(), llms::text(index)));
    let manifest = manifest::json(publication, base, app, &assets.icons);
    files.push((manifest::NAME.to_owned(), manifest));
    files.extend(security::text(publication, index).map(|text| (security::NAME.to_owned(), text)));
    let is_free = |name: &String| !app.public.iter().any(|file| file.name == *name);
    for (name, text) in files.iter().filter(|(name, _)| is_free(name)) {
        output.write(name, text.as_bytes())?;
    }
    write_stories(index, output)
}

/// What a story's Markdown is called, in the story's folder (<https://llmstxt.org>).
const STORY: &str = "index.html.md";

/// Writes each public story as Markdown beside its page.
fn write_stories(index: &Index, output: &Output) -> Result<(), PublishError> {
    resolve::public_stories(index).try_for_each(|(path, id)| {
        let text = markdown::write(&resolve::told(index, id)?);
        Ok(output.write(&format!("{path}{STORY}"), text.as_bytes())?)
    })
}
