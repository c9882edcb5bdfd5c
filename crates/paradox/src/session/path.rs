//! The path so far: each scene that was met, what it offered, and what was taken.

use super::{Place, Session};
use crate::story::{Choice, Scenario, Scene, Story};

/// A scene that was met.
#[derive(Debug, Clone, PartialEq)]
pub struct Crossroads<'story> {
    /// Its scenario.
    pub scenario: &'story Scenario,
    /// The scene.
    pub scene: &'story Scene,
    /// What it offered, in the order it was shown.
    pub offers: Vec<Offer<'story>>,
    /// The last stop in it: its number on the trail.
    pub at: usize,
}

/// One thing a scene offered.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Offer<'story> {
    /// The choice.
    pub choice: &'story Choice,
    /// Whether the reader took it.
    pub taken: bool,
}

impl Session {
    /// The scenes met in a walk of the pack, oldest first; a scenario begun anew shows only its last walk.
    pub fn path<'story>(&self, walk: usize, story: &'story Story) -> Vec<Crossroads<'story>> {
        let mut path: Vec<Crossroads<'story>> = Vec::new();
        for (at, stop) in self.trail.iter().enumerate().filter(|(_, stop)| stop.walk == walk) {
            let Place::Scene { scenario, scene, stage } = &stop.place else { continue };
            let Some(scenario) = story.scenario(scenario) else { continue };
            let Some(scene) = scenario.scene(scene) else { continue };
            if stop.place == Place::start_of(scenario) {
                path.retain(|met| met.scenario.id != scenario.id);
            }
            let same =
                |met: &Crossroads| met.scenario.id == scenario.id && met.scene.id == scene.id;
            let known = path.iter().position(same).unwrap_or_else(|| {
                let offers = Self::offers(scenario, scene)
                    .into_iter()
                    .map(|choice| Offer { choice, taken: false })
                    .collect();
                path.push(Crossroads { scenario, scene, offers, at });
                path.len() - 1
            });
            let met = &mut path[known];
            met.at = at;
            if let Some(id) = stage.choice() {
                for offer in &mut met.offers {
                    offer.taken = offer.choice.id == id;
                }
            }
        }
        path
    }

    /// The scenes met in a scenario of the walk the reader is in, oldest first.
    pub fn met<'story>(
        &self,
        story: &'story Story,
        scenario: &Scenario,
    ) -> Vec<Crossroads<'story>> {
        let mut met = self.path(self.walk(), story);
        met.retain(|it| it.scenario.id == scenario.id);
        met
    }

    /// The last stop in one of the five parts of a walk: its number on the trail.
    pub fn last_in_part(&self, walk: usize, story: &Story, part: usize) -> Option<usize> {
        self.trail.iter().rposition(|stop| {
            stop.walk == walk && !stop.is_around() && stop.place.part(story) == part
        })
    }
}
