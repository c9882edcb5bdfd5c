//! `both-true`, the authors' command: it checks what people write, shows it and compiles it for pages.
//!
//! It leaves with 0 if all is well, 1 if there are mistakes to mend, and 2 if it could not do its
//! work at all (a file that is not there, or is not text).

mod claims;
mod compile;
mod content;
mod every;
mod graph;
mod new;
mod play;
mod preview;
mod pseudo;
mod report;
mod roads;
mod said;
mod schema;
mod text;
mod translation;

use anyhow::Result;
use clap::{Parser, Subcommand, ValueEnum};
use content::{Content, File};
use paradox::session::Length;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Checks, shows and compiles the words of Both True.
#[derive(Parser)]
#[command(name = "both-true", version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Finds every mistake, says where it stands and what to do about it
    Check {
        /// A content folder, the folder of one language, a folder with a story, or a single file
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        /// The language that others are translations of; without it, the `en` beside them
        #[arg(long)]
        source: Option<PathBuf>,
        /// How to say it
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Writes a small complete pack with comments into a new folder
    New {
        /// The folder; its name becomes the id of the story
        folder: PathBuf,
    },
    /// Prints the JSON Schema of a kind of file, for editors
    Schema {
        /// What the file holds
        #[arg(long = "of", value_enum, default_value_t = schema::Kind::Story)]
        kind: schema::Kind,
    },
    /// Checks a folder and writes what pages fetch: packs, plain text and a few words
    Compile {
        /// A content folder, or a folder with a story
        content: PathBuf,
        /// The folder to write to
        #[arg(long)]
        out: PathBuf,
    },
    /// Notes that a translation was held against its source as it stands now
    Reviewed {
        /// The folder of the translation
        folder: PathBuf,
        /// The language it was made from; without it, the `en` beside it
        #[arg(long)]
        source: Option<PathBuf>,
        /// Only these parts, such as `change/a/s1`
        #[arg(long)]
        only: Vec<String>,
    },
    /// Writes a language that nobody speaks, to see what a translation would break
    Pseudo {
        /// The folder of a language
        language: PathBuf,
        /// Which
        #[arg(long = "as", value_enum)]
        pseudo: pseudo::Pseudo,
        /// The folder to put the folder of the language into
        #[arg(long)]
        out: PathBuf,
    },
    /// Says which screens carry which claim, and on how many full walks it is met
    Claims {
        /// A content folder, or the folder of one language
        content: PathBuf,
        /// How to say it
        #[arg(long, value_enum, default_value_t = claims::Format::Text)]
        format: claims::Format,
    },
    /// Draws the scenes of a story as a graph
    Graph {
        /// A story, or a folder with one
        path: PathBuf,
        /// Which story, if there are several
        #[arg(long)]
        story: Option<String>,
        /// The language of the graph
        #[arg(long, value_enum, default_value_t = graph::Format::Mermaid)]
        format: graph::Format,
    },
    /// Plays every road through a story; says how long they are, and what is never met
    Walk {
        /// A story, or a folder with some
        path: PathBuf,
        /// Every road of every story
        #[arg(long, required = true)]
        all: bool,
    },
    /// Walks a story in the terminal
    Play {
        /// A story, or a folder with one
        path: PathBuf,
        /// Which story, if there are several; without it, the opening, if there is one
        #[arg(long)]
        story: Option<String>,
        /// All of it, and not the short walk
        #[arg(long)]
        full: bool,
    },
    /// Serves a pack in the real widget, and again each time it is saved
    Preview {
        /// A story, or a folder with one
        path: PathBuf,
        /// Which story, if there are several; without it, the opening, if there is one
        #[arg(long)]
        story: Option<String>,
        /// The widget's built files: the `dist` folder that `cargo xtask dist` makes
        #[arg(long)]
        widget: Option<PathBuf>,
        /// The port to listen at; 0 for any free one
        #[arg(long, default_value_t = 8090)]
        port: u16,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For editors and other programs: one JSON array of mistakes
    Json,
}

fn main() -> ExitCode {
    let done = match Arguments::parse().task {
        Task::Check { paths, source, format } => check(&paths, source.as_deref(), format),
        Task::Reviewed { folder, source, only } => {
            translation::review(&folder, source.as_deref(), &only)
                .and_then(|it| report::print(&it))
                .map(|()| ExitCode::SUCCESS)
        }
        Task::Pseudo { language, pseudo, out } => {
            with(&language, |it| pseudo::write(it, &out, pseudo))
        }
        Task::Compile { content, out } => with(&content, |it| compile::write(it, &out)),
        Task::New { folder } => new::write(&folder).map(|()| ExitCode::SUCCESS),
        Task::Schema { kind } => {
            schema::schema(kind).and_then(|it| report::print(&it)).map(|()| ExitCode::SUCCESS)
        }
        Task::Claims { content, format } => tell_claims(&content, format),
        Task::Graph { path, story, format } => with(&path, |content| {
            let story = content.language()?.story(story.as_deref())?;
            report::print(&graph::graph(story, format))
        }),
        Task::Walk { path, all: _ } => with(&path, walk),
        Task::Play { path, story, full } => with(&path, |content| {
            let pack = content.language()?.pack(story.as_deref())?;
            let length = if full { Length::Full } else { Length::Short };
            play::play(&pack, length, io::stdin().lock(), io::stdout().lock())
        }),
        Task::Preview { path, story, widget, port } => {
            let preview = preview::Preview { path, story, widget, port };
            preview::serve(preview).map(|()| ExitCode::SUCCESS)
        }
    };
    done.unwrap_or_else(|error| {
        eprintln!("both-true: {error:#}");
        ExitCode::from(2)
    })
}

fn check(paths: &[PathBuf], source: Option<&Path>, format: Format) -> Result<ExitCode> {
    let mut files = Vec::new();
    let mut unread = Vec::new();
    for path in paths {
        let read = content::read(path).and_then(|mut content| {
            content.notes.extend(translation::check(path, source, &mut content.files)?);
            Ok(content)
        });
        match read {
            Ok(content) => {
                files.extend(content.files);
                for note in content.notes {
                    eprintln!("note: {note}");
                }
            }
            Err(error) => unread.push(error),
        }
    }
    // What could be read is reported all the same.
    if unread.is_empty() || !files.is_empty() {
        match format {
            Format::Text => report::say(&files)?,
            Format::Json => report::say_json(&files)?,
        }
    }
    for error in &unread {
        eprintln!("both-true: {error:#}");
    }
    Ok(if unread.is_empty() { verdict(&files) } else { ExitCode::from(2) })
}

/// Does something with what lies at a path, if it is without mistakes; otherwise says them.
fn with(path: &Path, work: impl FnOnce(&Content) -> Result<()>) -> Result<ExitCode> {
    let content = content::read(path)?;
    let verdict = verdict(&content.files);
    if verdict == ExitCode::SUCCESS {
        work(&content)?;
    } else {
        report::say(&content.files)?;
    }
    Ok(verdict)
}

fn tell_claims(path: &Path, format: claims::Format) -> Result<ExitCode> {
    let mut is_well = true;
    let read = with(path, |content| {
        for language in &content.languages {
            let report = claims::Report::of(content, language)?;
            is_well &= report.is_well();
            report::print(&report.say(format))?;
        }
        Ok(())
    })?;
    Ok(if is_well { read } else { ExitCode::from(1) })
}

fn walk(content: &Content) -> Result<()> {
    for language in &content.languages {
        for story in &language.stories {
            report::print(&every::report(&language.pack(Some(&story.id))?, 0)?)?;
        }
    }
    Ok(())
}

fn verdict(files: &[File]) -> ExitCode {
    if files.iter().all(|file| file.mistakes.is_empty()) {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(1)
    }
}
