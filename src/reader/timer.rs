use std::{cell::Cell, time::Duration};

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::set_timeout_with_handle};

/// What is to be done in a while. It is one thing at a time: what is set anew is not done as it was
/// set before.
#[derive(Default)]
pub struct Timer(Cell<Option<TimeoutHandle>>);

impl Timer {
    /// Does something after `delay`.
    pub fn set(&self, delay: Duration, act: impl FnOnce() + 'static) {
        self.clear();
        // Of one type, since the code that sets a timer is in the app once for each.
        let act: Box<dyn FnOnce()> = Box::new(act);
        self.0.set(set_timeout_with_handle(act, delay).ok());
    }

    /// Does nothing any more.
    pub fn clear(&self) {
        if let Some(timer) = self.0.take() {
            timer.clear();
        }
    }
}
