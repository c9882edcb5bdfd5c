//! The pen writes path data, one decimal to a number.
//!
//! A tenth of a unit is finer than any screen shows, and writing numbers by hand
//! keeps the formatting machinery for floats out of the widget.

/// A place on the drawing: across, then down.
pub type Spot = (f64, f64);

/// Path data in the making.
#[derive(Debug, Default)]
pub struct Pen(String);

impl Pen {
    /// Writes one command and its numbers.
    pub fn draw(&mut self, command: char, numbers: &[f64]) -> &mut Self {
        self.0.push(command);
        for (index, &number) in numbers.iter().enumerate() {
            if index > 0 {
                self.0.push(' ');
            }
            push_number(&mut self.0, number);
        }
        self
    }

    /// Writes one command and the places it goes through.
    pub fn through(&mut self, command: char, spots: &[Spot]) -> &mut Self {
        self.0.push(command);
        for (index, spot) in spots.iter().enumerate() {
            if index > 0 {
                self.0.push(' ');
            }
            push_number(&mut self.0, spot.0);
            self.0.push(' ');
            push_number(&mut self.0, spot.1);
        }
        self
    }

    /// Moves to the first place and rules straight lines to the rest.
    pub fn lines(&mut self, spots: &[Spot]) -> &mut Self {
        let mut command = 'M';
        for &spot in spots {
            self.through(command, &[spot]);
            command = 'L';
        }
        self
    }

    /// Writes a number alone.
    pub fn number(&mut self, number: f64) -> &mut Self {
        push_number(&mut self.0, number);
        self
    }

    /// Joins the end to the start.
    pub fn close(&mut self) -> &mut Self {
        self.draw('Z', &[])
    }

    /// Hands over the path data.
    pub fn path(&mut self) -> String {
        std::mem::take(&mut self.0)
    }
}

/// Writes a number rounded to one decimal, and no decimal where it would be nought.
fn push_number(path: &mut String, number: f64) {
    let tenths = (number * 10.0 + 0.5).floor() as i32;
    if tenths < 0 {
        path.push('-');
    }
    let tenths = tenths.unsigned_abs();
    let (whole, tenth) = (tenths / 10, tenths % 10);
    push_whole(path, whole);
    if tenth > 0 {
        path.push('.');
        push_whole(path, tenth);
    }
}

fn push_whole(path: &mut String, whole: u32) {
    if whole > 9 {
        push_whole(path, whole / 10);
    }
    path.push((b'0' + (whole % 10) as u8) as char);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(number: f64, written: &str) {
        let mut path = String::new();
        push_number(&mut path, number);
        assert_eq!(path, written);
    }

    #[test]
    fn a_number_has_one_decimal_at_most() {
        check(0.0, "0");
        check(-0.04, "0");
        check(-0.26, "-0.3");
        check(306.0, "306");
        check(12.349, "12.3");
        check(-41.96, "-42");
        check(1009.07, "1009.1");
    }
}
