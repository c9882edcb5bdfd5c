//! Short names for what the wasm and its glue offer each other.
//!
//! wasm-bindgen gives each import a name that ends in sixteen random digits, and some exports one with
//! more: no compression can make them shorter. Together they are over two kilobytes of what every
//! reader's page fetches.

use std::cmp::Reverse;

use anyhow::{Result, bail, ensure};
use wasm_encoder::{EntityType, ExportKind, ExportSection, ImportSection, Module, RawSection};
use wasmparser::{ExternalKind, Parser, Payload, TypeRef};

/// Gives the imports of a module and what it exports to the glue alone numbers for names, in both.
pub fn shorten(wasm: &[u8], glue: &str) -> Result<(Vec<u8>, String)> {
    let (mut module, mut glue) = (Module::new(), glue.to_owned());
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        if let Payload::ImportSection(section) = payload {
            let mut imports = ImportSection::new();
            for (at, import) in section.into_imports().enumerate() {
                let import = import?;
                let TypeRef::Func(kind) = import.ty else {
                    bail!("`{}` is imported, and is no function", import.name);
                };
                let new = format!("_{at}");
                glue = renamed(&glue, import.name, &new)?;
                imports.import(import.module, &new, EntityType::Function(kind));
            }
            module.section(&imports);
        } else if let Payload::ExportSection(section) = payload {
            let given = section.into_iter().collect::<Result<Vec<_>, _>>()?;
            // The longest first: a name may be how another one begins.
            let mut order: Vec<usize> = (0..given.len()).collect();
            order.sort_by_key(|&at| Reverse(given[at].name.len()));
            for at in order {
                let used = format!("wasm.{}", given[at].name);
                glue = glue.replace(&used, &format!("wasm._{at}"));
            }
            let mut exports = ExportSection::new();
            for (at, export) in given.iter().enumerate() {
                exports.export(&format!("_{at}"), kind(export.kind)?, export.index);
            }
            module.section(&exports);
        } else if let Some((id, range)) = payload.as_section() {
            module
                .section(&RawSection { id, data: &wasm[range.start as usize..range.end as usize] });
        }
    }
    Ok((module.finish(), glue))
}

fn kind(kind: ExternalKind) -> Result<ExportKind> {
    Ok(match kind {
        ExternalKind::Func => ExportKind::Func,
        ExternalKind::Table => ExportKind::Table,
        ExternalKind::Memory => ExportKind::Memory,
        ExternalKind::Global => ExportKind::Global,
        other => bail!("an export is a {other:?}, which the glue has no use for"),
    })
}

fn renamed(glue: &str, old: &str, new: &str) -> Result<String> {
    let offered = format!(" {old}: function(");
    ensure!(glue.matches(&offered).count() == 1, "the glue does not offer `{old}` once");
    Ok(glue.replace(&offered, &format!(" {new}: function(")))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module of one type and one import, `__wb`.
    const WASM: &[u8] = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02\x0b\x01\x02./\x04__wb\x00\x00";

    #[test]
    fn wasm_and_glue_agree_on_new_names() {
        let (short, glue) = shorten(WASM, "{ __wb: function(a) {} }").expect("sound wasm");
        assert_eq!(short, b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02\x09\x01\x02./\x02_0\x00\x00");
        assert_eq!(glue, "{ _0: function(a) {} }");
    }

    #[test]
    fn what_is_not_offered_or_breaks_off_is_said() {
        assert!(shorten(WASM, "{}").is_err());
        assert!(shorten(&WASM[..WASM.len() - 1], "{ __wb: function() {} }").is_err());
    }
}
