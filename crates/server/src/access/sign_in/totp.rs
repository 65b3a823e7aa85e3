//! The code of an authenticator app (RFC 6238): ours are SHA-1, six digits, thirty seconds, one step of tolerance on either
//! side, which is what every app can do. A code counts once: the step of the last one is kept, and it and all before it are refused.

use super::SignedSession;
use crate::{
    access::StaffCells,
    app::App,
    events::{Journal, kinds},
    http::{Code, Problem},
    keys::seal_own,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use ombud_base::{
    Time,
    id::{StaffId, WorkspaceId},
    sealed::Place,
};
use ombud_db::{DbError, Tx, sql};
use serde::{Deserialize, Serialize};
use serde_json::json;
use totp_rs::{Algorithm, Builder, Totp};
use utoipa::ToSchema;

const KIND: &str = "totp";
/// How long setting it up may take.
const PATIENCE_SECONDS: i64 = 900;

/// An authenticator app to be: shown once.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TotpSetup {
    /// The secret in base32, to be typed in.
    #[schema(example = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")]
    pub secret: String,
    /// The same as an `otpauth://` address.
    pub url: String,
    /// The same as a QR code, a `data:` URL of a PNG.
    pub qr: String,
}

#[derive(Serialize, Deserialize)]
struct Enrolment {
    secret: String,
}

/// How codes are made and how late they may come.
#[derive(Clone, Copy, Debug)]
struct Kind {
    algorithm: Algorithm,
    digits: u8,
    /// How long a step takes, in seconds.
    period: u64,
    /// How many steps early or late a code may be.
    window: u16,
}

impl Kind {
    const OURS: Self = Self { algorithm: Algorithm::SHA1, digits: 6, period: 30, window: 1 };

    fn builder(self, secret: &str) -> Option<Builder> {
        let builder = Builder::new()
            .with_algorithm(self.algorithm)
            .with_digits(self.digits)
            .with_skew(self.window)
            .with_step_duration(self.period);
        Some(builder.with_secret(totp_rs::Secret::try_from_base32(secret).ok()?))
    }
}

fn totp(secret: &str, account: &str, issuer: &str) -> Result<Totp, Problem> {
    let plain = |text: &str| text.replace(':', " ");
    let builder = Kind::OURS.builder(secret);
    builder
        .ok_or_else(|| Problem::internal("a stored secret is not base32"))?
        .with_account_name(plain(account))
        .with_issuer(Some(plain(issuer)))
        .build()
        .map_err(Problem::internal)
}

fn place(staff: StaffId) -> Place {
    Place::new("staff.totp_secret").id(staff.0)
}

/// The secret, where one is set up.
pub(super) fn secret(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    staff: StaffId,
) -> Result<Option<String>, DbError> {
    let found = tx.maybe(
        sql!("SELECT totp_secret FROM staff WHERE workspace_id = $1 AND id = $2"),
        &[workspace.into(), staff.into()],
        |row| row.open(0, &place(staff)),
    )?;
    Ok(found.flatten())
}

/// The step that `code` belongs to, if it is right just now. Compared in constant time.
fn step_of(secret: &str, code: &str, now: Time) -> Result<Option<i64>, Problem> {
    let seconds = u64::try_from(now.seconds()).unwrap_or(0);
    let step = step(&totp(secret, "", "")?, code, seconds);
    Ok(step.and_then(|it| i64::try_from(it).ok()))
}

/// The same of any kind of code. People type blanks between the digits; there must be as many as there should be.
fn step(totp: &Totp, code: &str, seconds: u64) -> Option<u64> {
    let code: String = code.chars().filter(|it| !it.is_whitespace()).collect();
    totp.check(&code, seconds)
}

/// A code with all that it is judged by: what `ombud eval totp` measures.
pub(crate) struct CodeLine {
    /// Nothing where no code can be right: the secret is none, or the algorithm.
    totp: Option<Totp>,
    code: String,
    seconds: u64,
}

impl CodeLine {
    /// What a line must have.
    pub(crate) const NEEDS: &str = "strings `secret`, `algorithm` and `code`, and numbers `digits` (6 to 8), `period`, `time` and `window`";

