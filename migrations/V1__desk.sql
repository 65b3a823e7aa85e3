-- The desk: one text for SQLite and PostgreSQL. The workspace's id leads every key. Times are microseconds since 1970 (UTC),
-- JSON is TEXT that SQL never looks into, BYTEA is sealed unless it says otherwise (docs/security/keys.md), ids are UUIDv7 made by the program. No foreign keys: rows are only changed by the
-- actions of their capability, in one transaction, and the tables are meant to be split over machines later.

CREATE TABLE workspaces (
    id UUID NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    settings TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

-- The last position given to an event; its row's lock makes positions appear in order.
CREATE TABLE event_heads (
    workspace_id UUID NOT NULL PRIMARY KEY,
    pos BIGINT NOT NULL,
    next_number BIGINT NOT NULL,
    settings_pos BIGINT NOT NULL DEFAULT 0,
    -- The last position of an event that is no look at a customer.
    work_pos BIGINT NOT NULL DEFAULT 0,
    -- The right edge of the ledger's tree: its size and the roots of its perfect subtrees. Not sealed.
    edge BYTEA NOT NULL
);
CREATE TABLE events (
    workspace_id UUID NOT NULL,
    pos BIGINT NOT NULL,
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    actor_kind TEXT NOT NULL,
    actor_id UUID,
    case_id UUID,
    -- Of events that are about a customer and not their case alone.
    customer_id UUID,
    -- What else there is to say, behind the salt of its leaf; of a message, only what its row does not.
    data BYTEA,
    -- What the ledger's leaf holds: a salted commitment to this row and its message's. Not sealed.
    entry BYTEA NOT NULL,
    PRIMARY KEY (workspace_id, pos)
);
CREATE INDEX events_customer ON events (workspace_id, customer_id, pos) WHERE customer_id IS NOT NULL;
-- Of a case, what is no message: those are found by their conversations, and cost nothing here.
CREATE INDEX events_case ON events (workspace_id, case_id, pos) WHERE case_id IS NOT NULL AND kind <> 'message.created' AND kind <> 'note.created';
CREATE INDEX events_actor ON events (workspace_id, actor_id, pos) WHERE actor_kind IN ('staff', 'token');
-- Roots of the full subtrees of the ledger's tree over 256 leaves (level 1), 65,536 (level 2) and so on. Not sealed.
CREATE TABLE ledger_nodes (
    workspace_id UUID NOT NULL,
    level BIGINT NOT NULL,
    place BIGINT NOT NULL,
    hash BYTEA NOT NULL,
    PRIMARY KEY (workspace_id, level, place)
);
-- The log's name and the key that signs its heads; the seed is sealed.
CREATE TABLE ledgers (
    workspace_id UUID NOT NULL PRIMARY KEY,
    origin TEXT NOT NULL,
    verifier TEXT NOT NULL,
    seed BYTEA NOT NULL,
    created_at BIGINT NOT NULL
);
-- Signed heads of the ledger.
CREATE TABLE checkpoints (
    workspace_id UUID NOT NULL,
    size BIGINT NOT NULL,
    note TEXT NOT NULL,
    at BIGINT NOT NULL,
    -- Its number and the size of the one before, so that one which is taken out is missed.
    link BYTEA NOT NULL,
    PRIMARY KEY (workspace_id, size)
);
-- How many heads were signed, and size and root of the newest. There from the workspace's first moment, so that its absence says something.
CREATE TABLE last_signed (
    workspace_id UUID NOT NULL PRIMARY KEY,
    says BYTEA NOT NULL
);
-- Heads of the ledger that were handed to somebody outside, and what came back.
CREATE TABLE anchors (
    workspace_id UUID NOT NULL,
    target TEXT NOT NULL,
    size BIGINT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    proof TEXT,
    at BIGINT NOT NULL,
    held_at BIGINT,
    PRIMARY KEY (workspace_id, target, size)
);
-- What is in the way of the next one; gone as soon as one gets through.
CREATE TABLE anchor_troubles (
    workspace_id UUID NOT NULL,
    target TEXT NOT NULL,
    trouble TEXT NOT NULL,
    detail TEXT NOT NULL,
    size BIGINT NOT NULL,
    tries BIGINT NOT NULL,
    since BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, target)
);
-- The account that pays for transactions with heads of the ledger.
CREATE TABLE anchor_accounts (
    workspace_id UUID NOT NULL PRIMARY KEY,
    address TEXT NOT NULL,
    secret BYTEA NOT NULL,
    created_at BIGINT NOT NULL
);
-- When somebody last asked for an anchor at once.
CREATE TABLE anchor_asks (
    workspace_id UUID NOT NULL,
    target TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, target)
);
-- How far each reader of the events has come.
CREATE TABLE cursors (
    workspace_id UUID NOT NULL,
    name TEXT NOT NULL,
    pos BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, name)
);

CREATE TABLE jobs (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    payload TEXT NOT NULL,
    run_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    last_error TEXT,
    failed BOOLEAN NOT NULL
);
CREATE INDEX jobs_due ON jobs (failed, run_at);
CREATE UNIQUE INDEX jobs_key ON jobs (workspace_id, kind, key);

