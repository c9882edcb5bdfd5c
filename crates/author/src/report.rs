//! Mistakes, said aloud: to a person, with the line they stand in; to a program, as JSON.

use crate::content::File;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use anyhow::Result;
use paradox::diagnostic::Diagnostic;
use serde::Serialize;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::ops::Range;

/// Says every mistake to a person, and how many there are.
pub fn say(files: &[File]) -> Result<()> {
    let renderer = if wants_colour() { Renderer::styled() } else { Renderer::plain() };
    print(&render(files, &renderer))
}

/// The same without colour, for a page.
pub fn plain(files: &[File]) -> String {
    render(files, &Renderer::plain())
}

fn render(files: &[File], renderer: &Renderer) -> String {
    let mut text = String::new();
    for file in files {
        for mistake in &file.mistakes {
            text += &renderer.render(&[report(file, mistake)]);
            text += "\n\n";
        }
    }
    text += &summary(files);
    text.push('\n');
    text
}

/// Says every mistake to a program: one JSON array.
pub fn say_json(files: &[File]) -> Result<()> {
    let mistakes = files
        .iter()
        .flat_map(|file| file.mistakes.iter().map(|mistake| Mistake::of(file, mistake)));
    let mut text = serde_json::to_string_pretty(&mistakes.collect::<Vec<_>>())?;
    text.push('\n');
    print(&text)
}

fn report<'file>(file: &'file File, mistake: &'file Diagnostic) -> annotate_snippets::Group<'file> {
    let snippet = Snippet::source(&file.source)
        .path(file.path.to_string_lossy())
        .annotation(AnnotationKind::Primary.span(mistake.span.clone()));
    Level::ERROR
        .with_name("mistake")
        .primary_title(&mistake.message)
        .id(mistake.code)
        .element(snippet)
        .element(Level::HELP.message(&mistake.hint))
}

fn summary(files: &[File]) -> String {
    let mistakes: usize = files.iter().map(|file| file.mistakes.len()).sum();
    let spoilt = files.iter().filter(|file| !file.mistakes.is_empty()).count();
    match mistakes {
        0 => format!("{} checked: all is well", count(files.len(), "file")),
        _ => format!("{} in {}", count(mistakes, "mistake"), count(spoilt, "file")),
    }
}

fn count(number: usize, what: &str) -> String {
    if number == 1 { format!("{number} {what}") } else { format!("{number} {what}s") }
}

/// As <https://no-color.org> has it.
fn wants_colour() -> bool {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    io::stdout().is_terminal() && !refused
}

/// Writes to whoever listens.
pub fn print(text: &str) -> Result<()> {
    match io::stdout().lock().write_all(text.as_bytes()) {
        // Whoever listened has heard enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        printed => Ok(printed?),
    }
}

/// A mistake as programs read it. Lines and columns count from one, columns in characters.
#[derive(Serialize)]
struct Mistake<'file> {
    file: String,
    line: usize,
    column: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_line: Option<usize>,
    code: &'static str,
    message: &'file str,
    hint: &'file str,
}

impl<'file> Mistake<'file> {
    fn of(file: &File, mistake: &'file Diagnostic) -> Self {
        let Range { start, end } = mistake.span;
        let (line, column) = place(&file.source, start);
        let (end_line, _) = place(&file.source, end);
        Self {
            file: file.path.to_string_lossy().into_owned(),
            line,
            column,
            end_line: (end_line > line).then_some(end_line),
            code: mistake.code,
            message: &mistake.message,
            hint: &mistake.hint,
        }
    }
}

fn place(source: &str, byte: usize) -> (usize, usize) {
    let before = &source[..byte];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}
