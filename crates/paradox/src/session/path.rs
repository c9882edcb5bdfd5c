//! The path so far: each scene that was met, what it offered, and what was taken.

use super::{Place, Session};
use crate::story::{Choice, Scene, Story};

/// A scene that was met.
#[derive(Debug, Clone, PartialEq)]
pub struct Crossroads<'story> {
    /// The title of its scenario.
    pub scenario: &'story str,
    /// The scene.
    pub scene: &'story Scene,
    /// What it offered, in the order it was shown.
    pub offers: Vec<Offer<'story>>,
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
    /// The scenes met, oldest first; one begun anew shows only its last walk.
    pub fn path<'story>(&self, story: &'story Story) -> Vec<Crossroads<'story>> {
        let mut path: Vec<Crossroads<'story>> = Vec::new();
        for place in self.places() {
            let Place::Scene { scenario, scene, stage } = place else { continue };
            let Some(scenario) = story.scenario(scenario) else { continue };
            let Some(scene) = scenario.scene(scene) else { continue };
            if *place == Place::start_of(scenario) {
                path.retain(|met| met.scenario != scenario.title);
            }
            let known = path
                .iter()
                .position(|met| met.scenario == scenario.title && met.scene.id == scene.id);
            let at = known.unwrap_or_else(|| {
                let offers = Self::offers(scenario, scene)
                    .into_iter()
                    .map(|choice| Offer { choice, taken: false })
                    .collect();
                path.push(Crossroads { scenario: &scenario.title, scene, offers });
                path.len() - 1
            });
            if let Some(id) = stage.choice() {
                for offer in &mut path[at].offers {
                    offer.taken = offer.choice.id == id;
                }
            }
        }
        path
    }
}
