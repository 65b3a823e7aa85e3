//! An optimised build embeds the web's files, so it has to be made again when one of them changes. Other builds read
//! them from the disk while they run.

#![allow(clippy::print_stdout, reason = "this is how a build script speaks to cargo")]

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    if std::env::var("PROFILE").as_deref() == Ok("release") {
        for folder in ["../../web/console/dist", "../../web/widget/dist", "../../web/demo"] {
            println!("cargo:rerun-if-changed={folder}");
        }
    }
}
