use super::{
    alert::Alert,
    html::{attribute, json_in_script, write_tag},
    slots::Slots,
    style_needs::{Held, Needs},
    template::{Slot, Template},
};
use crate::{
    locales::Strings,
    page::{Content, FORMAT, Page, hooks},
    view::{self, Made},
};

/// What every document of a site has in common.
#[derive(Debug)]
pub struct Document<'a> {
    /// The shell that is filled in.
    pub template: &'a Template,
    /// The policy of the document, where its host sends none.
    pub policy: Option<&'a str>,
    /// HTML of the publication's own.
    pub slots: &'a Slots,
    /// What every page says at its top for a while.
    pub alert: &'a Alert,
    /// The styles that stand inline.
    pub css: &'a str,
    /// Those that stand inline after it, each with which pages need it.
    pub kinds: &'a [(String, Needs)],
    /// The published address of the rest of the styles.
    pub more: &'a str,
    /// Which pages need that.
    pub needs: &'a Needs,
    /// The site's path with slashes at both ends.
    pub base: &'a str,
    /// What stands in every head alike, as HTML.
    pub frame_tags: &'a str,
    /// Name and address of the feed of all stories.
    pub feed: (&'a str, &'a str),
    /// The published address of what a browser reads that puts the site on a home screen.
    pub manifest: &'a str,
    /// The published address of the loader.
    pub boot: &'a str,
    /// The published address of the module that knows the tools; none where no page has one.
    pub tools: Option<&'a str>,
    /// The published address of the JavaScript that wasm-bindgen wrote.
    pub glue: &'a str,
    /// The published address of the WebAssembly module.
    pub wasm: &'a str,
}

impl Document<'_> {
    /// The finished page: `index.html`.
    pub fn write(&self, page: &Page, strings: &Strings) -> String {
        let body = self.body(page, strings);
        self.template.fill(|slot, document| match slot {
            Slot::Language => document.push_str(&attribute(&page.head.language.0)),
            Slot::Direction => document.push_str(page.head.direction.as_str()),
            Slot::Base => document.push_str(&attribute(self.base)),
            Slot::Head => {
                // It holds for what comes after it.
                if let Some(policy) = self.policy {
                    let policy = attribute(policy);
                    document.push_str(&format!(
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">"
                    ));
                }
                let held = Held::by(&body);
                let kinds = self.kinds.iter();
                let kinds = kinds.filter(|(_, needs)| needs.are_met_by(&held));
                let kinds = kinds.map(|(css, _)| css.as_str());
                for css in std::iter::once(self.css).chain(kinds) {
                    document.push_str("<style>");
                    document.push_str(css);
                    document.push_str("</style>");
                }
                if self.needs.are_met_by(&held) {
                    let more = attribute(self.more);
                    document.push_str(&format!("<link rel=\"stylesheet\" href=\"{more}\">"));
                }
                document.push_str(self.frame_tags);
                let (name, address) = (attribute(self.feed.0), attribute(self.feed.1));
                document.push_str(&format!(
                    "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"{address}\" title=\"{name}\">"
                ));
                // A site is installed from its front, and a story's first bytes are its readers'.
                if let Content::Front(_) = page.content {
                    let manifest = attribute(self.manifest);
                    document.push_str(&format!("<link rel=\"manifest\" href=\"{manifest}\">"));
                }
                if let Some(id) = awaited(&page.content) {
                    document.push_str(&format!(
                        "<link rel=\"expect\" href=\"#{id}\" blocking=\"render\">"
                    ));
                }
                for tag in page.head.tags() {
                    write_tag(&tag, document);
                }
                document.push_str(&self.alert.head);
                document.push_str(&self.slots.head);
            }
            Slot::App => document.push_str(&body),
            Slot::Foot => self.write_foot(page, document),
        })
    }

    /// The parts of the page, and between them what the app leaves as it is.
    fn body(&self, page: &Page, strings: &Strings) -> String {
        let [skip_link, masthead, main, foot] = view::page(page, strings).map(Made::into_html);
        let main = self.slots.fill(main);
        let (bar, after_masthead) = (&self.alert.bar, &self.slots.after_masthead);
        format!("{skip_link}{bar}{masthead}{after_masthead}{main}{foot}")
    }

    fn write_foot(&self, page: &Page, document: &mut String) {
        // They are there before the app has anything to say, since only a change of what is there is read out.
        for (place, class, role) in hooks::frame::PLACES {
            let id = place.name;
            document.push_str(&format!(
                "<div class=\"{class}\" id=\"{id}\" role=\"{role}\"></div>"
            ));
        }
        document.push_str(&self.slots.foot);
        document.push_str(self.slots.template());
        document.push_str("<script type=\"speculationrules\">");
        document.push_str(&json_in_script(&speculation_rules(self.base)));
        document.push_str("</script><script type=\"module\"");
        let prefix = self.base.trim_end_matches('/');
        let attributes = [
            ("src", self.boot),
            (hooks::document::BASE.name, prefix),
            (hooks::document::PATH.name, &page.path),
            (hooks::document::FORMAT.name, &FORMAT.to_string()),
            ("data-js", self.glue),
            (hooks::document::WASM.name, self.wasm),
            (hooks::document::STRINGS.name, &page.strings),
            ("data-styles", self.more),
        ];
        for (name, value) in attributes {
            document.push_str(&format!(" {name}=\"{}\"", attribute(value)));
        }
        if let Some(tools) = self.tools {
            document.push_str(&format!(" data-tools=\"{}\"", attribute(tools)));
        }
        document.push_str("></script>");
    }
}

/// The id of the element that has to be there before a page is painted. A browser may stop reading in
/// the middle of the lead, or of a list whose last card stands otherwise than the rest, and paint what
/// it has, only to move it a moment later.
fn awaited(content: &Content) -> Option<&'static str> {
    match content {
        Content::Front(front) if front.containers.len() > 1 => Some(hooks::frame::FOLD.name),
        Content::Section(_) | Content::Topic(_) | Content::Archive(_) | Content::Author(_) => {
            Some(hooks::frame::FOOT.name)
        }
        _ => None,
    }
}

/// Until the app is live the browser may fetch the next page while the pointer rests on its link
/// (Speculation Rules). The same text on every page, so that one policy covers them. The app does not
/// take them away: a browser would style the whole document anew.
fn speculation_rules(base: &str) -> String {
    serde_json::json!({
        "prefetch": [{
            "where": { "and": [
                { "href_matches": format!("{base}*") },
                { "not": { "selector_matches": "[data-app=live] a, [rel~=external], [download]" } },
            ] },
            "eagerness": "moderate",
        }],
    })
    .to_string()
}
