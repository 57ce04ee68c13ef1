//! Texts from the network, kept for a while.

use std::{
    cell::{Cell, OnceCell},
    future::poll_fn,
    rc::Rc,
    task::{Context, Poll, Waker},
};

use js_sys::Date;
use wasm_bindgen_futures::spawn_local;

use super::{Failure, fetch::fetch};

/// How many texts are kept. A page has some 10 to 100 kilobytes.
const CAPACITY: usize = 32;

/// How old a text may be to be shown, in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct MaxAge(f64);

impl MaxAge {
    /// The text is asked for again.
    pub const REVALIDATE: Self = Self(0.0);
    /// What a hover has fetched is there for the click.
    pub const FRESH: Self = Self(5.0 * 60_000.0);
    /// A page that the reader goes back to is the one that was left.
    pub const ANY: Self = Self(f64::INFINITY);
}

/// The texts by their addresses, that which was asked for last at the end.
#[derive(Default)]
pub struct Cache(Cell<Vec<Entry>>);

#[derive(Clone)]
struct Entry {
    address: String,
    /// When it was asked for, in milliseconds since 1970.
    since: f64,
    answer: Rc<Answer>,
}

type Text = Result<Rc<str>, Failure>;

/// A text that is here or on its way.
#[derive(Default)]
struct Answer {
    text: OnceCell<Text>,
    /// Whoever waits for it.
    wakers: Cell<Vec<Waker>>,
}

impl Cache {
    /// One request serves all who ask while it runs, and after it as long as it is young enough. What
    /// was read before reads without a network too.
    pub async fn text(&'static self, address: &str, max_age: MaxAge) -> Text {
        let answer = match self.get(address, max_age, Date::now()) {
            Some(answer) => answer,
            None => self.request(address, max_age),
        };
        match (
            answer.wait().await,
            self.get(address, MaxAge::ANY, Date::now()),
        ) {
            (Err(failure), Some(old))
                if failure.is_of_the_network() && max_age != MaxAge::REVALIDATE =>
            {
                old.wait().await.map_err(|_| failure)
            }
            (text, _) => text,
        }
    }

    /// The text if it is here already.
    pub fn text_at_hand(&self, address: &str, max_age: MaxAge) -> Option<Rc<str>> {
        let answer = self.get(address, max_age, Date::now())?;
        answer.text.get()?.clone().ok()
    }

    /// Asks for a text, unless it is here or on its way.
    pub fn ask(&'static self, address: &str, max_age: MaxAge) {
        if !self.has(address, max_age) {
            self.request(address, max_age);
        }
    }

    /// Keeps a text that came some other way.
    pub fn insert(&self, address: String, text: &str) {
        let answer = Answer::default();
        answer.set(Ok(text.into()));
        self.put(Entry {
            address,
            since: Date::now(),
            answer: Rc::new(answer),
        });
    }

    /// Whether a text is here, or on its way.
    pub fn has(&self, address: &str, max_age: MaxAge) -> bool {
        self.get(address, max_age, Date::now()).is_some()
    }

    /// Forgets a text that is of no use.
    pub fn remove(&self, address: &str) {
        self.take(address);
    }

    fn request(&'static self, address: &str, max_age: MaxAge) -> Rc<Answer> {
        let before = self.take(address).filter(|before| before.answer.is_here());
        let own = Rc::new(Answer::default());
        self.put(Entry {
            address: address.to_owned(),
            since: Date::now(),
            answer: own.clone(),
        });
        let (address, answer) = (address.to_owned(), own.clone());
        let mut asked = Box::pin(async move {
            let text = fetch(&address, max_age == MaxAge::REVALIDATE).await;
            self.settle(&address, &answer, text.is_ok(), before);
            answer.set(text);
        });
        // The request leaves now, and not once everything else is done.
        let is_done = asked.as_mut().poll(&mut Context::from_waker(Waker::noop()));
        if is_done.is_pending() {
            // Not by Leptos, which can spawn nothing before an app is mounted.
            spawn_local(asked);
        }
        own
    }

