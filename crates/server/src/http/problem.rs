//! Errors as the outside sees them: RFC 9457 problem details, from one table of codes.

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use ombud_db::DbError;
use serde::Serialize;
use serde_json::{Map, Value};
use std::borrow::Cow;
use utoipa::ToSchema;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $status:ident, $title:literal;)*) => {
        /// What kind of problem it is. The machine name, the status and the title derive from one table.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Code { $($(#[$doc])* $name),* }

        impl Code {
            /// All of them, for the page that explains them.
            pub const ALL: &[Self] = &[$(Self::$name),*];
            /// The stable machine name.
            pub const fn name(self) -> &'static str { match self { $(Self::$name => $code),* } }
            /// The HTTP status.
            pub const fn status(self) -> StatusCode { match self { $(Self::$name => StatusCode::$status),* } }
            /// A short title in English, the same for every occurrence.
            pub const fn title(self) -> &'static str { match self { $(Self::$name => $title),* } }
        }
    };
}

codes! {
    /// The request's JSON, query or path cannot be read.
    Malformed = "malformed", BAD_REQUEST, "The request cannot be read";
    /// Fields hold what they must not.
    Invalid = "invalid", UNPROCESSABLE_ENTITY, "Some fields need another value";
    /// Not signed in.
    Unauthenticated = "unauthenticated", UNAUTHORIZED, "Sign in first";
    /// The password, code or key was wrong.
    WrongCredentials = "wrong-credentials", UNAUTHORIZED, "That did not match";
    /// The host app's identity token was good once. A page can ask its server for a new one.
    IdentityExpired = "identity-expired", UNAUTHORIZED, "The identity token has expired";
    /// A second factor has to be set up before anything else.
    SecondFactorNeeded = "second-factor-needed", FORBIDDEN, "Set up a second factor first";
    /// Whoever comes from this address is not let in.
    AddressNotAllowed = "address-not-allowed", FORBIDDEN, "You cannot come in from here";
    /// What is sensitive needs a proof that is not older than a few minutes: `POST /auth/step-up/begin`, then
    /// `POST /auth/step-up`, then the same request again.
    StepUpRequired = "step-up-required", FORBIDDEN, "Prove that it is you";
    /// What is irreversible needs a second person: send the request again with the header `Ombud-Reason`, and it waits for
    /// them. `approval` is the id of what waits, `deciders` says who may decide.
    ApprovalRequired = "approval-required", CONFLICT, "A second person has to agree";
    /// A customer has to prove who they are first; `level` says how well, `max_age_minutes` how fresh. How to: `GET
    /// /widget/proof`.
    ProofRequired = "proof-required", FORBIDDEN, "A proof of who the customer is comes first";
    /// Signed in, but this is not allowed.
    Forbidden = "forbidden", FORBIDDEN, "You may not do this";
    /// There is nothing there, or nothing that you may know of.
    NotFound = "not-found", NOT_FOUND, "Not found";
    /// What was here was erased for good; what is left cannot be changed.
    Erased = "erased", GONE, "This was erased";
    /// A legal hold keeps it; `holds` says which. Whoever set it can lift it, or anybody with `holds.manage`.
    OnHold = "on-hold", CONFLICT, "A legal hold keeps this";
    /// The method does not fit the address.
    MethodNotAllowed = "method-not-allowed", METHOD_NOT_ALLOWED, "This address does not take that method";
    /// What is there already excludes it.
    Conflict = "conflict", CONFLICT, "This does not fit what is there";
    /// Signed heads or events of the ledger are missing: until that is cleared up nothing is signed, so there is no receipt, export
    /// or anchor. `ombud ledger check` names what is missing.
    LedgerUnsigned = "ledger-unsigned", CONFLICT, "The ledger is not signed just now";
    /// The customer wrote while the reply was being written.
    NewerMessage = "newer-message", CONFLICT, "A newer message has arrived";
    /// The body of a message is too long.
    BodyTooLong = "body-too-long", UNPROCESSABLE_ENTITY, "The message is too long";
    /// A message with nothing in it.
    BodyEmpty = "body-empty", UNPROCESSABLE_ENTITY, "The message is empty";
    /// A message to a customer that the guard does not let out; `refusals` says which words, `may_override` whether the
    /// writer may insist.
    UnsafeReply = "unsafe-reply", UNPROCESSABLE_ENTITY, "This may not be sent to a customer";
    /// Too many files in one message.
    TooManyAttachments = "too-many-attachments", UNPROCESSABLE_ENTITY, "Too many files in one message";
    /// The request's body is larger than this address takes.
    TooLarge = "too-large", PAYLOAD_TOO_LARGE, "Too large";
    /// A kind of file or body that is not taken.
    UnsupportedMedia = "unsupported-media", UNSUPPORTED_MEDIA_TYPE, "This kind of content is not taken";
    /// A seed phrase, a key or another secret: it was not kept.
    SecretFound = "secret-found", UNPROCESSABLE_ENTITY, "A secret was found, and nothing was kept";
    /// A virus: the file was not kept.
    VirusFound = "virus-found", UNPROCESSABLE_ENTITY, "A virus was found, and nothing was kept";
    /// A file of a kind that the viewer does not draw, or that is damaged; `why` says which.
    NotShown = "not-shown", UNPROCESSABLE_ENTITY, "This file cannot be shown";
    /// Too many requests; `Retry-After` says when to try again.
    SlowDown = "slow-down", TOO_MANY_REQUESTS, "Too many requests";
    /// The day's budget, of reveals or of opened files, is spent; `renews_at` says until when, `ask` who can grant more.
    BudgetSpent = "budget-spent", TOO_MANY_REQUESTS, "Nothing more can be seen today";
    /// The conversation's customer or device is blocked.
    Blocked = "blocked", FORBIDDEN, "Messages are not accepted";
    /// A mistake of ours; it is logged with the request's id.
    Internal = "internal", INTERNAL_SERVER_ERROR, "Something went wrong here";
    /// The database or another part does not answer just now.
    Unavailable = "unavailable", SERVICE_UNAVAILABLE, "Not available just now";
}

