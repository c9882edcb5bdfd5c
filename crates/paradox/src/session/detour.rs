//! A look back, and another road from there: the way one came is kept aside meanwhile, so a reader can
//! try what would have been and return.

use super::{Place, Session, Stage, Stop};
use crate::story::Pack;

impl Session {
    /// Whether the reader has gone back to an earlier moment, and may return.
    pub fn is_aside(&self) -> bool {
        self.aside.is_some()
    }

    /// Back to an earlier stop of the trail, and on to what would have followed another choice there. What
    /// came after is kept aside.
    pub(super) fn look_back(&mut self, at: usize, other: Option<String>, pack: &Pack) {
        let Some(Stop { walk, place }) = self.trail.get(at).cloned() else { return };
        let there = match (place, other) {
            (Place::Scene { scenario, scene, .. }, Some(choice)) => {
                let place = Place::Other { scenario, scene, choice };
                let stop = Stop { walk, place };
                // A choice may come from anywhere: believe it only if this pack has it.
                Stop::parse(&stop.address(pack), pack)
            }
            _ => None,
        };
        if at + 1 < self.trail.len() || there.is_some() {
            self.keep_aside();
            self.trail.truncate(at + 1);
            self.trail.extend(there);
        }
    }

    /// Back to where the reader was before they looked back.
    pub(super) fn come_back(&mut self) {
        if let Some(trail) = self.aside.take() {
            self.trail = trail;
        }
    }

    /// From a path not taken that is looked at, to taking it: its scene is gone into once more, and this
    /// choice is the one taken in it.
    pub(super) fn take_instead(&mut self, id: &str) {
        let Place::Other { scenario, scene, choice } = self.place().clone() else { return };
        let asked = Stop { walk: self.walk(), place: Place::scene(&scenario, &scene) };
        let at = self.trail.iter().rposition(|stop| *stop == asked);
        let (Some(at), true) = (at, choice == id) else { return };
        // A path that was only looked at is no place to return to.
        while matches!(self.place(), Place::Other { .. }) && self.trail.len() > at + 1 {
            self.trail.pop();
        }
        self.keep_aside();
        self.trail.truncate(at + 1);
        self.go(Place::Scene { scenario, scene, stage: Stage::Took(choice) });
    }

    /// Keeps aside the way one came, unless there is one aside already: one returns to the first.
    fn keep_aside(&mut self) {
        if self.aside.is_none() {
            self.aside = Some(self.trail.clone());
        }
    }
}
