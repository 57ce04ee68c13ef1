use std::ops::Range;

/// A part of a GIF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GifBlock {
    /// Header and palette, a frame, or how it is to be shown.
    Picture { range: Range<usize>, frame: bool },
    /// How often the frames are repeated.
    Repeat(Range<usize>),
    /// Comments and what programs leave behind.
    Leftover,
}

impl GifBlock {
    /// Where the block is; none for one that nobody sees.
    pub fn kept(self) -> Option<Range<usize>> {
        match self {
            Self::Picture { range, .. } | Self::Repeat(range) => Some(range),
            Self::Leftover => None,
        }
    }
}

pub fn is_moving_gif(bytes: &[u8]) -> bool {
    let blocks = gif_blocks(bytes).unwrap_or_default();
    let is_frame = |block: &&GifBlock| matches!(block, GifBlock::Picture { frame: true, .. });
    blocks.iter().filter(is_frame).count() > 1
}

/// The parts of a GIF up to its trailer (GIF89a); none where it breaks off before.
pub fn gif_blocks(bytes: &[u8]) -> Option<Vec<GifBlock>> {
    let palette = |flags: u8| match flags & 0x80 {
        0 => 0,
        _ => 3 << ((flags & 7) + 1),
    };
    let mut at = 13 + palette(*bytes.get(10)?);
    bytes.get(at - 1)?;
    let mut blocks = vec![GifBlock::Picture {
        range: 0..at,
        frame: false,
    }];
    loop {
        let start = at;
        match *bytes.get(at)? {
            0x3b => return Some(blocks),
            0x2c => {
                at += 10 + palette(*bytes.get(at + 9)?) + 1;
                at = after_data(bytes, at)?;
                blocks.push(GifBlock::Picture {
                    range: start..at,
                    frame: true,
                });
            }
            0x21 => {
                let label = *bytes.get(at + 1)?;
                at = after_data(bytes, at + 2)?;
                let name = bytes.get(start + 3..start + 14);
                let repeats = [&b"NETSCAPE2.0"[..], b"ANIMEXTS1.0"];
                blocks.push(match label {
                    0xf9 => GifBlock::Picture {
                        range: start..at,
                        frame: false,
                    },
                    0xff if name.is_some_and(|name| repeats.contains(&name)) => {
                        GifBlock::Repeat(start..at)
                    }
                    _ => GifBlock::Leftover,
                });
            }
            _ => return None,
        }
    }
}

/// Where a run of sub-blocks ends.
fn after_data(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let length = usize::from(*bytes.get(at)?);
        at += 1 + length;
        if length == 0 {
            return Some(at);
        }
    }
}
