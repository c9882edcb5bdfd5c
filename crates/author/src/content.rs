//! What authors write, as it lies on disk: the claims, and a folder for each language.
//!
//! ```text
//! content/claims.toml           what the walks claim
//! content/en/care.toml          what is never said
//! content/en/interface.toml     the words of the controls
//! content/en/pages.toml         the words of the pages around the walk, if there are any
//! content/en/all.toml           the opening and closing around the stories, if there are any
//! content/en/change.toml        a story, and so for any other name
//! content/de/made-from.toml     which words of `en` a translation was made from
//! ```
//!
//! An English pack of one's own needs none of that: it is a folder with a story in it, and, where
//! some words of the controls should differ, a `words.toml` with those.

use crate::compile;
use crate::translation::RECORD;
use anyhow::{Context, Result, anyhow, bail};
use paradox::diagnostic::Diagnostic;
use paradox::interface::Interface;
use paradox::pack::{self, Claim, Pages, Rules};
use paradox::story::{Frame, Pack, Story};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The content folder of the place one stands in, whose rules hold for a file from elsewhere.
const HERE: &str = "content";
/// Our own words of the controls, for an English pack that has none.
const CONTROLS: &str = include_str!("../../../content/en/interface.toml");
/// What lies beside stories and is none.
const NO_STORIES: [&str; 7] =
    ["all.toml", "care.toml", "claims.toml", "interface.toml", "pages.toml", RECORD, "words.toml"];

/// Everything that was read, and every mistake in it.
#[derive(Default)]
pub struct Content {
    /// The files, in the order they were read.
    pub files: Vec<File>,
    /// The languages. What has mistakes is not in here.
    pub languages: Vec<Language>,
    /// What the walks claim.
    pub claims: Vec<Claim>,
    /// What could not be checked, and why not.
    pub notes: Vec<String>,
}

/// A file that was checked.
pub struct File {
    /// Where it is.
    pub path: PathBuf,
    /// What it says.
    pub source: String,
    /// What is wrong with it.
    pub mistakes: Vec<Diagnostic>,
}

/// All that is well in one language.
pub struct Language {
    /// The name of its folder.
    pub name: String,
    /// The words of the controls.
    pub interface: Option<Interface>,
    /// The stories, by name.
    pub stories: Vec<Story>,
    /// The opening and closing around them.
    pub frame: Option<Frame>,
    /// The words of the pages around the walk.
    pub pages: Option<Pages>,
}

impl Language {
    /// The words of its controls: its own, or ours.
    pub fn controls(&self) -> Result<Interface> {
        match &self.interface {
            Some(interface) => Ok(interface.clone()),
            None if self.name == "en" => pack::interface(CONTROLS, &Rules::default())
                .map_err(|mistakes| anyhow!("our own words are amiss: {}", mistakes[0].message)),
            None => bail!("the language `{}` has no interface.toml", self.name),
        }
    }

    /// What a page would fetch: the story that `id` names; or all of them, if an opening stands
    /// around them; or else the only one.
    pub fn pack(&self, id: Option<&str>) -> Result<Pack> {
        let (stories, frame) = match &self.frame {
            Some(frame) if id.is_none() => (self.in_order(frame), Some(frame)),
            _ => (vec![self.story(id)?], None),
        };
        Ok(compile::pack(&stories, frame, &self.controls()?))
    }

    /// The story that `id` names, or the only one there is.
    pub fn story(&self, id: Option<&str>) -> Result<&Story> {
        let ids = || self.stories.iter().map(|story| story.id.as_str()).collect::<Vec<_>>();
        match (id, &self.stories[..]) {
            (None, [story]) => Ok(story),
            (None, _) => bail!("there are several walks: name one of {}", ids().join(", ")),
            (Some(id), stories) => match stories.iter().find(|story| story.id == id) {
                Some(story) => Ok(story),
                None => bail!("there is no walk `{id}`: there are {}", ids().join(", ")),
            },
        }
    }

