//! Pages and interface strings from the network, kept for a while.

use std::{
    cell::{Cell, RefCell},
    sync::Arc,
    time::Duration,
};

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
    pub const ANEW: Self = Self(0.0);
    /// What a hover has fetched is there for the click.
    pub const FRESH: Self = Self(5.0 * 60_000.0);
    /// A page that the reader goes back to is the one that was left.
    pub const ANY: Self = Self(f64::INFINITY);
}

struct Kept {
    number: u32,
    address: String,
    since: f64,
    text: Promise,
    /// It has come, and is not still on its way.
    whole: bool,
}

thread_local! {
    static KEPT: RefCell<Vec<Kept>> = const { RefCell::new(Vec::new()) };
    static NUMBER: Cell<u32> = const { Cell::new(0) };
}

/// The page at `path`, for the other side of the sheet than the page before is on.
pub async fn shown(path: &str, before: &Shown, age: Age) -> Result<Shown, Failure> {
    let page = page(path, age).await?;
    let strings = match before.page.strings == page.strings {
        true => before.strings.clone(),
        false => Arc::new(strings(&page.strings).await?),
    };
    Ok(Shown {
        at: page.path.clone(),
        page: Arc::new(page),
        strings,
        side: before.side.turned(),
    })
}

pub async fn page(path: &str, age: Age) -> Result<Page, Failure> {
    let address = data(path);
    let text = match (text(&address, age).await, kept(&address, Age::ANY)) {
        // What was read before reads without a network too.
        (Err(failure), Some(old)) if failure.is_of_the_network() && age != Age::ANEW => {
            read(old).await.map_err(|_| failure)?
        }
        (answer, _) => answer?,
    };
    match parsed(&address, &text) {
        // What was kept may have been bad from the first.
        Err(_) if age != Age::ANEW => parsed(&address, &self::text(&address, Age::ANEW).await?),
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
    match text(address, Age::ANY).await {
        Ok(text) => Strings::read(&text).map_err(|_| Failure::Strings),
        Err(Failure::Missing) => Err(Failure::Strings),
        Err(failure) => Err(failure),
    }
}

/// Fetches what will likely be wanted next, and returns how many bytes it was; none if it is here
/// already. Nothing is said of what fails.
pub async fn ahead(path: &str) -> usize {
    let address = data(path);
    match kept(&address, Age::FRESH) {
        Some(_) => 0,
        None => text(&address, Age::FRESH)
            .await
            .map_or(0, |text| text.len()),
    }
}

/// Keeps the texts that came with a document: of the interface strings, and of the page for the way
/// back to it, whose structured data is in the document's head.
pub fn keep(page: &Page, text: &str, strings: &str) {
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
    put(Kept::of(
        data(&page.path),
        Promise::resolve(&JsValue::from(text)),
        true,
    ));
    put(Kept::of(
        page.strings.clone(),
        Promise::resolve(&JsValue::from(strings)),
        true,
    ));
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
    let path = path.strip_suffix("index.html").unwrap_or(path);
    let slash = if path.ends_with('/') { "" } else { "/" };
    format!("{path}{slash}index.json")
}

/// One request serves all who ask while it runs, and after it as long as it is young enough.
pub async fn text(address: &str, age: Age) -> Result<String, Failure> {
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
    let before = take(address).filter(|before| before.whole);
    let wanted = address.to_owned();
    let number = NUMBER.get().wrapping_add(1);
    let text = future_to_promise(async move {
        let answer = fetched(&wanted, age).await;
        match (take(&wanted), &answer) {
            // It has been asked for anew meanwhile.
            (Some(other), _) if other.number != number => put(other),
            (Some(own), Ok(_)) => put(Kept { whole: true, ..own }),
            (Some(_), Err(_)) => before.into_iter().for_each(put),
            (None, _) => {}
        }
        let code = |failure| JsValue::from(failure as u32);
        answer.map(JsValue::from).map_err(code)
    });
    put(Kept::of(address.to_owned(), text.clone(), false));
    text
}

impl Kept {
    fn of(address: String, text: Promise, whole: bool) -> Self {
        NUMBER.set(NUMBER.get().wrapping_add(1));
        Self {
            number: NUMBER.get(),
            address,
            since: Date::now(),
            text,
            whole,
        }
    }
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
    let failure = code
        .as_f64()
        .and_then(|code| Failure::ALL.get(code as usize));
    failure.copied().unwrap_or(Failure::Unreachable)
}

async fn fetched(address: &str, age: Age) -> Result<String, Failure> {
    let abort = AbortController::new().map_err(|_| Failure::Unreachable)?;
    let signal = abort.signal();
    let timer = set_timeout_with_handle(move || abort.abort(), PATIENCE);
    let cache = match age == Age::ANEW {
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
