//! Pages and interface strings from the network, kept for a while.

use std::{cell::RefCell, sync::Arc, time::Duration};

use gloo_net::http::Request;
use js_sys::{Date, JSON, Promise};
use leptos::prelude::{set_timeout_with_handle, window};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{AbortController, RequestCache};

use super::{Failure, Shown, address::same};
use crate::{
    locales::Strings,
    page::{Card, Content, Page, PageError},
    view::Coming,
};

/// How long an answer may take, to its last byte.
const PATIENCE: Duration = Duration::from_secs(15);

/// How many texts are kept. A page has some 10 to 100 kilobytes.
const MOST: usize = 32;

/// How old a text may be to be shown, in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Age(f64);

impl Age {
    /// To be asked for again.
    pub const NONE: Self = Self(0.0);
    /// What a hover has fetched is there for the click.
    pub const FRESH: Self = Self(5.0 * 60_000.0);
    /// A page that the reader goes back to is the one that was left.
    pub const ANY: Self = Self(f64::INFINITY);
}

struct Kept {
    address: String,
    since: f64,
    text: Promise,
}

thread_local! {
    static KEPT: RefCell<Vec<Kept>> = const { RefCell::new(Vec::new()) };
}

/// The page at `path`, for the other side of the sheet than the page before is on.
pub async fn shown(path: &str, before: &Shown, age: Age) -> Result<Shown, Failure> {
    let page = page(path, age).await?;
    let strings = match before.page.strings == page.strings {
        true => before.strings.clone(),
        false => Arc::new(strings(&page.strings).await?),
    };
    Ok(Shown {
        page: Arc::new(page),
        strings,
        side: before.side.turned(),
    })
}

pub async fn page(path: &str, age: Age) -> Result<Page, Failure> {
    let address = data(path);
    let text = match (text(&address, age).await, kept(&address, Age::ANY)) {
        // What was read before reads without a network too.
        (Err(failure), Some(old)) if failure.is_of_the_network() && age != Age::NONE => {
            read(old).await.map_err(|_| failure)?
        }
        (answer, _) => answer?,
    };
    match parsed(&address, &text) {
        // What was kept may have been bad from the first.
        Err(_) if age != Age::NONE => parsed(&address, &self::text(&address, Age::NONE).await?),
        page => page,
    }
}

fn parsed(address: &str, text: &str) -> Result<Page, Failure> {
    Page::from_json(text).map_err(|error| {
        take(address);
        match error {
            PageError::OtherFormat(_) => Failure::OtherFormat,
            PageError::Malformed(error) => {
                leptos::logging::warn!("{address}: {error}");
                Failure::Damaged
            }
        }
    })
}

pub async fn strings(address: &str) -> Result<Strings, Failure> {
    let text = text(address, Age::ANY).await;
    text.ok()
        .and_then(|text| Strings::read(&text).ok())
        .ok_or(Failure::Strings)
}

/// Fetches what will likely be wanted next; nothing is said of what fails.
pub async fn ahead(path: &str) -> Option<usize> {
    Some(text(&data(path), Age::FRESH).await.ok()?.len())
}

/// Keeps the text of a page that came with its document, for the way back to it. The structured data
/// is not in that text, but in the document's head.
pub fn keep(page: &Page, text: &str) {
    let structured = page.head.structured.as_deref().map(JsValue::from);
    let structured = structured.and_then(|data| JSON::stringify(&data).ok());
    let text = match structured {
        Some(data) => text.replacen(
            "\"head\":{",
            &format!("\"head\":{{\"structured\":{data},"),
            1,
        ),
        None => text.to_owned(),
    };
    put(Kept {
        address: data(&page.path),
        since: Date::now(),
        text: Promise::resolve(&JsValue::from(text)),
    });
}

