//! A page in a browser, as a case sees it: scripts to look with, hands to act with.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use fantoccini::Client;
use fantoccini::actions::{
    InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
};
use fantoccini::key::Key;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tokio::time::sleep;

use crate::site::Site;

/// How long anything may take that a reader waits for.
const PATIENCE: Duration = Duration::from_secs(15);

/// A page, and the widget on it that is looked at.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    pub client: &'a Client,
    pub site: &'a Site,
    nth: usize,
}

impl<'a> Page<'a> {
    pub const fn new(client: &'a Client, site: &'a Site) -> Self {
        Self { client, site, nth: 0 }
    }

    /// The same page, with an eye on another widget, counted from 0.
    pub const fn widget(self, nth: usize) -> Self {
        Self { nth, ..self }
    }

    /// The same browser, at another site.
    pub const fn at(self, site: &'a Site) -> Page<'a> {
        Self { site, ..self }
    }

    /// Opens a page of the site, afresh.
    pub async fn open(&self, page: &str) -> Result<()> {
        Ok(self.client.goto(&self.site.address(page)).await?)
    }

    /// Opens a host page with one widget of these attributes.
    pub async fn host(&self, attributes: &str) -> Result<()> {
        self.open(&self.site.host("", &self.site.element(attributes)?)?).await
    }

    /// The same, once the widget is ready.
    pub async fn ready(&self, attributes: &str) -> Result<()> {
        self.host(attributes).await?;
        self.until_state("ready").await
    }

    /// What a script returns. It may use all of `page.js`.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        let script = self.whole(script);
        Ok(self.client.execute(&script, arguments).await?)
    }

    /// What an expression is.
    pub async fn get<T: DeserializeOwned>(&self, expression: &str) -> Result<T> {
        let value = self.run(&format!("return {expression};"), vec![]).await?;
        serde_json::from_value(value.clone())
            .with_context(|| format!("`{expression}` is unexpectedly {value}"))
    }

    /// What a script hands to `done`, which it may do later.
    pub async fn run_async(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        let script = format!("const done = [...arguments].at(-1);{}", self.whole(script));
        Ok(self.client.execute_async(&script, arguments).await?)
    }

    fn whole(&self, script: &str) -> String {
        format!("const nth = {};{}\n{script}", self.nth, include_str!("page.js"))
    }

    /// Waits until an expression is true.
    pub async fn until(&self, expression: &str) -> Result<()> {
        self.until_with(expression, vec![]).await
    }

    /// Waits until an expression about `arguments` is true.
    pub async fn until_with(&self, expression: &str, arguments: Vec<Value>) -> Result<()> {
        self.found(&format!("!!({expression})"), arguments).await.map(|_| ())
    }

    /// Waits until an expression about `arguments` is something, and says what.
    async fn found(&self, expression: &str, arguments: Vec<Value>) -> Result<Value> {
        let start = Instant::now();
        let script = format!("return {expression};");
        loop {
            let value = self.run(&script, arguments.clone()).await?;
            if !matches!(value, Value::Null | Value::Bool(false)) {
                return Ok(value);
            }
            if start.elapsed() > PATIENCE {
                let seen: String = self.get(SEEN).await?;
                bail!("never came: {expression} with {}\n{seen}", Value::from(arguments));
            }
            sleep(Duration::from_millis(20)).await;
        }
    }

    /// Waits until the element is in this state.
    pub async fn until_state(&self, state: &str) -> Result<()> {
        self.until_with("widget?.state === arguments[0]", vec![state.into()]).await
    }

    /// Clicks the element an expression finds, with the mouse.
    pub async fn click(&self, expression: &str, arguments: Vec<Value>) -> Result<()> {
        let spot = self.found(&format!("spot({expression})"), arguments).await?;
        let spot: Value = serde_json::from_str(spot.as_str().unwrap_or_default())?;
        let [x, y] = ["at", "down"].map(|it| spot[it].as_f64().unwrap_or_default());
        self.mouse(vec![
            move_to(x, y),
            PointerAction::Down { button: MOUSE_BUTTON_LEFT },
            PointerAction::Up { button: MOUSE_BUTTON_LEFT },
        ])
        .await
    }

    /// Clicks a control by its words.
    pub async fn press(&self, label: &str) -> Result<()> {
        self.click("control(arguments[0])", vec![label.into()])
            .await
            .with_context(|| format!("could not press “{label}”"))
    }

    pub async fn mouse(&self, actions: Vec<PointerAction>) -> Result<()> {
        let start = MouseActions::new("mouse".to_owned());
        let mouse = actions.into_iter().fold(start, InputSource::then);
        Ok(self.client.perform_actions(mouse).await?)
    }

    /// Presses and lets go of a key.
    pub async fn key(&self, key: Key) -> Result<()> {
        self.keys(&[key]).await
    }

    /// Presses keys one after the other, then lets go of them.
    pub async fn keys(&self, keys: &[Key]) -> Result<()> {
        let start = KeyActions::new("keys".to_owned());
        let down = keys.iter().map(|&key| KeyAction::Down { value: key.into() });
        let up = keys.iter().rev().map(|&key| KeyAction::Up { value: key.into() });
        let actions = down.chain(up).fold(start, InputSource::then);
        Ok(self.client.perform_actions(actions).await?)
    }

    /// Shows a screen by its id, without arriving there by hand.
    pub async fn go_to(&self, id: &str) -> Result<()> {
        let known = self.run("return widget.goTo(arguments[0]);", vec![id.into()]).await?;
        if known != json!(true) {
            bail!("the widget knows no screen `{id}`");
        }
        Ok(())
    }

    /// The events of this kind that our host page has heard.
    pub async fn heard(&self, name: &str) -> Result<Vec<Value>> {
        let events =
            self.run("return heard.filter((it) => it.name === arguments[0]);", vec![name.into()]);
        Ok(serde_json::from_value(events.await?)?)
    }
}

/// Where things stand, for whoever reads a failure.
const SEEN: &str =
    "`state ${widget?.state}, step ${widget?.progress?.step}\n${root ? words() : ''}`";

pub const fn move_to(x: f64, y: f64) -> PointerAction {
    PointerAction::MoveTo { duration: None, x, y }
}
