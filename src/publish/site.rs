use std::{
    path::{Component, Path, PathBuf},
    time::Instant,
};

use jiff::Timestamp;

use super::{
    app::App,
    assets::Assets,
    cache::cache,
    changes, data,
    error::PublishError,
    feed, files,
    hosting::{self, Rules},
    machines,
    media::Pictures,
    moved,
    order::Order,
    output::Output,
    pages,
    report::Report,
    search, staging, trouble,
};
use crate::{
    content::{self, Edition, Loaded, PREVIEW_KEY},
    grammar::Base,
    locales::Locales,
    model::Publication,
    resolve::Index,
};

/// Reads, checks, renders and writes a whole site.
pub fn publish(order: &Order) -> Result<Report, PublishError> {
    let start = Instant::now();
    if let Some(staging) = &order.staging {
        staging::keep_app(staging, &order.app)?;
    }
    refuse_overlap(&order.content, &order.out)?;
    refuse_secret(&order.out)?;
    let Loaded {
        mut publication,
        warnings,
    } = content::load(&order.content, &order.edition)?;
    if order.is_trial && order.staging.is_none() {
        // Whatever the host, the headers are where the server of who writes looks for them.
        publication.site.host.clear();
    }
    let base = base(&publication, order.base_url.as_deref())?;
    let mut app = App::read(
        &order.app,
        order.staging.is_some(),
        &order.content,
        &publication.site,
        &base,
    )?;
    hosting::refuse_own_frames(&publication, &base)?;
    // The styles for paper write it before the addresses of links.
    app.css += &format!(":root{{--host:\"{}\"}}", base.authority());

    let kept = cache(&order.content)?;
    let pictures = Pictures::make(&publication, &kept.join("pictures"))?;
    let locales = Locales::new(publication.site.language(), &publication.interfaces);
    warn_of_languages(&publication, &locales);
    let assets = Assets::read(&app, &base, &locales, &kept)?;
    let output = Output::new(&order.out, order.precompress);
    let (pages, rules) = write(
        &publication,
        &base,
        &app,
        &assets,
        &locales,
        &pictures,
        &output,
    )?;
    assets.cards.warn();
    app.warn_of_taken(&output);
    let written = output.finish()?;
    if let Some(folder) = &order.changes {
        changes::write(folder, &written)?;
    }
    let names: Vec<_> = written.files.iter().cloned().collect();
    hosting::warn(&publication, &rules, &order.out, &names);

    if is_final(order) {
        content::record(&publication).map_err(PublishError::History)?;
        if stands_at_home(&publication, &base) {
            record_addresses(&order.content, &publication);
        }
    }
    if let Some(staging) = &order.staging {
        staging::link_site(&order.out, staging)?;
        if app.template.reloads() {
            trouble::write(staging, &[])?;
        }
    }
    Ok(Report {
        pages,
        files: written.files.len(),
        changed: written.changed.len(),
        made: pictures.made,
        cards: assets.cards.drawn(),
        warnings,
        time: start.elapsed(),
        previews: previews(&publication, &base),
        base: base.path().to_owned(),
    })
}

/// All that a site consists of. Gives the number of pages, and what hosts are told.
fn write(
    publication: &Publication,
    base: &Base,
    app: &App,
    assets: &Assets,
    locales: &Locales,
    pictures: &Pictures,
    output: &Output,
) -> Result<(usize, Rules), PublishError> {
    let index = Index::new(
        publication,
        base,
        locales,
        &assets.strings,
        &pictures.tints,
        assets.cards.look(),
        assets.logo(),
    )?;
    pictures.write(&index, output)?;
    assets.write(output)?;
    files::write_public(app, output)?;
    files::write_retired_workers(publication, app, output)?;
    files::write_media(publication, output)?;
    files::write_schemas(publication, output)?;
    let pages = pages::write(publication, base, app, assets, locales, &index, output)?;
    feed::write(&index, output)?;
    machines::write(publication, base, &index, app, assets, output)?;
    search::write(&index, locales, &assets.search, output)?;
    data::write_live(&index, output)?;
    data::write_suggestions(&index, output)?;
    moved::write(&index, output)?;
    let types = hosting::types(&output.names());
    let rules = Rules::new(
        publication,
        base,
        &index,
        app,
        types,
        output.is_precompressed(),
    );
    hosting::write(publication, base, &rules, app, output)?;
    Ok((pages, rules))
}