CREATE TABLE roles (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    name TEXT NOT NULL,
    builtin BOOLEAN NOT NULL,
    permissions TEXT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX roles_name ON roles (workspace_id, name);
CREATE TABLE staff (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    email BYTEA NOT NULL,
    -- What whoever signs in is found by: a hash under the workspace's index key. Not sealed.
    email_hash BYTEA NOT NULL,
    name BYTEA NOT NULL,
    display_name BYTEA NOT NULL,
    password_hash TEXT,
    role_id UUID NOT NULL,
    state TEXT NOT NULL,
    presence TEXT NOT NULL,
    max_load BIGINT NOT NULL,
    load BIGINT NOT NULL,
    last_assigned_at BIGINT NOT NULL,
    language TEXT NOT NULL,
    theme TEXT NOT NULL,
    notify TEXT NOT NULL,
    totp_secret BYTEA,
    totp_last_step BIGINT NOT NULL,
    last_seen_at BIGINT,
    created_at BIGINT NOT NULL,
    -- To which teams, inboxes and types of cases they are limited (JSON); `{}` is to nothing.
    scope TEXT NOT NULL DEFAULT '{}',
    -- In which languages they answer (JSON, BCP 47).
    languages TEXT NOT NULL DEFAULT '[]',
    PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX staff_email ON staff (workspace_id, email_hash);
CREATE TABLE staff_sessions (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    token_hash BYTEA NOT NULL UNIQUE,
    staff_id UUID NOT NULL,
    address TEXT NOT NULL,
    last_address TEXT NOT NULL,
    agent TEXT NOT NULL,
    how TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    proved_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    -- Of sessions that were opened by the provider's word: the mark of its own session (empty where it names none), its ID token,
    -- and whether it vouched for a second factor.
    sso_sid TEXT,
    sso_hint BYTEA,
    sso_factor BOOLEAN NOT NULL DEFAULT FALSE,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX staff_sessions_sso ON staff_sessions (workspace_id, sso_sid) WHERE sso_sid IS NOT NULL;
CREATE INDEX staff_sessions_staff ON staff_sessions (workspace_id, staff_id);
-- Who is kept out until somebody lets them in again: since when, by whom, from which alert, why.
CREATE TABLE staff_suspensions (
    workspace_id UUID NOT NULL,
    staff_id UUID NOT NULL,
    at BIGINT NOT NULL,
    by_id UUID,
    alert_id UUID,
    reason BYTEA,
    PRIMARY KEY (workspace_id, staff_id)
);
-- Sessions that were ended in favour of a newer one: whoever still comes with such a token is told so.
CREATE TABLE replaced_sessions (
    token_hash BYTEA NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    staff_id UUID NOT NULL,
    session_id UUID NOT NULL,
    ended_at BIGINT NOT NULL
);
CREATE INDEX replaced_sessions_staff ON replaced_sessions (workspace_id, staff_id);
-- How long sessions live, from where one may come, what needs a proof or a second person; without a row, the defaults.
CREATE TABLE session_policies (
    workspace_id UUID NOT NULL PRIMARY KEY,
    policy TEXT NOT NULL
);
-- The provider by which staff sign in (OpenID Connect); without a row, there is none.
CREATE TABLE sso_providers (
    workspace_id UUID NOT NULL PRIMARY KEY,
    issuer TEXT NOT NULL,
    settings TEXT NOT NULL,
    client_secret BYTEA
);
CREATE INDEX sso_providers_issuer ON sso_providers (issuer);
-- Who is who at the provider: an account is its issuer and subject, never a mail address.
CREATE TABLE staff_identities (
    workspace_id UUID NOT NULL,
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    staff_id UUID NOT NULL,
    linked_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, issuer, subject)
);
CREATE UNIQUE INDEX staff_identities_staff ON staff_identities (workspace_id, staff_id, issuer);
-- By which the provider provisions staff and groups (SCIM); they open nothing else.
CREATE TABLE scim_tokens (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    token_hash BYTEA NOT NULL UNIQUE,
    name TEXT NOT NULL,
    networks TEXT NOT NULL,
    created_by UUID NOT NULL,
    created_at BIGINT NOT NULL,
    last_used_at BIGINT,
    expires_at BIGINT,
    PRIMARY KEY (workspace_id, id)
);
-- What it has said of staff: whether they work here, what it calls them; whether they are disabled by that and not by hand (off),
-- are staff by that and not by an invitation (provisioned), and whether it has deleted them (gone).
CREATE TABLE scim_users (
    workspace_id UUID NOT NULL,
    staff_id UUID NOT NULL,
    external_id BYTEA,
    user_name BYTEA NOT NULL,
    -- As the hash of an address. Not sealed.
    user_hash BYTEA NOT NULL,
    given_name BYTEA,
    family_name BYTEA,
    active BOOLEAN NOT NULL,
    off BOOLEAN NOT NULL,
    provisioned BOOLEAN NOT NULL,
    gone BOOLEAN NOT NULL,
    version BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, staff_id)
);
CREATE UNIQUE INDEX scim_users_hash ON scim_users (workspace_id, user_hash);
CREATE TABLE scim_groups (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    display_name TEXT NOT NULL,
    external_id TEXT,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE TABLE scim_members (
    workspace_id UUID NOT NULL,
    group_id UUID NOT NULL,
    staff_id UUID NOT NULL,
    PRIMARY KEY (workspace_id, group_id, staff_id)
);
CREATE INDEX scim_members_staff ON scim_members (workspace_id, staff_id);
-- Hashes of what the provider said and what counts once: answers to sign-ins, logout tokens; swept by age.
CREATE TABLE sso_used (
    workspace_id UUID NOT NULL,
    mark BYTEA NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, mark)
);
-- Which groups of operations need a second person; without a row, none.
CREATE TABLE approval_policies (
    workspace_id UUID NOT NULL PRIMARY KEY,
    policy TEXT NOT NULL
);
-- Operations that were asked for and need a second person: what exactly was asked, by whom, and what became of it.
CREATE TABLE approvals (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    operation TEXT NOT NULL,
    asked_by UUID NOT NULL,
    -- In which session: what is carried out later is carried out as if in it.
    session_id UUID NOT NULL,
    asked_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    state TEXT NOT NULL,
    -- Method, address, body and reason.
    request BYTEA NOT NULL,
    decided_by UUID,
    decided_at BIGINT,
    note BYTEA,
    -- When it was carried out, with which HTTP status, and what went wrong.
    ended_at BIGINT,
    status BIGINT,
    outcome BYTEA,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX approvals_asked ON approvals (workspace_id, asked_by, asked_at);
-- Permissions that somebody has for a while, beside what their role allows.
CREATE TABLE elevations (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    staff_id UUID NOT NULL,
    permissions TEXT NOT NULL,
    reason BYTEA NOT NULL,
    -- Whose they are: what this one may not do by their role any more counts no longer.
    given_by UUID NOT NULL,
    at BIGINT NOT NULL,
    until BIGINT NOT NULL,
    -- What was asked for, where it was.
    approval_id UUID,
    ended_at BIGINT,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX elevations_staff ON elevations (workspace_id, staff_id, until);
-- Who has changed whose access (role, state, second factor, password, joining), the last time: they do not decide for each other.
CREATE TABLE staff_touched (
    workspace_id UUID NOT NULL,
    staff_id UUID NOT NULL,
    by_id UUID NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, staff_id, by_id)
);
-- Browsers and networks from which somebody has signed in before: a flood of wrong passwords from elsewhere does not hold them up.
CREATE TABLE known_devices (
    workspace_id UUID NOT NULL,
    staff_id UUID NOT NULL,
    token_hash BYTEA NOT NULL,
    network TEXT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, staff_id, token_hash)
);
-- The password was right, the second factor is awaited; or, where a session is named, it is asked for again in that session.
CREATE TABLE login_challenges (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL UNIQUE,
    staff_id UUID NOT NULL,
    session_id UUID,
    passkey TEXT,
    attempts BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    -- Where it was not the password but the provider's word that was right: what it said.
    arrival BYTEA,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX login_challenges_staff ON login_challenges (workspace_id, staff_id);
-- A second factor that is being set up, in one session.
CREATE TABLE enrolments (
    workspace_id UUID NOT NULL,
    session_id UUID NOT NULL,
    kind TEXT NOT NULL,
    state BYTEA NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, session_id, kind)
);
CREATE TABLE recovery_codes (
    workspace_id UUID NOT NULL,
    staff_id UUID NOT NULL,
    code_hash BYTEA NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (workspace_id, staff_id, code_hash)
);
CREATE TABLE passkeys (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    staff_id UUID NOT NULL,
    name TEXT NOT NULL,
    rp_id TEXT NOT NULL,
    credential_id BYTEA NOT NULL,
    credential TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    last_used_at BIGINT,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX passkeys_staff ON passkeys (workspace_id, staff_id);
CREATE UNIQUE INDEX passkeys_credential ON passkeys (workspace_id, credential_id);
CREATE TABLE invitations (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    token_hash BYTEA NOT NULL UNIQUE,
    email BYTEA NOT NULL,
    -- As of staff. Not sealed.
    email_hash BYTEA NOT NULL,
    role_id UUID NOT NULL,
    teams TEXT NOT NULL,
    invited_by UUID,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    scope TEXT NOT NULL DEFAULT '{}',
    PRIMARY KEY (workspace_id, id)
);
CREATE TABLE api_tokens (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    token_hash BYTEA NOT NULL UNIQUE,
    name TEXT NOT NULL,
    scopes TEXT NOT NULL,
    networks TEXT NOT NULL,
    created_by UUID NOT NULL,
    created_at BIGINT NOT NULL,
    last_used_at BIGINT,
    expires_at BIGINT,
    PRIMARY KEY (workspace_id, id)
);
-- What programmes were called whose tokens were revoked: what they read and did stays in the audit.
CREATE TABLE revoked_tokens (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    name TEXT NOT NULL,
    revoked_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
-- Failed log-ins, by a hash of what was tried; swept by age.
CREATE TABLE login_failures (
    key_hash BYTEA NOT NULL PRIMARY KEY,
    failures BIGINT NOT NULL,
    blocked_until BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);
CREATE INDEX login_failures_age ON login_failures (last_at);

CREATE TABLE business_hours (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    name TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    week TEXT NOT NULL,
    holidays TEXT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE TABLE teams (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    name TEXT NOT NULL,
    emoji TEXT NOT NULL,
    business_hours_id UUID,
    auto_assign BOOLEAN NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE TABLE team_members (
    workspace_id UUID NOT NULL,
    team_id UUID NOT NULL,
    staff_id UUID NOT NULL,
    PRIMARY KEY (workspace_id, team_id, staff_id)
);
CREATE INDEX team_members_staff ON team_members (workspace_id, staff_id);
CREATE TABLE skills (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX skills_name ON skills (workspace_id, name);
CREATE TABLE staff_skills (
    workspace_id UUID NOT NULL,
    staff_id UUID NOT NULL,
    skill_id UUID NOT NULL,
    PRIMARY KEY (workspace_id, staff_id, skill_id)
);
CREATE TABLE team_skills (
    workspace_id UUID NOT NULL,
    team_id UUID NOT NULL,
    skill_id UUID NOT NULL,
    PRIMARY KEY (workspace_id, team_id, skill_id)
);

CREATE TABLE inboxes (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    key TEXT NOT NULL UNIQUE,
    channel TEXT NOT NULL,
    name TEXT NOT NULL,
    enabled BOOLEAN NOT NULL,
    team_id UUID,
    business_hours_id UUID,
    service_level_id UUID,
    settings TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    -- Whether the bot answers first.
    bot BOOLEAN NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE TABLE identity_keys (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    inbox_id UUID NOT NULL,
    kid TEXT NOT NULL,
    algorithm TEXT NOT NULL,
    secret BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    last_used_at BIGINT,
    PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX identity_keys_kid ON identity_keys (workspace_id, inbox_id, kid);

CREATE TABLE customers (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    name BYTEA,
    email BYTEA,
    -- Whether staff typed the address in: no words go there until it is proved.
    email_by_staff BOOLEAN NOT NULL DEFAULT FALSE,
    language TEXT,
    time_zone TEXT,
    note BYTEA,
    fields BYTEA,
    blocked BOOLEAN NOT NULL,
    proof TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    last_seen_at BIGINT,
    -- How much their business is worth to the platform; nothing that they say of themselves.
    tier TEXT NOT NULL DEFAULT 'standard',
    -- Since when their keys are destroyed: what is left are numbers and times.
    erased_at BIGINT,
    PRIMARY KEY (workspace_id, id)
);
-- What a customer is found by: keyed tokens of the beginnings of words of the name, of addresses and ids.
CREATE INDEX customers_erased ON customers (workspace_id) WHERE erased_at IS NOT NULL;
CREATE TABLE customer_words (
    workspace_id UUID NOT NULL,
    token BYTEA NOT NULL,
    customer_id UUID NOT NULL,
    PRIMARY KEY (workspace_id, token, customer_id)
);
CREATE INDEX customer_words_customer ON customer_words (workspace_id, customer_id);
CREATE TABLE identities (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    customer_id UUID NOT NULL,
    kind TEXT NOT NULL,
    value BYTEA NOT NULL,
    -- What it is found by: a hash of kind and value under the workspace's index key.
    lookup BYTEA NOT NULL,
    proof TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX identities_customer ON identities (workspace_id, customer_id);
-- Two customers may claim one address; only one can have proved it.
CREATE UNIQUE INDEX identities_proved ON identities (workspace_id, lookup) WHERE proof <> 'none';
CREATE TABLE customer_sessions (
    token_hash BYTEA NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    inbox_id UUID NOT NULL,
    customer_id UUID NOT NULL,
    created_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX customer_sessions_customer ON customer_sessions (workspace_id, customer_id);

-- What customers have proved on their devices: what is sensitive asks for a proof that is high and fresh enough.
CREATE TABLE customer_proofs (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    customer_id UUID NOT NULL,
    -- The hash of the token of the session in which it was given. Not sealed.
    session_hash BYTEA NOT NULL,
    level TEXT NOT NULL,
    -- The level's place on the ladder.
    rank BIGINT NOT NULL,
    -- By which address or passkey; null: by a token of the host app.
    by_what BYTEA,
    -- Whose address that is, where another customer has proved it before.
    other_id UUID,
    -- For which case it was asked.
    case_id UUID,
    at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX customer_proofs_session ON customer_proofs (workspace_id, session_hash, at);
CREATE INDEX customer_proofs_customer ON customer_proofs (workspace_id, customer_id, at);
-- Staff has asked for a proof in a conversation.
CREATE TABLE proof_asks (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    case_id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    customer_id UUID NOT NULL,
    level TEXT NOT NULL,
    -- open, given, failed, expired or withdrawn
    state TEXT NOT NULL,
    -- Of staff; null: the desk itself, for what the customer wants done.
    asked_by UUID,
    asked_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    -- Wrong answers.
    tries BIGINT NOT NULL,
    settled_at BIGINT,
    -- The address that it is about (JSON).
    wallet BYTEA,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX proof_asks_case ON proof_asks (workspace_id, case_id, asked_at);
CREATE UNIQUE INDEX proof_asks_open ON proof_asks (workspace_id, conversation_id) WHERE state = 'open';
-- What one session is to answer: a mailed code, a passkey's challenge, a passkey that is being made.
CREATE TABLE proof_challenges (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    customer_id UUID NOT NULL,
    session_hash BYTEA NOT NULL,
    -- email, passkey, new_passkey or wallet
    kind TEXT NOT NULL,
    ask_id UUID,
    -- The address, the text to sign, or what the browser's answer is checked with.
    state BYTEA NOT NULL,
    -- Of a mailed code, a hash under the workspace's index key; null until the mail is written. Not sealed.
    code_hash BYTEA,
    -- Of the page in which a passkey is made. Not sealed.
    ticket_hash BYTEA,
    tries BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX proof_challenges_session ON proof_challenges (workspace_id, session_hash, kind);
CREATE INDEX proof_challenges_customer ON proof_challenges (workspace_id, customer_id);
CREATE UNIQUE INDEX proof_challenges_ticket ON proof_challenges (ticket_hash) WHERE ticket_hash IS NOT NULL;
CREATE INDEX proof_challenges_age ON proof_challenges (expires_at);
-- When codes were sent (seconds, JSON), by a keyed hash of to whom or from where; swept by age.
CREATE TABLE proof_sends (
    key_hash BYTEA NOT NULL PRIMARY KEY,
    sent_at TEXT NOT NULL,
    ends_at BIGINT NOT NULL
);
CREATE INDEX proof_sends_age ON proof_sends (ends_at);
CREATE TABLE customer_passkeys (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    customer_id UUID NOT NULL,
    name BYTEA NOT NULL,
    rp_id TEXT NOT NULL,
    credential BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    last_used_at BIGINT,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX customer_passkeys_customer ON customer_passkeys (workspace_id, customer_id);
-- What needs which proof (JSON). Without a row: the defaults.
CREATE TABLE proof_rules (
    workspace_id UUID NOT NULL PRIMARY KEY,
    rules TEXT NOT NULL
);

CREATE TABLE cases (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    number BIGINT NOT NULL,
    customer_id UUID NOT NULL,
    inbox_id UUID NOT NULL,
    type TEXT NOT NULL,
    subject BYTEA,
    state TEXT NOT NULL,
    priority BIGINT NOT NULL,
    team_id UUID,
    assignee_id UUID,
    language TEXT,
    -- The message whose beginning lists show.
    preview_pos BIGINT,
    last_from TEXT NOT NULL,
    last_at BIGINT NOT NULL,
    sort_at BIGINT NOT NULL,
    last_pos BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    waiting_since BIGINT,
    snoozed_until BIGINT,
    resolved_at BIGINT,
    resolved_by UUID,
    resolve_reason BYTEA,
    merged_into UUID,
    fields BYTEA,
    messages BIGINT NOT NULL,
    next_due_at BIGINT,
    next_due TEXT,
    -- Since when a secret of the customer's is known to have been exposed, of which kinds (JSON), and since when that is dealt with.
    exposed_at BIGINT,
    exposed TEXT,
    exposed_handled_at BIGINT,
    -- Since when its customer is erased: nothing is written into it any more.
    erased_at BIGINT,
    -- As it was resolved then, what was said in it was destroyed by a retention rule.
    expired_at BIGINT,
    -- What the bot has to do with it: it talks, handed it over, or resolved it.
    bot TEXT,
    intent TEXT,
    PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX cases_number ON cases (workspace_id, number);
-- Lists are in the order of sort_at, which is last_at to the second: a talk that runs hot moves its case in the indexes
-- once a second, not with every message.
-- What the bot owes an answer to.
CREATE INDEX cases_asked ON cases (workspace_id, waiting_since) WHERE bot = 'talks' AND waiting_since IS NOT NULL;
CREATE INDEX cases_state ON cases (workspace_id, state, sort_at, id);
CREATE INDEX cases_assignee ON cases (workspace_id, assignee_id, state, sort_at, id);
CREATE INDEX cases_unassigned ON cases (workspace_id, state, sort_at, id) WHERE assignee_id IS NULL;
CREATE INDEX cases_team ON cases (workspace_id, team_id, state, sort_at, id);
CREATE INDEX cases_teamless ON cases (workspace_id, state, sort_at, id) WHERE team_id IS NULL;
CREATE INDEX cases_inbox ON cases (workspace_id, inbox_id, state, sort_at, id);
-- Who is limited to some types of cases finds them by this; those of the common type need no index of their own.
CREATE INDEX cases_type ON cases (workspace_id, type, state, sort_at, id) WHERE type <> 'question';
CREATE INDEX cases_priority ON cases (workspace_id, priority, state, sort_at, id);
CREATE INDEX cases_language ON cases (workspace_id, language, state, sort_at, id);
CREATE INDEX cases_customer ON cases (workspace_id, customer_id, sort_at, id);
CREATE INDEX cases_waiting ON cases (workspace_id, state, waiting_since, id, team_id) WHERE waiting_since IS NOT NULL;
-- For the dashboard, which counts without a look at the rows: who waits for whom, what came and what was done when.
CREATE INDEX cases_owed ON cases (workspace_id, assignee_id) WHERE state = 'open' AND waiting_since IS NOT NULL AND assignee_id IS NOT NULL;
CREATE INDEX cases_created ON cases (workspace_id, created_at, team_id);
CREATE INDEX cases_resolved ON cases (workspace_id, resolved_at, team_id) WHERE resolved_at IS NOT NULL;
CREATE INDEX cases_merged ON cases (workspace_id, merged_into) WHERE merged_into IS NOT NULL;
-- How many cases each view holds: kept by the same transactions that move a case, so a count is never stale and always cheap.
CREATE TABLE case_counts (
    workspace_id UUID NOT NULL,
    bucket TEXT NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, bucket)
);
CREATE TABLE case_tags (
    workspace_id UUID NOT NULL,
    tag_id UUID NOT NULL,
    case_id UUID NOT NULL,
    PRIMARY KEY (workspace_id, tag_id, case_id)
);
CREATE INDEX case_tags_case ON case_tags (workspace_id, case_id, tag_id);
-- What a case's subject is found by: keyed tokens of its words, and of the personal values in it as wholes.
CREATE TABLE case_words (
    workspace_id UUID NOT NULL,
    token BIGINT NOT NULL,
    case_id UUID NOT NULL,
    PRIMARY KEY (workspace_id, token, case_id)
);
CREATE INDEX case_words_case ON case_words (workspace_id, case_id);
CREATE TABLE case_reads (
    workspace_id UUID NOT NULL,
    staff_id UUID NOT NULL,
    case_id UUID NOT NULL,
    pos BIGINT NOT NULL,
    messages BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, staff_id, case_id)
);
CREATE INDEX case_reads_case ON case_reads (workspace_id, case_id);
CREATE TABLE mentions (
    workspace_id UUID NOT NULL,
    staff_id UUID NOT NULL,
    case_id UUID NOT NULL,
    pos BIGINT NOT NULL,
    at BIGINT NOT NULL,
    seen BOOLEAN NOT NULL,
    PRIMARY KEY (workspace_id, staff_id, case_id, pos)
);
CREATE INDEX mentions_unseen ON mentions (workspace_id, staff_id) WHERE seen = FALSE;
CREATE TABLE drafts (
    workspace_id UUID NOT NULL,
    staff_id UUID NOT NULL,
    case_id UUID NOT NULL,
    kind TEXT NOT NULL,
    body BYTEA NOT NULL,
    files TEXT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, staff_id, case_id, kind)
);
CREATE TABLE scheduled (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    case_id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    staff_id UUID NOT NULL,
    body BYTEA NOT NULL,
    files TEXT NOT NULL,
    send_at BIGINT NOT NULL,
    cancel_on_reply BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    -- Why it is sent although the guard refuses it.
    despite BYTEA,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX scheduled_case ON scheduled (workspace_id, case_id);

CREATE TABLE conversations (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    case_id UUID NOT NULL,
    inbox_id UUID NOT NULL,
    customer_id UUID NOT NULL,
    home_case_id UUID NOT NULL,
    last_seq BIGINT NOT NULL,
    last_public_seq BIGINT NOT NULL,
    customer_read BIGINT NOT NULL,
    staff_read BIGINT NOT NULL,
    -- Up to where answers that the customer did not see went by mail.
    mailed BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    -- Where its last messages stand that no stretch holds yet.
    places BYTEA NOT NULL,
    -- How many of its messages a retention rule has destroyed, and the position of the last of them.
    expired_messages BIGINT NOT NULL DEFAULT 0,
    expired_pos BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX conversations_case ON conversations (workspace_id, case_id);
CREATE INDEX conversations_customer ON conversations (workspace_id, customer_id);
-- Where the messages of a conversation stand, 32 at a time: their positions, and which of them are public.
CREATE TABLE stretches (
    workspace_id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    first_seq BIGINT NOT NULL,
    first_pos BIGINT NOT NULL,
    first_public_seq BIGINT NOT NULL,
    last_pos BIGINT NOT NULL,
    last_public_seq BIGINT NOT NULL,
    places BYTEA NOT NULL,
    PRIMARY KEY (workspace_id, conversation_id, first_seq)
);
CREATE TABLE messages (
    workspace_id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    seq BIGINT NOT NULL,
    public_seq BIGINT,
    pos BIGINT NOT NULL,
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    author_kind TEXT NOT NULL,
    author_id UUID,
    -- The body and what else it carries.
    content BYTEA NOT NULL,
    client_key TEXT,
    PRIMARY KEY (workspace_id, pos)
);
-- The client's id before the conversation: ids that begin with the time, as our clients make them, lie side by side.
CREATE UNIQUE INDEX messages_client ON messages (workspace_id, client_key, conversation_id) WHERE client_key IS NOT NULL;
CREATE TABLE files (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    owner_kind TEXT NOT NULL,
    owner_id UUID NOT NULL,
    conversation_id UUID,
    name BYTEA NOT NULL,
    media_type TEXT NOT NULL,
    size BIGINT NOT NULL,
    width BIGINT,
    height BIGINT,
    sha256 BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX files_unused ON files (created_at) WHERE conversation_id IS NULL;
CREATE INDEX files_conversation ON files (workspace_id, conversation_id) WHERE conversation_id IS NOT NULL;
CREATE INDEX files_owner ON files (workspace_id, owner_id);

-- Which messages hold a token: for each complete block of 4,096 positions its tokens in 512 shards.
CREATE TABLE search_parts (
    workspace_id UUID NOT NULL,
    shard BIGINT NOT NULL,
    block BIGINT NOT NULL,
    postings BYTEA NOT NULL,
    PRIMARY KEY (workspace_id, shard, block)
);

CREATE TABLE episodes (
    workspace_id UUID NOT NULL,
    case_id UUID NOT NULL,
    started_at BIGINT NOT NULL,
    replied_at BIGINT,
    -- Ended without a reply of staff: resolved, merged, or answered by the bot.
    closed_at BIGINT,
    staff_id UUID,
    team_id UUID,
    first BOOLEAN NOT NULL,
    PRIMARY KEY (workspace_id, case_id, started_at)
);
CREATE INDEX episodes_replied ON episodes (workspace_id, replied_at, started_at, first, staff_id, team_id) WHERE replied_at IS NOT NULL;
CREATE TABLE service_levels (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    name TEXT NOT NULL,
    rank BIGINT NOT NULL,
    conditions TEXT NOT NULL,
    first_reply_seconds BIGINT,
    next_reply_seconds BIGINT,
    resolution_seconds BIGINT,
    update_seconds BIGINT,
    business_hours_id UUID,
    warn_percent BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
-- Messages that answer a form of the bot's; what was answered stands in them.
CREATE TABLE form_answers (
    workspace_id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    pos BIGINT NOT NULL,
    -- The message that asked, by its number for customers.
    asked BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, conversation_id, pos)
);

CREATE TABLE clocks (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    case_id UUID NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    service_level_id UUID NOT NULL,
    target_seconds BIGINT NOT NULL,
    business_hours_id UUID,
    warn_percent BIGINT NOT NULL,
    started_at BIGINT NOT NULL,
    -- The times that it ran and was stopped again, as [[from, to], …] in microseconds.
    spans TEXT NOT NULL,
    resumed_at BIGINT,
    warn_at BIGINT,
    due_at BIGINT,
    warned BOOLEAN NOT NULL,
    ended_at BIGINT,
    breached_at BIGINT,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX clocks_case ON clocks (workspace_id, case_id);
CREATE INDEX clocks_breached ON clocks (workspace_id, breached_at) WHERE breached_at IS NOT NULL;

CREATE TABLE tags (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    name TEXT NOT NULL,
    color TEXT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX tags_name ON tags (workspace_id, name);
CREATE TABLE canned_replies (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    shortcut TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    language TEXT,
    team_id UUID,
    used BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX canned_replies_shortcut ON canned_replies (workspace_id, shortcut);
CREATE TABLE fields (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    subject TEXT NOT NULL,
    key TEXT NOT NULL,
    label TEXT NOT NULL,
    type TEXT NOT NULL,
    options TEXT NOT NULL,
    required_to_resolve BOOLEAN NOT NULL,
    -- Its values are masked where staff see them.
    personal BOOLEAN NOT NULL,
    position BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX fields_key ON fields (workspace_id, subject, key);
CREATE TABLE ratings (
    workspace_id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    case_id UUID NOT NULL,
    staff_id UUID,
    asked_at BIGINT NOT NULL,
    score BIGINT,
    comment BYTEA,
    rated_at BIGINT,
    PRIMARY KEY (workspace_id, conversation_id, asked_at)
);
CREATE INDEX ratings_asked ON ratings (workspace_id, asked_at);
CREATE INDEX ratings_case ON ratings (workspace_id, case_id);

CREATE TABLE webhooks (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    url BYTEA NOT NULL,
    events TEXT NOT NULL,
    enabled BOOLEAN NOT NULL,
    -- What is personal is sent as it is.
    personal BOOLEAN NOT NULL,
    -- It gets the events after this position: what was before it was set up, or while it was off, is not sent.
    since_pos BIGINT NOT NULL,
    secret BYTEA NOT NULL,
    old_secret BYTEA,
    old_secret_until BIGINT,
    created_at BIGINT NOT NULL,
    failing_since BIGINT,
    PRIMARY KEY (workspace_id, id)
);
CREATE TABLE deliveries (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    webhook_id UUID NOT NULL,
    -- Whom it tells of: with their key it is sealed, and with them it goes.
    customer_id UUID,
    event TEXT NOT NULL,
    payload BYTEA NOT NULL,
    state TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    next_at BIGINT,
    last_status BIGINT,
    last_error TEXT,
    last_ms BIGINT,
    response BYTEA,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX deliveries_webhook ON deliveries (workspace_id, webhook_id, id);
CREATE INDEX deliveries_customer ON deliveries (workspace_id, customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX deliveries_state ON deliveries (workspace_id, webhook_id, state, id);
CREATE INDEX deliveries_pending ON deliveries (workspace_id, webhook_id, next_at) WHERE next_at IS NOT NULL;

-- Hosts that a workspace names itself: its own ones (official) and bad ones (blocked).
CREATE TABLE safety_hosts (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    standing TEXT NOT NULL,
    host TEXT NOT NULL,
    note TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX safety_hosts_host ON safety_hosts (workspace_id, host);
-- What a workspace says of itself on the chains: deposit addresses, what is credited, whom it knows. JSON.
CREATE TABLE chain_platforms (
    workspace_id UUID NOT NULL,
    version BIGINT NOT NULL,
    data TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id)
);
-- Lists of bad hosts that others keep. A revision is one reading of a list; it is put in place once all its parts are there.
CREATE TABLE block_lists (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    -- What it names: hosts or addresses.
    names TEXT NOT NULL,
    name TEXT NOT NULL,
    url TEXT,
    every_hours BIGINT NOT NULL,
    enabled BOOLEAN NOT NULL,
    -- What all its addresses are; none: each line says it.
    label TEXT,
    -- What its text must hash to, in hex.
    sha256 TEXT,
    revision UUID,
    -- The revision before.
    previous UUID,
    digest BYTEA,
    format TEXT,
    entries BIGINT NOT NULL,
    bad_lines BIGINT NOT NULL,
    bad_samples TEXT NOT NULL,
    etag TEXT,
    last_modified TEXT,
    changed_at BIGINT,
    refreshed_at BIGINT,
    error TEXT,
    created_at BIGINT NOT NULL,
    -- Since when it is removed; it can be brought back for a day.
    removed_at BIGINT,
    PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX block_lists_name ON block_lists (workspace_id, name);
-- The text of a revision, compressed (gzip), cut into pieces.
CREATE TABLE block_list_parts (
    workspace_id UUID NOT NULL,
    list_id UUID NOT NULL,
    revision UUID NOT NULL,
    part BIGINT NOT NULL,
    data BYTEA NOT NULL,
    PRIMARY KEY (workspace_id, list_id, revision, part)
);
-- Addresses that a customer has written: one that only looks like one of these was made to be mistaken for it.
CREATE TABLE customer_addresses (
    workspace_id UUID NOT NULL,
    customer_id UUID NOT NULL,
    -- What it is found by: its hash under the workspace's index key.
    mark BYTEA NOT NULL,
    address BYTEA NOT NULL,
    pos BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, customer_id, mark)
);

-- Answers to requests with an Idempotency-Key, kept for a day. The key's hash covers who sent it.
CREATE TABLE idempotency (
    key_hash BYTEA NOT NULL PRIMARY KEY,
    request_hash BYTEA NOT NULL,
    status BIGINT,
    answer BYTEA,
    created_at BIGINT NOT NULL
);
CREATE INDEX idempotency_age ON idempotency (created_at);
-- Keys of this installation: how files are signed, how tokens of search are made.
CREATE TABLE installation_keys (
    name TEXT NOT NULL PRIMARY KEY,
    secret BYTEA NOT NULL
);

-- Keys, each wrapped by one that is above it; the root key is in no database. A customer whose data key is deleted is erased.
CREATE TABLE workspace_keys (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    wrapped BYTEA NOT NULL,
    -- The print of the root key that wraps it.
    wrapped_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    retired_at BIGINT,
    PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX workspace_keys_current ON workspace_keys (workspace_id) WHERE retired_at IS NULL;
CREATE TABLE data_keys (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    -- customer, workspace or index, and whose: the customer's id or the workspace's.
    purpose TEXT NOT NULL,
    subject_id UUID NOT NULL,
    wrapped BYTEA NOT NULL,
    wrapped_by UUID NOT NULL,
    created_at BIGINT NOT NULL,
    retired_at BIGINT,
    PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX data_keys_current ON data_keys (workspace_id, subject_id, purpose) WHERE retired_at IS NULL;
CREATE UNIQUE INDEX data_keys_id ON data_keys (id);
CREATE INDEX data_keys_subject ON data_keys (workspace_id, subject_id);
CREATE INDEX data_keys_wrapped ON data_keys (workspace_id, wrapped_by, id);

-- Keys that are being changed, and how far that has come: what was begun goes on after a stop.
CREATE TABLE key_rotations (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    -- workspace or data, and whose data key: a customer's, or the workspace's own (null).
    level TEXT NOT NULL,
    customer_id UUID,
    old_key UUID NOT NULL,
    -- waiting, walking, closing, done, or erased: its customer was erased meanwhile.
    state TEXT NOT NULL,
    -- Where the walk stands: the column's number and the last row's key (JSON).
    at_column BIGINT NOT NULL,
    at_row TEXT,
    -- Rows that were looked at, and cells that were sealed or keys that were wrapped anew.
    seen BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    started_by UUID,
    started_at BIGINT NOT NULL,
    finished_at BIGINT,
    PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX key_rotations_running ON key_rotations (workspace_id, old_key) WHERE finished_at IS NULL;

-- What is masked, how much staff may see in clear, and when reading is unusual (JSON). Without a row: the defaults.
CREATE TABLE trust_rules (
    workspace_id UUID NOT NULL,
    rules BYTEA NOT NULL,
    PRIMARY KEY (workspace_id)
);
-- Looks of staff and programmes at customers, for the rules about unusual reading; swept by age.
CREATE TABLE readings (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    reader_kind TEXT NOT NULL,
    reader_id UUID NOT NULL,
    customer_id UUID NOT NULL,
    case_id UUID,
    number BIGINT,
    what TEXT NOT NULL,
    -- Whose the case is, seen from the reader.
    stand TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX readings_reader ON readings (workspace_id, reader_id, at);
CREATE INDEX readings_customer ON readings (workspace_id, customer_id, at);
-- For the sweep, and for what a day showed to everybody.
CREATE INDEX readings_at ON readings (workspace_id, at);
-- Searches that named a whole personal value, found or not, for the rule about guessing; swept by age. What was asked for is not kept.
CREATE TABLE personal_searches (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    reader_kind TEXT NOT NULL,
    reader_id UUID NOT NULL,
    found BOOLEAN NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX personal_searches_reader ON personal_searches (workspace_id, reader_id, at);
CREATE TABLE reveals (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    staff_id UUID NOT NULL,
    customer_id UUID NOT NULL,
    case_id UUID NOT NULL,
    field TEXT NOT NULL,
    reason BYTEA NOT NULL,
    at BIGINT NOT NULL,
    until BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX reveals_staff ON reveals (workspace_id, staff_id, customer_id, until);
-- What each was shown on a day of the workspace's calendar, fields or files, and what was granted beside the rule for that day.
CREATE TABLE reveal_budgets (
    workspace_id UUID NOT NULL,
    staff_id UUID NOT NULL,
    day TEXT NOT NULL,
    counted TEXT NOT NULL,
    used BIGINT NOT NULL,
    extra BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, staff_id, day, counted)
);
-- Which files are open in whose viewer, and until when.
CREATE TABLE file_views (
    workspace_id UUID NOT NULL,
    staff_id UUID NOT NULL,
    file_id UUID NOT NULL,
    until BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, staff_id, file_id)
);
CREATE TABLE alerts (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    rule TEXT NOT NULL,
    severity TEXT NOT NULL,
    reader_kind TEXT NOT NULL,
    reader_id UUID NOT NULL,
    -- How many customers, or whatever the rule counts.
    counted BIGINT NOT NULL,
    evidence BYTEA NOT NULL,
    at BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    acknowledged_at BIGINT,
    acknowledged_by UUID,
    note BYTEA,
    cut_at BIGINT,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX alerts_reader ON alerts (workspace_id, reader_id, rule);
-- Planted customers. Which ones, only the workspace's index key can tell.
CREATE TABLE canaries (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    mark BYTEA NOT NULL,
    detail BYTEA NOT NULL,
    planted_by UUID,
    planted_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX canaries_mark ON canaries (workspace_id, mark);

-- When what is to be done from time to time was last done; what is the installation's has a workspace of zeros.
CREATE TABLE upkeep (
    workspace_id UUID NOT NULL,
    what TEXT NOT NULL,
    at BIGINT NOT NULL,
    good BOOLEAN NOT NULL,
    PRIMARY KEY (workspace_id, what)
);

-- How long what is kept is kept (JSON). Without a row, for good.
CREATE TABLE retention_rules (
    workspace_id UUID NOT NULL,
    rules TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id)
);
-- What each run of the rules has destroyed. Counts move with the batches that they count; one without an end goes on.
CREATE TABLE retention_runs (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    started_at BIGINT NOT NULL,
    finished_at BIGINT,
    cases BIGINT NOT NULL,
    messages BIGINT NOT NULL,
    files BIGINT NOT NULL,
    customers BIGINT NOT NULL,
    records BIGINT NOT NULL,
    -- What could not be destroyed, and is tried again by the next run.
    failed BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
-- What must not be destroyed, whatever a rule or somebody else says: all of a customer's. Lifted ones stay as a record.
CREATE TABLE legal_holds (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    customer_id UUID NOT NULL,
    -- The case that it was set on, if it was set on one.
    case_id UUID,
    reason BYTEA NOT NULL,
    set_by_kind TEXT NOT NULL,
    set_by UUID,
    set_at BIGINT NOT NULL,
    lifted_by_kind TEXT,
    lifted_by UUID,
    lifted_at BIGINT,
    lift_reason BYTEA,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX legal_holds_active ON legal_holds (workspace_id, customer_id) WHERE lifted_at IS NULL;

-- Who works on what, where a workspace says so: a role of the tree of intents, or an intent (whose name has a dot).
CREATE TABLE routes (
    workspace_id UUID NOT NULL,
    name TEXT NOT NULL,
    team_id UUID,
    urgency TEXT,
    answering TEXT,
    PRIMARY KEY (workspace_id, name)
);
-- The rules by which cases go to teams and people, whole (JSON), and how often they were changed.
CREATE TABLE routing_rules (
    workspace_id UUID NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    data TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);
-- What whoever is given a case has to have: `skill:<id>`, `language:<tag>`. Nobody has `route`: such a case is not routed yet.
CREATE TABLE case_needs (
    workspace_id UUID NOT NULL,
    case_id UUID NOT NULL,
    need TEXT NOT NULL,
    PRIMARY KEY (workspace_id, case_id, need)
);
-- Where a case goes on to that nobody takes.
CREATE TABLE case_overflows (
    workspace_id UUID NOT NULL,
    case_id UUID NOT NULL,
    -- The team that it waits in; of a case that somebody moved meanwhile, nothing more is done.
    team_id UUID,
    -- The next one; null: the same, whoever has time.
    to_team_id UUID,
    after_seconds BIGINT,
    when_full BOOLEAN NOT NULL,
    rule TEXT NOT NULL,
    PRIMARY KEY (workspace_id, case_id)
);
CREATE INDEX case_overflows_full ON case_overflows (workspace_id, case_id) WHERE when_full = TRUE;

-- Guided flows. A version never changes once it is written: whoever is in a flow goes on with the one that they began with.
CREATE TABLE playbooks (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    slug TEXT NOT NULL,
    state TEXT NOT NULL,
    -- The newest one.
    version BIGINT NOT NULL,
    published_version BIGINT,
    published_at BIGINT,
    updated_at BIGINT NOT NULL,
    updated_kind TEXT NOT NULL,
    updated_by UUID,
    PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX playbooks_slug ON playbooks (workspace_id, slug);
CREATE TABLE playbook_versions (
    workspace_id UUID NOT NULL,
    playbook_id UUID NOT NULL,
    version BIGINT NOT NULL,
    at BIGINT NOT NULL,
    by_kind TEXT NOT NULL,
    by_id UUID,
    -- JSON.
    flow TEXT NOT NULL,
    published_at BIGINT,
    PRIMARY KEY (workspace_id, playbook_id, version)
);

-- Knowledge. What is published is read into memory; `version` moves with everything that readers may see.
CREATE TABLE knowledge_heads (
    workspace_id UUID NOT NULL,
    version BIGINT NOT NULL,
    settings TEXT NOT NULL,
    PRIMARY KEY (workspace_id)
);
CREATE TABLE knowledge_categories (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    slug TEXT NOT NULL,
    -- By language, JSON.
    titles TEXT NOT NULL,
    icon TEXT NOT NULL,
    position BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX knowledge_categories_slug ON knowledge_categories (workspace_id, slug);
CREATE TABLE knowledge_topics (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    slug TEXT NOT NULL,
    category_id UUID NOT NULL,
    internal BOOLEAN NOT NULL,
    owner_id UUID,
    review_by BIGINT,
    -- Intents, tags, related topics, regions and questions by language: JSON.
    details TEXT NOT NULL,
    original_lang TEXT NOT NULL,
    updated_at BIGINT NOT NULL,
    helped BIGINT NOT NULL,
    not_helped BIGINT NOT NULL,
    views BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX knowledge_topics_slug ON knowledge_topics (workspace_id, slug);
CREATE INDEX knowledge_topics_category ON knowledge_topics (workspace_id, category_id);
-- A picture of articles, as it was drawn anew: not sealed, for it is public once an article that shows it is.
CREATE TABLE knowledge_pictures (
    workspace_id UUID NOT NULL,
    -- The beginning of the SHA-256 of its bytes, and its kind.
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    width BIGINT NOT NULL,
    height BIGINT NOT NULL,
    size BIGINT NOT NULL,
    -- When it was last brought in.
    uploaded_at BIGINT NOT NULL,
    bytes BYTEA NOT NULL,
    PRIMARY KEY (workspace_id, name)
);
-- A topic in one language.
CREATE TABLE knowledge_articles (
    workspace_id UUID NOT NULL,
    topic_id UUID NOT NULL,
    lang TEXT NOT NULL,
    state TEXT NOT NULL,
    draft_version BIGINT NOT NULL,
    published_version BIGINT,
    published_at BIGINT,
    -- The published version of the original when this translation was last published.
    follows BIGINT,
    scheduled_for BIGINT,
    scheduled_version BIGINT,
    updated_at BIGINT NOT NULL,
    updated_by_kind TEXT NOT NULL,
    updated_by UUID,
    PRIMARY KEY (workspace_id, topic_id, lang)
);
-- Who sent an article for review, and what is to be changed, where it was sent back.
CREATE TABLE knowledge_reviews (
    workspace_id UUID NOT NULL,
    topic_id UUID NOT NULL,
    lang TEXT NOT NULL,
    submitted_at BIGINT NOT NULL,
    submitted_by UUID,
    note TEXT,
    asked_at BIGINT,
    asked_by_kind TEXT,
    asked_by UUID,
    -- The version that was looked at.
    version BIGINT,
    PRIMARY KEY (workspace_id, topic_id, lang)
);
CREATE TABLE knowledge_versions (
    workspace_id UUID NOT NULL,
    topic_id UUID NOT NULL,
    lang TEXT NOT NULL,
    version BIGINT NOT NULL,
    at BIGINT NOT NULL,
    by_kind TEXT NOT NULL,
    by_id UUID,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    -- JSON.
    questions TEXT NOT NULL,
    body TEXT NOT NULL,
    published_at BIGINT,
    note TEXT NOT NULL,
    PRIMARY KEY (workspace_id, topic_id, lang, version)
);
-- What readers said of articles.
CREATE TABLE knowledge_ratings (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    topic_id UUID NOT NULL,
    lang TEXT NOT NULL,
    helped BOOLEAN NOT NULL,
    reason TEXT,
    words BYTEA,
    at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX knowledge_ratings_topic ON knowledge_ratings (workspace_id, topic_id, at, id);

-- What staff said that messages are about: what the classifier is taught beside the lines that ship. What was written stays where
-- it was written; `positions` (JSON) says where.
CREATE TABLE corrections (
    workspace_id UUID NOT NULL,
    pos BIGINT NOT NULL,
    case_id UUID NOT NULL,
    positions TEXT NOT NULL,
    -- An id of the tree of intents, or `oos`.
    intent TEXT NOT NULL,
    -- What it had been read as.
    read_as TEXT,
    staff_id UUID,
    at BIGINT NOT NULL,
    -- The first version of the classifier that learnt from it.
    learnt_in BIGINT,
    PRIMARY KEY (workspace_id, pos)
);
CREATE INDEX corrections_case ON corrections (workspace_id, case_id);
CREATE INDEX corrections_at ON corrections (workspace_id, at, pos);

-- Which classifier a workspace uses (0: the one that ships), and when it is next looked at whether there is something to learn.
CREATE TABLE learning (
    workspace_id UUID NOT NULL,
    used BIGINT NOT NULL,
    due_at BIGINT,
    -- When the last correction was said that was learnt from.
    learnt_until BIGINT NOT NULL,
    -- Somebody wants it learnt now, whatever there is.
    asked BOOLEAN NOT NULL,
    PRIMARY KEY (workspace_id)
);

-- Classifiers that were learnt, with what they were found worth (JSON). Of old ones the figures stay.
CREATE TABLE intent_models (
    workspace_id UUID NOT NULL,
    version BIGINT NOT NULL,
    at BIGINT NOT NULL,
    verdict TEXT NOT NULL,
    figures TEXT NOT NULL,
    model BYTEA,
    PRIMARY KEY (workspace_id, version)
);

-- What came of what customers asked the assistant, by quarter of an hour and language: midnight of every time zone begins one.
CREATE TABLE assisted (
    workspace_id UUID NOT NULL,
    at BIGINT NOT NULL,
    language TEXT NOT NULL,
    what TEXT NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, at, language, what)
);

-- Questions that the bot had no answer to; `positions` (JSON) says where they stand.
CREATE TABLE unanswered (
    workspace_id UUID NOT NULL,
    case_id UUID NOT NULL,
    pos BIGINT NOT NULL,
    positions TEXT NOT NULL,
    reason TEXT NOT NULL,
    at BIGINT NOT NULL,
    -- Dealt with: set aside, or an article is being written.
    settled_at BIGINT,
    topic_id UUID,
    PRIMARY KEY (workspace_id, case_id)
);
CREATE INDEX unanswered_open ON unanswered (workspace_id, at) WHERE settled_at IS NULL;

-- Where the platform that knows customers' accounts is, and what is signed with. What it answers is stored nowhere.
CREATE TABLE platforms (
    workspace_id UUID NOT NULL PRIMARY KEY,
    url TEXT NOT NULL,
    enabled BOOLEAN NOT NULL,
    secret BYTEA NOT NULL,
    old_secret BYTEA,
    old_secret_until BIGINT
);

-- The language model that a workspace has asked for wordings, its key, and what this minute and this day have cost.
CREATE TABLE models (
    workspace_id UUID NOT NULL PRIMARY KEY,
    settings TEXT NOT NULL,
    api_key BYTEA,
    minute BIGINT NOT NULL,
    in_minute BIGINT NOT NULL,
    day BIGINT NOT NULL,
    tokens BIGINT NOT NULL
);
-- What came of it, by day (UTC) and word; words of embeddings begin with `embedding_`.
CREATE TABLE model_days (
    workspace_id UUID NOT NULL,
    day BIGINT NOT NULL,
    what TEXT NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, day, what)
);

-- The model that a workspace has embed articles and questions, its key, what this minute and this day have cost, and how far it is:
-- `version` moves with the vectors, `mark` says of which state of the articles all are there.
CREATE TABLE embedders (
    workspace_id UUID NOT NULL PRIMARY KEY,
    settings TEXT NOT NULL,
    api_key BYTEA,
    minute BIGINT NOT NULL,
    in_minute BIGINT NOT NULL,
    day BIGINT NOT NULL,
    tokens BIGINT NOT NULL,
    version BIGINT NOT NULL,
    mark TEXT NOT NULL,
    dimensions BIGINT NOT NULL,
    articles BIGINT NOT NULL,
    embedded BIGINT NOT NULL,
    failure TEXT NOT NULL,
    failed_at BIGINT
);
-- What a model makes of a piece of a published article. Not sealed: the articles are public. `hash` is of the model and the piece.
CREATE TABLE embedded_texts (
    workspace_id UUID NOT NULL,
    hash BYTEA NOT NULL,
    vector BYTEA NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, hash)
);
CREATE INDEX embedded_texts_version ON embedded_texts (workspace_id, version);

-- What a platform was asked to do with a customer's account; its id is the request's idempotency key.
CREATE TABLE account_actions (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    customer_id UUID NOT NULL,
    case_id UUID,
    -- The freeze token that it was asked by, without a log-in.
    token_id UUID,
    action TEXT NOT NULL,
    state TEXT NOT NULL,
    reason BYTEA NOT NULL,
    outcome BYTEA,
    -- How the account stood after it.
    status TEXT,
    by_kind TEXT NOT NULL,
    by_id UUID,
    approved_by UUID,
    at BIGINT NOT NULL,
    ended_at BIGINT,
    tries BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX account_actions_customer ON account_actions (workspace_id, customer_id, at, id);
CREATE INDEX account_actions_token ON account_actions (workspace_id, token_id, at) WHERE token_id IS NOT NULL;

-- By what a customer can freeze their account without logging in: its hash.
CREATE TABLE freeze_tokens (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    customer_id UUID NOT NULL,
    token_hash BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    by_kind TEXT NOT NULL,
    by_id UUID,
    expires_at BIGINT NOT NULL,
    revoked_at BIGINT,
    used_at BIGINT,
    PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX freeze_tokens_hash ON freeze_tokens (token_hash);
CREATE INDEX freeze_tokens_customer ON freeze_tokens (workspace_id, customer_id, created_at, id);
CREATE INDEX freeze_tokens_by ON freeze_tokens (workspace_id, by_id, created_at);

-- Ids of what platforms have told: sent again, it counts once.
CREATE TABLE platform_events (
    workspace_id UUID NOT NULL,
    id TEXT NOT NULL,
    case_id UUID,
    at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX platform_events_at ON platform_events (workspace_id, at);

-- On which terms coins that were not credited are given back; its version counts changes (JSON).
CREATE TABLE recovery_rules (
    workspace_id UUID NOT NULL,
    version BIGINT NOT NULL,
    data TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id)
);
-- Requests to have such coins back.
CREATE TABLE recoveries (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    case_id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    customer_id UUID NOT NULL,
    network TEXT NOT NULL,
    reason TEXT NOT NULL,
    state TEXT NOT NULL,
    -- By a keyed hash of network, transaction and transfer: nobody else may ask for the same while it holds.
    claim_hash BYTEA NOT NULL,
    holds BOOLEAN NOT NULL,
    -- What the chain said of the deposit (JSON).
    facts BYTEA,
    -- Where the coins go back to, with its memo (JSON); the customer alone sets it.
    return_to BYTEA,
    -- The payment that gave them back (JSON), and a keyed hash of it: it counts for one request.
    payout BYTEA,
    payout_hash BYTEA,
    -- What staff wrote to it.
    note BYTEA,
    -- The terms, as the customer was shown them, and by which version of the rules.
    fee TEXT NOT NULL,
    days BIGINT NOT NULL,
    signed BOOLEAN NOT NULL,
    rules_version BIGINT NOT NULL,
    proof TEXT NOT NULL,
    refusal TEXT,
    by_kind TEXT NOT NULL,
    -- Who of staff checked whose it is, works on it, and settled it.
    checked_by UUID,
    taken_by UUID,
    settled_by UUID,
    asked_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    agreed_at BIGINT,
    settled_at BIGINT,
    -- Until when the customer may take the next step.
    lapses_at BIGINT,
    PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX recoveries_held ON recoveries (workspace_id, claim_hash) WHERE holds = TRUE;
CREATE INDEX recoveries_claim ON recoveries (workspace_id, claim_hash, asked_at);
CREATE UNIQUE INDEX recoveries_payout ON recoveries (workspace_id, payout_hash) WHERE payout_hash IS NOT NULL;
CREATE INDEX recoveries_conversation ON recoveries (workspace_id, conversation_id, asked_at);
CREATE INDEX recoveries_customer ON recoveries (workspace_id, customer_id, asked_at, id);
CREATE INDEX recoveries_state ON recoveries (workspace_id, state, changed_at, id);
-- What chains said, kept with a case as it was said. A row is never changed.
CREATE TABLE case_evidence (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    case_id UUID NOT NULL,
    customer_id UUID NOT NULL,
    -- 'look' or 'trace'.
    kind TEXT NOT NULL,
    -- CAIP-2, of a trace; a look asks all networks.
    network TEXT,
    -- What was looked up or followed.
    subject BYTEA NOT NULL,
    -- JSON, as the API says it.
    content BYTEA NOT NULL,
    -- Of that JSON; the event says it, too.
    sha256 BYTEA NOT NULL,
    -- Whether the customer's own report shows it.
    shared BOOLEAN NOT NULL,
    -- Null: the program kept it by itself.
    by_id UUID,
    at BIGINT NOT NULL,
    -- Where the event stands.
    pos BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX case_evidence_case ON case_evidence (workspace_id, case_id, id);
CREATE INDEX case_evidence_customer ON case_evidence (workspace_id, customer_id);
-- Transactions that are looked at again until there is news.
CREATE TABLE chain_watches (
    workspace_id UUID NOT NULL,
    id UUID NOT NULL,
    -- Where the customer is told; the case is the one that it is in now.
    conversation_id UUID NOT NULL,
    customer_id UUID NOT NULL,
    network TEXT NOT NULL,
    -- By a keyed hash of network and transaction: watched once in a conversation.
    mark BYTEA NOT NULL,
    -- The transaction's id, and the facts of when it was last seen (JSON), with when that was.
    subject BYTEA NOT NULL,
    seen BYTEA NOT NULL,
    seen_at BIGINT NOT NULL,
    by_kind TEXT NOT NULL,
    by_id UUID,
    begun_at BIGINT NOT NULL,
    -- Where it stood at the last look, and what may be news and was seen so often in a row.
    standing TEXT NOT NULL,
    looked_at BIGINT NOT NULL,
    looks BIGINT NOT NULL,
    hint TEXT,
    hints BIGINT NOT NULL,
    -- What the customer was told, parted by commas.
    told TEXT NOT NULL,
    next_at BIGINT,
    ends_at BIGINT NOT NULL,
    ended_at BIGINT,
    ended TEXT,
    PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX chain_watches_once ON chain_watches (workspace_id, conversation_id, mark) WHERE ended_at IS NULL;
CREATE INDEX chain_watches_customer ON chain_watches (workspace_id, customer_id, begun_at);
CREATE INDEX chain_watches_running ON chain_watches (workspace_id, next_at) WHERE ended_at IS NULL;
-- Transactions of a theft whose coins are followed by the program itself.
CREATE TABLE followed_coins (
    workspace_id UUID NOT NULL,
    case_id UUID NOT NULL,
    -- A keyed hash of the transaction's id.
    mark BYTEA NOT NULL,
    customer_id UUID NOT NULL,
    times BIGINT NOT NULL,
    -- When it is followed again; null: no more.
    next_at BIGINT,
    -- How many movements the last trace had.
    moves BIGINT NOT NULL,
    -- Marks of the exchanges that colleagues were alarmed about, parted by commas.
    alarmed TEXT NOT NULL,
    PRIMARY KEY (workspace_id, case_id, mark)
);
CREATE INDEX followed_coins_customer ON followed_coins (workspace_id, customer_id);
