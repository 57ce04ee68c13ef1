use super::*;
use crate::model::{Href, Text};

fn of(provider: Provider, href: &str) -> Option<EmbedFrame> {
    EmbedFrame::of(&Embed {
        provider,
        href: Href(href.to_owned()),
        title: "A title".to_owned(),
        text: Text::default(),
        author: None,
        date: None,
        picture: None,
        height: None,
    })
}

#[test]
fn an_address_as_copied_becomes_that_of_the_frame() {
    let nocookie = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ";
    let started = format!("{nocookie}?start=42");
    for (provider, href, src) in [
        (
            Provider::Youtube,
            "https://www.youtube.com/watch?v=dQw4w9WgXcQ&list=x",
            nocookie,
        ),
        (
            Provider::Youtube,
            "https://m.youtube.com/watch?v=dQw4w9WgXcQ",
            nocookie,
        ),
        (
            Provider::Youtube,
            "https://youtu.be/dQw4w9WgXcQ?t=42s",
            &started,
        ),
        (
            Provider::Youtube,
            "https://www.youtube.com/shorts/dQw4w9WgXcQ",
            nocookie,
        ),
        (
            Provider::Vimeo,
            "https://vimeo.com/76979871",
            "https://player.vimeo.com/video/76979871?dnt=1",
        ),
        (
            Provider::Vimeo,
            "https://vimeo.com/76979871/ab12",
            "https://player.vimeo.com/video/76979871?dnt=1&h=ab12",
        ),
        (
            Provider::X,
            "https://twitter.com/nasa/status/1234567890?s=20",
            "https://platform.twitter.com/embed/Tweet.html?dnt=true&id=1234567890",
        ),
        (
            Provider::Instagram,
            "https://www.instagram.com/nasa/p/Cabc-_1/",
            "https://www.instagram.com/p/Cabc-_1/embed/captioned/",
        ),
        (
            Provider::Tiktok,
            "https://www.tiktok.com/@nasa/video/7123456789",
            "https://www.tiktok.com/embed/v2/7123456789",
        ),
        (
            Provider::Bluesky,
            "https://bsky.app/profile/bsky.app/post/3l6oveex3ii2l",
            "https://embed.bsky.app/embed/bsky.app/app.bsky.feed.post/3l6oveex3ii2l",
        ),
        (
            Provider::Mastodon,
            "https://mastodon.social/@Gargron/1234567890",
            "https://mastodon.social/@Gargron/1234567890/embed",
        ),
        (
            Provider::Spotify,
            "https://open.spotify.com/intl-de/track/4uLU6hMCjMI75M1A2tKUQC?si=x",
            "https://open.spotify.com/embed/track/4uLU6hMCjMI75M1A2tKUQC",
        ),
        (
            Provider::Soundcloud,
            "https://soundcloud.com/nasa/sounds?si=x",
            "https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fnasa%2Fsounds",
        ),
        (
            Provider::Frame,
            "https://example.org/map?a=1",
            "https://example.org/map?a=1",
        ),
    ] {
        assert_eq!(
            of(provider, href).map(|frame| frame.src).as_deref(),
            Some(src),
            "{href}"
        );
    }
}

#[test]
fn an_address_that_is_none_of_its_provider_s_makes_no_frame() {
    for (provider, href) in [
        (Provider::Youtube, "https://www.youtube.com/@nasa"),
        (Provider::Youtube, "https://www.youtube.com/watch?v=short"),
        (
            Provider::Youtube,
            "https://youtube.com.example.org/watch?v=dQw4w9WgXcQ",
        ),
        (
            Provider::Youtube,
            "http://www.youtube.com/watch?v=dQw4w9WgXcQ",
        ),
        (Provider::Vimeo, "https://vimeo.com/nasa"),
        (Provider::X, "https://x.com/nasa"),
        (Provider::Instagram, "https://www.instagram.com/nasa/"),
        (Provider::Tiktok, "https://vm.tiktok.com/ZM8/"),
        (Provider::Bluesky, "https://bsky.app/profile/bsky.app"),
        (Provider::Mastodon, "https://mastodon.social/@Gargron"),
        (Provider::Spotify, "https://open.spotify.com/"),
        (Provider::Soundcloud, "https://soundcloud.com/nasa"),
        (Provider::Frame, "javascript:alert(1)"),
        (Provider::Frame, "/science/plain/"),
        (Provider::Frame, ""),
        (Provider::Frame, "https://a;sandbox/"),
        (Provider::Frame, "https://a,b.example.org/"),
        (Provider::Frame, "https://'self'/"),
        (Provider::Frame, "https://[::1]/"),
        (Provider::Frame, "https://ada:secret@example.org/"),
        (Provider::Mastodon, "https://a;sandbox/@x/1"),
    ] {
        assert_eq!(of(provider, href), None, "{href}");
    }
}

#[test]
fn who_sends_it_is_named() {
    let named = |provider, href| of(provider, href).map(|frame| (frame.name, frame.origin));

    let toot = named(Provider::Mastodon, "https://mastodon.social/@Gargron/1");
    let origin = "https://mastodon.social".to_owned();
    assert_eq!(toot, Some(("mastodon.social".to_owned(), origin)));

    let map = named(Provider::Frame, "https://maps.example.org:8443/a");
    let origin = "https://maps.example.org:8443".to_owned();
    assert_eq!(map, Some(("maps.example.org".to_owned(), origin)));
}
