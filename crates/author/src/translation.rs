//! A translation beside its source: nothing missing, nothing added, nothing out of date.
//!
//! What its words were made from is kept in a file in its folder: a hash of each source text, by a name
//! that lasts. So a change of the source tells which words to look at again.

use crate::content::{self, File};
use anyhow::{Context, Result, bail};
use paradox::diagnostic::Diagnostic;
use paradox::pack::{Content, Part, outline};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The file that says what the words of a folder were made from.
pub const RECORD: &str = "made-from.toml";
/// What a folder has for its own language, and no translation is made from.
pub const RULES: [&str; 3] = ["care.toml", "claims.toml", RECORD];
/// Plural categories that one language has and another has not.
const PLURALS: [&str; 5] = ["zero", "one", "two", "few", "many"];

/// Finds what is missing, too much, different or out of date in the files that were read at `path`,
/// wherever they are a translation of what lies in `source`, or in the `en` beside them.
pub fn check(path: &Path, source: Option<&Path>, files: &mut [File]) -> Result<Vec<String>> {
    let mut notes = Vec::new();
    for folder in folders(path)? {
        let Some(source) = source_of(&folder, source)? else { continue };
        let from = content::read(&source)?;
        for file in from.files.iter().filter(|file| !file.mistakes.is_empty()) {
            notes.push(format!("{} has mistakes of its own: check it first", file.path.display()));
        }
        let record = read_record(&folder)?;
        for original in words_of(&from.files) {
            let Some(name) = original.path.file_name() else { continue };
            let found = files.iter_mut().find(|it| it.path == folder.join(name));
            if let Some(file) = found {
                // What can't be read is no translation yet, and its own mistakes say so.
                if [&*file, original]
                    .iter()
                    .all(|it| it.mistakes.iter().all(|it| it.code != "syntax"))
                {
                    let mistakes = Pair::new(original, file).compare(record.as_ref(), &folder);
                    file.mistakes.extend(mistakes);
                    file.mistakes.sort_by_key(|it| (it.span.start, it.span.end, it.code));
                }
            } else if path.is_dir() {
                missing_file(files, &folder, original);
            }
        }
        if path.is_dir() {
            lone_files(files, &folder, &from.files);
            if record.is_none() {
                unrecorded(files, &folder, &source);
            }
        }
    }
    Ok(notes)
}

/// Notes that all words of a translation, or those below the parts named, were held against their
/// source as it stands.
pub fn review(folder: &Path, source: Option<&Path>, only: &[String]) -> Result<String> {
    let Some(source) = source_of(folder, source)? else {
        bail!("{} is no translation: there is no other language beside it", folder.display());
    };
    let from = content::read(&source)?;
    let written = record(folder, &from.files, only)?;
    Ok(format!("{}: {written}\n", folder.join(RECORD).display()))
}

/// Writes what the words in `folder` were made from, and says how much is new.
pub fn record(folder: &Path, sources: &[File], only: &[String]) -> Result<String> {
    let before = read_record(folder)?.unwrap_or_default();
    let chosen = |path: &str| {
        only.is_empty()
            || only.iter().any(|it| {
                path.strip_prefix(it.as_str())
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            })
    };
    let (mut record, mut anew) = (BTreeMap::new(), 0);
    for original in words_of(sources) {
        let Some(name) = original.path.file_name() else { continue };
        let Ok(translation) = fs::read_to_string(folder.join(name)) else { continue };
        let name = stem(&original.path);
        let translated: BTreeSet<String> =
            outline(&translation, &name).into_iter().map(|part| part.path).collect();
        for part in outline(&original.source, &name) {
            let Content::Words(words) = &part.content else { continue };
            if !translated.contains(&part.path) {
                continue;
            }
            let hash = hash(words);
            let known = before.get(&part.path);
            if chosen(&part.path) {
                anew += usize::from(known != Some(&hash));
                record.insert(part.path, hash);
            } else if let Some(known) = known {
                record.insert(part.path, known.clone());
            }
        }
    }
    let mut text = String::from(
        "# What these words were made from: a hash of each text of the source. Written by\n\
         # `both-true reviewed`; `both-true check` lists what has changed since.\n\n",
    );
    for (path, hash) in &record {
        text += &["\"", path, "\" = \"", hash, "\"\n"].concat();
    }
    let path = folder.join(RECORD);
    fs::write(&path, text).with_context(|| format!("can't write {}", path.display()))?;
    Ok(format!("{} texts, {anew} of them anew", record.len()))
}

