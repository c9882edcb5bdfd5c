//! Plays a walk through the real page, beside a bare session that says where it should lead.

use anyhow::{Context, Result, bail, ensure};
use fantoccini::key::Key;
use paradox::session::{Guess, Length, Message, Place, Session, Stage, Way};
use paradox::story::{Chair, Pack, Scenario, Spoken};
use paradox::walk::{Step, Walk};
use serde_json::Value;

use crate::page::Page;

/// What a control is pressed with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hand {
    Mouse,
    Keys,
    /// By a script's click, where only what follows is looked at: in a frame, engines do not
    /// agree on where a pointer is.
    Script,
}

/// A reader at a page.
pub struct Player<'a> {
    pub page: Page<'a>,
    hand: Hand,
    session: Session,
}

impl<'a> Player<'a> {
    /// At the door of a widget that is ready.
    pub fn new(page: Page<'a>, hand: Hand, length: Length) -> Self {
        Self { page, hand, session: Session::new(length) }
    }

    /// Plays a walk to its end, and does `after` at each screen and turn.
    pub async fn play(
        &mut self,
        walk: &Walk,
        after: impl AsyncFn(&Self) -> Result<()>,
    ) -> Result<()> {
        for (line, step) in &walk.steps {
            self.step(step).await.with_context(|| format!("line {line}, {step:?}"))?;
            after(self).await.with_context(|| format!("after line {line}, {step:?}"))?;
        }
        Ok(())
    }

    /// Does one step of a walk, and waits for what it brings.
    pub async fn step(&mut self, step: &Step) -> Result<()> {
        let (label, message) = match step {
            Step::Go => (self.way(&Way::Next).await?, Message::WentOn(Way::Next)),
            Step::Take(way) => (self.way(way).await?, Message::WentOn(way.clone())),
            Step::Choose(label) => {
                let scene = self.session.scene(&self.pack().story).context("no scene")?;
                let mut choices = scene.choices.iter();
                let choice = choices.find(|it| it.label == *label).context("no such choice")?;
                (label.clone(), Message::ChoiceTaken(choice.id.clone()))
            }
            Step::Guess(guess) => (self.guess(*guess)?, Message::Guessed(*guess)),
            Step::Back => (self.pack().interface.back.clone(), Message::SteppedBack),
            Step::Expect(words) => {
                let words = match Spoken::of(words) {
                    Spoken::Said { what, .. } => what,
                    Spoken::Told(told) => told,
                };
                return self
                    .page
                    .until_with("words().includes(arguments[0])", vec![words.into()])
                    .await;
            }
            Step::At(screen) => {
                let here = self.session.place().screen();
                ensure!(here == *screen, "this is {here}, not {screen}");
                return self.arrived().await;
            }
        };
        self.press(&label).await?;
        self.session = self.session.clone().update(&self.page.site.pack.story, message);
        self.arrived().await
    }

    /// Lets the host lead the reader to a place.
    pub async fn lead(&mut self, place: &str) -> Result<()> {
        let story = &self.page.site.pack.story;
        let led = Place::parse(place, story).with_context(|| format!("no place `{place}`"))?;
        self.page.go_to(place).await?;
        self.session = self.session.clone().update(story, Message::WasLed(led));
        self.arrived().await
    }

    /// Where the reader is.
    pub fn place(&self) -> &Place {
        self.session.place()
    }

