//! Plays a walk through the real page, beside a bare session that says where it should lead.

use anyhow::{Context, Error, Result, bail, ensure};
use fantoccini::key::Key;
use paradox::interface::Interface;
use paradox::session::{Guess, Length, Message, Place, Session, Stage, Stop, Way};
use paradox::story::{Chair, Kind, Model, Pack, Scenario, Spoken, Story};
use paradox::walk::{Step, Walk, number, press};
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
    pack: &'a Pack,
    hand: Hand,
    session: Session,
}

impl<'a> Player<'a> {
    /// Where a widget with the pack of this name begins.
    pub fn new(page: Page<'a>, pack: &str, hand: Hand, length: Length) -> Self {
        Self::of(page, page.site.pack(pack), hand, length)
    }

    /// Where a widget with this pack begins.
    pub fn of(page: Page<'a>, pack: &'a Pack, hand: Hand, length: Length) -> Self {
        Self { page, pack, hand, session: Session::new(pack, length) }
    }

    /// Plays a walk to its end, and does `after` after each step.
    pub async fn play(
        &mut self,
        walk: &Walk,
        after: impl AsyncFn(&Self, &Step) -> Result<()>,
    ) -> Result<()> {
        for (line, step) in &walk.steps {
            self.step(step).await.with_context(|| format!("line {line}, {step:?}"))?;
            after(self, step).await.with_context(|| format!("after line {line}, {step:?}"))?;
        }
        Ok(())
    }

