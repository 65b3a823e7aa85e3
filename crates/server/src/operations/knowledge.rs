//! `ombud knowledge`: knowledge is brought in and out at the machine.

use super::{
    cli::Configured,
    commands, open,
    told::{NO_WORKSPACE, told},
};
use crate::{
    config::load,
    events::Actor,
    http::Problem,
    knowledge::{self, ImportFile, ImportFormat, ImportHow, Imported},
};
use anyhow::{Context, bail};
use clap::{Args, Subcommand, ValueEnum};
use ombud_base::{Clock, Random};
use std::{
    io::{Read, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

/// The largest file that is read, in bytes.
const LARGEST: u64 = 256 * 1024 * 1024;
/// How much of a picture is read, in bytes: more than any that is taken has.
const LARGEST_PICTURE: u64 = 11 * 1024 * 1024;
/// How files end that may be pictures of articles; an SVG is told why it is not taken.
const PICTURES: [&str; 6] = ["png", "jpg", "jpeg", "webp", "gif", "svg"];

/// What can be done with knowledge.
#[derive(Debug, Subcommand)]
pub enum KnowledgeCommand {
    /// Import knowledge: a folder of Markdown, a document of `ombud knowledge export`, an export of another help centre, or what Ombud
    /// ships with.
    #[command(after_help = "Examples:\n  ombud knowledge import --shipped --publish\n  \
        ombud knowledge import ./help --publish --dry-run\n  ombud knowledge import knowledge.json --format ombud\n  \
        ombud knowledge import ./zendesk --format zendesk --fetch-pictures --dry-run\n\n\
        Topics that are there under the same name get a newer version, and stay as they are where nothing changed. The exit code\n\
        is 1 when something could not be taken; it is told with file and line, and the rest is imported.")]
    Import {
        /// The folder, or the file.
        #[arg(required_unless_present = "shipped")]
        from_path: Option<PathBuf>,
        #[command(flatten)]
        to: Where,
        /// What Ombud ships with: topics in English and Simplified Chinese.
        #[arg(long, conflicts_with_all = ["from_path", "format"])]
        shipped: bool,
        /// The form of what is imported.
        #[arg(long, value_enum, default_value_t = Format::Markdown)]
        format: Format,
        /// Publish it, too.
        #[arg(long)]
        publish: bool,
        /// Only tell what would become of it.
        #[arg(long)]
        dry_run: bool,
        /// Fetch pictures that lie at addresses of the public internet.
        #[arg(long)]
        fetch_pictures: bool,
    },
    /// Write all knowledge, with its pictures, to one file (JSON), which `ombud knowledge import --format ombud` takes; or the newest
    /// versions as a folder of Markdown.
    #[command(after_help = "Examples:\n  ombud knowledge export knowledge.json\n  \
        ombud knowledge export ./help --format markdown")]
    Export {
        /// The file, or the folder, to make.
        file: PathBuf,
        /// The form: `ombud` or `markdown`.
        #[arg(long, value_enum, default_value_t = Form::Ombud)]
        format: Form,
        #[command(flatten)]
        to: Where,
    },
}

/// The form of what is exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// One document with everything.
    Ombud,
    /// A folder of Markdown, with pictures beside.
    Markdown,
}

/// Which workspace, where.
#[derive(Debug, Args)]
pub struct Where {
    #[command(flatten)]
    from: Configured,
    /// The workspace, by its short name; needed where there are several.
    #[arg(long, value_name = "SLUG")]
    workspace: Option<String>,
}

/// The form of what is imported.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Format {
    /// Folders of Markdown with front matter.
    Markdown,
    /// A document of `ombud knowledge export`.
    Ombud,
    /// What the Help Center API of Zendesk Guide answers (JSON): a file, or a folder with attachments beside.
    Zendesk,
    /// What the API of Chatwoot answers for a portal (JSON): a file, or a folder with pictures beside.
    Chatwoot,
}

impl KnowledgeCommand {
    /// Runs the command.
    ///
    /// # Errors
    /// As its work says.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        match self {
            Self::Import { from_path, to, shipped, format, publish, dry_run, fetch_pictures } => {
                let how = ImportHow { publish, may_publish: true, dry_run, fetch_pictures };
                let (format, files) = match (from_path, format) {
                    (_, _) if shipped => (ImportFormat::Shipped, Vec::new()),
                    (Some(folder), Format::Markdown) => (ImportFormat::Markdown, folder_of(&folder)?),
                    (Some(from), Format::Zendesk) => (ImportFormat::Zendesk, dump_of(&from)?),
                    (Some(from), Format::Chatwoot) => (ImportFormat::Chatwoot, dump_of(&from)?),
                    (Some(file), Format::Ombud) => {
                        let path = file.display().to_string();
                        (ImportFormat::Ombud, vec![ImportFile::of_text(path, text_of(&file)?)])
                    }
                    (None, _) => bail!("name a folder or a file, or say --shipped"),
                };
                import(to, format, files, how)
            }
            Self::Export { file, format, to } => export(to, &file, format),
        }
    }
}

