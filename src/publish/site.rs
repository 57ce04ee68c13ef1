use std::{
    collections::BTreeMap,
    fmt, fs,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

use jiff::Timestamp;
use rayon::prelude::*;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::{
    app::{self, App, AppError},
    document::{Document, leads_on},
    feed, headers,
    media::{self, Made},
    output::{Output, OutputError},
    progress::Progress,
    trunk::{self, Trunk},
};
use crate::{
    content::{self, Edition, LoadError, Problem, SCHEMAS},
    grammar::{Base, BaseError},
    locales::{self, LOCALES},
    model::Publication,
    page::Page,
    resolve::{Address, FEED, Resolver},
};

/// Where the files that are made of pictures are kept between builds.
const PICTURES: &str = "target/standfirst/pictures";

/// What is to be published, with what, and where to.
#[derive(Debug)]
pub struct Order {
    pub content: PathBuf,
    pub out: PathBuf,
    pub app: PathBuf,
    pub base_url: Option<String>,
    pub edition: Edition,
}

/// What was published.
#[derive(Debug)]
pub struct Report {
    pages: usize,
    files: usize,
    changed: usize,
    made: Made,
    time: Duration,
    /// The whole addresses of the stories that are not out.
    previews: Vec<String>,
}

/// Why nothing was published.
#[derive(Debug)]
pub enum PublishError {
    Content(Vec<Problem>),
    /// Anything that the publisher's surroundings got wrong.
    Other(String),
}

/// Reads, checks, renders and writes a whole site. Under Trunk, app and output are Trunk's.
pub fn publish(order: &Order) -> Result<Report, PublishError> {
    let start = Instant::now();
    let trunk = Trunk::from_env();
    if let Some(trunk) = &trunk {
        app::keep(&trunk.staging, Path::new("style"), &trunk.app())?;
    }
    let app = trunk.as_ref().map_or_else(|| order.app.clone(), Trunk::app);
    let out = trunk
        .as_ref()
        .map_or_else(|| order.out.clone(), Trunk::site);
    let app = App::read(&app, trunk.is_some())?;
    apart(&order.content, &out)?;
    let mut publication = content::load(&order.content, &order.edition)?;
    let base = base(&publication, order.base_url.as_deref(), trunk.as_ref())?;

    let output = Output::new(&out);
    let made = media::publish(&mut publication, &output, Path::new(PICTURES))?;
    let pages = write(&publication, &base, &app, &output)?;
    let (files, changed) = output.finish()?;
    // What editors look at before it is out is no part of its history, nor is an edition of a day to
    // come, nor what Trunk builds, which does so at each save.
    let Edition {
        now,
        drafts,
        previews,
    } = &order.edition;
    let is_out = !drafts && previews.is_empty() && *now <= Timestamp::now();
    if trunk.is_none() && is_out {
        content::record(&publication).map_err(|error| {
            PublishError::Other(format!("the history of the stories can't be kept: {error}"))
        })?;
    }
    if let Some(trunk) = &trunk {
        trunk::stage(&out, &trunk.staging).map_err(|error| {
            PublishError::Other(format!("`{}`: {error}", trunk.staging.display()))
        })?;
    }
    Ok(Report {
        pages,
        files,
        changed,
        made,
        time: start.elapsed(),
        previews: self::previews(&publication, &base),
    })
}

/// A site written over its own content would bury it.
fn apart(content: &Path, out: &Path) -> Result<(), PublishError> {
    let whole = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let plain = |path: PathBuf| -> PathBuf { path.components().collect() };
    let (content, target) = (plain(whole(content)), plain(whole(out)));
    match content.starts_with(&target) || target.starts_with(&content) {
        true => Err(PublishError::Other(format!(
            "the site can't be written to `{}`, which holds the content or is part of it: name another folder by --out",
            out.display()
        ))),
        false => Ok(()),
    }
}

fn previews(publication: &Publication, base: &Base) -> Vec<String> {
    let previews = publication.previews.iter();
    previews
        .map(|preview| base.absolute(&base.href(&format!("/preview/{}/", preview.token))))
        .collect()
}

/// The flag's, else Trunk's path, else the site file's.
fn base(
    publication: &Publication,
    flag: Option<&str>,
    trunk: Option<&Trunk>,
) -> Result<Base, PublishError> {
    let own = Base::parse(&publication.site.base_url)?;
    let asked = flag.or(trunk
        .map(|trunk| trunk.public_url.as_str())
        .filter(|url| !url.is_empty()));
    let Some(asked) = asked else { return Ok(own) };
    let base = own.with(asked)?;
    if base.path() != own.path() {
        eprintln!(
            "warning: publishing for `{}`, though `base_url` in the site file has `{}`",
            base.path(),
            own.path()
        );
    }
    Ok(base)
}

fn write(
    publication: &Publication,
    base: &Base,
    app: &App,
    output: &Output,
) -> Result<usize, PublishError> {
    let asset = |file: &app::File| -> Result<String, PublishError> {
        let bytes = read(&file.path)?;
        let address = format!("/assets/{}", hashed(&file.name, &bytes));
        output.write(&address, &bytes)?;
        Ok(base.href(&address))
    };
    let (boot, glue, wasm) = (asset(&app.boot)?, asset(&app.glue)?, asset(&app.wasm)?);
    let more = asset(&app.more)?;
    for file in &app.public {
        output.write(&file.name, &read(&file.path)?)?;
    }
    for (src, file) in &publication.files {
        output.copy(&file.path(src), &file.file)?;
    }
    for (name, schema) in SCHEMAS {
        output.write(&format!("schema/{name}.json"), pretty(&schema()).as_bytes())?;
    }
    let mut strings = BTreeMap::new();
    for (language, text) in LOCALES {
        let address = format!(
            "/assets/{}",
            hashed(&format!("{language}.json"), text.as_bytes())
        );
        output.write(&address, text.as_bytes())?;
        strings.insert(language.to_owned(), address);
    }
    let policy = headers::policy(&app.css, &headers::frames(publication));
    output.write(
        "_headers",
        headers::headers(base.prefix(), &policy).as_bytes(),
    )?;

    let feed = base.href(feed::FEED);
    let is_told = !publication.stories.is_empty();
    let document = Document {
        template: &app.template,
        css: &app.css,
        more: &more,
        needs: &app.needs,
        base: base.path(),
        feed: is_told.then_some((publication.site.name.as_str(), feed.as_str())),
        boot: &boot,
        glue: &glue,
        wasm: &wasm,
    };
    let resolver = Resolver::new(publication, base, &strings).map_err(PublishError::Other)?;
    let addresses = resolver.addresses();
    let progress = Progress::new(addresses.len(), "pages");
    addresses.par_iter().try_for_each(|address| {
        progress.step();
        write_page(&resolver, address, &document, output)
    })?;
    progress.finish();
    for (path, feed) in [
        (FEED, feed::corrections(&resolver)?),
        (feed::FEED, feed::stories(&resolver)?),
    ] {
        if let Some(feed) = feed {
            output.write(path, feed.as_bytes())?;
        }
    }
    for (path, data) in resolver.live_data() {
        output.write(&path, data.to_string().as_bytes())?;
    }
    resolver.moved().par_iter().try_for_each(|moved| {
        let path = &moved.path;
        output.write(&format!("{path}index.html"), leads_on(moved).as_bytes())?;
        // An app that follows a link here takes it for a page of another app, which the browser loads.
        let data = json!({ "format": 0, "moved": moved.to });
        output.write(&format!("{path}index.json"), data.to_string().as_bytes())
    })?;
    resolver.shards().par_iter().try_for_each(|key| {
        let shard = resolver.shard(key).to_string();
        output.write(&format!("404/{key}.json"), shard.as_bytes())
    })?;
    Ok(addresses.len())
}

/// Every URL is two files; only the page for what is missing is one.
fn write_page(
    resolver: &Resolver,
    address: &Address,
    document: &Document,
    output: &Output,
) -> Result<(), PublishError> {
    let mut page = resolver.page(address);
    let json = |page: &Page| {
        serde_json::to_string(page).map_err(|error| PublishError::Other(error.to_string()))
    };
    let data = json(&page)?;
    // Once in a document is enough: the app finds it in the head.
    let structured = page.head.structured.take();
    let inside = match structured.is_some() {
        true => json(&page)?,
        false => data.clone(),
    };
    page.head.structured = structured;
    let strings = locales::of(&page.head.language).clone();
    let html = document.write(Arc::new(page), strings, &inside);
    let path = resolver.path(address);
    match path.ends_with('/') {
        true => {
            output.write(&format!("{path}index.json"), data.as_bytes())?;
            output.write(&format!("{path}index.html"), html.as_bytes())?;
        }
        false => output.write(&path, html.as_bytes())?,
    }
    Ok(())
}

/// A name that changes with the bytes, so that the file can be kept for ever.
fn hashed(name: &str, bytes: &[u8]) -> String {
    let hash: String = Sha256::digest(bytes)
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}.{hash}.{extension}"),
        None => format!("{name}.{hash}"),
    }
}