/// The stories on an author's page but the one that is being read; none where they can't be had.
pub fn posts(author: String) -> Coming<Option<Vec<Card>>> {
    let here = window().location().pathname().unwrap_or_default();
    Box::pin(async move {
        let Page { content, head, .. } = page(&author, Age::FRESH).await.ok()?;
        let Content::Author(page) = content else {
            return None;
        };
        let mut cards = page.listing.cards;
        cards.retain(|card| !same(&card.href, &here));
        for card in &mut cards {
            let language = (head.language.clone(), head.direction);
            card.language.get_or_insert(language);
        }
        Some(cards)
    })
}

/// Where the data of the page at `path` is.
fn data(path: &str) -> String {
    let slash = if path.ends_with('/') { "" } else { "/" };
    format!("{path}{slash}index.json")
}

/// One request serves all who ask while it runs, and after it as long as it is young enough.
async fn text(address: &str, age: Age) -> Result<String, Failure> {
    let promise = kept(address, age).unwrap_or_else(|| asked(address, age));
    read(promise).await
}

async fn read(promise: Promise) -> Result<String, Failure> {
    match JsFuture::from(promise).await {
        Ok(text) => text.as_string().ok_or(Failure::Damaged),
        Err(code) => Err(failure(&code)),
    }
}

fn kept(address: &str, age: Age) -> Option<Promise> {
    let kept = take(address)?;
    let text = (Date::now() - kept.since < age.0).then(|| kept.text.clone());
    put(kept);
    text
}

fn asked(address: &str, age: Age) -> Promise {
    let before = take(address);
    let address = address.to_owned();
    let wanted = address.clone();
    let text = future_to_promise(async move {
        let answer = fetched(&wanted, age).await;
        if answer.is_err() {
            take(&wanted);
            before.into_iter().for_each(put);
        }
        let code = |failure| JsValue::from(failure as u32);
        answer.map(JsValue::from).map_err(code)
    });
    put(Kept {
        address,
        since: Date::now(),
        text: text.clone(),
    });
    text
}

fn take(address: &str) -> Option<Kept> {
    KEPT.with_borrow_mut(|all| {
        let place = all.iter().position(|kept| kept.address == address)?;
        Some(all.remove(place))
    })
}

/// What was asked for last is forgotten last.
fn put(kept: Kept) {
    KEPT.with_borrow_mut(|all| {
        if all.len() >= MOST {
            all.remove(0);
        }
        all.push(kept);
    });
}

fn failure(code: &JsValue) -> Failure {
    let code = code.as_f64().unwrap_or_default();
    let failure = Failure::ALL
        .into_iter()
        .find(|one| f64::from(*one as u32) == code);
    failure.unwrap_or(Failure::Unreachable)
}

async fn fetched(address: &str, age: Age) -> Result<String, Failure> {
    let abort = AbortController::new().map_err(|_| Failure::Unreachable)?;
    let signal = abort.signal();
    let timer = set_timeout_with_handle(move || abort.abort(), PATIENCE);
    let cache = match age == Age::NONE {
        true => RequestCache::NoCache,
        false => RequestCache::Default,
    };
    let request = Request::get(address)
        .cache(cache)
        .abort_signal(Some(&signal));
    let broken = || match (signal.aborted(), window().navigator().on_line()) {
        (true, _) => Failure::TimedOut,
        (_, true) => Failure::Unreachable,
        (_, false) => Failure::Offline,
    };
    let answer = async {
        let answer = request.send().await.map_err(|_| broken())?;
        match answer.status() {
            200..300 => {}
            404 | 410 => return Err(Failure::Missing),
            _ => return Err(Failure::Refused),
        }
        let kind = answer.headers().get("content-type").unwrap_or_default();
        if kind.contains("html") {
            return Err(Failure::Intercepted);
        }
        answer.text().await.map_err(|_| match broken() {
            Failure::Unreachable => Failure::Damaged,
            failure => failure,
        })
    };
    let answer = answer.await;
    if let Ok(timer) = timer {
        timer.clear();
    }
    answer
}
