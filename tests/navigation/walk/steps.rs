//! What the walk does, and what it checks after each step.

use std::{collections::BTreeMap, time::Duration};

use serde::Deserialize;

use super::model::{Chance, Model};
use crate::support::{Browser, Fault, Site};

/// What the page is, in words that a full load and a navigation by the app share. A note's card is none of
/// them, which comes wherever the focus goes to the words that refer to the note.
pub const FACTS: &str = "
    const facts = () => {
        const own = (part) => {
            const copy = part.cloneNode(true);
            copy.querySelector('.peek')?.remove();
            return copy;
        };
        const text = [...document.querySelectorAll('#app > header, main > :not(.trouble), #app > footer')]
            .map((part) => own(part).textContent.replace(/\\s/g, '')).join();
        const head = [...document.querySelectorAll('head [data-head]')].map(({ outerHTML }) => outerHTML).join();
        const { lang, dir } = document.documentElement;
        return JSON.stringify([document.title, lang, dir, head, text]);
    };";

/// Does `act`, waits until the page is at rest and tells where it is.
const STEP: &str = "
    const root = document.documentElement;
    const frame = () => new Promise((then) => requestAnimationFrame(then));
    const rest = async () => {
        for (let still = 0; still < 2; still++) {
            await frame();
            if (root.dataset.turning) still = -1;
        }
    };
    // A feed is a file, which the browser shows; the search changes its page by itself, and has journeys of its own.
    const isFile = ({ pathname }) => pathname.split('/').pop().includes('.');
    const links = (own) => [...document.querySelectorAll('a[href]')].filter((link) =>
        link.checkVisibility() && !isFile(link) && !link.matches('.author-box__posts, .masthead__search') && link.origin === location.origin && link.rel !== 'external' === own
        && (own || link.hash) && !link.closest('.trouble'));
    const pick = (own, number) => {
        const all = links(own);
        return all[number % all.length];
    };
    const moved = () => new Promise((then) => addEventListener('popstate', () => then(), { once: true }));
    const picked = await (async () => { ACT })();
    await rest();
    const notice = document.querySelector('.trouble');
    return {
        picked: picked ?? null,
        path: location.pathname,
        fragment: location.hash,
        facts: facts(),
        y: Math.round(scrollY),
        focus: document.activeElement.localName,
        entries: history.length,
        notice: notice ? notice.classList.contains('trouble--instead') ? 'instead' : 'over' : '',
    };";

#[derive(Debug, Deserialize)]
struct Seen {
    /// The path and fragment of the link that was clicked.
    picked: Option<(String, String)>,
    path: String,
    fragment: String,
    facts: String,
    y: i64,
    focus: String,
    entries: usize,
    notice: String,
}

pub struct Walk<'a> {
    pub site: &'a Site,
    pub browser: Browser,
    /// What each page is when it is loaded in full, by its path.
    pub pages: BTreeMap<String, String>,
    pub model: Model,
    pub chance: Chance,
    /// What was done so far.
    pub log: Vec<String>,
}

