//! The page that explains every kind of problem.

use crate::http::Code;
use serde::Serialize;

#[derive(Serialize)]
pub struct View {
    codes: Vec<Kind>,
}

#[derive(Serialize)]
struct Kind {
    name: &'static str,
    status: u16,
    title: &'static str,
    /// HTML.
    mend: String,
}

pub fn view() -> View {
    let kind = |code: &Code| Kind {
        name: code.name(),
        status: code.status().as_u16(),
        title: code.title(),
        mend: super::markdown(mend(*code)),
    };
    View { codes: Code::ALL.iter().map(kind).collect() }
}

/// What the caller can do about it. A new kind does not compile without.
const fn mend(code: Code) -> &'static str {
    match code {
        Code::Malformed => {
            "The body is not the JSON that this operation takes, or a parameter is of another kind. `detail` says where \
             reading stopped, `errors` lists each field that is missing, not known or of another type. Compare with the \
             operation's example."
        }
        Code::Invalid => "`errors` lists each field with what it must be. Change those and send again.",
        Code::Unauthenticated => {
            "Staff: sign in with `POST /api/v1/auth/login`, or send an API token as `Authorization: Bearer omb_…`. \
             Customers: open a session with `POST /api/v1/widget/sessions` and send it as bearer."
        }
        Code::WrongCredentials => {
            "Check what was typed. After several failures in a row, waiting gets longer."
        }
        Code::IdentityExpired => {
            "The identity token of the host app has run out. Have your server sign a new one and send it in its place; what the \
             customer wrote is still in their browser."
        }
        Code::SecondFactorNeeded => {
            "The workspace makes a second factor compulsory. Until there is one, only `/api/v1/auth/*` answers."
        }
        Code::AddressNotAllowed => {
            "The workspace, or the API token, lets nobody in from this address. Come from an allowed network, or have it added \
             under Settings, Sessions and access. The operator's way out is `ombud access unlock`."
        }
        Code::StepUpRequired => {
            "`POST /api/v1/auth/step-up/begin` says what is asked for, `POST /api/v1/auth/step-up` takes it. Then send the same \
             request again. API tokens are not asked."
        }
        Code::ApprovalRequired => {
            "Send the same request again with the header `Ombud-Reason` (percent-encoded, 5 to 500 characters): the answer then \
             has the id of what waits as `approval`. Somebody of `deciders` approves it at `POST /api/v1/approvals/{id}/approve`. \
             API tokens cannot ask."
        }
        Code::ProofRequired => {
            "`level` and `max_age_minutes` say what is wanted. Customers: `GET /api/v1/widget/proof` says how, then the same \
             request again. Staff: `POST /api/v1/cases/{id}/proof-asks` asks the customer for it."
        }
        Code::Forbidden => {
            "`detail` names the permission that is missing; an admin can add it to the role, or to the token's scopes. \
             A request with the session cookie must also come from Ombud's own pages."
        }
        Code::NotFound => {
            "Check the address and the id. What a caller may not know of is answered in the same way, so it may exist."
        }
        Code::Erased => {
            "Nothing: the customer's keys are destroyed, and what is left of their cases stays as it is. Whoever it was comes \
             as a new customer."
        }
        Code::OnHold => {
            "`detail` and `holds` name what keeps it. Whoever has `holds.manage` can lift a hold, with a reason, by \
             `POST /api/v1/holds/{id}/lift`; then send the same again."
        }
        Code::LedgerUnsigned => {
            "Our own check has found that signed records are missing. The operator runs `ombud ledger check`, keeps the database as it \
             is, and compares with heads that are kept outside. Nothing else is held up by it; ask again once it is cleared up."
        }
        Code::MethodNotAllowed => "Use one of the methods that the reference shows for this address.",
        Code::Conflict => {
            "`detail` says what is in the way: a name that is taken, a state that has moved on, or an `Idempotency-Key` \
             that was used for another request. Read the current state and decide again."
        }
        Code::UnsafeReply => {
            "`refusals` lists what may not be sent: from and to in code points of the text, the rule, and why. Change these \
             words. Who holds `guard.override` (`may_override`) can send it all the same by a reason in `despite`; that is \
             recorded."
        }
        Code::NewerMessage => {
            "The customer wrote, or a colleague or the assistant answered, after the last message that the writer had seen. \
             Show it, then send again with the new `seen`, or without it to send anyway."
        }
        Code::BodyTooLong => "A message has at most 16,000 characters. Send several, or a file.",
        Code::BodyEmpty => "Send some text or at least one file.",
        Code::TooManyAttachments => "A message carries at most 10 files. Send the others with the next one.",
        Code::TooLarge => {
            "Send less. For files, `GET /api/v1/widget/inboxes/{key}` shows the limit as `max_file_bytes`."
        }
        Code::UnsupportedMedia => {
            "Send JSON as `application/json`, files as `multipart/form-data`, of an allowed kind."
        }
        Code::SecretFound => {
            "Send the file without the seed phrase, key or other secret that it holds. Nobody at the desk needs it."
        }
        Code::VirusFound => {
            "`detail` names the virus. Look at the device that the file comes from with a virus scanner, and send another file."
        }
        Code::NotShown => {
            "`why` is `encrypted`, `broken`, `too_large` or `unknown_kind`. Ask the customer for another picture of it, or \
             somebody with `files.download`."
        }
        Code::SlowDown => "Wait as many seconds as `Retry-After` says, then send the same again.",
        Code::BudgetSpent => {
            "The day's budget, of reveals or of opened files, is spent. `renews_at` says when the next day begins by the workspace's calendar, \
             `ask` names those who can grant more for today."
        }
        Code::Blocked => "Staff have blocked this customer. Sending again does not help.",
        Code::Internal => {
            "A mistake of the server, logged under the answer's `X-Request-Id`. Nothing was changed; the operator can look \
             it up by that id."
        }
        Code::Unavailable => {
            "The database or another part does not answer. Nothing was changed. Wait as `Retry-After` says and send the \
             same again; with an `Idempotency-Key` that is always safe."
        }
    }
}
