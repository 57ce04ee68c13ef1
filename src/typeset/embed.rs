use super::Setter;
use crate::{
    model::{Embed, PictureRole, Provider},
    page::{Element, element},
};

impl Setter<'_> {
    /// What was posted, as a quotation, with the way to where it stands.
    pub(super) fn embed(&self, embed: &Embed) -> Element {
        let name = name(embed.provider).unwrap_or(&self.labels.another_site);
        let mut words = element("blockquote")
            .class("embed__words")
            .set("cite", embed.href.0.clone())
            .with(
                element("p")
                    .class("embed__title")
                    .with(embed.title.as_str()),
            );
        if !embed.text.is_empty() {
            words = words.with(element("p").with_all(self.text(&embed.text)));
        }
        let told: Vec<_> = [&embed.author, &embed.date].into_iter().flatten().collect();
        if !told.is_empty() {
            let told = told.into_iter().cloned().collect::<Vec<_>>().join(", ");
            words = words.with(element("p").with(element("cite").with(told)));
        }
        let open = element("a")
            .set("href", embed.href.0.clone())
            .with(self.labels.embed_open.replace("{}", name));
        let set = element("figure")
            .class("embed")
            .set("aria-label", embed.title.clone());
        let set = match embed
            .picture
            .as_ref()
            .and_then(|one| self.img(one, PictureRole::Inline))
        {
            Some(img) => set.with(img),
            None => set,
        };
        set.with(words)
            .with(element("figcaption").class("embed__ways").with(open))
    }
}

/// None for a site that is none of those.
fn name(provider: Provider) -> Option<&'static str> {
    Some(match provider {
        Provider::Youtube => "YouTube",
        Provider::Vimeo => "Vimeo",
        Provider::X => "X",
        Provider::Instagram => "Instagram",
        Provider::Tiktok => "TikTok",
        Provider::Bluesky => "Bluesky",
        Provider::Mastodon => "Mastodon",
        Provider::Spotify => "Spotify",
        Provider::Soundcloud => "SoundCloud",
        Provider::Frame => return None,
    })
}