    pub fn pack(&self) -> &'a Pack {
        &self.page.site.pack
    }

    /// Presses a control by its words.
    pub async fn press(&self, label: &str) -> Result<()> {
        match self.hand {
            Hand::Mouse => self.page.press(label).await,
            Hand::Script => {
                let label = vec![label.into()];
                self.page.until_with("control(arguments[0])", label.clone()).await?;
                self.page.run("control(arguments[0]).click();", label).await?;
                Ok(())
            }
            Hand::Keys => {
                // Both keys press a button, so the two are used in turn.
                let key = if label.len().is_multiple_of(2) { Key::Enter } else { Key::Space };
                self.tab_to(FOCUSED, label).await?;
                self.page.key(key).await
            }
        }
    }

    /// Opens, uncovers and shows all that a screen can, and says whether there was anything.
    pub async fn open_all(&self) -> Result<bool> {
        let Pack { story, interface } = self.pack();
        let mut labels = vec![interface.assumed.as_str(), &interface.table];
        labels.extend(story.line.iter().flat_map(|it| [&*it.words.cover, &it.words.underneath]));
        let mut opened = false;
        for label in labels {
            let script = "const it = control(arguments[0]); it?.click(); return !!it;";
            opened |= self.page.run(script, vec![label.into()]).await? == true;
        }
        Ok(opened)
    }

    /// Tabs on until `there` is true of the focus, which must be seen at every stop.
    pub async fn tab_to(&self, there: &str, label: &str) -> Result<()> {
        let script = format!("{RING} return [!!({there}), ring(root.activeElement)];");
        for _ in 0..40 {
            self.page.key(Key::Tab).await?;
            let answer = self.page.run(&script, vec![label.into()]).await?;
            let (found, unseen): (bool, Option<String>) = serde_json::from_value(answer)?;
            ensure!(unseen.is_none(), "nobody sees the focus on {}", unseen.unwrap_or_default());
            if found {
                return Ok(());
            }
        }
        bail!("tabbing never reaches “{label}”")
    }

    /// Waits until the page shows what the bare session does.
    async fn arrived(&self) -> Result<()> {
        let place = self.session.place();
        let Pack { story, interface } = self.pack();
        // There is no step event at the very door.
        let step = "(widget.progress?.step ?? 'door') === arguments[0]";
        self.page.until_with(step, vec![place.screen().into()]).await?;
        let choice = self.session.choice(story);
        let (sign, words) = match (place, choice) {
            (Place::Scene { stage: Stage::Took(_), .. }, Some(_)) => {
                ("control(arguments[0])", &interface.guess_skip)
            }
            (Place::Scene { stage: Stage::Heard(..), .. }, Some(choice)) => {
                ("words().includes(arguments[0])", &choice.opened)
            }
            (Place::Scene { .. }, _) => match self.session.scene(story) {
                Some(scene) if scene.is_end() => ("control(arguments[0])", &interface.go_on),
                Some(scene) => ("control(arguments[0])", &scene.choices[0].label),
                None => bail!("no scene at {place}"),
            },
            (Place::Other { .. }, _) => ("control(arguments[0])", &interface.untaken_return),
            _ => return Ok(()),
        };
        self.page.until_with(sign, vec![words.as_str().into()]).await
    }

    /// The words on the control for a way onward.
    async fn way(&self, way: &Way) -> Result<String> {
        let Pack { story, interface } = self.pack();
        let place = self.session.place();
        Ok(match way {
            Way::Next => match place {
                Place::Door | Place::Summary => &interface.start,
                Place::Beat(id) => {
                    // A beat names the one that follows it; out of that order it just leads on.
                    let named = &story.beat(*id).context("no such beat")?.go;
                    let labels = [named, &interface.go_on].map(|it| it.as_str().into()).to_vec();
                    let either = "control(arguments[0]) || control(arguments[1])";
                    self.page.until_with(either, labels.clone()).await?;
                    match self.page.run("return !!control(arguments[0]);", labels).await? {
                        Value::Bool(true) => named,
                        _ => &interface.go_on,
                    }
                }
                Place::Other { .. } => &interface.untaken_return,
                _ => &interface.go_on,
            },
            Way::Summary => &interface.summary,
            Way::Skip => &interface.skip,
            Way::Deeper => &interface.deeper,
            Way::Card => &interface.to_card,
            Way::Reflection => &interface.think,
            Way::Untaken => match place {
                Place::Other { .. } => &interface.untaken_more,
                _ => &interface.untaken,
            },
            Way::Chair(id) => {
                return Ok(sit(self.pack(), story.scenario(id).context("no such chair")?));
            }
        }
        .clone())
    }

    fn guess(&self, guess: Guess) -> Result<String> {
        let Pack { story, interface } = self.pack();
        if guess == Guess::Shown {
            return Ok(interface.guess_skip.clone());
        }
        let scenario = self.session.scenario(story).context("no scenario")?;
        let scene = self.session.scene(story).context("no scene")?;
        let choice = self.session.choice(story).context("no choice was taken")?;
        let guesses = Session::guesses(scenario, scene, choice);
        let thought = guesses.iter().find(|(it, _)| *it == guess);
        Ok(thought.map_or("", |(_, thought)| thought).to_owned())
    }
}

/// True once the control of these words has the focus.
pub const FOCUSED: &str = "root.activeElement && root.activeElement === control(arguments[0])";

/// Names the focused control if nothing shows that it has the focus.
const RING: &str = "
    const ring = (it) => {
      if (!it || it.matches('.drawn input')) return null;
      const { outlineStyle, outlineWidth } = getComputedStyle(it);
      return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 ? null : it.outerHTML;
    };";

/// The words that invite into a chair.
fn sit(pack: &Pack, scenario: &Scenario) -> String {
    let (template, name) = match scenario.chair {
        Chair::Client => (&pack.interface.chair_client, &scenario.cast.client),
        Chair::Therapist => (&pack.interface.chair_therapist, &scenario.cast.therapist),
    };
    template.replace("{name}", name)
}
