//! What an address says of a live blog: which posts are wanted, and which one.

use const_format::concatcp;
use leptos::task::spawn_local;
use web_sys::{Element, HtmlAnchorElement};

use super::bar;
use crate::{
    json::Json,
    page::hooks,
    reader::{
        Reader,
        address::{Address, is_same_path},
        cache::MaxAge,
        dom::{is_in_view, one},
        viewport,
    },
};

/// All posts or key events alone, as the address says. The post that it names stays where it is on the
/// screen.
pub fn filter() {
    let current = Address::current();
    let is_key = current.query.contains(hooks::live::KEY_QUERY);
    let Some(blog) = one::<Element>(hooks::live::BLOG.selector) else {
        return;
    };
    let target = viewport::target(&current).filter(|target| is_key && is_in_view(target));
    let top = || {
        target
            .as_ref()
            .map(|target| target.get_bounding_client_rect().top())
    };
    let before = top();
    bar::filter(&blog, is_key);
    if let (Some(before), Some(after)) = (before, top()) {
        viewport::scroll_by(after - before);
    }
}

/// Follows a link of the filter, if it is about the page that is shown.
pub fn choose(reader: &Reader, link: &HtmlAnchorElement) -> bool {
    let current = Address::current();
    let Some(to) = Address::of(link).filter(|to| is_same_path(&to.path, &current.path)) else {
        return false;
    };
    if to.query != current.query {
        reader.history.save_scroll();
        let href = to.with_fragment(String::new()).href();
        let Some(key) = reader.history.push(&href) else {
            return false;
        };
        reader.history.enter(key);
        reader.router.sync();
        filter();
    }
    true
}

/// A post that is named in the address and is not here may wait, or stand on another page by now. So
/// may an element in a post, whose id begins with that of the post.
pub fn find(reader: &'static Reader, show_waiting: impl FnOnce()) {
    let current = Address::current();
    let (Some(post), Some(blog)) = (
        post_id(&current.fragment),
        one::<Element>(hooks::live::BLOG.selector),
    ) else {
        return;
    };
    if viewport::target(&current).is_some() {
        return;
    }
    show_waiting();
    if let Some(target) = viewport::target(&current) {
        return viewport::go_to(&target);
    }
    let home = blog
        .get_attribute(hooks::live::HOME.name)
        .unwrap_or_default();
    let address = format!("{home}post/{post}/index.json");
    spawn_local(async move {
        let text = reader.cache.text(&address, MaxAge::REVALIDATE).await;
        let path = text.ok().and_then(|text| moved_to(&text));
        if let Some(path) = path
            && !is_same_path(&path, &current.path)
            && current.is_current()
        {
            reader.redirect(Address {
                path,
                query: current.query,
                fragment: current.fragment,
            });
        }
    });
}

/// `bridge` for `#post-bridge` and `#post-bridge--title`.
fn post_id(fragment: &str) -> Option<&str> {
    let id = fragment.strip_prefix(concatcp!("#", hooks::live::POST_ID))?;
    id.split("--").next()
}

/// The path of the page that a post stands on, from the data at its permalink.
fn moved_to(json: &str) -> Option<String> {
    let moved = Json::parse(json)?.get("moved")?.string()?;
    let (path, _) = moved.split_once('#')?;
    Some(path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_id_of_a_post_is_read_from_a_fragment() {
        assert_eq!(post_id("#post-bridge"), Some("bridge"));
        assert_eq!(post_id("#post-bridge--title"), Some("bridge"));
        assert_eq!(post_id("#picture-1"), None);
        assert_eq!(post_id(""), None);
    }

    #[test]
    fn a_post_that_has_moved_says_to_which_page() {
        let moved = r##"{"moved": "/world/storm/page/2/#post-bridge"}"##;
        assert_eq!(moved_to(moved).as_deref(), Some("/world/storm/page/2/"));
        for odd in ["", "[", "{}", r#"{"moved": "/world/"}"#, r#"{"moved": 7}"#] {
            assert_eq!(moved_to(odd), None, "{odd}");
        }
    }
}
