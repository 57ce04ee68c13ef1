//! One text from the network.

use std::{rc::Rc, time::Duration};

use gloo_net::http::Request;
use leptos::prelude::window;
use web_sys::{AbortController, RequestCache};

use super::{Failure, timer::Timer};

/// How long an answer may take, to its last byte.
const TIMEOUT: Duration = Duration::from_secs(15);

/// `revalidate` asks the server whether the text that the browser keeps is still the one (Fetch,
/// cache mode `no-cache`).
pub async fn fetch(address: &str, revalidate: bool) -> Result<Rc<str>, Failure> {
    let abort = AbortController::new().map_err(|_| Failure::Unreachable)?;
    let signal = abort.signal();
    let timer = Timer::default();
    timer.set(TIMEOUT, move || abort.abort());
    let cache = if revalidate {
        RequestCache::NoCache
    } else {
        RequestCache::Default
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
