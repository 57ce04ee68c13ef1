//! A section that is heard.

use serde_json::json;

use super::followed::{SITE, with_sound};
use crate::support::publisher::Publisher;

/// With a section that is a podcast and has one episode.
pub fn with_podcast(publisher: Publisher) -> Publisher {
    let still = image::DynamicImage::from(image::RgbImage::from_pixel(
        1400,
        1400,
        image::Rgb([90, 120, 60]),
    ));
    let publisher = with_sound(publisher);
    still
        .save(publisher.content("media/cover.png"))
        .expect("a picture");
    let podcast = json!({
        "title": "World talk", "cover": { "src": "cover.png", "alt": "" },
        "category": "News > Politics", "email": "talk@fixture.example",
        "guid": "917393e3-1b1e-5cef-ace4-edaa54e1f810",
    });
    publisher.with_site(json!({ "sections": [
        { "slug": "world", "name": "World", "description": "Elsewhere", "podcast": podcast },
        { "slug": "science", "name": "Science" }, { "slug": "empty", "name": "Empty" },
    ]}))
}

#[test]
fn a_section_of_sounds_is_a_podcast() {
    let publisher = with_podcast(Publisher::new()).build();

    let text = publisher.read("world/podcast.xml");
    let feed = rss::Channel::read_from(text.as_bytes()).expect("a podcast");

    assert_eq!(feed.title, "World talk");
    assert_eq!(feed.description, "Elsewhere");
    let itunes = feed.itunes_ext.as_ref().expect("what directories ask for");
    assert_eq!(itunes.author.as_deref(), Some("The Fixture & Sons"));
    assert_eq!(itunes.explicit.as_deref(), Some("false"));
    let category = &itunes.categories[0];
    let inner = category.subcategory.as_ref().expect("a subcategory");
    assert_eq!(
        (category.text.as_str(), inner.text.as_str()),
        ("News", "Politics")
    );
    let is_there = |url: &str| {
        let path = url.strip_prefix(SITE).expect("of the site");
        publisher.site(path).exists()
    };
    let cover = itunes.image.as_deref().expect("a cover");
    assert!(cover.ends_with(".png") && is_there(cover), "{cover}");
    assert!(text.contains("<podcast:guid>917393e3-1b1e-5cef-ace4-edaa54e1f810</podcast:guid>"));
    // The other stories of the section are read and not heard.
    let [episode] = feed.items.as_slice() else {
        panic!("{:?}", feed.items);
    };
    assert_eq!(episode.title.as_deref(), Some("A talk"));
    let sound = episode.enclosure.as_ref().expect("a sound");
    assert_eq!(
        (sound.length.as_str(), sound.mime_type.as_str()),
        ("1234", "audio/mpeg")
    );
    assert!(is_there(&sound.url), "{}", sound.url);
    let page = publisher.document("world/");
    assert_eq!(
        page.count("link[rel=alternate][href$='/world/podcast.xml']"),
        1
    );
    assert_eq!(
        publisher
            .document("feeds/")
            .count("main a[href$='/world/podcast.xml']"),
        1
    );
}