/// Goes with a response whose request was not carried out, and is to be sent again as it was.
#[derive(Clone, Copy, Debug)]
pub(super) struct NotCarriedOut;

/// One problem, as it is told to the caller.
#[derive(Debug)]
pub struct Problem {
    /// Its kind.
    pub code: Code,
    /// What happened here and how to mend it.
    pub detail: Cow<'static, str>,
    /// The fields at fault.
    pub fields: Vec<FieldProblem>,
    /// Seconds after which to try again.
    pub retry_after: Option<u64>,
    /// More about this kind of problem (RFC 9457, section 3.2).
    pub more: Map<String, Value>,
    /// What is logged and never shown.
    cause: Option<String>,
}

/// A field at fault.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FieldProblem {
    /// Its path in the request, such as `week[2].from`.
    #[schema(example = "email")]
    pub field: String,
    /// What it must be.
    #[schema(example = "is not an email address")]
    pub detail: String,
}

/// The body of an error answer, `application/problem+json` (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
pub struct ProblemBody {
    /// Where the kind is explained.
    #[serde(rename = "type")]
    #[schema(example = "/docs/problems#not-found")]
    pub kind: String,
    /// The kind in words.
    pub title: &'static str,
    /// The HTTP status again.
    pub status: u16,
    /// What happened here and how to mend it.
    pub detail: String,
    /// The stable machine name of the kind.
    #[schema(example = "not-found")]
    pub code: &'static str,
    /// The fields at fault.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldProblem>,
    /// More about this kind of problem.
    #[serde(flatten)]
    #[schema(ignore)]
    pub more: Map<String, Value>,
}

