//! Which screens carry which claim, and on how many full walks a reader comes by one of them.

use crate::content::{Content, Language};
use crate::roads;
use anyhow::{Result, bail};
use clap::ValueEnum;
use paradox::pack::Claim;
use paradox::story::{Scene, Story};
use std::fmt::Write;

/// For whom the claims are told.
#[derive(Clone, Copy, ValueEnum)]
pub enum Format {
    /// For a terminal
    Text,
    /// For a reviewer: a table, with what each claim says
    Markdown,
}

/// A claim carried on fewer full walks than this is as good as lost.
const ENOUGH: f64 = 0.5;

/// The claims of a language, and what became of them.
pub struct Report<'content> {
    rows: Vec<Row<'content>>,
}

/// A claim, where it is carried, and on what share of full walks it is met.
struct Row<'content> {
    claim: &'content Claim,
    screens: Vec<String>,
    share: f64,
}

impl<'content> Report<'content> {
    /// Looks for every claim in every screen of a language.
    pub fn of(content: &'content Content, language: &'content Language) -> Result<Self> {
        if content.claims.is_empty() {
            bail!("there is no claims.toml beside the folder `{}`", language.name);
        }
        let row = |claim: &'content Claim| Row {
            claim,
            screens: screens(language, &claim.id),
            share: share(language, &claim.id),
        };
        Ok(Self { rows: content.claims.iter().map(row).collect() })
    }

    /// Whether every claim is carried, and met on enough walks.
    pub fn is_well(&self) -> bool {
        self.rows.iter().all(|row| row.complaint().is_none())
    }

    /// The report, in full.
    pub fn say(&self, format: Format) -> String {
        match format {
            Format::Text => self.text(),
            Format::Markdown => self.markdown(),
        }
    }

    /// A claim a line, then what is amiss.
    fn text(&self) -> String {
        let width = self.rows.iter().map(|row| row.claim.id.len()).max().unwrap_or(0);
        let mut text = String::new();
        for Row { claim, screens, share } in &self.rows {
            let (id, share, screens) = (&claim.id, percent(*share), screens.join(", "));
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{id:width$}  {share:>4}  {screens}");
        }
        for row in &self.rows {
            if let Some(complaint) = row.complaint() {
                let _ = writeln!(text, "\n{}: {complaint}", row.claim.id);
            }
        }
        let _ = writeln!(text, "\n{}", self.summary());
        text
    }

    fn markdown(&self) -> String {
        let mut text =
            "| Claim | What it says | Screens | Full walks |\n|---|---|---|---|\n".to_owned();
        for row in &self.rows {
            let Row { claim, screens, share } = row;
            let carried = match row.complaint() {
                Some(complaint) => format!("**{complaint}** {}", screens.join(", ")),
                None => screens.join(", "),
            };
            let (id, says, share) = (&claim.id, &claim.text, percent(*share));
            let _ = writeln!(text, "| `{id}` | {says} | {carried} | {share} |");
        }
        let _ = writeln!(text, "\n{}", self.summary());
        text
    }

    fn summary(&self) -> String {
        let carried = self.rows.iter().filter(|row| !row.screens.is_empty()).count();
        let rare = self.rows.iter().filter(|row| row.is_rare()).count();
        let all = self.rows.len();
        format!(
            "{carried} of {all} claims are carried; {rare} met on fewer than half of full walks"
        )
    }
}

impl Row<'_> {
    /// A claim for trainers' notes alone need be on no screen.
    fn is_for_notes(&self) -> bool {
        self.claim.r#where.trim() == "N"
    }

    fn is_rare(&self) -> bool {
        !self.is_for_notes() && self.share < ENOUGH
    }

    fn complaint(&self) -> Option<&'static str> {
        match () {
            () if self.is_for_notes() => None,
            () if self.screens.is_empty() => Some("no screen carries it"),
            () if self.is_rare() => {
                Some("met on fewer than half of full walks: carry it once more")
            }
            () => None,
        }
    }
}

/// Rounded down, so that only what is met on every walk says so.
fn percent(share: f64) -> String {
    format!("{:.0}%", (share * 100.0 + 1e-9).floor())
}

/// Every screen that carries a claim, in the order of the walk.
fn screens(language: &Language, id: &str) -> Vec<String> {
    let mut screens = Vec::new();
    let mut note = |claims: &[String], screen: String| {
        if claims.iter().any(|claim| claim == id) {
            screens.push(screen);
        }
    };
    if let Some(frame) = &language.frame {
        note(&frame.opening.claims, "opening".into());
    }
    for story in &language.stories {
        let walk = &story.id;
        note(&story.door.claims, format!("{walk}/door"));
        for beat in story.beats() {
            note(&beat.claims, format!("{walk}/feel/{}", beat.id.name()));
        }
        for scenario in &story.scenarios {
            for scene in &scenario.scenes {
                note(&scene.claims, format!("{walk}/{}/{}", scenario.id, scene.id));
            }
        }
        note(&story.card.claims, format!("{walk}/card"));
        note(&story.reflection.claims, format!("{walk}/reflection"));
    }
    if let Some(frame) = &language.frame {
        note(&frame.closing.claims, "closing".into());
    }
    screens
}

/// On what share of full walks a claim is met, each road of choices counting the same. Whatever is
/// no scene is on every walk.
fn share(language: &Language, id: &str) -> f64 {
    let has = |claims: &[String]| claims.iter().any(|claim| claim == id);
    let framed = language.frame.iter().any(|it| has(&it.opening.claims) || has(&it.closing.claims));
    let beside = |story: &Story| {
        has(&story.door.claims)
            || story.beats().iter().any(|beat| has(&beat.claims))
            || has(&story.card.claims)
            || has(&story.reflection.claims)
    };
    if framed || language.stories.iter().any(beside) {
        return 1.0;
    }
    let scenarios = language.stories.iter().flat_map(|story| &story.scenarios);
    let missed: f64 = scenarios
        .map(|scenario| 1.0 - roads::share(scenario, |scene: &Scene| has(&scene.claims)))
        .product();
    1.0 - missed
}
