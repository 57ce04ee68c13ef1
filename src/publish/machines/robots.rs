//! Who is asked to stay away (RFC 9309).

use crate::{grammar::Base, model::Publication};

/// What a program reads the site for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    /// To train models of language.
    Training,
    /// To answer somebody who has asked an assistant.
    Assistant,
}

/// The names that programs have in `robots.txt`, what they read for, and where their makers say so, as of 30 November
/// 2026. Whoever is not here is taken for a search engine.
const NAMES: [(&str, Purpose, &str); 19] = {
    use Purpose::{Assistant, Training};
    const AMAZON: &str = "https://developer.amazon.com/amazonbot";
    const ANTHROPIC: &str = "https://privacy.claude.com/en/articles/8896518";
    const META: &str = "https://developers.facebook.com/docs/sharing/webmasters/web-crawlers";
    const OPENAI: &str = "https://platform.openai.com/docs/bots";
    const PERPLEXITY: &str = "https://docs.perplexity.ai/guides/bots";
    [
        ("AI2Bot", Training, "https://allenai.org/crawler"),
        ("Amazonbot", Training, AMAZON),
        (
            "Applebot-Extended",
            Training,
            "https://support.apple.com/en-us/119829",
        ),
        ("CCBot", Training, "https://commoncrawl.org/ccbot"),
        ("ClaudeBot", Training, ANTHROPIC),
        ("GPTBot", Training, OPENAI),
        (
            "Google-Extended",
            Training,
            "https://developers.google.com/search/docs/crawling-indexing/google-common-crawlers",
        ),
        ("meta-externalagent", Training, META),
        ("Amzn-SearchBot", Assistant, AMAZON),
        ("Amzn-User", Assistant, AMAZON),
        ("ChatGPT-User", Assistant, OPENAI),
        ("Claude-SearchBot", Assistant, ANTHROPIC),
        ("Claude-User", Assistant, ANTHROPIC),
        (
            "DuckAssistBot",
            Assistant,
            "https://duckduckgo.com/duckduckgo-help-pages/results/duckassistbot",
        ),
        (
            "MistralAI-User",
            Assistant,
            "https://docs.mistral.ai/robots",
        ),
        ("OAI-SearchBot", Assistant, OPENAI),
        ("Perplexity-User", Assistant, PERPLEXITY),
        ("PerplexityBot", Assistant, PERPLEXITY),
        ("meta-externalfetcher", Assistant, META),
    ]
};

/// The file `robots.txt`. Nothing that a page is made of is refused to who may read it.
pub fn text(publication: &Publication, base: &Base) -> String {
    let crawlers = &publication.site.crawlers;
    let is_welcome = |purpose: Purpose| match purpose {
        Purpose::Training => crawlers.training,
        Purpose::Assistant => crawlers.assistants,
    };
    let named = |welcome: bool| -> String {
        let names = NAMES.iter();
        let those = names.filter(|(_, purpose, _)| is_welcome(*purpose) == welcome);
        those
            .map(|(name, ..)| format!("User-agent: {name}\n"))
            .collect()
    };
    let refused = named(false);
    let mut text = String::new();
    let all = base.path();
    if !refused.is_empty() {
        text += &format!("{refused}Disallow: {all}\n\n");
    }
    if crawlers.search {
        text += "User-agent: *\nDisallow:\n";
    } else {
        // Those that are named have to be let in by name.
        let welcome = named(true);
        if !welcome.is_empty() {
            text += &format!("{welcome}Disallow:\n\n");
        }
        text += &format!("User-agent: *\nDisallow: {all}\n");
    }
    let sitemap = base.absolute(&base.href("/sitemap.xml"));
    format!("{text}\nSitemap: {sitemap}\n")
}
