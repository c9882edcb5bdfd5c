//! What widgets weigh on a page, and what they leave behind. The figures are printed; the budget is
//! one of bytes.
//!
//! In Chromium alone, the one engine that tells a page what it uses.

use anyhow::{Result, ensure};
use serde_json::Value;

use crate::case::Case;
use crate::engine::Engine;
use crate::page::Page;

/// What a mount may leave behind once it was removed, in bytes.
const LEFT: f64 = 1000.0;

/// Takes hold of the wasm's memory, sweeps, and counts; mounts at the top of the page, one after
/// another, and takes each away again, or keeps them.
const HEAD: &str = "<script>
    const { Instance } = WebAssembly;
    window.instances = [];
    const memory = ({ exports }) =>
      Object.values(exports).find((it) => it instanceof WebAssembly.Memory);
    WebAssembly.Instance = function (...all) {
      const made = new Instance(...all);
      instances.push(made);
      return made;
    };
    const task = () => new Promise((done) => setTimeout(done));
    const used = async () => {
      for (let sweep = 0; sweep < 4; sweep++) { gc(); await task(); }
      const wasm = instances.reduce((sum, it) => sum + memory(it).buffer.byteLength, 0);
      return { js: performance.memory.usedJSHeapSize, wasm };
    };
    const mount = async (place) => {
      const widget = document.createElement('both-true');
      widget.setAttribute('paradox', 'empathy');
      widget.setAttribute('loading', 'click');
      document.body.prepend(widget);
      await widget.load();
      if (widget.state !== 'ready') throw widget.state;
      if (place) widget.goTo(place);
      await task();
      return widget;
    };
    const again = async (times, place) => {
      for (let time = 0; time < times; time++) {
        (await mount(place)).remove();
        await task(); await task();
      }
    };
  </script>";

pub fn cases() -> Vec<Case> {
    vec![
        Case::new("a thousand mounts leave next to nothing behind", |page| {
            Box::pin(thousand(page))
        })
        .only_in(&[Engine::Chromium]),
        Case::new("fifty widgets share one instance", |page| Box::pin(fifty(page)))
            .only_in(&[Engine::Chromium]),
    ]
}

async fn counted(page: Page<'_>, script: &str) -> Result<[f64; 2]> {
    let script = format!(
        "(async () => {{ {script} return used(); }})().then(done, (it) => done(String(it)));"
    );
    let used: Value = page.run_async(&script, vec![]).await?;
    ensure!(used.is_object(), "the page says {used}");
    Ok(["js", "wasm"].map(|kind| used[kind].as_f64().unwrap_or(f64::NAN)))
}

async fn thousand(page: Page<'_>) -> Result<()> {
    page.open(&page.site.host(HEAD, "")?).await?;
    page.until("customElements.get('both-true')").await?;
    // What is made once: the instance, the pack, the sheet, and what the engine compiles.
    let before = counted(page, "await again(100, 'a/s1');").await?;
    let mut after = before;
    // In parts, since a driver waits for a script no longer than half a minute.
    for _ in 0..10 {
        after = counted(page, "await again(100, 'a/s1');").await?;
    }
    let [js, wasm] = [0, 1].map(|at| (after[at] - before[at]) / 1000.0);
    println!("1,000 mounts and removals leave {js:.0} bytes of script and {wasm:.0} of wasm each");
    ensure!(js + wasm <= LEFT, "each leaves {js:.0} + {wasm:.0} bytes; {LEFT} are allowed");
    Ok(())
}

async fn fifty(page: Page<'_>) -> Result<()> {
    page.open(&page.site.host(HEAD, "")?).await?;
    page.until("customElements.get('both-true')").await?;
    let before = counted(page, "await again(20, 'a/s1');").await?;
    let keep = "for (let nth = 0; nth < 50; nth++) await mount('a/s1');";
    let after = counted(page, keep).await?;
    let [js, wasm] = [0, 1].map(|at| (after[at] - before[at]) / 50_000.0);
    println!("50 widgets in a scene take {js:.1} KB of script and {wasm:.1} KB of wasm each");
    println!("the page's wasm has {:.0} KB of memory in all", after[1] / 1000.0);
    let instances: usize = page.get("instances.length").await?;
    ensure!(instances == 1, "{instances} instances");
    let ready: usize = page
        .get("[...document.querySelectorAll('both-true')].filter((it) => it.shadowRoot.querySelector('.walk')).length")
        .await?;
    ensure!(ready == 50, "{ready} of 50 widgets are there");
    Ok(())
}
