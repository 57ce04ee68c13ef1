//! Two pictures under a slider.

use serde_json::json;

use super::{RIGHT_TO_LEFT, STORY, site};

#[test]
fn two_pictures_are_compared_by_the_slider() {
    let site = site("/");
    for (path, end) in [(STORY, "right"), (RIGHT_TO_LEFT, "left")] {
        let browser = site.open(path);
        let seen = "(() => {
            const [before, after] = document.querySelectorAll('.comparison__side');
            const [one, other] = [before.getBoundingClientRect(), after.getBoundingClientRect()];
            return [Math.round(100 * one.width / other.width), Math.round(one.top - other.top)];
        })()";
        browser.expect("the earlier picture", seen, json!([50, 0]));
        browser.script("document.querySelector('.comparison__slider').focus()");
        let (more, less) = if end == "right" {
            ("ArrowRight", "ArrowLeft")
        } else {
            ("ArrowLeft", "ArrowRight")
        };
        browser.press(more).press(more).press(more);
        browser
            .expect("the earlier picture", seen, json!([53, 0]))
            .expect(
                "what is heard",
                "document.activeElement.ariaValueText",
                "53%",
            )
            .press(less);
        browser.expect("the earlier picture", seen, json!([52, 0]));
        let other = if end == "right" { "left" } else { "right" };
        browser
            .expect(
                "its side",
                &format!(
                    "(() => {{ const [one, other] = [...document.querySelectorAll('.comparison__side')]
                     .map(side => side.getBoundingClientRect());
                     return Math.abs(one.{other} - other.{other}) < 1 && Math.abs(one.{end} - other.{end}) > 50 }})()"
                ),
                true,
            )
            .press("Home");
        browser
            .expect("the earlier picture", &format!("{seen}[0] <= 1"), true)
            .assert_silent();
    }
}
