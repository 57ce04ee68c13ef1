//! What happens when the app starts, and what reads and works where it does not.

mod broken;
mod changed;
mod elsewhere;
mod slowly;
mod taking_over;
mod without;

use crate::support::{Browser, Site};

/// The four parts of a page, element by element, but for white space and for the state of the links that
/// the app makes buttons of: it comes when they are reached for.
const PARTS: &str = "(() => {
    const said = ['role', 'aria-expanded', 'aria-controls'];
    const tree = (node) => {
        if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/\\s/g, '');
        if (node.nodeType !== Node.ELEMENT_NODE) return '';
        const attributes = [...node.attributes].map(({ name, value }) => `${name}=${value}`)
            .filter((one) => !(node.matches('.author-box__posts') && said.includes(one.split('=')[0])));
        const within = [...node.childNodes].map(tree).filter(Boolean);
        return `<${[node.localName, ...attributes.sort()].join(' ')}>${within.join('')}</>`;
    };
    return [...document.querySelectorAll('#app .skip-link, #app .masthead, #app main, #app #foot')]
        .map(tree).join('\\n');
})()";

/// A browser that starts the app only when the test runs `startApp()`.
pub fn before_the_app(site: &Site, path: &str) -> Browser {
    let browser = Browser::setup()
        .size(600, 400)
        .before_scripts("window.requestIdleCallback = (start) => { window.startApp = start }")
        .open(&site.url(path));
    browser.wait_for("window.startApp", "the page to be idle");
    browser
}
