//! JSON as a value: for what a host writes, whose members come in any order.

use super::reader::Reader;

/// A JSON value. Members keep their order.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    Null,
    Bool(bool),
    Number(f64),
    Text(String),
    List(Vec<Value>),
    Object(Vec<(String, Value)>),
}

/// Deeper than any host's links, and shallow enough for any stack.
const DEEPEST: u8 = 32;

impl Value {
    /// Reads a whole text; none if it is not JSON, or nested too deep.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut reader = Reader { rest: text };
        let value = reader.value(0)?;
        reader.skip_space();
        reader.rest.is_empty().then_some(value)
    }

    /// The member with this name.
    pub(crate) fn member(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(members) => {
                members.iter().find(|(key, _)| key == name).map(|(_, value)| value)
            }
            _ => None,
        }
    }
}

impl Reader<'_> {
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
