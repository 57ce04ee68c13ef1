use rayon::prelude::*;

use super::{
    alert::Alert, app::App, assets::Assets, document::Document, error::PublishError,
    frame_tags::frame_tags, hosting, machines::MANIFEST, output::Output, progress::Progress,
    share_card::ShareCards, slots::Slots, tools,
};
use crate::{
    grammar::{Base, address::FEED, words::without_invisible},
    locales::Locales,
    model::Publication,
    resolve::{self, Address, Index},
};

/// Writes every page, on all cores. Gives how many there are.
pub fn write(
    publication: &Publication,
    base: &Base,
    app: &App,
    assets: &Assets,
    locales: &Locales,
    index: &Index,
    output: &Output,
) -> Result<usize, PublishError> {
    let feed = base.href(FEED);
    let site = without_invisible(&publication.site.name);
    let policy = hosting::policy_of_documents(publication, app);
    let frame_tags = frame_tags(&app.css, &assets.icons, base.path());
    let slots = Slots::of(publication, base);
    let alert = Alert::write(index, base, output)?;
    let tools = publication.site.search;
    let tools = tools.then(|| tools::write(base, output)).transpose()?;
    let document = Document {
        tools: tools.as_deref(),
        slots: &slots,
        alert: &alert,
        policy: policy.as_deref(),
        frame_tags: &frame_tags,
        template: &app.template,
        css: &app.css,
        kinds: &app.kinds,
        more: &assets.more,
        needs: &app.needs,
        base: base.path(),
        feed: (&*site, feed.as_str()),
        manifest: &base.href(&format!("/{MANIFEST}")),
        boot: &assets.boot,
        glue: &assets.glue,
        wasm: &assets.wasm,
    };
    let addresses = index.addresses();
    let progress = Progress::new(addresses.len(), "pages");
    addresses.par_iter().try_for_each(|address| {
        progress.step();
        write_page(index, address, &document, locales, &assets.cards, output)
    })?;
    progress.finish();
    Ok(addresses.len())
}

/// Every URL is two files; only the page for what is missing is one.
fn write_page(
    index: &Index,
    address: &Address,
    document: &Document,
    locales: &Locales,
    cards: &ShareCards,
    output: &Output,
) -> Result<(), PublishError> {
    let (page, card) = resolve::page_and_card(index, address);
    if let Some(card) = &card {
        cards.write(card, output)?;
    }
    let data = serde_json::to_string(&page)?;
    let html = document.write(&page, locales.of(&page.head.language));
    let path = index.path(address);
    if path.ends_with('/') {
        output.write(&format!("{path}index.json"), data.as_bytes())?;
        output.write(&format!("{path}index.html"), html.as_bytes())?;
    } else {
        output.write(&path, html.as_bytes())?;
    }
    Ok(())
}
