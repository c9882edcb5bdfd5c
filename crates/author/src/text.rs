//! A whole walk as plain HTML: what stands inside the element for readers without scripts, for
//! search, for print, and until the widget is there.
//!
//! It has no ids, classes or styles, so it takes the look of the page it stands in and gets in
//! nobody's way.

use paradox::interface::Interface;
use paradox::story::{
    Beat, Card, Chair, Choice, Condition, Line, Operand, Reading, Scenario, Scene, Spoken, Story,
    Variant,
};

/// The walk of `story`, with headings from `level` down.
pub fn fragment(story: &Story, interface: &Interface, level: u8) -> String {
    let mut page = Page { html: String::new(), interface, level };
    page.push(&format!("<div slot=\"status\">{}</div>", escape(&interface.idle)));
    page.heading(0, &story.door.title);
    page.paragraph(&story.door.lead);
    page.paragraph(&story.door.note);
    if let Some(line) = &story.line {
        page.heading(1, part(story, 0, &story.name));
        page.model(line);
    }
    for scenario in &story.scenarios {
        page.heading(1, &scenario.title);
        page.scenario(scenario);
    }
    page.heading(1, part(story, 3, &story.name));
    page.card(&story.card);
    page.heading(1, &story.reflection.title);
    page.list(&story.reflection.prompts);
    page.paragraph(&interface.disclaimer);
    page.paragraph(&interface.support_default);
    page.html
}

fn part<'story>(story: &'story Story, index: usize, otherwise: &'story str) -> &'story str {
    story.parts.get(index).map_or(otherwise, String::as_str)
}

/// The text so far, a tag or two a line.
struct Page<'page> {
    html: String,
    interface: &'page Interface,
    level: u8,
}

impl Page<'_> {
    fn push(&mut self, html: &str) {
        self.html += html;
        self.html.push('\n');
    }

    fn heading(&mut self, depth: u8, text: &str) {
        let level = (self.level + depth).clamp(1, 6);
        self.push(&format!("<h{level}>{}</h{level}>", escape(text)));
    }

    fn paragraph(&mut self, text: &str) {
        self.push(&format!("<p>{}</p>", escape(text)));
    }

    /// A paragraph that begins with words that stand out.
    fn titled(&mut self, title: &str, text: &str) {
        self.push(&format!("<p><b>{}</b> {}</p>", escape(title), escape(text)));
    }

    fn lines(&mut self, lines: &[String]) {
        for line in lines {
            match Spoken::of(line) {
                Spoken::Told(text) => self.paragraph(text),
                Spoken::Said { who, what } => self.titled(who, what),
            }
        }
    }

    fn list(&mut self, items: &[String]) {
        self.push("<ul>");
        for item in items {
            self.push(&format!("<li>{}</li>", escape(item)));
        }
        self.push("</ul>");
    }

    fn model(&mut self, line: &Line) {
        self.titled(&line.label, &line.label_rest);
        for beat in &line.beats {
            self.beat(beat);
        }
        self.heading(2, &self.interface.text_model.clone());
        self.list(&line.assumed);
    }

    fn beat(&mut self, beat: &Beat) {
        self.heading(2, &beat.title);
        self.lines(&beat.lines);
        for text in beat.ask.iter().chain(&beat.answer) {
            self.paragraph(text);
        }
        self.lines(&beat.then);
    }

    fn scenario(&mut self, scenario: &Scenario) {
        self.paragraph(&scenario.intro);
        for scene in &scenario.scenes {
            self.scene(scenario, scene);
        }
    }

    fn scene(&mut self, scenario: &Scenario, scene: &Scene) {
        self.heading(2, &scene.name);
        self.lines(&scene.lines);
        self.variants(scenario, &scene.variants);
        if scene.choices.is_empty() {
            return;
        }
        self.paragraph(&self.interface.text_choices.clone());
        // Where the choices part, each says where it leads.
        let parted = scene.choices.windows(2).any(|pair| pair[0].goto != pair[1].goto);
        self.push("<ul>");
        for choice in &scene.choices {
            let next = scenario.scene(&choice.goto).filter(|_| parted);
            self.choice(scenario, choice, next);
        }
        self.push("</ul>");
    }

    /// What happens in one case and in another, each with the state it belongs to, if one phrase
    /// can say it.
    fn variants(&mut self, scenario: &Scenario, variants: &[Variant]) {
        if variants.is_empty() {
            return;
        }
        self.push("<ul>");
        for variant in variants {
            self.push("<li>");
            if let Some(phrase) = variant.when.as_ref().and_then(|when| phrase(scenario, when)) {
                self.push(&format!("<p><i>{}</i></p>", escape(phrase)));
            }
            self.lines(&variant.lines);
            self.push("</li>");
        }
        self.push("</ul>");
    }

    fn choice(&mut self, scenario: &Scenario, choice: &Choice, next: Option<&Scene>) {
        self.push("<li>");
        self.titled(&choice.label, &choice.reason);
        self.lines(&choice.then);
        let client = (&scenario.cast.client, &choice.client);
        let therapist = (&scenario.cast.therapist, &choice.therapist);
        // One's own thought first, then the other's, as one would come to know them.
        let thoughts = match scenario.chair {
            Chair::Client => [client, therapist],
            Chair::Therapist => [therapist, client],
        };
        for (name, thought) in thoughts {
            let thinks = escape(&self.interface.thinks.replace("{name}", name));
            self.push(&format!("<p>{thinks}: <i>{}</i></p>", escape(thought)));
        }
        self.lines(&choice.after);
        self.paragraph(&choice.opened);
        if let Some(next) = next {
            self.push(&format!("<p>→ {}</p>", escape(&next.name)));
        }
        self.push("</li>");
    }

    fn card(&mut self, card: &Card) {
        let interface = self.interface;
        let lines = [
            (&interface.card_one, &card.one),
            (&interface.card_other, &card.other),
            (&interface.card_both, &card.both),
            (&interface.card_not, &card.not),
            (&interface.card_alike, &card.alike),
        ];
        self.push("<dl>");
        for (title, text) in lines {
            self.push(&format!("<dt>{}</dt><dd>{}</dd>", escape(title), escape(text)));
        }
        self.push("</dl>");
    }
}

/// The state a condition stands for, in the words of its reading.
fn phrase<'story>(scenario: &'story Scenario, when: &Condition) -> Option<&'story str> {
    let Operand::Number(number) = when.right else { return None };
    let least = if when.or_equal { number } else { number.saturating_add(1) };
    let reading = scenario.readings.iter().find(|reading| reading.id == when.left)?;
    reading.levels.get(Reading::level(least)).map(String::as_str)
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped += "&amp;",
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '"' => escaped += "&quot;",
            c => escaped.push(c),
        }
    }
    escaped
}
