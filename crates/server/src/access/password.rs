//! Passwords: argon2id, and a gate in front of it.
//!
//! Parameters: 19 MiB, 2 passes, 1 lane (OWASP's first choice for argon2id), 16 random bytes of salt. One hash costs
//! some 20 ms of a core, so at most [`AT_ONCE`] run at the same time, whatever comes in: a flood of sign-ins can take
//! 38 MiB and two cores, and the rest of it waits [`PATIENCE`] and is then told to come back.

use crate::http::{FieldProblem, Problem};
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use ombud_base::Random;
use std::{sync::LazyLock, time::Duration};
use tokio::sync::Semaphore;

/// Hashes that are computed at the same time.
const AT_ONCE: usize = 2;
/// How long a request waits for its turn.
const PATIENCE: Duration = Duration::from_secs(5);
/// Fewest characters of a password.
pub const SHORTEST: usize = 12;
/// Most characters: more than any password keeper makes, and little enough to hash.
pub const LONGEST: usize = 256;

static GATE: Semaphore = Semaphore::const_new(AT_ONCE);

/// What a password is compared with where there is no account, so that the answer takes as long as for one.
static NOBODYS: LazyLock<String> =
    LazyLock::new(|| hash_password("nobody's", &Random::system()).unwrap_or_default());

fn argon2() -> Result<Argon2<'static>, Problem> {
    let params = Params::new(19 * 1024, 2, 1, None).map_err(Problem::internal)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// Hashes a password, as a PHC string. Takes some 20 ms of processor time: not for the async runtime's threads.
///
/// # Errors
/// When the parameters do not fit, which would be our mistake.
pub fn hash_password(password: &str, random: &Random) -> Result<String, Problem> {
    let salt = random.bytes::<16>();
    let hash = argon2()?.hash_password_with_salt(password.as_bytes(), &salt).map_err(Problem::internal)?;
    Ok(hash.to_string())
}

/// Hashes a password when its turn has come.
///
/// # Errors
/// [`crate::http::Code::SlowDown`] when too many wait.
pub async fn hash_in_turn(password: String, random: Random) -> Result<String, Problem> {
    in_turn(move || hash_password(&password, &random)).await?
}

/// Whether `password` is the one behind `hash`. Without a hash it is not, and that takes as long.
///
/// # Errors
/// [`crate::http::Code::SlowDown`] when too many wait.
pub async fn verify_in_turn(password: String, hash: Option<String>) -> Result<bool, Problem> {
    in_turn(move || {
        let (hash, somebodys) = match hash {
            Some(hash) => (hash, true),
            None => (NOBODYS.clone(), false),
        };
        let same = argon2()?.verify_password(password.as_bytes(), hash.as_str()).is_ok();
        Ok(same && somebodys)
    })
    .await?
}

async fn in_turn<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Problem> {
    let turn = tokio::time::timeout(PATIENCE, GATE.acquire()).await;
    let turn = turn.map_err(|_| Problem::slow_down(5))?.map_err(Problem::internal)?;
    let done = tokio::task::spawn_blocking(move || {
        let _turn = turn; // kept until the work is done, also when the caller has gone
        work()
    });
    done.await.map_err(Problem::internal)
}

/// What is wrong with a new password, if anything. `own` is what it must not consist of: address and name.
pub fn password_problem(field: &str, password: &str, own: &[&str]) -> Option<FieldProblem> {
    let length = password.chars().count();
    let detail = if length < SHORTEST {
        format!("must have at least {SHORTEST} characters")
    } else if length > LONGEST {
        format!("must have at most {LONGEST} characters")
    } else if is_monotonous(password) {
        "must not be one character or one sequence repeated".to_owned()
    } else if own.iter().any(|own| own.chars().count() >= 3 && mostly(password, own)) {
        "must not be the address or the name".to_owned()
    } else {
        return None;
    };
    Some(FieldProblem { field: field.to_owned(), detail })
}

/// One short sequence over and over, or counting up or down.
fn is_monotonous(password: &str) -> bool {
    let all: Vec<char> = password.chars().collect();
    let repeats = (1..=4).any(|n| all.iter().zip(all.iter().skip(n)).all(|(a, b)| a == b));
    let steps: Vec<i64> =
        all.windows(2).map(|it| i64::from(u32::from(it[1])) - i64::from(u32::from(it[0]))).collect();
    let counts = steps.iter().all(|it| *it == 1) || steps.iter().all(|it| *it == -1);
    repeats || counts
}

/// Whether little is left of the password without `own`.
fn mostly(password: &str, own: &str) -> bool {
    password.to_lowercase().replace(&own.to_lowercase(), "").chars().count() < 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_refused_for_a_reason() {
        let problem =
            |password: &str| password_problem("password", password, &["mia@example.com", "Mia Chen"]);
        for refused in
            ["short", "aaaaaaaaaaaaaaaa", "abcabcabcabcabc", "abcdefghijklmnop", "mia@example.com1"]
        {
            assert!(problem(refused).is_some(), "{refused}");
        }
        assert!(problem(&"long password ".repeat(20)).is_some());
        assert!(problem("correct horse battery").is_none());
        assert!(problem("客服系统的密码要够长才行呀").is_none());
    }

    #[tokio::test]
    async fn only_the_right_password_matches_and_nobodys_never() {
        let hash = hash_in_turn("correct horse battery".into(), Random::system()).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(verify_in_turn("correct horse battery".into(), Some(hash.clone())).await.unwrap());
        assert!(!verify_in_turn("correct horse batterz".into(), Some(hash)).await.unwrap());
        assert!(!verify_in_turn("nobody's".into(), None).await.unwrap());
    }
}