    /// Ends a request: a text that has come stays in the cache; where none has, the text of before, which
    /// the request had taken out, is put back.
    fn settle(&self, address: &str, answer: &Rc<Answer>, has_come: bool, before: Option<Entry>) {
        match self.take(address) {
            // Also if it has been asked for anew meanwhile.
            Some(entry) if has_come || !Rc::ptr_eq(&entry.answer, answer) => self.put(entry),
            Some(_) => before.into_iter().for_each(|before| self.put(before)),
            None => {}
        }
    }

    fn get(&self, address: &str, max_age: MaxAge, now: f64) -> Option<Rc<Answer>> {
        let entry = self.take(address)?;
        let answer = (now - entry.since < max_age.0).then(|| entry.answer.clone());
        self.put(entry);
        answer
    }

    fn take(&self, address: &str) -> Option<Entry> {
        let mut entries = self.0.take();
        let index = entries.iter().position(|entry| entry.address == address);
        let entry = index.map(|index| entries.remove(index));
        self.0.set(entries);
        entry
    }

    fn put(&self, entry: Entry) {
        let mut entries = self.0.take();
        if entries.len() >= CAPACITY {
            entries.remove(0);
        }
        entries.push(entry);
        self.0.set(entries);
    }
}

impl Answer {
    fn is_here(&self) -> bool {
        self.text.get().is_some()
    }

    fn set(&self, text: Text) {
        _ = self.text.set(text);
        self.wakers.take().into_iter().for_each(Waker::wake);
    }

    async fn wait(&self) -> Text {
        poll_fn(|context| match self.text.get() {
            Some(text) => Poll::Ready(text.clone()),
            None => {
                let mut wakers = self.wakers.take();
                wakers.push(context.waker().clone());
                self.wakers.set(wakers);
                Poll::Pending
            }
        })
        .await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(address: &str, since: f64) -> Entry {
        Entry {
            address: address.to_owned(),
            since,
            answer: Rc::default(),
        }
    }

    #[test]
    fn a_text_is_had_as_long_as_it_is_young_enough() {
        let cache = Cache::default();
        cache.put(entry("/a", 1000.0));

        assert!(cache.get("/a", MaxAge::FRESH, 1000.0 + 299_999.0).is_some());
        assert!(cache.get("/a", MaxAge::FRESH, 1000.0 + 300_000.0).is_none());
        assert!(cache.get("/a", MaxAge::ANY, f64::MAX).is_some());
        assert!(cache.get("/a", MaxAge::REVALIDATE, 1000.0).is_none());
        assert!(cache.get("/b", MaxAge::ANY, 1000.0).is_none());
    }

    #[test]
    fn what_was_asked_for_last_is_forgotten_last() {
        let cache = Cache::default();
        for number in 0..CAPACITY {
            cache.put(entry(&number.to_string(), 0.0));
        }
        cache.get("0", MaxAge::ANY, 0.0);
        cache.put(entry("new", 0.0));

        assert!(cache.get("0", MaxAge::ANY, 0.0).is_some());
        assert!(cache.get("1", MaxAge::ANY, 0.0).is_none());
        assert!(cache.get("new", MaxAge::ANY, 0.0).is_some());
    }

    #[test]
    fn a_request_that_fails_leaves_what_was_kept_before() {
        let cache = Cache::default();
        let (old, asked) = (entry("/a", 1.0), entry("/a", 2.0));
        cache.put(asked.clone());

        cache.settle("/a", &asked.answer, false, Some(old.clone()));

        let kept = cache.get("/a", MaxAge::ANY, 3.0).expect("the old one");
        assert!(Rc::ptr_eq(&kept, &old.answer));
    }

    #[test]
    fn an_answer_that_comes_late_takes_nothing_from_a_later_request() {
        let cache = Cache::default();
        let (early, late) = (entry("/a", 1.0), entry("/a", 2.0));
        cache.put(late.clone());

        cache.settle("/a", &early.answer, false, None);

        let kept = cache.get("/a", MaxAge::ANY, 3.0).expect("the later one");
        assert!(Rc::ptr_eq(&kept, &late.answer));
    }
}
