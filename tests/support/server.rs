use std::collections::HashMap;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};

use super::host::{Host, decoded};
use super::wait;

/// A static host for a built site, on a free port, that can be told to misbehave.
pub struct Server {
    address: SocketAddr,
    state: Arc<Shared>,
    /// Its own, so that it serves while a test blocks, and may serve several tests.
    runtime: Option<Runtime>,
}

struct Shared {
    host: Host,
    faults: Mutex<HashMap<String, Trouble>>,
    log: Mutex<Vec<String>>,
}

#[derive(Clone, Default)]
struct Trouble {
    delay: Duration,
    fault: Option<Fault>,
}

/// What a path answers instead of its file.
#[derive(Clone)]
pub enum Fault {
    Status(u16),
    Body {
        status: u16,
        content_type: &'static str,
        body: String,
    },
    /// Leads on to another address.
    Redirect(String),
    /// The true length is announced, but the connection ends after this many bytes.
    Truncate(usize),
    /// The file comes in pieces of so many bytes, one each time that so much time has passed.
    Pieces(usize, Duration),
    /// No answer, ever.
    Hang,
    /// The connection ends without an answer.
    Close,
}

impl Fault {
    /// An answer of this JSON, or of what is meant to be some.
    pub fn json(body: &str) -> Self {
        Self::Body {
            status: 200,
            content_type: "application/json",
            body: body.to_owned(),
        }
    }
}

impl Server {
    /// Serves `folder` below `base` ("/" or "/news/site/"); everything outside it is a bare 404.
    pub fn start(folder: impl AsRef<Path>, base: &str) -> Self {
        let state = Arc::new(Shared {
            host: Host::new(folder.as_ref(), base),
            faults: Mutex::default(),
            log: Mutex::default(),
        });
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .expect("a runtime for the test server");
        // By std, since the caller may be inside a runtime, where nothing may block on another one.
        let socket = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
        socket.set_nonblocking(true).expect("a socket for tokio");
        let address = socket.local_addr().expect("the port that was bound");
        let app = Router::new().fallback(answer).with_state(state.clone());
        runtime.spawn(async move {
            let listener = TcpListener::from_std(socket).expect("a listener on this runtime");
            axum::serve(listener, app).await
        });
        Self {
            address,
            state,
            runtime: Some(runtime),
        }
    }

