//! How people sit, where a story says more than the rules of the stage do.

use crate::stage::Pose;
use serde::{Deserialize, Serialize};

/// How people sit, where a story says more than the rules of the stage do. Ranges as in `stage`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "source", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct PoseChange {
    /// How near they sit, 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub near: Option<f64>,
    /// The client.
    pub client: PersonChange,
    /// The therapist.
    pub therapist: PersonChange,
}

/// What is different about one person's pose.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "source", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct PersonChange {
    /// Turned to the window, 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub turn: Option<f64>,
    /// Leaning forward or back, −1 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lean: Option<f64>,
    /// Head lifted to bowed, −1 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub head: Option<f64>,
    /// Hands held to open, 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hands: Option<f64>,
}

impl PersonChange {
    /// `pose` with this change laid over it.
    pub fn over(self, pose: Pose) -> Pose {
        Pose {
            turn: self.turn.unwrap_or(pose.turn),
            lean: self.lean.unwrap_or(pose.lean),
            head: self.head.unwrap_or(pose.head),
            hands: self.hands.unwrap_or(pose.hands),
        }
    }
}