    /// Does one step of a walk, and waits for what it brings.
    pub async fn step(&mut self, step: &Step) -> Result<()> {
        let (label, message) = match step {
            Step::Go => (self.way(&Way::Next).await?, Message::WentOn(Way::Next)),
            Step::Take(way) => (self.way(way).await?, Message::WentOn(way.clone())),
            Step::Onto(id) => {
                let way = Way::Onto(number(self.pack, id).map_err(Error::msg)?);
                (self.way(&way).await?, Message::WentOn(way))
            }
            Step::Press(label) => {
                let pressed = press(&self.session, self.story(), label);
                (label.clone(), pressed.context("no such control")?)
            }
            Step::Choose(label) => {
                let scene = self.session.scene(self.story()).context("no scene")?;
                let mut choices = scene.choices.iter();
                let choice = choices.find(|it| [&it.label, &it.id].contains(&label));
                let choice = choice.context("no such choice")?;
                (choice.label.clone(), Message::ChoiceTaken(choice.id.clone()))
            }
            Step::Guess(guess) => (self.guess(*guess)?, Message::Guessed(*guess)),
            Step::Back => (self.pack.interface.back.clone(), Message::SteppedBack),
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
                let here = self.session.stop().screen(self.pack);
                ensure!(here == *screen, "this is {here}, not {screen}");
                return self.arrived().await;
            }
        };
        self.press(&label).await?;
        self.session = self.session.clone().update(self.pack, message);
        self.arrived().await
    }

    /// Lets the host lead the reader to a place.
    pub async fn lead(&mut self, place: &str) -> Result<()> {
        let led = Stop::parse(place, self.pack).with_context(|| format!("no place `{place}`"))?;
        self.page.go_to(place).await?;
        self.session = self.session.clone().update(self.pack, Message::WasLed(led));
        self.arrived().await
    }

    /// Where the reader is.
    pub fn place(&self) -> &Place {
        self.session.place()
    }

    /// Whether the reader has come here by a step, and did not find it on arriving.
    pub fn has_moved(&self) -> bool {
        self.session.can_step_back()
    }

    pub fn pack(&self) -> &'a Pack {
        self.pack
    }

    /// The walk the reader is in.
    pub fn story(&self) -> &'a Story {
        self.session.story(self.pack)
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
        let Interface { assumed, research, table, .. } = &self.pack.interface;
        let mut labels = vec![assumed, research, table];
        if let Some(Kind::Line(words)) = self.story().model.as_ref().and_then(Model::kind) {
            labels.extend([&words.cover, &words.underneath]);
        }
        let mut opened = false;
        for label in labels {
            opened |= self.try_press(label).await?;
        }
        Ok(opened)
    }

    /// Presses all that a model has to press, as often as a reader might, and ticks all its boxes;
    /// does `after` after each. Says how much there was. The bare session knows nothing of it.
    pub async fn try_all(&self, after: impl AsyncFn(&Self) -> Result<()>) -> Result<usize> {
        let mut count = 0;
        for label in self.controls() {
            if self.try_press(label).await? {
                after(self).await.with_context(|| format!("after “{label}”"))?;
                count += 1;
            }
        }
        let boxes = "const boxes = all('input[type=checkbox]');
            boxes.forEach((it) => it.click()); return boxes.length;";
        if self.page.run(boxes, vec![]).await? != 0 {
            after(self).await.context("after the boxes")?;
            count += 1;
        }
        Ok(count)
    }

    /// The controls of the model, in an order that comes by every state of it.
    fn controls(&self) -> Vec<&'a str> {
        match self.story().model.as_ref().and_then(Model::kind) {
            Some(Kind::Line(it)) => vec![&it.again, &it.hide, &it.lift],
            Some(Kind::Dial(it)) => vec![
                &it.say,
                &it.next,
                &it.say,
                &it.next,
                &it.repair,
                &it.ask,
                &it.say,
                &it.next,
                &it.another,
            ],
            Some(Kind::Lenses(it)) => {
                let mut controls = vec![&*it.boxes[0].name, &it.boxes[1].name];
                controls.extend([&it.flip, &it.reveal, &it.next, &it.skip].map(String::as_str));
                controls
            }
            None => vec![],
        }
    }

    /// Presses a control if it is there, and says whether it was.
    async fn try_press(&self, label: &str) -> Result<bool> {
        let script = "const it = control(arguments[0]); it?.click();
            requestAnimationFrame(() => setTimeout(() => done(!!it)));";
        Ok(self.page.run_async(script, vec![label.into()]).await? == true)
    }

    /// Tabs until `there` is true of the focus, which must be seen at every stop: on, or back where
    /// the control of these words stands before it.
    pub async fn tab_to(&self, there: &str, label: &str) -> Result<()> {
        let script = format!(
            "{RING} const now = root.activeElement;
             const wanted = control(arguments[0]);
             const before = Node.DOCUMENT_POSITION_PRECEDING;
             const behind = now && wanted && now.compareDocumentPosition(wanted) & before;
             return JSON.stringify({{ found: !!({there}), unseen: ring(now), behind: !!behind }});"
        );
        for tabs in 0..60 {
            let answer = self.page.run(&script, vec![label.into()]).await?;
            let answer: Value = serde_json::from_str(answer.as_str().unwrap_or_default())?;
            let [found, behind] = ["found", "behind"].map(|it| answer[it] == true);
            // What has just appeared is no stop: a reader is brought there without a key.
            let unseen = answer["unseen"].as_str().filter(|_| found || tabs > 0);
            ensure!(unseen.is_none(), "nobody sees the focus on {}", unseen.unwrap_or_default());
            if found {
                return Ok(());
            }
            self.page.keys(if behind { &[Key::Shift, Key::Tab] } else { &[Key::Tab] }).await?;
        }
        bail!("tabbing never reaches “{label}”")
    }

    /// Waits until the page shows what the bare session does.
    async fn arrived(&self) -> Result<()> {
        let place = self.session.place();
        let (story, interface) = (self.story(), &self.pack.interface);
        // There is no step event where one comes in.
        let first = Stop::first(self.pack).screen(self.pack);
        let step = "(widget.progress?.step ?? arguments[1]) === arguments[0]";
        let here = self.session.stop().screen(self.pack);
        self.page.until_with(step, vec![here.into(), first.into()]).await?;
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
        let (story, interface) = (self.story(), &self.pack.interface);
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
            Way::Closing => &interface.to_closing,
            Way::Onto(walk) => {
                let framed = matches!(place, Place::Opening | Place::Closing);
                let template = if framed { &interface.begin } else { &interface.onto };
                return Ok(template.replace("{name}", &self.pack.stories[*walk].name));
            }
            Way::Chair(id) => {
                return Ok(sit(self.pack, story.scenario(id).context("no such chair")?));
            }
        }
        .clone())
    }

    fn guess(&self, guess: Guess) -> Result<String> {
        let (story, interface) = (self.story(), &self.pack.interface);
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
