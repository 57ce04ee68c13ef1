//! How long a large export of WordPress takes to be imported, and in how much memory. `MEGABYTES` says how
//! large it is.

use std::{
    env, fs,
    io::{BufWriter, Write},
    path::Path,
};

use tempfile::TempDir;

use super::program::{fast_publisher, timed};

#[test]
#[ignore = "make bench runs it"]
fn import_of_a_large_export() {
    let megabytes = env::var("MEGABYTES").ok();
    let megabytes: usize = megabytes.map_or(50, |it| it.parse().expect("MEGABYTES is a number"));
    let folder = TempDir::new().expect("a temporary folder");
    let export = folder.path().join("export.xml");
    let stories = write(&export, megabytes * 1_000_000).expect("an export");

    for what in ["the first time", "again"] {
        let (time, most) = timed(
            fast_publisher()
                .args(["import", "wordpress"])
                .arg(&export)
                .arg("--content")
                .arg(folder.path().join("content")),
        );
        println!(
            "{time:>7.1} s, {most:>5.0} MB of memory at most: {stories} stories in {megabytes} MB of WordPress, {what}"
        );
    }
}

/// Writes an export of at least so many bytes. Gives how many stories are in it.
fn write(path: &Path, bytes: usize) -> std::io::Result<usize> {
    let mut file = BufWriter::new(fs::File::create(path)?);
    let mut written = 0;
    let mut put = |text: &str| {
        written += text.len();
        file.write_all(text.as_bytes()).map(|()| written)
    };
    put(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss><channel><title>Tides</title>\
         <link>https://tides.example</link><language>en-GB</language>\
         <wp:base_blog_url>https://tides.example</wp:base_blog_url>\n",
    )?;
    let mut stories = 0;
    while put(&story(stories))? < bytes {
        stories += 1;
    }
    put("</channel></rss>\n")?;
    file.flush()?;
    Ok(stories + 1)
}

/// A story as newspapers have them: a picture, links, a list, codes, and what plugins keep.
fn story(number: usize) -> String {
    let sentence =
        "The harbour council mended <em>the</em> bridge after the storm of that winter. ";
    let section = ["coast", "harbours", "weather", "people"][number % 4];
    let other = number * 7 / 8;
    let mut body = String::new();
    for part in 0..8 {
        body += &format!(
            "<!-- wp:paragraph -->\n<p>{}<a href=\"https://tides.example/{section}/story-{other}/\">More on {part}</a>.</p>\n\
             <!-- /wp:paragraph -->\n\n",
            sentence.repeat(5)
        );
    }
    body += &format!(
        "<!-- wp:image {{\"id\":{number}}} -->\n<figure class=\"wp-block-image\"><img \
         src=\"https://tides.example/wp-content/uploads/2019/05/pier-{number}-300x200.jpg\" alt=\"A pier\"/>\
         <figcaption>The pier, seen from the sea</figcaption></figure>\n<!-- /wp:image -->\n\
         <!-- wp:list -->\n<ul><li>It pulls.</li><li>It goes on.</li></ul>\n<!-- /wp:list -->\n\
         [contact-form id=\"{number}\"]\n<!-- wp:latest-posts /-->"
    );
    let id = number + 1;
    let day = format!(
        "20{:02}-{:02}-{:02}",
        10 + number % 15,
        1 + number % 12,
        1 + number % 28
    );
    format!(
        "<item><title><![CDATA[Story {number} of the coast]]></title>\
         <link>https://tides.example/{section}/story-{number}/</link>\
         <dc:creator><![CDATA[writer-{author}]]></dc:creator>\
         <guid isPermaLink=\"false\">https://tides.example/?p={id}</guid>\
         <content:encoded><![CDATA[{body}]]></content:encoded>\
         <excerpt:encoded><![CDATA[What the council has mended]]></excerpt:encoded>\
         <wp:post_id>{id}</wp:post_id><wp:post_date>{day} 10:00:00</wp:post_date>\
         <wp:post_date_gmt>{day} 10:00:00</wp:post_date_gmt><wp:post_name>story-{number}</wp:post_name>\
         <wp:status>publish</wp:status><wp:post_type>post</wp:post_type>\
         <category domain=\"category\" nicename=\"{section}\"><![CDATA[{section}]]></category>\
         <category domain=\"post_tag\" nicename=\"tag-{tag}\"><![CDATA[Tag {tag}]]></category>\
         <wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>{id}</wp:meta_value></wp:postmeta>\
         <wp:postmeta><wp:meta_key>subtitle</wp:meta_key><wp:meta_value>Since {day}</wp:meta_value></wp:postmeta>\
         </item>\n",
        author = number % 40,
        tag = number % 300,
    )
}
