//! What a reader does.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde_json::{Value, json};

use super::browser::Browser;
use super::driver::Engine;
use super::publisher::fixture;

impl Browser {
    /// Clicks the middle of the first visible match with the pointer; nothing may cover it.
    #[track_caller]
    pub fn click(&self, css: &str) -> &Self {
        self.click_first(css, "[...document.querySelectorAll(arguments[0])]", css)
    }

    /// Clicks the first visible link whose whole text, or label, is `text`.
    #[track_caller]
    pub fn click_link(&self, text: &str) -> &Self {
        let links = "[...document.querySelectorAll('a[href]')].filter(link =>
            [link.textContent.replace(/\\s+/g, ' ').trim(), link.ariaLabel].includes(arguments[0]))";
        self.click_first(&format!("a link {text:?}"), links, text)
    }

    /// Clicks the first visible match while a key is held.
    #[track_caller]
    pub fn click_holding(&self, key: &str, css: &str) -> &Self {
        let key = self.key(key);
        let pause = || json!({ "type": "pause" });
        let stroke = |kind| json!({ "type": kind, "value": key });
        let keyboard = [
            stroke("keyDown"),
            pause(),
            pause(),
            pause(),
            stroke("keyUp"),
        ];
        let press = |kind| json!({ "type": kind, "button": 0 });
        let mouse = [
            pause(),
            self.move_to(css, 0),
            press("pointerDown"),
            press("pointerUp"),
        ];
        self.act(json!([
            { "type": "key", "id": "keyboard", "actions": keyboard },
            { "type": "pointer", "id": "mouse", "actions": mouse },
        ]))
    }

    /// Moves the pointer over each of these in turn, so many milliseconds on the way to each, and
    /// leaves it on the last.
    #[track_caller]
    pub fn move_over(&self, css: &[&str], milliseconds: u32) -> &Self {
        let moves: Vec<Value> = css
            .iter()
            .map(|css| self.move_to(css, milliseconds))
            .collect();
        self.act(json!([{ "type": "pointer", "id": "mouse", "actions": moves }]))
    }

    /// Rests a finger on the first visible match for so long, then lifts it.
    #[track_caller]
    pub fn tap(&self, css: &str, milliseconds: u32) -> &Self {
        let actions = json!([
            self.move_to(css, 0),
            { "type": "pointerDown", "button": 0 },
            { "type": "pause", "duration": milliseconds },
            { "type": "pointerUp", "button": 0 },
        ]);
        let touch = json!({ "pointerType": "touch" });
        self.act(json!([
            { "type": "pointer", "id": "finger", "parameters": touch, "actions": actions },
        ]))
    }

    /// Presses a key or a combination such as "Shift+Tab", wherever the focus is.
    #[track_caller]
    pub fn press(&self, keys: &str) -> &Self {
        let keys: Vec<String> = keys.split('+').map(|name| self.key(name)).collect();
        let down = keys
            .iter()
            .map(|key| json!({ "type": "keyDown", "value": key }));
        let up = keys
            .iter()
            .rev()
            .map(|key| json!({ "type": "keyUp", "value": key }));
        self.keyboard(down.chain(up).collect())
    }

    /// Types a text, wherever the focus is.
    #[track_caller]
    pub fn write(&self, text: &str) -> &Self {
        let strokes = text
            .chars()
            .flat_map(|key| ["keyDown", "keyUp"].map(|stroke| (stroke, key)));
        self.keyboard(
            strokes
                .map(|(stroke, key)| json!({ "type": stroke, "value": key }))
                .collect(),
        )
    }

    #[track_caller]
    pub fn scroll_to(&self, y: u32) -> &Self {
        self.script_with(
            "scrollTo({ top: arguments[0], behavior: 'instant' })",
            json!([y]),
        );
        self
    }

    /// Gives the page this size, in CSS pixels.
    #[track_caller]
    pub fn resize(&self, width: u32, height: u32) -> &Self {
        if self.engine() == Engine::Chromium {
            let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
            self.devtools("Emulation.setDeviceMetricsOverride", size);
        } else {
            // WebDriver gives the window a size, and some of it is the browser's own.
            let size = "return [arguments[0] + outerWidth - innerWidth, arguments[1] + outerHeight - innerHeight]";
            let size = self.script_with(size, json!([width, height]));
            self.command(
                "/window/rect",
                json!({ "width": size[0], "height": size[1] }),
            );
        }
        self
    }

    /// Sets what media queries see, e.g. `("prefers-color-scheme", "dark")`; the rest is as usual.
    #[track_caller]
    pub fn set_media(&self, features: &[(&str, &str)]) -> &Self {
        let feature = |(name, value): &(_, _)| json!({ "name": name, "value": value });
        let features: Vec<Value> = features.iter().map(feature).collect();
        self.devtools(
            "Emulation.setEmulatedMedia",
            json!({ "features": features }),
        );
        self
    }

    #[track_caller]
    fn move_to(&self, css: &str, milliseconds: u32) -> Value {
        let visible = "return [...document.querySelectorAll(arguments[0])]
            .find(element => element.checkVisibility())";
        let element = self.until(&format!("{css} to be seen"), || {
            let element = self.try_script(visible, json!([css]))?;
            element
                .is_object()
                .then_some(element)
                .ok_or("there is none".to_owned())
        });
        self.script_with(
            "arguments[0].scrollIntoView({ block: 'nearest', behavior: 'instant' })",
            json!([element]),
        );
        json!({ "type": "pointerMove", "origin": element, "x": 0, "y": 0, "duration": milliseconds })
    }

    #[track_caller]
    fn act(&self, actions: Value) -> &Self {
        self.command("/actions", json!({ "actions": actions }));
        self
    }

    #[track_caller]
    fn click_first(&self, what: &str, candidates: &str, argument: &str) -> &Self {
        let first = format!("return {candidates}.find(element => element.checkVisibility())");
        self.until(&format!("a click on {what}"), || {
            let element = self.try_script(&first, json!([argument]))?;
            let id = element
                .as_object()
                .and_then(|element| element.values().next()?.as_str());
            let id = id.ok_or("there is none to be seen")?;
            self.try_command(&format!("/element/{id}/click"), json!({}))
        });
        self
    }

    #[track_caller]
    fn keyboard(&self, strokes: Vec<Value>) -> &Self {
        self.act(json!([{ "type": "key", "id": "keyboard", "actions": strokes }]))
    }

    /// What WebDriver calls a key: a private character, for one that writes none.
    #[track_caller]
    fn key(&self, name: &str) -> String {
        let character = match name {
            "Backspace" => '\u{E003}',
            "Tab" => '\u{E004}',
            "Enter" => '\u{E007}',
            "Shift" => '\u{E008}',
            "Control" => '\u{E009}',
            "Alt" => '\u{E00A}',
            "Escape" => '\u{E00C}',
            "Space" => ' ',
            "PageUp" => '\u{E00E}',
            "PageDown" => '\u{E00F}',
            "End" => '\u{E010}',
            "Home" => '\u{E011}',
            "ArrowLeft" => '\u{E012}',
            "ArrowUp" => '\u{E013}',
            "ArrowRight" => '\u{E014}',
            "ArrowDown" => '\u{E015}',
            _ if name.chars().count() == 1 => return name.to_owned(),
            _ => self.fail(&format!("`press` knows no key {name:?}")),
        };
        character.to_string()
    }

    /// Sets the page in a font of bars instead of letters, since each machine has fonts of its own: words
    /// break alike everywhere, and a figure is half as wide as it is high.
    pub fn set_in_boxes(&self) -> &Self {
        let font = std::fs::read(fixture("looks/boxes.ttf")).expect("the font");
        let font = BASE64_STANDARD.encode(font);
        self.script(&format!(
            "const bytes = Uint8Array.from(atob('{font}'), (one) => one.charCodeAt());
             document.fonts.add(await new FontFace('Boxes', bytes.buffer).load());
             const sheet = new CSSStyleSheet();
             sheet.replaceSync('*, ::before, ::after {{ font-family: Boxes !important; font-synthesis: none }}');
             document.adoptedStyleSheets = [sheet];
             await document.fonts.ready;"
        ));
        self
    }
}