impl Problem {
    /// A problem of kind `code` with what to say about it.
    pub fn new(code: Code, detail: impl Into<Cow<'static, str>>) -> Self {
        Self {
            code,
            detail: detail.into(),
            fields: Vec::new(),
            retry_after: None,
            more: Map::new(),
            cause: None,
        }
    }

    /// The same with one more member.
    #[must_use]
    pub fn with(mut self, name: &str, value: Value) -> Self {
        self.more.insert(name.to_owned(), value);
        self
    }

    /// Nothing there, or nothing that the caller may know of.
    pub fn not_found() -> Self {
        Self::new(Code::NotFound, "There is nothing at this address, or it is not yours to see.")
    }

    /// A customer who was erased, or what is left of their cases.
    pub fn erased() -> Self {
        Self::new(
            Code::Erased,
            "This customer was erased: what they said is destroyed, and what is left (numbers and times) cannot be \
             changed. Should they write again, they come as a new customer.",
        )
    }

    /// The method does not fit the address.
    pub fn method_not_allowed() -> Self {
        Self::new(Code::MethodNotAllowed, "This address takes other methods; see /api/docs.")
    }

    /// One field at fault.
    pub fn invalid(field: impl Into<String>, detail: impl Into<String>) -> Self {
        Self::invalid_fields(vec![FieldProblem { field: field.into(), detail: detail.into() }])
    }

    /// Several fields at fault.
    pub fn invalid_fields(fields: Vec<FieldProblem>) -> Self {
        Self::of_fields(Code::Invalid, fields)
    }

    /// Several fields at fault, of whichever kind.
    pub(super) fn of_fields(code: Code, fields: Vec<FieldProblem>) -> Self {
        let detail =
            fields.iter().map(|it| format!("{} {}", it.field, it.detail)).collect::<Vec<_>>().join("; ");
        Self { fields, ..Self::new(code, detail) }
    }

    /// A mistake of ours: `cause` is logged, and not shown.
    pub fn internal(cause: impl std::fmt::Display) -> Self {
        let detail = "This is our mistake, and it has been noted. Nothing was changed; try again, or tell the operator.";
        Self { cause: Some(cause.to_string()), ..Self::new(Code::Internal, detail) }
    }

    /// Too many requests: try again after `seconds`.
    pub fn slow_down(seconds: u64) -> Self {
        let detail = format!("Wait {seconds} s and try again.");
        Self { retry_after: Some(seconds), ..Self::new(Code::SlowDown, detail) }
    }

    /// The body that the caller sees.
    pub fn body(&self) -> ProblemBody {
        ProblemBody {
            kind: format!("/docs/problems#{}", self.code.name()),
            title: self.code.title(),
            status: self.code.status().as_u16(),
            detail: self.detail.to_string(),
            code: self.code.name(),
            errors: self.fields.clone(),
            more: self.more.clone(),
        }
    }

    /// Logs what is never shown. Called once, where the problem leaves the program.
    pub fn log(&self) {
        if let Some(cause) = &self.cause {
            tracing::error!(code = self.code.name(), cause, "request failed");
        }
    }
}

impl From<DbError> for Problem {
    fn from(error: DbError) -> Self {
        match error {
            DbError::Duplicate(what) => {
                tracing::debug!(what, "refused as a duplicate");
                Self::new(Code::Conflict, "There is one with the same name or key already: choose another.")
            }
            DbError::Busy(_) | DbError::Unavailable(_) => Self {
                cause: Some(error.to_string()),
                retry_after: Some(1),
                ..Self::new(
                    Code::Unavailable,
                    "The database does not answer just now. Nothing was changed; try again shortly.",
                )
            },
            error => Self::internal(error),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        self.log();
        let mut response = (self.code.status(), Json(self.body())).into_response();
        if self.code == Code::ApprovalRequired {
            response.extensions_mut().insert(NotCarriedOut);
        }
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if let Some(seconds) = self.retry_after {
            headers.insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }
}