    /// The stories in the order the opening offers them.
    pub fn in_order<'all>(&'all self, frame: &Frame) -> Vec<&'all Story> {
        let story = |id: &String| self.stories.iter().find(|story| story.id == *id);
        frame.walks.iter().filter_map(story).collect()
    }
}

/// Reads whatever `path` is: a content folder, the folder of a language, one's own pack, or a file.
pub fn read(path: &Path) -> Result<Content> {
    if !path.is_dir() {
        return read_alone(path);
    }
    let mut content = Content::default();
    if path.join("interface.toml").exists() {
        let rules = content.read_rules(&parent(path))?;
        content.read_language(path, &rules)?;
    } else if story_files(path)?.is_empty() {
        return read_folder(path);
    } else {
        let rules = content.rules_from_afar(path)?;
        content.read_own(path, &rules)?;
    }
    Ok(content)
}

/// Reads a content folder.
fn read_folder(path: &Path) -> Result<Content> {
    let mut content = Content::default();
    let rules = content.read_rules(path)?;
    for folder in entries(path)?.iter().filter(|entry| entry.is_dir()) {
        content.read_language(folder, &rules)?;
    }
    if content.languages.is_empty() {
        bail!("{} holds no story, and no folder of a language, such as `en`", path.display());
    }
    Ok(content)
}

/// Reads one file by what its name says it is, with the rules that lie about it.
fn read_alone(path: &Path) -> Result<Content> {
    let mut content = Content::default();
    match name(path, Path::file_name)?.as_str() {
        "claims.toml" => content.read_file(path, pack::claims)?.map(drop),
        "care.toml" => content.read_file(path, pack::care)?.map(drop),
        "words.toml" => content.read_words(path, &Rules::default())?.map(drop),
        file_name => {
            let folder = parent(path);
            let mut around = Content::default();
            let rules = if folder.join("interface.toml").exists() {
                let rules = around.read_rules(&parent(&folder))?;
                around.language_rules(&folder, &rules)?
            } else {
                around.rules_from_afar(&folder)?
            };
            for file in around.files.iter().filter(|file| !file.mistakes.is_empty()) {
                let path = file.path.display();
                content.notes.push(format!("{path} has mistakes of its own: check it as well"));
            }
            match file_name {
                "interface.toml" => content.read_interface(path, &rules)?.map(drop),
                "all.toml" => content.read_frame(path, &rules)?.map(drop),
                "pages.toml" => content.read_pages(path, &rules)?.map(drop),
                _ => {
                    if rules == Rules::default() {
                        content.notes.push(format!(
                            "{} lies in no content folder, and there is none here, so its claims, \
                             and what is never said, were not checked",
                            path.display()
                        ));
                    }
                    let stories = content.read_story(path, &rules)?.into_iter().collect();
                    let interface = around.read_controls(&folder, &rules)?;
                    let name = rules.lang.unwrap_or_else(|| "en".to_owned());
                    let (frame, pages) = (None, None);
                    content.languages.push(Language { name, interface, stories, frame, pages });
                    None
                }
            }
        }
    };
    Ok(content)
}

impl Content {
    /// The only language there is.
    pub fn language(&self) -> Result<&Language> {
        match &self.languages[..] {
            [language] => Ok(language),
            [] => bail!("there is no story here"),
            _ => bail!("there are several languages here: name the folder of one"),
        }
    }

    /// What a content folder says about all languages, as far as it is there.
    fn read_rules(&mut self, folder: &Path) -> Result<Rules> {
        let mut rules = Rules::default();
        let claims = folder.join("claims.toml");
        if claims.exists()
            && let Some(claims) = self.read_file(&claims, pack::claims)?
        {
            self.claims = claims.claims;
            rules.claims = Some(self.claims.iter().map(|claim| claim.id.clone()).collect());
        }
        Ok(rules)
    }

