//! A host that moves, removes, brings back or copies the element.

use anyhow::{Result, ensure};
use paradox::session::Length;
use paradox::walk::Step;

use crate::case::Case;
use crate::page::Page;
use crate::player::{Hand, Player};

pub fn cases() -> Vec<Case> {
    vec![
        Case::new("moved, the widget stays as it is", |page| Box::pin(moved(page))),
        Case::new("removed and brought back, it is where it was", |page| Box::pin(back(page))),
        Case::new("a copy begins at the door", |page| Box::pin(copied(page))),
        Case::new("taken to another document, it keeps its looks", |page| Box::pin(adopted(page))),
    ]
}

async fn begun(page: Page<'_>) -> Result<Player<'_>> {
    page.ready("paradox=change").await?;
    let mut player = Player::new(page, "change", Hand::Mouse, Length::Short);
    player.step(&Step::Go).await?;
    player.step(&Step::Go).await?;
    Ok(player)
}

/// One mount and no double of anything, whichever widget of the page it is.
async fn is_single(page: Page<'_>) -> Result<()> {
    let counts: [usize; 3] = page
        .get("[[...root.children].filter((it) => it.localName === 'div').length, all('.walk').length, all('.head__pause').length]")
        .await?;
    ensure!(counts == [1, 1, 1], "mounts, walks, pauses: {counts:?}");
    Ok(())
}

async fn moved(page: Page<'_>) -> Result<()> {
    let mut player = begun(page).await?;
    page.run("window.before = find('.walk'); document.body.append(widget);", vec![]).await?;
    // Whatever a removal would lead to has happened two tasks later.
    page.run_async("setTimeout(() => setTimeout(done));", vec![]).await?;
    page.until_state("ready").await?;
    is_single(page).await?;
    let same: bool = page.get("window.before === find('.walk')").await?;
    ensure!(same, "the widget was drawn anew");
    player.step(&Step::Go).await
}

async fn back(page: Page<'_>) -> Result<()> {
    let mut player = begun(page).await?;
    page.run("window.gone = widget; widget.remove();", vec![]).await?;
    page.until("window.gone.state === 'idle'").await?;
    let left: usize = page.get("window.gone.shadowRoot.querySelectorAll('.walk').length").await?;
    ensure!(left == 0, "a removed element keeps its widget");
    page.run("document.querySelector('main').append(window.gone);", vec![]).await?;
    page.until_state("ready").await?;
    is_single(page).await?;
    let title = player.pack().stories[0].beats().iter().find(|it| it.id.name() == "reveal");
    let title = title.map_or("", |beat| &beat.title);
    page.until_with("words().includes(arguments[0])", vec![title.into()]).await?;
    player.step(&Step::Go).await
}

async fn copied(page: Page<'_>) -> Result<()> {
    let mut player = begun(page).await?;
    page.run("widget.before(widget.cloneNode(true));", vec![]).await?;
    let (copy, first) = (page.widget(0), page.widget(1));
    // What is above the view is left alone until the reader is there.
    copy.run("widget.scrollIntoView();", vec![]).await?;
    copy.until_state("ready").await?;
    is_single(copy).await?;
    is_single(first).await?;
    let door: bool = copy.get("!widget.progress && !!find('.door')").await?;
    ensure!(door, "the copy is not at the door");
    player.page = first;
    player.step(&Step::Go).await
}

async fn adopted(page: Page<'_>) -> Result<()> {
    begun(page).await?;
    let paper = "getComputedStyle(find('.walk')).borderTopWidth";
    let before: String = page.get(paper).await?;
    page.run(
        "const frame = document.createElement('iframe');
         document.body.append(frame);
         window.gone = widget;
         frame.contentDocument.body.append(widget);",
        vec![],
    )
    .await?;
    page.run_async("setTimeout(() => setTimeout(done));", vec![]).await?;
    let inside =
        "frames[0].getComputedStyle(window.gone.shadowRoot.querySelector('.walk')).borderTopWidth";
    let after: String = page.get(inside).await?;
    ensure!(before == after && after == "3px", "{before} became {after}");
    Ok(())
}
