//! An optimised build embeds the web's files, so it has to be made again when one of them changes. Other builds read
//! them from the disk while they run.

#![allow(clippy::print_stdout, reason = "this is how a build script speaks to cargo")]

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    if std::env::var("PROFILE").as_deref() == Ok("release") {
        for part in ["console/dist", "widget/dist", "verify/dist", "demo"] {
            let folder = format!("../../web/{part}");
            if !std::path::Path::new(&folder).is_dir() {
                println!(
                    "cargo:warning=web/{part} is missing, and will be from the program: build the web first (./x web)"
                );
            }
            println!("cargo:rerun-if-changed={folder}");
        }
    }
}
