//! The addresses that have been published, which the content folder keeps: `addresses.lock`. A line an
//! address, in the order of letters, so that two who publish seldom change the same line; before them where the site
//! first stood, which names it in the ids of feeds.

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

use jiff::tz::TimeZone;

use crate::{
    grammar::{Base, List, Permalink, feed::TagUris},
    model::{PageName, PublicStory, Publication},
};

/// The file's name in the content folder.
pub const FILE: &str = "addresses.lock";

/// Stands over the addresses.
const HEAD: &str = "# Addresses that have been published, kept by `standfirst build` for \
                    `standfirst check`: commit it. One that may be gone for good can be taken out.\n";

/// The addresses in the file of a content folder, each with its line, from 1. What is no address is passed
/// over, such as the marks of a merge; without a file there are none.
///
/// # Errors
/// Where it can't be read as text in UTF-8.
pub fn published(root: &Path) -> io::Result<Vec<(usize, String)>> {
    let text = match fs::read_to_string(file(root)) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let lines = text.trim_start_matches('\u{feff}').lines().zip(1..);
    let addresses = lines.filter(|(line, _)| line.starts_with('/'));
    let addresses = addresses.map(|(line, number)| (number, line.trim_end().to_owned()));
    Ok(addresses.collect())
}

/// Where the site first stood, as the file says; none where it says nothing.
pub fn first_home(root: &Path) -> Option<String> {
    let text = fs::read_to_string(file(root)).ok()?;
    let mut homes = text.lines().filter_map(TagUris::parse);
    homes.next().map(|home| home.to_string())
}

/// Adds the addresses of what is published to the file, and where the site stands, if it says nothing of that.
/// Leaves the file as it is where all is in it, and where the site is to stand on whatever machine asks for it: nobody
/// links there.
///
/// # Errors
/// Where it can't be read or written.
pub fn record(root: &Path, publication: &Publication) -> io::Result<()> {
    let home = Base::parse(&publication.site.base_url).ok();
    if home
        .as_ref()
        .is_some_and(|base| is_of_this_machine(base.host()))
    {
        return Ok(());
    }
    let file = file(root);
    let addresses = lasting(publication);
    let known = published(root)?.into_iter().map(|(_, address)| address);
    let all: BTreeSet<_> = known.chain(addresses).collect();
    let lines = all.iter().map(|address| format!("{address}\n"));
    let home = home.map(|base| TagUris::of(&base).to_string());
    let home = first_home(root).or(home).map(|home| format!("{home}\n"));
    let text = HEAD.to_owned() + &home.unwrap_or_default() + &lines.collect::<String>();
    if fs::read_to_string(&file).is_ok_and(|now| now == text) {
        return Ok(());
    }
    let temporary = root.join(format!(".{FILE}.tmp"));
    fs::write(&temporary, text)?;
    fs::rename(&temporary, &file)
}

/// Whether a host is whatever machine asks for it, and so the name of no publication.
fn is_of_this_machine(host: &str) -> bool {
    let address = host.trim_matches(['[', ']']).parse::<std::net::IpAddr>();
    let is_name = host == "localhost" || host.ends_with(".localhost");
    is_name || address.is_ok_and(|address| address.is_loopback())
}

/// Those that others link to: of stories and their posts, static pages, sections, and topics and authors that
/// have stories. The pages of a list and the months come and go with what is on them.
fn lasting(publication: &Publication) -> Vec<String> {
    let site = &publication.site;
    let (Ok(permalink), Ok(zone)) = (
        Permalink::parse(&site.permalink),
        TimeZone::get(&site.time_zone),
    ) else {
        return Vec::new();
    };
    let mut all: Vec<_> = publication.pages.keys().map(PageName::path).collect();
    all.extend(
        site.sections
            .iter()
            .map(|section| format!("/{}/", section.slug)),
    );
    for PublicStory { slug, article, .. } in &publication.stories {
        let path = permalink.path(slug, article, &zone);
        let day = article.published.0.to_zoned(zone.clone());
        let lists = List::all_of(site, article, (day.year(), day.month())).into_iter();
        let lists = lists.filter(|list| matches!(list, List::Author(_) | List::Topic(_)));
        all.extend(lists.map(|list| list.path()));
        let posts = article.live.iter().flat_map(|live| &live.posts);
        all.extend(posts.map(|post| format!("{path}post/{}/", post.id)));
        all.push(path);
    }
    let withdrawn = publication.withdrawn.iter();
    all.extend(withdrawn.map(|story| permalink.path(&story.slug, &story.article, &zone)));
    all
}

/// Where the file is.
pub fn file(root: &Path) -> PathBuf {
    root.join(FILE)
}
