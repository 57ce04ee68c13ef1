//! Which pages there are, for search engines (<https://www.sitemaps.org/protocol.html>).

use std::io;

use jiff::{SignedDuration, Timestamp};
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesText, Event},
};

use crate::{
    grammar::words::without_invisible,
    model::Moment,
    publish::{error::PublishError, feed::xml_text},
    resolve::{self, Index, Located, News},
};

/// How many addresses a part has at most. The format takes five times as many, of which none may be longer than
/// 50 MB with its pictures and languages.
const PART: usize = 10_000;

/// For how long a story is news (Google, "News sitemaps").
const NEWS: SignedDuration = SignedDuration::from_hours(48);

/// How many stories Google takes as news.
const MOST_NEWS: usize = 1_000;

const SITEMAP: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
const IMAGE: &str = "http://www.google.com/schemas/sitemap-image/1.1";
const NEWS_SPACE: &str = "http://www.google.com/schemas/sitemap-news/0.9";
const XHTML: &str = "http://www.w3.org/1999/xhtml";

type Xml = Writer<Vec<u8>>;

/// The index and its parts: names of files and what is in them. Stories are divided from the oldest on, so that a new
/// one changes the last part alone.
pub fn files(index: &Index, now: Timestamp) -> Result<Vec<(String, String)>, PublishError> {
    let located = resolve::located(index);
    let (mut stories, pages): (Vec<_>, Vec<_>) = located.into_iter().partition(|one| one.is_story);
    stories.reverse();
    let mut files = Vec::new();
    let mut parts = Vec::new();
    for (kind, all) in [("pages", pages), ("stories", stories)] {
        for (number, part) in (1..).zip(all.chunks(PART)) {
            let name = format!("sitemap-{kind}-{number}.xml");
            parts.push((
                name.clone(),
                part.iter().filter_map(|one| one.modified).max(),
            ));
            files.push((name, urls(index, part).map_err(not_written)?));
        }
    }
    let since = now.checked_sub(NEWS).unwrap_or(Timestamp::MIN);
    let news: Vec<_> = resolve::news(index, since, now)
        .into_iter()
        .take(MOST_NEWS)
        .collect();
    let name = "sitemap-news.xml".to_owned();
    parts.push((name.clone(), news.iter().map(|one| one.published).max()));
    files.push((name, news_urls(index, &news).map_err(not_written)?));
    let whole = document("sitemapindex", &[("xmlns", SITEMAP)], |xml| {
        for (name, modified) in &parts {
            element(xml, "sitemap", |xml| {
                words(xml, "loc", &index.url(&format!("/{name}")))?;
                date(xml, "lastmod", index, *modified)
            })?;
        }
        Ok(())
    });
    files.push(("sitemap.xml".to_owned(), whole.map_err(not_written)?));
    Ok(files)
}

fn not_written(error: io::Error) -> PublishError {
    PublishError::Sitemap(error)
}

/// What the format itself defines comes first (its XML Schema).
fn urls(index: &Index, part: &[Located]) -> io::Result<String> {
    let spaces = [
        ("xmlns", SITEMAP),
        ("xmlns:image", IMAGE),
        ("xmlns:xhtml", XHTML),
    ];
    document("urlset", &spaces, |xml| {
        for one in part {
            element(xml, "url", |xml| {
                words(xml, "loc", &one.url)?;
                date(xml, "lastmod", index, one.modified)?;
                for image in &one.images {
                    element(xml, "image:image", |xml| words(xml, "image:loc", image))?;
                }
                for (language, href) in &one.alternates {
                    xml.create_element("xhtml:link")
                        .with_attribute(("rel", "alternate"))
                        .with_attribute(("hreflang", language.as_str()))
                        .with_attribute(("href", href.as_str()))
                        .write_empty()?;
                }
                Ok(())
            })?;
        }
        Ok(())
    })
}

/// Where nothing is new, the front stands in it, since a file without an address is none by the schema.
fn news_urls(index: &Index, news: &[News]) -> io::Result<String> {
    let spaces = [("xmlns", SITEMAP), ("xmlns:news", NEWS_SPACE)];
    let publication = without_invisible(&resolve::site(index).name);
    document("urlset", &spaces, |xml| {
        if news.is_empty() {
            element(xml, "url", |xml| words(xml, "loc", &index.url("/")))?;
        }
        for one in news {
            element(xml, "url", |xml| {
                words(xml, "loc", &one.url)?;
                element(xml, "news:news", |xml| {
                    element(xml, "news:publication", |xml| {
                        words(xml, "news:name", &publication)?;
                        words(xml, "news:language", &one.language)
                    })?;
                    date(xml, "news:publication_date", index, Some(one.published))?;
                    words(xml, "news:title", &without_invisible(&one.title))
                })
            })?;
        }
        Ok(())
    })
}

fn document(
    root: &str,
    spaces: &[(&str, &str)],
    inside: impl Fn(&mut Xml) -> io::Result<()>,
) -> io::Result<String> {
    let mut xml = Writer::new(Vec::new());
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.create_element(root)
        .with_attributes(spaces.iter().copied())
        .write_inner_content(inside)?;
    Ok(String::from_utf8_lossy(&xml.into_inner()).into_owned())
}

fn element(
    xml: &mut Xml,
    name: &str,
    inside: impl Fn(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    xml.create_element(name).write_inner_content(inside)?;
    Ok(())
}

fn words(xml: &mut Xml, name: &str, words: &str) -> io::Result<()> {
    let words = xml_text(words);
    xml.create_element(name)
        .write_text_content(BytesText::new(&words))?;
    Ok(())
}

fn date(xml: &mut Xml, name: &str, index: &Index, moment: Option<Moment>) -> io::Result<()> {
    moment.map_or(Ok(()), |moment| words(xml, name, &index.iso(moment)))
}
