//! What is drawn, in a browser that knows nothing of `light-dark()`, as those before 2024.

use serde_json::json;

use super::site;
use crate::support::Browser;

/// Has the styles be read as such a browser reads them: it passes over a declaration with a value that it
/// doesn't know and over an `@supports` that asks for it, and takes a property of the author's as it stands.
const FORGET: &str = "
    const forget = (rules, owner) => {
        for (let place = rules.length - 1; place >= 0; place--) {
            const rule = rules[place];
            if (rule.conditionText?.includes('light-dark')) { owner.deleteRule(place); continue; }
            for (const name of rule.style ? [...rule.style] : []) {
                const value = rule.style.getPropertyValue(name);
                if (!value.includes('light-dark(')) continue;
                if (name.startsWith('--')) {
                    rule.style.setProperty(name, value.replaceAll('light-dark(', 'of-another-time('));
                } else {
                    rule.style.removeProperty(name);
                }
            }
            if (rule.cssRules) forget(rule.cssRules, rule);
        }
    };
    for (const sheet of document.styleSheets) forget(sheet.cssRules, sheet);";

#[test]
fn charts_and_maps_keep_their_shapes_where_light_dark_is_unknown() {
    let site = site();
    for theme in ["light", "dark"] {
        let browser = Browser::open(&site.url("specimen/"));
        browser.set_media(&[("prefers-color-scheme", theme)]);
        browser.script(FORGET);
        let found = browser.script(
            "const styles = css => [...document.querySelectorAll(css)].map(it => getComputedStyle(it));
             const different = values => new Set(values).size;
             const without = (css, name) =>
                 styles(css).filter(it => ['none', 'rgba(0, 0, 0, 0)'].includes(it[name])).length;
             return {
                 shapes: styles('.chart [role=img] path, .map [role=img] path').length > 5,
                 lines: without('.chart__line, .chart__grid, .chart__zero, .map__hatch', 'stroke'),
                 areas: without('.chart__bar, .chart__dot, .map__area, .map__ground', 'fill'),
                 series: different(styles('.chart__line').map(it => it.stroke))
                     === different([...document.querySelectorAll('.chart__line')].map(it => it.dataset.series)),
                 shades: different(styles('[role=img] .map__area[data-shade]').map(it => it.fill)) > 2,
             }",
        );
        let whole =
            json!({ "shapes": true, "lines": 0, "areas": 0, "series": true, "shades": true });
        assert_eq!(found, whole, "{theme}");
    }
}

#[test]
fn words_stand_out_from_the_page_where_light_dark_is_unknown() {
    let site = site();
    for page in ["", "specimen/", "opinion/a-map-is-an-argument/"] {
        for theme in ["light", "dark"] {
            let browser = Browser::open(&site.url(page));
            browser.set_media(&[("prefers-color-scheme", theme)]);
            browser.script(FORGET);
            let found = browser.script(
                "const { color, backgroundColor } = getComputedStyle(document.body);
                 const light = words => Math.max(...words.match(/[\\d.]+/g).slice(0, 3).map(Number));
                 return [light(color) < 80, backgroundColor !== 'rgba(0, 0, 0, 0)'
                     && light(backgroundColor) > 200, getComputedStyle(document.documentElement).colorScheme]",
            );
            assert_eq!(found, json!([true, true, "light"]), "{page} {theme}");
        }
    }
}
