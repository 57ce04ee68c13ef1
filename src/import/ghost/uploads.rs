//! Which pictures and files stories and authors show, told before any is written, so that they can be fetched together.

use std::{collections::HashMap, path::Path};

use super::{
    authors::{self, portrait},
    besides,
    links::PostResolver,
    plan::Plan,
    read::{Piece, read},
    story,
    survey::Survey,
};
use crate::import::{ImportError, html::Findings, media::Media};

/// Fetches all that will be asked for when stories and authors are written.
///
/// # Errors
/// Where the export can't be read.
pub fn fetch(export: &Path, plan: &Plan, media: &mut Media) -> Result<(), ImportError> {
    media.ask();
    read(export, &mut |piece, _| {
        if let Piece::Post(post, byte) = piece
            && let Some(assigned) = plan.assigned.get(&byte)
        {
            let meta = post.meta(plan.survey.meta.get(&post.id));
            let (mut resolver, mut unsaid) = (resolver(plan, media), Findings::default());
            story::story(&post, &meta, assigned, &mut resolver, &mut unsaid, "");
        }
        Ok(())
    })?;
    for (_, user) in plan.authors.all() {
        authors::file(user, &mut resolver(plan, media), &mut Findings::default());
    }
    besides::link_preview(plan, &mut resolver(plan, media), &mut Findings::default());
    media.fetch_asked();
    Ok(())
}

fn resolver<'a>(plan: &'a Plan, media: &'a mut Media) -> PostResolver<'a> {
    PostResolver {
        links: &plan.links,
        media,
        notes: HashMap::new(),
    }
}

/// The addresses of uploads that stand beside the texts.
pub fn beside(survey: &Survey) -> impl Iterator<Item = &str> {
    let leads = survey.posts.iter().map(|(post, _)| post.picture());
    let portraits = survey.users.values().map(portrait);
    leads.chain(portraits).filter(|it| !it.trim().is_empty())
}
