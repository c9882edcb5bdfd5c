//! JSON as a value: just what a compiled pack needs, in under two kilobytes of wasm.
//!
//! A general reader brings float printing, hashing and error formatting with it: a quarter of the
//! widget's whole budget when it was measured. This one reads what serde_json writes of a pack: RFC 8259,
//! but for exponents. It says yes or no.

/// A JSON value. Members keep their order.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Null,
    Bool(bool),
    Number(f64),
    Text(String),
    List(Vec<Value>),
    Object(Vec<(String, Value)>),
}

/// Deeper than any pack, and shallow enough for any stack.
const DEEPEST: u8 = 32;

impl Value {
    /// Reads a whole text; none if it is not JSON, or nested too deep.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut reader = Reader { rest: text };
        let value = reader.value(0)?;
        reader.skip_space();
        reader.rest.is_empty().then_some(value)
    }

    /// The member with this name.
    pub(super) fn member(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(members) => {
                members.iter().find(|(key, _)| key == name).map(|(_, value)| value)
            }
            _ => None,
        }
    }
}

struct Reader<'text> {
    rest: &'text str,
}

impl<'text> Reader<'text> {
    fn skip_space(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
    }

    /// Takes this text if it is next.
    fn take(&mut self, text: &str) -> Option<()> {
        self.rest = self.rest.strip_prefix(text)?;
        Some(())
    }

    /// Takes the next `bytes`, which end on a character.
    fn cut(&mut self, bytes: usize) -> Option<&'text str> {
        let (cut, rest) = self.rest.split_at_checked(bytes)?;
        self.rest = rest;
        Some(cut)
    }

    fn value(&mut self, depth: u8) -> Option<Value> {
        if depth > DEEPEST {
            return None;
        }
        self.skip_space();
        match self.rest.bytes().next()? {
            b'"' => self.text().map(Value::Text),
            b'[' => self.list(depth),
            b'{' => self.object(depth),
            b't' => self.take("true").map(|()| Value::Bool(true)),
            b'f' => self.take("false").map(|()| Value::Bool(false)),
            b'n' => self.take("null").map(|()| Value::Null),
            _ => self.number().map(Value::Number),
        }
    }

    fn list(&mut self, depth: u8) -> Option<Value> {
        let mut items = Vec::new();
        self.take("[")?;
        self.skip_space();
        if self.take("]").is_some() {
            return Some(Value::List(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            self.skip_space();
            if self.take("]").is_some() {
                return Some(Value::List(items));
            }
            self.take(",")?;
        }
    }

    fn object(&mut self, depth: u8) -> Option<Value> {
        let mut members = Vec::new();
        self.take("{")?;
        self.skip_space();
        if self.take("}").is_some() {
            return Some(Value::Object(members));
        }
        loop {
            self.skip_space();
            let name = self.text()?;
            self.skip_space();
            self.take(":")?;
            members.push((name, self.value(depth + 1)?));
            self.skip_space();
            if self.take("}").is_some() {
                return Some(Value::Object(members));
            }
            self.take(",")?;
        }
    }

    fn text(&mut self) -> Option<String> {
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
    fn number(&mut self) -> Option<f64> {
        let sign = if self.take("-").is_some() { -1.0 } else { 1.0 };
        let (whole, _) = self.digits()?;
        let mut number = whole;
        if self.take(".").is_some() {
            let (tail, scale) = self.digits()?;
            number += tail / scale;
        }
        let ends = !self.rest.starts_with(['e', 'E']);
        ends.then_some(sign * number)
    }

    /// The next digits as a number, and ten to their count.
    fn digits(&mut self) -> Option<(f64, f64)> {
        let count = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        let digits = self.cut(count).filter(|digits| !digits.is_empty())?;
        Some(digits.bytes().fold((0.0, 1.0), |(number, scale), digit| {
            (number * 10.0 + f64::from(digit - b'0'), scale * 10.0)
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, value: Value) {
        assert_eq!(Value::parse(text), Some(value), "{text}");
    }

    #[track_caller]
    fn refuse(text: &str) {
        assert_eq!(Value::parse(text), None, "{text}");
    }

    #[test]
    fn json_reads_as_it_is_written() {
        check(" null ", Value::Null);
        check("true", Value::Bool(true));
        check("-0.35", Value::Number(-0.35));
        check("20", Value::Number(20.0));
        check(r#""a \"b\" \u2019 \ud83d\ude00 é""#, Value::Text("a \"b\" ’ 😀 é".into()));
        check("[]", Value::List(vec![]));
        check(
            "[1, [2]]",
            Value::List(vec![Value::Number(1.0), Value::List(vec![Value::Number(2.0)])]),
        );
        check(r#"{"a": {}}"#, Value::Object(vec![("a".into(), Value::Object(vec![]))]));
    }

    #[test]
    fn what_is_not_json_is_refused() {
        for text in
            ["", "{", "[1,]", "{\"a\"}", "\"\n\"", "1e9", "tru", "[] []", r#""\ud83d""#, "-"]
        {
            refuse(text);
        }
        refuse(&"[".repeat(10_000));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in ".{0,80}") {
            let _ = Value::parse(&text);
        }

        #[test]
        fn serde_agrees_on_any_text_in_quotes(text in ".{0,40}") {
            let json = serde_json::to_string(&text).expect("text can be written");
            prop_assert_eq!(Value::parse(&json), Some(Value::Text(text)));
        }
    }
}
