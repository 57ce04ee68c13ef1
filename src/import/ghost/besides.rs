//! What the publication, its tags and its accounts had besides their names: kept where there is a place for it, and told
//! where there is none.

use serde_json::{Value, json};

use super::{links::PostResolver, plan::Plan, values::Words};
use crate::{
    content::media,
    import::{
        html::{self, Findings, Outcome, Resolver},
        report::{Place, Report},
    },
};

/// Why a text for networks is not kept.
const NETWORK: &str = "networks are told the name and the tagline";

/// Why a picture of a section, or of an author, is not kept.
const PICTURE: &str = "no page has a place for it";

/// What the site itself had, and has not here.
pub fn tell(plan: &Plan, place: &Place, report: &mut Report) {
    let mut findings = Findings::default();
    of_publication(plan, &mut findings);
    of_tags(plan, &mut findings);
    for (construct, why, words) in &plan.routes.lost {
        findings.add(construct, Outcome::Dropped, why, words);
    }
    for old in &plan.lost {
        let detail = format!("{old} is the site's own, or another page's, or leads nowhere");
        findings.add("address", Outcome::Dropped, &detail, "");
    }
    report.add_all(place, findings);
}

fn of_publication(plan: &Plan, findings: &mut Findings) {
    let code = "a page runs no code but the site's own";
    let own = "the site has one of its own: `public/icon.svg` is its icon";
    let account =
        "the site itself has no page on networks: a link in a story or page may lead there";
    let said = [
        ("code in the head of all pages", "codeinjection_head", code),
        ("code in the head of all pages", "ghost_head", code),
        ("code in the foot of all pages", "codeinjection_foot", code),
        ("code in the foot of all pages", "ghost_foot", code),
        ("title for search engines", "meta_title", NETWORK),
        ("text for search engines", "meta_description", NETWORK),
        ("title for networks", "og_title", NETWORK),
        ("text for networks", "og_description", NETWORK),
        ("title for X", "twitter_title", NETWORK),
        ("text for X", "twitter_description", NETWORK),
        (
            "picture for X",
            "twitter_image",
            "one picture is for all networks",
        ),
        ("logo", "logo", "the name stands in its place"),
        ("icon", "icon", own),
        ("cover", "cover_image", PICTURE),
        ("cover", "cover", PICTURE),
        ("account on X", "twitter", account),
        ("account on Facebook", "facebook", account),
        (
            "announcement",
            "announcement_content",
            "no page has a bar over it",
        ),
        (
            "terms for members",
            "portal_signup_terms_html",
            "there are no members here",
        ),
    ];
    for (construct, key, why) in said {
        if let Some(text) = plan.survey.setting(&[key]) {
            let text = plan.links.whole_text(text);
            findings.add(construct, Outcome::Dropped, why, &text);
        }
    }
}

fn of_tags(plan: &Plan, findings: &mut Findings) {
    let mut tags: Vec<_> = plan.survey.tags.values().collect();
    tags.sort_by(|a, b| a.id.cmp(&b.id));
    for tag in tags {
        let name = html::words(&tag.name.0);
        // It is the description where there is no other.
        let description = Words::default();
        let description = if tag.description.is_empty() {
            if !tag.meta_description.is_empty() {
                let detail = format!("the description of {name}, which has no other");
                let construct = "text of a tag for search engines";
                findings.add(construct, Outcome::Converted, &detail, "");
            }
            &description
        } else {
            &tag.meta_description
        };
        let search = "search engines are told the name and the description";
        let network = "networks are told the name and the description";
        let code = "a page runs no code but the site's own";
        for (construct, text, why) in [
            ("picture of a tag", &tag.feature_image, PICTURE),
            ("title of a tag for search engines", &tag.meta_title, search),
            ("text of a tag for search engines", description, search),
            ("title of a tag for networks", &tag.og_title, network),
            ("text of a tag for networks", &tag.og_description, network),
            ("picture of a tag for networks", &tag.og_image, PICTURE),
            ("title of a tag for X", &tag.twitter_title, network),
            ("text of a tag for X", &tag.twitter_description, network),
            ("picture of a tag for X", &tag.twitter_image, PICTURE),
            ("code of a tag", &tag.codeinjection_head, code),
            ("code of a tag", &tag.codeinjection_foot, code),
        ] {
            if let Some(text) = text.said() {
                let detail = format!("{why}: {name}");
                let text = plan.links.whole_text(text);
                findings.add(construct, Outcome::Dropped, &detail, &text);
            }
        }
    }
}

/// The picture that networks show beside links to the publication, where they can show it.
pub fn link_preview(
    plan: &Plan,
    resolver: &mut PostResolver,
    findings: &mut Findings,
) -> Option<Value> {
    let src = plan.survey.setting(&["og_image"])?;
    let shown = resolver.picture(src).and_then(|path| {
        let picture = media::picture(resolver.media.folder(), &path);
        let picture = picture.map_err(|complaint| complaint.what)?;
        let why = "it is too small, or a drawing, and networks show none such";
        picture
            .fits_previews()
            .then_some(path)
            .ok_or_else(|| why.to_owned())
    });
    let construct = "picture for networks";
    match shown {
        Ok(path) => {
            findings.keep(construct);
            Some(json!({ "src": path, "alt": "" }))
        }
        Err(why) => {
            let src = plan.links.whole_text(src);
            findings.add(construct, Outcome::Dropped, &why, &src);
            None
        }
    }
}