    /// The address of a path below the base.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{}", self.address, self.state.host.with_base(path))
    }

    /// Answers `path` late. Paths may be given in full or from the base on, encoded or not.
    pub fn delay(&self, path: &str, delay: Duration) {
        self.trouble(path, |trouble| trouble.delay = delay);
    }

    pub fn fault(&self, path: &str, fault: Fault) {
        self.trouble(path, |trouble| trouble.fault = Some(fault));
    }

    /// Ends the delay and the fault of `path`.
    pub fn mend(&self, path: &str) {
        held(&self.state.faults).remove(&self.full_path(path));
    }

    /// Ends every delay and fault.
    pub fn clear(&self) {
        held(&self.state.faults).clear();
    }

    /// "GET /news/site/a/", in order of arrival: decoded, without the query.
    pub fn requests(&self) -> Vec<String> {
        held(&self.state.log).clone()
    }

    pub fn requests_for(&self, suffix: &str) -> Vec<String> {
        let mut requests = self.requests();
        requests.retain(|request| request.ends_with(suffix));
        requests
    }

    /// Waits until so many requests have ended with `suffix`.
    #[track_caller]
    pub fn expect_requests(&self, suffix: &str, count: usize) {
        let reason = wait::until(|| match self.requests_for(suffix).len() {
            requests if requests == count => Ok(()),
            requests => Err(format!("{requests}")),
        });
        if let Err(requests) = reason {
            panic!("{requests} requests for {suffix}, not {count}");
        }
    }

    /// Expects no more than so many requests that end with `suffix` within a time in which another
    /// would have come.
    #[track_caller]
    pub fn assert_no_more_requests(&self, suffix: &str, count: usize, within: Duration) {
        let what = format!("a request for {suffix} beyond {count}");
        wait::assert_never(&what, within, || self.requests_for(suffix).len() > count);
    }

    /// Waits until no request that ends with `suffix` has come for so long.
    #[track_caller]
    pub fn wait_until_quiet(&self, suffix: &str, still: Duration) {
        let requests = wait::until_still(still, || self.requests_for(suffix).len());
        if let Err(reason) = requests {
            panic!("the number of requests for {suffix}: {reason}");
        }
    }

    /// Empties the log of requests.
    pub fn forget(&self) {
        held(&self.state.log).clear();
    }

    fn trouble(&self, path: &str, change: impl FnOnce(&mut Trouble)) {
        change(
            held(&self.state.faults)
                .entry(self.full_path(path))
                .or_default(),
        );
    }

    fn full_path(&self, path: &str) -> String {
        decoded(&self.state.host.with_base(path)).into_owned()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

async fn answer(
    State(state): State<Arc<Shared>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let path = decoded(uri.path()).into_owned();
    held(&state.log).push(format!("{method} {path}"));
    let trouble = held(&state.faults).get(&path).cloned().unwrap_or_default();
    if !trouble.delay.is_zero() {
        tokio::time::sleep(trouble.delay).await;
    }
    let healthy = || state.host.answer(&method, &uri);
    match trouble.fault {
        None => in_part(healthy(), &headers).await,
        Some(Fault::Status(status)) => code(status).into_response(),
        Some(Fault::Body {
            status,
            content_type,
            body,
        }) => (code(status), [(header::CONTENT_TYPE, content_type)], body).into_response(),
        Some(Fault::Redirect(to)) => (StatusCode::FOUND, [(header::LOCATION, to)]).into_response(),
        Some(Fault::Truncate(length)) => truncated(healthy(), length).await,
        Some(Fault::Pieces(size, pause)) => in_pieces(healthy(), size, pause).await,
        Some(Fault::Hang) => std::future::pending().await,
        // The connection dies with its task; `resume_unwind` prints nothing, unlike `panic!`.
        Some(Fault::Close) => std::panic::resume_unwind(Box::new("closed as the test asked")),
    }
}

/// From where a request asks for it on (RFC 9110, section 14), as every host does with sounds and films.
async fn in_part(response: Response, headers: &HeaderMap) -> Response {
    let asked = headers
        .get(header::RANGE)
        .and_then(|range| range.to_str().ok());
    let from = asked.and_then(|range| {
        range
            .strip_prefix("bytes=")?
            .split('-')
            .next()?
            .parse()
            .ok()
    });
    let Some(from) = from.filter(|_| response.status() == StatusCode::OK) else {
        return response;
    };
    let (mut parts, body) = response.into_parts();
    let whole = axum::body::to_bytes(body, usize::MAX)
        .await
        .expect("a body in memory");
    let from = usize::min(from, whole.len().saturating_sub(1));
    let range = format!(
        "bytes {from}-{}/{}",
        whole.len().saturating_sub(1),
        whole.len()
    );
    parts.status = StatusCode::PARTIAL_CONTENT;
    parts.headers.remove(header::CONTENT_LENGTH);
    parts
        .headers
        .insert(header::CONTENT_RANGE, range.parse().expect("a header"));
    Response::from_parts(parts, Body::from(whole.slice(from..)))
}

fn code(status: u16) -> StatusCode {
    StatusCode::from_u16(status).expect("a status from 100 to 999")
}

async fn truncated(response: Response, length: usize) -> Response {
    let (mut parts, body) = response.into_parts();
    let whole = axum::body::to_bytes(body, usize::MAX)
        .await
        .expect("a body in memory");
    let start = Body::from(whole.slice(..length.min(whole.len())));
    parts
        .headers
        .insert(header::CONTENT_LENGTH, whole.len().into());
    // A stream's length is unknown: hyper believes the header, and ends the connection early.
    Response::from_parts(parts, Body::from_stream(start.into_data_stream()))
}

async fn in_pieces(response: Response, size: usize, pause: Duration) -> Response {
    let (mut parts, body) = response.into_parts();
    let whole = axum::body::to_bytes(body, usize::MAX)
        .await
        .expect("a body in memory");
    parts.headers.remove(header::CONTENT_LENGTH);
    let pieces = futures_util::stream::unfold(whole, move |mut rest| async move {
        if rest.is_empty() {
            return None;
        }
        tokio::time::sleep(pause).await;
        let piece = rest.split_to(size.min(rest.len()));
        Some((Ok::<_, std::convert::Infallible>(piece), rest))
    });
    Response::from_parts(parts, Body::from_stream(pieces))
}

/// A test that panicked while it held the lock is no reason for others to fail.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
