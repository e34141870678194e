//! What each crate costs in the app's wasm, by the names of the functions that are left.

use std::{cmp::Reverse, collections::BTreeMap, fs};

use crate::{cargo, failure::Failure, place::Place, step, tools::Toolbox, tools::WasmOpt};

/// Crates below this share are summed up in one line.
const LEAST_SHARE: f64 = 0.01;
const N_LARGEST: usize = 20;
const DATA: &str = "(data)";

/// Prints the bytes of code by crate, of a build like the released one but with its names.
pub(crate) fn print(place: &Place) -> Result<(), Failure> {
    let functions = of_release(place)?;
    let costs = by_crate(&functions);
    let total: usize = costs.values().sum();
    let mut rows: Vec<_> = costs.into_iter().collect();
    rows.sort_by_key(|(_, n_bytes)| Reverse(*n_bytes));
    println!("\n{:<44} {:>9} {:>9}", "wasm by crate (generics: where written)", "raw", "share");
    let mut rest = 0;
    for (name, n_bytes) in rows {
        let share = n_bytes as f64 / total.max(1) as f64;
        if share < LEAST_SHARE {
            rest += n_bytes;
            continue;
        }
        println!("{name:<44} {n_bytes:>9} {:>7.1} %", 100.0 * share);
    }
    println!("{:<44} {rest:>9} {:>7.1} %", "others", 100.0 * rest as f64 / total.max(1) as f64);
    println!("{:<44} {total:>9}\n", "code and data");
    println!("the largest functions");
    for (name, n_bytes) in functions.iter().take(N_LARGEST) {
        println!("{n_bytes:>9}  {}", name.chars().take(90).collect::<String>());
    }
    println!();
    Ok(())
}

/// The bytes of each crate, under `crate NAME`.
pub(crate) fn weights(place: &Place) -> Result<BTreeMap<String, usize>, Failure> {
    let functions = of_release(place)?;
    let named = |(name, n_bytes): (&str, usize)| (format!("crate {name}"), n_bytes);
    Ok(by_crate(&functions).into_iter().map(named).collect())
}

fn of_release(place: &Place) -> Result<Vec<(String, usize)>, Failure> {
    functions(&with_names(place)?)
        .ok_or_else(|| Failure::new("The wasm module could not be read: its form is not known"))
}

/// The released module has no names; the same steps with names kept give the same functions.
fn with_names(place: &Place) -> Result<Vec<u8>, Failure> {
    let toolbox = Toolbox::ensure(place, WasmOpt::Required)?;
    let folder = place.work().join("names");
    let built = place.target.join(cargo::WASM).join("release").join(format!("{}.wasm", cargo::APP));
    let mut bindgen = toolbox.path.command("wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript", "--out-name", "app", "--out-dir"]);
    bindgen.arg(&folder).arg(&built);
    step::quiet(place, "Binding the module with its names kept", &mut bindgen)?;
    let named = folder.join("named.wasm");
    let page = place.root.join("index.html");
    let html = fs::read_to_string(&page).map_err(Failure::io(page.display()))?;
    let passes = passes(&html)
        .ok_or_else(|| Failure::new("index.html does not say how the module is optimised"))?;
    let mut wasm_opt = toolbox.path.command("wasm-opt");
    wasm_opt.args(passes).arg("-g").arg(folder.join("app_bg.wasm")).arg("--output").arg(&named);
    step::quiet(place, "Optimising it as the release is", &mut wasm_opt)?;
    fs::read(&named).map_err(Failure::io(named.display()))
}

/// What the page has Trunk tell wasm-opt for the app.
fn passes(html: &str) -> Option<Vec<String>> {
    let tag =
        html.split("<link ").find(|it| it.contains(&format!("data-bin=\"{}\"", cargo::APP)))?;
    let value = |name: &str| tag.split_once(&format!(" {name}=\""))?.1.split('"').next();
    let level = format!("-O{}", value("data-wasm-opt")?);
    let more = value("data-wasm-opt-params").unwrap_or_default().split_whitespace();
    Some(std::iter::once(level).chain(more.map(str::to_owned)).collect())
}

fn by_crate(functions: &[(String, usize)]) -> BTreeMap<&str, usize> {
    let mut costs = BTreeMap::new();
    for (name, n_bytes) in functions {
        let owner = if name == DATA { DATA } else { crate_of(name) };
        *costs.entry(owner).or_default() += n_bytes;
    }
    costs
}

/// Every function with its bytes, and the data, largest first; `None` if `wasm` can't be read.
fn functions(wasm: &[u8]) -> Option<Vec<(String, usize)>> {
    let mut module = Reader(wasm.strip_prefix(b"\0asm\x01\0\0\0")?);
    let (mut n_imported, mut bodies, mut names) = (0, Vec::new(), BTreeMap::new());
    let mut functions = Vec::new();
    while !module.0.is_empty() {
        let id = module.byte()?;
        let n_bytes = module.number()?;
        let mut section = Reader(module.take(n_bytes)?);
        match id {
            0 if section.name()? == "name" => names = function_names(section)?,
            2 => n_imported = imported_functions(section)?,
            10 => bodies = body_sizes(section)?,
            11 => functions.push((DATA.to_owned(), n_bytes)),
            _ => {}
        }
    }
    for (idx, n_bytes) in bodies.into_iter().enumerate() {
        functions.push((names.remove(&(n_imported + idx)).unwrap_or_default(), n_bytes));
    }
    functions.sort_by_key(|(_, n_bytes)| Reverse(*n_bytes));
    Some(functions)
}

