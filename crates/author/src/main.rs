//! `both-true`, the authors' command: it checks what people write, and compiles it for pages.
//!
//! It leaves with 0 if all is well, 1 if there are mistakes to mend, and 2 if it could not do its
//! work at all (a file that is not there, or is not text).

mod compile;
mod content;
mod report;
mod text;

use anyhow::Result;
use clap::{Parser, Subcommand, ValueEnum};
use content::File;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Checks and compiles the words of Both True.
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
        /// A content folder, the folder of one language, or a single file
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        /// How to say it
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Checks a content folder and writes what pages fetch: packs, plain text and a few words
    Compile {
        /// The content folder, which holds claims.toml and a folder for each language
        content: PathBuf,
        /// The folder to write to
        #[arg(long)]
        out: PathBuf,
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
        Task::Check { paths, format } => check(&paths, format),
        Task::Compile { content, out } => compile(&content, &out),
    };
    done.unwrap_or_else(|error| {
        eprintln!("both-true: {error:#}");
        ExitCode::from(2)
    })
}

fn check(paths: &[PathBuf], format: Format) -> Result<ExitCode> {
    let mut files = Vec::new();
    let mut unread = Vec::new();
    for path in paths {
        match content::read(path) {
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

fn compile(from: &Path, out: &Path) -> Result<ExitCode> {
    let content = content::read_folder(from)?;
    let verdict = verdict(&content.files);
    if verdict == ExitCode::SUCCESS {
        compile::write(&content, out)?;
    } else {
        report::say(&content.files)?;
    }
    Ok(verdict)
}

fn verdict(files: &[File]) -> ExitCode {
    if files.iter().all(|file| file.mistakes.is_empty()) {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(1)
    }
}