    /// And what the folder of a language adds to that.
    fn language_rules(&mut self, folder: &Path, rules: &Rules) -> Result<Rules> {
        let mut rules = Rules { lang: Some(name(folder, Path::file_name)?), ..rules.clone() };
        let care = folder.join("care.toml");
        if care.exists() {
            let care = self.read_file(&care, pack::care)?;
            rules.never = care.map(|care| care.never).unwrap_or_default();
        }
        Ok(rules)
    }

    /// The rules for what lies in no content folder: its own, or else those of the house one stands
    /// in. What it is called is its own affair.
    fn rules_from_afar(&mut self, folder: &Path) -> Result<Rules> {
        let own = |name: &str| folder.join(name).exists();
        let mut rules = Rules::default();
        if own("claims.toml") || own("care.toml") {
            rules = self.read_rules(folder)?;
            rules = self.language_rules(folder, &rules)?;
        } else if Path::new(HERE).is_dir() {
            let mut house = Self::default();
            rules = house.read_rules(Path::new(HERE))?;
            rules = house.language_rules(&Path::new(HERE).join("en"), &rules)?;
        }
        rules.lang = None;
        Ok(rules)
    }

    /// A pack of one's own: stories in a folder, in English.
    fn read_own(&mut self, folder: &Path, rules: &Rules) -> Result<()> {
        let interface = self.read_controls(folder, rules)?;
        let (stories, frame) = self.read_walks(folder, rules)?;
        let (name, pages) = ("en".into(), None);
        self.languages.push(Language { name, interface, stories, frame, pages });
        Ok(())
    }

    /// The words of the controls in a folder, if it has any of its own.
    fn read_controls(&mut self, folder: &Path, rules: &Rules) -> Result<Option<Interface>> {
        let (all, some) = (folder.join("interface.toml"), folder.join("words.toml"));
        if all.exists() {
            self.read_interface(&all, rules)
        } else if some.exists() {
            self.read_words(&some, rules)
        } else {
            Ok(None)
        }
    }

    /// The words of the controls that differ from ours.
    fn read_words(&mut self, path: &Path, rules: &Rules) -> Result<Option<Interface>> {
        let rules = Rules { lang: Some("en".to_owned()), ..rules.clone() };
        self.read_file(path, |source| {
            let own: BTreeSet<&str> = keyed(source).into_iter().map(|it| it.0).collect();
            let ours = keyed(CONTROLS).into_iter().filter(|it| !own.contains(&it.0));
            // Ours come last, so that every mistake stands where the author wrote it.
            let all: Vec<&str> = [source].into_iter().chain(ours.map(|it| it.1)).collect();
            let all = all.join("\n");
            pack::interface(&all, &rules).map_err(|mut mistakes| {
                for mistake in &mut mistakes {
                    mistake.span.end = mistake.span.end.min(source.len());
                    mistake.span.start = mistake.span.start.min(mistake.span.end);
                }
                mistakes
            })
        })
    }

    fn read_language(&mut self, folder: &Path, rules: &Rules) -> Result<()> {
        let rules = self.language_rules(folder, rules)?;
        let interface = self.read_interface(&folder.join("interface.toml"), &rules)?;
        let (stories, frame) = self.read_walks(folder, &rules)?;
        let around = folder.join("pages.toml");
        let pages = if around.exists() { self.read_pages(&around, &rules)? } else { None };
        let name = name(folder, Path::file_name)?;
        self.languages.push(Language { name, interface, stories, frame, pages });
        Ok(())
    }

    /// The stories of a folder, and what stands around them.
    fn read_walks(&mut self, folder: &Path, rules: &Rules) -> Result<(Vec<Story>, Option<Frame>)> {
        let mut stories = Vec::new();
        for path in story_files(folder)? {
            let rules = Rules { name: Some(name(&path, Path::file_stem)?), ..rules.clone() };
            stories.extend(self.read_story(&path, &rules)?);
        }
        let around = folder.join("all.toml");
        let frame = if around.exists() { self.read_frame(&around, rules)? } else { None };
        Ok((stories, frame))
    }

