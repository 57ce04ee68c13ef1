use crate::model::Focus;

/// The share of what is cut off of a picture without a focus that is above the crop; the styles say the
/// same (`object-position`).
const ABOVE: f64 = 0.25;

/// A rectangle of an upright picture, in its pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ImageCrop {
    /// From the left edge of the picture.
    pub left: u32,
    /// From the upper edge of the picture.
    pub top: u32,
    /// Of the rectangle.
    pub width: u32,
    /// Of the rectangle.
    pub height: u32,
}

impl ImageCrop {
    /// All of a picture.
    pub fn whole(width: u32, height: u32) -> Self {
        Self {
            left: 0,
            top: 0,
            width,
            height,
        }
    }

    /// The largest rectangle of a shape, width to height, in a whole picture, with the focus as near to
    /// its middle as the edges allow; all of a picture that has nearly that shape. Without a focus
    /// most of what is cut off is at the foot, since heads are rather at the top.
    pub fn of_shape(self, shape: (u32, u32), focus: Option<Focus>) -> Self {
        let (width, height) = (f64::from(self.width), f64::from(self.height));
        let (across, down) = (f64::from(shape.0), f64::from(shape.1));
        if (width / height / (across / down) - 1.0).abs() < 0.01 {
            return self;
        }
        self.cut_to(shape, focus)
    }

    /// The same, however little is cut off.
    pub fn cut_to(self, (across, down): (u32, u32), focus: Option<Focus>) -> Self {
        let shape = f64::from(across) / f64::from(down);
        let (width, height) = (f64::from(self.width), f64::from(self.height));
        let fits = |length: f64, most: u32| (length.round() as u32).clamp(1, most);
        let (crop_width, crop_height) = if width / height > shape {
            (fits(height * shape, self.width), self.height)
        } else {
            (self.width, fits(width / shape, self.height))
        };
        // `usual` is the share of what is cut off that is before the crop.
        let start = |at: Option<f64>, usual: f64, whole: u32, part: u32| {
            let start = match at {
                Some(at) => at * f64::from(whole) - f64::from(part) / 2.0,
                None => f64::from(whole - part) * usual,
            };
            (start.round().max(0.0) as u32).min(whole - part)
        };
        Self {
            left: start(focus.map(|it| it.x), 0.5, self.width, crop_width),
            top: start(focus.map(|it| it.y), ABOVE, self.height, crop_height),
            width: crop_width,
            height: crop_height,
        }
    }

    /// Its height when it is scaled to a width; no picture is flatter than a pixel.
    pub fn height_at(self, width: u32) -> u32 {
        let height = f64::from(self.height) * f64::from(width) / f64::from(self.width);
        (height.round() as u32).max(1)
    }
}
