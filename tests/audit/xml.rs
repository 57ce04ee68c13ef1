//! Everything that is XML is well-formed, by a parser that is not ours, and what has a schema keeps it.

use std::fs;

use super::{said, sites};
use crate::support::publisher::tree;

#[test]
#[ignore = "make audit runs it"]
fn everything_in_xml_is_well_formed() {
    let mut faults = String::new();
    for (name, publisher) in sites() {
        let files = tree(&publisher.site(""));
        let files: Vec<_> = files
            .keys()
            .filter(|file| file.ends_with(".xml") || file.ends_with(".svg"))
            .collect();
        assert!(files.len() > 3, "{name} has {files:?}");
        for file in files {
            let path = publisher.site(file);
            assert!(fs::metadata(&path).is_ok_and(|it| it.len() > 0), "{file}");
            let path = path.to_str().expect("a path of letters");
            faults += &said("xmllint", &["--noout", "--nonet", path]);
        }
    }
    assert!(faults.is_empty(), "{faults}");
}
