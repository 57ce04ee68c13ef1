//! How long the demo takes to publish, with and without its pictures in the cache.

use std::{fs, time::Instant};

use crate::support::publisher::Publisher;

#[test]
#[ignore = "make bench runs it"]
fn from_no_pictures_to_all_of_the_demos() {
    let publisher = Publisher::demo();
    // Without the cache that the tests share.
    fs::remove_file(publisher.folder.path().join("target/standfirst/pictures")).expect("a link");
    println!();

    for what in [
        "the demo without a cache",
        "the demo with all pictures in the cache",
    ] {
        let began = Instant::now();
        let output = publisher.run();
        assert!(output.status.success());
        println!("{:>7.1} s  {what}", began.elapsed().as_secs_f64());
    }
}
