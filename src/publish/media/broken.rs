use std::fmt::Display;

use crate::{
    content::{EVERY_PICTURE_CAN_BE_SHOWN, Problem},
    model::Media,
};

/// The problem of a picture whose header promised more than there is behind it.
pub fn broken(media: &Media, why: impl Display) -> Problem {
    Problem::in_file(
        media.file.clone(),
        format!("this picture can't be read: {why}"),
        "save it again from the original",
    )
    .of(EVERY_PICTURE_CAN_BE_SHOWN)
}
