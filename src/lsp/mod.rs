//! The language server: tells an editor what is wrong with the content while it is written, and completes and
//! explains what one file names of the others. It speaks the Language Server Protocol (3.17) over standard
//! input and output, and writes nothing else there.
//!
//! One thread reads, one checks, and the server answers meanwhile, by what the last check has found.

mod answers;
mod check;
mod inventory;
mod markdown;
mod publications;
mod server;
mod setup;
mod spot;
mod text;
mod uri;
mod workspace;

use std::{
    io::{self, ErrorKind},
    process::ExitCode,
    sync::mpsc::{self, RecvTimeoutError, Sender},
    thread,
    time::Duration,
};

use lsp_server::Message;

use check::Checked;
use server::Server;

/// What the server waits for.
#[derive(Debug)]
enum Event {
    /// The editor says something.
    Said(Message),
    /// A check has ended.
    Checked(Checked),
    /// The editor is gone.
    Gone,
}

/// Serves an editor until it says goodbye or is gone. Success only where it asked to shut down before, as the
/// protocol has it.
pub fn run() -> ExitCode {
    const LONG: Duration = Duration::from_secs(3600);
    let (events, next) = mpsc::channel();
    let (orders, to_check) = mpsc::channel();
    let checked = events.clone();
    thread::spawn(move || {
        let hand_over = |found| checked.send(Event::Checked(found)).is_ok();
        check::work(&to_check, hand_over);
    });
    thread::spawn(move || listen(&events));
    let mut server = Server::new(orders);
    loop {
        let event = match next.recv_timeout(server.workspace.rest().unwrap_or(LONG)) {
            Ok(Event::Gone) | Err(RecvTimeoutError::Disconnected) => return ExitCode::FAILURE,
            Ok(event) => Some(event),
            Err(RecvTimeoutError::Timeout) => None,
        };
        let answers = match event {
            Some(Event::Said(Message::Notification(said))) if said.method == "exit" => {
                return server.exit_code();
            }
            Some(Event::Said(message)) => server.hear(message),
            Some(Event::Checked(found)) => server.workspace.show(found),
            Some(Event::Gone) | None => Vec::new(),
        };
        server.workspace.order_checks();
        for answer in answers {
            if answer.write(&mut io::stdout().lock()).is_err() {
                return ExitCode::FAILURE;
            }
        }
    }
}

/// Hands on what the editor says. What can't be read is passed over, since the next message may be good.
fn listen(events: &Sender<Event>) {
    let mut input = io::stdin().lock();
    loop {
        let event = match Message::read(&mut input) {
            Ok(Some(message)) => Event::Said(message),
            Err(error) if error.kind() == ErrorKind::InvalidData => {
                crate::say::err!("warning: a message that can't be read: {error}");
                continue;
            }
            Ok(None) | Err(_) => Event::Gone,
        };
        let is_last = matches!(event, Event::Gone);
        if events.send(event).is_err() || is_last {
            return;
        }
    }
}
