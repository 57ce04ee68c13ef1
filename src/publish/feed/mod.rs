//! What has come, for those who follow a publication by feeds.

mod atom;
mod channel;
mod corrections;
mod item;
mod json;
mod plain_html;
mod rss;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

pub use self::words::xml_text;
use self::{channel::Channel, item::Item};
use super::{error::PublishError, output::Output};
use crate::{
    grammar::feed::FeedForm,
    resolve::{self, Index, StoryId},
};

/// Writes every feed, in each of its forms.
pub fn write(index: &Index, output: &Output) -> Result<(), PublishError> {
    let channels = resolve::channels(index);
    let podcasts = resolve::podcasts(index);
    let all = channels
        .iter()
        .chain(podcasts.iter().map(|(channel, _)| channel));
    // A story is in several feeds.
    let wanted: BTreeSet<StoryId> = all.flat_map(|one| one.stories.iter().copied()).collect();
    let wanted: Vec<_> = wanted.into_iter().collect();
    let made = wanted.into_par_iter();
    let made = made.filter_map(|id| Some((id, item::item(index, id)?)));
    let items: BTreeMap<StoryId, Item> = made.collect();
    let channel = |channel: resolve::Channel| {
        let those = channel.stories.iter();
        let those = those.filter_map(|id| items.get(id)).collect();
        Channel::new(index, channel, those)
    };
    channels
        .into_par_iter()
        .map(channel)
        .try_for_each(|channel| {
            write_forms(index, &channel, output)?;
            write_old_files(index, &channel, output)
        })?;
    for (one, podcast) in podcasts {
        let channel = channel(one);
        let path = channel.path(FeedForm::Podcast);
        let cover = resolve::cover(index, podcast);
        let xml = rss::podcast_xml(&channel, &index.url(&path), podcast, cover.as_deref())?;
        output.write(&path, xml.as_bytes())?;
    }
    if let Some(channel) = resolve::corrections_channel(index) {
        let items = corrections::items(index);
        let channel = Channel::new(index, channel, items.iter().collect());
        write_forms(index, &channel, output)?;
    }
    Ok(())
}

/// Where other systems have their feed as a file.
const OLD_FILES: [&str; 3] = ["rss.xml", "atom.xml", "index.xml"];

/// Has the feed of the site at its old addresses too, on hosts that can't lead on from there: a reader of feeds takes no
/// document that leads on, but any form of feed. At addresses that are folders such a host has nothing but documents.
fn write_old_files(index: &Index, channel: &Channel, output: &Output) -> Result<(), PublishError> {
    let hosts = &resolve::site(index).host;
    if !channel.is_of_site() || !hosts.iter().any(|host| host.sends_no_headers()) {
        return Ok(());
    }
    let xml = atom::xml(channel, &index.url(&channel.path(FeedForm::Atom)))?;
    let written = output.names();
    let leads_on =
        |name: &str| resolve::old_addresses(index).any(|old| old.path.trim_matches('/') == name);
    let is_free = |name: &&&str| !written.iter().any(|one| one == **name) && !leads_on(name);
    let mut free = OLD_FILES.iter().filter(is_free);
    free.try_for_each(|name| Ok(output.write(name, xml.as_bytes())?))
}

fn write_forms(index: &Index, channel: &Channel, output: &Output) -> Result<(), PublishError> {
    resolve::forms(index).try_for_each(|form| {
        let path = channel.path(form);
        let url = index.url(&path);
        let text = match form {
            FeedForm::Json => json::text(channel, &url),
            FeedForm::Rss | FeedForm::Podcast => rss::xml(channel, &url)?,
            FeedForm::Atom => atom::xml(channel, &url)?,
        };
        Ok(output.write(&path, text.as_bytes())?)
    })
}
