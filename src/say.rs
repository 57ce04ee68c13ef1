//! What is printed. Whoever reads it may stop before its end, as `head` does, which is no fault.

use std::{
    io::{self, Write},
    process,
};

/// Prints a text as it is.
pub fn text(to: impl Write, words: &str) {
    write(to, format_args!("{words}"));
}

/// Prints, and ends the program where that can't be done, such as on a disk that is full: it would seem to have
/// said everything.
pub fn write(mut to: impl Write, words: std::fmt::Arguments) {
    let written = to.write_fmt(words).and_then(|()| to.flush());
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            // Where this can't be said either, the exit code says it.
            _ = writeln!(
                io::stderr(),
                "error: what was to be printed can't be: {error}"
            );
            process::exit(2);
        }
        _ => {}
    }
}

/// Prints a line of what was asked for.
macro_rules! out {
    ($($words:tt)*) => {
        $crate::say::write(std::io::stdout(), format_args!("{}\n", format_args!($($words)*)))
    };
}

/// Prints a line on what is going on.
macro_rules! err {
    ($($words:tt)*) => {
        $crate::say::write(std::io::stderr(), format_args!("{}\n", format_args!($($words)*)))
    };
}

pub(crate) use {err, out};
