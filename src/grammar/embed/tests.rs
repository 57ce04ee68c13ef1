use super::*;
use crate::model::{Href, Text};

fn of(provider: Provider, href: &str) -> Result<EmbedFrame, EmbedError> {
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
fn an_address_of_a_film_becomes_that_of_the_frame() {
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
            Provider::Youtube,
            "https://music.youtube.com/watch?v=dQw4w9WgXcQ&t=1m30s",
            "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=90",
        ),
    ] {
        assert_eq!(
            of(provider, href).map(|frame| frame.src).as_deref(),
            Ok(src),
            "{href}"
        );
    }
}

#[test]
fn an_address_of_a_post_or_a_song_becomes_that_of_the_frame() {
    for (provider, href, src) in [
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
            "https://www.tiktok.com/player/v1/7123456789",
        ),
        (
            Provider::Bluesky,
            "https://bsky.app/profile/did:plc:z72i7hdynmk6r22z27h6tvur/post/3l6oveex3ii2l",
            "https://embed.bsky.app/embed/did:plc:z72i7hdynmk6r22z27h6tvur/app.bsky.feed.post/3l6oveex3ii2l",
        ),
        (
            Provider::Bluesky,
            "at://did:plc:z72i7hdynmk6r22z27h6tvur/app.bsky.feed.post/3l6oveex3ii2l",
            "https://embed.bsky.app/embed/did:plc:z72i7hdynmk6r22z27h6tvur/app.bsky.feed.post/3l6oveex3ii2l",
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
            Ok(src),
            "{href}"
        );
    }
}

#[test]
fn an_address_of_a_network_a_channel_or_a_chart_becomes_that_of_the_frame() {
    for (provider, href, src) in [
        (
            Provider::Twitch,
            "https://www.twitch.tv/videos/1234567",
            "https://player.twitch.tv/?video=v1234567&autoplay=false",
        ),
        (
            Provider::Twitch,
            "https://clips.twitch.tv/AwkwardHelplessSalamander",
            "https://clips.twitch.tv/embed?clip=AwkwardHelplessSalamander&autoplay=false",
        ),
        (
            Provider::Dailymotion,
            "https://dai.ly/x84sh87",
            "https://geo.dailymotion.com/player.html?video=x84sh87",
        ),
        (
            Provider::Dailymotion,
            "https://geo.dailymotion.com/player/xa1b2.html?video=x84sh87",
            "https://geo.dailymotion.com/player/xa1b2.html?video=x84sh87",
        ),
        (
            Provider::Facebook,
            "https://m.facebook.com/nasa/posts/pfbid02abc",
            "https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fnasa%2Fposts%2Fpfbid02abc&show_text=true",
        ),
        (
            Provider::Facebook,
            "https://www.facebook.com/watch/?v=123456",
            "https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fwatch%2F%3Fv%3D123456&show_text=false",
        ),
        (
            Provider::Threads,
            "https://www.threads.net/@na.sa/post/C8abc_-1?x=y",
            "https://www.threads.com/@na.sa/post/C8abc_-1/embed",
        ),
        (
            Provider::ApplePodcasts,
            "https://podcasts.apple.com/us/podcast/a-name/id1544142288?i=1000533080737",
            "https://embed.podcasts.apple.com/us/podcast/a-name/id1544142288?i=1000533080737",
        ),
        (
            Provider::Datawrapper,
            "https://www.datawrapper.de/_/AbC12/",
            "https://datawrapper.dwcdn.net/AbC12/",
        ),
        (
            Provider::Flourish,
            "https://public.flourish.studio/visualisation/123456/",
            "https://flo.uri.sh/visualisation/123456/embed",
        ),
        (
            Provider::GoogleMaps,
            "https://www.google.com/maps/embed?pb=!1m18!1m12",
            "https://www.google.com/maps/embed?pb=%211m18%211m12",
        ),
    ] {
        assert_eq!(
            of(provider, href).map(|frame| frame.src).as_deref(),
            Ok(src),
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
        (Provider::Facebook, "https://www.facebook.com/nasa"),
        (Provider::Threads, "https://www.threads.com/@nasa"),
        (Provider::Twitch, "https://www.twitch.tv/videos/x%22y"),
        (Provider::Dailymotion, "https://www.dailymotion.com/nasa"),
        (
            Provider::GoogleMaps,
            "https://www.google.com/maps/place/Rome",
        ),
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
        let none = EmbedError::NotOfProvider(href.to_owned());
        assert_eq!(of(provider, href), Err(none), "{href}");
    }
}

#[test]
fn who_sends_it_is_named() {
    let named = |provider, href| {
        of(provider, href)
            .ok()
            .map(|frame| (frame.name, frame.origin))
    };

    let toot = named(Provider::Mastodon, "https://mastodon.social/@Gargron/1");
    let origin = "https://mastodon.social".to_owned();
    assert_eq!(toot, Some(("mastodon.social".to_owned(), origin)));

    let map = named(Provider::Frame, "https://maps.example.org:8443/a");
    let origin = "https://maps.example.org:8443".to_owned();
    assert_eq!(map, Some(("maps.example.org".to_owned(), origin)));
}

#[test]
fn an_address_that_says_too_little_is_refused_with_the_reason() {
    for (provider, href) in [
        (Provider::Tiktok, "https://vm.tiktok.com/ZM8/"),
        (Provider::Tiktok, "https://www.tiktok.com/t/ZM8/"),
        (Provider::Facebook, "https://fb.watch/abc/"),
        (Provider::GoogleMaps, "https://maps.app.goo.gl/abc"),
        (Provider::Soundcloud, "https://on.soundcloud.com/abc"),
    ] {
        let short = EmbedError::Short(href.to_owned());
        assert_eq!(of(provider, href), Err(short), "{href}");
    }
    for href in [
        "https://bsky.app/profile/bsky.app/post/3l6oveex3ii2l",
        "at://bsky.app/app.bsky.feed.post/3l6oveex3ii2l",
    ] {
        let handle = EmbedError::Handle("bsky.app".to_owned());
        assert_eq!(of(Provider::Bluesky, href), Err(handle), "{href}");
    }
}

#[test]
fn a_frame_may_do_what_its_provider_needs() {
    let may = |provider, href| {
        let frame = of(provider, href).expect("a frame");
        let lifted = |what: &str| frame.sandbox.split(' ').any(|one| one == what);
        let allowed = frame.allow.split("; ").any(|one| one == "autoplay");
        (
            lifted("allow-same-origin"),
            lifted("allow-presentation"),
            lifted("allow-forms"),
            allowed,
        )
    };
    let film = may(Provider::Youtube, "https://youtu.be/dQw4w9WgXcQ");
    assert_eq!(film, (true, true, false, true));
    let post = may(Provider::Mastodon, "https://mastodon.social/@Gargron/1");
    assert_eq!(post, (true, false, false, true));
    let page = may(Provider::Frame, "https://example.org/map");
    assert_eq!(page, (true, false, true, false));
}