/// The crate that `name`, a demangled path, begins with; of `<u8 as a::B>` that of the trait.
fn crate_of(name: &str) -> &str {
    let starts = std::iter::once(name).chain(name.split_once(" as ").map(|(_, after)| after));
    starts.filter_map(first_segment).next().unwrap_or("(no crate)")
}

fn first_segment(path: &str) -> Option<&str> {
    let is_part = |it: char| it.is_alphanumeric() || it == '_';
    let path = path.trim_start_matches(|it| !is_part(it));
    let path = ["mut ", "const ", "dyn "].iter().fold(path, |it, word| it.trim_start_matches(word));
    let (crate_name, mut rest) = path.split_at(path.find(|it| !is_part(it))?);
    // The compiler's newer names tell crates of one name apart: `core[c5930c85a12de822]::fmt`.
    if rest.starts_with('[') {
        rest = &rest[rest.find(']')? + 1..];
    }
    // An `extern "C"` function or a shim has no path.
    rest.starts_with("::").then_some(crate_name)
}

fn function_names(mut section: Reader<'_>) -> Option<BTreeMap<usize, String>> {
    const FUNCTIONS: u8 = 1;
    let mut names = BTreeMap::new();
    while !section.0.is_empty() {
        let kind = section.byte()?;
        let n_bytes = section.number()?;
        let mut part = Reader(section.take(n_bytes)?);
        if kind != FUNCTIONS {
            continue;
        }
        for _ in 0..part.number()? {
            let idx = part.number()?;
            names.insert(idx, part.name()?.to_owned());
        }
    }
    Some(names)
}

fn imported_functions(mut section: Reader<'_>) -> Option<usize> {
    let mut n_functions = 0;
    for _ in 0..section.number()? {
        section.name()?;
        section.name()?;
        match section.byte()? {
            0 => {
                section.number()?;
                n_functions += 1;
            }
            1 => {
                section.byte()?;
                section.limits()?;
            }
            2 => section.limits()?,
            3 => {
                section.take(2)?;
            }
            4 => {
                section.byte()?;
                section.number()?;
            }
            _ => return None,
        }
    }
    Some(n_functions)
}

fn body_sizes(mut section: Reader<'_>) -> Option<Vec<usize>> {
    let n_bodies = section.number()?;
    let mut sizes = Vec::new();
    for _ in 0..n_bodies {
        let n_bytes = section.number()?;
        section.take(n_bytes)?;
        sizes.push(n_bytes);
    }
    Some(sizes)
}

/// Reads what WebAssembly's binary format is made of.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, n_bytes: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(n_bytes)?;
        self.0 = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    /// An unsigned LEB128.
    fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    fn name(&mut self) -> Option<&'a str> {
        let n_bytes = self.number()?;
        std::str::from_utf8(self.take(n_bytes)?).ok()
    }

    fn limits(&mut self) -> Option<()> {
        let has_maximum = self.byte()? & 1 == 1;
        self.number()?;
        if has_maximum {
            self.number()?;
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, expected: &str) {
        assert_eq!(crate_of(name), expected, "{name}");
    }

    #[test]
    fn names_begin_with_their_crate() {
        check("leptos::mount::mount_to::h0123", "leptos");
        check("<alloc::string::String as core::fmt::Display>::fmt", "alloc");
        check("<&mut dyn core::fmt::Write as x>::y", "core");
        check("<f64 as core[c5930c85a12de822]::fmt::Display>::fmt", "core");
        check("<dlmalloc[e2]::Dlmalloc<dlmalloc[e2]::System>>::malloc", "dlmalloc");
        check("<[u8] as std::io::Read>::read", "std");
        check("__wbindgen_malloc", "(no crate)");
        check("", "(no crate)");
    }

    #[test]
    fn the_passes_are_those_of_the_app() {
        let html = r#"<link data-trunk data-bin="x" data-wasm-opt="z"><link data-trunk data-bin="dateline-web"
            data-wasm-opt="2" data-wasm-opt-params="--a --b=1" data-integrity="none">"#;
        assert_eq!(passes(html).unwrap(), ["-O2", "--a", "--b=1"]);
        assert_eq!(passes("<link data-trunk>"), None);
    }

    #[test]
    fn bodies_are_counted_for_the_crate_of_their_name() {
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        // One imported function "m" "f"; two bodies of 2 and 3 bytes; 4 bytes of data; the names.
        wasm.extend([2, 7, 1, 1, b'm', 1, b'f', 0, 0]);
        wasm.extend([10, 8, 2, 2, 0, 11, 3, 0, 1, 11]);
        wasm.extend([11, 4, 0, 0, 0, 0]);
        let names = [&[2, 1, 4][..], b"a::b", &[2, 4], b"c::d"].concat();
        let len = u8::try_from(names.len()).unwrap();
        wasm.extend([0, len + 7, 4]);
        wasm.extend(b"name");
        wasm.extend([1, len]);
        wasm.extend(names);
        let functions = functions(&wasm).unwrap();
        let rows: Vec<_> =
            by_crate(&functions).into_iter().map(|(name, n)| format!("{name} {n}")).collect();
        assert_eq!(rows, ["(data) 4", "a 2", "c 3"]);
    }
}
