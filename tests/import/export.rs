//! Export files of WordPress, made for one test.

use std::fs;

use super::Import;

/// A blog that is exported.
pub struct Blog {
    pub address: String,
    /// What stands before the items: authors, categories and so on.
    pub head: String,
}

/// Something in it.
#[derive(Clone)]
pub struct Post {
    id: u64,
    slug: String,
    kind: String,
    status: String,
    title: String,
    text: String,
    excerpt: String,
    link: Option<String>,
    parent: u64,
    /// More elements.
    more: String,
}

pub fn post(id: u64, slug: &str) -> Post {
    Post {
        id,
        slug: slug.to_owned(),
        kind: "post".to_owned(),
        status: "publish".to_owned(),
        title: format!("<![CDATA[Story {id}]]>"),
        text: format!("Text of {id}."),
        excerpt: String::new(),
        link: None,
        parent: 0,
        more: String::new(),
    }
}

impl Post {
    pub fn kind(mut self, kind: &str) -> Self {
        self.kind = kind.to_owned();
        self
    }

    pub fn status(mut self, status: &str) -> Self {
        self.status = status.to_owned();
        self
    }

    /// As XML.
    pub fn title(mut self, title: &str) -> Self {
        self.title = title.to_owned();
        self
    }

    pub fn text(mut self, text: &str) -> Self {
        self.text = text.to_owned();
        self
    }

    pub fn excerpt(mut self, excerpt: &str) -> Self {
        self.excerpt = excerpt.to_owned();
        self
    }

    /// The path of its address.
    pub fn at(mut self, path: &str) -> Self {
        self.link = Some(path.to_owned());
        self
    }

    pub fn below(mut self, parent: u64) -> Self {
        self.parent = parent;
        self
    }

    pub fn term(mut self, taxonomy: &str, slug: &str, name: &str) -> Self {
        self.more += &format!(
            "<category domain=\"{taxonomy}\" nicename=\"{slug}\"><![CDATA[{name}]]></category>"
        );
        self
    }

    pub fn category(self, slug: &str) -> Self {
        self.term("category", slug, slug)
    }

    pub fn meta(mut self, name: &str, value: &str) -> Self {
        self.more += &format!(
            "<wp:postmeta><wp:meta_key><![CDATA[{name}]]></wp:meta_key>\
             <wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>"
        );
        self
    }

    /// An upload of the blog.
    pub fn file(mut self, path: &str) -> Self {
        self.more += &format!(
            "<wp:attachment_url>https://tides.example/wp-content/uploads/{path}</wp:attachment_url>"
        );
        self.kind("attachment").status("inherit")
    }

    fn xml(&self, address: &str) -> String {
        let Self {
            id,
            slug,
            kind,
            status,
            title,
            parent,
            more,
            ..
        } = self;
        let own = format!("/{slug}/");
        let path = self.link.as_ref().unwrap_or(&own);
        let words = |text: &str| text.replace("]]>", "]]]]><![CDATA[>");
        let (text, excerpt) = (words(&self.text), words(&self.excerpt));
        format!(
            "<item><title>{title}</title><link>{address}{path}</link>\
             <dc:creator><![CDATA[admin]]></dc:creator><guid isPermaLink=\"false\">{address}/?p={id}</guid>\
             <content:encoded><![CDATA[{text}]]></content:encoded>\
             <excerpt:encoded><![CDATA[{excerpt}]]></excerpt:encoded><wp:post_id>{id}</wp:post_id>\
             <wp:post_date>2020-01-02 10:00:00</wp:post_date>\
             <wp:post_date_gmt>2020-01-02 10:00:00</wp:post_date_gmt>\
             <wp:post_name>{slug}</wp:post_name><wp:status>{status}</wp:status>\
             <wp:post_parent>{parent}</wp:post_parent><wp:post_type>{kind}</wp:post_type>{more}</item>\n"
        )
    }
}

impl Blog {
    pub fn new(address: &str) -> Self {
        Self {
            address: address.to_owned(),
            head: String::new(),
        }
    }

    pub fn head(mut self, head: &str) -> Self {
        self.head = head.to_owned();
        self
    }

    /// Its export.
    pub fn with(&self, posts: &[Post]) -> String {
        let Self { address, head } = self;
        let items: String = posts.iter().map(|post| post.xml(address)).collect();
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss><channel><title>The Tides</title>\
             <link>{address}</link><language>en-GB</language>\
             <wp:base_blog_url>{address}</wp:base_blog_url>{head}{items}</channel></rss>"
        )
    }
}

/// The blog of most tests.
pub fn blog() -> Blog {
    Blog::new("https://tides.example")
}

impl Import {
    /// Imports posts of the blog of most tests, and checks what has come of them.
    pub fn posts(&self, posts: &[Post]) {
        self.exports(&[&blog().with(posts)]);
        self.checks();
    }

    /// Imports files of these words, in this order.
    pub fn exports(&self, exports: &[&str]) {
        let folder = self.publisher.folder.path();
        let files: Vec<_> = exports
            .iter()
            .enumerate()
            .map(|(index, export)| {
                let file = folder.join(format!("export-{index}.xml"));
                fs::write(&file, export).expect("an export");
                file
            })
            .collect();
        let files: Vec<_> = files.iter().map(|file| file.as_path()).collect();
        self.must_run(&files, &[]);
    }

    /// The files of stories and pages.
    pub fn stories(&self) -> Vec<String> {
        let files = crate::support::publisher::tree(&self.publisher.content(""));
        let is_story = |name: &String| {
            ["articles/", "pages/", "drafts/"]
                .iter()
                .any(|folder| name.starts_with(folder))
        };
        files.into_keys().filter(is_story).collect()
    }

    /// What the report lists of files of which that has become.
    pub fn files(&self, what: &str) -> Vec<String> {
        let report = self.json("import-report.json");
        let files = report["files"][what].as_array().cloned();
        let files = files.unwrap_or_default().into_iter();
        files
            .map(|file| file.as_str().expect("a path").to_owned())
            .collect()
    }
}