fn import(
    to: Where,
    format: ImportFormat,
    files: Vec<ImportFile>,
    how: ImportHow,
) -> anyhow::Result<ExitCode> {
    let loaded = load(&to.from.source())?;
    let slug = to.workspace;
    let done: Imported = commands::run(async move {
        let ombud = open(loaded.config, Clock::system(), Random::system()).await?;
        let found = ombud.db.read::<_, Problem, _>(move |tx| commands::workspace(tx, slug.as_deref())).await;
        let ws = found.map_err(told)?.context(NO_WORKSPACE)?;
        knowledge::import(&ombud.library, ws, Actor::System, format, files, how).await.map_err(told)
    })?;
    let told = done.problems.iter().map(|it| format!("{}:{}: {}: {}\n", it.file, it.line, it.what, it.how));
    let text = format!(
        "{}{}{} new, {} changed, {} as they were; {} published. {} new pictures.\n",
        told.collect::<String>(),
        if how.dry_run { "Nothing was kept. It would be: " } else { "" },
        done.created,
        done.updated,
        done.unchanged,
        done.published,
        done.pictures
    );
    commands::print(&text)?;
    Ok(if done.problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn export(to: Where, file: &Path, form: Form) -> anyhow::Result<ExitCode> {
    let loaded = load(&to.from.source())?;
    let slug = to.workspace;
    let document = commands::run(async move {
        let ombud = open(loaded.config, Clock::system(), Random::system()).await?;
        let read = ombud.db.snapshot::<_, Problem, _>(move |tx| {
            let ws = commands::workspace(tx, slug.as_deref())?;
            let ws = ws.ok_or_else(|| Problem::invalid("workspace", NO_WORKSPACE))?;
            Ok(knowledge::export(tx, ws)?)
        });
        read.await.map_err(told)
    })?;
    if form == Form::Markdown {
        return write_folder(file, &knowledge::folder_files(&document));
    }
    let folder = file.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let mut whole = tempfile::NamedTempFile::new_in(folder)?;
    serde_json::to_writer_pretty(&mut whole, &document)?;
    whole.write_all(b"\n")?;
    whole.persist(file).with_context(|| file.display().to_string())?;
    commands::print(&format!("Wrote all knowledge to {}.\n", file.display()))
}

/// Writes a folder; one that has something in it is left as it is.
fn write_folder(folder: &Path, files: &[(String, Vec<u8>)]) -> anyhow::Result<ExitCode> {
    if std::fs::read_dir(folder).is_ok_and(|mut it| it.next().is_some()) {
        bail!("{} has something in it already: name a new folder", folder.display());
    }
    for (path, bytes) in files {
        // Names of categories, topics, languages and pictures lead nowhere else.
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent).with_context(|| parent.display().to_string())?;
        }
        std::fs::write(&path, bytes).with_context(|| path.display().to_string())?;
    }
    commands::print(&format!("Wrote {} files to {}.\n", files.len(), folder.display()))
}

/// The files of a folder of Markdown.
fn folder_of(folder: &Path) -> anyhow::Result<Vec<ImportFile>> {
    let takes = |name: &str, end: &str| matches!(end, "md" | "tsv") || name == "categories.toml";
    files_of(folder, &takes)
}

/// A JSON file of another help centre, or a folder with such files and with pictures.
fn dump_of(from: &Path) -> anyhow::Result<Vec<ImportFile>> {
    if from.is_dir() {
        return files_of(from, &|_, end| end == "json");
    }
    Ok(vec![ImportFile::of_text(from.display().to_string(), text_of(from)?)])
}

/// The files of a folder that an import may take, by their paths inside it, and the pictures among them.
fn files_of(folder: &Path, takes: &dyn Fn(&str, &str) -> bool) -> anyhow::Result<Vec<ImportFile>> {
    let mut files = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(at) = open.pop() {
        for entry in std::fs::read_dir(&at).with_context(|| at.display().to_string())? {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
                continue;
            }
            let name = path.file_name().and_then(|it| it.to_str()).unwrap_or_default();
            let end = path.extension().and_then(|it| it.to_str()).unwrap_or_default();
            if takes(name, end) {
                let inside = path.strip_prefix(folder).unwrap_or(&path).display().to_string();
                files.push(ImportFile::of_text(inside, text_of(&path)?));
            } else if PICTURES.contains(&end.to_ascii_lowercase().as_str()) {
                let path_inside = path.strip_prefix(folder).unwrap_or(&path).display().to_string();
                files.push(picture_of(&path, path_inside)?);
            }
        }
    }
    if files.iter().all(|it| it.data.is_some()) {
        bail!("{} has no files of this form in it", folder.display());
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// A picture of a folder; one that is too large to be taken is told by the import.
fn picture_of(path: &Path, inside: String) -> anyhow::Result<ImportFile> {
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).with_context(|| path.display().to_string())?;
    file.take(LARGEST_PICTURE).read_to_end(&mut bytes).with_context(|| path.display().to_string())?;
    Ok(ImportFile { path: inside, text: String::new(), data: Some(bytes.into()) })
}

fn text_of(path: &Path) -> anyhow::Result<String> {
    let size = std::fs::metadata(path).with_context(|| path.display().to_string())?.len();
    if size > LARGEST {
        bail!("{} is larger than {} MiB", path.display(), LARGEST / 1024 / 1024);
    }
    std::fs::read_to_string(path).with_context(|| path.display().to_string())
}
