use super::{
    plain_html::{plain_html, without_invisible},
    words::{isolated, words, xml_text},
};
use crate::{
    markup::{Fetch, img},
    model::Direction,
    page::{self, Head, Node, Story, element},
    resolve::{self, Address, Index, StoryId},
};

/// What a feed says of a story or a correction, in whatever form.
#[derive(Debug)]
pub struct Item {
    /// What is known by it stays known.
    pub id: String,
    /// The whole address.
    pub url: String,
    /// Plain words.
    pub title: String,
    /// Of title, summary and text.
    pub language: String,
    /// In RFC 3339.
    pub published: String,
    /// The last change, in RFC 3339.
    pub updated: String,
    /// Names.
    pub authors: Vec<String>,
    /// Names.
    pub topics: Vec<String>,
    /// Plain words.
    pub summary: Option<String>,
    /// All that is read of it.
    pub html: String,
    /// The whole address of the picture that stands for it.
    pub image: Option<String>,
    /// What is heard.
    pub sound: Option<Sound>,
}

/// A file of sound.
#[derive(Debug)]
pub struct Sound {
    /// The whole address.
    pub url: String,
    /// How long the file is.
    pub bytes: u64,
    /// Such as `audio/mpeg`.
    pub media_type: &'static str,
    /// Plain words.
    pub title: String,
}

/// A story in full.
pub fn item(index: &Index, id: StoryId) -> Option<Item> {
    let address = Address::Story(id);
    let page = resolve::page(index, &address);
    let page::Content::Article(story) = &page.content else {
        return None;
    };
    let url = index.url(&index.path(&address));
    let standfirst: Vec<_> = story.standfirst.iter().flat_map(lines).collect();
    let standfirst = words(&standfirst.join("\n"));
    let published = story.published.iso.clone();
    let updated = story.updated.as_ref().map(|updated| updated.iso.clone());
    // That of the site stands for no story.
    let image = resolve::has_own_picture(index, id).then_some(page.head.image.as_ref());
    Some(Item {
        id: xml_text(&resolve::story_id(index, id)),
        title: words(&story.headline),
        updated: updated.unwrap_or_else(|| published.clone()),
        published,
        authors: story.byline.iter().map(|one| words(&one.name)).collect(),
        topics: story
            .topics
            .iter()
            .map(|topic| words(&topic.name))
            .collect(),
        summary: Some(standfirst).filter(|words| !words.is_empty()),
        html: xml_text(&plain_html(&directed(full_text(story), &page.head), &url)),
        image: image.flatten().map(|image| image.src.clone()),
        sound: resolve::enclosure(index, id).map(|sound| Sound {
            media_type: media_type(&sound.url),
            url: sound.url,
            bytes: sound.bytes,
            title: words(&sound.title),
        }),
        language: page.head.language.0,
        url,
    })
}

/// By how the name of the file ends.
fn media_type(name: &str) -> &'static str {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    match mime_guess::from_ext(ending).first_raw() {
        // As podcast directories call it.
        Some("audio/m4a" | "audio/mp4") => "audio/x-m4a",
        Some(kind) => kind,
        None => "application/octet-stream",
    }
}

/// A paragraph, or each item of a list.
fn lines(part: &Node) -> Vec<String> {
    match part {
        Node::Element(list) if list.name == "ul" => list.children.iter().map(Node::plain).collect(),
        part => vec![part.plain()],
    }
}

/// All that is read of a story under its standfirst.
fn full_text(story: &Story) -> Vec<Node> {
    let lead = story.lead.iter().map(|lead| {
        let figure = element("figure").with(img(lead, Fetch::Near));
        let caption = element("figcaption").with_all(lead.caption.iter().cloned());
        if lead.caption.is_empty() {
            figure.into()
        } else {
            figure.with(caption).into()
        }
    });
    let text = [&story.before, &story.body, &story.after];
    // The summary has its words, and no links.
    let has_links = story.standfirst.iter().any(has_link);
    let standfirst = story.standfirst.iter().filter(|_| has_links);
    let opening = story.sponsor.iter().chain(standfirst).cloned();
    let rest = lead.chain(text.into_iter().flatten().cloned());
    let (mut opening, mut rest): (Vec<_>, Vec<_>) = (opening.collect(), rest.collect());
    without_invisible(&mut opening);
    without_invisible(&mut rest);
    // After that, since the marks around its names can't be seen either.
    let byline = own_byline(story);
    opening.into_iter().chain(byline).chain(rest).collect()
}

/// What is written from right to left says so, since a feed can't.
fn directed(text: Vec<Node>, head: &Head) -> Vec<Node> {
    if head.direction != Direction::Rtl {
        return text;
    }
    let whole = element("div").set("dir", "rtl");
    vec![
        whole
            .set("lang", head.language.0.as_str())
            .with_all(text)
            .into(),
    ]
}

fn has_link(node: &Node) -> bool {
    match node {
        Node::Element(element) => element.name == "a" || element.children.iter().any(has_link),
        Node::Words(_) => false,
    }
}

/// The byline of a story that has words of its own for it: names alone are told by the entry.
fn own_byline(story: &Story) -> Option<Node> {
    let authors = story.byline.iter();
    let authors: Vec<_> = authors.filter(|author| author.role.is_author()).collect();
    authors.first()?.joint.as_ref()?;
    let around = |joint: &Option<String>| joint.as_deref().map(words);
    let parts = authors.into_iter().flat_map(|author| {
        let name = Some(isolated(&author.name));
        [around(&author.joint), name, around(&author.after)]
    });
    let line: String = parts.flatten().collect();
    Some(element("p").with(line).into())
}
