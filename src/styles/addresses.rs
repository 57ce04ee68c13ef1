use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use lightningcss::dependencies::UrlDependency;
use percent_encoding::percent_decode_str;

use super::{BLOCKS, PUBLIC, THEME, bundle::Linked, fault::Fault, sources::beside};
use crate::{
    grammar::nearest,
    hash::{SHORT, sha256_hex_of},
};

/// The addresses in a stylesheet, which are those of files beside it or in `public/`.
pub struct Addresses<'a> {
    content: &'a Path,
    program: &'a Path,
    href: &'a dyn Fn(&str) -> String,
    linked: BTreeMap<String, Vec<u8>>,
    faults: Vec<Fault>,
}

impl<'a> Addresses<'a> {
    /// Of none so far.
    pub fn new(content: &'a Path, program: &'a Path, href: &'a dyn Fn(&str) -> String) -> Self {
        Self {
            content,
            program,
            href,
            linked: BTreeMap::new(),
            faults: Vec::new(),
        }
    }

    /// What is to stand in place of an address; none where that is wrong.
    pub fn of(&mut self, url: &UrlDependency) -> Option<String> {
        let address = url.url.trim();
        if address.is_empty() || address.starts_with('#') || has_scheme(address, "data") {
            return Some(address.to_owned());
        }
        let end = address.find(['?', '#']).unwrap_or(address.len());
        let (path, rest) = address.split_at(end);
        match self.file(path, Path::new(&url.loc.file_path)) {
            Ok(file) => match fs::read(&file) {
                Ok(bytes) => Some((self.href)(&self.add(&file, bytes)) + rest),
                Err(error) => {
                    let what = format!("`{}` can't be read: {error}", file.display());
                    self.refuse(url, what, "look at the file's permissions".to_owned());
                    None
                }
            },
            Err((what, mend)) => {
                self.refuse(url, what, mend);
                None
            }
        }
    }

    /// The files, or all that was wrong.
    pub fn finish(self) -> Result<Vec<Linked>, Vec<Fault>> {
        if !self.faults.is_empty() {
            return Err(self.faults);
        }
        let linked = self.linked.into_iter();
        Ok(linked.map(|(path, bytes)| Linked { path, bytes }).collect())
    }

    fn refuse(&mut self, url: &UrlDependency, what: String, mend: String) {
        let place = (url.loc.start.line as usize, url.loc.start.column as usize);
        let file = Path::new(&url.loc.file_path);
        self.faults.push(Fault::at(file, place, what, mend));
    }

    fn add(&mut self, file: &Path, bytes: Vec<u8>) -> String {
        let hash = sha256_hex_of(&[&bytes], SHORT);
        let part = |part: Option<&std::ffi::OsStr>| {
            part.map(|part| part.to_string_lossy().into_owned())
                .unwrap_or_default()
        };
        let (stem, ending) = (plain(&part(file.file_stem())), part(file.extension()));
        let path = format!("/assets/{stem}.{hash}.{}", plain(&ending));
        self.linked.insert(path.clone(), bytes);
        path
    }

    /// The file of an address, or what is wrong with that and how to mend it.
    fn file(&self, address: &str, sheet: &Path) -> Result<PathBuf, (String, String)> {
        if address.starts_with("//") || address.contains(':') {
            return Err((
                format!(
                    "`{address}` is not of this site, and its pages may load nothing from elsewhere"
                ),
                "put the file into `theme/` and write its path from this stylesheet on".to_owned(),
            ));
        }
        let name = percent_decode_str(address).decode_utf8_lossy();
        let roots = [self.content, self.program.parent().unwrap_or(self.program)];
        let candidates: Vec<_> = match name.strip_prefix('/') {
            Some(name) => roots
                .into_iter()
                .filter_map(|root| beside(&root.join(PUBLIC).join("_"), name))
                .collect(),
            None => beside(sheet, &name).into_iter().collect(),
        };
        let Some(file) = candidates.iter().find(|path| path.is_file()) else {
            let mend = candidates.first().and_then(|path| nearest_in(path));
            return Err((
                format!("there is no file `{address}`"),
                mend.unwrap_or_else(|| {
                    "write its path from this stylesheet on, or from `public/` on with a slash before it"
                        .to_owned()
                }),
            ));
        };
        let real = fs::canonicalize(file).ok();
        // Nothing else of the content folder is published as it is.
        let folders = [
            self.content.join(THEME),
            self.content.join(BLOCKS),
            self.content.join(PUBLIC),
            self.content.join("media"),
            self.program.to_owned(),
            roots[1].join(PUBLIC),
        ];
        let is_hidden = file
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with('.'));
        let is_inside = |root: &PathBuf| {
            let root = fs::canonicalize(root).ok();
            root.zip(real.as_ref())
                .is_some_and(|(root, real)| real.starts_with(root))
        };
        if !is_hidden && folders.iter().any(is_inside) {
            Ok(file.clone())
        } else {
            Err((
                format!("`{address}` leads to what is not published as it is"),
                "put a copy of the file into `theme/`".to_owned(),
            ))
        }
    }
}

fn has_scheme(address: &str, scheme: &str) -> bool {
    address
        .split_once(':')
        .is_some_and(|(own, _)| own.eq_ignore_ascii_case(scheme))
}

/// With nothing in it that an address would have to encode.
fn plain(name: &str) -> String {
    let letters = name.chars().filter(|letter| {
        letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_') || *letter == '.'
    });
    letters.collect()
}

fn nearest_in(path: &Path) -> Option<String> {
    let folder = path.parent()?;
    let wanted = path.file_name()?.to_string_lossy().into_owned();
    let names: Vec<_> = fs::read_dir(folder)
        .ok()?
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    let named = names.iter().map(|name| (name, name));
    let name = nearest(&wanted, named, 0.8)?;
    Some(format!("did you mean `{name}`, in `{}`?", folder.display()))
}