    /// Reads a line. A secret is read as people copy it: in small letters, in groups, with padding.
    pub(crate) fn read(line: &serde_json::Value) -> Option<Self> {
        let text = |name: &str| line.get(name)?.as_str();
        let number = |name: &str| line.get(name)?.as_u64();
        let (secret, algorithm) = (text("secret")?, text("algorithm")?);
        let digits = number("digits")?.try_into().ok().filter(|it| (6..=8).contains(it))?;
        let period = number("period").filter(|it| (1..=86_400).contains(it))?;
        let window = number("window")?.try_into().ok()?;
        let seconds = number("time").filter(|it| i64::try_from(*it).is_ok())?;
        let plain = secret.trim_end_matches('=').chars().filter(|it| !it.is_whitespace() && *it != '-');
        let secret: String = plain.map(|it| it.to_ascii_uppercase()).collect();
        let algorithm = match algorithm {
            "SHA1" => Some(Algorithm::SHA1),
            "SHA256" => Some(Algorithm::SHA256),
            "SHA512" => Some(Algorithm::SHA512),
            _ => None,
        };
        let builder = algorithm
            .filter(|_| !secret.is_empty())
            .and_then(|algorithm| Kind { algorithm, digits, period, window }.builder(&secret));
        // Shorter secrets than the standard asks for are in use; ours are not.
        let totp = builder.map(Builder::build_noncompliant);
        Some(Self { totp, code: text("code")?.to_owned(), seconds })
    }

    /// Whether the code is right at that time.
    pub(crate) fn is_accepted(&self) -> bool {
        self.totp.as_ref().is_some_and(|totp| step(totp, &self.code, self.seconds).is_some())
    }
}

/// Judges a code and uses it up.
pub(super) fn use_code(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    staff: StaffId,
    code: &str,
    now: Time,
) -> Result<bool, Problem> {
    let Some(secret) = secret(tx, workspace, staff)? else { return Ok(false) };
    let Some(step) = step_of(&secret, code, now)? else { return Ok(false) };
    let used = tx.exec(
        sql!(
            "UPDATE staff SET totp_last_step = $3 WHERE workspace_id = $1 AND id = $2 AND totp_last_step < $3"
        ),
        &[workspace.into(), staff.into(), step.into()],
    )?;
    Ok(used == 1)
}

/// Begins to set an authenticator app up.
///
/// # Errors
/// [`Code::Conflict`] when there is one: whoever holds the session alone must not replace it.
pub(super) async fn begin(app: &App, own: &SignedSession) -> Result<TotpSetup, Problem> {
    let secret = totp_rs::Secret::from(app.random.bytes::<20>().to_vec()).to_base32();
    let (app2, own, shown) = (app.clone(), own.clone(), secret.clone());
    let (email, brand) = app
        .db
        .write::<_, Problem, _>(move |tx| {
            let workspace = own.signed.workspace;
            if super::totp::secret(tx, workspace, own.staff)?.is_some() {
                return Err(Problem::new(
                    Code::Conflict,
                    "There is an authenticator app already. Remove it first, which asks for your password.",
                ));
            }
            let state =
                serde_json::to_string(&Enrolment { secret: shown.clone() }).map_err(Problem::internal)?;
            super::keep_enrolment(tx, &own, KIND, &state, app2.now().plus_seconds(PATIENCE_SECONDS))?;
            Ok(tx.one(
                sql!(
                    "SELECT s.email, w.name FROM staff s JOIN workspaces w ON w.id = s.workspace_id ",
                    "WHERE s.workspace_id = $1 AND s.id = $2"
                ),
                &[workspace.into(), own.staff.into()],
                |row| {
                    let mut row = row.reader();
                    Ok((row.email_of(own.staff)?, row.next::<String>()?))
                },
            )?)
        })
        .await?;
    let totp = totp(&secret, &email, &brand)?;
    let png = totp.to_qr_png().map_err(Problem::internal)?;
    let qr = format!("data:image/png;base64,{}", STANDARD.encode(png));
    Ok(TotpSetup { secret, url: totp.to_url().map_err(Problem::internal)?, qr })
}

/// Finishes it with the app's first code; answers with fresh recovery codes.
///
/// # Errors
/// [`Code::WrongCredentials`], or [`Code::Conflict`] when it was not begun or took too long.
pub(super) async fn confirm(app: &App, own: &SignedSession, code: String) -> Result<Vec<String>, Problem> {
    let (app2, own) = (app.clone(), own.clone());
    app.db
        .write(move |tx| {
            let (workspace, now) = (own.signed.workspace, app2.now());
            let mut journal = Journal::open(tx, workspace, own.signed.actor(), now)?;
            let state: Enrolment = super::kept_enrolment(tx, &own, KIND, now)?;
            let step = step_of(&state.secret, &code, now)?.ok_or_else(|| {
                Problem::new(
                    Code::WrongCredentials,
                    "This code is not the app's current one. Check the device's clock.",
                )
            })?;
            let sealed = seal_own(tx, workspace, &place(own.staff), &state.secret)?;
            let set = tx.exec(
                sql!(
                    "UPDATE staff SET totp_secret = $3, totp_last_step = $4 ",
                    "WHERE workspace_id = $1 AND id = $2 AND totp_secret IS NULL"
                ),
                &[workspace.into(), own.staff.into(), (&sealed).into(), step.into()],
            )?;
            if set == 0 {
                return Err(Problem::new(Code::Conflict, "There is an authenticator app already."));
            }
            super::forget_enrolment(tx, &own, KIND)?;
            let codes = super::recovery::renew(tx, &app2, workspace, own.staff)?;
            let data = json!({"staff": own.staff, "change": "totp added"});
            journal.event(kinds::STAFF_SECOND_FACTOR, None, &data);
            journal.close(tx, &app2.hub)?;
            Ok(codes)
        })
        .await
}

