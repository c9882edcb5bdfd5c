//! Whole numbers as text. The formatting machinery of the standard library writes anything; the widget
//! writes small numbers alone, and leaves it out.

/// A whole number in digits.
pub fn digits(number: impl Into<i64>) -> String {
    let number: i64 = number.into();
    let mut digits = String::new();
    if number < 0 {
        digits.push('-');
    }
    push(&mut digits, number.unsigned_abs());
    digits
}

/// A count or a place in a list in digits.
pub fn counted(number: usize) -> String {
    digits(number as u32)
}

fn push(digits: &mut String, number: u64) {
    if number > 9 {
        push(digits, number / 10);
    }
    digits.push(char::from(b'0' + (number % 10) as u8));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_everywhere() {
        for number in [0_i64, 7, 10, 99, 100, 1234, -1, -30, i64::from(i32::MIN)] {
            assert_eq!(digits(number), number.to_string());
        }
        assert_eq!(counted(42), "42");
    }
}
