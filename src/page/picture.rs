use super::node::Node;
use super::record::record;

record! {
    /// A picture as it is published.
    #[derive(Default)]
    pub struct Picture {
        /// The address of its file; where there are several, of one of middle size, `NAME.HASH.WIDTH.jpg`.
        pub src: String,
        /// What it shows, for those who don't see it; empty for a mere ornament.
        pub alt: String,
        /// Where it can be enlarged, what the link to its file is called.
        pub enlarge: Option<String>,
        /// Where it moves, what stands in its place: all of it, with what stops it.
        pub moving: Vec<Node>,
        /// The line under it, with who made it.
        pub caption: Vec<Node>,
        /// In pixels, of the largest file; with `height` the shape that is kept free for it.
        pub width: u32,
        /// In pixels, of the largest file.
        pub height: u32,
        /// The widths of its files, from the smallest on, each in AVIF and in the format of `src`; none
        /// where there is but one file.
        pub widths: Vec<u32>,
        /// How wide it is in the layout (HTML, `sizes`); none where it has but one file.
        pub sizes: Option<String>,
        /// The colour of the space that is kept free for it, as three class names of the styles: a
        /// lightness `l0` to `l7`, and steps on Oklab's axes, `a0` to `a4` and `b0` to `b4`; or `plate`
        /// where something shines through that wants a light ground, at night too.
        pub tint: Option<String>,
    }
}

impl Picture {
    /// Its files in the format of `src`, as HTML's `srcset`; none where there is but one.
    pub fn srcset(&self) -> Option<String> {
        self.files_in(self.src.rsplit('.').next().unwrap_or_default())
    }

    /// The widest of its files in the format of `src`.
    pub fn largest(&self) -> String {
        let mut parts = self.src.rsplitn(3, '.');
        match (parts.next(), parts.next(), parts.next(), self.widths.last()) {
            (Some(extension), Some(_), Some(stem), Some(width)) => {
                format!("{stem}.{width}.{extension}")
            }
            _ => self.src.clone(),
        }
    }

    /// Its files in AVIF, as HTML's `srcset`.
    pub fn avif(&self) -> Option<String> {
        self.files_in("avif")
    }

    fn files_in(&self, extension: &str) -> Option<String> {
        let stem = self.src.rsplitn(3, '.').nth(2)?;
        let mut files = String::new();
        for width in &self.widths {
            let width = width.to_string();
            if !files.is_empty() {
                files.push_str(", ");
            }
            for part in [stem, ".", &width, ".", extension, " ", &width, "w"] {
                files.push_str(part);
            }
        }
        (!files.is_empty()).then_some(files)
    }
}
