//! What a host of the files is asked to send with them: the one table.
//!
//! Our own server sends what stands here. `hosting/` has the same rules in the words of nginx, of
//! Caddy, and of Netlify and Cloudflare Pages; tests hold each of them against this.

use axum::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName,
    X_CONTENT_TYPE_OPTIONS,
};

/// A header for the paths of a pattern.
struct Rule {
    /// A path. A `*` at its end is anything, and a part `x.y.z` is any exact version.
    pattern: &'static str,
    name: HeaderName,
    value: &'static str,
}

const fn rule(pattern: &'static str, name: HeaderName, value: &'static str) -> Rule {
    Rule { pattern, name, value }
}

/// Kept for a moment, since a release changes it in place.
const SHORT: &str = "public, max-age=300";

/// What the frame may do: all that the widget needs, and nothing else. Who may show it is not said,
/// so anyone may.
const FRAME: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; \
     require-trusted-types-for 'script'; trusted-types 'none'";

/// Of the rules for a header that fit a path, the first one counts.
const RULES: [Rule; 9] = [
    rule("/v1/both-true.js", CACHE_CONTROL, SHORT),
    rule("/v1/frame.html", CACHE_CONTROL, SHORT),
    rule("/v1/x.y.z/*", CACHE_CONTROL, "public, max-age=31536000, immutable"),
    rule("/*", CACHE_CONTROL, "no-cache"),
    rule("/v1/*", ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    rule("/text/*", ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    rule("/v1/frame.html", CONTENT_SECURITY_POLICY, FRAME),
    rule("/v1/x.y.z/frame.html", CONTENT_SECURITY_POLICY, FRAME),
    rule("/*", X_CONTENT_TYPE_OPTIONS, "nosniff"),
];

/// The headers that go out with a path. That one may be kept is said of what is there alone.
pub fn headers(path: &str, found: bool) -> Vec<(HeaderName, &'static str)> {
    let mut headers: Vec<(HeaderName, &'static str)> = Vec::new();
    for Rule { pattern, name, value } in RULES {
        let taken = headers.iter().any(|(taken, _)| *taken == name);
        if !taken && (found || name != CACHE_CONTROL) && fits(pattern, path) {
            headers.push((name, value));
        }
    }
    headers
}

fn fits(pattern: &str, path: &str) -> bool {
    let (mut patterns, mut parts) = (pattern.split('/'), path.split('/'));
    loop {
        match (patterns.next(), parts.next()) {
            (Some("*"), Some(_)) | (None, None) => return true,
            (Some("x.y.z"), Some(part)) if is_version(part) => (),
            (Some(pattern), Some(part)) if pattern == part => (),
            _ => return false,
        }
    }
}

/// Three numbers, as in `0.1.0`.
fn is_version(part: &str) -> bool {
    let is_number = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    part.split('.').count() == 3 && part.split('.').all(is_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    const IMMUTABLE: &str = "public, max-age=31536000, immutable";

    /// Paths of every kind, with how long each is kept.
    const KEPT: [(&str, &str); 21] = [
        ("/v1/0.1.0/both-true-abc.js", IMMUTABLE),
        ("/v1/0.1.0/both-true-abc_bg.wasm", IMMUTABLE),
        ("/v1/0.1.0/packs/en/all.abc.json", IMMUTABLE),
        ("/v1/0.1.0/both-true.js", IMMUTABLE),
        ("/v1/0.1.0/frame.html", IMMUTABLE),
        ("/v1/10.20.30/both-true.js", IMMUTABLE),
        ("/v1/both-true.js", SHORT),
        ("/v1/frame.html", SHORT),
        ("/v1/0.1/both-true.js", "no-cache"),
        ("/v1/0.1.x/both-true.js", "no-cache"),
        ("/v1/0.1.0", "no-cache"),
        ("/v1/0.1..0/both-true.js", "no-cache"),
        ("/0.1.0/both-true.js", "no-cache"),
        ("/text/en/change.html", "no-cache"),
        ("/text/v1/both-true.js", "no-cache"),
        ("/favicon.svg", "no-cache"),
        ("/all.html", "no-cache"),
        // A worker kept long would keep its page as long.
        ("/sw.js", "no-cache"),
        ("/learn.html", "no-cache"),
        ("/learn.webmanifest", "no-cache"),
        ("/", "no-cache"),
    ];

    fn sent(path: &str, name: &HeaderName, found: bool) -> Option<&'static str> {
        headers(path, found).into_iter().find(|(it, _)| it == name).map(|(_, value)| value)
    }

    #[test]
    fn only_an_exact_version_is_kept_for_ever() {
        for (path, expected) in KEPT {
            assert_eq!(sent(path, &CACHE_CONTROL, true), Some(expected), "{path}");
            assert_eq!(sent(path, &CACHE_CONTROL, false), None, "missing {path}");
        }
    }

    #[test]
    fn the_frame_alone_has_a_policy_and_may_be_framed() {
        for (path, _) in KEPT {
            let policy = sent(path, &CONTENT_SECURITY_POLICY, true);
            assert_eq!(policy.is_some(), path.ends_with("/frame.html"), "{path}");
            let stops = policy.is_some_and(|it| it.contains("frame-ancestors"));
            assert!(!stops, "{path} may not be framed");
        }
    }

    #[test]
    fn other_origins_may_read_the_widget_and_its_texts() {
        for (path, _) in KEPT {
            let open = sent(path, &ACCESS_CONTROL_ALLOW_ORIGIN, false) == Some("*");
            assert_eq!(open, path.starts_with("/v1/") || path.starts_with("/text/"), "{path}");
        }
    }

    /// What Netlify and Cloudflare Pages send for a path that is there, by the file that ships.
    fn sent_by_file(file: &str, path: &str) -> Vec<(String, String)> {
        let mut sent = Vec::new();
        let mut fitting = false;
        for line in file.lines().filter(|it| !it.trim().is_empty() && !it.starts_with('#')) {
            if let Some(header) = line.strip_prefix("  ") {
                let (name, value) = header.split_once(": ").expect("a header has a name");
                if fitting {
                    sent.push((name.to_ascii_lowercase(), value.to_owned()));
                }
            } else {
                // Netlify's star stands for the slash before it too.
                let whole = line.strip_suffix("/*");
                fitting = fits(line, path) || whole.is_some_and(|it| fits(it, path));
            }
        }
        sent
    }

    #[test]
    fn netlify_and_cloudflare_are_told_the_same() {
        let file = include_str!("../../hosting/_headers").replace("x.y.z", "0.1.0");
        // Neither a version that was not built, nor a folder, is there to be sent.
        let absent = ["/v1/10.20.30/both-true.js", "/v1/0.1.0"];
        for (path, _) in KEPT.iter().filter(|(path, _)| !absent.contains(path)) {
            // Shown under a shorter name, the frame is the same.
            let short = path.strip_suffix(".html").filter(|it| it.ends_with("/frame"));
            for shown in [Some(*path), short].into_iter().flatten() {
                let mut told = sent_by_file(&file, shown);
                if !told.iter().any(|(name, _)| name == "cache-control") {
                    // What they do by themselves, in other words: ask each time.
                    told.push(("cache-control".to_owned(), "no-cache".to_owned()));
                }
                let mut wanted: Vec<_> = headers(path, true)
                    .into_iter()
                    .map(|(name, value)| (name.to_string(), value.to_owned()))
                    .collect();
                told.sort();
                wanted.sort();
                assert_eq!(told, wanted, "{shown}");
            }
        }
    }

    #[test]
    fn no_line_is_longer_than_cloudflare_reads() {
        let file = include_str!("../../hosting/_headers");
        assert!(file.lines().all(|it| it.len() < 2000));
    }
}