impl Walk<'_> {
    fn act(&self, act: &str) -> Seen {
        let script = format!("{FACTS}{}", STEP.replace("ACT", act));
        serde_json::from_value(self.browser.script(&script)).expect("what was seen")
    }

    fn number(&mut self) -> usize {
        self.chance.below(10_000)
    }

    /// What is seen is the page of the model's entry, at its place.
    fn check(&mut self, seen: &Seen, place: bool) {
        let log = self
            .log
            .iter()
            .rev()
            .take(12)
            .rev()
            .cloned()
            .collect::<Vec<_>>()
            .join("\n  ");
        let at = self.model.entries[self.model.here].clone();
        assert_eq!(
            (seen.path.as_str(), seen.fragment.as_str()),
            (at.path.as_str(), at.fragment.as_str()),
            "the address after\n  {log}"
        );
        let facts = &self.pages[&at.path];
        let same = seen
            .facts
            .chars()
            .zip(facts.chars())
            .take_while(|(one, other)| one == other)
            .count();
        assert!(
            &seen.facts == facts,
            "the page of {} after\n  {log}\n is   {}\n is not {}",
            at.path,
            seen.facts
                .chars()
                .skip(same.saturating_sub(40))
                .take(160)
                .collect::<String>(),
            facts
                .chars()
                .skip(same.saturating_sub(40))
                .take(160)
                .collect::<String>(),
        );
        assert_eq!(
            seen.entries,
            self.model.before + self.model.entries.len(),
            "the entries after\n  {log}"
        );
        if place {
            let off = (seen.y - at.y).abs();
            assert!(
                off <= 2,
                "{} px from the place {} after\n  {log}",
                off,
                at.y
            );
        }
        self.model.entry().y = seen.y;
    }

    fn check_focus(&self, seen: &Seen) {
        // The front's heading may be the masthead's.
        assert_eq!(seen.focus, "h1", "the focus after {:?}", self.log.last());
    }

    pub fn click(&mut self) {
        let number = self.number();
        let seen = self.act(&format!(
            "const link = pick(true, {number}); const at = [link.pathname, link.hash]; link.click(); return at;"
        ));
        self.arrive(&seen);
    }

    fn arrive(&mut self, seen: &Seen) {
        let (path, fragment) = seen.picked.clone().expect("a link");
        self.log.push(format!("click {path}{fragment}"));
        self.model.follow(&path, &fragment);
        self.check(seen, fragment.is_empty());
        if fragment.is_empty() {
            self.check_focus(seen);
        }
    }

    pub fn go(&mut self, by: isize) {
        let Some(here) = self.model.here.checked_add_signed(by) else {
            return;
        };
        if here >= self.model.entries.len() {
            return;
        }
        self.log.push(format!("go {by}"));
        self.model.here = here;
        let failing = self.chance.below(6) == 0;
        let data = format!("{}index.json", self.model.entry().path);
        if failing {
            self.site.server.fault(&data, Fault::Status(500));
        }
        let mut seen = self.act(&format!(
            "const back = moved(); history.go({by}); await back;"
        ));
        if failing {
            self.site.server.mend(&data);
        }
        if seen.notice == "instead" {
            assert!(failing, "a notice after {:?}", self.log.last());
            self.log.push("retry".to_owned());
            seen = self.act("document.querySelector('.trouble__retry').click();");
        }
        assert_ne!(seen.notice, "instead", "after {:?}", self.log.last());
        self.check(&seen, true);
    }

    pub fn scroll(&mut self) {
        let number = self.number();
        let seen = self.act(&format!(
            "scrollTo({{ top: {number} % Math.max(1, root.scrollHeight - innerHeight), behavior: 'instant' }});"
        ));
        self.log.push(format!("scroll to {}", seen.y));
        self.check(&seen, false);
    }

    pub fn fragment(&mut self) {
        let number = self.number();
        let seen = self.act(&format!(
            "const link = pick(false, {number}); if (!link) return; const at = [link.pathname, link.hash];
             link.click(); return at;"
        ));
        if let Some((path, fragment)) = seen.picked.clone() {
            self.log.push(format!("fragment {fragment}"));
            self.model.follow(&path, &fragment);
            self.check(&seen, false);
        }
    }

    pub fn reload(&mut self) {
        self.log.push("reload".to_owned());
        self.browser.reload();
        self.browser.wait_until_live();
        let seen = self.act("");
        self.check(&seen, true);
    }

    /// Two clicks, of which the first is slow to answer; what is seen is what stays after its answer.
    pub fn overtake(&mut self) {
        let (first, second) = (self.number(), self.number());
        let slow = self.act(&format!(
            "const link = pick(true, {first}); return [link.pathname, link.hash];"
        ));
        let (path, _) = slow.picked.expect("a link");
        let data = format!("{path}index.json");
        self.site.server.delay(&data, Duration::from_millis(80));
        self.log.push(format!("click {path}, slowly"));
        let seen = self.act(&format!(
            "const before = location.href;
             const kept = pick(true, {first}); const there = [kept.pathname, kept.hash]; kept.click();
             // A page that is here is shown at once.
             if (location.href !== before) return there;
             const link = pick(true, {second}); const at = [link.pathname, link.hash]; link.click();
             await new Promise((then) => setTimeout(then, 150)); return at;"
        ));
        self.site.server.mend(&data);
        self.arrive(&seen);
    }

    /// A click whose answer fails, unless it is kept.
    pub fn stumble(&mut self) {
        let number = self.number();
        let seen = self.act(&format!(
            "const link = pick(true, {number}); return [link.pathname, link.hash];"
        ));
        let (path, fragment) = seen.picked.expect("a link");
        let data = format!("{path}index.json");
        let faults = [
            Fault::Status(503),
            Fault::Status(404),
            Fault::Close,
            Fault::Truncate(100),
            Fault::Body {
                status: 200,
                content_type: "text/html",
                body: "<p>Sign in</p>".to_owned(),
            },
        ];
        let fault = faults[self.chance.below(faults.len())].clone();
        self.site.server.fault(&data, fault);
        let seen = self.act(&format!(
            "const link = pick(true, {number}); const at = [link.pathname, link.hash]; link.click(); return at;"
        ));
        self.site.server.mend(&data);
        if seen.notice != "over" {
            return self.arrive(&seen);
        }
        self.log.push(format!("click {path}{fragment}, in vain"));
        self.check(&seen, true);
        if self.chance.below(2) == 0 {
            self.log.push("retry".to_owned());
            let seen = self.act("document.querySelector('.trouble__retry').click();");
            assert_eq!(seen.notice, "", "after {:?}", self.log.last());
            self.model.follow(&path, &fragment);
            self.check(&seen, fragment.is_empty());
        } else {
            let seen = self.act("document.querySelector('.trouble__close').click();");
            assert_eq!(seen.notice, "");
            self.check(&seen, true);
        }
    }
}