/// Whether what is published belongs to the history of its stories. What editors look at before it is
/// out does not, nor an edition of a day to come, nor what a bundler serves, which is built at each save.
fn is_final(order: &Order) -> bool {
    let Edition {
        now,
        drafts,
        previews,
    } = &order.edition;
    !order.is_trial && !drafts && previews.is_empty() && *now <= Timestamp::now()
}

/// Whether the site stands where the site file says: what is published elsewhere for once is not what others
/// link to.
fn stands_at_home(publication: &Publication, base: &Base) -> bool {
    let own = Base::parse(&publication.site.base_url);
    own.is_ok_and(|own| own.href("/") == base.href("/") && own.authority() == base.authority())
}

/// A file that can't be read or written is no reason not to publish.
fn record_addresses(folder: &Path, publication: &Publication) {
    if let Err(error) = content::record_addresses(folder, publication) {
        let file = content::address_file(folder);
        crate::say::err!(
            "warning: {}: the addresses of the site can't be kept there: {error}",
            file.display()
        );
    }
}

/// A site written over its own content would bury it, by whatever path or link it is named. Beside what is read it
/// may stand, as in `dist` of a content folder that is a repository by itself.
fn refuse_overlap(content: &Path, out: &Path) -> Result<(), PublishError> {
    let site = real(out);
    let is_apart = |folder: &str| {
        let content = real(&content.join(folder));
        !content.starts_with(&site) && !site.starts_with(&content)
    };
    if !real(content).starts_with(&site) && content::FOLDERS.into_iter().all(is_apart) {
        Ok(())
    } else {
        Err(PublishError::Overlap(out.to_owned()))
    }
}

/// What no build wrote stays in the folder of the site, and is uploaded with it.
fn refuse_secret(out: &Path) -> Result<(), PublishError> {
    let key = out.join(PREVIEW_KEY);
    if key.exists() {
        return Err(PublishError::Secret(key));
    }
    Ok(())
}

/// A path without links, as far as it leads anywhere yet.
fn real(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let found = whole
        .ancestors()
        .find_map(|folder| Some((folder.canonicalize().ok()?, folder)));
    let Some((real, folder)) = found else {
        return whole;
    };
    let mut path = real;
    for part in whole
        .strip_prefix(folder)
        .into_iter()
        .flat_map(Path::components)
    {
        match part {
            Component::ParentDir => _ = path.pop(),
            part => path.push(part),
        }
        // Beyond a folder that is not there yet, `..` comes back to where there may be a link.
        path = path.canonicalize().unwrap_or(path);
    }
    path
}

/// A page in a language that the interface can't be had in is better than none.
fn warn_of_languages(publication: &Publication, locales: &Locales) {
    let languages = publication.site.languages.iter();
    for language in languages.filter(|language| !locales.has(language)) {
        crate::say::err!(
            "warning: there are no interface strings in `{language}`, so they are those of `{}`\n    \
             run `standfirst strings {language}`, and translate what it writes",
            locales.tag(language)
        );
    }
}

/// Where the site stands: as asked, else as the site file says.
fn base(publication: &Publication, asked: Option<&str>) -> Result<Base, PublishError> {
    let own = Base::parse(&publication.site.base_url)?;
    let Some(asked) = asked else { return Ok(own) };
    let base = own.with(asked)?;
    if base.path() != own.path() {
        crate::say::err!(
            "warning: publishing for `{}`, though `base_url` in the site file has `{}`",
            base.path(),
            own.path()
        );
    }
    Ok(base)
}

fn previews(publication: &Publication, base: &Base) -> Vec<String> {
    publication
        .previews
        .iter()
        .map(|preview| base.absolute(&base.href(&format!("/preview/{}/", preview.token))))
        .collect()
}