/// The folders of languages that `path` is, holds or lies in.
fn folders(path: &Path) -> Result<Vec<PathBuf>> {
    let is_language = |folder: &Path| folder.join("interface.toml").exists();
    if !path.is_dir() {
        return Ok(content::parent(path)).map(|it| Vec::from_iter(is_language(&it).then_some(it)));
    }
    if is_language(path) {
        return Ok(vec![path.to_owned()]);
    }
    let mut folders = content::entries(path)?;
    folders.retain(|folder| is_language(folder));
    Ok(folders)
}

/// What a folder is translated from; none if that is itself.
fn source_of(folder: &Path, given: Option<&Path>) -> Result<Option<PathBuf>> {
    let beside = content::parent(&fs::canonicalize(folder)?).join("en");
    let source = given.map_or_else(|| content::parent(folder).join("en"), Path::to_owned);
    let there = if given.is_some() { source.clone() } else { beside };
    if !there.join("interface.toml").exists() {
        if given.is_some() {
            bail!("{} is not the folder of a language", source.display());
        }
        return Ok(None);
    }
    let same = fs::canonicalize(&there)? == fs::canonicalize(folder)?;
    Ok((!same).then_some(source))
}

/// The files that hold words of a language.
fn words_of(files: &[File]) -> impl Iterator<Item = &File> {
    files.iter().filter(|file| !RULES.iter().any(|name| file.path.ends_with(name)))
}

fn read_record(folder: &Path) -> Result<Option<BTreeMap<String, String>>> {
    let path = folder.join(RECORD);
    if !path.exists() {
        return Ok(None);
    }
    let text =
        fs::read_to_string(&path).with_context(|| format!("can't read {}", path.display()))?;
    let record = toml::from_str(&text)
        .with_context(|| format!("{} is not as `both-true reviewed` writes it", path.display()))?;
    Ok(Some(record))
}

fn hash(words: &str) -> String {
    let [a, b, c, d, ..] = <[u8; 32]>::from(Sha256::digest(words));
    format!("{a:02x}{b:02x}{c:02x}{d:02x}")
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// Notes a mistake about a whole folder, where it says which language it is.
fn note(files: &mut [File], folder: &Path, code: &'static str, message: String, hint: String) {
    let Some(file) = files.iter_mut().find(|it| it.path == folder.join("interface.toml")) else {
        return;
    };
    let parts = outline(&file.source, "interface");
    let span =
        parts.iter().find(|it| it.path == "interface/lang").map_or(0..0, |it| it.span.clone());
    file.mistakes.push(Diagnostic { code, message, hint, span });
}

fn missing_file(files: &mut [File], folder: &Path, original: &File) {
    let name = original.path.file_name().unwrap_or_default().to_string_lossy();
    let message = format!("`{name}` is not translated: readers get it in the source's language");
    let hint = format!("copy {} and put your words in", original.path.display());
    note(files, folder, "not-translated", message, hint);
}

fn unrecorded(files: &mut [File], folder: &Path, source: &Path) {
    let (folder_name, source) = (folder.display(), source.display());
    let message = format!("nothing says which words of {source} these were made from");
    let hint = format!("once they agree: both-true reviewed {folder_name}");
    note(files, folder, "stale", message, hint);
}

/// Files that the source does not have.
fn lone_files(files: &mut [File], folder: &Path, sources: &[File]) {
    for file in files.iter_mut().filter(|it| content::parent(&it.path) == folder) {
        let name = file.path.file_name();
        let is_rule = RULES.iter().any(|it| file.path.ends_with(it));
        if !is_rule && sources.iter().all(|source| source.path.file_name() != name) {
            file.mistakes.push(Diagnostic {
                code: "not-in-source",
                message: "the source has no such file".to_owned(),
                hint: "leave it out, or write it there first".to_owned(),
                span: 0..0,
            });
        }
    }
}

/// A file of the source, and the same one in another language.
struct Pair<'files> {
    original: &'files File,
    from: Vec<Part>,
    to: Vec<Part>,
    name: String,
}

impl<'files> Pair<'files> {
    fn new(original: &'files File, translation: &File) -> Self {
        let name = stem(&original.path);
        let from = outline(&original.source, &name);
        let to = outline(&translation.source, &name);
        Self { original, from, to, name }
    }

