//! Notes for whoever leads a group through a paradox. They never reach a reader's page.

use serde::{Deserialize, Serialize};

/// Notes for whoever leads a group through this paradox.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "source", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Facilitator {
    /// What the session is for.
    pub aim: String,
    /// A plan in minutes.
    pub plan: Vec<PlanItem>,
    /// Three questions.
    pub questions: Vec<String>,
    /// What usually comes up.
    pub comes_up: Vec<String>,
    /// A version for pairs.
    pub pairs: String,
}

/// A stretch of a facilitator's plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "source", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PlanItem {
    /// How long.
    pub minutes: u8,
    /// For what.
    pub what: String,
}