    fn read_frame(&mut self, path: &Path, rules: &Rules) -> Result<Option<Frame>> {
        let files = story_files(&parent(path))?;
        let walks = files.iter().map(|file| name(file, Path::file_stem));
        let walks: BTreeSet<String> = walks.collect::<Result<_>>()?;
        // Alone in its folder, it may stand around anything.
        let rules = Rules { walks: Some(walks).filter(|it| !it.is_empty()), ..rules.clone() };
        self.read_file(path, |source| pack::frame(source, &rules))
    }

    fn read_pages(&mut self, path: &Path, rules: &Rules) -> Result<Option<Pages>> {
        self.read_file(path, |source| pack::pages(source, rules))
    }

    fn read_interface(&mut self, path: &Path, rules: &Rules) -> Result<Option<Interface>> {
        self.read_file(path, |source| pack::interface(source, rules))
    }

    /// A story. Inside a content folder its name counts; anywhere else it may be called anything.
    fn read_story(&mut self, path: &Path, rules: &Rules) -> Result<Option<Story>> {
        let mut rules = rules.clone();
        if rules.lang.is_some() {
            rules.name = Some(name(path, Path::file_stem)?);
        }
        self.read_file(path, |source| pack::story(source, &rules))
    }

    fn read_file<T>(
        &mut self,
        path: &Path,
        read: impl FnOnce(&str) -> Result<T, Vec<Diagnostic>>,
    ) -> Result<Option<T>> {
        let bytes = fs::read(path).with_context(|| format!("can't read {}", path.display()))?;
        let source = String::from_utf8(bytes).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            anyhow::anyhow!("{} is not UTF-8 text: see byte {at}", path.display())
        })?;
        let (value, mistakes) = match read(&source) {
            Ok(value) => (Some(value), Vec::new()),
            Err(mistakes) => (None, mistakes),
        };
        self.files.push(File { path: path.to_owned(), source, mistakes });
        Ok(value)
    }
}

/// The stories in a folder.
fn story_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = entries(folder)?;
    files.retain(|path| {
        path.extension().is_some_and(|extension| extension == "toml")
            && !NO_STORIES.iter().any(|name| path.ends_with(name))
    });
    Ok(files)
}

/// What lies in a folder, in the order of names, so that the same content is read the same way
/// everywhere. Hidden files are none of ours.
pub fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let complaint = || format!("can't read the folder {}", folder.display());
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder).with_context(complaint)? {
        let entry = entry.with_context(complaint)?;
        if !entry.file_name().to_string_lossy().starts_with('.') {
            entries.push(entry.path());
        }
    }
    entries.sort();
    Ok(entries)
}

fn name(path: &Path, part: impl Fn(&Path) -> Option<&std::ffi::OsStr>) -> Result<String> {
    // `content/en/..` and `.` have a name only once they are resolved.
    let resolved = match part(path) {
        Some(_) => path.to_owned(),
        None => fs::canonicalize(path).with_context(|| format!("can't read {}", path.display()))?,
    };
    match part(&resolved).and_then(|name| name.to_str()) {
        Some(name) => Ok(name.to_owned()),
        None => bail!("the name of {} is not UTF-8 text", path.display()),
    }
}

/// The folder that something lies in.
pub fn parent(path: &Path) -> PathBuf {
    match path.parent() {
        _ if path.file_name().is_none() => path.join(".."),
        Some(parent) if parent != Path::new("") => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// The keys of a flat file and, for each, all its lines: what is set back goes with the key above it.
fn keyed(source: &str) -> Vec<(&str, &str)> {
    let begins = |line: &str| line.starts_with(|first: char| first.is_ascii_lowercase());
    let mut starts = Vec::new();
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        if begins(line) || line.starts_with('#') {
            starts.push(at);
        }
        at += line.len();
    }
    starts.push(source.len());
    let lines = starts.windows(2).map(|pair| &source[pair[0]..pair[1]]);
    lines
        .filter_map(|lines| Some((lines.split(['=', '.']).next()?.trim(), lines)))
        .filter(|it| begins(it.1))
        .collect()
}
