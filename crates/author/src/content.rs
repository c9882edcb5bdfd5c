//! What authors write, as it lies on disk: the claims, and a folder for each language.
//!
//! ```text
//! content/claims.toml           what the walks claim
//! content/en/care.toml          what is never said
//! content/en/interface.toml     the words of the controls
//! content/en/change.toml        a story, and so for any other name
//! ```

use anyhow::{Context, Result, bail};
use paradox::diagnostic::Diagnostic;
use paradox::interface::Interface;
use paradox::pack::{self, Rules};
use paradox::story::Story;
use std::fs;
use std::path::{Path, PathBuf};

/// The content folder of the place one stands in, whose rules hold for a file from elsewhere.
const HERE: &str = "content";

/// Everything that was read, and every mistake in it.
#[derive(Default)]
pub struct Content {
    /// The files, in the order they were read.
    pub files: Vec<File>,
    /// The languages. What has mistakes is not in here.
    pub languages: Vec<Language>,
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
}

/// Reads whatever `path` is: a content folder, the folder of a language, or a file.
pub fn read(path: &Path) -> Result<Content> {
    if !path.is_dir() {
        return read_alone(path);
    }
    if !path.join("interface.toml").exists() {
        return read_folder(path);
    }
    let mut content = Content::default();
    let rules = content.read_rules(&parent(path))?;
    content.read_language(path, &rules)?;
    Ok(content)
}

/// Reads a content folder.
pub fn read_folder(path: &Path) -> Result<Content> {
    let mut content = Content::default();
    let rules = content.read_rules(path)?;
    for folder in entries(path)?.iter().filter(|entry| entry.is_dir()) {
        content.read_language(folder, &rules)?;
    }
    if content.languages.is_empty() {
        bail!("{} holds no folder of a language, such as `en`", path.display());
    }
    Ok(content)
}

/// Reads one file by what its name says it is, with the rules that lie about it.
fn read_alone(path: &Path) -> Result<Content> {
    let mut content = Content::default();
    match name(path, Path::file_name)?.as_str() {
        "claims.toml" => content.read_file(path, pack::claims)?.map(drop),
        "care.toml" => content.read_file(path, pack::care)?.map(drop),
        file_name => {
            let folder = parent(path);
            let mut around = Content::default();
            let mut rules = Rules::default();
            if folder.join("interface.toml").exists() {
                rules = around.read_rules(&parent(&folder))?;
                rules = around.language_rules(&folder, &rules)?;
            } else if Path::new(HERE).is_dir() {
                // A draft that lies elsewhere is held to the house's rules, but for its name.
                rules = around.read_rules(Path::new(HERE))?;
                rules = around.language_rules(&Path::new(HERE).join("en"), &rules)?;
                rules.lang = None;
            }
            for file in around.files.iter().filter(|file| !file.mistakes.is_empty()) {
                let path = file.path.display();
                content.notes.push(format!("{path} has mistakes of its own: check it as well"));
            }
            if file_name == "interface.toml" {
                content.read_interface(path, &rules)?.map(drop)
            } else {
                content.read_story(path, &rules)?.map(drop)
            }
        }
    };
    Ok(content)
}

impl Content {
    /// What a content folder says about all languages, as far as it is there.
    fn read_rules(&mut self, folder: &Path) -> Result<Rules> {
        let mut rules = Rules::default();
        let claims = folder.join("claims.toml");
        if claims.exists() {
            let claims = self.read_file(&claims, pack::claims)?;
            rules.claims =
                claims.map(|claims| claims.claims.into_iter().map(|claim| claim.id).collect());
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

    fn read_language(&mut self, folder: &Path, rules: &Rules) -> Result<()> {
        let rules = self.language_rules(folder, rules)?;
        let interface = self.read_interface(&folder.join("interface.toml"), &rules)?;
        let mut stories = Vec::new();
        for path in entries(folder)? {
            let file_name = name(&path, Path::file_name)?;
            let is_story = path.extension().is_some_and(|extension| extension == "toml")
                && !["care.toml", "interface.toml"].contains(&file_name.as_str());
            if is_story {
                stories.extend(self.read_story(&path, &rules)?);
            }
        }
        self.languages.push(Language { name: name(folder, Path::file_name)?, interface, stories });
        Ok(())
    }

    fn read_interface(&mut self, path: &Path, rules: &Rules) -> Result<Option<Interface>> {
        self.read_file(path, |source| pack::interface(source, rules))
    }

    /// A story. Inside a content folder its name counts; anywhere else it may be called anything.
    fn read_story(&mut self, path: &Path, rules: &Rules) -> Result<Option<Story>> {
        let mut rules = rules.clone();
        if rules.lang.is_some() {
            rules.name = Some(name(path, Path::file_stem)?);
        } else if rules.claims.is_none() {
            self.notes.push(format!(
                "{} lies in no content folder, and there is none here, so its claims, and what is \
                 never said, were not checked",
                path.display()
            ));
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

/// What lies in a folder, in the order of names, so that the same content is read the same way
/// everywhere. Hidden files are none of ours.
fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
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

fn parent(path: &Path) -> PathBuf {
    match path.parent() {
        _ if path.file_name().is_none() => path.join(".."),
        Some(parent) if parent != Path::new("") => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}
