//! The page for iframes, at its two addresses: the files of this build by their names, and for
//! readers without scripts a link to each walk as text.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::dist::files;

/// What the build fills in, each once.
const PARTS: [&str; 3] = ["./frame.css", "./frame.js", "<main></main>"];

/// The page as it is written, and what it links to.
#[derive(Debug)]
pub struct Frame {
    page: String,
    texts: Vec<Text>,
}

/// One walk as text.
#[derive(Debug)]
struct Text {
    language: String,
    /// Below the folder of all texts.
    path: String,
    /// The first heading of it, as HTML.
    heading: String,
}

impl Frame {
    /// Reads the page, and what there is in the folder of the texts.
    pub fn read(project: &Path, texts: &Path) -> Result<Self> {
        let page = fs::read_to_string(project.join("frame.html")).context("no frame.html")?;
        for part in PARTS {
            ensure!(page.matches(part).count() == 1, "frame.html has no single `{part}`");
        }
        let read = |file: &Path| -> Result<Text> {
            let path = file.strip_prefix(texts)?.to_str().context("a text's name is not plain")?;
            let content = fs::read_to_string(file)?;
            let heading = heading(&content).with_context(|| format!("{path} has no heading"))?;
            let (language, _) = path.split_once('/').context("a text is in no language")?;
            Ok(Text { language: language.into(), path: path.into(), heading: heading.into() })
        };
        let texts = files(texts)?.iter().map(|file| read(file)).collect::<Result<_>>()?;
        Ok(Self { page, texts })
    }

    /// The page for a folder: `base` leads from there to the files of the version, and `up` to the
    /// folder that the texts are in.
    pub fn filled(&self, base: &str, hash: &str, up: &str) -> String {
        let [styles, script, main] = PARTS;
        let mut list = String::from("<main><ul>\n");
        for Text { language, path, heading } in &self.texts {
            let link = [up, "text/", path].concat();
            list += "<li lang=\"";
            list += &[language, "\"><a href=\"", &link, "\">", heading, "</a></li>\n"].concat();
        }
        list += "</ul></main>";
        self.page
            .replace(styles, &format!("./{base}frame-{hash}.css"))
            .replace(script, &format!("./{base}frame-{hash}.js"))
            .replace(main, &list)
    }
}

/// What stands in the first heading.
fn heading(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once("<h3")?;
    let (_, rest) = rest.split_once('>')?;
    Some(rest.split_once("</h3>")?.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_finds_its_files_and_the_texts_from_either_folder() {
        let text = |name: &str, heading: &str| Text {
            language: "en".into(),
            path: format!("en/{name}.html"),
            heading: heading.into(),
        };
        let frame = Frame {
            page: PARTS.join(" "),
            texts: vec![text("change", "A line"), text("empathy", "How close")],
        };
        let links = |up: &str| {
            format!(
                "<main><ul>\n<li lang=\"en\"><a href=\"{up}text/en/change.html\">A line</a></li>\n\
                 <li lang=\"en\"><a href=\"{up}text/en/empathy.html\">How close</a></li>\n</ul></main>"
            )
        };
        assert_eq!(
            frame.filled("0.1.0/", "0a1b", "../"),
            format!("./0.1.0/frame-0a1b.css ./0.1.0/frame-0a1b.js {}", links("../"))
        );
        assert_eq!(
            frame.filled("", "0a1b", "../../"),
            format!("./frame-0a1b.css ./frame-0a1b.js {}", links("../../"))
        );
    }

    #[test]
    fn a_text_is_called_by_its_first_heading() {
        let text = "<div></div>\n<h3 id=\"door\">The <em>line</em></h3>\n<h3>Later</h3>";
        assert_eq!(heading(text), Some("The <em>line</em>"));
        assert_eq!(heading("<p>None</p>"), None);
    }
}
