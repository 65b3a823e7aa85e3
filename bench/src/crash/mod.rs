//! What the crash driver is made of: [`book`] keeps the truth, [`writers`] write and [`readers`] read through cuts and
//! restarts, [`server`] is the process that is killed.

pub mod book;
pub mod line;
pub mod readers;
pub mod server;
pub mod writers;
