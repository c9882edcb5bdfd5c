//! A test on the readings of a scenario.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A test on the readings: `ground >= 3` or `pressure > ground`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "source", derive(schemars::JsonSchema))]
#[serde(try_from = "String", into = "String")]
pub struct Condition {
    /// A reading's id.
    pub left: String,
    /// Whether equal will do.
    pub or_equal: bool,
    /// What it has to be above (or equal to).
    pub right: Operand,
}

/// The right-hand side of a condition: a number, a reading, or a reading and a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operand {
    /// A reading's id.
    pub reading: Option<String>,
    /// What is added to it; alone, the number itself.
    pub number: i8,
}

impl Condition {
    /// Whether it holds, given each reading's value.
    pub fn holds(&self, value: impl Fn(&str) -> i8) -> bool {
        let left = value(&self.left);
        let right = self.right.reading.as_deref().map_or(0, &value);
        let right = right.saturating_add(self.right.number);
        if self.or_equal { left >= right } else { left > right }
    }
}

/// Why a condition could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConditionError(String);

impl fmt::Display for ConditionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` is not a condition: write `ground >= 3`, `pressure > ground` or `bare > met + 1`",
            self.0
        )
    }
}

impl FromStr for Condition {
    type Err = ConditionError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let error = || ConditionError(text.to_owned());
        let (left, sign, right, plus) = match words[..] {
            [left, sign, right] => (left, sign, right, None),
            [left, sign, right, "+", plus] => (left, sign, right, Some(plus)),
            _ => return Err(error()),
        };
        let or_equal = match sign {
            ">=" => true,
            ">" => false,
            _ => return Err(error()),
        };
        let right = match (right.parse(), plus) {
            (Ok(number), None) => Operand { reading: None, number },
            (Ok(_), Some(_)) => return Err(error()),
            (Err(_), plus) => {
                let number = plus.map_or(Ok(0), str::parse).map_err(|_| error())?;
                Operand { reading: Some(right.to_owned()), number }
            }
        };
        Ok(Self { left: left.to_owned(), or_equal, right })
    }
}

impl TryFrom<String> for Condition {
    type Error = ConditionError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Condition> for String {
    fn from(condition: Condition) -> Self {
        let sign = if condition.or_equal { ">=" } else { ">" };
        let Condition { left, right: Operand { reading, number }, .. } = condition;
        match (reading, number) {
            (None, number) => format!("{left} {sign} {number}"),
            (Some(reading), 0) => format!("{left} {sign} {reading}"),
            (Some(reading), number) => format!("{left} {sign} {reading} + {number}"),
        }
    }
}
