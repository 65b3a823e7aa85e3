//! Ombud's server: everything with state, a folder for each capability.
//!
//! Every capability has the same parts, of those that it needs: `mod.rs` (what it is and its public face), `types.rs`,
//! `store.rs` (SQL, private), `actions.rs` (check, change rows, append events, in one transaction), `api.rs` (JSON),
//! `jobs.rs`, `tests.rs`. Capabilities call each other's actions, never each other's SQL, and never in a circle: the layers
//! are in `ARCHITECTURE.md`, and `tests/it/capabilities.txt` says who uses whom.

pub mod access;
pub mod accounts;
pub mod app;
pub mod approvals;
pub mod bot;
pub mod case_report;
pub mod chains;
pub mod clocks;
mod composing;
pub mod config;
pub mod conversations;
pub mod customers;
pub mod events;
pub mod evidence;
pub mod files;
pub mod help;
pub mod holds;
pub mod http;
pub mod hub;
pub mod inboxes;
pub mod jobs;
pub mod keys;
pub mod knowledge;
pub mod learning;
pub mod ledger;
pub mod mail;
pub mod menu;
pub mod messages;
pub mod models;
pub mod ombud;
pub mod operations;
pub mod oversight;
pub mod pages;
pub mod playbooks;
pub mod posture;
pub mod privacy;
pub mod proof;
pub mod realtime;
pub mod recovery;
pub mod reports;
pub mod retention;
pub mod reveals;
pub mod rotation;
pub mod routing;
pub mod safety;
pub mod search;
pub mod settings;
pub mod sso;
pub mod staff;
pub mod texts;
pub mod trust;
pub mod understanding;
pub mod upkeep;
mod viewer;
pub mod watching;
pub mod webhooks;
pub mod widget;
mod words;
pub mod workspace;
