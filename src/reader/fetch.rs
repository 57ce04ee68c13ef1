//! One text from the network.

use std::{pin::Pin, rc::Rc, time::Duration};

use gloo_net::http::Request;
use leptos::prelude::window;
use web_sys::{AbortController, AbortSignal, RequestCache, RequestInit, RequestMode};

use super::{Failure, address::base, address::is_below, timer::Timer};

/// How long an answer may take, to its last byte.
const TIMEOUT: Duration = Duration::from_secs(15);

/// `revalidate` asks the server whether the text that the browser keeps is still the one (Fetch,
/// cache mode `no-cache`). The text is one of this site: of its own origin, and below its base.
pub async fn fetch(address: &str, revalidate: bool) -> Result<Rc<str>, Failure> {
    let abort = AbortController::new().map_err(|_| Failure::Unreachable)?;
    answer(address, revalidate, abort).await
}

/// Asks for the front and takes it back at once, so that nothing leaves.
pub async fn in_vain() {
    if let Ok(abort) = AbortController::new() {
        abort.abort();
        _ = answer(&format!("{}/", base()), false, abort).await;
    }
}

/// In a box, since the code of what is awaited is in the app once for each that awaits it.
fn answer(
    address: &str,
    revalidate: bool,
    abort: AbortController,
) -> Pin<Box<dyn Future<Output = Result<Rc<str>, Failure>> + '_>> {
    Box::pin(async move {
        let signal = abort.signal();
        let request = request(address, revalidate, &signal).ok_or(Failure::Missing)?;
        let sent = request.send();
        let timer = Timer::default();
        timer.set(TIMEOUT, move || abort.abort());
        let broken = || match (signal.aborted(), window().navigator().on_line()) {
            (true, _) => Failure::TimedOut,
            (_, true) => Failure::Unreachable,
            (_, false) => Failure::Offline,
        };
        let answer = async {
            let answer = sent.await.map_err(|_| broken())?;
            let content_type = answer.headers().get("content-type").unwrap_or_default();
            if let Some(failure) = refusal(answer.status(), &content_type) {
                return Err(failure);
            }
            answer.text().await.map_err(|_| match broken() {
                Failure::Unreachable => Failure::Damaged,
                failure => failure,
            })
        };
        let answer = answer.await;
        timer.clear();
        answer.map(Rc::from)
    })
}

/// None for an address that is not of this site. It is asked for by its whole address, since a path may
/// begin with what would be taken for the name of another host, and an answer that leads to another host
/// is none (Fetch, mode `same-origin`).
fn request(address: &str, revalidate: bool, signal: &AbortSignal) -> Option<Request> {
    let origin = window().location().origin().ok()?;
    let init = RequestInit::new();
    init.set_mode(RequestMode::SameOrigin);
    init.set_signal(Some(signal));
    if revalidate {
        init.set_cache(RequestCache::NoCache);
    }
    let whole = is_below(address, &base()).then(|| format!("{origin}{address}"))?;
    let request = web_sys::Request::new_with_str_and_init(&whole, &init).ok()?;
    Some(request.into())
}

/// Why an answer is not the text that was asked for, by what comes before its body.
fn refusal(status: u16, content_type: &str) -> Option<Failure> {
    match status {
        200..300 if content_type.contains("html") => Some(Failure::Intercepted),
        200..300 => None,
        404 | 410 => Some(Failure::Missing),
        _ => Some(Failure::Refused),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_no_data_and_what_is_missing_is_told_from_what_is_refused() {
        assert_eq!(refusal(200, "application/json"), None);
        assert_eq!(refusal(204, ""), None);
        let document = refusal(200, "text/html; charset=utf-8");
        assert_eq!(document, Some(Failure::Intercepted));
        assert_eq!(refusal(404, "text/html"), Some(Failure::Missing));
        assert_eq!(refusal(410, ""), Some(Failure::Missing));
        assert_eq!(refusal(503, "text/html"), Some(Failure::Refused));
    }
}
