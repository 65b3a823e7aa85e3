//! Measures language identification: `cargo run --release --example langid -- TEST_FILE [PREDICTIONS]`.

use std::{
    env,
    error::Error,
    fs::File,
    io::{BufReader, BufWriter, Write},
};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let test = arguments.next().ok_or("which test file?")?;
    let mut out = arguments.next().map(File::create).transpose()?.map(BufWriter::new);
    let figures = ombud_nlp::eval::langid(
        BufReader::new(File::open(test)?),
        out.as_mut().map(|it| it as &mut dyn Write),
    )?;
    writeln!(std::io::stdout(), "{figures:#}")?;
    Ok(())
}