    fn compare(&self, record: Option<&BTreeMap<String, String>>, folder: &Path) -> Vec<Diagnostic> {
        let (from, to) = (by_path(&self.from), by_path(&self.to));
        let mut mistakes = Vec::new();
        for part in &self.from {
            match to.get(part.path.as_str()) {
                None => mistakes.extend(self.missing(part, &to)),
                Some(other) => {
                    mistakes.extend(self.different(part, other));
                    mistakes.extend(record.and_then(|it| self.stale(part, other, it, folder)));
                }
            }
        }
        for part in &self.to {
            let is_first = from.contains_key(around(&part.path));
            if !from.contains_key(part.path.as_str()) && is_first && !self.is_plural(&part.path) {
                mistakes.push(Diagnostic {
                    code: "not-in-source",
                    message: format!("`{}` is not in {}", part.path, self.original.path.display()),
                    hint: "leave it out, or write it there first".to_owned(),
                    span: part.span.clone(),
                });
            }
        }
        mistakes.extend(self.out_of_order());
        mistakes
    }

    /// The first of what is missing stands for all that is in it.
    fn missing(&self, part: &Part, to: &BTreeMap<&str, &Part>) -> Option<Diagnostic> {
        let around = to.get(around(&part.path)).filter(|_| !self.is_plural(&part.path))?;
        Some(Diagnostic {
            code: "not-translated",
            message: format!("`{}` is missing", part.path),
            hint: format!("{} has it: put it in here, in your words", self.place(part)),
            span: around.span.clone(),
        })
    }

    fn different(&self, part: &Part, other: &Part) -> Option<Diagnostic> {
        let (Content::Fixed(one), Content::Fixed(another)) = (&part.content, &other.content) else {
            return None;
        };
        (one != another).then(|| Diagnostic {
            code: "other-than-source",
            message: format!("`{}` is `{another}`, and in the source `{one}`", part.path),
            hint: format!("only words differ between languages: write it as {}", self.place(part)),
            span: other.span.clone(),
        })
    }

    fn stale(
        &self,
        part: &Part,
        other: &Part,
        record: &BTreeMap<String, String>,
        folder: &Path,
    ) -> Option<Diagnostic> {
        let Content::Words(words) = &part.content else { return None };
        let known = record.get(&part.path);
        if known == Some(&hash(words)) {
            return None;
        }
        let message = match known {
            Some(_) => format!("the source of `{}` has changed", part.path),
            None => format!("nothing says what `{}` was made from", part.path),
        };
        let (place, folder) = (self.place(part), folder.display());
        let hint = format!(
            "{place} says “{words}” Once these words agree: \
             both-true reviewed {folder} --only {}",
            part.path
        );
        Some(Diagnostic { code: "stale", message, hint, span: other.span.clone() })
    }

    /// Lists with the same ids, one after another in another way.
    fn out_of_order(&self) -> Vec<Diagnostic> {
        let mut mistakes = Vec::new();
        for part in &self.from {
            let Content::Parts(ids) = &part.content else { continue };
            for other in self.to.iter().filter(|it| it.path == part.path) {
                let Content::Parts(others) = &other.content else { continue };
                let sorted = |ids: &[String]| ids.iter().cloned().collect::<BTreeSet<_>>();
                if ids != others && sorted(ids) == sorted(others) {
                    mistakes.push(Diagnostic {
                        code: "out-of-order",
                        message: format!("what is in `{}` stands in another order", part.path),
                        hint: format!("as in {}: {}", self.place(part), ids.join(", ")),
                        span: other.span.clone(),
                    });
                }
            }
        }
        mistakes
    }

    /// Whether a part is one of the forms that a number asks for, which differ between languages.
    fn is_plural(&self, path: &str) -> bool {
        let last = path.rsplit('/').next().unwrap_or_default();
        self.name == "interface" && path.matches('/').count() == 2 && PLURALS.contains(&last)
    }

    /// Where a part of the source stands, as editors know it.
    fn place(&self, part: &Part) -> String {
        let line = self.original.source[..part.span.start].matches('\n').count() + 1;
        format!("{}:{line}", self.original.path.display())
    }
}

/// What a part is in.
fn around(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(around, _)| around)
}

/// A list of places goes by the path of what it is in, which comes first and stays.
fn by_path(parts: &[Part]) -> BTreeMap<&str, &Part> {
    let mut by_path = BTreeMap::new();
    for part in parts {
        by_path.entry(part.path.as_str()).or_insert(part);
    }
    by_path
}