fn pretty(value: &serde_json::Value) -> String {
    format!("{value:#}\n")
}

fn read(path: &Path) -> Result<Vec<u8>, PublishError> {
    fs::read(path).map_err(|error| PublishError::Other(format!("`{}`: {error}", path.display())))
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} pages, {} files, {} of them new or changed, in {:.2} s",
            self.pages,
            self.files,
            self.changed,
            self.time.as_secs_f64()
        )?;
        if self.made.read > 0 {
            let Made { read, files } = self.made;
            write!(f, "\npictures: {read} read, {files} files made of them")?;
        }
        for address in &self.previews {
            write!(f, "\npreview: {address}")?;
        }
        Ok(())
    }
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Content(problems) => write!(f, "{} problems in the content", problems.len()),
            Self::Other(what) => f.write_str(what),
        }
    }
}

impl PublishError {
    /// One thing that is wrong with the content.
    pub(super) fn content(problem: Problem) -> Self {
        Self::Content(vec![problem])
    }
}

impl From<LoadError> for PublishError {
    fn from(error: LoadError) -> Self {
        match error {
            LoadError::Content(problems) => Self::Content(problems),
            LoadError::Preview(what) => Self::Other(what),
        }
    }
}

impl From<AppError> for PublishError {
    fn from(error: AppError) -> Self {
        Self::Other(error.to_string())
    }
}

impl From<OutputError> for PublishError {
    fn from(OutputError { path, error }: OutputError) -> Self {
        Self::Other(format!("`{}`: {error}", path.display()))
    }
}

impl From<BaseError> for PublishError {
    fn from(error: BaseError) -> Self {
        Self::Other(error.to_string())
    }
}
