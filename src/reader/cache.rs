//! Texts from the network, kept for a while.

use std::{
    cell::{Cell, RefCell},
    time::Duration,
};

use gloo_net::http::Request;
use js_sys::{Date, Promise};
use leptos::prelude::{set_timeout_with_handle, window};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{AbortController, RequestCache};

use super::Failure;

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

/// One request serves all who ask while it runs, and after it as long as it is young enough. What was
/// read before reads without a network too.
pub async fn text(address: &str, age: Age) -> Result<String, Failure> {
    let answer = read(kept(address, age).unwrap_or_else(|| asked(address, age))).await;
    match (answer, kept(address, Age::ANY)) {
        (Err(failure), Some(old)) if failure.is_of_the_network() && age != Age::ANEW => {
            read(old).await.map_err(|_| failure)
        }
        (answer, _) => answer,
    }
}

/// Keeps a text that came some other way.
pub fn keep(address: String, text: &str) {
    put(Kept::of(
        address,
        Promise::resolve(&JsValue::from(text)),
        true,
    ));
}

/// Whether a text is here, or on its way.
pub fn has(address: &str, age: Age) -> bool {
    kept(address, age).is_some()
}

/// What was kept is of no use.
pub fn forget(address: &str) {
    take(address);
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
