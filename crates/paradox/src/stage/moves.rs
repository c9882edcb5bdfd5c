//! The rules of the stage: what a reading of the story does to how two people sit.

use super::space::mix;
use super::{Room, reach};
use serde::{Deserialize, Serialize};

/// What a reading does to how the two people sit, by the rules of the stage.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "source", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Moves {
    /// The client sits up, looks across and opens their hands.
    Ground,
    /// The therapist leans in and comes nearer; the client sits back.
    Pressure,
    /// The client turns to the therapist; both lean in.
    Met,
    /// The client bows their head and holds their hands together.
    Bare,
    /// They sit nearer.
    Bond,
    /// The therapist leans in a little; the client opens their hands.
    Tilt,
    /// Nobody moves by it.
    #[default]
    Nobody,
}

impl Room {
    /// The room for two readings between 0 and 1, the client's first, each with what it moves. They
    /// also say how far each side of the floor reaches.
    pub fn moved(readings: [(Moves, f64); 2]) -> Self {
        let [client, therapist] = readings.map(|(_, value)| reach(value));
        let mut room = Self { warm_reach: client, cool_reach: therapist, ..Self::default() };
        for (moves, value) in readings {
            room.follow(moves, value.clamp(0.0, 1.0));
        }
        room
    }

    fn follow(&mut self, moves: Moves, value: f64) {
        let (client, therapist) = (&mut self.client, &mut self.therapist);
        match moves {
            Moves::Ground => {
                client.lean = mix(-0.1, 0.25, value);
                client.head = mix(0.95, 0.1, value);
                client.hands = mix(0.1, 0.7, value);
            }
            Moves::Pressure => {
                self.near += 0.3 * value;
                client.lean = mix(client.lean, -0.8, value);
                therapist.lean = 0.9 * value;
            }
            Moves::Met => {
                client.turn = 1.0 - value;
                client.lean = mix(client.lean, 0.7, value);
                therapist.lean = mix(therapist.lean, 0.7, value);
            }
            Moves::Bare => {
                client.head = mix(client.head, 1.0, value);
                client.hands = mix(client.hands, 0.0, value);
            }
            Moves::Bond => self.near = value,
            Moves::Tilt => {
                client.hands = mix(client.hands, 1.0, value);
                therapist.lean = mix(therapist.lean, 0.6, value);
            }
            Moves::Nobody => (),
        }
    }
}
