use std::{fmt, net::SocketAddr, path::PathBuf};

/// What the command line says about the configuration.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// The file.
    pub file: Option<PathBuf>,
    /// Over `server.data`.
    pub data: Option<PathBuf>,
    /// Over `server.listen`.
    pub listen: Option<SocketAddr>,
    /// Over `database.url`.
    pub database: Option<String>,
    /// The environment's variables.
    pub environment: Vec<(String, String)>,
}

impl Source {
    /// A file, if one is named, with this process's environment.
    pub fn new(file: Option<PathBuf>) -> Self {
        Self { file, environment: std::env::vars().collect(), ..Self::default() }
    }
}

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Nobody has set it.
    Default,
    /// Follows from another value.
    Derived(&'static str),
    /// A line of the file.
    File(PathBuf, usize),
    /// A variable of the environment.
    Environment(String),
    /// An option of the command line.
    Option(&'static str),
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::Derived(from) => write!(f, "from {from}"),
            Self::File(path, line) => write!(f, "{}:{line}", path.display()),
            Self::Environment(name) => write!(f, "environment {name}"),
            Self::Option(name) => write!(f, "option {name}"),
        }
    }
}
