//! The site on the machine of who writes it: published again at each save, and an open page follows. What keeps it
//! from being published stands over the page, as it does in the terminal.

mod answers;
mod builds;
mod headers;
mod watched;

use std::{
    io,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener},
    path::PathBuf,
    process::ExitCode,
    thread,
};

use jiff::Timestamp;
use tokio::{runtime, sync::watch};

use answers::Shared;
use builds::{Builder, State};

use crate::publish;

/// The port that is tried first.
const PORT: u16 = 8080;
/// How many ports are tried, where none was asked for.
const PORTS: u16 = 20;

/// What is to be served, and where.
#[derive(Debug)]
pub struct Order {
    /// The folder with `site.json`, `articles/` and so on.
    pub content: PathBuf,
    /// The folder with the built app.
    pub app: PathBuf,
    /// A path or a whole URL in place of that in the site file.
    pub base_url: Option<String>,
    /// Whether drafts and stories under embargo are shown.
    pub drafts: bool,
    /// The time that embargo and expiry are told by; none for the clock at each build.
    pub now: Option<Timestamp>,
    /// Which network may reach it.
    pub address: IpAddr,
    /// Where it listens; none for the first from 8080 on that is free, 0 for any that is.
    pub port: Option<u16>,
}

/// Serves until the program is stopped. What it can't start with ends it with 2.
pub fn run(order: Order) -> ExitCode {
    match serve(order) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            crate::say::err!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn serve(order: Order) -> Result<(), String> {
    let content = order.content.clone();
    if !content.is_dir() {
        return Err(format!(
            "there is no folder `{}`: name that of the content by --content",
            content.display()
        ));
    }
    let listener = listener(order.address, order.port)?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    crate::say::out!(
        "http://{}/ shows the site and follows as you save; Ctrl C ends it",
        reachable(address)
    );
    let named = order.address;
    let site = publish::cache(&content).map_err(|error| error.to_string())?;
    let site = site.join("serve");
    let (states, state) = watch::channel(State::default());
    let builder = Builder::new(order, site.clone());
    thread::spawn(move || builder.work(&states));

    let runtime = runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| format!("no server can be started: {error}"))?;
    runtime.block_on(async {
        let shared = Shared::new(site, state.clone(), named);
        tokio::select! {
            served = answers::serve(listener, shared) => served.map_err(|error| error.to_string()),
            // Without its builder it would serve what is old for ever.
            () = gone(state) => Err("the site is no longer published: see above".to_owned()),
        }
    })
}

/// What a browser on this machine is to ask for: every address stands for no single one.
fn reachable(mut address: SocketAddr) -> SocketAddr {
    match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => address.set_ip(Ipv4Addr::LOCALHOST.into()),
        IpAddr::V6(ip) if ip.is_unspecified() => address.set_ip(Ipv6Addr::LOCALHOST.into()),
        _ => {}
    }
    address
}

async fn gone(mut state: watch::Receiver<State>) {
    while state.changed().await.is_ok() {}
}

fn listener(address: IpAddr, port: Option<u16>) -> Result<TcpListener, String> {
    let ports = match port {
        Some(port) => port..=port,
        None => PORT..=PORT + PORTS,
    };
    let mut last = None;
    for port in ports.clone() {
        match TcpListener::bind(SocketAddr::new(address, port)) {
            Ok(listener) => {
                listener
                    .set_nonblocking(true)
                    .map_err(|error| error.to_string())?;
                return Ok(listener);
            }
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => last = Some(error),
            Err(error) => return Err(format!("{address} can't be listened at: {error}")),
        }
    }
    let taken = match port {
        Some(port) => format!("port {port} is taken"),
        None => format!("ports {} to {} are taken", ports.start(), ports.end()),
    };
    let why = last.map_or_else(String::new, |error| format!(" ({error})"));
    Err(format!("{taken}{why}: name another by --port"))
}
