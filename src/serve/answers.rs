use std::{
    convert::Infallible,
    io,
    net::{IpAddr, TcpListener},
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
};

use axum::{
    Router,
    body::{self, Body},
    extract::{Request, State as Held},
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use futures_util::stream;
use serde_json::json;
use tokio::sync::watch::Receiver;
use tower::ServiceExt;
use tower_http::services::{ServeDir, ServeFile};

use super::{builds::State, headers::Headers};
use crate::publish;

/// Where the open page hears what has become of the last build.
const EVENTS: &str = "/.standfirst/events";
/// What hears it.
const SCRIPT: &str = "/.standfirst/serve.js";

/// What answers need to know.
#[derive(Clone)]
pub struct Shared {
    site: PathBuf,
    state: Receiver<State>,
    address: IpAddr,
    headers: Arc<Mutex<(String, Arc<Headers>)>>,
}

impl Shared {
    /// The folder of the site, what is known of it, and the address that is listened at.
    pub fn new(site: PathBuf, state: Receiver<State>, address: IpAddr) -> Self {
        Self {
            site,
            state,
            address,
            headers: Arc::default(),
        }
    }

    /// Those of a build, read once.
    fn headers(&self, build: &str) -> Arc<Headers> {
        let mut held = self.headers.lock().unwrap_or_else(PoisonError::into_inner);
        if held.0 != build {
            *held = (build.to_owned(), Arc::new(Headers::read(&self.site)));
        }
        held.1.clone()
    }
}

/// Answers until the program ends.
pub async fn serve(listener: TcpListener, shared: Shared) -> io::Result<()> {
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let app = Router::new().fallback(answer).with_state(shared);
    axum::serve(listener, app).await
}

async fn answer(Held(shared): Held<Shared>, request: Request) -> Response {
    if !is_meant_for(request.headers(), shared.address) {
        // A page elsewhere could have its own name lead here, and read drafts.
        let words = "This is served to the machine that it runs on.";
        return (StatusCode::FORBIDDEN, words).into_response();
    }
    let path = request.uri().path();
    match path {
        EVENTS => return events(shared.state),
        SCRIPT => {
            let kind = [(header::CONTENT_TYPE, "text/javascript; charset=utf-8")];
            return (kind, publish::OVERLAY).into_response();
        }
        _ => {}
    }
    let state = shared.state.borrow().clone();
    if state.site.is_empty() {
        return nothing_yet(&state);
    }
    let Some(below) = path.strip_prefix(state.base.as_str()) else {
        return if path == "/" || format!("{path}/") == state.base {
            (StatusCode::FOUND, [(header::LOCATION, state.base)]).into_response()
        } else {
            let words = format!("The site stands at {}", state.base);
            (StatusCode::NOT_FOUND, words).into_response()
        };
    };
    let (path, below) = (path.to_owned(), format!("/{below}"));
    file(&shared, &state, request, &path, &below).await
}

/// A file of the site, with the headers that a host would send.
async fn file(
    shared: &Shared,
    state: &State,
    mut request: Request,
    path: &str,
    below: &str,
) -> Response {
    let method = request.method().clone();
    let uri = match request.uri().query() {
        Some(query) => format!("{below}?{query}"),
        None => below.to_owned(),
    };
    if let Ok(uri) = uri.parse::<Uri>() {
        *request.uri_mut() = uri;
    }
    // What is a second old may be another text of the same second, so nothing is asked for by its age.
    request.headers_mut().remove(header::IF_MODIFIED_SINCE);
    let missing = ServeFile::new(shared.site.join("404.html"));
    let folder = ServeDir::new(&shared.site).not_found_service(missing);
    let Ok(answer): Result<_, Infallible> = folder.oneshot(request).await;
    let mut answer = answer.map(Body::new);
    let headers = answer.headers_mut();
    headers.remove(header::LAST_MODIFIED);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if let Some(location) = headers.get(header::LOCATION)
        && let Ok(location) = location.to_str()
    {
        // A folder without its slash, as seen from below the base.
        let whole = format!("{}{location}", state.base.trim_end_matches('/'));
        if let Ok(whole) = whole.parse() {
            headers.insert(header::LOCATION, whole);
        }
    }
    shared.headers(&state.build).set(path, headers);
    with_script(answer, state, &method).await
}

/// A document with the script that follows the builds.
async fn with_script(answer: Response, state: &State, method: &Method) -> Response {
    let kind = answer.headers().get(header::CONTENT_TYPE);
    let is_html = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    let is_whole = [StatusCode::OK, StatusCode::NOT_FOUND].contains(&answer.status());
    if !is_html || !is_whole || *method == Method::HEAD {
        return answer;
    }
    let (mut parts, body) = answer.into_parts();
    let Ok(bytes) = body::to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let mut text = String::from_utf8_lossy(&bytes).into_owned();
    let end = text.rfind("</body>").unwrap_or(text.len());
    text.insert_str(end, &script(state));
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(text))
}

fn script(state: &State) -> String {
    let State { site, build, .. } = state;
    format!("<script defer src=\"{SCRIPT}\" data-site=\"{site}\" data-build=\"{build}\"></script>")
}

/// What is shown before there is a site.
fn nothing_yet(state: &State) -> Response {
    let list: String = state
        .trouble
        .iter()
        .map(|trouble| {
            let [place, what, mend] = [&trouble.place, &trouble.what, &trouble.mend]
                .map(|words| html_escape::encode_text(words));
            format!("<li><p><code>{place}</code></p><p>{what}</p><p>{mend}</p></li>")
        })
        .collect();
    let (title, words) = if state.build.is_empty() {
        (
            "The site is being published",
            "It shows here once it is there.",
        )
    } else {
        (
            "Nothing is published yet",
            "Once this is mended, the site shows here.",
        )
    };
    let script = script(state);
    let page = format!(
        "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><meta name=\"color-scheme\" content=\"light dark\">\
         <title>{title}</title><body><h1>{title}</h1><p>{words}</p><ul>{list}</ul>{script}</body></html>"
    );
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (StatusCode::SERVICE_UNAVAILABLE, headers, page).into_response()
}

/// What the last build came to, and each one after it.
fn events(state: Receiver<State>) -> Response {
    let told = stream::unfold((state, true), |(mut state, is_first)| async move {
        if !is_first && state.changed().await.is_err() {
            return None;
        }
        let now = state.borrow_and_update().clone();
        let words = json!({ "site": now.site, "build": now.build, "trouble": *now.trouble });
        let event = Event::default().data(words.to_string());
        Some((Ok::<_, Infallible>(event), (state, false)))
    });
    Sse::new(told)
        .keep_alive(KeepAlive::default())
        .into_response()
}

/// Whether a request names this machine, by its address or as `localhost`.
fn is_meant_for(headers: &HeaderMap, address: IpAddr) -> bool {
    let Some(host) = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok())
    else {
        return true;
    };
    let Ok(authority) = host.parse::<axum::http::uri::Authority>() else {
        return false;
    };
    let name = authority
        .host()
        .trim_matches(['[', ']'])
        .to_ascii_lowercase();
    match name.parse::<IpAddr>() {
        Ok(named) => named.is_loopback() || !address.is_loopback(),
        Err(_) => name == "localhost" || name.ends_with(".localhost"),
    }
}
