//! What is open in the editor, and the publications that it belongs to.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    sync::mpsc::Sender,
    time::{Duration, Instant},
};

use lsp_server::{Message, Notification};
use lsp_types::{
    Diagnostic, PublishDiagnosticsParams, TextDocumentPositionParams, Uri,
    notification::{Notification as _, PublishDiagnostics},
};

use super::{
    answers::Asked,
    check::{Checked, Order},
    inventory::Inventory,
    publications,
    uri::{path_of, uri_of},
};
use crate::content::Texts;

/// How long nothing is typed before what was typed is checked.
pub const PAUSE: Duration = Duration::from_millis(200);

/// Documents and publications, and what is shown of them.
#[derive(Debug)]
pub struct Workspace {
    /// By path, since an address may be written in several ways.
    documents: BTreeMap<PathBuf, Document>,
    /// By content folder.
    publications: BTreeMap<PathBuf, Publication>,
    orders: Sender<Order>,
}

/// A file that is open in the editor.
#[derive(Debug)]
pub struct Document {
    /// As the editor names it.
    pub uri: Uri,
    /// As the editor counts them.
    pub version: i32,
    /// All of it, whether it is saved or not.
    pub text: String,
}

#[derive(Debug, Default)]
struct Publication {
    inventory: Inventory,
    /// The files that problems are shown in.
    shown: BTreeSet<PathBuf>,
    is_being_checked: bool,
    /// When to check it again.
    due: Option<Instant>,
}

impl Workspace {
    /// With nothing in it; checks are ordered there.
    pub fn new(orders: Sender<Order>) -> Self {
        Self {
            documents: BTreeMap::new(),
            publications: BTreeMap::new(),
            orders,
        }
    }

    /// How long there is nothing to check, if nothing comes.
    pub fn rest(&self) -> Option<Duration> {
        let all = self.publications.values();
        let waiting = all.filter(|one| !one.is_being_checked);
        let first = waiting.filter_map(|one| one.due).min()?;
        Some(first.saturating_duration_since(Instant::now()))
    }

    /// Has those publications checked whose time has come.
    pub fn order_checks(&mut self) {
        let now = Instant::now();
        for (root, publication) in &mut self.publications {
            let is_due = publication.due.is_some_and(|due| due <= now);
            if !is_due || publication.is_being_checked {
                continue;
            }
            let texts = self.documents.iter();
            let texts = texts.filter(|(path, _)| path.starts_with(root));
            let texts = texts.map(|(path, document)| (path.clone(), document.text.clone()));
            let order = Order {
                root: root.clone(),
                texts: texts.collect::<Texts>(),
            };
            publication.due = None;
            publication.is_being_checked = self.orders.send(order).is_ok();
        }
    }

    /// Shows what a check has found, and takes back what is mended.
    pub fn show(&mut self, checked: Checked) -> Vec<Message> {
        let Some(publication) = self.publications.get_mut(&checked.root) else {
            return Vec::new();
        };
        publication.is_being_checked = false;
        if let Some(inventory) = checked.inventory {
            publication.inventory = inventory;
        }
        let mut found = checked.diagnostics;
        let files: BTreeSet<_> = found.keys().cloned().collect();
        let mended: Vec<_> = publication.shown.difference(&files).cloned().collect();
        publication.shown = files;
        found.extend(mended.into_iter().map(|file| (file, Vec::new())));
        let all = found.into_iter();
        all.filter_map(|(file, found)| self.diagnostics(&file, found))
            .collect()
    }

    fn diagnostics(&self, file: &Path, diagnostics: Vec<Diagnostic>) -> Option<Message> {
        let document = self.documents.get(file);
        let params = PublishDiagnosticsParams {
            uri: document.map_or_else(|| uri_of(file), |document| Some(document.uri.clone()))?,
            diagnostics,
            version: document.map(|document| document.version),
        };
        let params = serde_json::to_value(params).ok()?;
        let method = PublishDiagnostics::METHOD.to_owned();
        Some(Message::Notification(Notification { method, params }))
    }

    /// The document that is asked about, where it is one in which names stand.
    pub fn asked(&self, asked: &TextDocumentPositionParams) -> Option<Asked<'_>> {
        let path = path_of(&asked.text_document.uri)?;
        let roots = self.publications.keys();
        let around = roots.filter(|root| path.starts_with(root));
        // The innermost, where one is inside of another.
        let root = around.max_by_key(|root| root.as_os_str().len())?;
        let is_of_words = path.starts_with(root.join("strings"));
        let is = |ending: &str| path.extension().is_some_and(|own| own == ending);
        let is_of_stories = || {
            let folders = ["articles", "pages"].map(|folder| root.join(folder));
            folders.iter().any(|folder| path.starts_with(folder))
        };
        let is_markdown = is("md") && is_of_stories();
        (is_markdown || is("json") && !is_of_words).then_some(())?;
        Some(Asked {
            text: &self.documents.get(&path)?.text,
            is_markdown,
            position: asked.position,
            inventory: &self.publications.get(root)?.inventory,
        })
    }

    /// Takes a text that goes before the file's own from now on.
    pub fn open(&mut self, path: &Path, document: Document) {
        self.documents.insert(path.to_owned(), document);
        if let Some(root) = publications::around(path) {
            self.publications.entry(root).or_default();
        }
        self.check_soon(path, Duration::ZERO);
    }

    /// Takes what an open document says now.
    pub fn change(&mut self, path: &Path, version: i32, text: String) {
        if let Some(document) = self.documents.get_mut(path) {
            (document.version, document.text) = (version, text);
            self.check_soon(path, PAUSE);
        }
    }

    /// From now on the file on disk counts again.
    pub fn close(&mut self, path: &Path) {
        self.documents.remove(path);
        self.check_soon(path, Duration::ZERO);
    }

    /// Has the publication checked that a file is in, once nothing has happened for so long.
    pub fn check_soon(&mut self, path: &Path, pause: Duration) {
        for (root, publication) in &mut self.publications {
            if path.starts_with(root) {
                publication.due = Some(Instant::now() + pause);
            }
        }
    }

    /// Has the publications checked that are found by a folder.
    pub fn add_folder(&mut self, folder: &Path) {
        for root in publications::within(folder) {
            let publication = self.publications.entry(root).or_default();
            publication.due = Some(Instant::now());
        }
    }

    /// Forgets the publications of a folder, and takes back what is shown of them.
    pub fn remove_folder(&mut self, folder: &Path) -> Vec<Message> {
        let all = std::mem::take(&mut self.publications).into_iter();
        let (gone, stay): (Vec<_>, Vec<_>) = all.partition(|(root, _)| root.starts_with(folder));
        self.publications = stay.into_iter().collect();
        let gone = gone.into_iter();
        let shown = gone.flat_map(|(_, publication)| publication.shown);
        shown
            .filter_map(|file| self.diagnostics(&file, Vec::new()))
            .collect()
    }
}