/// Removes the authenticator app. The caller has checked the password.
pub(super) async fn remove(app: &App, own: &SignedSession) -> Result<(), Problem> {
    let (app2, own) = (app.clone(), own.clone());
    app.db
        .write(move |tx| {
            let workspace = own.signed.workspace;
            let mut journal = Journal::open(tx, workspace, own.signed.actor(), app2.now())?;
            let gone = tx.exec(
                sql!(
                    "UPDATE staff SET totp_secret = NULL, totp_last_step = 0 ",
                    "WHERE workspace_id = $1 AND id = $2 AND totp_secret IS NOT NULL"
                ),
                &[workspace.into(), own.staff.into()],
            )?;
            if gone == 0 {
                return Err(Problem::not_found());
            }
            super::after_removal(tx, &app2, workspace, own.staff)?;
            let data = json!({"staff": own.staff, "change": "totp removed"});
            journal.event(kinds::STAFF_SECOND_FACTOR, None, &data);
            journal.close(tx, &app2.hub)?;
            Ok(())
        })
        .await
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B, the last six digits of its SHA-1 column.
    #[test]
    fn codes_are_those_of_the_standard() {
        let secret = totp_rs::Secret::from(b"12345678901234567890".to_vec()).to_base32();
        for (seconds, code) in [(59, "287082"), (1_111_111_109, "081804"), (20_000_000_000, "353130")] {
            let at = |offset: i64| Time::from_micros((seconds + offset) * 1_000_000);
            assert_eq!(step_of(&secret, code, at(0)).unwrap(), Some(seconds / 30));
            assert_eq!(step_of(&secret, code, at(30)).unwrap(), Some(seconds / 30), "one step late");
            assert_eq!(step_of(&secret, code, at(60)).unwrap(), None, "two steps late");
            assert_eq!(step_of(&secret, &format!("{}1", &code[..5]), at(0)).unwrap(), None);
        }
        for odd in ["", "28708", "2870822", "28708x", "２８７０８２"] {
            assert_eq!(step_of(&secret, odd, Time::from_micros(59_000_000)).unwrap(), None, "{odd}");
        }
    }

    /// RFC 6238, appendix B: eight digits of every algorithm, and what makes them wrong.
    #[test]
    fn all_algorithms_are_those_of_the_standard() {
        let keys = [("SHA1", 20), ("SHA256", 32), ("SHA512", 64)];
        let codes = [
            (59, ["94287082", "46119246", "90693936"]),
            (1_111_111_109, ["07081804", "68084774", "25091201"]),
            (1_234_567_890, ["89005924", "91819424", "93441116"]),
            (20_000_000_000u64, ["65353130", "77737706", "47863826"]),
        ];
        let digits = b"1234567890".repeat(7);
        for (time, codes) in codes {
            for ((algorithm, length), code) in keys.into_iter().zip(codes) {
                let secret = totp_rs::Secret::from(digits[..length].to_vec()).to_base32();
                let grouped = format!("{} {}==", secret[..8].to_lowercase(), &secret[8..]);
                let line = json!({
                    "secret": grouped, "algorithm": algorithm, "digits": 8, "period": 30, "time": time, "window": 1,
                    "code": code,
                });
                let with = |name: &str, value: serde_json::Value| {
                    let mut line = line.clone();
                    line[name] = value;
                    CodeLine::read(&line).map(|it| it.is_accepted())
                };
                assert_eq!(with("id", json!(1)), Some(true), "{algorithm} {time}");
                assert_eq!(with("time", json!(time + 30)), Some(true));
                assert_eq!(with("time", json!(time + 60)), Some(false));
                assert_eq!(with("window", json!(0)), Some(true));
                assert_eq!(with("digits", json!(7)), Some(false), "not as long");
                assert_eq!(with("code", json!(code[1..])), Some(false));
                assert_eq!(with("secret", json!("not base32!")), Some(false));
                assert_eq!(with("algorithm", json!("MD5")), Some(false));
                assert_eq!(with("time", json!(u64::MAX)), None);
                assert_eq!(with("period", json!(0)), None);
                assert_eq!(with("digits", json!(10)), None);
            }
        }
    }
}
