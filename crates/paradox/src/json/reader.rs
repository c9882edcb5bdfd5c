//! The small end of reading JSON: marks, texts and numbers, one after another.
//!
//! A general reader brings float parsing, hashing and error formatting with it: a quarter of the
//! widget's whole budget when it was measured. This one reads what we write ourselves: RFC 8259, but for
//! exponents and space. It says yes or no.

/// What is left of a text.
pub(super) struct Reader<'text> {
    pub(super) rest: &'text str,
}

impl<'text> Reader<'text> {
    /// Takes this text if it is next.
    pub(super) fn take(&mut self, text: &str) -> Option<()> {
        self.rest = self.rest.strip_prefix(text)?;
        Some(())
    }

    /// Takes the next `bytes`, which end on a character.
    fn cut(&mut self, bytes: usize) -> Option<&'text str> {
        let (cut, rest) = self.rest.split_at_checked(bytes)?;
        self.rest = rest;
        Some(cut)
    }

    /// A text in its quotes.
    pub(super) fn text(&mut self) -> Option<String> {
        self.take("\"")?;
        let mut text = String::new();
        loop {
            let plain =
                self.rest.bytes().position(|byte| byte == b'"' || byte == b'\\' || byte < 32)?;
            text.push_str(self.cut(plain)?);
            if self.take("\"").is_some() {
                return Some(text);
            }
            self.take("\\")?;
            text.push(self.escaped()?);
        }
    }

    /// What stands after a backslash.
    fn escaped(&mut self) -> Option<char> {
        Some(match self.cut(1)?.as_bytes()[0] {
            b'n' => '\n',
            b't' => '\t',
            b'r' => '\r',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'u' => return self.unicode(),
            other @ (b'"' | b'\\' | b'/') => other as char,
            _ => return None,
        })
    }

    /// Four hexadecimal digits, or twice that where UTF-16 needs a pair.
    fn unicode(&mut self) -> Option<char> {
        let high = self.hexadecimal()?;
        if !(0xd800..0xdc00).contains(&high) {
            return char::from_u32(high);
        }
        self.take("\\u")?;
        let low = self.hexadecimal()?.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
        char::from_u32(0x10000 + ((high - 0xd800) << 10) + low)
    }

    fn hexadecimal(&mut self) -> Option<u32> {
        self.cut(4)?.chars().try_fold(0, |number, digit| Some(number * 16 + digit.to_digit(16)?))
    }

    /// A number of few digits, as packs have them; an exponent is refused.
    pub(super) fn number(&mut self) -> Option<f64> {
        let sign = if self.take("-").is_some() { -1.0 } else { 1.0 };
        let (mut number, _) = self.digits(0.0)?;
        if self.take(".").is_some() {
            let (all, scale) = self.digits(number)?;
            number = all / scale;
        }
        let ends = !self.rest.starts_with(['e', 'E']);
        ends.then_some(sign * number)
    }

    /// The next digits, put behind those `before`, and ten to their count.
    fn digits(&mut self, before: f64) -> Option<(f64, f64)> {
        let count = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        let digits = self.cut(count).filter(|digits| !digits.is_empty())?;
        Some(digits.bytes().fold((before, 1.0), |(number, scale), digit| {
            (number * 10.0 + f64::from(digit - b'0'), scale * 10.0)
        }))
    }
}
