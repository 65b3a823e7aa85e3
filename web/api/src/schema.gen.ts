// Made of openapi.json by `./x web`; not to be edited.
export interface paths {
    "/api/v1/api-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The API tokens, the latest first. */
        get: operations["list_api_tokens"];
        put?: never;
        /** Creates an API token and shows it, once. Only staff can: a token does not make tokens. */
        post: operations["create_api_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One API token. */
        get: operations["show_api_token"];
        put?: never;
        post?: never;
        /** Revokes an API token, at once. */
        delete: operations["revoke_api_token"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approval-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which operations need a second person, and how many may decide. */
        get: operations["show_approval_policy"];
        /** Sets which operations need a second person, from the next request on. Taking a group away needs one itself. */
        put: operations["set_approval_policy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was asked for and needs a second person, the newest first: what you asked for, and what you may do yourself. */
        get: operations["list_approvals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approvals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of them. */
        get: operations["show_approval"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approvals/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approves it, with a fresh proof. It is carried out at once, exactly as it was asked for, as whoever asked, if they still may;
         *     `state` and `outcome` say what became of it. A file or a link goes to whoever asked: they carry it out within the hour.
         */
        post: operations["approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approvals/{id}/carry-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Carries out what you asked for and somebody has approved, once, within the hour. The answer is that of the operation. */
        post: operations["carry_out_approved"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approvals/{id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuses it, with a note that says why. */
        post: operations["refuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approvals/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraws what you asked for and is not carried out yet. */
        post: operations["withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Signs in with the password. The answer says whether a second factor is awaited. Too many wrong tries have to wait
         *     (`429` with `Retry-After`); browsers and networks that one has signed in from before are not held up by others' tries.
         */
        post: operations["sign_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs out: the session ends, also for its WebSockets. */
        post: operations["sign_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who one is and what one may do. */
        get: operations["show_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes the own name and preferences. */
        patch: operations["change_me"];
        trace?: never;
    };
    "/api/v1/auth/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The own passkeys. */
        get: operations["list_passkeys"];
        put?: never;
        /** Adds the passkey that the browser made. */
        post: operations["add_passkey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/passkeys/begin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins to add a passkey: PublicKeyCredentialCreationOptions for `navigator.credentials.create`. */
        post: operations["begin_passkey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/passkeys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes one of the own passkeys. */
        delete: operations["remove_passkey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes the password. Every other session ends. */
        post: operations["change_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes ten fresh recovery codes; those of before are void. */
        post: operations["renew_recovery_codes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Proves the second factor. Five tries, then the password is asked for again (`401` with code `unauthenticated`). */
        post: operations["prove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The own sessions, the latest first. */
        get: operations["list_sessions"];
        put?: never;
        post?: never;
        /** Ends all other sessions of one's own. */
        delete: operations["end_other_sessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends one of the own sessions. */
        delete: operations["end_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sso": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** By what one signs in: what the sign-in page offers. */
        get: operations["sign_in_ways"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sso/back-channel-logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * For the provider alone: it says by a signed token whose session has ended there; those that it opened here end at once
         *     (OpenID Connect Back-Channel Logout 1.0).
         */
        post: operations["back_channel_logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sso/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the provider sends browsers back to. Goes on in the console, signed in; or at the sign-in page, with a word that says why not. */
        get: operations["finish_sso"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sso/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs out: the session ends, and the answer says where to sign out at the provider (OpenID Connect RP-Initiated Logout). */
        post: operations["sign_out_everywhere"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sso/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sends the browser to the provider, to sign in there. It comes back to `/auth/sso/callback`. */
        get: operations["begin_sso"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sso/step-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begins to prove at the provider, again, that it is oneself: it asks anew, whoever is signed in there. For sessions that were
         *     opened by it.
         */
        post: operations["begin_sso_step_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/step-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Proves again that it is oneself. The proof is good for what is sensitive in this session, for as many minutes as the workspace
         *     has set.
         */
        post: operations["step_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/step-up/begin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks how to prove again that it is oneself, before what is sensitive (`step-up-required`). */
        post: operations["begin_step_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins to set an authenticator app up: shows its secret, once. */
        post: operations["begin_totp"];
        /** Removes the authenticator app. */
        delete: operations["remove_totp"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/totp/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Finishes setting the authenticator app up, with its first code. */
        post: operations["confirm_totp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/business-hours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The business hours, by name. */
        get: operations["list_business_hours"];
        put?: never;
        /**
         * Creates business hours. A moment is open when the zone's wall clock shows a time within a span and the date is no
         *     holiday, through every change of summer time.
         */
        post: operations["create_business_hours"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/business-hours/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One schedule. */
        get: operations["show_business_hours"];
        put?: never;
        post?: never;
        /** Deletes business hours that no team, inbox or service level goes by. */
        delete: operations["delete_business_hours"];
        options?: never;
        head?: never;
        /** Changes business hours. Clocks that run by them count anew when their case is next touched. */
        patch: operations["change_business_hours"];
        trace?: never;
    };
    "/api/v1/canned-replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The canned replies that the caller may use, by shortcut. */
        get: operations["list_canned_replies"];
        put?: never;
        /** Creates a canned reply. */
        post: operations["create_canned_reply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/canned-replies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One canned reply. */
        get: operations["show_canned_reply"];
        put?: never;
        post?: never;
        /** Deletes a canned reply. */
        delete: operations["delete_canned_reply"];
        options?: never;
        head?: never;
        /** Changes a canned reply. */
        patch: operations["change_canned_reply"];
        trace?: never;
    };
    "/api/v1/canned-replies/{id}/use": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Counts that a canned reply was put into a message. A tally for sorting, not a fact about a case: it makes no event. */
        post: operations["use_canned_reply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cases that you may see, a page of them. */
        get: operations["list_cases"];
        put?: never;
        /** Begin a case with a customer. */
        post: operations["start_case"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Do one thing with many cases. Each stands for itself: those that fail are named, the others are done. */
        post: operations["bulk_cases"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many cases each of your views holds: exact, at any size. */
        get: operations["case_counts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A case with everything that belongs to it. Its messages have an address of their own. */
        get: operations["read_case"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change subject, priority, type, custom fields or tags. */
        patch: operations["change_case"];
        trace?: never;
    };
    "/api/v1/cases/{id}/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the platform knows of the account of a case's customer, asked just now and stored nowhere.
         * @description It is asked about an identity that its app vouched for by a signed token, and about nothing that was only claimed. Where it does
         *     not answer, `stand` is `unavailable` and `trouble` says what to do. The look is recorded.
         */
        get: operations["show_account"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/account/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Asks the platform to do something with the account of a case's customer: `freeze`, `release`, `resend` or `recovery`.
         * @description What the platform does not answer in time is `waiting`: it is asked again by itself, under the same id, so that it happens once.
         *     A `release` is answered 409 `approval-required`; it is carried out once a second person has agreed.
         */
        post: operations["act_on_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a case to a person, a team, or nobody. */
        post: operations["assign_case"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/chains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the networks say of what a case's customer named: the newest five transactions and addresses of its last messages. */
        get: operations["of_case"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Keep a draft: yours alone, on every device. A reply and a note are kept each by itself; an empty one is thrown away. */
        put: operations["keep_draft"];
        post?: never;
        /** Throw away what you have begun to write here, reply and note. */
        delete: operations["drop_draft"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is kept as evidence with a case, the oldest first. */
        get: operations["list_evidence"];
        put?: never;
        /**
         * Asks the networks about a transaction or an address, or follows coins, and keeps what they say as evidence. It cannot be
         *     changed or deleted afterwards; it goes when the customer is erased, or when a retention rule destroys what was said in the
         *     case.
         */
        post: operations["keep_evidence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/evidence/{evidence}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A piece of evidence, as it was kept. */
        get: operations["show_evidence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/exposed/handled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the card off that tells of an exposed secret: the customer knows what to do. */
        post: operations["exposed_handled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/exposed/not-handled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put the card back that tells of an exposed secret: it was taken off by mistake. */
        post: operations["exposed_not_handled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/meaning": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Says what a customer's last words are about. The case is about that from then on, and the classifier will learn it. */
        put: operations["set_meaning"];
        post?: never;
        /** Takes back what was said of a customer's words. */
        delete: operations["withdraw_meaning"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Merge a case into another one of the same customer. Its conversations move; no message is rewritten, and `split` undoes it. */
        post: operations["merge_case"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages, notes and activity of a case, over all its conversations, in order. The newest when neither `before` nor `after` is given. */
        get: operations["case_messages"];
        put?: never;
        /** Write to the customer, a note for staff, or a message for later. Answered after the commit. */
        post: operations["write_message"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How well the customer of a case is known: what was asked for here, what they have proved, when and by what. */
        get: operations["show_proof"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/proof-asks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask the customer of a case to prove who they are, or that a wallet's address is theirs. They get a card in the conversation, and a quarter of an hour. */
        post: operations["ask_for_proof"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/proof-asks/{ask}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take back a proof that was asked for. */
        delete: operations["withdraw_ask"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark a case as read up to a position. */
        post: operations["mark_case_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who can see a case, and why. For those who see the cases of every team and who is staff. Each look is an event. */
        get: operations["readers_of_case"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/recoveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The requests of a case to have coins back that were not credited, the newest first. */
        get: operations["recoveries_of_case"];
        put?: never;
        /** Open a request for the customer of a case. They see it in the conversation, and say themselves where the coins go back to. */
        post: operations["open_recovery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a resolved case again. */
        post: operations["reopen_case"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A report of a case as JSON, for the police or another platform: the case, what its customer named and the chains say of it, the
         *     evidence, the conversation without notes, what was done with the account, files by their hashes, and the ledger's receipts. It
         *     is all in clear; it counts as a look at the customer, and is an event with the SHA-256 of this very answer.
         */
        get: operations["report_case"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/report.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as a PDF to read and print, in which the JSON is embedded as `report.json`. The event has the SHA-256 of that. */
        get: operations["report_case_pdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Resolve a case. */
        post: operations["resolve_case"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/scheduled/{scheduled}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Cancel a scheduled message. */
        delete: operations["cancel_scheduled"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/snooze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a case away until a time; the customer's next word brings it back at once. */
        post: operations["snooze_case"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a merged conversation out again, into the case that it came from. */
        post: operations["split_case"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/suggested-reply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Drafts a reply to the customer's last words from published articles, by the workspace's language model. It is checked as what the
         *     bot says is, and goes to nobody before somebody sends it.
         */
        post: operations["draft_reply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What may help with a case: the same engine as the bot's, for staff. */
        get: operations["suggestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/wake": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a sleeping case back. */
        post: operations["wake_case"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/wallets/{wallet}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take away a wallet that the customer of a case is known by: its key was lost or stolen. They are known by the rest from then
         *     on, and they read in the conversation that it was done.
         */
        post: operations["take_wallet_away"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/watches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The transactions that are watched for a case's customer, or were: what runs, then what has ended,
         *     each the newest first, 20 in all.
         */
        get: operations["watches_of_case"];
        put?: never;
        /**
         * Tell a case's customer, in the conversation, when a transaction that waits is through, or will not come through. Asked twice, it is
         *     the same watch.
         */
        post: operations["watch_for_customer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/watches/{watch}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Stop watching a transaction. The customer sees that it was stopped. */
        delete: operations["stop_watch"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/chains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The networks that are asked, with how their nodes are. */
        get: operations["list_networks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/chains/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the networks say of a transaction or an address. It is not kept. */
        post: operations["look"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/chains/platform": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the workspace says of itself on the chains. */
        get: operations["show_chain_platform"];
        /**
         * Says anew where the platform takes deposits, what it credits, and whom it knows. What is written here decides what
         *     customers are told.
         */
        put: operations["set_chain_platform"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/chains/trace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Where coins went from a transaction or an address, step by step, until they reach somebody who is known. It is not kept. */
        post: operations["trace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Customers: all, or those that a question finds; the newest first. */
        get: operations["list_customers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One customer. */
        get: operations["show_customer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes a customer, blocks one, or lets one in again. Identities that were proved stay as they are. What is masked can be
         *     written anew by those who may not see it, and is masked in the answer. The address is changed by whoever works on an open case
         *     of the customer's; no words of answers go there until the customer proves it.
         */
        patch: operations["change_customer"];
        trace?: never;
    };
    "/api/v1/customers/{id}/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A customer's cases, the newest first. */
        get: operations["cases_of_customer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Erases a customer for good: their keys are destroyed, and with them everything that they said and were. Cases, numbers and
         *     times stay for the statistics. It cannot be undone, by nobody; backups that were made before hold what they held, until
         *     they are thrown away. Refused (409 `on-hold`) while a legal hold keeps what is theirs.
         */
        post: operations["erase_customer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything that is held on a customer, in clear: what they are known by, their cases with all messages and notes, files,
         *     who looked at them, what happened. It counts as a look at the customer and is an event of its own.
         */
        get: operations["export_customer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}/freeze-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A customer's freeze tokens, the newest first, without the tokens themselves. */
        get: operations["list_freeze_tokens"];
        put?: never;
        /**
         * Issues a freeze token for a customer: for 90 days, whoever has it can freeze this one account without logging in, on
         *     the page that `link` leads to. Your app gives it to the customer while all is well, to print or to keep outside of the account.
         */
        post: operations["issue_freeze_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}/freeze-tokens/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revokes a freeze token, at once. */
        delete: operations["revoke_freeze_token"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove all passkeys of a customer who has lost them. They are known by what they had before. */
        delete: operations["reset_passkeys"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}/readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who can look a customer up or sees a case of theirs, and why. As for a case. */
        get: operations["readers_of_customer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}/reveals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Shows one masked field of a customer for a few minutes, by way of one's own case, with a reason, within the day's budget.
         * @description Asking again for what is still shown to you costs nothing. `budget-spent` says when the budget renews and who can grant
         *     more. What was revealed is written down, without the value.
         */
        post: operations["reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dashboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The state of the desk: who waits, who has how much to do, how fast and how well today went. */
        get: operations["show_dashboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/elevations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Permissions that somebody has for a while, the soonest to end first: the own ones, and all of them for who looks after people,
         *     security or the audit.
         */
        get: operations["list_elevations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/elevations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Gives the own ones back, or takes another's away: at once, and without a second person. */
        delete: operations["end_elevation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/embeddings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How articles and questions are embedded, how far that is, and what it did today. */
        get: operations["show_embeddings"];
        /**
         * Sets how articles and questions are embedded. Where the model is another one, all articles are embedded anew in the background.
         *     Where it is moved to another host, its key is forgotten: it is not shown to whoever is there.
         */
        put: operations["set_embeddings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/embeddings/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Sets or removes the key by which the embedding model is asked. */
        put: operations["set_embedding_key"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/embeddings/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Embeds a question as the bot would, and shows what was sent and which articles it is near to. It works before embeddings are
         *     switched on, so you can see what would leave before anything does. Nothing is kept but the day's count and that it was asked.
         */
        post: operations["try_embedding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/event-kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The kinds of events that a webhook can subscribe to. */
        get: operations["list_event_kinds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The custom fields, in their order on screens. */
        get: operations["list_fields"];
        put?: never;
        /** Defines a custom field. */
        post: operations["create_field"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/fields/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One custom field. */
        get: operations["show_field"];
        put?: never;
        post?: never;
        /** Deletes a custom field. Values that were filled in stay with their cases and customers, and are no longer shown. */
        delete: operations["delete_field"];
        options?: never;
        head?: never;
        /** Changes a custom field's definition. */
        patch: operations["change_field"];
        trace?: never;
    };
    "/api/v1/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Upload a file, to be sent with a message. */
        post: operations["upload_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/{id}/download": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Downloads a file as it is, without a mark. For the few who may (`files.download`), with a reason.
         * @description It is written down, and counts as an opened file of the day's budget. A token may where it was given that by name.
         */
        post: operations["download_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/{id}/view": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Opens a file in the viewer, for some minutes.
         * @description It is counted against the day's budget and written down, unless it is still open, or the caller has uploaded it. What it
         *     shows has the reader's name, address and the time in it. Tokens cannot open files.
         */
        post: operations["open_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/{id}/view/pages/{page}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A page of a file that the caller has opened, as a JPEG with their name in it.
         * @description It is drawn anew each time. There is no way to leave the mark out, and no part of the picture without it.
         */
        get: operations["draw_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/freeze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Freezes the account that a freeze token was issued for. No log-in; nothing is told about the account or its owner. */
        post: operations["freeze"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Legal holds, the newest first. */
        get: operations["list_holds"];
        put?: never;
        /**
         * Sets a legal hold on a customer, or on a case of theirs: until it is lifted, no retention rule destroys anything of that
         *     customer's, and they cannot be erased. A customer can have several.
         */
        post: operations["set_hold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/holds/{id}/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lifts a legal hold. From the next run on, rules destroy what is too old by then. */
        post: operations["lift_hold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inboxes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The inboxes, by name. */
        get: operations["list_inboxes"];
        put?: never;
        /** Creates an inbox. Its `snippet` is what goes into the pages of a site. */
        post: operations["create_inbox"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inboxes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One inbox. */
        get: operations["show_inbox"];
        put?: never;
        post?: never;
        /** Deletes an inbox that nobody has written to; any other can be disabled. */
        delete: operations["delete_inbox"];
        options?: never;
        head?: never;
        /** Changes an inbox. */
        patch: operations["change_inbox"];
        trace?: never;
    };
    "/api/v1/inboxes/{id}/identity-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The keys that a host app may sign its customers' identity tokens with, oldest first.
         * @description An identity token is a JWT. Its header names the key by `kid`; its claims have `sub` (the user's id in the host app,
         *     1 to 200 characters) and `exp` (at most an hour ahead), and may have `nbf`, `aud` (the inbox's key), `email`,
         *     `email_verified`, `name` and `language`. It has at most 4,096 characters. Clocks may differ by 30 seconds.
         */
        get: operations["list_identity_keys"];
        put?: never;
        /**
         * Adds an identity key. Several may be there at once: to rotate, add the new one, sign with it, delete the old one an
         *     hour later. The secret of an HS256 key is shown in this answer and never again.
         */
        post: operations["create_identity_key"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inboxes/{id}/identity-keys/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Deletes an identity key: tokens signed by it are refused from now on. */
        delete: operations["delete_identity_key"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The invitations that wait, the latest first. */
        get: operations["list_invitations"];
        put?: never;
        /**
         * Invites somebody. The link is in the answer, once; pass it on by a way that you trust. To the address of somebody who is
         *     staff already it is a way to set a new password (role and teams stay).
         */
        post: operations["invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an invitation offers; for everybody who has its link. */
        get: operations["show_invitation"];
        put?: never;
        /** Accepts an invitation: sets name and password and signs in. */
        post: operations["accept_invitation"];
        /** Withdraws an invitation: its link opens nothing any more. */
        delete: operations["withdraw_invitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The keys of the workspace: ids, ages and counts. */
        get: operations["show_keys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys/rotations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Keys that are being changed and those that were, the newest first: the last 50. */
        get: operations["list_rotations"];
        put?: never;
        /**
         * Changes keys while everything goes on: a new key seals from now on, what the old one has sealed is sealed anew in the
         *     background, and the old one is deleted when nothing refers to it. The root key is changed at the machine, by
         *     `ombud keys rotate root`.
         */
        post: operations["begin_rotation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The categories, in order. */
        get: operations["list_categories"];
        put?: never;
        /** Creates a category, behind the others. */
        post: operations["create_category"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/categories/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts the categories into another order. */
        post: operations["order_categories"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/categories/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Deletes a category that has no topics. */
        delete: operations["delete_category"];
        options?: never;
        head?: never;
        /** Changes a category. */
        patch: operations["change_category"];
        trace?: never;
    };
    "/api/v1/knowledge/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All knowledge as one document: what is published, and the newest versions, with their pictures. Where those are more than 128 MiB,
         *     `ombud knowledge export` writes them.
         */
        get: operations["export_knowledge"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Imports knowledge: folders of Markdown, a document that was exported, or what Ombud ships with. What is there already under
         *     the same name becomes a newer version. Files that cannot be taken are told and left out.
         */
        post: operations["import_knowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/pictures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Brings a picture in. It is drawn anew: nothing is left of the file but what is seen, and the same picture has the same name. */
        post: operations["add_picture"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/pictures/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A picture as it is kept, for staff: also one that no published article shows. */
        get: operations["show_picture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shows an article as it would be published. Nothing is kept. */
        post: operations["preview_article"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Finds published articles that answer a question, for staff: in every region, also what is for staff alone. */
        get: operations["search_knowledge"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The languages of the knowledge, and how the help centre is shown. */
        get: operations["show_knowledge_settings"];
        /** Sets them. Articles in a language that is left out stay, and are not shown. */
        put: operations["change_knowledge_settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/topics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The topics, those that were changed last first. */
        get: operations["list_topics"];
        put?: never;
        /** Creates a topic with a first article, a draft. */
        post: operations["create_topic"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/topics/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One topic. */
        get: operations["show_topic"];
        put?: never;
        post?: never;
        /** Deletes a topic with its articles and all their versions. Of one that is published, only those who may publish. */
        delete: operations["delete_topic"];
        options?: never;
        head?: never;
        /** Changes a topic. What readers may see of it changes at once. */
        patch: operations["change_topic"];
        trace?: never;
    };
    "/api/v1/knowledge/topics/{id}/articles/{lang}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One article: its newest version, and what customers read. */
        get: operations["show_article"];
        /**
         * Saves a newer version of an article, and creates it where there is none. Nothing changes for customers. Saves of one person
         *     within ten minutes are one version. A newer version of somebody else is answered with 409 and both.
         */
        put: operations["save_article"];
        post?: never;
        /** Deletes an article with its versions. Of one that is published, only those who may publish; the only one goes with its topic. */
        delete: operations["delete_article"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/topics/{id}/articles/{lang}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publishes an article's newest version, now or at a time. */
        post: operations["publish_article"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/topics/{id}/articles/{lang}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts a version back: it becomes the newest one, a draft. */
        post: operations["restore_version"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/topics/{id}/articles/{lang}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes an article away from customers who read its language; it stays with its versions. Other languages of its topic stay public
         *     unless they are retired with it.
         */
        post: operations["retire_article"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/topics/{id}/articles/{lang}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that an article is ready for somebody who may publish. */
        post: operations["submit_article"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/topics/{id}/articles/{lang}/unretire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shows an article to customers again, as it was last published. */
        post: operations["unretire_article"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/topics/{id}/articles/{lang}/unschedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes back that an article will be published by itself. */
        post: operations["unschedule_article"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/topics/{id}/articles/{lang}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The versions of an article, the newest first. */
        get: operations["list_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/topics/{id}/articles/{lang}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a version says. */
        get: operations["show_version"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/topics/{id}/articles/{lang}/versions/{version}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Compares a version with an older one. */
        get: operations["compare_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/topics/{id}/ratings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What readers said of a topic's articles, the newest first. */
        get: operations["list_article_ratings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The log's name, key and newest head. */
        get: operations["show_ledger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/anchors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the ledger's heads are anchored outside, and how each stands. The configuration file says which there are. */
        get: operations["list_anchors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/anchors/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign the head as it is now and have it anchored here at once, once a minute at most. */
        post: operations["anchor_now"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/anchors/{id}/{size}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What came back for a head: from a witness the signed note with its cosignature; the transaction (JSON); the timestamp, as a
         *     detached file of OpenTimestamps, once or before it leads to a block.
         */
        get: operations["download_anchor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who read and did what, the newest first. Asking is recorded, too: the first page of each question. */
        get: operations["list_audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lines of the audit with the proofs that they are in the log: a document that is verified at /verify or by
         *     `ombud ledger verify`, without us. It says all that was recorded, in clear; so it needs the permission to see personal data
         *     without masks, and is recorded itself. Where there are more lines than one document holds, the header `ombud-next` says which
         *     `before` gets the next ones.
         */
        post: operations["export_audit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hold the whole ledger against the tables: every event and message against its entry, every entry against the tree, the tree
         *     against every signed head. Reads everything; one runs at a time.
         */
        post: operations["check_ledger"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/checkpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The signed heads, the newest first. */
        get: operations["list_checkpoints"];
        put?: never;
        /** Sign the head as it is now. It is signed by itself, too, within half a minute of whatever happens. */
        post: operations["sign_checkpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The log as a file (`ombud-ledger-1`), with the entries of all leaves and every signed head, and without their contents:
         *     for an auditor, who verifies by it that nothing was changed, taken out or put in between two heads that they have seen.
         *     With contents it is written by `ombud ledger export`.
         */
        get: operations["export_ledger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/live/frames": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What staff says where WebSocket is blocked: the frames that a socket would carry. What they bring about is told by the next
         *     answer to `POST /live/poll`.
         */
        post: operations["live_frames"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/live/poll": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The realtime protocol of staff where WebSocket is blocked: what is new, at once or when there is something. Without `link` a new
         *     connection begins. Waiting is no use of the session: it idles out as if nobody asked.
         */
        post: operations["live_poll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/model": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a language model is asked, and what it did today. */
        get: operations["show_model"];
        /** Sets how a language model is asked. Where it is moved to another host, its key is forgotten: it is not shown to whoever is there. */
        put: operations["set_model"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/model/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Sets or removes the key by which a model is asked. */
        put: operations["set_model_key"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/model/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks the model as the bot would, and shows what was sent, what came, and what is made of it. Nothing is kept but the day's count. */
        post: operations["try_model"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that a role may allow. */
        get: operations["list_permissions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/platform": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the workspace is connected to its platform. */
        get: operations["show_platform"];
        /** Connects the workspace to its platform, or changes how. The first time, the answer has the secret, which is shown once. */
        put: operations["set_platform"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/platform/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes something that happened at the platform. The customer is told in the talk that they had within the last 30 days; else it
         *     is noted for staff. By an API token with the scope `accounts.events`.
         */
        post: operations["take_platform_event"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/platform/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes a new secret, shown in this answer and never again. For a day the old one signs beside it, so that the platform can change
         *     over at leisure.
         */
        post: operations["rotate_platform_secret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/platform/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks the platform for a customer who does not exist, and says whether it answers as it must. */
        post: operations["test_platform"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/playbooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The playbooks, by name. */
        get: operations["list_playbooks"];
        put?: never;
        /** Creates a playbook, a draft. */
        post: operations["create_playbook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/playbooks/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What is wrong with a flow: everything that keeps it from being published. Nothing is kept. */
        post: operations["check_playbook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/playbooks/shipped": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds the playbooks that come with Ombud. Those whose names are taken stay as they are. */
        post: operations["add_shipped_playbooks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/playbooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One playbook, with its newest version. */
        get: operations["show_playbook"];
        /** Saves a newer version of a playbook: a draft, which customers meet when it is published. It need not be whole. */
        put: operations["save_playbook"];
        post?: never;
        /** Deletes a playbook with all its versions. One that customers meet is retired first. */
        delete: operations["delete_playbook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/playbooks/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publishes the newest version of a playbook: it begins by itself from now on. Who is in an older one goes on with it. */
        post: operations["publish_playbook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/playbooks/{id}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a playbook back: it begins no more. Whoever is in it gets a person with their next answer. */
        post: operations["retire_playbook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/playbooks/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The versions of a playbook, the newest first. */
        get: operations["list_playbook_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/playbooks/{id}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a version is. */
        get: operations["show_playbook_version"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Says whether one takes work. */
        put: operations["set_presence"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proof/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which proof customers need for what. */
        get: operations["show_proof_rules"];
        /** Sets which proof customers need for what. What is absent gets its default. */
        put: operations["set_proof_rules"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recoveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Requests by where they stand, over all cases that you see, those that moved longest ago first, at most 200 of each state. */
        get: operations["list_recoveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recoveries/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many requests wait for staff, over all cases that you see: what `GET /recoveries` lists when no state is named. */
        get: operations["count_recoveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recoveries/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say whose a deposit is that cannot be signed for. Whoever says so does not pay it back. */
        post: operations["check_recovery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recoveries/{id}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say by which transaction coins were given back. It is asked of the chain: settled, of the same coin or token, to the address that
         *     the customer gave, and not counted for another request.
         */
        post: operations["finish_recovery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recoveries/{id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse a request. The customer is told the reason, and not the note. */
        post: operations["refuse_recovery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recoveries/{id}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a request up, perhaps from a colleague. */
        post: operations["take_recovery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recovery-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** On which terms coins are given back that were not credited. */
        get: operations["show_recovery_rules"];
        /** Says anew on which terms coins are given back. Requests that were opened keep the terms that their customers were shown. */
        put: operations["set_recovery_rules"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How long what is kept is kept. */
        get: operations["show_retention"];
        /**
         * Sets how long what is kept is kept. What is absent is kept for good. The first run begins an hour later, so that a mistake can be
         *     taken back; then one follows each day.
         */
        put: operations["set_retention"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/retention/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What rules would destroy now, before they are kept: only counted. */
        post: operations["preview_retention"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/retention/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The runs of the rules and what they destroyed, the newest first: the last 50. */
        get: operations["list_retention_runs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reveal-budget": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What you may still have shown today. */
        get: operations["show_own_budget"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The roles: those that are always there, then by name. */
        get: operations["list_roles"];
        put?: never;
        /** Creates a role. */
        post: operations["create_role"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One role. */
        get: operations["show_role"];
        put?: never;
        post?: never;
        /** Deletes a role that nobody has. */
        delete: operations["delete_role"];
        options?: never;
        head?: never;
        /** Changes a role, at once for everybody who has it. */
        patch: operations["change_role"];
        trace?: never;
    };
    "/api/v1/routing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rules by which cases go to teams and people. */
        get: operations["show_routing"];
        /**
         * Says anew how cases go to teams and people: the rules in their order, the fallback, where a case goes on to that nobody takes, and
         *     how urgent the cases of some customers are. It counts for cases that are routed from then on.
         */
        put: operations["set_routing"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/safety/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The links of a text with what they are, and its addresses and transactions with their chains. Positions count code points. */
        post: operations["check_text"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/safety/hosts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The workspace's own hosts, then the blocked ones, by name. */
        get: operations["list_safety_hosts"];
        put?: never;
        /** Names a host. It holds for every message from then on, also for those of before when they are shown again. */
        post: operations["create_safety_host"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/safety/hosts/suggested": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Hosts that the workspace seems to own and has not named: of this server's address, and of the sites that show its widgets. */
        get: operations["suggest_safety_hosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/safety/hosts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One host. */
        get: operations["show_safety_host"];
        put?: never;
        post?: never;
        /** Names a host no longer. */
        delete: operations["delete_safety_host"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/safety/lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The block lists, by name. */
        get: operations["list_block_lists"];
        put?: never;
        /**
         * Adds a block list. One with an address is read from there at once, and then every so many hours; of one without, the text
         *     is sent to `/safety/lists/{id}/text`.
         */
        post: operations["create_block_list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/safety/lists/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One block list. */
        get: operations["show_block_list"];
        put?: never;
        post?: never;
        /** Deletes a block list with all that it names. */
        delete: operations["delete_block_list"];
        options?: never;
        head?: never;
        /**
         * Changes a block list. Turned on, or with another address, it is read anew at once; the hosts that it named stay in force
         *     until then.
         */
        patch: operations["change_block_list"];
        trace?: never;
    };
    "/api/v1/safety/lists/{id}/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Has a block list read anew now. Answered before it is read: `refreshed_at` and `error` tell what became of it. */
        post: operations["refresh_block_list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/safety/lists/{id}/text": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Sends the text of a block list that has no address, up to 64 MiB: one host or URL on each line, a hosts file, rules of ad
         *     blockers (`||host^`), or JSON as MetaMask and polkadot-js publish it. It takes the place of what was sent before.
         */
        put: operations["send_block_list"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scim-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The SCIM tokens, the latest first. */
        get: operations["list_scim_tokens"];
        put?: never;
        /** Creates a SCIM token and shows it, once. */
        post: operations["create_scim_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scim-tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revokes a SCIM token, at once. */
        delete: operations["revoke_scim_token"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search all messages of the cases that you may see, however old they are: those with the words as they are written, the newest
         *     first, and after all of these those with other forms of the words. On the first page also customers by name or by the whole of an
         *     address or id, and cases by number or by words of their subject. What is masked is found by the whole of it alone, and a search
         *     that names such a value is written into the ledger.
         */
        get: operations["search_messages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/security-check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check whether everything is set up as it should be: a score, and what lowers it.
         * @description Of the machine it says how it went, and no path, address or name of it. `ombud doctor --security` says the same.
         */
        get: operations["check_security"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/security-check/recommended": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What protects a workspace and should be on: whether it is, whether it can be, and whom it is about. */
        get: operations["show_recommended"];
        put?: never;
        /**
         * Turns on what is recommended and not in force yet, all at once: a second factor for everybody, after some days; two people for
         *     what cannot be taken back, as soon as there are two; a proof before account facts. Nothing that is stricter is changed.
         */
        post: operations["turn_on_recommended"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/service-levels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The service levels, in the order in which they are tried. */
        get: operations["list_service_levels"];
        put?: never;
        /** Creates a service level. It counts for a case from the next time that something happens to the case. */
        post: operations["create_service_level"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/service-levels/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One service level. */
        get: operations["show_service_level"];
        put?: never;
        post?: never;
        /** Deletes a service level that no inbox is bound to. Its clocks stop: none of them warns or is missed any more. */
        delete: operations["delete_service_level"];
        options?: never;
        head?: never;
        /** Changes a service level. Clocks that run already count anew when something happens to their case. */
        patch: operations["change_service_level"];
        trace?: never;
    };
    "/api/v1/session-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How long sessions live, and from where one may come. */
        get: operations["show_session_policy"];
        /**
         * Sets the policy, at once for every session. What is absent gets its default. A list of networks that does not hold the address
         *     that you come from is refused: nobody locks themselves out.
         */
        put: operations["set_session_policy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/skills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The skills, by name. */
        get: operations["list_skills"];
        put?: never;
        /** Creates a skill. */
        post: operations["create_skill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/skills/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One skill. */
        get: operations["show_skill"];
        put?: never;
        post?: never;
        /** Deletes a skill; no team's work needs it any more. */
        delete: operations["delete_skill"];
        options?: never;
        head?: never;
        /** Changes a skill. */
        patch: operations["change_skill"];
        trace?: never;
    };
    "/api/v1/sso": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The provider by which staff sign in, and what it has to know of this desk. */
        get: operations["show_sso"];
        /**
         * Sets the provider. You must have every permission of each role that it can give. Where issuer or client change, or it is
         *     switched off, the sessions that it opened end, but not your own.
         */
        put: operations["set_sso"];
        post?: never;
        /**
         * Removes the provider: passwords open sessions again, and the sessions that it opened end, but not your own. Who is known to it
         *     stays known, should it be set again.
         */
        delete: operations["remove_sso"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sso/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks a provider what it says of itself, without setting it. */
        post: operations["check_sso"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sso/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Sets or removes the client secret. */
        put: operations["set_sso_secret"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody who is staff, by name: their teams, presence and load. */
        get: operations["list_staff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One member of staff. */
        get: operations["show_staff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes a member of staff. To change a role or a state, or somebody who has it, you must have every permission of it
         *     yourself. Whoever is disabled is signed out everywhere at once, and their API tokens stop; they are kept out, also by a provider, until somebody sets them active again. The last
         *     active admin stays one.
         */
        patch: operations["change_staff"];
        trace?: never;
    };
    "/api/v1/staff/{id}/access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a member of staff can do and see: each permission with where it comes from, how many cases and customers are in reach, what
         *     they can have shown, their sessions and programmes. For who looks after people, security or the audit. Each look is an event.
         */
        get: operations["explain_access"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/{id}/elevations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives permissions for a while. For oneself it is asked for: it waits, like all that needs a second person, for somebody with
         *     `staff.manage` who holds every one of them. To others, whoever has `staff.manage` gives what they hold.
         */
        post: operations["elevate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/{id}/reset-second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes somebody's authenticator app, passkeys and recovery codes away, for the day they lost them; ends their sessions. */
        post: operations["reset_second_factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/{id}/reveal-budget": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What somebody may still have shown today. */
        get: operations["show_budget"];
        put?: never;
        /** Grants somebody else more reveals, or more files to open, for today. */
        post: operations["grant_reveals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/{id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends every session of somebody, and closes their WebSockets. */
        delete: operations["end_staff_sessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tags, by name. */
        get: operations["list_tags"];
        put?: never;
        /** Creates a tag. */
        post: operations["create_tag"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tags/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One tag. */
        get: operations["show_tag"];
        put?: never;
        post?: never;
        /** Deletes a tag and takes it off every case. */
        delete: operations["delete_tag"];
        options?: never;
        head?: never;
        /** Changes a tag, on every case that has it. */
        patch: operations["change_tag"];
        trace?: never;
    };
    "/api/v1/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The teams, by name. */
        get: operations["list_teams"];
        put?: never;
        /** Creates a team. */
        post: operations["create_team"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One team. */
        get: operations["show_team"];
        put?: never;
        post?: never;
        /** Deletes a team that nothing points to: no inbox, no open case, no canned reply. */
        delete: operations["delete_team"];
        options?: never;
        head?: never;
        /** Changes a team. */
        patch: operations["change_team"];
        trace?: never;
    };
    "/api/v1/trust/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Alerts about unusual reading of customers' data, the newest first. */
        get: operations["list_alerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trust/alerts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One alert. */
        get: operations["show_alert"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trust/alerts/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Settles an alert. What the same reader reads from then on can raise a new one. */
        post: operations["acknowledge_alert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trust/alerts/{id}/cut": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends all sessions of the one whom an alert is about, at once: their sockets close. They are kept out as well, unless
         *     `keep_out` is false. Refused (409) where that would lock out the last admin, or oneself.
         */
        post: operations["cut_sessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trust/canaries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The planted customers, the newest first. For those who plant them alone. */
        get: operations["list_canaries"];
        put?: never;
        /**
         * Plants a customer whom no honest work leads to: with a name, an address and closed cases like anybody's. Whoever opens one of them,
         *     looks the customer up, or has something revealed raises an alert at once.
         */
        post: operations["plant_canary"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trust/canaries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Gives a planted customer up: it stays, and nobody is told any more when it is read. */
        delete: operations["give_up_canary"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trust/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rules about customers' data: what is masked, how much may be revealed, when reading is unusual. */
        get: operations["show_trust_rules"];
        /** Sets the rules. What is absent gets its default. */
        put: operations["set_trust_rules"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/understanding/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What staff said that messages are about, the newest first; with the words of cases that you see. */
        get: operations["list_corrections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/understanding/corrections/{pos}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes back one correction of the list, the newest of its case or not. The case has to be one that you see. */
        delete: operations["withdraw_correction"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/understanding/intents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The intents, and who works on what. */
        get: operations["list_intents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/understanding/learn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Has the classifier learn now, whatever there is to learn. It takes about a minute; the answer does not wait for it. */
        post: operations["learn_now"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/understanding/models/{version}/use": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reads messages by another version from now on: an earlier one, or one that had not been taken up by itself. */
        post: operations["use_model"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/understanding/quality": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How well messages are understood, and how that came. */
        get: operations["show_quality"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/understanding/routes/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Says who works on a role of the tree or on an intent; what is null is as the tree has it. */
        put: operations["set_route"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/understanding/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Where a message would go, what the bot would say to it, and why. Nothing is kept. */
        post: operations["try_message"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/understanding/unanswered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the bot had no answer to, sorted into what is asked. Only cases that you may see are in it. */
        get: operations["list_unanswered"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/understanding/unanswered/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins an article about questions that found no answer: its draft knows how people asked, masked, and what they meant. */
        post: operations["draft_from_unanswered"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/understanding/unanswered/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets questions aside that need no article. One that is asked again is there again. */
        post: operations["settle_unanswered"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The webhooks, oldest first. */
        get: operations["list_webhooks"];
        put?: never;
        /**
         * Creates a webhook. It gets the events from now on.
         * @description Events are posted as JSON `{type, timestamp, data}`, signed by Standard Webhooks: `webhook-signature` is
         *     `v1,` and the base64 of HMAC-SHA256 over `webhook-id.webhook-timestamp.body` with the decoded secret. Any answer
         *     from 200 to 299 within 15 seconds is a success. Otherwise it is sent again after 5 seconds, 5 minutes, half an hour,
         *     and 2, 5, 10, 14 and 16 hours, always with the same `webhook-id`; redirects are not followed. Events may come twice
         *     or out of order: `data.position` tells their order. After two days without success the webhook is turned off.
         */
        post: operations["create_webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One webhook. */
        get: operations["show_webhook"];
        put?: never;
        post?: never;
        /** Deletes a webhook, and what was still to be sent to it. */
        delete: operations["delete_webhook"];
        options?: never;
        head?: never;
        /** Changes a webhook, turns it off or on again. What happens while it is off is not sent later. */
        patch: operations["change_webhook"];
        trace?: never;
    };
    "/api/v1/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was sent to a webhook in the last 30 days, and what is still to be sent: the newest first. */
        get: operations["list_deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/deliveries/{delivery}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a delivery again, from the first try on, with the same `webhook-id`. */
        post: operations["replay_delivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes a new secret, shown in this answer and never again. For a day the old one signs beside it: two signatures
         *     stand in the header, so that the receiver can change over at leisure.
         */
        post: operations["rotate_webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends an event of the kind `webhook.test` at once, one time, and answers with what became of it. */
        post: operations["test_webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your conversations, the newest first, at most 100. */
        get: operations["own_conversations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/conversations/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a conversation. Writing again opens it again. */
        post: operations["close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/conversations/{id}/forms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer a form of the bot's. The answers become a message of yours, as if you had written them. */
        post: operations["answer_form"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/conversations/{id}/freeze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have your account frozen, now. The platform is asked at once, and again by itself should it not answer; people are told, and
         *     the talk becomes the case of a theft. Ending a freeze takes two people of staff and your proof.
         */
        post: operations["freeze_own"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/conversations/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages of one of your conversations, in order; the newest when neither `before` nor `after` is given. */
        get: operations["own_messages"];
        put?: never;
        /** Write, where WebSocket is blocked. A conversation that does not exist begins with it. Answered after the commit. */
        post: operations["write_own"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/conversations/{id}/rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Rate. Can be changed for 14 days. */
        post: operations["rate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/conversations/{id}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The receipt of one of your conversations: every message as it was logged, with the proof that the log holds it. It is verified
         *     without us, at /verify or by `ombud ledger verify`.
         */
        get: operations["download_receipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/conversations/{id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A report of one of your conversations as JSON, for the police: what you wrote and were answered, what the chains say of the
         *     transactions and addresses in it, what was done with your account, and the ledger's receipt. A proof of who you are comes
         *     first, where the workspace wants one before a conversation is taken along.
         */
        get: operations["report_own"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/conversations/{id}/report.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as a PDF to read and print, in which the JSON is embedded as `report.json`. */
        get: operations["report_own_pdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/conversations/{id}/transcript": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of your conversations to keep. */
        get: operations["download_transcript"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/customer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Say how you are called and where a mail reaches you. */
        patch: operations["change_self"];
        trace?: never;
    };
    "/api/v1/widget/erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask to be erased. It opens a case of the type `data_request`, in which staff answers; where one is open already, that one is
         *     shown.
         */
        post: operations["ask_erasure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Takes along all that is held on you: what you are known by, your conversations, files and devices. A fresh proof comes first,
         *     where the workspace wants one.
         */
        get: operations["export_own"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Upload a file, to be sent with a message: a form with one field `file`. */
        post: operations["upload_own"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/freeze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether and how you can have your account frozen from this talk. */
        get: operations["own_freeze"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/freeze-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The links that can freeze your account without a log-in, the newest first, without the links themselves: yours, and those that
         *     were given to you.
         */
        get: operations["own_freeze_tokens"];
        put?: never;
        /**
         * Make a link that freezes your account without a log-in, for 90 days, by whoever has it, and does nothing else. It is shown once:
         *     print it, or keep it outside of this phone. Needs a proof of your sign-in in the app that is no older than 15 minutes. At
         *     most three at a time, and ten a day.
         */
        post: operations["make_own_freeze_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/freeze-tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke a freeze link that you made here, at once. Those that you were given are revoked by whoever gave them. */
        delete: operations["revoke_own_freeze_token"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/inboxes/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An inbox as its widget shows it. Public, and readable from any page. */
        get: operations["widget_inbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add the passkey that the browser has made. The ticket is used up by it. */
        post: operations["add_passkey_of_customer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/passkeys/begin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to add a passkey, after a fresh proof of the surest that you are known by. It is made in a page of its own, which the
         *     ticket leads to.
         */
        post: operations["begin_passkey_of_customer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/passkeys/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The question for the browser that makes a passkey. The ticket is all that it needs. */
        post: operations["open_ticket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/passkeys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove one of your passkeys; prove it with one first. */
        delete: operations["remove_passkey_of_customer"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/poll": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The realtime protocol where WebSocket is blocked: answers with what you have missed, or waits for the first news. */
        post: operations["poll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How well you are known at this device, and how you can prove more. */
        get: operations["own_proof"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/proof/asks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A proof that staff has asked you for, while it waits. */
        get: operations["own_ask"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/proof/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a code sent to your mailbox: to an address of yours, or to any one while nobody knows you. The answer is the same
         *     whoever has that address.
         */
        post: operations["send_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/proof/email/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Prove that a mailbox is yours by the code that was sent there. */
        post: operations["check_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/proof/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open the earlier conversations of the address that you have just proved. What was said before as a guest stays apart. */
        post: operations["open_earlier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/proof/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Prove it with a passkey. */
        post: operations["check_passkey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/proof/passkey/begin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to prove it with a passkey. */
        post: operations["ask_passkey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/proof/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Prove it by a fresh identity token of the app that you come from. */
        post: operations["check_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/proof/wallet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Prove that a wallet's address is yours by its signature. A contract's is judged by the contract (EIP-1271), where the
         *     operator has configured its network.
         */
        post: operations["check_wallet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/proof/wallet/begin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to prove that a wallet's address is yours: the text to sign. An address that is new here needs a fresh proof of the
         *     surest that you are known by, unless staff has asked for that very address.
         */
        post: operations["begin_wallet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who read what is yours, the newest first: each look of staff and programmes, as the ledger has it. */
        get: operations["list_readers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/recoveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask to have a deposit back that was not credited. The chain is asked what arrived; asked twice, it is the same request. */
        post: operations["ask_for_recovery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/recoveries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a request of yours stands. */
        get: operations["own_recovery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/recoveries/{id}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show that a deposit is yours: have a signature asked for, or a person check it. */
        post: operations["prove_recovery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/recoveries/{id}/terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Agree to the fee, and say where the coins go back to. */
        post: operations["agree_to_recovery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/recoveries/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a request back, as long as nobody pays yet. */
        post: operations["withdraw_recovery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Forget this device: its session ends. */
        delete: operations["forget_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin a session, or go on with one: without log-in, or signed in by the host app's token. */
        post: operations["begin_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/wallets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove one of your wallets; prove first the surest that you are known by. You are known by the rest from then on. Whose key is
         *     lost asks staff for it.
         */
        delete: operations["remove_wallet"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/watches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is watched for you in all your conversations, whoever asked for it, or was: what runs, then what has ended, each the newest
         *     first, 20 in all.
         */
        get: operations["own_watches"];
        put?: never;
        /**
         * Be told, in the conversation, when a transaction that you named is through, or will not come through. Asked twice, it is the same
         *     watch.
         */
        post: operations["watch_own"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/widget/watches/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Be told no more. */
        delete: operations["stop_own_watch"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The workspace: its name and its rules. */
        get: operations["show_workspace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes the workspace's name or rules. */
        patch: operations["change_workspace"];
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description How the invited one will be called and sign in. */
        Acceptance: {
            /**
             * @description The name: 1 to 100 characters.
             * @example Kim Lee
             */
            name: string;
            /** @description The password: 12 to 256 characters. */
            password: string;
        };
        /** @description What the platform says of a case's customer. */
        Account: {
            /** @description What the platform was asked to do with this account, the newest first, at most 20. */
            actions: components["schemas"]["AccountActionDone"][];
            as_of: components["schemas"]["Time"] | null;
            facts: components["schemas"]["AccountFacts"] | null;
            /** @description Addresses, hashes and places are masked; a reveal of the field `account` shows them for a while. */
            masked: boolean;
            /** @description What you may ask the platform to do. */
            may: components["schemas"]["AccountAction"][];
            /** @description What can be said at all. */
            stand: components["schemas"]["AccountStand"];
            /** @description Why there are no facts, and what to do. */
            trouble: string | null;
        };
        /**
         * @description What the platform can be asked to do with an account.
         * @enum {string}
         */
        AccountAction: "freeze" | "release" | "resend" | "recovery";
        /** @description Something that the platform was asked to do. */
        AccountActionDone: {
            /** @description What. */
            action: components["schemas"]["AccountAction"];
            /**
             * Format: uuid
             * @description Who agreed to it, of a release.
             */
            approved_by: string | null;
            /** @description When it was asked for. */
            at: components["schemas"]["Time"];
            /**
             * Format: uuid
             * @description Who, where it is somebody.
             */
            by: string | null;
            /**
             * @description `staff`, `token` or `customer`.
             * @example staff
             */
            by_kind: string;
            ended_at: components["schemas"]["Time"] | null;
            /** @description Its id: the platform sees it as `Idempotency-Key`. */
            id: components["schemas"]["AccountActionId"];
            /** @description Their name, of staff. */
            name: string | null;
            /** @description What the platform said, or why it did not answer. */
            outcome: string | null;
            /** @description Why, in the words of whoever asked; nothing where the customer asked by a freeze token. */
            reason: string;
            /** @description What became of it. */
            state: components["schemas"]["ActionState"];
            status: components["schemas"]["AccountStatus"] | null;
        };
        /**
         * Format: uuid
         * @example 0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b
         */
        AccountActionId: string;
        /** @description What the platform knows of a customer's account. */
        AccountFacts: {
            /** @description The latest deposits, the newest first. */
            deposits: components["schemas"]["AccountMovement"][];
            /** @description What the platform holds back, and until when. */
            holds: components["schemas"]["AccountHold"][];
            /** @description How much may move, and how much is left of it. */
            limits: components["schemas"]["AccountLimit"][];
            /** @description The latest log-ins, the newest first. */
            logins: components["schemas"]["AccountLogin"][];
            /** @description How it stands. */
            status: components["schemas"]["AccountStatus"];
            /** @description How far the customer's identity is verified. */
            verification: components["schemas"]["AccountVerification"];
            /** @description The latest withdrawals, the newest first. */
            withdrawals: components["schemas"]["AccountMovement"][];
        };
        /** @description Something that is held back. */
        AccountHold: {
            /** @description The platform's id. */
            id: string;
            /**
             * @description What is held: `withdrawals`, `account` …
             * @example withdrawals
             */
            kind: string;
            /** @description Why. */
            reason: string;
            /** @description Since when. */
            since: components["schemas"]["Time"];
            until: components["schemas"]["Time"] | null;
        };
        /** @description A limit. */
        AccountLimit: {
            /** @description How much in all, a decimal number as text. */
            amount: string;
            /** @description How much is left. */
            left: string;
            resets_at: components["schemas"]["Time"] | null;
            /**
             * @description Of what.
             * @example withdrawals a day, USD
             */
            what: string;
        };
        /** @description A log-in. */
        AccountLogin: {
            /** @description When. */
            at: components["schemas"]["Time"];
            /**
             * @description By which device.
             * @example Chrome on Windows
             */
            device: string;
            /**
             * @description Roughly where.
             * @example Singapore, SG
             */
            place: string | null;
            /** @description Whether the customer has used this device before. */
            trusted: boolean;
        };
        /** @description A deposit or a withdrawal. */
        AccountMovement: {
            /** @description From or to which address. */
            address: string | null;
            /**
             * @description How much, a decimal number as text.
             * @example 1250.5
             */
            amount: string;
            /**
             * @description Of what.
             * @example USDT
             */
            asset: string;
            /** @description When. */
            at: components["schemas"]["Time"];
            /** @description The platform's id. */
            id: string;
            /**
             * @description On which network (CAIP-2).
             * @example eip155:1
             */
            network: string;
            /** @description How it stands. */
            state: components["schemas"]["MovementState"];
            /** @description The transaction on the chain, once there is one. */
            transaction: string | null;
        };
        /**
         * @description What can be said of the account behind a case.
         * @enum {string}
         */
        AccountStand: "off" | "unproved" | "proof_needed" | "unknown" | "unavailable" | "known";
        /**
         * @description How an account stands with the platform.
         * @enum {string}
         */
        AccountStatus: "active" | "frozen" | "under_review" | "closed";
        /** @description How far an identity is verified. */
        AccountVerification: {
            /**
             * @description The level, in the platform's own words.
             * @example advanced
             */
            level: string;
            /**
             * @description The step that is still to be done.
             * @example proof of address
             */
            pending: string | null;
        };
        /** @description What was found out. */
        Acknowledgement: {
            /**
             * @description In words: 3 to 1,000 characters.
             * @example Asked her: an outage, all of these called.
             */
            note: string;
        };
        /**
         * @description What became of an action.
         * @enum {string}
         */
        ActionState: "waiting" | "done" | "refused" | "failed";
        /** @description Something that happened to a case. */
        Activity: {
            /** @description With what: `{"reason": "Solved", "by": "Mia"}`. */
            args: {
                [key: string]: string;
            };
            /**
             * @description What: `assigned`, `resolved`, …
             * @example resolved
             */
            code: string;
        };
        /** @description How they are added. */
        AddShipped: {
            /** @description Published at once, too. Where an intent of one begins another playbook already, it stays a draft. */
            publish?: boolean;
        };
        /** @description What became of those that come with Ombud. */
        AddedShipped: {
            /** @description Those that are new here. */
            added: components["schemas"]["PlaybookLine"][];
            /** @description The names of those that were there already, and stay as they are. */
            kept: string[];
        };
        /**
         * @description Who says that an address is a customer's.
         * @enum {string}
         */
        AddressFrom: "customer" | "staff" | "proved";
        /** @description Whom an address belongs to. */
        AddressLabel: {
            /** @description The address or contract. */
            address: string;
            /** @description What is known of them. */
            kind: components["schemas"]["ChainLabelKind"];
            /**
             * @description Their name.
             * @example Northwind Exchange
             */
            name: string;
            /** @description CAIP-2; null: on every network where it is an address. */
            network: string | null;
        };
        /** @description What to tell a customer who has exposed a secret. */
        Advice: {
            /**
             * @description In which language (BCP 47).
             * @example en
             */
            language: string;
            /** @description The text, ready to be sent. */
            text: string;
        };
        /** @description Those who have waited up to so long, and longer than the one before. */
        Age: {
            /**
             * Format: int64
             * @description How many.
             */
            count: number;
            /**
             * @description In words.
             * @example 5 to 15 min
             */
            label: string;
            /**
             * Format: int64
             * @description Up to so many seconds; null: longer than all others.
             */
            upto_seconds: number | null;
        };
        /** @description How staff is shown to customers. */
        AgentName: {
            /** @description A picture's address. */
            avatar: string | null;
            /**
             * @description The name for customers.
             * @example Mia
             */
            name: string;
        };
        /** @description Reading that somebody should look into. */
        Alert: {
            acknowledged_at: components["schemas"]["Time"] | null;
            acknowledged_by: components["schemas"]["StaffId"] | null;
            /** @description When it was raised. */
            at: components["schemas"]["Time"];
            /**
             * Format: int64
             * @description How many customers, cases, reveals or guesses.
             */
            counted: number;
            cut_at: components["schemas"]["Time"] | null;
            /** @description What was read, the newest first; up to 200 looks. Of guesses none: they found nobody. */
            evidence: components["schemas"]["Evidence"][];
            /** @description Its id. */
            id: components["schemas"]["AlertId"];
            /** @description When it was last added to. */
            last_at: components["schemas"]["Time"];
            /** @description What they found. */
            note: string | null;
            /** @description Who read. */
            reader: components["schemas"]["AlertReader"];
            /** @description What is unusual. */
            rule: components["schemas"]["Rule"];
            /** @description How bad. */
            severity: components["schemas"]["Severity"];
        };
        /**
         * Format: uuid
         * @example 0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b
         */
        AlertId: string;
        /** @description Who read. */
        AlertReader: {
            /**
             * Format: uuid
             * @description Their id, or the token's.
             */
            id: string;
            /** @description A member of staff, or a programme with a token. */
            kind: components["schemas"]["ReaderKind"];
        };
        /**
         * @description How an identity token is signed.
         * @enum {string}
         */
        Algorithm: "HS256" | "ES256" | "EdDSA";
        /**
         * @description How a head is anchored.
         * @enum {string}
         */
        AnchorKind: "folder" | "witness" | "evm" | "ots";
        /**
         * @description How far it is.
         * @enum {string}
         */
        AnchorState: "sent" | "held";
        /** @description Somewhere outside that heads of the ledger are handed to. */
        AnchorTarget: {
            /** @description The account that pays for transactions, by its address; it needs a little money. */
            account: string | null;
            /**
             * Format: int64
             * @description Seconds between two heads, where all goes well.
             */
            every_seconds: number;
            held_at: components["schemas"]["Time"] | null;
            /**
             * Format: int64
             * @description The newest head that it holds: how many leaves; none yet: absent.
             */
            held_size: number | null;
            /** @description What it is called in addresses. */
            id: string;
            /** @description What kind it is. */
            kind: components["schemas"]["AnchorKind"];
            /** @description The folder's path, the witness's name. */
            name: string;
            /**
             * Format: int64
             * @description A newer head that was handed over and is not final yet.
             */
            sent_size: number | null;
            trouble: components["schemas"]["AnchorTrouble"] | null;
        };
        /** @description What is in the way of an anchor. */
        AnchorTrouble: {
            /** @description What. */
            code: components["schemas"]["Trouble"];
            /** @description The same in words, in English. */
            detail: string;
            /** @description Whether it says that this log is not the one that others have seen. */
            grave: boolean;
            /** @description When it is tried again. */
            next_at: components["schemas"]["Time"];
            /** @description Since when. */
            since: components["schemas"]["Time"];
            /**
             * Format: int64
             * @description How often in a row.
             */
            tries: number;
        };
        /** @description A head at a target. */
        AnchorView: {
            held_at: components["schemas"]["Time"] | null;
            /** @description What kind it is. */
            kind: components["schemas"]["AnchorKind"];
            /** @description What it is called. */
            name: string;
            /** @description Whether there is something to download: `GET /ledger/anchors/{id}/{size}`. */
            proof: boolean;
            /** @description How far it is. */
            state: components["schemas"]["AnchorState"];
            /** @description The target's id. */
            target: string;
        };
        /**
         * @description What the bot does with an intent.
         * @enum {string}
         */
        Answering: "articles" | "person";
        /** @description The answers to a form. */
        Answers: {
            /** @description What is answered; a question that is absent is not. */
            answers: components["schemas"]["FieldAnswer"][];
            /**
             * @description Made by the client; the same one is stored once.
             * @example c-1
             */
            id: string;
            /**
             * Format: int64
             * @description The message that asks, by its number.
             * @example 2
             */
            message: number;
        };
        /** @description A programme's token. */
        ApiToken: {
            /**
             * @description Addresses and networks that it may be used from. Empty: those that the workspace lets staff in from. Null: the
             *     list cannot be read, and the token lets in nobody.
             * @example [
             *       "198.51.100.0/24"
             *     ]
             */
            allowed_networks: string[] | null;
            /** @description When it was created. */
            created_at: components["schemas"]["Time"];
            expires_at: components["schemas"]["Time"] | null;
            /** @description Its id. */
            id: components["schemas"]["ApiTokenId"];
            last_used_at: components["schemas"]["Time"] | null;
            /**
             * @description What it is for.
             * @example Nightly export
             */
            name: string;
            /**
             * @description What it may do: names of permissions.
             * @example [
             *       "cases.view",
             *       "reports.view"
             *     ]
             */
            scopes: components["schemas"]["Permission"][];
            /**
             * @description The token itself, shown once, in the answer that creates it.
             * @example omb_q3Vn0bqkM9Uj5mIh0Xw7l0mJmO0a3c7mT1yQ8f2x9zE
             */
            token?: string | null;
        };
        /**
         * Format: uuid
         * @example 0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b
         */
        ApiTokenId: string;
        /** @description The host app's word. */
        AppWord: {
            ask?: components["schemas"]["ProofAskId"] | null;
            /** @description A fresh identity token (JWT); see docs/widget.md. */
            identity: string;
        };
        /** @description Something that was asked for and needs a second person. */
        Approval: {
            /** @description When. */
            asked_at: components["schemas"]["Time"];
            /** @description Who asked. */
            asked_by: components["schemas"]["StaffId"];
            /** @description The request's body, as it will be carried out. */
            body: unknown;
            decided_at: components["schemas"]["Time"] | null;
            decided_by: components["schemas"]["StaffId"] | null;
            ended_at: components["schemas"]["Time"] | null;
            /** @description Until when it can be decided; of what was approved, until when its asker can carry it out. */
            expires_at: components["schemas"]["Time"];
            /** @description To which group of the policy it belongs. */
            group: components["schemas"]["Group"];
            hindrance: components["schemas"]["Hindrance"] | null;
            /** @description Its id. */
            id: components["schemas"]["ApprovalId"];
            /** @description You may carry it out now. */
            may_carry_out: boolean;
            /**
             * @description The request's method.
             * @example POST
             */
            method: string;
            /** @description With which words. */
            note: string | null;
            /**
             * @description What it is, by a stable name.
             * @example customer-erase
             */
            operation: string;
            /** @description What went wrong. */
            outcome: string | null;
            /**
             * @description The request's address.
             * @example /api/v1/customers/0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b/erase
             */
            path: string;
            /** @description Why, in the words of whoever asked. */
            reason: string;
            /** @description What became of it. */
            state: components["schemas"]["ApprovalState"];
            /**
             * Format: int64
             * @description With which HTTP status.
             */
            status: number | null;
        };
        /**
         * Format: uuid
         * @example 0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b
         */
        ApprovalId: string;
        /** @description Which operations need a second person. */
        ApprovalPolicy: {
            /**
             * @description For all of these groups: `erase`, `retention`, `export`, `keys`, `people`. Empty: for nothing.
             * @example [
             *       "erase",
             *       "export",
             *       "people"
             *     ]
             */
            groups: components["schemas"]["Group"][];
        };
        /** @description The policy, and whether it can hold. */
        ApprovalPolicyView: {
            /** @description Each group there is, with how many may decide about it. */
            choices: components["schemas"]["Choice"][];
            /** @description The groups that need a second person. */
            groups: components["schemas"]["Group"][];
        };
        /**
         * @description What became of what was asked for.
         * @enum {string}
         */
        ApprovalState: "pending" | "approved" | "carrying" | "done" | "failed" | "refused" | "withdrawn" | "expired" | "interrupted";
        /** @description An article: a topic in one language. */
        Article: {
            /** @description Links of the newest version that lead nowhere. */
            broken_links: components["schemas"]["BrokenLink"][];
            /** @description Its newest version. */
            draft: components["schemas"]["Content"];
            /**
             * Format: int64
             * @description The number of that version: to be given back when a newer one is saved.
             */
            draft_version: number;
            /** @description Its language (BCP 47). */
            lang: string;
            /** @description The original was published anew since this translation was. */
            outdated: boolean;
            published: components["schemas"]["Content"] | null;
            published_at: components["schemas"]["Time"] | null;
            /**
             * Format: int64
             * @description The number of that version.
             */
            published_version: number | null;
            scheduled_for: components["schemas"]["Time"] | null;
            /** @description How far it is. */
            state: components["schemas"]["ArticleState"];
            /** @description Its topic. */
            topic: components["schemas"]["TopicId"];
            /** @description When. */
            updated_at: components["schemas"]["Time"];
            /** @description Who last changed it. */
            updated_by: components["schemas"]["ChangedBy"];
        };
        /** @description How one language of a topic stands. */
        ArticleLine: {
            /** @description There is a newer version than the published one. */
            has_draft: boolean;
            /** @description The language (BCP 47). */
            lang: string;
            /** @description The original was published anew since this translation was. */
            outdated: boolean;
            published_at: components["schemas"]["Time"] | null;
            scheduled_for: components["schemas"]["Time"] | null;
            /** @description How far it is. */
            state: components["schemas"]["ArticleState"];
            /** @description Its title: the published one, else the draft's. */
            title: string;
        };
        /** @description What a reader said of an article. */
        ArticleRating: {
            /** @description When. */
            at: components["schemas"]["Time"];
            /** @description Whether it helped. */
            helped: boolean;
            /** @description Its id. */
            id: components["schemas"]["ArticleRatingId"];
            /** @description The language that was read. */
            lang: string;
            reason: components["schemas"]["RatingReason"] | null;
            /** @description In the reader's words, without secrets. */
            words: string;
        };
        /**
         * Format: uuid
         * @example 0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b
         */
        ArticleRatingId: string;
        /**
         * @description How far an article is.
         * @enum {string}
         */
        ArticleState: "draft" | "in_review" | "published" | "retired";
        /**
         * @description When a customer is asked for an email address.
         * @enum {string}
         */
        AskEmail: "never" | "offline" | "always";
        /**
         * @description What became of a proof that was asked for.
         * @enum {string}
         */
        AskState: "open" | "given" | "failed" | "expired" | "withdrawn";
        /** @description An address that a customer is to prove. */
        AskedWallet: {
            /**
             * @description The address.
             * @example 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed
             */
            address: string;
            /**
             * @description The network, by EIP-155 or CAIP-2; left out: the family's main one. It matters for contract wallets.
             * @example 1
             */
            chain?: string | null;
            /** @description The chain's kind. */
            family: components["schemas"]["WalletFamily"];
        };
        /** @description Who is to have a case. What is absent stays; null takes it away. */
        Assignment: {
            assignee?: components["schemas"]["StaffId"] | null;
            team?: components["schemas"]["TeamId"] | null;
        };
        /** @description Something that happened. */
        AuditEntry: {
            /** @description When. */
            at: components["schemas"]["Time"];
            /** @description Who did it. */
            by: components["schemas"]["By"];
            case: components["schemas"]["CaseId"] | null;
            customer: components["schemas"]["CustomerId"] | null;
            /** @description What else was recorded; personal data is masked. Nothing once its customer was erased. */
            data: Record<string, unknown>;
            /** @description The ledger's entry for it, in hexadecimal. */
            entry: string;
            /**
             * @description What: a kind of event.
             * @example customer.read
             */
            kind: string;
            /**
             * @description What roles that stand in `data` by their ids are called.
             * @example {
             *       "0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b": "Agent"
             *     }
             */
            names: {
                [key: string]: string;
            };
            /**
             * Format: int64
             * @description The number of that case.
             * @example 1042
             */
            number: number | null;
            /**
             * Format: int64
             * @description Its place in the log: 1, 2, 3 …
             */
            position: number;
        };
        /** @description What is wanted of the audit. Each condition narrows it. */
        AuditWanted: {
            /**
             * Format: uuid
             * @description By this member of staff or token.
             * @default null
             */
            actor?: string | null;
            /** @default null */
            case?: components["schemas"]["CaseId"] | null;
            /** @default null */
            customer?: components["schemas"]["CustomerId"] | null;
            /** @default null */
            from?: components["schemas"]["Time"] | null;
            /**
             * @description A kind of event.
             * @default null
             */
            kind?: string | null;
            /** @default null */
            until?: components["schemas"]["Time"] | null;
        };
        /**
         * @description Who wrote a message.
         * @enum {string}
         */
        Author: "customer" | "staff" | "bot" | "system";
        BTreeMap: {
            [key: string]: string;
        };
        /** @description A line of a block list that says nothing. */
        BadLine: {
            /**
             * Format: int64
             * @description Its number, from 1; of JSON, its place in its array.
             * @example 17
             */
            line: number;
            /**
             * @description Its beginning.
             * @example not a host
             */
            text: string;
        };
        /** @description What a browser brings along to begin. */
        Beginning: {
            /** @description The host app's signed identity token (JWT); see docs/widget.md. */
            identity?: string | null;
            /**
             * @description The inbox's public key.
             * @example demo
             */
            inbox: string;
            /** @description The language (BCP 47). */
            language?: string | null;
            /** @description The session that it had. */
            session?: string | null;
            /** @description The time zone (IANA). */
            time_zone?: string | null;
        };
        /** @description A list of bad hosts that somebody else keeps. */
        BlockList: {
            /**
             * Format: int64
             * @description How many of its lines say nothing.
             */
            bad_lines: number;
            /** @description The first 20 of them. */
            bad_samples: components["schemas"]["BadLine"][];
            changed_at: components["schemas"]["Time"] | null;
            /** @description Since when it is here. */
            created_at: components["schemas"]["Time"];
            /** @description Whether it is in force. */
            enabled: boolean;
            /** @description Why it could not be read anew; null when the last try succeeded. What was read before stays in force. */
            error: string | null;
            /**
             * Format: int64
             * @description How often it is read anew, in hours.
             */
            every_hours: number;
            /**
             * @description `plain` (a host on each line), `urls`, `hosts`, `adblock` or `json`; null before it was read.
             * @example hosts
             */
            format: string | null;
            /**
             * Format: int64
             * @description How many hosts it names.
             */
            hosts: number;
            /** @description Its id. */
            id: components["schemas"]["BlockListId"];
            /**
             * @description What it is called here.
             * @example MetaMask
             */
            name: string;
            refreshed_at: components["schemas"]["Time"] | null;
            /**
             * @description Where it is read from; null: it is sent here.
             * @example https://lists.example/hosts.txt
             */
            url: string | null;
        };
        /** @description What to change of a block list; absent fields stay. */
        BlockListChange: {
            /** @description Whether it is in force. */
            enabled?: boolean | null;
            /**
             * Format: int64
             * @description How often it is read anew, in hours.
             */
            every_hours?: number | null;
            /** @description What it is called here. */
            name?: string | null;
            /** @description Where it is read from; null: it is sent here from now on. */
            url?: string | null;
        };
        /**
         * Format: uuid
         * @example 0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b
         */
        BlockListId: string;
        /** @description An article that was weighed. */
        BotCandidate: {
            /** @description That alone found it: no word of the question did. */
            by_meaning: boolean;
            /**
             * Format: float
             * @description How well it fits, 0 to 1.
             */
            score: number;
            /**
             * Format: float
             * @description How near its meaning is to the question's, as the embedding model finds: the cosine, at most 1. Absent: it is not near, or no
             *     model was asked.
             * @example 0.71
             */
            similarity: number | null;
            /** @description The topic's name in addresses. */
            slug: string;
        };
        /** @description A question of a form, in the customer's language. */
        BotField: {
            /** @description What helps to answer it. */
            hint: string;
            /**
             * @description Its name in the form.
             * @example when
             */
            id: string;
            /** @description What it takes. */
            kind: components["schemas"]["FieldKind"];
            /**
             * @description The question.
             * @example When did you notice it?
             */
            label: string;
            /** @description The answers of a choice. */
            options: string[];
        };
        /** @description Where a customer stands in a guided flow. The bot remembers a run by this alone. */
        BotFlow: {
            /** @description Whether this step was asked once more. */
            again: boolean;
            /** @description What was answered, in the words of whoever wrote the playbook; never what the customer wrote. */
            answers: string[];
            /** @description The playbook. */
            id: components["schemas"]["PlaybookId"];
            /** @description The language that the flow speaks (BCP 47). */
            lang: string;
            /**
             * @description Its stable name.
             * @example pending-transfer
             */
            playbook: string;
            /**
             * @description The step that was said.
             * @example in-explorer
             */
            step: string;
            /**
             * Format: int32
             * @description Steps that were taken in this run.
             */
            taken: number;
            /**
             * Format: int64
             * @description The version that the run began with, and goes on with.
             */
            version: number;
        };
        /** @description What came of asking a language model for the wording of an answer. */
        BotModel: {
            /**
             * @description Which of its words, or why it did not answer.
             * @example 48
             */
            detail: string;
            fault: components["schemas"]["ModelFault"] | null;
            /**
             * Format: int64
             * @description How long it took.
             * @example 840
             */
            millis: number;
            /**
             * @description Which model.
             * @example gpt-5-mini
             */
            model: string;
            /** @description What came of it. */
            outcome: components["schemas"]["ModelOutcome"];
            /** @description The topics whose passages it was shown, by their names in addresses. */
            passages: string[];
            /**
             * Format: int64
             * @description Tokens that it read, as it says.
             * @example 720
             */
            tokens_in: number;
            /**
             * Format: int64
             * @description Tokens that it wrote, as it says.
             * @example 64
             */
            tokens_out: number;
        };
        /**
         * @description What the bot has to do with a case.
         * @enum {string}
         */
        BotPart: "talks" | "handed_over" | "confirmed" | "assumed";
        /** @description What a customer sees of a message of the bot beside its text. */
        BotShown: {
            /** @description What may be answered by a click, which sends these words. */
            choices: string[];
            /** @description What they are asked while a person comes, as one form. */
            form: components["schemas"]["BotField"][];
            /** @description Whether they are offered to have their account frozen. */
            freeze: boolean;
            /** @description The articles that it is taken from. */
            sources: components["schemas"]["BotSource"][];
        };
        /** @description What the bot's words are taken from: an article, or what a chain says. */
        BotSource: {
            /**
             * @description Its language (BCP 47).
             * @example en
             */
            lang: string;
            /**
             * @description Its address in the help centre, from the root; of a transaction the whole address in a block explorer.
             * @example /help/en/a/deposit-not-arrived
             */
            path: string;
            /**
             * @description Its title.
             * @example My deposit has not arrived
             */
            title: string;
        };
        /** @description Why the bot did what it did. */
        BotWhy: {
            /**
             * @description The articles that were weighed, the best first.
             * @default []
             */
            candidates: components["schemas"]["BotCandidate"][];
            /**
             * @description What the chains said, by the names of verdicts.
             * @default []
             */
            chain: string[];
            /**
             * Format: float
             * @description That chance, 0 to 1.
             * @default 0
             */
            confidence: number;
            /** @default null */
            flow: components["schemas"]["BotFlow"] | null;
            /**
             * @description The likeliest intent and the chance that it is right.
             * @default null
             */
            intent: string | null;
            /**
             * @description The language that the question was read in.
             * @default
             */
            language: string;
            /** @default null */
            model: components["schemas"]["BotModel"] | null;
            /**
             * @description What each choice stands for, in their order: `topic:…`, `helped`, `not_helped`, `person`, `flow:…`.
             * @default []
             */
            offers: string[];
            /**
             * @description Which rule decided: `answer`, `ask_back`, `hand_over:urgent`, …
             * @default
             * @example answer
             */
            rule: string;
            /**
             * @description What the words gave away.
             * @default []
             */
            signals: string[];
        };
        /** @description What a message of the bot has beside its text. */
        BotWords: {
            /**
             * @description What the customer may answer by a click: each is sent as the customer's own words.
             * @default []
             */
            choices: string[];
            /**
             * @description What the customer is asked while a person comes.
             * @default []
             */
            form: components["schemas"]["BotField"][];
            /**
             * @description Whether the customer is offered to have their account frozen.
             * @default false
             */
            freeze: boolean;
            /**
             * @description The articles that it is taken from.
             * @default []
             */
            sources: components["schemas"]["BotSource"][];
            /** @default null */
            why: components["schemas"]["BotWhy"] | null;
        };
        /** @description A link that leads nowhere, or where no article may lead. */
        BrokenLink: {
            /** @description As it is written. */
            href: string;
            /**
             * @description What is wrong with it.
             * @example no published topic has this name
             */
            why: string;
        };
        /** @description What somebody may still have shown today. */
        Budget: {
            /**
             * Format: int64
             * @description What was granted beside the rule, for today.
             */
            extra: number;
            /**
             * Format: int64
             * @description How many may be, with what was granted.
             */
            limit: number;
            /**
             * Format: int64
             * @description How long a revealed value, or an opened file, stays, in minutes.
             */
            minutes: number;
            /** @description What it is of. */
            of: components["schemas"]["Counted"];
            /** @description When the next day begins by the workspace's calendar. */
            renews_at: components["schemas"]["Time"];
            /**
             * Format: int64
             * @description How many were shown today.
             */
            used: number;
        };
        /** @description One thing to do with many cases. */
        Bulk: {
            /** @description What. */
            action: components["schemas"]["BulkAction"];
            /** @description Which, 1 to 100. */
            cases: components["schemas"]["CaseId"][];
        };
        /** @description What to do with each; exactly one of them. */
        BulkAction: {
            assign: components["schemas"]["StaffId"] | null;
        } | {
            team: components["schemas"]["TeamId"] | null;
        } | {
            /** @description Resolve with this reason, without asking for a rating. */
            resolve: string;
        } | {
            /** @description Put away until then. */
            snooze: components["schemas"]["Time"];
        } | {
            /** @description Add this tag. */
            tag: components["schemas"]["TagId"];
        } | {
            /** @description Set the priority. */
            priority: components["schemas"]["Priority"];
        };
        /** @description What became of it. */
        BulkDone: {
            /** @description In how many cases it was done. */
            done: number;
            /** @description Where it was not. */
            failed: components["schemas"]["BulkFailure"][];
        };
        /** @description Where it was not done, and why. */
        BulkFailure: {
            /** @description Why. */
            detail: string;
            /** @description The case. */
            id: components["schemas"]["CaseId"];
        };
        /** @description A weekly schedule with holidays, in a time zone. */
        BusinessHours: {
            changes_at: components["schemas"]["Time"] | null;
            /** @description Days on which nobody is there. */
            holidays: components["schemas"]["Holiday"][];
            /** @description Its id. */
            id: components["schemas"]["BusinessHoursId"];
            /**
             * @description Its name.
             * @example Office Singapore
             */
            name: string;
            /** @description Whether somebody is there now. */
            open_now: boolean;
            /**
             * @description The time zone (IANA) whose wall clock counts.
             * @example Asia/Singapore
             */
            time_zone: string;
            /** @description When somebody is there; a day may have several spans. */
            week: components["schemas"]["OpenSpan"][];
        };
        /** @description New business hours, and what to change of some: absent fields stay. */
        BusinessHoursChange: {
            /** @description Days on which nobody is there: up to 400. */
            holidays?: components["schemas"]["Holiday"][] | null;
            /** @description The name: 1 to 100 characters. */
            name?: string | null;
            /**
             * @description The time zone (IANA).
             * @example Asia/Singapore
             */
            time_zone?: string | null;
            /** @description When somebody is there: up to 70 spans, which do not overlap. */
            week?: components["schemas"]["OpenSpan"][] | null;
        };
        /**
         * Format: uuid
         * @example 0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b
         */
        BusinessHoursId: string;
        /** @description Who did something. */
        By: {
            /**
             * Format: uuid
             * @description Who.
             */
            id: string | null;
            /** @description `customer`, `staff`, `token`, `bot` or `system`. */
            kind: string;
            /** @description What a member of staff is called. */
            name: string | null;
        };
        /** @description A planted customer. */
        Canary: {
            /** @description Their cases. */
            cases: components["schemas"]["CaseId"][];
            /** @description The customer. */
            customer: components["schemas"]["CustomerId"];
            /** @description Their mail address. */
            email: string;
            /** @description Its id, which is not the customer's. */
            id: components["schemas"]["CanaryId"];
            /** @description Their name. */
            name: string;
            /**
             * @description The numbers of the cases, in the same order; empty where it was planted before they were kept. Asking for one would be
             *     a look, and raise the alert.
             */
            numbers: number[];
            /** @description When it was planted. */
            planted_at: components["schemas"]["Time"];
            planted_by: components["schemas"]["StaffId"] | null;
        };
        /**
         * Format: uuid
         * @example 0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b
         */
        CanaryId: string;
        /** @description One who could take a case. */
        Candidate: {
            /**
             * Format: int64
             * @description How many open cases they have.
             */
            load: number;
            /**
             * Format: int64
             * @description How many they take on.
             */
            max_load: number;
            /** @description Their name. */
            name: string;
            /** @description Whether they answer in the customer's language. */
            speaks: boolean;
            /** @description Who. */
            staff: components["schemas"]["StaffId"];
            /**
             * @description `free`, `full`, `away`, or `unfit`: without a skill or language that the case needs, or unable to see it.
             * @example free
             */
            state: string;
        };
        /**
         * @description A reply written once. Its body may hold `{{customer.name}}`, `{{customer.email}}`, `{{agent.name}}`,
         *     `{{case.number}}` and `{{workspace.name}}`.
         */
        CannedReply: {
            /** @description The text. */
            body: string;
            /** @description Its id. */
            id: components["schemas"]["CannedReplyId"];
            /** @description The language that it is written in; null: any. */
            language: string | null;
            /**
             * @description What is typed after `/` to find it.
             * @example deposit-delay
             */
            shortcut: string;
            team: components["schemas"]["TeamId"] | null;
            /** @description What it is called. */
            title: string;
            /**
             * Format: int64
             * @description How often it was used.
             */
            used: number;
        };
        /** @description What to change of a canned reply; absent fields stay. */
        CannedReplyChange: {
            /** @description The text. */
            body?: string | null;
            /** @description The language that it is written in; null: any. */
            language?: string | null;
            /** @description What is typed after `/` to find it. */
            shortcut?: string | null;
            team?: components["schemas"]["TeamId"] | null;
            /** @description What it is called. */
            title?: string | null;
        };
        /**
         * Format: uuid
         * @example 0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b
         */
        CannedReplyId: string;
        /** @description How many there are; `more` where that is not all. */
        CappedCount: {
            /**
             * Format: int64
             * @description So many, 10,000 at most.
             */
            count: number;
            /** @description There are more. */
            more: boolean;
        };
        /** @description A case with everything that belongs to it. */
        Case: components["schemas"]["CaseSummary"] & {
            /** @description Its service-level targets. */
            clocks: components["schemas"]["Clock"][];
            /** @description Its conversations, the oldest first. */
            conversations: components["schemas"]["CaseConversation"][];
            /** @description Whose it is. */
            customer_detail: components["schemas"]["Customer"];
            draft: components["schemas"]["Draft"] | null;
            draft_beside: components["schemas"]["Draft"] | null;
            /** @description The customer's other cases, the newest first. */
            earlier: components["schemas"]["CaseSummary"][];
            exposed_advice: components["schemas"]["Advice"] | null;
            /** @description Custom fields; personal ones are masked for most. */
            fields: Record<string, unknown>;
            /** @description What the customer answered to forms of the bot, the form that was asked last first. */
            forms: components["schemas"]["CaseForm"][];
            /** @description Which of them are masked, and can be revealed by these names: `case.fields.<key>`. */
            masked: string[];
            /** @description Whether the reader may have what is masked shown for a while, here. */
            may_reveal: boolean;
            merged_into: components["schemas"]["CaseId"] | null;
            /** @description What the reader may do here. */
            permissions: components["schemas"]["Permission"][];
            rating: components["schemas"]["Rating"] | null;
            /**
             * Format: int64
             * @description How far the reader has read.
             */
            read_pos: number;
            /** @description As what it was resolved. */
            resolve_reason: string | null;
            resolved_at: components["schemas"]["Time"] | null;
            /** @description Whether its messages hold links or addresses to beware of. */
            safety: components["schemas"]["CaseSafety"];
            /** @description Messages that wait for their time. */
            scheduled: components["schemas"]["Scheduled"][];
            /** @description Who looks at it. */
            viewers: components["schemas"]["Viewer"][];
        };
        /** @description What the networks say of what a case's customer named. */
        CaseChains: {
            /** @description The transactions and addresses, the newest first. */
            items: components["schemas"]["ChainLook"][];
            /** @description How many networks are asked. */
            networks: number;
        };
        /** @description What to change of a case. What is absent stays. */
        CaseChange: {
            /** @description Custom fields to set; null clears one. */
            fields?: Record<string, unknown> | null;
            priority?: components["schemas"]["Priority"] | null;
            /** @description What it is about, at most 200 characters; null clears it. */
            subject?: string | null;
            /** @description The full set of tags, at most 50. */
            tags?: components["schemas"]["TagId"][] | null;
            /**
             * @description Its type: question, transaction, deposit_recovery, account_access, theft, scam_report, complaint or data_request.
             * @example transaction
             */
            type?: string | null;
        };
        /** @description One of a case's conversations. */
        CaseConversation: {
            /** @description The inbox's channel. */
            channel: string;
            /** @description When it began. */
            created_at: components["schemas"]["Time"];
            /**
             * Format: int64
             * @description How far the customer has read, in public messages.
             */
            customer_read_seq: number;
            /** @description Its id. */
            id: components["schemas"]["ConversationId"];
            /** @description Its inbox. */
            inbox: components["schemas"]["InboxId"];
            /**
             * Format: int64
             * @description The last message's number.
             */
            last_seq: number;
            /**
             * Format: int64
             * @description The number of the case that it began in.
             */
            number: number;
        };
        /** @description A piece of evidence in a list. */
        CaseEvidence: {
            /** @description Its id. */
            id: components["schemas"]["EvidenceId"];
            /** @description When it was kept. */
            kept_at: components["schemas"]["Time"];
            kept_by: components["schemas"]["StaffId"] | null;
            /** @description What it is. */
            kind: components["schemas"]["EvidenceKind"];
            /** @description Their name; `Ombud` where nobody did. */
            name: string;
            /** @description Which network was asked (CAIP-2), of a trace. */
            network: string | null;
            /**
             * Format: int64
             * @description Where its event stands in the ledger.
             */
            position: number;
            /**
             * @description SHA-256 of what was kept, in hex: of `look` or `trace`, written as JSON without spaces. The event `evidence.kept` says the same.
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            sha256: string;
            /** @description Whether the customer's own report shows it. */
            shared: boolean;
            /** @description What was looked up or followed. */
            subject: string;
        };
        /** @description A piece of evidence with what was kept. */
        CaseEvidenceWhole: components["schemas"]["CaseEvidence"] & {
            look: components["schemas"]["ChainLook"] | null;
            trace: components["schemas"]["ChainTrace"] | null;
        };
        /** @description A form of a case, with its newest answers. */
        CaseForm: {
            /** @description When it was asked. */
            asked_at: components["schemas"]["Time"];
            /** @description The questions. */
            fields: components["schemas"]["Told"][];
            /**
             * @description The playbook that asked, by its stable name.
             * @example theft
             */
            playbook: string;
            /**
             * Format: int64
             * @description Its version.
             */
            version: number;
        };
        /**
         * Format: uuid
         * @example 0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b
         */
        CaseId: string;
        /** @description How well the customer of a case is known. */
        CaseProof: {
            /** @description What was asked for in this case, the newest first, at most 20. */
            asks: components["schemas"]["ProofAsk"][];
            /** @description What they have proved, in this case and elsewhere, the newest first, at most 20. */
            given: components["schemas"]["CustomerProof"][];
            /** @description The surest that they are known by. */
            known: components["schemas"]["Proof"];
            /**
             * Format: int64
             * @description How many passkeys they have.
             */
            passkeys: number;
            /** @description The highest level that they can give just now. */
            reachable: components["schemas"]["Proof"];
            /** @description The wallets that they are known by. */
            wallets: components["schemas"]["WalletSeen"][];
        };
        /** @description A report of a case. */
        CaseReport: {
            /** @description What the platform was asked to do with the account, the oldest first. */
            account: components["schemas"]["ReportAccountAction"][];
            /** @description The name that customers know the desk by. */
            brand: string;
            /** @description The case. */
            case: components["schemas"]["ReportCase"];
            /** @description Whose it is. */
            customer: components["schemas"]["ReportCustomer"];
            /** @description What was kept as evidence, the oldest first. */
            evidence: components["schemas"]["ReportEvidence"][];
            /** @description The receipt of the events by which the ledger vouches for the evidence, as text; only in a report that staff made. */
            evidence_receipt: string | null;
            /** @description What the customer answered in guided questions and forms, the oldest first. */
            facts: components["schemas"]["ReportFact"][];
            /** @description The files that were sent, in their order. */
            files: components["schemas"]["ReportFile"][];
            /**
             * @description `ombud-case-report`.
             * @example ombud-case-report
             */
            format: string;
            /**
             * @description The language in which verdicts are said (BCP 47).
             * @example en
             */
            language: string;
            /** @description When it was made. */
            made_at: components["schemas"]["Time"];
            /** @description Who made it. */
            made_by: components["schemas"]["ReportMaker"];
            /**
             * @description The transactions and addresses that the conversation names, in the order in which they were first named, each with what
             *     the chains say of it.
             */
            named: components["schemas"]["ReportNamed"][];
            /** @description How many more it names that are not looked up here. */
            not_looked_up: number;
            /**
             * Format: int32
             * @description Of the format.
             */
            report_version: number;
            /** @description What was said, without notes of staff. */
            talks: components["schemas"]["ReportTalk"][];
            /** @description The transactions that were watched for the customer in these conversations, the oldest first, with what they were told. */
            watched: components["schemas"]["ReportWatch"][];
        };
        /** @description What the newest 200 messages and notes of a case hold that staff should beware of. */
        CaseSafety: {
            /** @description Whether an address was made to be mistaken for one that the customer is known by. */
            poisoned: boolean;
            worst: components["schemas"]["LinkVerdict"] | null;
        };
        /** @description To which part of a workspace somebody is limited. A list that is empty limits nothing; a case has to fit all three. */
        CaseScope: {
            /**
             * @description Cases of these inboxes alone.
             * @default []
             */
            inboxes: components["schemas"]["InboxId"][];
            /**
             * @description Cases of these teams alone; not those that have no team.
             * @default []
             */
            teams: components["schemas"]["TeamId"][];
            /**
             * @description Cases of these types alone.
             * @default []
             * @example [
             *       "theft",
             *       "scam_report"
             *     ]
             */
            types: string[];
        };
        /**
         * @description Where a case stands.
         * @enum {string}
         */
        CaseState: "open" | "snoozed" | "resolved" | "merged";
        /** @description A case in a list. */
        CaseSummary: {
            assignee: components["schemas"]["StaffId"] | null;
            bot: components["schemas"]["BotPart"] | null;
            /**
             * @description That inbox's channel.
             * @example web
             */
            channel: string;
            /** @description When it was opened. */
            created_at: components["schemas"]["Time"];
            /** @description Whose. */
            customer: components["schemas"]["CustomerName"];
            erased_at: components["schemas"]["Time"] | null;
            exposed: components["schemas"]["Exposed"] | null;
            /** @description Its id. */
            id: components["schemas"]["CaseId"];
            /** @description The inbox of its first conversation. */
            inbox: components["schemas"]["InboxId"];
            /**
             * @description What it is about, in the tree of intents.
             * @example deposit.missing
             */
            intent: string | null;
            /** @description The customer's language (BCP 47). */
            language: string | null;
            /** @description When somebody wrote last. */
            last_at: components["schemas"]["Time"];
            /** @description Who wrote what is in the preview. */
            last_from: components["schemas"]["Author"];
            next_due: components["schemas"]["NextDue"] | null;
            /**
             * Format: int64
             * @description The number to call it by.
             */
            number: number;
            /** @description The beginning of the last message; what the bot said does not stand before what the customer wrote. */
            preview: string | null;
            /** @description How urgent. */
            priority: components["schemas"]["Priority"];
            snoozed_until: components["schemas"]["Time"] | null;
            /** @description Where it stands. */
            state: components["schemas"]["CaseState"];
            /** @description What it is about, in staff's words. */
            subject: string | null;
            /** @description Its tags. */
            tags: components["schemas"]["TagId"][];
            team: components["schemas"]["TeamId"] | null;
            /**
             * @description Its type.
             * @example question
             */
            type: string;
            /**
             * Format: int64
             * @description How many of the customer's messages this member of staff has not read.
             */
            unread: number;
            /**
             * Format: int64
             * @description The position of its last change.
             */
            updated_pos: number;
            waiting_since: components["schemas"]["Time"] | null;
        };
        /** @description What topics are sorted into. */
        Category: {
            /** @description The name of the picture that stands beside it; empty: none. */
            icon: string;
            /** @description Its id. */
            id: components["schemas"]["CategoryId"];
            /**
             * Format: int64
             * @description Its place among the others, from 0.
             */
            position: number;
            /**
             * @description What stands for it in addresses.
             * @example deposits
             */
            slug: string;
            /** @description Its title in each language (BCP 47). */
            titles: {
                [key: string]: string;
            };
            /**
             * Format: int64
             * @description How many topics are in it.
             */
            topics: number;
        };
        /** @description What to change of a category; absent fields stay. */
        CategoryChange: {
            /** @description The name of its picture. */
            icon?: string | null;
            /** @description What stands for it in addresses. */
            slug?: string | null;
            /** @description Its title in each language; these take the place of all that there are. */
            titles?: {
                [key: string]: string;
            } | null;
        };
        /**
         * Format: uuid
         * @example 0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b
         */
        CategoryId: string;
        /** @description In which order the categories stand. */
        CategoryOrder: {
            /** @description All of them, each once. */
            ids: components["schemas"]["CategoryId"][];
        };
        /** @description An address. */
        ChainAccount: {
            /** @description As its chain writes it. */
            address: string;
            /**
             * @description What it holds of the network's own coin, with its unit.
             * @example 1.5 ETH
             */
            balance: string;
            /** @description Whether a program acts for it; null where nobody can tell. */
            contract: boolean | null;
            /** @description What the workspace knows it by. */
            label: string | null;
            last_active: components["schemas"]["Time"] | null;
            /**
             * Format: int64
             * @description How many transactions it has sent.
             */
            sent: number | null;
        };
        /** @description Where a network is asked, and how that goes. */
        ChainEndpoint: {
            /**
             * Format: int64
             * @description How often it was asked since the server started.
             */
            asked: number;
            /**
             * Format: int64
             * @description How often it failed.
             */
            failed: number;
            /**
             * @description Its host and port: what else is in its address may be secret.
             * @example node.example:8545
             */
            host: string;
            last_answer: components["schemas"]["Time"] | null;
            /**
             * @description Why.
             * @example timed-out
             */
            last_error: string | null;
            last_failure: components["schemas"]["Time"] | null;
            /**
             * Format: int64
             * @description How long it takes to answer, in milliseconds.
             */
            latency_ms: number | null;
            /** @description Whether it rests after failures and is passed over. */
            resting: boolean;
        };
        /** @description What one network says. */
        ChainFound: {
            account: components["schemas"]["ChainAccount"] | null;
            /** @description When it was asked. */
            asked_at: components["schemas"]["Time"];
            /**
             * @description Who said so.
             * @example node.example:8545
             */
            host: string;
            /**
             * @description Where anybody can look at it.
             * @example https://etherscan.io/tx/0x9fc76417374aa880d4449a1f7f31ec597f00b1f6f3dd2d66f4c9c6c445836d8b
             */
            link: string | null;
            /** @description Which. */
            network: components["schemas"]["ChainName"];
            /** @description How much the worst of it matters. */
            severity: components["schemas"]["ChainSeverity"];
            transaction: components["schemas"]["ChainTransaction"] | null;
            /** @description What is to be said of it, what matters most first. */
            verdicts: components["schemas"]["ChainVerdict"][];
        };
        /**
         * @description What is known of whoever an address belongs to.
         * @enum {string}
         */
        ChainLabelKind: "sanctioned" | "drainer" | "scam" | "scam-token" | "mixer" | "exchange" | "bridge" | "service";
        /** @description A transaction's id or an address, and what the networks say of it. */
        ChainLook: {
            /**
             * @description What was asked for.
             * @example 0x9fc76417374aa880d4449a1f7f31ec597f00b1f6f3dd2d66f4c9c6c445836d8b
             */
            asked: string;
            /** @description Which networks could not be asked, or answered nothing that can be believed. */
            cannot_tell: components["schemas"]["ChainSilent"][];
            /** @description Where it was found. */
            found: components["schemas"]["ChainFound"][];
            /** @description Where it is not known. */
            nowhere: components["schemas"]["ChainName"][];
            /** @description What is to be said where it was found nowhere. */
            verdicts: components["schemas"]["ChainVerdict"][];
        };
        /** @description A network by its name. */
        ChainName: {
            /**
             * @description CAIP-2.
             * @example eip155:1
             */
            id: string;
            /**
             * @description What people call it.
             * @example Ethereum
             */
            name: string;
        };
        /** @description A network that is asked. */
        ChainNetwork: {
            /**
             * Format: int64
             * @description After how many blocks the platform takes a transaction as settled.
             */
            confirmations: number;
            /** @description Where it is asked. */
            endpoints: components["schemas"]["ChainEndpoint"][];
            /** @description Where anybody can look. */
            explorer: string | null;
            /**
             * @description CAIP-2.
             * @example eip155:1
             */
            id: string;
            /** @description The least of its own coin that is credited, with its unit. */
            minimum_deposit: string | null;
            /**
             * @description What people call it.
             * @example Ethereum
             */
            name: string;
            /**
             * @description Of its own coin.
             * @example ETH
             */
            symbol: string;
        };
        /** @description What a workspace says of itself on the chains. */
        ChainPlatform: {
            /**
             * @description What it credits; up to 1,000.
             * @default []
             */
            assets: components["schemas"]["CreditedAsset"][];
            /**
             * @description Where it takes deposits; up to 1,000.
             * @default []
             */
            deposits: components["schemas"]["DepositAddress"][];
            /**
             * @description Whom it knows; up to 5,000.
             * @default []
             */
            labels: components["schemas"]["AddressLabel"][];
        };
        /** @description A change of it. */
        ChainPlatformChange: {
            /** @description What it is to say. */
            platform: components["schemas"]["ChainPlatform"];
            /**
             * Format: int64
             * @description What was read before it was changed, so that nobody overwrites what somebody else has just written.
             */
            version: number;
        };
        /** @description The same, with how often it was changed. */
        ChainPlatformShown: {
            /** @description What it says. */
            platform: components["schemas"]["ChainPlatform"];
            /**
             * Format: int64
             * @description Counts changes: send it back with the next one.
             */
            version: number;
        };
        /**
         * @description How much a finding matters.
         * @enum {string}
         */
        ChainSeverity: "fine" | "wait" | "act" | "danger";
        /** @description A network that cannot be asked. */
        ChainSilent: {
            /** @description Which. */
            network: components["schemas"]["ChainName"];
            /**
             * @description Why.
             * @example timed-out
             */
            why: string;
        };
        /**
         * @description Where a transaction stands, for whoever waits for it.
         * @enum {string}
         */
        ChainStanding: "waiting" | "through" | "failed" | "replaced" | "reorganised" | "expired" | "gone" | "silent";
        /** @description Where coins went. */
        ChainTrace: {
            /** @description Whether something within the depth was left out. */
            cut: boolean;
            /** @description The movements between them. */
            edges: components["schemas"]["ChainTraceEdge"][];
            /** @description When it was made. */
            made_at: components["schemas"]["Time"];
            /**
             * @description CAIP-2.
             * @example eip155:1
             */
            network: string;
            /** @description The addresses, in the order in which they were reached. */
            nodes: components["schemas"]["ChainTraceNode"][];
        };
        /** @description A movement of a trace. */
        ChainTraceEdge: {
            /**
             * @description How much, with its unit.
             * @example 250 USDT
             */
            amount: string;
            /**
             * Format: int64
             * @description In which block.
             */
            block: number;
            /** @description That block's hash, as its chain writes it. */
            block_hash: string;
            /** @description From which address. */
            from: string;
            /** @description Who said so. */
            host: string;
            time: components["schemas"]["Time"] | null;
            /** @description To which. */
            to: string;
            /** @description By which transaction. */
            transaction: string;
        };
        /** @description An address of a trace. */
        ChainTraceNode: {
            /** @description The address. */
            address: string;
            /** @description Whether more of it was not looked at. */
            cut: boolean;
            /**
             * Format: int32
             * @description Steps from the start.
             */
            depth: number;
            /** @description Whose it is; such a one is not followed. */
            label: string | null;
            label_kind: components["schemas"]["ChainLabelKind"] | null;
        };
        /** @description A transaction, in what people ask about. */
        ChainTransaction: {
            /**
             * Format: int64
             * @description The block that it is in.
             */
            block: number | null;
            /** @description That block's hash, as its chain writes it. */
            block_hash: string | null;
            block_time: components["schemas"]["Time"] | null;
            /**
             * Format: int64
             * @description Blocks on top of it, its own included.
             */
            confirmations: number;
            /**
             * @description What was paid for it, with its unit.
             * @example 0.00042 ETH
             */
            fee: string | null;
            /** @description Who made it. */
            from: string | null;
            /** @description Its id as its chain writes it. */
            id: string;
            /**
             * Format: int64
             * @description How many the platform waits for.
             */
            needed: number;
            /** @description Which took its place. */
            replaced_by: string | null;
            /**
             * @description `pending`, `succeeded`, `failed`, `replaced`, `reorganised` or `expired`.
             * @example succeeded
             */
            status: string;
            /** @description To whom it is addressed. */
            to: string | null;
            /** @description What moved, or would if it were included. */
            transfers: components["schemas"]["ChainTransfer"][];
        };
        /** @description A movement from one address to another. */
        ChainTransfer: {
            /**
             * @description How much, with its unit; the unit is what a token calls itself, left out where that is no name of a token.
             * @example 250 USDT
             */
            amount: string;
            /** @description Whose it was. */
            from: string;
            /**
             * @description `native`, `token` or `internal`.
             * @example token
             */
            kind: string;
            /** @description What the workspace knows the receiver by. */
            label: string | null;
            /**
             * @description Memo, comment or destination tag. Of what is neither a number nor a code, customers get nothing, and staff gets it with hosts, handles
             *     and numbers made unusable.
             */
            memo: string | null;
            /** @description Whose it is. */
            to: string;
            /** @description The token's contract; null for the network's own coin. */
            token: string | null;
        };
        /** @description A finding, in words. */
        ChainVerdict: {
            /** @description What to do; empty: nothing. */
            advice: string;
            /**
             * @description Its stable name.
             * @example tx.pending.fee-low
             */
            code: string;
            /**
             * @description What a stranger wrote on the chain and it rests on: a contract's reason, a token's name for itself, a memo. For staff alone, with
             *     hosts, handles, addresses and numbers made unusable; null in whatever a customer may get.
             * @example Sale is closed until Monday
             */
            quoted: string | null;
            /** @description How much it matters. */
            severity: components["schemas"]["ChainSeverity"];
            /** @description What it means. */
            text: string;
            /** @description In a few words. */
            title: string;
        };
        /**
         * Format: uuid
         * @example 0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b
         */
        ChallengeId: string;
        /** @description Who did something to an article. */
        ChangedBy: {
            /** @description Their id. */
            id: string | null;
            /**
             * @description `staff`, `token` or `system`.
             * @example staff
             */
            kind: string;
        };
        /** @description One check. */
        Check: {
            /** @description What was counted, by the names that the texts have for it. */
            args: {
                [key: string]: number;
            };
            /**
             * @description Its stable name; texts are found by it.
             * @example second_factor_share
             */
            id: string;
            /**
             * @description Where it is mended in the console, if it is; else on the server.
             * @example /settings/workspace
             */
            place: string | null;
            /** @description How it went. */
            state: components["schemas"]["CheckState"];
            /**
             * Format: int32
             * @description How much it counts: 1 to 10.
             */
            weight: number;
        };
        /**
         * @description How a check went.
         * @enum {string}
         */
        CheckState: "fail" | "warn" | "pass" | "skipped";
        /** @description A signed head. */
        CheckpointView: {
            /** @description Where it is anchored outside. */
            anchors: components["schemas"]["AnchorView"][];
            /** @description When it was signed, by the server's clock. */
            at: components["schemas"]["Time"];
            /**
             * @description The signed note (C2SP tlog-checkpoint).
             * @example desk.example.com/ledger/main
             *     1000
             *     qINS1GRFhWHwdkUeqLEoP4yEMkTBBzxBkGwGQlVlVcs=
             *
             *     — desk.example.com/ledger/main …
             */
            note: string;
            /**
             * Format: int64
             * @description How many events it speaks for.
             */
            size: number;
        };
        /** @description A group that can need a second person. */
        Choice: {
            /** @description How many active staff may do, and so decide, all that it holds. With fewer than 2 the rule has no effect. */
            deciders: number;
            /** @description Which. */
            group: components["schemas"]["Group"];
        };
        /** @description A clock of a case. */
        Clock: {
            due_at: components["schemas"]["Time"] | null;
            ended_at: components["schemas"]["Time"] | null;
            /** @description What it measures. */
            kind: components["schemas"]["ClockKind"];
            /** @description When it started. */
            started_at: components["schemas"]["Time"];
            /** @description How it stands. */
            state: components["schemas"]["ClockState"];
            /** @description Whether staff was warned. */
            warned: boolean;
        };
        /**
         * @description What a clock measures.
         * @enum {string}
         */
        ClockKind: "first_reply" | "next_reply" | "resolution" | "update";
        /**
         * @description How a clock stands.
         * @enum {string}
         */
        ClockState: "running" | "paused" | "met" | "breached" | "cancelled";
        /** @description A code is on its way, if the mailbox is there. */
        CodeSent: {
            /** @description Names it when it is typed in. */
            challenge: components["schemas"]["ChallengeId"];
            /** @description Until when it is good at least. */
            expires_at: components["schemas"]["Time"];
            /**
             * @description Where it goes, masked.
             * @example a•••@e•••.com
             */
            to: string;
        };
        /** @description The own password, to confirm. */
        Confirmation: {
            /** @description The own password. */
            password: string;
        };
        /** @description What an article says. */
        Content: {
            /** @description Its text, Markdown of up to 100,000 characters. */
            body: string;
            /** @description How people ask what it answers: up to 200, each of up to 300 characters. */
            questions: string[];
            /** @description The answer in a sentence or two, up to 1,000 characters. */
            summary: string;
            /**
             * @description Its title: 1 to 200 characters.
             * @example Where is my deposit?
             */
            title: string;
        };
        /** @description A conversation as its customer sees it. */
        Conversation: {
            agent: components["schemas"]["AgentName"] | null;
            /** @description When it began. */
            created_at: components["schemas"]["Time"];
            /** @description Its id. */
            id: components["schemas"]["ConversationId"];
            /** @description When the last message was written. */
            last_at: components["schemas"]["Time"];
            /**
             * Format: int64
             * @description The last message's number.
             */
            last_seq: number;
            /**
             * Format: int64
             * @description The number to call it by.
             */
            number: number;
            /** @description The beginning of the last message. */
            preview: string | null;
            queue: components["schemas"]["QueuePlace"] | null;
            rating: components["schemas"]["RatingState"] | null;
            /**
             * Format: int64
             * @description How far the customer has read.
             */
            read_seq: number;
            /**
             * Format: int64
             * @description How far staff has read.
             */
            staff_read_seq: number;
            /**
             * @description `open`: an answer is due; `waiting`: the customer's turn; `resolved`.
             * @example open
             */
            state: string;
        };
        /**
         * Format: uuid
         * @example 0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b
         */
        ConversationId: string;
        /** @description What somebody said that a customer's words are about. The words stand in the case. */
        Correction: {
            /** @description When. */
            at: components["schemas"]["Time"];
            by: components["schemas"]["StaffId"] | null;
            /** @description The case. */
            case: components["schemas"]["CaseId"];
            /**
             * Format: int64
             * @description Its number.
             */
            case_number: number;
            /**
             * @description What it is about: an intent, or `oos`.
             * @example withdrawal.pending
             */
            intent: string;
            /**
             * Format: int64
             * @description Where the last of the words stands.
             */
            pos: number;
            /** @description What it had been read as; null: nothing was sure enough. */
            read_as: string | null;
        };
        /**
         * @description What a budget is of.
         * @enum {string}
         */
        Counted: "reveals" | "files";
        /** @description How many cases each view holds. */
        Counts: {
            /**
             * Format: int64
             * @description Open, all that this member of staff may see.
             */
            all: number;
            /**
             * Format: int64
             * @description Mentions that were not looked at.
             */
            mentions: number;
            /**
             * Format: int64
             * @description Open, of this member of staff.
             */
            mine: number;
            /**
             * Format: int64
             * @description Asleep.
             */
            snoozed: number;
            /**
             * Format: int64
             * @description Open, of the teams of this member of staff.
             */
            team: number;
            /** @description Open, by team. */
            teams: {
                [key: string]: number;
            };
            /**
             * Format: int64
             * @description Open, of nobody.
             */
            unassigned: number;
            /**
             * Format: int64
             * @description Open, whose customer waits for a reply.
             */
            waiting: number;
        };
        /** @description Something that the platform credits. A network of which nothing is listed is credited for its own coin alone. */
        CreditedAsset: {
            /**
             * @description Its contract, mint or issuer; null for the network's own coin.
             * @example 0xdAC17F958D2ee523a2206206994597C13D831ec7
             */
            contract: string | null;
            /**
             * Format: int32
             * @description Places behind the point.
             */
            decimals: number;
            /** @description The least that is credited, such as `10`; null: anything. */
            minimum: string | null;
            /**
             * @description CAIP-2.
             * @example eip155:1
             */
            network: string;
            /**
             * @description What the platform calls it.
             * @example USDT
             */
            symbol: string;
        };
        /** @description Whether and how customers are asked to rate. */
        Csat: {
            /**
             * Format: int32
             * @description Seconds between resolving and asking: 0 to 604800 (a week).
             * @default 0
             */
            delay_seconds: number;
            /**
             * @description Asked at all.
             * @default true
             */
            enabled: boolean;
            /**
             * @description The question in each language (BCP 47), up to 300 characters; where one is missing, the widget's own words.
             * @default {}
             */
            question: {
                [key: string]: string;
            };
        };
        /** @description What customers think. */
        CsatFigures: {
            /**
             * Format: int64
             * @description How many have answered.
             */
            answers: number;
            /**
             * Format: int64
             * @description How many were asked.
             */
            asked: number;
            /** @description How many answered 1, 2, 3, 4 and 5. */
            counts: number[];
            /**
             * Format: double
             * @description The share of the answers that are 4 or 5, from 0 to 1; null without answers.
             */
            score: number | null;
        };
        /** @description A person who asks, as the caller may see them. */
        Customer: {
            /** @description Their messages are not taken. */
            blocked: boolean;
            /** @description When they came for the first time. */
            created_at: components["schemas"]["Time"];
            /**
             * @description Their email address; masked for most.
             * @example a•••@e•••.com
             */
            email: string | null;
            email_from: components["schemas"]["AddressFrom"] | null;
            erased_at: components["schemas"]["Time"] | null;
            /** @description The values of custom fields, by their keys; personal ones are masked for most. */
            fields: Record<string, unknown>;
            /** @description Their id. */
            id: components["schemas"]["CustomerId"];
            /** @description What they are known by, oldest first. */
            identities: components["schemas"]["Identity"][];
            /** @description Their language (BCP 47). */
            language: string | null;
            last_seen_at: components["schemas"]["Time"] | null;
            /**
             * @description What is masked here, and can be revealed by these names: `name`, `email`, `identities.<id>`, `fields.<key>`.
             * @example [
             *       "email"
             *     ]
             */
            masked: string[];
            /** @description Their name, as they or the host app gave it; masked where the workspace says so. */
            name: string | null;
            /** @description What staff noted about them; in lists, the addresses in it are masked. */
            note: string;
            /** @description Connected just now. */
            online: boolean;
            /** @description What their business is worth. */
            tier: components["schemas"]["Tier"];
            /**
             * @description Their time zone (IANA).
             * @example Asia/Singapore
             */
            time_zone: string | null;
        };
        /** @description What to change of a customer; absent fields stay, and null empties. */
        CustomerChange: {
            /** @description Whether their messages are refused. Needs the permission `customers.block`. */
            blocked?: boolean | null;
            /** @description Their email address: up to 254 characters. */
            email?: string | null;
            /** @description Values of custom fields by their keys; null takes one away, others stay. */
            fields?: Record<string, unknown> | null;
            /** @description Their language (BCP 47). */
            language?: string | null;
            /** @description Their name: up to 200 characters. */
            name?: string | null;
            /** @description What staff note about them: up to 10,000 characters. */
            note?: string | null;
            tier?: components["schemas"]["Tier"] | null;
        };
        /** @description All that is held on a customer. What was destroyed before is not in it. */
        CustomerExport: {
            /** @description Addresses that they have written, which are remembered to warn of lookalikes. */
            addresses: string[];
            /** @description The name that customers know the desk by. */
            brand: string;
            /** @description Their cases with every message, the oldest first. */
            cases: components["schemas"]["HeldCase"][];
            /** @description The customer. */
            customer: components["schemas"]["HeldCustomer"];
            /** @description What happened, but for messages. */
            events: components["schemas"]["HeldEvent"][];
            /** @description What the chains said, kept with their cases as evidence. */
            evidence: components["schemas"]["HeldEvidence"][];
            /** @description Files that they have sent, or were sent. */
            files: components["schemas"]["HeldFile"][];
            /** @description When it was read. */
            made_at: components["schemas"]["Time"];
            /** @description What they have proved, when and by what. */
            proofs: components["schemas"]["HeldProof"][];
            /** @description Who looked at their data within the last 30 days. */
            readings: components["schemas"]["HeldReading"][];
            /** @description Deposits that they wanted to have back. */
            recoveries: components["schemas"]["HeldRecovery"][];
            /** @description What was shown of their masked data, and why. */
            reveals: components["schemas"]["HeldReveal"][];
            /** @description Sessions on their devices. */
            sessions: components["schemas"]["HeldSession"][];
            /** @description The names of staff whose ids stand in it. */
            staff: Record<string, unknown>;
            /** @description Transactions that were watched for them. */
            watches: components["schemas"]["HeldWatch"][];
            /** @description Notes of staff, who looked and what happened are part of it. */
            whole: boolean;
        };
        /**
         * Format: uuid
         * @example 0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b
         */
        CustomerId: string;
        /** @description A customer, as a list shows one. */
        CustomerName: {
            /** @description The id. */
            id: components["schemas"]["CustomerId"];
            /**
             * @description The name, or the address where no name is known; null where neither is, for programmes to word it.
             * @example Mira Chen
             */
            name: string | null;
            /** @description Connected just now. */
            online: boolean;
            /** @description How sure we are. */
            proof: components["schemas"]["Proof"];
            /** @description What their business is worth. */
            tier: components["schemas"]["Tier"];
        };
        /** @description A proof that a customer gave. */
        CustomerProof: {
            /** @description The address is another customer's. What they can see and do is not theirs by that. */
            another: boolean;
            another_customer: components["schemas"]["CustomerId"] | null;
            /** @description When. */
            at: components["schemas"]["Time"];
            /**
             * @description By which address, of a mailbox or a wallet, or passkey; an address is masked for most.
             * @example a•••@e•••.com
             */
            by: string | null;
            /** @description It was asked for in this case. */
            here: boolean;
            /** @description At which level. */
            level: components["schemas"]["Proof"];
        };
        /** @description How somebody is cut off. */
        Cut: {
            /** @description They cannot sign in again, and their API tokens stop, until somebody lets them in under Settings, Staff. True when absent. */
            keep_out?: boolean;
            /**
             * @description Why they are kept out, in words: up to 500 characters. It stands beside them until they are let in.
             * @example Opened a canary, and cannot say why.
             */
            reason?: string | null;
        };
        /** @description The state of the desk at this moment. "Today" begins at midnight of the time zone asked for. */
        Dashboard: {
            /** @description When it was counted. */
            at: components["schemas"]["Time"];
            /**
             * Format: int64
             * @description Service-level targets that were missed today.
             */
            breaches_today: number;
            /** @description What customers who were asked today think. */
            csat: components["schemas"]["CsatFigures"];
            /** @description First replies of today. */
            first_reply: components["schemas"]["FirstReply"];
            /** @description Who has how much to do; with a team, its members. */
            load: components["schemas"]["Load"][];
            /**
             * Format: int64
             * @description Open cases.
             */
            open: number;
            /**
             * Format: int64
             * @description Cases that were opened today.
             */
            opened_today: number;
            /**
             * Format: int64
             * @description Cases that were resolved today and have not been opened again.
             */
            resolved_today: number;
            /**
             * Format: int64
             * @description Cases that sleep.
             */
            snoozed: number;
            /**
             * Format: int64
             * @description Open cases that nobody owns.
             */
            unassigned: number;
            /** @description Cases opened and resolved in each hour of today. */
            volume: components["schemas"]["Volume"][];
            /** @description Open cases whose customer waits for an answer. */
            waiting: components["schemas"]["Waiting"];
        };
        /** @description With which words it is decided. */
        Decision: {
            /**
             * @description What is to be said about it, up to 1,000 characters; whoever refuses says why.
             * @example Checked the ticket with them.
             */
            note?: string;
        };
        /** @description One event on its way to one webhook. Kept for 30 days. */
        Delivery: {
            /**
             * Format: int64
             * @description How often it was sent.
             */
            attempts: number;
            /** @description When the event was found. */
            created_at: components["schemas"]["Time"];
            /**
             * @description The kind of event.
             * @example case.opened
             */
            event: string;
            /** @description Its id; what receivers see as `webhook-id`, the same with every try. */
            id: components["schemas"]["DeliveryId"];
            /** @description Why the last try failed. */
            last_error: string | null;
            /**
             * Format: int64
             * @description How long the last try took.
             */
            last_ms: number | null;
            /**
             * Format: int64
             * @description The last answer's status.
             */
            last_status: number | null;
            next_at: components["schemas"]["Time"] | null;
            /** @description What is sent, JSON. */
            payload: string;
            /** @description How the last answer began: up to 1,024 bytes. */
            response: string | null;
            /** @description How it stands. */
            state: components["schemas"]["DeliveryState"];
        };
        /**
         * Format: uuid
         * @example 0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b
         */
        DeliveryId: string;
        /**
         * @description How a delivery stands.
         * @enum {string}
         */
        DeliveryState: "pending" | "delivered" | "failed";
        /** @description A level, and how fresh it has to be. */
        Demand: {
            /** @description The least level: `none`, `email_code`, `signed_token` or `passkey`. */
            level: components["schemas"]["Proof"];
            /**
             * Format: int64
             * @description How old the proof may be, in minutes: 1 to 1440.
             */
            max_age_minutes: number;
        };
        /** @description Where the platform takes deposits. */
        DepositAddress: {
            /** @description The address. */
            address: string;
            /** @description The memo or tag without which nobody knows whose it is; null: none is needed. */
            memo: string | null;
            /**
             * @description The networks on which what arrives is credited, by CAIP-2: 1 to 20.
             * @example [
             *       "xrpl:0"
             *     ]
             */
            networks: string[];
        };
        /**
         * @description How a server wants to be asked.
         * @enum {string}
         */
        Dialect: "common" | "openai";
        /** @description Two versions of an article, compared. */
        Diff: {
            /** @description The texts: by lines, and by words where a line was changed. */
            body: components["schemas"]["Piece"][];
            /** @description The questions, by lines. */
            questions: components["schemas"]["Piece"][];
            /** @description The summaries, by words. */
            summary: components["schemas"]["Piece"][];
            /** @description The titles, by words. */
            title: components["schemas"]["Piece"][];
        };
        /** @description An article in a document. */
        DocumentArticle: {
            /** @description Its newest version. */
            content: components["schemas"]["Content"];
            /** @description Its language. */
            lang: string;
            published: components["schemas"]["Content"] | null;
            /** @description How far it is. */
            state: components["schemas"]["ArticleState"];
        };
        /** @description A category in a document. */
        DocumentCategory: {
            /** @description The name of its picture. */
            icon: string;
            /** @description Its name in addresses. */
            slug: string;
            /** @description Its title in each language. */
            titles: {
                [key: string]: string;
            };
        };
        /** @description A picture in a document. */
        DocumentPicture: {
            /** @description Its bytes in Base64. */
            data: string;
            /** @description Its name, as articles have it. */
            name: string;
        };
        /** @description A topic in a document. */
        DocumentTopic: {
            /** @description Its articles. */
            articles: components["schemas"]["DocumentArticle"][];
            /** @description The name of its category. */
            category: string;
            /** @description The intents that it answers. */
            intents: string[];
            /** @description For staff alone. */
            internal: boolean;
            /**
             * Format: int64
             * @description Its place among the others before anybody has read anything.
             */
            order: number | null;
            /** @description The language that the others are translated from. */
            original_lang: string;
            /** @description How people ask in languages that have no article. */
            questions: {
                [key: string]: string[];
            };
            /** @description The countries that it is for. */
            regions: string[];
            /** @description The names of topics that a reader may want next. */
            related: string[];
            review_by: components["schemas"]["Time"] | null;
            /** @description Its name in addresses. */
            slug: string;
            /** @description Words to find it by. */
            tags: string[];
        };
        /** @description What a member of staff has begun to write. */
        Draft: {
            /** @description The text. */
            body: string;
            /** @description Its files. */
            files: components["schemas"]["StaffFile"][];
            /** @description `message` or `note`. */
            kind: components["schemas"]["Kind"];
            /** @description When it was kept. */
            updated_at: components["schemas"]["Time"];
        };
        /** @description What you have begun to write. */
        DraftBody: {
            /** @description The text, at most 16,000 characters. */
            body: string;
            /** @description Uploaded files. */
            files?: components["schemas"]["FileId"][];
            /** @description `message` or `note`. */
            kind?: components["schemas"]["Kind"];
        };
        /** @description An article to be written about questions that found no answer. */
        DraftOf: {
            /** @description The cases whose questions it answers: 1 to 1,000, the most typical first. */
            cases: components["schemas"]["CaseId"][];
            /** @description The category that it is in. */
            category: components["schemas"]["CategoryId"];
            /**
             * @description Its language (BCP 47).
             * @example en
             */
            lang: string;
            /** @description Its title: 1 to 200 characters. */
            title: string;
        };
        /** @description A reply that was drafted, or why not. */
        DraftReply: {
            model: components["schemas"]["BotModel"] | null;
            /** @description The articles that they are taken from, in the order of their references. */
            sources: components["schemas"]["BotSource"][];
            /** @description The words; null: there is nothing that holds. */
            text: string | null;
        };
        /** @description Permissions that somebody has for a while. */
        Elevation: {
            approval: components["schemas"]["ApprovalId"] | null;
            /** @description Since when. */
            at: components["schemas"]["Time"];
            /** @description Who gave them, or agreed to them. */
            given_by: components["schemas"]["StaffId"];
            /** @description Its id. */
            id: components["schemas"]["ElevationId"];
            /** @description Which. What whoever gave them may not do any more does not count. */
            permissions: components["schemas"]["Permission"][];
            /** @description Why. */
            reason: string;
            /** @description Who has them. */
            staff: components["schemas"]["StaffId"];
            /** @description Until when. */
            until: components["schemas"]["Time"];
        };
        /**
         * Format: uuid
         * @example 0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b
         */
        ElevationId: string;
        /** @description An address that a code can be sent to. */
        EmailChoice: {
            /** @description The identity. */
            identity: components["schemas"]["IdentityId"];
            /**
             * @description The address, masked.
             * @example a•••@e•••.com
             */
            shown: string;
        };
        /**
         * @description When a mailed code opens the conversations of the customer whose address it is.
         * @enum {string}
         */
        EmailOpens: "never" | "email_only" | "always";
        /**
         * @description Where the model is.
         * @enum {string}
         */
        EmbedderSource: "remote" | "local";
        /** @description What an embedding model did today (UTC). */
        EmbeddingDay: {
            /**
             * Format: int64
             * @description Requests that it did not answer as it must.
             */
            failed: number;
            /**
             * Format: int64
             * @description How long a question took on average, in milliseconds.
             */
            millis: number | null;
            /**
             * Format: int64
             * @description Questions that did not go to it: the day's tokens or the minute's requests were spent, or it rested.
             */
            not_asked: number;
            /**
             * Format: int64
             * @description Pieces of articles that were embedded.
             */
            pieces: number;
            /**
             * Format: int64
             * @description Questions that were embedded.
             */
            questions: number;
            /**
             * Format: int64
             * @description Questions that did not wait for it: it took too long.
             */
            timeouts: number;
            /**
             * Format: int64
             * @description Tokens that it read, as it says.
             */
            tokens: number;
        };
        /** @description An article that means something like the question. */
        EmbeddingHit: {
            /** @description Whether the question's words find it, too. */
            by_words: boolean;
            /**
             * Format: float
             * @description What that is worth among the articles here, 0 to 1.
             */
            fit: number;
            /** @description Its address in the help centre, from the root. */
            path: string;
            /**
             * Format: float
             * @description How similar the model finds them: the cosine, at most 1.
             */
            similarity: number;
            /** @description Its title. */
            title: string;
        };
        /** @description The key of an embedding model. */
        EmbeddingKey: {
            /**
             * @description What its provider gave: 1 to 1,000 characters; `null` for a server that asks for none.
             * @example from the provider
             */
            key?: string | null;
        };
        /**
         * @description What came of a question.
         * @enum {string}
         */
        EmbeddingOutcome: "embedded" | "timeout" | "failed" | "budget" | "pace" | "rest" | "secret";
        /** @description How articles and questions are embedded: turned into vectors by which those that mean the same are found without a common word. */
        EmbeddingSettings: {
            /** @description Whether anything is embedded at all. */
            enabled: boolean;
            /**
             * @description The model's name there, up to 100 characters.
             * @example text-embedding-3-small
             */
            model: string;
            /**
             * @description What is put before a piece of an article.
             * @example passage:
             */
            passage_prefix: string;
            /**
             * @description What is put before a question, as models of the E5 family want it; up to 200 characters; a space is put behind it.
             * @example query:
             */
            query_prefix: string;
            /**
             * Format: int64
             * @description Requests within a minute: 1 to 6,000.
             * @example 120
             */
            requests_a_minute: number;
            /** @description Where the model is. */
            source: components["schemas"]["EmbedderSource"];
            /**
             * Format: int64
             * @description How long a question waits for it, in milliseconds: 100 to 2,000. Then it is answered by what words find.
             * @example 400
             */
            timeout_ms: number;
            /**
             * Format: int64
             * @description Tokens that may be spent within a day (UTC), of articles and questions: 1,000 to 1,000,000,000.
             * @example 5000000
             */
            tokens_a_day: number;
            /**
             * @description Where the model answers, up to the part before `/embeddings`: `https://`, a public address, up to 500 characters, without `?`
             *     and `#`.
             * @example https://api.openai.com/v1
             */
            url: string;
        };
        /** @description What was sent of a question, and what is found by it. */
        EmbeddingTried: {
            /** @description Why it failed. */
            detail: string;
            /**
             * Format: int64
             * @description How many numbers its vector has.
             */
            dimensions: number;
            /** @description The articles that are nearest, the nearest first; none before articles are embedded. */
            found: components["schemas"]["EmbeddingHit"][];
            /**
             * Format: int64
             * @description How long it took.
             */
            millis: number;
            /** @description What came of it. */
            outcome: components["schemas"]["EmbeddingOutcome"];
            /** @description The words as they left, without what leads to their writer; null: nothing did. */
            sent: string | null;
            /**
             * Format: int64
             * @description Tokens that it read, as it says.
             */
            tokens: number;
        };
        /** @description A question to be tried. */
        EmbeddingTry: {
            /**
             * @description What a customer would write: 1 to 1,000 characters.
             * @example My coins never showed up
             */
            question: string;
        };
        /** @description A workspace's embedding model, and how far its articles are. */
        EmbeddingView: {
            /**
             * Format: int64
             * @description Published articles, each language counted.
             */
            articles: number;
            /**
             * Format: int64
             * @description How many numbers a vector has; null: none is there yet.
             */
            dimensions: number | null;
            /**
             * Format: int64
             * @description Those of them that can be found by meaning, as they are now.
             */
            embedded: number;
            failed_at: components["schemas"]["Time"] | null;
            /** @description Why the articles do not go on; null: they do, or are done. */
            failure: string | null;
            /** @description Whether there is a key. It is never shown. */
            has_key: boolean;
            /** @description Why it failed last; null: it did not, or has answered since. */
            last_failure: string | null;
            /** @description The model in a folder on this machine; null: there is none. */
            local: string | null;
            resting_until: components["schemas"]["Time"] | null;
            /** @description What was set; what counts without, where nothing was. */
            settings: components["schemas"]["EmbeddingSettings"];
            /** @description What it did today. */
            today: components["schemas"]["EmbeddingDay"];
            /**
             * Format: int64
             * @description Tokens of the day that are left.
             */
            tokens_left: number;
        };
        /** @description How much of what was destroyed. */
        ErasedCounts: {
            /**
             * Format: int64
             * @description What their account at the platform was asked.
             */
            account_actions: number;
            /**
             * Format: int64
             * @description Addresses that they had written.
             */
            addresses: number;
            /**
             * Format: int64
             * @description Cases, which stay without words.
             */
            cases: number;
            /**
             * Format: int64
             * @description Words of ratings; the scores stay.
             */
            comments: number;
            /**
             * Format: int64
             * @description Deliveries of webhooks.
             */
            deliveries: number;
            /**
             * Format: int64
             * @description Drafts of staff.
             */
            drafts: number;
            /**
             * Format: int64
             * @description Pieces of evidence that were kept with their cases.
             */
            evidence: number;
            /**
             * Format: int64
             * @description Files.
             */
            files: number;
            /**
             * Format: int64
             * @description Transactions of a theft whose coins were followed.
             */
            followed: number;
            /**
             * Format: int64
             * @description Answers to forms of the bot; their messages are counted as messages, too.
             */
            forms: number;
            /**
             * Format: int64
             * @description Links by which their account could be frozen.
             */
            freeze_links: number;
            /**
             * Format: int64
             * @description Identities.
             */
            identities: number;
            /**
             * Format: int64
             * @description Data keys: what they had sealed cannot be opened any more.
             */
            keys: number;
            /**
             * Format: int64
             * @description Messages, notes and lines about what happened, which nobody can read any more.
             */
            messages: number;
            /**
             * Format: int64
             * @description Passkeys.
             */
            passkeys: number;
            /**
             * Format: int64
             * @description Proofs of who they are.
             */
            proofs: number;
            /**
             * Format: int64
             * @description Requests to have a deposit back, which stay without their facts, addresses and notes.
             */
            recoveries: number;
            /**
             * Format: int64
             * @description Messages that waited for their time.
             */
            scheduled: number;
            /**
             * Format: int64
             * @description Sessions on their devices.
             */
            sessions: number;
            /**
             * Format: int64
             * @description Of these identities, wallets.
             */
            wallets: number;
            /**
             * Format: int64
             * @description Transactions that were, or had been, watched for them.
             */
            watches: number;
        };
        /** @description Why a customer is erased. */
        Erasure: {
            /** @description 3 to 500 characters. It stays, sealed with the workspace's key: do not name the customer in it. */
            reason: string;
        };
        /** @description What was destroyed: for whoever asked for it, and for an auditor. */
        ErasureReceipt: {
            /** @description When. */
            at: components["schemas"]["Time"];
            /**
             * Format: uuid
             * @description Who, where it is somebody.
             */
            by: string | null;
            /**
             * @description What did it: `staff`, `token` or `system`, which is an operator at the machine.
             * @example staff
             */
            by_kind: string;
            /** @description How much of what. */
            counts: components["schemas"]["ErasedCounts"];
            /** @description Who was erased. */
            customer: components["schemas"]["CustomerId"];
            /**
             * Format: int64
             * @description The position of the event `customer.erased`.
             * @example 4711
             */
            event: number;
            /** @description Why. */
            reason: string;
            /**
             * @description The same in English, for whoever has nothing but this receipt.
             * @example [
             *       "1 data key",
             *       "2 pieces of evidence"
             *     ]
             */
            words: string[];
        };
        /** @description A kind of event. */
        EventKind: {
            /**
             * @description What it says.
             * @example A case was resolved.
             */
            description: string;
            /**
             * @description The name that webhooks subscribe to.
             * @example case.resolved
             */
            kind: string;
        };
        /** @description One look, as an alert shows it. */
        Evidence: {
            /** @description When. */
            at: components["schemas"]["Time"];
            case: components["schemas"]["CaseId"] | null;
            /** @description At whom. */
            customer: components["schemas"]["CustomerId"];
            /**
             * Format: int64
             * @description That case's number.
             */
            number: number | null;
            /** @description How. */
            what: components["schemas"]["What"];
        };
        /**
         * Format: uuid
         * @example 0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b
         */
        EvidenceId: string;
        /**
         * @description What is kept.
         * @enum {string}
         */
        EvidenceKind: "look" | "trace";
        /** @description All that one member of staff can do and see, and why. */
        Explained: {
            /** @description They may sign in. Who is disabled can do and see nothing. */
            active: boolean;
            /** @description Where mail reaches them. */
            email: string;
            /** @description Their name. */
            name: string;
            /** @description Every permission, with where it comes from; once for each source. */
            permissions: components["schemas"]["Granted"][];
            /** @description Which cases and customers they can see. */
            reach: components["schemas"]["InReach"];
            /** @description What of masked data they can have shown. */
            reveals: components["schemas"]["Reveals"];
            /** @description Their role. */
            role: components["schemas"]["RoleId"];
            /** @description Its name. */
            role_name: string;
            /** @description To which part of the workspace the role is limited. */
            scope: components["schemas"]["CaseScope"];
            /** @description How they sign in. */
            sessions: components["schemas"]["SignIns"];
            /** @description Who. */
            staff: components["schemas"]["StaffId"];
            /** @description Their teams. */
            teams: components["schemas"]["TeamId"][];
            /** @description Programmes in their name. */
            tokens: components["schemas"]["TokenOf"][];
        };
        /** @description Where a message would go, and why. */
        Explanation: {
            /** @description What the bot does. */
            answering: components["schemas"]["Answering"];
            /**
             * Format: float
             * @description The chance that it is right, 0 to 1.
             */
            confidence: number;
            /**
             * @description The likeliest intent.
             * @example security.theft
             */
            intent: string | null;
            /** @description What it is called, by language (BCP 47). */
            intent_title: {
                [key: string]: string;
            } | null;
            /**
             * @description Its language (BCP 47).
             * @example en
             */
            language: string;
            /**
             * Format: float
             * @description The chance that the text is in it, 0 to 1; 0: the customer's was taken, for the text does not tell.
             */
            language_confidence: number;
            /** @description Whether it may be urgent all the same: then the bot asks, with whatever else it says. */
            may_be_urgent: boolean;
            /** @description The intent whose route counted; null: none was sure enough. */
            routed_as: string | null;
            /** @description The second likeliest. */
            second: string | null;
            /** @description What the words give away: `theft`, `exposed`, `self_harm`, `legal`, `person`, `angry`, … */
            signals: string[];
            /** @description Whether that is enough to act on it. */
            sure: boolean;
            team: components["schemas"]["TeamId"] | null;
            /** @description Which route named it: `intent`, `role`, or `likely` where only the role is clear enough; null: the inbox's own. */
            team_by: string | null;
            /** @description The team's name. */
            team_name: string | null;
            /** @description How urgent it is. */
            urgency: components["schemas"]["Urgency"];
            /** @description What made it so: a signal, an intent, or `route`; null if it is not. */
            urgent_for: string | null;
            /**
             * Format: float
             * @description How much of it is of intents that cannot wait, 0 to 1.
             */
            urgent_share: number;
        };
        /** @description Secrets that a customer has sent. They were cut out; but whoever made the customer send them may know them too. */
        Exposed: {
            /** @description Since when. */
            at: components["schemas"]["Time"];
            /**
             * @description Of which kinds: `mnemonic`, `private_key`, `api_secret` …
             * @example [
             *       "mnemonic"
             *     ]
             */
            kinds: string[];
        };
        /**
         * @description How far somebody sees.
         * @enum {string}
         */
        Extent: "everything" | "scope" | "teams" | "nothing";
        /** @description Which second factors there are. */
        Factors: {
            /**
             * Format: int64
             * @description How many passkeys.
             */
            passkeys: number;
            /**
             * Format: int64
             * @description How many recovery codes are unused.
             */
            recovery_left: number;
            /** @description An authenticator app. */
            totp: boolean;
        };
        /** @description Something that does not fit. */
        Fault: {
            /**
             * Format: int64
             * @description How many events from there on.
             */
            count: number;
            /** @description The same in words. */
            detail: string;
            /**
             * Format: int64
             * @description The position of the event that it is about, or of the first.
             */
            position: number | null;
            /** @description What is wrong. */
            what: components["schemas"]["What"];
        };
        /** @description What is answered to one question of a form. */
        FieldAnswer: {
            /**
             * @description The question, by its name in the form.
             * @example when
             */
            field: string;
            /**
             * @description The answer, at most 2,000 characters; empty: not answered.
             * @example Today at 14:05
             */
            value: string;
        };
        /** @description What to change of a custom field; absent fields stay. What it holds cannot be changed, because the values are there. */
        FieldChange: {
            /** @description Its name on screens. */
            label?: string | null;
            /** @description What can be chosen. A value that is no option any more stays where it is until it is changed. */
            options?: string[] | null;
            /** @description Its values are masked where staff see them. */
            personal?: boolean | null;
            /**
             * Format: int64
             * @description Its place on screens.
             */
            position?: number | null;
            /** @description A case cannot be resolved without it. */
            required_to_resolve?: boolean | null;
        };
        /** @description A custom field's definition. */
        FieldDef: {
            /** @description Its id. */
            id: components["schemas"]["FieldId"];
            /**
             * @description Its name in `fields` of the API.
             * @example network
             */
            key: string;
            /**
             * @description Its name on screens.
             * @example Network
             */
            label: string;
            /** @description What it belongs to. */
            on: components["schemas"]["Subject"];
            /** @description What can be chosen. */
            options: string[];
            /** @description Its values are masked where staff see them. */
            personal: boolean;
            /**
             * Format: int64
             * @description Its place on screens, from 0.
             */
            position: number;
            /** @description A case cannot be resolved without it. */
            required_to_resolve: boolean;
            /** @description What it holds. */
            type: components["schemas"]["FieldType"];
        };
        /**
         * Format: uuid
         * @example 0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b
         */
        FieldId: string;
        /**
         * @description What a field of a form takes.
         * @enum {string}
         */
        FieldKind: "line" | "lines" | "hashes" | "moment" | "choice";
        /** @description A field at fault. */
        FieldProblem: {
            /**
             * @description What it must be.
             * @example is not an email address
             */
            detail: string;
            /**
             * @description Its path in the request, such as `week[2].from`.
             * @example email
             */
            field: string;
        };
        /**
         * @description What a custom field holds.
         * @enum {string}
         */
        FieldType: "text" | "number" | "date" | "boolean" | "choice";
        /** @description What a classifier was found worth, and on what. */
        Figures: {
            /**
             * Format: int32
             * @description Corrections that were there to be learnt from, kept-back ones included.
             */
            corrections: number;
            /** @description Tells the lines that shipped when it was learnt. */
            lines: string;
            /** @description On corrections of the workspace's own that were kept back. */
            own: components["schemas"]["Judgement"];
            /**
             * Format: double
             * @description How long it took to learn, in seconds.
             */
            seconds: number;
            /** @description On lines that ship with the program and were kept back. */
            shipped: components["schemas"]["Judgement"];
        };
        /**
         * Format: uuid
         * @example 0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b
         */
        FileId: string;
        /** @description A file as it is shown, with an address that works for an hour. */
        FileRef: {
            /** @description It was deleted by a retention rule. */
            gone: boolean;
            /**
             * Format: int64
             * @description Pixels, of a picture.
             */
            height: number | null;
            /** @description Its id. */
            id: components["schemas"]["FileId"];
            /**
             * @description What it is.
             * @example image/png
             */
            media_type: string;
            /**
             * @description Its name, as it was uploaded.
             * @example receipt.png
             */
            name: string;
            /**
             * Format: int64
             * @description Bytes.
             */
            size: number;
            /** @description Where a small version can be fetched, of a picture. */
            thumb: string | null;
            /** @description Where it can be fetched for an hour; empty once it was deleted. */
            url: string;
            /**
             * Format: int64
             * @description Pixels, of a picture.
             */
            width: number | null;
        };
        /** @description A file in the viewer. */
        FileView: {
            /** @description Who may, by name; told where nothing is shown. */
            ask: string[];
            /** @description Its id. */
            id: components["schemas"]["FileId"];
            /**
             * Format: int64
             * @description How many more files of customers can be opened today; none where it does not count.
             */
            left: number | null;
            /** @description The caller may download it as it is. */
            may_download: boolean;
            /** @description There is more text, or there are more pages, than is shown. */
            more: boolean;
            /**
             * Format: int64
             * @description How many pages there are to draw: `GET /files/{id}/view/pages/1` and on.
             */
            pages: number;
            /** @description How it is shown. */
            shown_as: components["schemas"]["ShownAs"];
            /** @description Its text. */
            text: string | null;
            /** @description Until when it is open. */
            until: components["schemas"]["Time"];
            /** @description Why nothing is shown: `encrypted`, `broken`, `too_large`, `too_slow` or `unknown_kind`. */
            why: string | null;
        };
        /** @description First replies: from a customer's first message in a case to the first public reply of a person. */
        FirstReply: {
            /**
             * Format: int64
             * @description How many were given.
             */
            count: number;
            /** @description By the hour in which they were given. */
            hourly: components["schemas"]["HourlyReply"][];
            /**
             * Format: int64
             * @description Half of them were faster: the mean of the two in the middle where their number is even.
             */
            median_seconds: number | null;
            /**
             * Format: int64
             * @description Nine in ten were at least as fast (nearest rank).
             */
            p90_seconds: number | null;
        };
        /** @description A guided flow. */
        Flow: {
            /** @description The intents that begin it, by their ids in the tree: up to 20. */
            intents: string[];
            /**
             * @description The step that it begins with.
             * @example where
             */
            start: string;
            /** @description Its steps, up to 40. */
            steps: components["schemas"]["FlowStep"][];
            /**
             * @description What it is called, by language (BCP 47). Its languages are the flow's; English, or without it the first one, has to be whole,
             *     and stands in where another one lacks something.
             */
            titles: components["schemas"]["BTreeMap"];
        };
        /** @description What is wrong with a flow. */
        FlowChecked: {
            /** @description Everything that keeps it from being published. */
            problems: components["schemas"]["FlowProblem"][];
        };
        /** @description What may be answered to a question. */
        FlowOption: {
            /** @description What stands on its button, by language (BCP 47): up to 80 characters. */
            labels: components["schemas"]["BTreeMap"];
            /**
             * @description The step that follows.
             * @example in-explorer
             */
            next: string;
        };
        /** @description Something that keeps a flow from being published, or from being saved. */
        FlowProblem: {
            /**
             * @description What, in a word that does not change.
             * @example unreachable
             */
            code: string;
            /**
             * @description What, in words.
             * @example is a step that nothing leads to
             */
            detail: string;
            /**
             * @description Where: a path in the flow.
             * @example steps[2].texts.en
             */
            field: string;
            /** @description The step, if it is one's. */
            step: string | null;
        };
        /** @description A step. What its kind does not have is left out. */
        FlowStep: {
            /**
             * @description The type that the case gets. Of `hand_over`.
             * @example theft
             */
            case_type: string | null;
            /** @description What the customer is asked while a person comes, as one form: up to 12. Of `hand_over`. */
            form: components["schemas"]["FormField"][];
            /** @description Whether the customer is offered to have their account frozen. Of `hand_over`. */
            freeze: boolean;
            /**
             * @description Its name in the flow: up to 40 of `a` to `z`, digits and dashes.
             * @example in-explorer
             */
            id: string;
            /** @description What it does. */
            kind: components["schemas"]["StepKind"];
            /**
             * @description What staff call the answer: up to 60 characters. Of `ask` and `input`.
             * @example Transaction hash
             */
            name: string | null;
            /** @description The step that follows. Of `input`, `say`, and of `article` when it did not help. */
            next: string | null;
            /** @description What may be answered, up to 6. Of `ask`. */
            options: components["schemas"]["FlowOption"][];
            /**
             * @description The role of the tree whose team gets the case; absent: as the case's intent has it. Of `hand_over`.
             * @example transactions
             */
            role: string | null;
            /** @description What is said, by language (BCP 47): up to 2,000 characters. Of `hand_over` and `done` it may be left out. */
            texts: components["schemas"]["BTreeMap"];
            /**
             * @description The topic of the article, by what stands for it in addresses. Of `article`; of `hand_over` it is shown as what to read meanwhile.
             * @example withdrawal-pending
             */
            topic: string | null;
            urgency: components["schemas"]["Urgency"] | null;
            wants: components["schemas"]["Wanted"] | null;
        };
        /** @description What asked for a proof. */
        ForAsk: {
            ask?: components["schemas"]["ProofAskId"] | null;
        };
        /** @description A question of a form. */
        FormField: {
            /** @description What helps to answer it, by language: up to 200 characters. */
            hints: components["schemas"]["BTreeMap"];
            /**
             * @description Its name in the form: up to 40 of `a` to `z`, digits and dashes.
             * @example when
             */
            id: string;
            /** @description What it takes. */
            kind: components["schemas"]["FieldKind"];
            /** @description The question, by language (BCP 47): up to 80 characters. */
            labels: components["schemas"]["BTreeMap"];
            /** @description The answers of a choice, by language: up to 8. */
            options: components["schemas"]["BTreeMap"][];
        };
        /**
         * @description Which form a message of a customer answers. The answers are the message's own words, a line for each question, so they are
         *     guarded, sealed, searched and erased as every other word.
         */
        FormGiven: {
            /**
             * Format: int64
             * @description The bot's message that asked, by its number for customers.
             */
            asked: number;
            /**
             * @description The playbook, by its stable name; with the version, so that it is known for good what was asked.
             * @example theft
             */
            playbook: string;
            /**
             * @description Its step.
             * @example steps
             */
            step: string;
            /**
             * Format: int64
             * @description The playbook's version.
             */
            version: number;
        };
        /** @description A message that was found. */
        Found: {
            /** @description Whether the words stand in it as they were asked for; else some stand in another form, as `withdrawals` for `withdraw`. */
            as_written: boolean;
            /** @description Its case. */
            case: components["schemas"]["CaseSummary"];
            /** @description Where in the snippet the words are: from and to, in Unicode code points. */
            marks: [
                number,
                number
            ][];
            /** @description The message. */
            message: components["schemas"]["StaffMessage"];
            /** @description The part of it that answers. */
            snippet: string;
        };
        /** @description A freeze token. */
        Freeze: {
            /**
             * @description What stands behind the `#token=` of the link.
             * @example frz_q3Vn0bqkM9Uj5mIh0Xw7l0mJmO0a3c7mT1yQ8f2x9zE
             */
            token: string;
        };
        /**
         * @description How a customer can have their account frozen from the talk.
         * @enum {string}
         */
        FreezeBy: "button" | "token" | "nothing";
        /** @description A freeze token. */
        FreezeToken: {
            /**
             * Format: uuid
             * @description Who.
             */
            by: string | null;
            /**
             * @description By whom: `staff`, `token`, or `customer` for one that they made for themselves.
             * @example staff
             */
            by_kind: string;
            /** @description When it was issued. */
            created_at: components["schemas"]["Time"];
            /** @description Until when it can be used. */
            expires_at: components["schemas"]["Time"];
            /** @description Its id. */
            id: components["schemas"]["FreezeTokenId"];
            /**
             * @description The page with the button, the token behind its `#`. Shown once, too.
             * @example https://desk.example.com/freeze#token=frz_q3Vn0bqkM9Uj5mIh0Xw7l0mJmO0a3c7mT1yQ8f2x9zE
             */
            link?: string | null;
            /**
             * @description The link as a QR code, a PNG as `data:` URL, to be printed or photographed. Shown once, too.
             * @example data:image/png;base64,iVBORw0KGgo
             */
            qr: string | null;
            revoked_at: components["schemas"]["Time"] | null;
            /**
             * @description The token. Shown once: when it is issued.
             * @example frz_q3Vn0bqkM9Uj5mIh0Xw7l0mJmO0a3c7mT1yQ8f2x9zE
             */
            token?: string | null;
            used_at: components["schemas"]["Time"] | null;
        };
        /**
         * Format: uuid
         * @example 0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b
         */
        FreezeTokenId: string;
        /** @description What came of it. */
        Frozen: {
            /** @description A case was opened or joined, and its team was told. */
            case: boolean;
            /**
             * @description `done`: the account is frozen. `waiting`: the platform has not answered yet and is asked again by itself. `refused`: it
             *     will not; people look into it.
             */
            state: components["schemas"]["ActionState"];
        };
        /** @description More for somebody, today. */
        Grant: {
            /**
             * Format: int64
             * @description How many: 1 to 500.
             */
            extra: number;
            of?: components["schemas"]["Counted"] | null;
            /**
             * @description Why: 5 to 500 characters.
             * @example An outage: everybody calls.
             */
            reason: string;
        };
        /** @description A permission with where it comes from. */
        Granted: {
            /** @description Whether it counts: what reaches beyond a scope does not, nor does anything for somebody who is disabled. */
            counts: boolean;
            elevation: components["schemas"]["ElevationId"] | null;
            given_by: components["schemas"]["StaffId"] | null;
            /** @description Which. */
            permission: components["schemas"]["Permission"];
            /** @description Where it comes from. */
            source: components["schemas"]["Source"];
            until: components["schemas"]["Time"] | null;
        };
        /**
         * @description What belongs together: a policy asks for a second person for all of a group.
         * @enum {string}
         */
        Group: "erase" | "retention" | "export" | "keys" | "people" | "accounts" | "elevation" | "rule";
        /** @description What a group of the provider's gives here. */
        GroupMapping: {
            /**
             * @description The group, as the provider names it: 1 to 200 characters.
             * @example support-leads
             */
            group: string;
            role: components["schemas"]["RoleId"] | null;
            /** @description The teams that it gives. */
            teams: components["schemas"]["TeamId"][];
        };
        /** @description Something that the guard has cut out of a message before it was stored. */
        GuardMark: {
            /**
             * @description What kind of secret it was.
             * @example mnemonic
             */
            kind: string;
        };
        /** @description A heading inside an article. */
        Heading: {
            /** @description Where links to it lead. */
            id: string;
            /**
             * Format: int32
             * @description 2 to 6: the title of the page is the first.
             */
            level: number;
            /** @description Its text. */
            text: string;
        };
        /** @description A case with all that was said in it. */
        HeldCase: {
            /** @description Its conversations, the oldest first. */
            conversations: components["schemas"]["HeldConversation"][];
            created_at: components["schemas"]["Time"];
            /** @description What staff has begun to write. */
            drafts: components["schemas"]["HeldUnsent"][];
            /** @description Custom fields. */
            fields: Record<string, unknown>;
            id: components["schemas"]["CaseId"];
            /**
             * Format: int64
             * @description The number to call it by.
             */
            number: number;
            ratings: components["schemas"]["HeldRating"][];
            /** @description As what it was resolved. */
            resolve_reason: string | null;
            resolved_at: components["schemas"]["Time"] | null;
            /** @description Messages that wait for their time. */
            scheduled: components["schemas"]["HeldUnsent"][];
            state: components["schemas"]["CaseState"];
            /** @description What it is about, in staff's words. */
            subject: string | null;
            /** @description Its tags. */
            tags: string[];
            /** @description Its type. */
            type: string;
        };
        /** @description A conversation with its messages. */
        HeldConversation: {
            created_at: components["schemas"]["Time"];
            id: components["schemas"]["ConversationId"];
            inbox: components["schemas"]["InboxId"];
            messages: components["schemas"]["HeldMessage"][];
        };
        /** @description A customer, as they are kept. */
        HeldCustomer: {
            blocked: boolean;
            created_at: components["schemas"]["Time"];
            email: string | null;
            erased_at: components["schemas"]["Time"] | null;
            /** @description Custom fields. */
            fields: Record<string, unknown>;
            /** @description Their id. */
            id: components["schemas"]["CustomerId"];
            identities: components["schemas"]["HeldIdentity"][];
            language: string | null;
            last_seen_at: components["schemas"]["Time"] | null;
            name: string | null;
            /** @description What staff noted about them. */
            note: string;
            /** @description What their business is worth to the platform. */
            tier: components["schemas"]["Tier"];
            time_zone: string | null;
        };
        /** @description Something that happened. */
        HeldEvent: {
            at: components["schemas"]["Time"];
            /** Format: uuid */
            by: string | null;
            /** @description What did it: `customer`, `staff`, `token`, `bot` or `system`. */
            by_kind: string;
            case: components["schemas"]["CaseId"] | null;
            /** @description What it says. */
            data: Record<string, unknown> | null;
            /** @example case.resolved */
            kind: string;
            /**
             * Format: int64
             * @description Its place in the workspace's order.
             */
            position: number;
        };
        /** @description A piece of evidence, for an export of all that is held on a customer. */
        HeldEvidence: {
            case: components["schemas"]["CaseId"];
            /** @description What the networks said. */
            content: Record<string, unknown>;
            id: components["schemas"]["EvidenceId"];
            kept_at: components["schemas"]["Time"];
            kind: components["schemas"]["EvidenceKind"];
            /** @description Whether the customer's own report shows it. */
            shared: boolean;
            subject: string;
        };
        /** @description A file that is held. */
        HeldFile: {
            /** @description When it was uploaded. */
            created_at: components["schemas"]["Time"];
            id: components["schemas"]["FileId"];
            /** @description What it is. */
            media_type: string;
            /** @description Its name, as it was uploaded. */
            name: string;
            /**
             * Format: int64
             * @description Bytes.
             */
            size: number;
            /** @description What uploaded it: `customer`, `staff` or `token`. */
            uploaded_by: string;
        };
        /** @description A file of a message. */
        HeldFileName: {
            id: components["schemas"]["FileId"];
            name: string;
        };
        /** @description Something that a customer is known by. */
        HeldIdentity: {
            created_at: components["schemas"]["Time"];
            kind: components["schemas"]["IdentityKind"];
            proof: components["schemas"]["Proof"];
            value: string;
        };
        /** @description A message, a note, or a line about what happened. */
        HeldMessage: {
            activity: components["schemas"]["Activity"] | null;
            at: components["schemas"]["Time"];
            body: string;
            /** @description What it said was destroyed. */
            erased: boolean;
            files: components["schemas"]["HeldFileName"][];
            from: components["schemas"]["Author"];
            /** @description Not for the customer's eyes when it was written; the law asks for it all the same. */
            internal: boolean;
            kind: components["schemas"]["Kind"];
            /** @description The writer's name, of staff. */
            name: string | null;
            /** Format: int64 */
            seq: number;
        };
        /** @description A proof, for an export. */
        HeldProof: {
            /** @description When. */
            at: components["schemas"]["Time"];
            /** @description By which address or passkey. */
            by: string | null;
            case: components["schemas"]["CaseId"] | null;
            /** @description At which level. */
            level: components["schemas"]["Proof"];
        };
        /** @description A rating. */
        HeldRating: {
            asked_at: components["schemas"]["Time"];
            comment: string | null;
            rated_at: components["schemas"]["Time"] | null;
            /**
             * Format: int64
             * @description 1 (bad) to 5 (good).
             */
            score: number | null;
        };
        /** @description A look at a customer, as it is kept for 30 days. */
        HeldReading: {
            /** @description When. */
            at: components["schemas"]["Time"];
            /**
             * Format: int64
             * @description By way of which case: its number.
             */
            case_number: number | null;
            /**
             * Format: uuid
             * @description Who.
             */
            reader: string;
            /** @description What read: staff, or a programme with a token. */
            reader_kind: components["schemas"]["ReaderKind"];
            /** @description How. */
            what: components["schemas"]["What"];
        };
        /** @description A recovery, for an export. */
        HeldRecovery: {
            /** @description When it was asked for. */
            asked_at: components["schemas"]["Time"];
            /** @description Its case. */
            case: components["schemas"]["CaseId"];
            deposit: components["schemas"]["StuckDeposit"] | null;
            /** @description What it costs; empty: nothing. */
            fee: string;
            /** @description What staff wrote to it. */
            note: string | null;
            payout: components["schemas"]["RecoveryPayout"] | null;
            refusal: components["schemas"]["RecoveryRefusal"] | null;
            return_to: components["schemas"]["RecoveryReturn"] | null;
            /** @description Where it stands. */
            state: components["schemas"]["RecoveryState"];
        };
        /** @description A masked field that somebody had shown. */
        HeldReveal: {
            /** @description When. */
            at: components["schemas"]["Time"];
            /** @description Which. */
            field: string;
            /** @description Why; absent once it was destroyed. */
            reason: string | null;
            /** @description Who. */
            staff: components["schemas"]["StaffId"];
        };
        /** @description A session of a customer, for an export. */
        HeldSession: {
            /** @description When it began. */
            created_at: components["schemas"]["Time"];
            /** @description When it ends by itself. */
            expires_at: components["schemas"]["Time"];
            /** @description When it was last used, to the hour. */
            last_seen_at: components["schemas"]["Time"];
        };
        /** @description What was written and not sent. */
        HeldUnsent: {
            /** @description When it will be sent, or was kept. */
            at: components["schemas"]["Time"];
            body: string;
            staff: components["schemas"]["StaffId"];
        };
        /** @description A watch, for an export of all that is held on a customer. */
        HeldWatch: {
            begun_at: components["schemas"]["Time"];
            ended: components["schemas"]["WatchEnd"] | null;
            ended_at: components["schemas"]["Time"] | null;
            id: components["schemas"]["WatchId"];
            looked_at: components["schemas"]["Time"];
            network: string;
            standing: components["schemas"]["ChainStanding"];
            transaction: string;
        };
        /**
         * @description Why somebody may not decide.
         * @enum {string}
         */
        Hindrance: "own" | "touched" | "permission";
        /**
         * Format: uuid
         * @example 0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b
         */
        HoldId: string;
        /** @description A day on which nobody is there. */
        Holiday: {
            /**
             * @description The date in the schedule's time zone.
             * @example 2026-12-25
             */
            date: string;
            /**
             * @description What it is: up to 100 characters.
             * @example Christmas
             */
            name: string;
        };
        /** @description First replies of one hour. */
        HourlyReply: {
            /**
             * Format: int64
             * @description How many.
             */
            count: number;
            /** @description When the hour began. */
            hour: components["schemas"]["Time"];
            /**
             * Format: int64
             * @description Half of them were faster.
             */
            median_seconds: number | null;
        };
        /** @description One thing that a customer is known by. */
        Identity: {
            /** @description Since when it is known. */
            created_at: components["schemas"]["Time"];
            /** @description Its id. */
            id: components["schemas"]["IdentityId"];
            /** @description What it is. */
            kind: components["schemas"]["IdentityKind"];
            /** @description How sure we are that it is theirs. */
            proof: components["schemas"]["Proof"];
            /**
             * @description The address or id; masked for most.
             * @example a•••@e•••.com
             */
            value: string;
        };
        /**
         * Format: uuid
         * @example 0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b
         */
        IdentityId: string;
        /** @description A key that the host app signs identity tokens with. */
        IdentityKey: {
            /** @description The only algorithm that tokens with this `kid` may be signed by. */
            algorithm: components["schemas"]["Algorithm"];
            /** @description When it was made. */
            created_at: components["schemas"]["Time"];
            /** @description Its id. */
            id: components["schemas"]["IdentityKeyId"];
            /**
             * @description Its name in the tokens' header.
             * @example 2026-01
             */
            kid: string;
            last_used_at: components["schemas"]["Time"] | null;
            /** @description The public key, as it was given; null for HS256. */
            public_key: string | null;
            /** @description The secret of HS256: sign with these characters as they are. Shown once. */
            secret?: string | null;
        };
        /**
         * Format: uuid
         * @example 0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b
         */
        IdentityKeyId: string;
        /**
         * @description What an identity is.
         * @enum {string}
         */
        IdentityKind: "email" | "app_user" | "device" | "wallet";
        /** @description A file to import. */
        ImportFile: {
            /** @description Its bytes in Base64, of a picture that an article of the import shows. */
            data?: string | null;
            /**
             * @description Its path inside the folder.
             * @example fees/network-fees.en.md
             */
            path: string;
            /** @description Its text. */
            text?: string;
        };
        /**
         * @description The form of what is imported.
         * @enum {string}
         */
        ImportFormat: "markdown" | "ombud" | "zendesk" | "chatwoot" | "shipped";
        /** @description Something that could not be imported as it is. */
        ImportProblem: {
            /** @description In which file. */
            file: string;
            /** @description How to mend it. */
            how: string;
            /**
             * Format: int32
             * @description In which line, from 1.
             */
            line: number;
            /** @description What is wrong. */
            what: string;
        };
        /** @description What is imported, and how. */
        ImportRequest: {
            /** @description Nothing is kept; the answer says what would be. */
            dry_run?: boolean;
            /** @description Whether pictures at addresses of the public internet are fetched. They are told as missing otherwise. */
            fetch_pictures?: boolean;
            /** @description The files. */
            files?: components["schemas"]["ImportFile"][];
            /** @description Its form. */
            format: components["schemas"]["ImportFormat"];
            /** @description Whether it is published, too: of an exported document, what was published there. Only those may who may publish. */
            publish?: boolean;
        };
        /** @description What became of an import; articles are counted. */
        Imported: {
            /**
             * Format: int64
             * @description New ones.
             */
            created: number;
            /**
             * Format: int64
             * @description Pictures that are new.
             */
            pictures: number;
            /** @description What could not be taken. */
            problems: components["schemas"]["ImportProblem"][];
            /**
             * Format: int64
             * @description Those that were published.
             */
            published: number;
            /**
             * Format: int64
             * @description Topics that were there and have other intents, tags, relations or questions now.
             */
            topics_changed: number;
            /**
             * Format: int64
             * @description Those that were so already.
             */
            unchanged: number;
            /**
             * Format: int64
             * @description Those that say something else now.
             */
            updated: number;
        };
        /** @description Which cases and customers somebody can see. */
        InReach: {
            /** @description Cases in any state. */
            cases: components["schemas"]["CappedCount"];
            /** @description Customers that can be looked up. */
            customers: components["schemas"]["CappedCount"];
            /** @description How far. */
            extent: components["schemas"]["Extent"];
            /** @description Cases that are open. */
            open: components["schemas"]["CappedCount"];
            /** @description Their data is not masked for them. */
            unmasked: boolean;
        };
        /** @description One connected end of a channel. */
        Inbox: {
            /** @description The sites that may show the widget, such as `https://example.com`; empty: any. */
            allowed_origins: string[];
            /** @description When a customer is asked for an email address. */
            ask_email: components["schemas"]["AskEmail"];
            /** @description Whether a customer is asked for a name before the first message. */
            ask_name: boolean;
            /** @description Whether the bot answers first, from the articles, and hands over what it cannot answer. */
            bot: boolean;
            business_hours: components["schemas"]["BusinessHoursId"] | null;
            /**
             * @description Its channel; `web` is the widget.
             * @example web
             */
            channel: string;
            /** @description Whether its customers are asked to rate. */
            csat: boolean;
            /** @description Whether it takes messages. */
            enabled: boolean;
            /** @description Its id. */
            id: components["schemas"]["InboxId"];
            /** @description Whether only customers whom the host app vouches for may write. */
            identity_required: boolean;
            /**
             * @description Its public key: what the snippet names it by.
             * @example ib_S0lWcXk1T2h3QnJ1Z2dl
             */
            key: string;
            /** @description The languages that the widget speaks; empty: those of the workspace. */
            languages: string[];
            /** @description How the widget looks. */
            look: components["schemas"]["Look"];
            /**
             * @description Its name among staff.
             * @example Website
             */
            name: string;
            service_level: components["schemas"]["ServiceLevelId"] | null;
            /**
             * @description What goes into a site's pages to show the widget.
             * @example <script src="https://desk.example.com/widget.js" data-inbox="ib_…" data-color="#3b5bdb" async></script>
             */
            snippet: string;
            team: components["schemas"]["TeamId"] | null;
        };
        /** @description A new inbox, and what a change of one can name: absent fields have a default, or stay. */
        InboxChange: {
            /** @description The sites that may show the widget: up to 50 of the form `https://example.com`; empty: any. */
            allowed_origins?: string[] | null;
            ask_email?: components["schemas"]["AskEmail"] | null;
            /** @description Whether a customer is asked for a name before the first message. */
            ask_name?: boolean | null;
            /** @description Whether the bot answers first, from the articles, and hands over what it cannot answer. */
            bot?: boolean | null;
            business_hours?: components["schemas"]["BusinessHoursId"] | null;
            /**
             * @description Its channel: `web`; fixed once the inbox is there.
             * @example web
             */
            channel?: string | null;
            /** @description Whether its customers are asked to rate. */
            csat?: boolean | null;
            /** @description Whether it takes messages. */
            enabled?: boolean | null;
            /** @description Whether only customers whom the host app vouches for may write. */
            identity_required?: boolean | null;
            /** @description The languages that the widget speaks: up to 50; empty: those of the workspace. */
            languages?: string[] | null;
            look?: components["schemas"]["Look"] | null;
            /**
             * @description Its name among staff: 1 to 100 characters.
             * @example Website
             */
            name?: string | null;
            service_level?: components["schemas"]["ServiceLevelId"] | null;
            team?: components["schemas"]["TeamId"] | null;
        };
        /**
         * Format: uuid
         * @example 0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b
         */
        InboxId: string;
        /** @description An intent as it counts here. */
        IntentShown: {
            /** @description What belongs to it, in English. */
            about: string;
            /** @description What the bot does with it here. */
            answering: components["schemas"]["Answering"];
            /**
             * @description Its stable name, group first.
             * @example deposit.missing
             */
            id: string;
            /** @description What the workspace says of it. */
            own: components["schemas"]["RouteShown"];
            /**
             * @description The role that works on it.
             * @example transactions
             */
            role: string;
            team: components["schemas"]["TeamId"] | null;
            /** @description What it is called, by language (BCP 47). */
            title: {
                [key: string]: string;
            };
            /** @description How urgent it is here. */
            urgency: components["schemas"]["Urgency"];
        };
        /** @description An invitation that waits. */
        Invitation: {
            /** @description When it was made. */
            created_at: components["schemas"]["Time"];
            /**
             * @description Who is invited.
             * @example kim@example.com
             */
            email: string;
            /** @description Until when it is good. */
            expires_at: components["schemas"]["Time"];
            /** @description Its id. */
            id: components["schemas"]["InvitationId"];
            /**
             * @description The link to pass on, shown once, in the answer that creates it.
             * @example https://desk.example.com/console/invite/q3Vn0bqkM9Uj5mIh0Xw7l0mJmO0a3c7mT1yQ8f2x9zE
             */
            link?: string | null;
            /** @description The role that they will have. */
            role: components["schemas"]["RoleId"];
            /** @description To which part of the workspace they will be limited. */
            scope: components["schemas"]["CaseScope"];
            /** @description The teams that they will be in. */
            teams: components["schemas"]["TeamId"][];
        };
        /**
         * Format: uuid
         * @example 0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b
         */
        InvitationId: string;
        /** @description What the invited one sees. */
        InvitationView: {
            /**
             * @description Who is invited.
             * @example kim@example.com
             */
            email: string;
            /** @description Until when it is good. */
            expires_at: components["schemas"]["Time"];
            /**
             * @description The name of the member of staff who has the address already: for them it is a way to a new password, and name, role and
             *     teams stay as they are.
             * @example null
             */
            holder: string | null;
            /**
             * @description The role's name.
             * @example Agent
             */
            role: string;
            /** @description The workspace's name. */
            workspace: string;
        };
        /** @description What there is in a text, judged. */
        Judged: {
            /** @description Its addresses and transactions, in order; absent without any. */
            addresses?: components["schemas"]["JudgedAddress"][];
            /** @description Its links, in order; absent without any. */
            links?: components["schemas"]["JudgedLink"][];
        };
        /** @description An address or a transaction's id in a text, judged. */
        JudgedAddress: {
            /**
             * @description The chains that have such addresses, or transactions.
             * @example [
             *       "ethereum"
             *     ]
             */
            chains: string[];
            /**
             * @description The code point after its last.
             * @example 50
             */
            end: number;
            /** @description What is wrong, where it is not valid: `checksum`, `capitals`. */
            fault: string | null;
            /** @description Which of the two. What can be both is an address, unless Ethereum has such transactions. */
            kind: components["schemas"]["SpottedKind"];
            poisoned: components["schemas"]["Poisoned"] | null;
            /**
             * @description Its first code point.
             * @example 8
             */
            start: number;
            /**
             * @description As it is written.
             * @example 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed
             */
            text: string;
            /** @description Whether every check of a chain's format passed. Nothing says that it was ever used. */
            valid: boolean;
        };
        /** @description A link in a text, judged. */
        JudgedLink: {
            /**
             * @description The code point after its last.
             * @example 38
             */
            end: number;
            /**
             * @description Where it leads, in ASCII; null if there is no host in it.
             * @example nimbus-wallet.example
             */
            host: string | null;
            /**
             * @description The official host that it is made to be taken for.
             * @example nimbus.example
             */
            imitates: string | null;
            /**
             * @description What made it so: `own`, `listed`, `user_info` (an official host before the `@`), `subdomain` (an official host begins
             *     a longer one), `homograph` (letters of other scripts), `other_ending`, `glyphs` (letters that are drawn alike),
             *     `misspelt`, `within` (the name inside the host), `shortened`, `unknown` or `no_host`.
             * @example within
             */
            reason: string;
            /**
             * @description Its first code point.
             * @example 8
             */
            start: number;
            /**
             * @description As it is written.
             * @example hxxps://nimbus-wallet[.]example
             */
            url: string;
            /** @description What it is. */
            verdict: components["schemas"]["LinkVerdict"];
        };
        /** @description How well lines were read that were kept back. */
        Judgement: {
            /** @description By intent. */
            intents: {
                [key: string]: components["schemas"]["Tally"];
            };
            /**
             * Format: int32
             * @description Of those, how many were left alone.
             */
            left_alone: number;
            /**
             * Format: int32
             * @description Lines of some intent.
             */
            lines: number;
            /**
             * Format: int32
             * @description Lines of no intent.
             */
            outside: number;
            /**
             * Format: int32
             * @description Of those, how many were taken for theirs.
             */
            right: number;
            /**
             * Format: int32
             * @description Lines of an urgent intent.
             */
            urgent: number;
            /**
             * Format: int32
             * @description Of those, how many were told as urgent.
             */
            urgent_told: number;
        };
        /**
         * @description Which keys are changed.
         * @enum {string}
         */
        KeyLevel: "workspace" | "data";
        /** @description A key that is being changed, or was. */
        KeyRotation: {
            /**
             * Format: int64
             * @description Cells and files that were sealed anew so far, or keys that were wrapped anew.
             */
            changed: number;
            /**
             * Format: int64
             * @description How many there are.
             */
            columns: number;
            /**
             * Format: int64
             * @description How many of all sealed columns are done; files are the last.
             */
            columns_done: number;
            customer: components["schemas"]["CustomerId"] | null;
            finished_at: components["schemas"]["Time"] | null;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description Which keys. */
            level: components["schemas"]["KeyLevel"];
            /**
             * Format: int64
             * @description Rows and files that were looked at so far, or wrapped keys.
             */
            seen: number;
            /** @description When. */
            started_at: components["schemas"]["Time"];
            /**
             * Format: uuid
             * @description Who began it; null: an operator at the machine.
             */
            started_by: string | null;
            /** @description Where it stands. */
            state: components["schemas"]["RotationState"];
        };
        /** @description The keys of a workspace: what there is, how old, how many; never a key. */
        KeysView: {
            /**
             * Format: int64
             * @description How many customers have a data key.
             */
            customers: number;
            /**
             * Format: int64
             * @description How many customers are erased: their keys are destroyed as they should be, and there is nothing to change.
             */
            erased: number;
            own: components["schemas"]["OneKey"] | null;
            /**
             * Format: int64
             * @description Keys that were replaced and are still needed.
             */
            retired: number;
            /**
             * @description The print of the root key, eight digits that tell it from others.
             * @example 7f3a90c1
             */
            root: string | null;
            workspace: components["schemas"]["OneKey"] | null;
        };
        /**
         * @description What a message is.
         * @enum {string}
         */
        Kind: "message" | "note" | "activity";
        /** @description All knowledge of a workspace. */
        KnowledgeDocument: {
            /** @description The categories, in order. */
            categories: components["schemas"]["DocumentCategory"][];
            /**
             * @description `ombud.knowledge/1`.
             * @example ombud.knowledge/1
             */
            format: string;
            /** @description The pictures that articles show. */
            pictures: components["schemas"]["DocumentPicture"][];
            /** @description The topics. */
            topics: components["schemas"]["DocumentTopic"][];
        };
        /** @description A published article that answers a question. */
        KnowledgeHit: {
            /** @description What of its text answers the question. */
            extract: string;
            /** @description The topic has no article in the asked language. */
            in_other_language: boolean;
            /** @description Its language. */
            lang: string;
            /**
             * Format: float
             * @description How well it fits, comparable within one answer.
             */
            score: number;
            /** @description The topic's name in addresses. */
            slug: string;
            /** @description The answer in a sentence or two. */
            summary: string;
            /** @description Its title. */
            title: string;
            /** @description Its topic. */
            topic: components["schemas"]["TopicId"];
            /** @description Where customers read it; null: it is for staff alone. */
            url: string | null;
        };
        /** @description What was found. */
        KnowledgeHits: {
            /** @description The best first. */
            results: components["schemas"]["KnowledgeHit"][];
        };
        /** @description How the knowledge of a workspace is shown. */
        KnowledgeSettings: {
            /**
             * @description The colour of its links and buttons; null: Ombud's own.
             * @default null
             * @example #1d4ed8
             */
            color: string | null;
            /**
             * @description Where "Contact us" leads: an https address; null: the chat of the first inbox.
             * @default null
             * @example https://example.com/support
             */
            contact: string | null;
            /**
             * @description Whether the help centre is public.
             * @default true
             */
            help_centre: boolean;
            /**
             * @description The languages (BCP 47), 1 to 50; the first is what readers get whose own is missing.
             * @default [
             *       "en",
             *       "zh-CN"
             *     ]
             */
            languages: string[];
            /**
             * @description The key of the customers' field that says where they are, as a country's two letters (ISO 3166): by it the bot, and what is
             *     suggested to staff, know what is for them. Null: of nobody in a conversation is it known.
             * @default null
             * @example country
             */
            region_field: string | null;
            /**
             * @description Its title in each language, up to 100 characters; where one is missing, the brand.
             * @default {}
             */
            titles: {
                [key: string]: string;
            };
        };
        /** @description The ledger as it is now. */
        LedgerView: {
            checkpoint: components["schemas"]["CheckpointView"] | null;
            /**
             * @description The key that its heads are verified by (C2SP signed-note).
             * @example desk.example.com/ledger/main+1f2e3d4c+AVsBnQ0lJc2Q4QjYx3bq1v9tS7cXz3mD0aHkPzUuT5wq
             */
            key: string | null;
            /** @description The log's name; none before its first head is signed. */
            origin: string | null;
            /**
             * Format: int64
             * @description How many events there are.
             */
            size: number;
            /**
             * @description Why nothing is signed any more, where signed heads are missing or do not fit; null if all is well.
             * @example 3 heads were signed, and 2 are there
             */
            trouble: string | null;
        };
        /** @description A legal hold. */
        LegalHold: {
            case: components["schemas"]["CaseId"] | null;
            /** @description Whose everything it keeps. */
            customer: components["schemas"]["CustomerId"];
            /** @description Its id. */
            id: components["schemas"]["HoldId"];
            /** @description Why it was lifted; only for those who may set holds or read the audit. */
            lift_reason: string | null;
            lifted_at: components["schemas"]["Time"] | null;
            /**
             * Format: uuid
             * @description Who lifted it.
             */
            lifted_by: string | null;
            /** @description What lifted it. */
            lifted_by_kind: string | null;
            /** @description Why; only for those who may set holds or read the audit. */
            reason: string | null;
            /** @description Since when. */
            set_at: components["schemas"]["Time"];
            /**
             * Format: uuid
             * @description Who.
             */
            set_by: string | null;
            /**
             * @description What set it: `staff` or `token`.
             * @example staff
             */
            set_by_kind: string;
        };
        /** @description Why a hold is lifted. */
        Lifting: {
            /** @description 3 to 500 characters. */
            reason: string;
        };
        /** @description A published article that links to a topic. */
        LinkFrom: {
            /** @description Its language. */
            lang: string;
            /** @description Its title. */
            title: string;
            /** @description Its topic. */
            topic: components["schemas"]["TopicId"];
        };
        /**
         * @description What a link is; later ones are worse.
         * @enum {string}
         */
        LinkVerdict: "official" | "clean" | "shortener" | "lookalike" | "blocked";
        /** @description What somebody said that a customer's words are about, with the words, where you may see them. */
        ListedCorrection: {
            /** @description When. */
            at: components["schemas"]["Time"];
            by: components["schemas"]["StaffId"] | null;
            case: components["schemas"]["CaseId"] | null;
            /**
             * Format: int64
             * @description Its number.
             * @example 1042
             */
            case_number: number | null;
            /** @description Whether the version that is in use has learnt from it. */
            in_use: boolean;
            /**
             * @description What they are about: an intent, or `oos`.
             * @example withdrawal.pending
             */
            intent: string;
            /**
             * Format: int64
             * @description The first version of the classifier that learnt from it; null: none has yet.
             */
            learnt_in: number | null;
            /**
             * Format: int64
             * @description Where the last of the words stands: by it the correction is taken back.
             */
            pos: number;
            /** @description What they had been read as; null: nothing was sure enough. */
            read_as: string | null;
            /**
             * @description The words, at most 200 characters of them, masked as everything that you see; null: you do not see the case, or the words
             *     are gone.
             */
            text: string | null;
        };
        /** @description What a WebSocket would have carried to the server. */
        LiveFrames: {
            /** @description Frames, as `docs/realtime.md` describes them, in order; at most 100. */
            frames?: Record<string, unknown>[];
            /** @description The connection. */
            link: string;
            /** @description The connection ends with them. */
            over?: boolean;
        };
        /** @description What a WebSocket would have brought. */
        LiveNews: {
            /** @description Frames, as `docs/realtime.md` describes them. */
            frames: Record<string, unknown>[];
            /** @description The connection: to be named in the next poll. */
            link: string;
        };
        /** @description What staff asks who waits for news. */
        LivePoll: {
            /** @description Of the request that begins a connection: a programme wants the summary of each case that changes. Staff gets them anyway. */
            cases?: boolean;
            /** @description The connection, as the first answer named it. Without it a new one begins, with a `welcome`. */
            link?: string | null;
            /**
             * Format: int64
             * @description Milliseconds to wait for news, at most 25,000.
             */
            wait_ms?: number;
        };
        /** @description What one member of staff has to do. */
        Load: {
            /** @description A console of theirs is open just now. */
            connected: boolean;
            /**
             * Format: int64
             * @description How many they take on.
             */
            max_load: number;
            /** @description Their name among staff. */
            name: string;
            /**
             * Format: int64
             * @description Their open cases, of every team.
             */
            open: number;
            /**
             * @description Whether they are online, away or offline.
             * @example online
             */
            presence: string;
            /**
             * Format: int64
             * @description How many waits they ended today: several messages in a row are one reply.
             */
            replies_today: number;
            /** @description Who. */
            staff: components["schemas"]["StaffId"];
            /**
             * Format: int64
             * @description Their open cases whose customer waits.
             */
            waiting: number;
        };
        /** @description Where a sign-in stands. */
        Login: {
            /** @enum {string} */
            state: "signed_in";
        } | {
            /** @description Names this sign-in; good for five minutes and five tries. */
            challenge: components["schemas"]["ChallengeId"];
            /** @description What this account can prove itself with. */
            methods: components["schemas"]["Method"][];
            passkey: components["schemas"]["Value"] | null;
            /** @enum {string} */
            state: "second_factor";
        };
        /** @description How the widget looks and greets. */
        Look: {
            /**
             * @description The name at its top: up to 60 characters; empty: the workspace's brand.
             * @default
             */
            brand: string;
            /**
             * @description Its colour.
             * @default #3b5bdb
             * @example #3b5bdb
             */
            color: string;
            /**
             * @description The greeting in each language (BCP 47), up to 500 characters; where one is missing, the widget's own words.
             * @default {}
             */
            greeting: {
                [key: string]: string;
            };
            /**
             * @description A word beside the launcher's icon: up to 30 characters; empty: the icon alone.
             * @default
             */
            launcher: string;
            /**
             * @description What is said outside of business hours, in each language, up to 500 characters.
             * @default {}
             */
            offline_text: {
                [key: string]: string;
            };
            /**
             * @description Where the launcher stands.
             * @default right
             */
            position: components["schemas"]["Position"];
        };
        /** @description What is to be looked up. */
        LookRequest: {
            /** @description The language to say it in (BCP 47); left out: English. */
            language?: string | null;
            /** @description On which network alone (CAIP-2); left out: on all. */
            network?: string | null;
            /**
             * @description A transaction's id or an address, bare, in an explorer's link, or by CAIP-10.
             * @example 0x9fc76417374aa880d4449a1f7f31ec597f00b1f6f3dd2d66f4c9c6c445836d8b
             */
            text: string;
        };
        /** @description Who one is and what one may do. */
        Me: {
            /** @description Whether there is a password: whoever joined by the provider has none. */
            has_password: boolean;
            /** @description A second factor is compulsory, and there is none yet: only `/auth/…` answers. */
            must_enrol: boolean;
            /** @description What the role allows. */
            permissions: components["schemas"]["Permission"][];
            /** @description The second factors. */
            second_factor: components["schemas"]["Factors"];
            /** @description This session was opened by the provider's word: signing out signs out there, too. */
            sso: boolean;
            /** @description Oneself. */
            staff: components["schemas"]["Staff"];
            /** @description The own teams. */
            teams: components["schemas"]["TeamId"][];
            /** @description The workspace. */
            workspace: components["schemas"]["MyWorkspace"];
        };
        /** @description What a case is about. */
        Meaning: {
            /**
             * @description An intent of the tree, or `oos` for what has nothing to do with the platform.
             * @example withdrawal.pending
             */
            intent: string;
        };
        /**
         * @description Something that protects.
         * @enum {string}
         */
        Measure: "second_factor" | "two_persons" | "account_proof";
        /** @description Into which case. */
        Merge: {
            /** @description Another case of the same customer. */
            into: components["schemas"]["CaseId"];
        };
        /** @description A message as its customer sees it. */
        Message: {
            /** @description When it was stored. */
            at: components["schemas"]["Time"];
            /** @description The text. */
            body: string;
            bot: components["schemas"]["BotShown"] | null;
            /** @description Its files. */
            files: components["schemas"]["FileRef"][];
            /**
             * Format: int64
             * @description The number of the message whose form it answers.
             */
            form: number | null;
            /** @description Who wrote it. */
            from: components["schemas"]["Author"];
            /** @description The id that the customer's client gave it. */
            id: string | null;
            /** @description The writer's name for customers. */
            name: string | null;
            /**
             * Format: int64
             * @description Its number among the conversation's public messages: 1, 2, 3 … without gaps.
             */
            seq: number;
            system: components["schemas"]["Activity"] | null;
        };
        /** @description A part of a thread. */
        Messages_Message: {
            /** @description In order. */
            items: components["schemas"]["Message"][];
            /** @description Whether there is more in the direction that was asked for. */
            more: boolean;
        };
        /** @description A part of a thread. */
        Messages_StaffMessage: {
            /** @description In order. */
            items: components["schemas"]["StaffMessage"][];
            /** @description Whether there is more in the direction that was asked for. */
            more: boolean;
        };
        /**
         * @description A kind of second factor.
         * @enum {string}
         */
        Method: "totp" | "recovery" | "passkey";
        /** @description What is wrong with a mark, and where. */
        Mistake: {
            /** @description The line of the text, from 1. */
            line: number;
            /**
             * @description What is named there, where that is what is wrong.
             * @example France
             */
            said: string;
            /** @description What is wrong. */
            what: components["schemas"]["Slip"];
        };
        /** @description What a model did today (UTC). */
        ModelDay: {
            /**
             * Format: int64
             * @description How often it was asked.
             */
            asked: number;
            /**
             * Format: int64
             * @description How often it did not answer as it must.
             */
            failed: number;
            /** @description The same by why: `number`, `citation`, … */
            faults: {
                [key: string]: number;
            };
            /**
             * Format: int64
             * @description How long it took on average, in milliseconds, where it answered.
             */
            millis: number | null;
            /**
             * Format: int64
             * @description How often it was not asked because the day's tokens were spent.
             */
            over_budget: number;
            /**
             * Format: int64
             * @description How often it was not asked because of the requests of that minute.
             */
            over_pace: number;
            /**
             * Format: int64
             * @description How often its words did not hold.
             */
            refused: number;
            /**
             * Format: int64
             * @description How often it was not asked because it had failed too often just before.
             */
            resting: number;
            /**
             * Format: int64
             * @description How often it took too long.
             */
            timeouts: number;
            /**
             * Format: int64
             * @description Tokens that it read.
             */
            tokens_in: number;
            /**
             * Format: int64
             * @description Tokens that it wrote.
             */
            tokens_out: number;
            /**
             * Format: int64
             * @description How often its words were said, or given to staff.
             */
            used: number;
        };
        /**
         * @description Why what a language model wrote does not hold.
         * @enum {string}
         */
        ModelFault: "empty" | "nothing" | "cut" | "long" | "form" | "language" | "citation" | "number" | "address" | "link" | "name" | "hidden" | "claim" | "unsupported" | "negation" | "advice" | "outbound";
        /** @description The key of a model. */
        ModelKey: {
            /**
             * @description What its provider gave: 1 to 1,000 characters; `null` for a server that asks for none.
             * @example from the provider
             */
            key?: string | null;
        };
        /**
         * @description What came of asking a language model.
         * @enum {string}
         */
        ModelOutcome: "used" | "refused" | "timeout" | "failed" | "budget" | "pace" | "rest";
        /** @description An article that a model was shown. */
        ModelPassage: {
            /** @description Its address in the help centre, from the root. */
            path: string;
            /** @description What of it was shown. */
            text: string;
            /** @description Its title. */
            title: string;
        };
        /** @description How a language model is asked, and what for. */
        ModelSettings: {
            /** @description How it wants to be asked. */
            dialect: components["schemas"]["Dialect"];
            /** @description Whether staff can have a reply drafted from articles. */
            drafts: boolean;
            /** @description Whether it is asked at all. */
            enabled: boolean;
            /**
             * @description The model's name there, up to 100 characters.
             * @example gpt-5-mini
             */
            model: string;
            /** @description Whether the bot's answers from articles are phrased by it. */
            phrases: boolean;
            /**
             * Format: int64
             * @description Requests within a minute: 1 to 6,000.
             * @example 60
             */
            requests_a_minute: number;
            /**
             * Format: int64
             * @description How long it may take, in milliseconds: 500 to 10,000.
             * @example 4000
             */
            timeout_ms: number;
            /**
             * Format: int64
             * @description Tokens that may be spent within a day (UTC), read and written: 1,000 to 1,000,000,000.
             * @example 200000
             */
            tokens_a_day: number;
            /**
             * @description Where it answers, up to the part before `/chat/completions`: `https://`, a public address, up to 500 characters, without
             *     `?` and `#`.
             * @example https://api.openai.com/v1
             */
            url: string;
        };
        /** @description What a model was sent, what it wrote, and what is made of that. */
        ModelTried: {
            /** @description What it wrote. */
            came: string;
            /** @description Whether the bot would have asked it: what cannot wait, or asks for advice, goes to no model. */
            goes: boolean;
            model: components["schemas"]["BotModel"] | null;
            /** @description What was found. */
            passages: components["schemas"]["ModelPassage"][];
            /** @description What would be said; null: the article's own words. */
            says: string | null;
            /** @description The request's body, as it was sent; null: nothing was. */
            sent: string | null;
        };
        /** @description A question to be tried. */
        ModelTry: {
            /**
             * @description What a customer would write: 1 to 1,000 characters.
             * @example How long does a withdrawal take?
             */
            question: string;
        };
        /** @description A version of the classifier. */
        ModelVersion: {
            /** @description When it was learnt. */
            at: components["schemas"]["Time"];
            /** @description What it was found worth. */
            figures: components["schemas"]["Figures"];
            /** @description Whether messages are read by it. */
            in_use: boolean;
            /** @description Whether it can be used: of old ones only the figures are left. */
            usable: boolean;
            /** @description What was found of it. */
            verdict: components["schemas"]["Verdict"];
            /**
             * Format: int64
             * @description Its number; 0 is the one that ships.
             */
            version: number;
        };
        /** @description A workspace's model, and how it does. */
        ModelView: {
            /** @description Whether there is a key. It is never shown. */
            has_key: boolean;
            /** @description Why it failed last; null: it did not, or has answered since. */
            last_failure: string | null;
            resting_until: components["schemas"]["Time"] | null;
            /** @description What was set; what counts without, where nothing was. */
            settings: components["schemas"]["ModelSettings"];
            /** @description What it did today. */
            today: components["schemas"]["ModelDay"];
            /**
             * Format: int64
             * @description Tokens of the day that are left.
             */
            tokens_left: number;
        };
        /**
         * @description How a deposit or a withdrawal stands.
         * @enum {string}
         */
        MovementState: "pending" | "confirming" | "held" | "completed" | "failed" | "cancelled";
        /** @description What to change of the own account; absent fields stay. */
        MyChange: {
            /** @description The name that customers see: 1 to 100 characters. */
            display_name?: string | null;
            /**
             * @description The console's language (BCP 47).
             * @example zh-CN
             */
            language?: string | null;
            /** @description The name among staff: 1 to 100 characters. */
            name?: string | null;
            notify?: components["schemas"]["Notify"] | null;
            theme?: components["schemas"]["Theme"] | null;
        };
        /** @description What everybody knows of their workspace. */
        MyWorkspace: {
            /** @description Its name for customers. */
            brand: string;
            /** @description Its id. */
            id: components["schemas"]["WorkspaceId"];
            /** @description The languages that staff answer in. */
            languages: string[];
            /**
             * @description Its name among staff.
             * @example Example Exchange
             */
            name: string;
            /** @description Everybody needs a second factor. */
            require_second_factor: boolean;
            /** @description What a resolved case can have been. */
            resolve_reasons: string[];
            second_factor_from: components["schemas"]["Time"] | null;
        };
        /** @description What to ask the platform for. */
        NewAccountAction: {
            /** @description What. */
            action: components["schemas"]["AccountAction"];
            /**
             * @description Why: 5 to 500 characters. The platform and whoever looks into it later read this.
             * @example Reported as stolen on the phone.
             */
            reason: string;
        };
        /** @description A new token. */
        NewApiToken: {
            /** @description Addresses and networks that it may be used from, up to 200. Empty: those that the workspace lets staff in from. */
            allowed_networks?: string[];
            expires_at?: components["schemas"]["Time"] | null;
            /**
             * @description What it is for: 1 to 100 characters.
             * @example Nightly export
             */
            name: string;
            /** @description What it may do: nothing that you may not do yourself. */
            scopes: components["schemas"]["Permission"][];
        };
        /** @description A proof to ask for. */
        NewAsk: {
            /** @description The least level: `email_code`, `signed_token` or `passkey`; `wallet` with an address to prove. */
            level: components["schemas"]["Proof"];
            wallet?: components["schemas"]["AskedWallet"] | null;
        };
        /** @description A block list to be added. */
        NewBlockList: {
            /**
             * @description Whether it is in force.
             * @default true
             */
            enabled?: boolean;
            /**
             * Format: int64
             * @description How often it is read anew, in hours: 1 to 168.
             * @default 6
             */
            every_hours?: number;
            /** @description What it is called here: 1 to 100 characters, no other list's. */
            name: string;
            /** @description Where it is read from: `https://…`; null: it is sent here. */
            url?: string | null;
        };
        /** @description A customer to plant. */
        NewCanary: {
            /**
             * Format: int64
             * @description How many cases, 1 to 3; 1 when absent.
             */
            cases?: number;
            /**
             * @description The domain of their mail address: one where you would see a letter to it.
             * @example mail.example.com
             */
            domain: string;
            /** @description The inbox in which their cases are. */
            inbox: components["schemas"]["InboxId"];
        };
        /** @description A new canned reply. */
        NewCannedReply: {
            /** @description The text: 1 to 16,000 characters. */
            body: string;
            /** @description The language that it is written in; null: any. */
            language?: string | null;
            /**
             * @description What is typed after `/` to find it: 1 to 50 letters, digits, `-`, `_` and `.`, no other reply's.
             * @example deposit-delay
             */
            shortcut: string;
            team?: components["schemas"]["TeamId"] | null;
            /** @description What it is called: 1 to 100 characters. */
            title: string;
        };
        /** @description A case that staff begins. */
        NewCase: {
            /** @description The first message. */
            body: string;
            /** @description With whom: a customer that is known. */
            customer: components["schemas"]["CustomerId"];
            /** @description Why it is sent although the guard refuses it, 3 to 500 characters; needs `guard.override`. */
            despite?: string | null;
            /** @description In which inbox. */
            inbox: components["schemas"]["InboxId"];
        };
        /** @description A new category. */
        NewCategory: {
            /** @description The name of the picture that stands beside it, up to 40 of `a` to `z`, digits and dashes; empty: none. */
            icon?: string;
            /**
             * @description What stands for it in addresses: up to 80 of `a` to `z`, digits and dashes; absent: made of its title.
             * @example deposits
             */
            slug?: string | null;
            /** @description Its title in each language (BCP 47), 1 to 100 characters each; at least one. */
            titles: {
                [key: string]: string;
            };
        };
        /** @description Where to send a code, and what for. */
        NewCode: {
            /**
             * @description An address, by those whom nobody knows yet.
             * @example anna@example.com
             */
            address?: string | null;
            ask?: components["schemas"]["ProofAskId"] | null;
            identity?: components["schemas"]["IdentityId"] | null;
        };
        /** @description The passkey that a browser has made. */
        NewCustomerPasskey: {
            /** @description What `navigator.credentials.create` gave, as JSON. */
            credential: Record<string, unknown>;
            /**
             * @description What to call it: 1 to 60 characters.
             * @example My phone
             */
            name: string;
            /** @description What led here. */
            ticket: string;
        };
        /** @description Why a file is downloaded. */
        NewDownload: {
            /**
             * @description Why: 5 to 500 characters. Whoever looks into it later reads this.
             * @example The police asked for it, file 4711.
             */
            reason: string;
        };
        /** @description What is needed for a while. */
        NewElevation: {
            /**
             * Format: int64
             * @description For how many minutes: 5 to 480.
             */
            minutes: number;
            /**
             * @description What to be allowed: 1 to 20. What could be kept beyond the time is never lent: `staff.manage`, `roles.manage`,
             *     `teams.manage`, `inboxes.manage`, `tokens.manage`, `webhooks.manage`, `webhooks.personal`, `security.manage`, `workspace.manage`.
             */
            permissions: components["schemas"]["Permission"][];
            /**
             * @description Why: 5 to 500 characters.
             * @example Handles the deposits of tonight's outage.
             */
            reason: string;
        };
        /** @description What to ask, and to keep what is answered. */
        NewEvidence: {
            /**
             * Format: int32
             * @description Of a trace: how many steps, 1 to 6; left out: 3.
             * @example 3
             */
            depth?: number | null;
            /** @description What to keep. */
            kind: components["schemas"]["EvidenceKind"];
            /** @description The language to say it in (BCP 47); left out: English. */
            language?: string | null;
            /**
             * @description Of a trace: on which network (CAIP-2).
             * @example eip155:1
             */
            network?: string | null;
            /** @description Whether the customer's own report shows it. What is kept against a customer stays with staff. */
            shared?: boolean;
            /**
             * Format: int64
             * @description Of a trace from an address: from which block on; left out: from the first.
             */
            since_block?: number | null;
            /**
             * @description A transaction's id or an address.
             * @example 0x9fc76417374aa880d4449a1f7f31ec597f00b1f6f3dd2d66f4c9c6c445836d8b
             */
            text: string;
        };
        /** @description A new custom field. */
        NewField: {
            /**
             * @description Its name in `fields` of the API: 1 to 40 of a-z, 0-9 and `_`, beginning with a letter; fixed from then on.
             * @example network
             */
            key: string;
            /**
             * @description Its name on screens: 1 to 100 characters.
             * @example Network
             */
            label: string;
            /** @description What it belongs to; fixed from then on. */
            on: components["schemas"]["Subject"];
            /** @description What can be chosen: 1 to 100 options of up to 100 characters for `choice`, none otherwise. */
            options?: string[];
            /** @description Its values are personal: they are masked where staff see them, and can be revealed one at a time. */
            personal?: boolean;
            /**
             * Format: int64
             * @description Its place on screens, 0 to 1000.
             */
            position?: number;
            /** @description A case cannot be resolved without it. */
            required_to_resolve?: boolean;
            /** @description What it holds; fixed from then on. */
            type: components["schemas"]["FieldType"];
        };
        /** @description What to keep, and why. */
        NewHold: {
            case?: components["schemas"]["CaseId"] | null;
            customer?: components["schemas"]["CustomerId"] | null;
            /** @description 3 to 500 characters. */
            reason: string;
        };
        /** @description A new identity key. */
        NewIdentityKey: {
            /** @description How tokens are signed. */
            algorithm: components["schemas"]["Algorithm"];
            /**
             * @description Its name in the tokens' header: 1 to 64 of A-Z, a-z, 0-9, `-`, `_` and `.`; made up when absent.
             * @example 2026-01
             */
            kid?: string | null;
            /** @description For ES256 and EdDSA: the public key as PEM (SPKI) or as a JWK, up to 4,000 characters. Never the private one. */
            public_key?: string | null;
        };
        /** @description Whom to invite. */
        NewInvitation: {
            /**
             * @description Their address.
             * @example kim@example.com
             */
            email: string;
            /** @description Their role: nothing that you may not do yourself. */
            role: components["schemas"]["RoleId"];
            /** @description To which part of the workspace they are limited, from the first moment on. */
            scope?: components["schemas"]["CaseScope"];
            /** @description Their teams. */
            teams?: components["schemas"]["TeamId"][];
        };
        /** @description A message, a note, or a message for later. */
        NewMessage: {
            /**
             * @description The text, at most 16,000 characters.
             * @example Your deposit has 3 of 12 confirmations; it will be there in about 2 minutes.
             */
            body?: string;
            /** @description Do not send it when the customer writes before `send_at`. */
            cancel_on_reply?: boolean;
            conversation?: components["schemas"]["ConversationId"] | null;
            /** @description Why it is sent although the guard refuses it, 3 to 500 characters; needs `guard.override`. */
            despite?: string | null;
            /** @description Uploaded files, at most 10. */
            files?: components["schemas"]["FileId"][];
            /**
             * @description Made by the client; the same one is stored once. 1 to 64 characters of A-Z, a-z, 0-9, - and _.
             * @example m-1
             */
            id: string;
            /** @description `message` or `note`. */
            kind?: components["schemas"]["Kind"];
            /** @description Staff to mention. */
            mentions?: components["schemas"]["StaffId"][];
            /**
             * Format: int64
             * @description The position up to which you had read. When the customer has written or somebody else has answered since, the answer
             *     is `newer-message`.
             */
            seen?: number | null;
            send_at?: components["schemas"]["Time"] | null;
        };
        /** @description A new passkey. */
        NewPasskey: {
            /** @description The browser's PublicKeyCredential as JSON. */
            credential: Record<string, unknown>;
            /**
             * @description What to call it: 1 to 60 characters.
             * @example Blue YubiKey
             */
            name: string;
        };
        /** @description A new playbook. */
        NewPlaybook: {
            /** @description What it is. */
            flow: components["schemas"]["Flow"];
            /**
             * @description Its stable name: 1 to 40 of `a` to `z`, digits and dashes, no other playbook's.
             * @example pending-transfer
             */
            slug: string;
        };
        /** @description What to have shown, and why. */
        NewReveal: {
            /** @description The case for which it is needed: one's own, or one of one's teams. */
            case: components["schemas"]["CaseId"];
            /**
             * @description What is masked, by the name that the customer's or the case's `masked` has for it.
             * @example email
             */
            field: string;
            /**
             * @description Why: 5 to 500 characters. Whoever looks into it later reads this.
             * @example Asked to confirm the address of the account.
             */
            reason: string;
        };
        /** @description A new role. */
        NewRole: {
            /**
             * @description Its name: 1 to 60 characters, no other role's.
             * @example Weekend agent
             */
            name: string;
            /** @description What it allows: nothing that you may not do yourself. */
            permissions: components["schemas"]["Permission"][];
        };
        /** @description Which keys to change. */
        NewRotation: {
            customer?: components["schemas"]["CustomerId"] | null;
            /** @description The workspace's key, or a data key. */
            level: components["schemas"]["KeyLevel"];
        };
        /** @description A host to be named. */
        NewSafetyHost: {
            /**
             * @description A host, or a URL with one: `nimbus.example`, `https://nimbus.example/login`. No ending under which anybody may register,
             *     such as `com` or `github.io`.
             * @example nimbus.example
             */
            host: string;
            /** @description Why it is here, for staff: up to 200 characters. */
            note?: string;
            /** @description What it is. */
            standing: components["schemas"]["Standing"];
        };
        /** @description A new token. */
        NewScimToken: {
            /** @description Addresses and networks that it may be used from, up to 200. Empty: from everywhere, for the provider comes from its own. */
            allowed_networks?: string[];
            expires_at?: components["schemas"]["Time"] | null;
            /**
             * @description What it is for: 1 to 100 characters.
             * @example Okta
             */
            name: string;
        };
        /** @description A new skill. */
        NewSkill: {
            /**
             * @description Its name: 1 to 60 characters, no other skill's.
             * @example Lightning network
             */
            name: string;
            /** @description Who can do it. */
            staff?: components["schemas"]["StaffId"][];
        };
        /** @description A new tag. */
        NewTag: {
            /**
             * @description Its colour.
             * @example #0a7cff
             */
            color: string;
            /**
             * @description Its name: 1 to 50 characters, no other tag's.
             * @example deposit
             */
            name: string;
        };
        /** @description A new team. */
        NewTeam: {
            /** @description New work is given to members at once. */
            auto_assign?: boolean;
            business_hours?: components["schemas"]["BusinessHoursId"] | null;
            /**
             * @description A symbol: up to 16 characters.
             * @example 🏦
             */
            emoji?: string;
            /** @description Who is in it. */
            members?: components["schemas"]["StaffId"][];
            /**
             * @description Its name: 1 to 60 characters, no other team's.
             * @example Deposits
             */
            name: string;
            /** @description The skills that its work needs. */
            skills?: components["schemas"]["SkillId"][];
        };
        /** @description A new topic with its first article. */
        NewTopic: {
            /** @description The category that it is in. */
            category: components["schemas"]["CategoryId"];
            /** @description For staff alone. */
            internal?: boolean;
            /**
             * @description The language of the first article; the others are translated from it.
             * @example en
             */
            lang: string;
            /**
             * @description What stands for it in addresses: up to 80 of `a` to `z`, digits and dashes; absent: made of its title.
             * @example deposit-not-arrived
             */
            slug?: string | null;
            /** @description The first article's title: 1 to 200 characters. */
            title: string;
        };
        /** @description A wallet to prove. */
        NewWallet: {
            /**
             * @description The address; where staff has asked for one, it may be left out.
             * @example 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed
             */
            address?: string | null;
            ask?: components["schemas"]["ProofAskId"] | null;
            /**
             * @description The network: its number by EIP-155 for Ethereum and its kin, the reference of CAIP-2 for others. Left out: the main
             *     one, or the one that staff has asked for.
             * @example 1
             */
            chain?: string | null;
            family?: components["schemas"]["WalletFamily"] | null;
        };
        /** @description What is to be watched. */
        NewWatch: {
            /**
             * @description On which network (CAIP-2).
             * @example eip155:1
             */
            network: string;
            /**
             * @description The transaction's id.
             * @example 0x9fc76417374aa880d4449a1f7f31ec597f00b1f6f3dd2d66f4c9c6c445836d8b
             */
            transaction: string;
        };
        /** @description A new webhook. */
        NewWebhook: {
            /**
             * @description The kinds of events that it gets, of those at `/event-kinds`; `*` is all.
             * @example [
             *       "*"
             *     ]
             */
            events: string[];
            /** @description Send personal data of customers as it is, instead of masked. Needs the permission `webhooks.personal`. */
            personal?: boolean;
            /**
             * @description Where events are posted to: `https://`, up to 2,000 characters, a public address.
             * @example https://example.com/ombud
             */
            url: string;
        };
        /** @description The next target of a case. */
        NextDue: {
            /**
             * @description `first_reply`, `next_reply` or `resolution`.
             * @example first_reply
             */
            clock: string;
            /** @description When it is missed. */
            due_at: components["schemas"]["Time"];
            /**
             * @description `running`, `warned` or `breached`.
             * @example running
             */
            state: string;
        };
        /** @description How somebody is told of news. */
        Notify: {
            /** @description By the desktop's notifications. */
            desktop: boolean;
            /** @description By a sound. */
            sound: boolean;
        };
        /** @description One key. */
        OneKey: {
            /** @description When it was made. */
            created_at: components["schemas"]["Time"];
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
        };
        /**
         * @description What became of a piece of text.
         * @enum {string}
         */
        Op: "same" | "insert" | "delete";
        /** @description An open time of one day of the week. */
        OpenSpan: {
            /**
             * Format: int32
             * @description The day: 0 is Monday, 6 is Sunday.
             */
            day: number;
            /**
             * @description When it opens.
             * @example 09:00
             */
            from: string;
            /**
             * @description When it closes: later than `from`, up to `24:00`.
             * @example 17:30
             */
            to: string;
        };
        /** @description A session of the customer whose mailbox was shown to be one's own. */
        OpenedSession: {
            /** @description The token to send from now on. */
            session: string;
        };
        /** @description Where a case goes on to that nobody takes. */
        Overflow: {
            /**
             * Format: int64
             * @description After so many seconds without an owner: 1 to 604800 (a week); null: not by time.
             * @default null
             */
            after_seconds: number | null;
            /** @default null */
            team: components["schemas"]["TeamId"] | null;
            /**
             * @description As soon as everybody of the team has their fill or is away, or the team is outside its hours.
             * @default false
             */
            when_full: boolean;
        };
        /** @description A proof that was asked for, as the customer sees it. */
        OwnAsk: {
            /** @description Until when it can be given. */
            expires_at: components["schemas"]["Time"];
            /** @description Its id. */
            id: components["schemas"]["ProofAskId"];
            /** @description The least level that counts. */
            level: components["schemas"]["Proof"];
            wallet: components["schemas"]["ProofWallet"] | null;
        };
        /** @description Whether and how you can freeze your account here. */
        OwnFreeze: {
            /** @description How. */
            by: components["schemas"]["FreezeBy"];
            since: components["schemas"]["Time"] | null;
            state: components["schemas"]["ActionState"] | null;
        };
        /** @description A message by a customer. */
        OwnMessage: {
            /** @description The text, at most 16,000 characters. */
            body?: string;
            /** @description Uploaded files, at most 10. */
            files?: components["schemas"]["FileId"][];
            /**
             * @description Made by the client; the same one is stored once.
             * @example c-1
             */
            id: string;
        };
        /** @description How well a customer is known here, and how they can show more. */
        OwnProof: {
            add_passkey: components["schemas"]["Proof"] | null;
            add_wallet: components["schemas"]["Proof"] | null;
            /** @description What they have proved at this device within a day, the newest first. */
            given: components["schemas"]["ProofSeen"][];
            /** @description The surest that they are known by. */
            known: components["schemas"]["Proof"];
            /** @description How they can prove it. */
            methods: components["schemas"]["ProofMethods"];
            /** @description Their passkeys. */
            passkeys: components["schemas"]["PasskeySeen"][];
        };
        /** @description What you think of the help you got. */
        OwnRating: {
            /** @description In words, at most 2,000 characters. */
            comment?: string | null;
            /**
             * Format: int64
             * @description 1 (bad) to 5 (good).
             */
            score: number;
        };
        /** @description One look at what is a customer's. */
        OwnReader: {
            /** @description When. */
            at: components["schemas"]["Time"];
            /**
             * @description Which field was revealed.
             * @example email
             */
            field: string | null;
            /** @description The name of a member of staff, as customers see it; none for a programme. */
            name: string | null;
            /**
             * Format: int64
             * @description How many members of staff a line tells of at once, where they are several: those on whose open screens (`shown`) the customer was
             *     on one day, one look after the other.
             */
            people: number | null;
            /**
             * Format: int64
             * @description Its place in the ledger.
             */
            position: number;
            /**
             * @description How: `opened` a conversation, `looked` at the customer, `found` by a search, `listed`, `shown` on an open screen such as a list of
             *     cases, `revealed` a masked field.
             * @example opened
             */
            what: string;
        };
        /** @description Your request to have coins back that were not credited. */
        OwnRecovery: {
            /**
             * @description How much, with its unit.
             * @example 4 USDT
             */
            amount: string;
            ask: components["schemas"]["ProofAskId"] | null;
            /** @description When you asked. */
            asked_at: components["schemas"]["Time"];
            /** @description When it last went on. */
            changed_at: components["schemas"]["Time"];
            /**
             * Format: int64
             * @description How many days it takes.
             */
            days: number;
            /**
             * @description What it costs; empty: nothing. Send it back when you agree.
             * @example 5 USDT
             */
            fee: string;
            /** @description The address that sent it, and has to sign where a signature is asked for. */
            from: string;
            /** @description Its id. */
            id: components["schemas"]["RecoveryId"];
            lapses_at: components["schemas"]["Time"] | null;
            /**
             * @description The network.
             * @example Ethereum
             */
            network: string;
            payout: components["schemas"]["RecoveryPayout"] | null;
            /** @description How it was shown that it is yours. */
            proof: components["schemas"]["RecoveryProof"];
            /** @description Why the deposit was not credited. */
            reason: components["schemas"]["StuckReason"];
            refusal: components["schemas"]["RecoveryRefusal"] | null;
            return_to: components["schemas"]["RecoveryReturn"] | null;
            /** @description Whether the address that sent has to sign. */
            signature: boolean;
            /** @description Where it stands. */
            state: components["schemas"]["RecoveryState"];
            /** @description The transaction's id. */
            transaction: string;
        };
        /** @description Which deposit you want to have back. */
        OwnRecoveryAsked: {
            /** @description In which of your conversations. */
            conversation: components["schemas"]["ConversationId"];
            /** @description Which deposit. */
            deposit: components["schemas"]["RecoveryAsked"];
        };
        /** @description A transaction that is watched for you, or was. */
        OwnWatch: {
            /** @description Whether it could tell. */
            answered: boolean;
            /** @description Whether you asked for it; otherwise the team did. */
            asked: boolean;
            /** @description Since when. */
            begun_at: components["schemas"]["Time"];
            /**
             * Format: int64
             * @description How deep it was when it was last seen waiting; null where it was in no block.
             */
            confirmations: number | null;
            /** @description In which of your conversations you are told. */
            conversation: components["schemas"]["ConversationId"];
            ended: components["schemas"]["WatchEnd"] | null;
            ended_at: components["schemas"]["Time"] | null;
            /** @description When it ends at the latest. */
            ends_at: components["schemas"]["Time"];
            /** @description Its id, by which it is stopped. */
            id: components["schemas"]["WatchId"];
            /** @description A page of an explorer that shows it; null where none is named, or the workspace's rules let no link to it through. */
            link: string | null;
            /** @description When the network was last asked. */
            looked_at: components["schemas"]["Time"];
            /**
             * Format: int64
             * @description As how deep it is through; null where its network is asked no longer.
             */
            needed: number | null;
            /**
             * @description On which network (CAIP-2).
             * @example eip155:1
             */
            network: string;
            /**
             * @description What people call it.
             * @example Ethereum
             */
            network_name: string;
            next_at: components["schemas"]["Time"] | null;
            /** @description Where it stands, as far as you were told: what was seen once is not believed yet. */
            standing: components["schemas"]["ChainStanding"];
            /** @description The transaction's id. */
            transaction: string;
            waits_for: components["schemas"]["WatchWait"] | null;
        };
        /** @description What you want to be told of. */
        OwnWatchAsked: {
            /** @description In which of your conversations; you have named the transaction there. */
            conversation: components["schemas"]["ConversationId"];
            /** @description The transaction. */
            watch: components["schemas"]["NewWatch"];
        };
        /** @description One page of a list. */
        Page_Alert: {
            /** @description What is on it. */
            items: components["schemas"]["Alert"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_AnchorTarget: {
            /** @description What is on it. */
            items: components["schemas"]["AnchorTarget"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_ApiToken: {
            /** @description What is on it. */
            items: components["schemas"]["ApiToken"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_Approval: {
            /** @description What is on it. */
            items: components["schemas"]["Approval"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_ArticleRating: {
            /** @description What is on it. */
            items: components["schemas"]["ArticleRating"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_AuditEntry: {
            /** @description What is on it. */
            items: components["schemas"]["AuditEntry"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_BlockList: {
            /** @description What is on it. */
            items: components["schemas"]["BlockList"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_BusinessHours: {
            /** @description What is on it. */
            items: components["schemas"]["BusinessHours"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_Canary: {
            /** @description What is on it. */
            items: components["schemas"]["Canary"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_CannedReply: {
            /** @description What is on it. */
            items: components["schemas"]["CannedReply"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_CaseEvidence: {
            /** @description What is on it. */
            items: components["schemas"]["CaseEvidence"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_CaseSummary: {
            /** @description What is on it. */
            items: components["schemas"]["CaseSummary"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_Category: {
            /** @description What is on it. */
            items: components["schemas"]["Category"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_ChainNetwork: {
            /** @description What is on it. */
            items: components["schemas"]["ChainNetwork"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_CheckpointView: {
            /** @description What is on it. */
            items: components["schemas"]["CheckpointView"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_Conversation: {
            /** @description What is on it. */
            items: components["schemas"]["Conversation"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_Customer: {
            /** @description What is on it. */
            items: components["schemas"]["Customer"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_Delivery: {
            /** @description What is on it. */
            items: components["schemas"]["Delivery"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_Elevation: {
            /** @description What is on it. */
            items: components["schemas"]["Elevation"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_EventKind: {
            /** @description What is on it. */
            items: components["schemas"]["EventKind"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_FieldDef: {
            /** @description What is on it. */
            items: components["schemas"]["FieldDef"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_FreezeToken: {
            /** @description What is on it. */
            items: components["schemas"]["FreezeToken"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_IdentityKey: {
            /** @description What is on it. */
            items: components["schemas"]["IdentityKey"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_Inbox: {
            /** @description What is on it. */
            items: components["schemas"]["Inbox"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_Invitation: {
            /** @description What is on it. */
            items: components["schemas"]["Invitation"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_KeyRotation: {
            /** @description What is on it. */
            items: components["schemas"]["KeyRotation"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_LegalHold: {
            /** @description What is on it. */
            items: components["schemas"]["LegalHold"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_ListedCorrection: {
            /** @description What is on it. */
            items: components["schemas"]["ListedCorrection"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_OwnReader: {
            /** @description What is on it. */
            items: components["schemas"]["OwnReader"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_OwnWatch: {
            /** @description What is on it. */
            items: components["schemas"]["OwnWatch"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_Passkey: {
            /** @description What is on it. */
            items: components["schemas"]["Passkey"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_PermissionView: {
            /** @description What is on it. */
            items: components["schemas"]["PermissionView"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_PlaybookLine: {
            /** @description What is on it. */
            items: components["schemas"]["PlaybookLine"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_PlaybookVersion: {
            /** @description What is on it. */
            items: components["schemas"]["PlaybookVersion"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_Reader: {
            /** @description What is on it. */
            items: components["schemas"]["Reader"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_Recovery: {
            /** @description What is on it. */
            items: components["schemas"]["Recovery"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_RetentionRun: {
            /** @description What is on it. */
            items: components["schemas"]["RetentionRun"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_Role: {
            /** @description What is on it. */
            items: components["schemas"]["Role"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_SafetyHost: {
            /** @description What is on it. */
            items: components["schemas"]["SafetyHost"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_ScimToken: {
            /** @description What is on it. */
            items: components["schemas"]["ScimToken"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_ServiceLevel: {
            /** @description What is on it. */
            items: components["schemas"]["ServiceLevel"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_Skill: {
            /** @description What is on it. */
            items: components["schemas"]["Skill"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_Staff: {
            /** @description What is on it. */
            items: components["schemas"]["Staff"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_StaffSession: {
            /** @description What is on it. */
            items: components["schemas"]["StaffSession"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_SuggestedHost: {
            /** @description What is on it. */
            items: components["schemas"]["SuggestedHost"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_Tag: {
            /** @description What is on it. */
            items: components["schemas"]["Tag"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_Team: {
            /** @description What is on it. */
            items: components["schemas"]["Team"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_TopicLine: {
            /** @description What is on it. */
            items: components["schemas"]["TopicLine"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_VersionLine: {
            /** @description What is on it. */
            items: components["schemas"]["VersionLine"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_Watch: {
            /** @description What is on it. */
            items: components["schemas"]["Watch"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description One page of a list. */
        Page_Webhook: {
            /** @description What is on it. */
            items: components["schemas"]["Webhook"][];
            /** @description The `cursor` of the next page; none on the last one. */
            next: string | null;
        };
        /** @description A passkey or security key. */
        Passkey: {
            /** @description When it was added. */
            created_at: components["schemas"]["Time"];
            /** @description Its id. */
            id: components["schemas"]["PasskeyId"];
            last_used_at: components["schemas"]["Time"] | null;
            /**
             * @description What its owner calls it.
             * @example Blue YubiKey
             */
            name: string;
        };
        /** @description A browser's answer to a passkey's question. */
        PasskeyAnswer: {
            /** @description Which question. */
            challenge: components["schemas"]["ChallengeId"];
            /** @description What `navigator.credentials.get` gave, as JSON. */
            credential: Record<string, unknown>;
        };
        /** @description The browser's question for a passkey. */
        PasskeyAsked: {
            /** @description Names it when it is answered. */
            challenge: components["schemas"]["ChallengeId"];
            /** @description For `navigator.credentials.get`: PublicKeyCredentialRequestOptions as JSON. */
            options: Record<string, unknown>;
        };
        /** @description A passkey that is about to be made. */
        PasskeyBegun: {
            /** @description Until when. */
            expires_at: components["schemas"]["Time"];
            /** @description Leads to the page that makes it, once: `/chat?inbox=KEY#passkey=TICKET`. */
            ticket: string;
        };
        /**
         * Format: uuid
         * @example 0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b
         */
        PasskeyId: string;
        /** @description What to ask the browser for. */
        PasskeyOptions: {
            /** @description For `navigator.credentials.create`: PublicKeyCredentialCreationOptions as JSON. */
            options: Record<string, unknown>;
        };
        /** @description A passkey, as the customer sees it. */
        PasskeySeen: {
            /** @description When it was added. */
            created_at: components["schemas"]["Time"];
            /** @description Its id. */
            id: components["schemas"]["PasskeyId"];
            last_used_at: components["schemas"]["Time"] | null;
            /**
             * @description What they call it.
             * @example My phone
             */
            name: string;
        };
        /** @description What leads to the making of a passkey. */
        PasskeyTicket: {
            /** @description The ticket. */
            ticket: string;
        };
        /** @description The old and the new password. */
        PasswordChange: {
            /** @description The password of now. */
            current: string;
            /** @description The next one: 12 to 256 characters. */
            new: string;
        };
        Permission: string;
        /** @description One thing that a role may allow. */
        PermissionView: {
            /**
             * @description What it allows, in English.
             * @example Write to customers.
             */
            description: string;
            /**
             * @description The group under which the settings show it.
             * @example cases
             */
            group: string;
            /**
             * @description Its stable name.
             * @example cases.reply
             */
            name: string;
        };
        /** @description A picture that articles can show. */
        Picture: {
            /**
             * Format: int64
             * @description Pixels.
             */
            height: number;
            /**
             * @description What it is.
             * @example image/png
             */
            media_type: string;
            /**
             * @description Its name, made of what it is; in Markdown it stands behind `pictures/`.
             * @example 0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0.png
             */
            name: string;
            /**
             * Format: int64
             * @description Bytes.
             */
            size: number;
            /**
             * Format: int64
             * @description Pixels.
             */
            width: number;
        };
        /** @description A form with one field `file`. */
        PictureForm: {
            /**
             * Format: binary
             * @description The picture: a PNG, JPEG, WebP or GIF of at most 10 MiB and 40 million pixels.
             */
            file: string;
        };
        /** @description A piece of a comparison. */
        Piece: {
            /** @description What became of it. */
            op: components["schemas"]["Op"];
            /** @description The text. */
            text: string;
        };
        /** @description How the workspace is connected to its platform. */
        Platform: {
            /** @description Whether it is asked. */
            enabled: boolean;
            old_secret_until: components["schemas"]["Time"] | null;
            /**
             * @description What requests are signed with. Shown once: when it is made.
             * @example whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw
             */
            secret?: string | null;
            /**
             * @description Where the platform answers the contract, up to the part before `/v1`; empty: nothing is set.
             * @example https://api.example.com/ombud
             */
            url: string;
        };
        /** @description What to set. */
        PlatformChange: {
            /** @description Whether it is asked. */
            enabled: boolean;
            /**
             * @description Where the platform answers: `https://`, up to 1,000 characters, a public address, without `?` and `#`.
             * @example https://api.example.com/ombud
             */
            url: string;
        };
        /** @description Something that happened at the platform. */
        PlatformEvent: {
            /** @description How much, a decimal number as text. */
            amount?: string | null;
            /** @description Of what, such as `USDT`: up to 20 letters and digits. */
            asset?: string | null;
            /** @description When. */
            at: components["schemas"]["Time"];
            /**
             * @description The customer's id with the platform: the subject of its signed tokens.
             * @example user-10293
             */
            customer: string;
            /**
             * @description The platform's id: sent again with the same one, it counts once.
             * @example evt_8f14e45f
             */
            id: string;
            /** @description What happened. */
            kind: components["schemas"]["PlatformEventKind"];
        };
        /**
         * @description What happened at the platform.
         * @enum {string}
         */
        PlatformEventKind: "deposit.credited" | "deposit.held" | "withdrawal.held" | "withdrawal.completed" | "login.new_device" | "account.frozen";
        /**
         * @description What became of an event.
         * @enum {string}
         */
        PlatformEventOutcome: "told" | "noted" | "unknown" | "again";
        /** @description What became of it. */
        PlatformEventTaken: {
            outcome: components["schemas"]["PlatformEventOutcome"];
        };
        /** @description What became of a test. */
        PlatformTest: {
            /** @description It answered by the contract, and accepts our signature. */
            good: boolean;
            /**
             * Format: int64
             * @description How long it took.
             * @example 41
             */
            millis: number;
            /** @description What is wrong, and what to do. */
            problem: string | null;
        };
        /** @description A playbook. */
        Playbook: components["schemas"]["PlaybookLine"] & {
            /** @description Its newest version. */
            flow: components["schemas"]["Flow"];
        };
        /**
         * Format: uuid
         * @example 0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b
         */
        PlaybookId: string;
        /** @description A playbook as a line of a list. */
        PlaybookLine: {
            /** @description Its id. */
            id: components["schemas"]["PlaybookId"];
            /** @description The intents that begin it. */
            intents: string[];
            published_at: components["schemas"]["Time"] | null;
            /**
             * Format: int64
             * @description The number of the version that customers meet, or would if it were not retired.
             */
            published_version: number | null;
            /**
             * @description Its stable name.
             * @example pending-transfer
             */
            slug: string;
            /** @description How far it is. */
            state: components["schemas"]["PlaybookState"];
            /** @description How many steps it has. */
            steps: number;
            /** @description What it is called, by language (BCP 47). */
            titles: components["schemas"]["BTreeMap"];
            /** @description When it was last changed. */
            updated_at: components["schemas"]["Time"];
            /** @description By whom. */
            updated_by: components["schemas"]["ChangedBy"];
            /**
             * Format: int64
             * @description The number of its newest version: to be given back when a newer one is saved.
             */
            version: number;
        };
        /**
         * @description How far a playbook is.
         * @enum {string}
         */
        PlaybookState: "draft" | "published" | "retired";
        /** @description A version of a playbook, as a line of a list. */
        PlaybookVersion: {
            /** @description When it was written. */
            at: components["schemas"]["Time"];
            /** @description By whom. */
            by: components["schemas"]["ChangedBy"];
            /** @description It is the one that customers meet. */
            published: boolean;
            published_at: components["schemas"]["Time"] | null;
            /**
             * Format: int64
             * @description Its number, from 1; not every number is there.
             */
            version: number;
        };
        /** @description The address that another one was made to be mistaken for. */
        Poisoned: {
            /** @description The address that the customer is known by. */
            like: string;
            /**
             * Format: double
             * @description Bits that both share at their beginnings and ends; from 26 on, no chance made them alike.
             * @example 32
             */
            shared_bits: number;
        };
        /** @description What a WebSocket would have brought. */
        PollAnswer: {
            /** @description Frames, as `docs/realtime.md` describes them. */
            frames: Record<string, unknown>[];
        };
        /** @description What a client knows, and how long it is willing to wait. */
        PollQuestion: {
            /** @description The last number seen of each conversation. */
            seen?: {
                [key: string]: number;
            };
            /**
             * Format: int64
             * @description Milliseconds to wait for news, at most 25,000.
             */
            wait_ms?: number;
        };
        /**
         * @description Where the launcher stands.
         * @enum {string}
         */
        Position: "right" | "left";
        /** @description The whole check. */
        Posture: {
            /** @description Each check, the most urgent first. */
            checks: components["schemas"]["Check"][];
            /**
             * Format: int32
             * @description From 0 to 100: what passes, by weight; a warning counts half.
             */
            score: number;
        };
        /**
         * @description Whether somebody takes work.
         * @enum {string}
         */
        Presence: "online" | "away" | "offline";
        /** @description Whether one takes work. */
        PresenceChange: {
            /** @description From now on. */
            presence: components["schemas"]["Presence"];
        };
        /** @description An article as it would be published. */
        Preview: {
            /** @description Links that lead nowhere. */
            broken_links: components["schemas"]["BrokenLink"][];
            /** @description Its headings. */
            headings: components["schemas"]["Heading"][];
            /** @description Its text: safe HTML, the same as the help centre's. */
            html: string;
            /** @description What is wrong with the marks of parts that are for some regions alone: that keeps it from being published, too. */
            mistakes: components["schemas"]["Mistake"][];
            /** @description What keeps it from being published, in words; empty: nothing but perhaps `mistakes`. */
            refusals: string[];
        };
        /** @description What to show as it would be published. */
        PreviewRequest: {
            /** @description What the article says. */
            content: components["schemas"]["Content"];
            /** @description For staff alone: then it may link to what is, too. */
            internal?: boolean;
            /**
             * @description The language (BCP 47).
             * @example en
             */
            lang: string;
            /**
             * @description As a reader sees it who is there: a country's two letters (ISO 3166), or `unknown` where that is not known. Absent or null:
             *     all of it, each part with whom it is for.
             * @example DE
             */
            region?: string | null;
            topic?: components["schemas"]["TopicId"] | null;
        };
        /**
         * @description How urgent a case is.
         * @enum {string}
         */
        Priority: "low" | "normal" | "high" | "urgent";
        /** @description The body of an error answer, `application/problem+json` (RFC 9457). */
        ProblemBody: {
            /**
             * @description The stable machine name of the kind.
             * @example not-found
             */
            code: string;
            /** @description What happened here and how to mend it. */
            detail: string;
            /** @description The fields at fault. */
            errors?: components["schemas"]["FieldProblem"][];
            /**
             * Format: int32
             * @description The HTTP status again.
             */
            status: number;
            /** @description The kind in words. */
            title: string;
            /**
             * @description Where the kind is explained.
             * @example /docs/problems#not-found
             */
            type: string;
        };
        /** @description A programme's token. */
        Program: {
            /** @description Its id. */
            id: components["schemas"]["ApiTokenId"];
            /** @description What it is for. */
            name: string;
        };
        /**
         * @description How sure we are of who a customer is; later ones are surer.
         * @enum {string}
         */
        Proof: "none" | "email_code" | "signed_token" | "passkey" | "wallet";
        /** @description A proof that staff asked for. */
        ProofAsk: {
            /** @description When. */
            asked_at: components["schemas"]["Time"];
            asked_by: components["schemas"]["StaffId"] | null;
            /** @description Where the customer sees it. */
            conversation: components["schemas"]["ConversationId"];
            /** @description Until when it can be given. */
            expires_at: components["schemas"]["Time"];
            /** @description Its id. */
            id: components["schemas"]["ProofAskId"];
            /** @description The least level that counts. */
            level: components["schemas"]["Proof"];
            settled_at: components["schemas"]["Time"] | null;
            /** @description What became of it. */
            state: components["schemas"]["AskState"];
            /**
             * Format: int64
             * @description How many wrong answers there were.
             */
            tries: number;
            wallet: components["schemas"]["ProofWallet"] | null;
        };
        /**
         * Format: uuid
         * @example 0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b
         */
        ProofAskId: string;
        /** @description What to prove it with. */
        ProofAsked: {
            challenge: components["schemas"]["ChallengeId"] | null;
            /** @description Which second factors this account has. */
            methods: components["schemas"]["Method"][];
            /** @description For `navigator.credentials.get`: PublicKeyCredentialRequestOptions as JSON. */
            passkey: Record<string, unknown> | null;
            /** @description The password is asked for: there is no second factor. */
            password: boolean;
            /** @description It can be proved at the provider, by `POST /auth/sso/step-up`: this session was opened by its word. */
            sso: boolean;
        };
        /** @description Where to prove it. */
        ProofElsewhere: {
            /** @description The provider's address, for a window of its own. */
            url: string;
        };
        /** @description A proof that was right. */
        ProofGiven: {
            /** @description When. */
            at: components["schemas"]["Time"];
            /** @description At which level. */
            level: components["schemas"]["Proof"];
            /**
             * @description The address is that of somebody whom the desk knows already: their conversations can be opened on this device by
             *     `POST /widget/proof/open`, within ten minutes.
             */
            opens: boolean;
        };
        /** @description How a customer can prove who they are at this device. */
        ProofMethods: {
            /** @description A code can be sent to any address that they have: nobody knows them yet. */
            any_email: boolean;
            /** @description Any wallet can be shown: nobody knows them yet. */
            any_wallet: boolean;
            /** @description A code can be sent to these addresses, which they have proved before. */
            emails: components["schemas"]["EmailChoice"][];
            /** @description They have a passkey for this server. */
            passkey: boolean;
            /** @description The app that they come from can vouch for them. */
            token: boolean;
            /** @description The wallets that they have proved before. */
            wallets: components["schemas"]["WalletSeen"][];
        };
        /** @description What customers must have proved before something is done. */
        ProofRules: {
            /**
             * @description Before staff sees what the platform knows of their account: asked for and given in the case that it is for, or their app's
             *     word where `account_app` says so.
             * @default {
             *       "level": "email_code",
             *       "max_age_minutes": 1440
             *     }
             */
            account: components["schemas"]["Demand"];
            /**
             * @description For `account`, the host app's word on a device of theirs counts as well, while it is as fresh: whoever is signed in there is
             *     not asked once more.
             * @default true
             */
            account_app: boolean;
            /**
             * @description When a mailed code opens the earlier conversations of the customer whose address it is.
             * @default email_only
             */
            email_opens: components["schemas"]["EmailOpens"];
            /**
             * @description Before they ask to be erased.
             * @default {
             *       "level": "none",
             *       "max_age_minutes": 15
             *     }
             */
            erasure: components["schemas"]["Demand"];
            /**
             * @description Before they take along all that is held on them.
             * @default {
             *       "level": "email_code",
             *       "max_age_minutes": 15
             *     }
             */
            export: components["schemas"]["Demand"];
            /**
             * @description Before they see who read what is theirs.
             * @default {
             *       "level": "none",
             *       "max_age_minutes": 15
             *     }
             */
            readers: components["schemas"]["Demand"];
            /**
             * @description Before a freeze of their account is lifted: asked for and given in the case that it is for.
             * @default {
             *       "level": "signed_token",
             *       "max_age_minutes": 1440
             *     }
             */
            release: components["schemas"]["Demand"];
            /**
             * @description Before staff has one of their masked fields shown: asked for and given in the case that it is for.
             * @default {
             *       "level": "none",
             *       "max_age_minutes": 15
             *     }
             */
            reveal: components["schemas"]["Demand"];
            /**
             * @description Before they take a conversation along.
             * @default {
             *       "level": "none",
             *       "max_age_minutes": 15
             *     }
             */
            transcript: components["schemas"]["Demand"];
        };
        /** @description A proof that was given, as the customer sees it. */
        ProofSeen: {
            /** @description When. */
            at: components["schemas"]["Time"];
            /** @description At which level. */
            level: components["schemas"]["Proof"];
        };
        /** @description A wallet's address, with where it is. */
        ProofWallet: {
            /**
             * @description The address, in its one form: with the capitals of EIP-55, Bech32 in small letters.
             * @example 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed
             */
            address: string;
            /**
             * @description The network: its number by EIP-155 for Ethereum and its kin, the reference of CAIP-2 for others.
             * @example 1
             */
            chain: string;
            /** @description The chain's kind. */
            family: components["schemas"]["WalletFamily"];
        };
        /** @description A proof that was right. */
        Proved: {
            /** @description Until when it is good for what is sensitive. */
            until: components["schemas"]["Time"];
        };
        /** @description The provider by which staff sign in. */
        ProviderSettings: {
            /**
             * @description The client id that it gave to this desk.
             * @default
             * @example ombud
             */
            client_id: string;
            /**
             * @description Whoever is not staff yet becomes it by signing in.
             * @default false
             */
            create: boolean;
            /** @default null */
            default_role: components["schemas"]["RoleId"] | null;
            /**
             * @description The domains that mail addresses must be of, up to 50; empty: any.
             * @default []
             * @example [
             *       "example.com"
             *     ]
             */
            domains: string[];
            /**
             * @description Whether one can sign in by it.
             * @default false
             */
            enabled: boolean;
            /**
             * @description Words of `amr` or `acr` by which the provider vouches for a second factor, up to 20; empty: everybody needs one here.
             * @default []
             * @example [
             *       "mfa",
             *       "hwk"
             *     ]
             */
            factor_values: string[];
            /**
             * @description Each sign-in brings role and teams up to what the groups give. Otherwise they count when somebody joins.
             * @default true
             */
            follow: boolean;
            /**
             * @description The claim that lists somebody's groups or roles: a name, or a path with dots such as `realm_access.roles`.
             * @default groups
             * @example groups
             */
            groups_claim: string;
            /**
             * @description Its issuer, exactly as its discovery document says it.
             * @default
             * @example https://login.example.com/realms/staff
             */
            issuer: string;
            /**
             * @description Whoever is staff already is known by their verified mail address, once.
             * @default false
             */
            link: boolean;
            /**
             * @description What each group gives, up to 200. The first one that fits gives the role, all of them give their teams.
             * @default []
             */
            mappings: components["schemas"]["GroupMapping"][];
            /**
             * @description What the sign-in page calls it: 1 to 40 characters.
             * @default
             * @example Okta
             */
            name: string;
            /**
             * @description Passwords still open sessions. Off: those of admins with a second factor alone do, for the day the provider is away.
             * @default true
             */
            password_sign_in: boolean;
            /**
             * @description A new sign-in counts as a proof for what is sensitive though the provider does not say when somebody signed in there
             *     (`auth_time`).
             * @default false
             */
            proof_without_auth_time: boolean;
            /**
             * @description What is asked for beside `openid`, up to 10.
             * @default [
             *       "email",
             *       "profile"
             *     ]
             * @example [
             *       "email",
             *       "profile",
             *       "groups"
             *     ]
             */
            scopes: string[];
            /**
             * @description Mail addresses count as verified though the provider does not say so: for one where you give them out yourself.
             * @default false
             */
            trust_email: boolean;
        };
        /** @description Which version is published. */
        PublishPlaybook: {
            /**
             * Format: int64
             * @description The number of the newest version: what somebody has looked at is what customers meet.
             */
            version: number;
        };
        /** @description What of an article is published, when. */
        PublishRequest: {
            at?: components["schemas"]["Time"] | null;
            /**
             * Format: int64
             * @description The version that was looked at: another newest one is not published. Absent: whichever is the newest.
             */
            version?: number | null;
        };
        /** @description How well messages are understood. */
        Quality: {
            /**
             * Format: int64
             * @description Corrections that there are to learn from.
             */
            corrections: number;
            due_at: components["schemas"]["Time"] | null;
            /**
             * Format: int64
             * @description How many of those make it learn by itself.
             */
            enough: number;
            /**
             * Format: int64
             * @description Of those, how many nothing was learnt from yet.
             */
            unlearnt: number;
            /**
             * Format: int64
             * @description The version in use; 0: the one that ships.
             */
            used: number;
            /** @description All versions whose figures are known, the newest first; empty until something is learnt for the first time. */
            versions: components["schemas"]["ModelVersion"][];
        };
        /** @description A place in the queue. */
        QueuePlace: {
            /**
             * Format: int64
             * @description 1 is next.
             */
            position: number;
            /**
             * Format: int64
             * @description How long it will likely take, from how long others have waited; none while there is too little to say.
             */
            seconds: number | null;
        };
        /** @description A rating, as staff sees it. */
        Rating: {
            /** @description When. */
            at: components["schemas"]["Time"];
            /** @description In words. */
            comment: string | null;
            /**
             * Format: int64
             * @description 1 (bad) to 5 (good).
             */
            score: number;
        };
        /**
         * @description Why an article did not help.
         * @enum {string}
         */
        RatingReason: "not_clear" | "not_my_problem" | "out_of_date" | "wrong" | "other";
        /** @description A rating, as its customer sees it. */
        RatingState: {
            /** @description Whether the customer was asked and has not answered. */
            asked: boolean;
            /** @description In words. */
            comment: string | null;
            /**
             * Format: int64
             * @description 1 (bad) to 5 (good).
             */
            score: number | null;
        };
        /** @description How far you have read. */
        ReadUpTo: {
            /**
             * Format: int64
             * @description The last position on your screen.
             */
            pos: number;
        };
        /** @description Somebody who can see it. */
        Reader: {
            /** @description They are limited to a part of the workspace, and it lies within. */
            limited: boolean;
            /** @description Their name. */
            name: string;
            /** @description The name of their role. */
            role_name: string;
            /** @description Who. */
            staff: components["schemas"]["StaffId"];
            /** @description Programmes in their name that can see it. */
            tokens: components["schemas"]["Program"][];
            /** @description The customer's data is not masked for them. */
            unmasked: boolean;
            until: components["schemas"]["Time"] | null;
            /** @description Why. */
            why: components["schemas"]["Why"][];
        };
        /**
         * @description What somebody who reads is.
         * @enum {string}
         */
        ReaderKind: "staff" | "token";
        /** @description How a measure stands. */
        RecommendedMeasure: {
            from: components["schemas"]["Time"] | null;
            /** @description Which. */
            measure: components["schemas"]["Measure"];
            /** @description It is in force; of two people: as soon as there are two. */
            on: boolean;
            /**
             * Format: int64
             * @description Of a second factor: how many have none yet. Of the rule of two: how many may decide. Else 0.
             */
            people: number;
        };
        /** @description What is recommended. */
        RecommendedProtection: {
            /** @description Each measure. */
            measures: components["schemas"]["RecommendedMeasure"][];
        };
        /** @description How many requests wait for staff. */
        RecoveriesWaiting: {
            /** @description Of the cases that you see; 999 stands for that and more. */
            waiting: number;
        };
        /** @description A request to have coins back that were not credited. */
        Recovery: {
            agreed_at: components["schemas"]["Time"] | null;
            /** @description When it was asked for. */
            asked_at: components["schemas"]["Time"];
            /** @description The case that it belongs to. */
            case: components["schemas"]["CaseId"];
            /** @description When it last went on. */
            changed_at: components["schemas"]["Time"];
            checked_by: components["schemas"]["StaffId"] | null;
            /** @description Another customer has asked for the same deposit. */
            claimed_twice: boolean;
            /** @description Where the customer sees it. */
            conversation: components["schemas"]["ConversationId"];
            /**
             * Format: int64
             * @description How many days it takes, as the customer was told.
             */
            days: number;
            deposit: components["schemas"]["StuckDeposit"] | null;
            /**
             * @description What it costs, as the customer was shown it; empty: nothing.
             * @example 5 USDT
             */
            fee: string;
            /** @description Its id. */
            id: components["schemas"]["RecoveryId"];
            lapses_at: components["schemas"]["Time"] | null;
            /** @description What you may do with it now. */
            may: components["schemas"]["RecoveryStep"][];
            /** @description What staff wrote to it, for colleagues. */
            note: string | null;
            /**
             * Format: int64
             * @description That case's number.
             */
            number: number;
            /**
             * @description Who opened it: `customer`, `staff` or `token`.
             * @example customer
             */
            opened_by: string;
            payout: components["schemas"]["RecoveryPayout"] | null;
            /** @description How it was shown whose the deposit is. */
            proof: components["schemas"]["RecoveryProof"];
            /** @description Why the deposit was not credited. */
            reason: components["schemas"]["StuckReason"];
            refusal: components["schemas"]["RecoveryRefusal"] | null;
            return_to: components["schemas"]["RecoveryReturn"] | null;
            /** @description In which cases, of those that you see. */
            rivals: components["schemas"]["RecoveryRival"][];
            /**
             * Format: int64
             * @description By which version of the rules.
             */
            rules_version: number;
            settled_at: components["schemas"]["Time"] | null;
            settled_by: components["schemas"]["StaffId"] | null;
            /** @description Whether the address that sent has to sign. */
            signature: boolean;
            /** @description Where it stands. */
            state: components["schemas"]["RecoveryState"];
            taken_by: components["schemas"]["StaffId"] | null;
        };
        /** @description What you agree to. */
        RecoveryAgreed: {
            /**
             * @description Where the coins go back to: an address of your own wallet on the same network.
             * @example 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed
             */
            address: string;
            /**
             * @description The fee that you were shown, word for word.
             * @example 5 USDT
             */
            fee: string;
            /** @description The memo or tag that belongs to it, if one does. */
            memo?: string | null;
        };
        /** @description Which deposit is meant. All else is the chain's to say. */
        RecoveryAsked: {
            /**
             * @description The network (CAIP-2).
             * @example eip155:1
             */
            network: string;
            /**
             * @description The transaction's id.
             * @example 0x9fc76417374aa880d4449a1f7f31ec597f00b1f6f3dd2d66f4c9c6c445836d8b
             */
            transaction: string;
            /**
             * Format: int64
             * @description Which of its transfers, from 0; left out: the first that is not credited.
             */
            transfer?: number | null;
        };
        /** @description Whose a deposit is. */
        RecoveryCheck: {
            /**
             * @description By what that was found out: 5 to 1,000 characters, for colleagues and auditors.
             * @example Withdrawal slip of the other exchange, same amount and hash.
             */
            note: string;
            /** @description Whether it is this customer's; if not, the request is refused. */
            theirs: boolean;
        };
        /** @description Recovery codes, shown once. */
        RecoveryCodes: {
            /**
             * @description Ten codes, each good once.
             * @example [
             *       "8k2d-q0zt-5v1m-hw3c"
             *     ]
             */
            recovery_codes: string[];
        };
        /** @description What a recovery costs. */
        RecoveryFee: {
            /** @enum {string} */
            kind: "none";
        } | {
            /**
             * @description How much: a decimal number as text.
             * @example 5
             */
            amount: string;
            /**
             * @description Of what.
             * @example USDT
             */
            asset: string;
            /** @enum {string} */
            kind: "fixed";
        } | {
            /** @enum {string} */
            kind: "percent";
            /**
             * @description How many hundredths, at most two places behind the point.
             * @example 1.5
             */
            percent: string;
        };
        /**
         * Format: uuid
         * @example 0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b
         */
        RecoveryId: string;
        /** @description The payment that gave coins back. */
        RecoveryPaid: {
            /** @description Where it is less than the deposit without the fee: why, in 5 to 1,000 characters, for colleagues and auditors. */
            less?: string | null;
            /**
             * @description The transaction's id, on the deposit's network.
             * @example 0x9fc76417374aa880d4449a1f7f31ec597f00b1f6f3dd2d66f4c9c6c445836d8b
             */
            transaction: string;
        };
        /** @description The payment that gave coins back. */
        RecoveryPayout: {
            /**
             * @description How much, with its unit.
             * @example 3 USDT
             */
            amount: string;
            /** @description Which address paid. */
            from: string;
            /** @description The transaction's id. */
            transaction: string;
            /**
             * Format: int64
             * @description Which of its transfers, from 0.
             */
            transfer: number;
        };
        /**
         * @description How it was shown whose a deposit is.
         * @enum {string}
         */
        RecoveryProof: "missing" | "not_asked" | "signature" | "platform" | "person";
        /** @description How a deposit is shown to be yours. */
        RecoveryProving: {
            /** @description How. */
            by: components["schemas"]["RecoveryShown"];
        };
        /**
         * @description Why a recovery is refused.
         * @enum {string}
         */
        RecoveryRefusal: "not_theirs" | "not_possible" | "not_worth" | "duplicate" | "taken" | "other";
        /** @description Why a request is refused. */
        RecoveryRefused: {
            /**
             * @description Why, in 5 to 1,000 characters, for colleagues and auditors.
             * @example Nobody holds the key of this address on that network.
             */
            note: string;
            /** @description What the customer is told: `not_theirs`, `not_possible`, `not_worth` or `other`. */
            reason: components["schemas"]["RecoveryRefusal"];
        };
        /** @description Where coins go back to. */
        RecoveryReturn: {
            /** @description The address. */
            address: string;
            /** @description The memo or tag that belongs to it, if one does. */
            memo: string | null;
        };
        /** @description Another customer's case in which the same deposit was asked for. */
        RecoveryRival: {
            /** @description The case. */
            case: components["schemas"]["CaseId"];
            /**
             * Format: int64
             * @description Its number.
             */
            number: number;
        };
        /** @description The terms for one thing that goes wrong. Of several that fit, the one that names most counts. */
        RecoveryRule: {
            /**
             * Format: int64
             * @description How many days it takes, as customers are told: 1 to 365.
             */
            days: number;
            /** @description What it costs. */
            fee: components["schemas"]["RecoveryFee"];
            /**
             * @description On which network alone (CAIP-2); null: on all.
             * @example eip155:1
             */
            network: string | null;
            /** @description Whether it is offered. */
            offered: boolean;
            /** @description What went wrong. */
            reason: components["schemas"]["StuckReason"];
            /** @description Whether the customer has to sign with the address that sent, where the network's wallets can; else a person checks. */
            signature: boolean;
            /** @description The least that is given back, such as `50`; it needs a token, for it is in that token's units. Null: anything. */
            smallest: string | null;
            /** @description Of which token alone: its contract, mint or issuer, or `native` for the network's own coin; null: of all. It needs a network. */
            token: string | null;
        };
        /** @description The terms of a workspace. Nothing is offered until somebody has said so. */
        RecoveryRules: {
            /** @description The rules; up to 200. */
            rules: components["schemas"]["RecoveryRule"][];
            /**
             * Format: int64
             * @description Counts changes: send it back with the next one.
             */
            version: number;
        };
        /**
         * @description How you show that a deposit is yours.
         * @enum {string}
         */
        RecoveryShown: "signature" | "person";
        /**
         * @description Where a recovery stands.
         * @enum {string}
         */
        RecoveryState: "asked" | "needs_proof" | "needs_terms" | "ready" | "in_work" | "done" | "refused" | "withdrawn";
        /**
         * @description What the reader may do with a request now.
         * @enum {string}
         */
        RecoveryStep: "check" | "take" | "finish" | "refuse";
        /** @description What was found. */
        Report: {
            /**
             * Format: int64
             * @description Signed heads that hold.
             */
            checkpoints: number;
            /**
             * Format: int64
             * @description Those whose content was erased with their customer.
             */
            erased: number;
            /**
             * Format: int64
             * @description Those whose content a retention rule destroyed.
             */
            expired: number;
            /**
             * Format: int64
             * @description How many faults there are.
             */
            fault_count: number;
            /** @description The faults, by position; at most 1,000. */
            faults: components["schemas"]["Fault"][];
            /**
             * Format: int64
             * @description Leaves, each of which is one event.
             */
            leaves: number;
            /**
             * Format: int64
             * @description Those of messages out of which a secret was cut later.
             */
            redacted: number;
        };
        /** @description Something that the platform was asked to do with the customer's account. */
        ReportAccountAction: {
            /** @description What. */
            action: components["schemas"]["AccountAction"];
            /** @description When it was asked for. */
            asked_at: components["schemas"]["Time"];
            /**
             * @description `staff`, `token` or `customer`.
             * @example customer
             */
            by: string;
            ended_at: components["schemas"]["Time"] | null;
            /** @description What became of it. */
            state: components["schemas"]["ActionState"];
            status: components["schemas"]["AccountStatus"] | null;
        };
        /** @description The case of a report. */
        ReportCase: {
            /**
             * Format: int64
             * @description The number that people call it by.
             */
            number: number;
            /** @description When it was opened. */
            opened_at: components["schemas"]["Time"];
            resolved_at: components["schemas"]["Time"] | null;
            /** @description Where it stands. */
            state: components["schemas"]["CaseState"];
            /**
             * @description Its type.
             * @example theft
             */
            type: string;
        };
        /** @description The customer of a report. */
        ReportCustomer: {
            /** @description Their address. */
            email: string | null;
            email_from: components["schemas"]["AddressFrom"] | null;
            /** @description Their name. */
            name: string | null;
            /** @description What the platform knows their account by; only in a report that staff made. */
            platform_id: string | null;
        };
        /** @description A piece of evidence. */
        ReportEvidence: {
            /** @description Its id. */
            id: components["schemas"]["EvidenceId"];
            /** @description When it was kept. */
            kept_at: components["schemas"]["Time"];
            /** @description What it is. */
            kind: components["schemas"]["EvidenceKind"];
            look: components["schemas"]["ChainLook"] | null;
            /**
             * Format: int64
             * @description Where the event stands by which the ledger vouches for it.
             */
            position: number;
            /** @description SHA-256 of `look` or `trace`, written as JSON without spaces, in hex. */
            sha256: string;
            /** @description What was looked up or followed. */
            subject: string;
            trace: components["schemas"]["ChainTrace"] | null;
        };
        /** @description Something that the customer answered. */
        ReportFact: {
            /** @description The answer, with what was asked. */
            answer: string;
            /** @description When. */
            at: components["schemas"]["Time"];
        };
        /** @description A file. */
        ReportFile: {
            /** @description When it was sent. */
            at: components["schemas"]["Time"];
            /** @description Who sent it. */
            from: components["schemas"]["Author"];
            /** @description Its id. */
            id: components["schemas"]["FileId"];
            /**
             * @description What it is.
             * @example image/png
             */
            media_type: string;
            /** @description Its name, as it was uploaded. */
            name: string;
            /** @description SHA-256 of its bytes, in hex; null where they are gone, or where there are too many to be read for a report. */
            sha256: string | null;
            /**
             * Format: int64
             * @description Bytes.
             */
            size: number;
        };
        /** @description Who made a report. */
        ReportMaker: {
            /**
             * @description `staff`, `token` or `customer`.
             * @example staff
             */
            kind: string;
            /** @description Their name, of staff. */
            name: string | null;
        };
        /** @description Something that was said. */
        ReportMessage: {
            activity: components["schemas"]["Activity"] | null;
            /** @description When. */
            at: components["schemas"]["Time"];
            /** @description The words. What was a secret was cut out before it was stored. */
            body: string;
            /** @description The names of its files. */
            files: string[];
            /** @description From whom. */
            from: components["schemas"]["Author"];
            /** @description The words were destroyed, by a retention rule. */
            gone: boolean;
            /** @description The name that customers see, of staff. */
            name: string | null;
            /**
             * Format: int64
             * @description Its number in the conversation.
             */
            seq: number;
        };
        /** @description A transaction or an address that was named. */
        ReportNamed: {
            /** @description When it was named first. */
            at: components["schemas"]["Time"];
            evidence: components["schemas"]["EvidenceId"] | null;
            look: components["schemas"]["ChainLook"] | null;
            /** @description As it was written. */
            subject: string;
        };
        /** @description A conversation. */
        ReportTalk: {
            /** @description When it began. */
            began_at: components["schemas"]["Time"];
            /** @description Its id. */
            conversation: components["schemas"]["ConversationId"];
            /** @description What was said. */
            messages: components["schemas"]["ReportMessage"][];
            /**
             * @description The ledger's receipt of it, as text: `ombud ledger verify` and the page /verify take it. Null where it would have more than
             *     10,000 messages.
             */
            receipt: string | null;
            /** @description SHA-256 of that text, in hex. */
            receipt_sha256: string | null;
        };
        /** @description News that the customer was told of a transaction. */
        ReportTold: {
            /** @description When. */
            at: components["schemas"]["Time"];
            /** @description What. */
            standing: components["schemas"]["ChainStanding"];
        };
        /** @description A transaction that was watched for the customer, in a report. */
        ReportWatch: {
            /** @description Since when. */
            begun_at: components["schemas"]["Time"];
            /**
             * @description Who asked for it: `customer`, `staff` or `token`.
             * @example customer
             */
            by: string;
            /** @description In which conversation the customer is told. */
            conversation: components["schemas"]["ConversationId"];
            ended: components["schemas"]["WatchEnd"] | null;
            ended_at: components["schemas"]["Time"] | null;
            /** @description When it ends at the latest. */
            ends_at: components["schemas"]["Time"];
            /** @description Its id. */
            id: components["schemas"]["WatchId"];
            /** @description When the network was last asked. */
            looked_at: components["schemas"]["Time"];
            /**
             * Format: int64
             * @description How often it was asked.
             */
            looks: number;
            /**
             * @description On which network (CAIP-2).
             * @example eip155:1
             */
            network: string;
            /**
             * @description What people call it.
             * @example Ethereum
             */
            network_name: string;
            /** @description Where it stood, as far as the customer was told: what was seen once is not believed yet. */
            standing: components["schemas"]["ChainStanding"];
            /** @description What the customer was told, in its order. */
            told: components["schemas"]["ReportTold"][];
            /** @description The transaction's id. */
            transaction: string;
        };
        /** @description How a case ends. */
        Resolution: {
            /** @description Ask the customer for a rating, if the workspace asks at all. */
            ask_rating?: boolean;
            /**
             * @description One of the workspace's reasons.
             * @example Solved
             */
            reason: string;
        };
        /** @description Which version is put back. */
        RestoreRequest: {
            /**
             * Format: int64
             * @description Its number.
             */
            version: number;
        };
        /** @description How much a run would destroy now. What a legal hold keeps is not counted. */
        RetentionPreview: {
            /**
             * Format: int64
             * @description Settled alerts.
             */
            alerts: number;
            /**
             * Format: int64
             * @description Cases in which something was said that would be destroyed.
             */
            cases: number;
            /**
             * Format: int64
             * @description Customers who would be erased, with all of their cases.
             */
            customers: number;
            /**
             * Format: int64
             * @description Deliveries of webhooks.
             */
            deliveries: number;
            /**
             * Format: int64
             * @description Browsers of staff.
             */
            devices: number;
            /**
             * Format: int64
             * @description Files that would be deleted, beside those of these cases.
             */
            files: number;
            /**
             * Format: int64
             * @description Messages, notes and lines about what happened in them.
             */
            messages: number;
            /**
             * Format: int64
             * @description Reveals.
             */
            reveals: number;
        };
        /** @description How long what is kept is kept, in days. 0, or absent: for good. */
        RetentionRules: {
            /**
             * Format: int64
             * @description Alerts since somebody has settled them: 0, or 30 to 36500.
             * @default 0
             */
            alerts_days: number;
            /**
             * Format: int64
             * @description From when a customer was last here until they are erased, if none of their cases is open: 0, or 30 to 36500.
             * @default 0
             */
            customers_days: number;
            /**
             * Format: int64
             * @description Deliveries of webhooks: 0 to 30; after 30 they go anyway.
             * @default 0
             */
            deliveries_days: number;
            /**
             * Format: int64
             * @description Browsers that staff have signed in with: 0 to 180; after 180 they are forgotten anyway.
             * @default 0
             */
            devices_days: number;
            /**
             * @description The same for single types of cases, instead of that.
             * @default {}
             */
            files_by_type: {
                [key: string]: number;
            };
            /**
             * Format: int64
             * @description From when a case was resolved until its files alone are deleted: 0, or 30 to 36500.
             * @default 0
             */
            files_days: number;
            /**
             * @description The same for single types of cases, instead of that.
             * @default {}
             */
            messages_by_type: {
                [key: string]: number;
            };
            /**
             * Format: int64
             * @description From when a case was resolved until what was said in it is destroyed, and its files deleted: 0, or 30 to 36500.
             * @default 0
             */
            messages_days: number;
            /**
             * Format: int64
             * @description Who had which field revealed and why (the ledger keeps it): 0, or 30 to 36500.
             * @default 0
             */
            reveals_days: number;
        };
        /** @description A run of the rules, and what it destroyed. */
        RetentionRun: {
            /**
             * Format: int64
             * @description Cases in which what was said is destroyed.
             */
            cases: number;
            /**
             * Format: int64
             * @description Customers who were erased.
             */
            customers: number;
            /**
             * Format: int64
             * @description Cases and customers that could not be dealt with; the log says why, and the next run tries again.
             */
            failed: number;
            /**
             * Format: int64
             * @description Files that were deleted.
             */
            files: number;
            finished_at: components["schemas"]["Time"] | null;
            /** @description Its id. */
            id: components["schemas"]["RetentionRunId"];
            /**
             * Format: int64
             * @description Messages, notes and lines about what happened that were destroyed.
             */
            messages: number;
            /**
             * Format: int64
             * @description Deliveries, reveals, browsers and alerts that were deleted.
             */
            records: number;
            /** @description When it began. */
            started_at: components["schemas"]["Time"];
        };
        /**
         * Format: uuid
         * @example 0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b
         */
        RetentionRunId: string;
        /** @description How an article is retired. */
        RetireRequest: {
            /** @description The topic's articles in all languages. */
            all_languages?: boolean;
        };
        /** @description A value in clear. */
        Revealed: {
            /** @description Which field. */
            field: string;
            /**
             * Format: int64
             * @description How many more can be revealed today.
             */
            left: number;
            /** @description Until when it is to be shown. */
            until: components["schemas"]["Time"];
            /** @description What it holds. */
            value: unknown;
        };
        /** @description What of masked data somebody can have shown. */
        Reveals: {
            /**
             * Format: int64
             * @description How many can be, today.
             */
            limit: number;
            /** @description Of customers whose case is theirs. */
            own: boolean;
            /** @description When the next day begins. */
            renews_at: components["schemas"]["Time"];
            /** @description Of customers whose case is of a team of theirs. */
            team: boolean;
            /**
             * Format: int64
             * @description How many fields were shown today.
             */
            used: number;
        };
        /** @description A set of permissions. */
        Role: {
            /** @description It is always there. */
            builtin: boolean;
            /** @description Its id. */
            id: components["schemas"]["RoleId"];
            /**
             * @description Its name.
             * @example Agent
             */
            name: string;
            /** @description What it allows. */
            permissions: components["schemas"]["Permission"][];
            /**
             * Format: int64
             * @description How many staff have it.
             */
            staff: number;
        };
        /** @description What to change of a role; absent fields stay. */
        RoleChange: {
            /** @description Its name: 1 to 60 characters, no other role's. The names of Agent, Lead and Admin stay. */
            name?: string | null;
            /** @description All that it allows. What is added or taken away must be something that you may do yourself. */
            permissions?: components["schemas"]["Permission"][] | null;
        };
        /**
         * Format: uuid
         * @example 0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b
         */
        RoleId: string;
        /** @description A role and the team that has it. */
        RoleShown: {
            /** @description How many intents it works on. */
            intents: number;
            /**
             * @description Its name.
             * @example transactions
             */
            name: string;
            team: components["schemas"]["TeamId"] | null;
        };
        /**
         * @description Where a rotation stands.
         * @enum {string}
         */
        RotationState: "waiting" | "walking" | "closing" | "done" | "erased";
        /** @description What a workspace says of a role or an intent. */
        RouteShown: {
            /** @default null */
            answering: components["schemas"]["Answering"] | null;
            /** @default null */
            team: components["schemas"]["TeamId"] | null;
            /** @default null */
            urgency: components["schemas"]["Urgency"] | null;
        };
        /** @description Where a message would go, and why. */
        Routed: {
            /** @description Whether the team gives work out by itself; otherwise somebody takes it. */
            gives_out: boolean;
            /**
             * Format: int64
             * @description After how many seconds without an owner it goes on.
             */
            overflow_after: number | null;
            /** @description The team that it goes on to, at once or later. */
            overflow_team: string | null;
            /**
             * @description Why it goes on at once to another team: `full`, `away`, `closed`, `unfit`; null: it does not.
             * @example full
             */
            overflows: string | null;
            /** @description The team's people, who would get it first: 20 at most. */
            people: components["schemas"]["Candidate"][];
            person: components["schemas"]["StaffId"] | null;
            /** @description How urgent it is. */
            priority: components["schemas"]["Priority"];
            /**
             * @description What makes it so: `rule`, `words`, `tier`; empty if nothing does.
             * @example tier
             */
            priority_for: string;
            /** @description The name of the rule that takes it; null: none does. */
            rule: string | null;
            /** @description The rules in their order, with what became of each. */
            rules: components["schemas"]["RuleTrial"][];
            /** @description The skills that whoever gets it must have, by name. */
            skills: string[];
            team: components["schemas"]["TeamId"] | null;
            /** @description Its name. */
            team_name: string | null;
            /**
             * @description What names the team: `rule`, `intent`, `role`, `likely`, `flow`, `inbox`, `fallback`; `nothing` if nothing does.
             * @example rule
             */
            through: string;
        };
        /** @description How a workspace's cases go to teams and people. Kept and changed as a whole: the order of the rules is part of what they say. */
        Routing: {
            /** @default null */
            fallback: components["schemas"]["TeamId"] | null;
            /** @default null */
            overflow: components["schemas"]["Overflow"] | null;
            /**
             * @description The first rule that fits a case counts; where none does, the route of what it is about, then the inbox's team.
             * @default []
             */
            rules: components["schemas"]["RoutingRule"][];
            /**
             * @description How urgent the cases of some customers are at least.
             * @default {
             *       "premium": null,
             *       "vip": "high"
             *     }
             */
            tiers: components["schemas"]["TierPriorities"];
        };
        /** @description The whole, anew. */
        RoutingChange: {
            /** @description What it is to say. */
            routing: components["schemas"]["Routing"];
            /**
             * Format: int64
             * @description The version that the change was made to.
             */
            version: number;
        };
        /** @description One rule. */
        RoutingRule: {
            /** @description Whether it counts. */
            enabled: boolean;
            /** @description Its id: up to 40 of A-Z, a-z, 0-9 and `-`; made up when absent. */
            id: string;
            /**
             * @description Its name: 1 to 80 characters, no other rule's.
             * @example VIP deposits
             */
            name: string;
            /** @description What becomes of them. */
            outcome: components["schemas"]["RuleOutcome"];
            /** @description Which cases it is for. */
            when: components["schemas"]["RuleWhen"];
        };
        /** @description How cases go to teams and people. */
        RoutingShown: {
            /** @description What it says. */
            routing: components["schemas"]["Routing"];
            /** @description What became wrong since: such a team gets nothing, and what comes after it counts. */
            troubles: components["schemas"]["RoutingTrouble"][];
            /**
             * Format: int64
             * @description How often it was changed; 0: there are no rules yet.
             */
            version: number;
        };
        /** @description Something that rules name and that is not there any more. */
        RoutingTrouble: {
            /**
             * @description What is wrong with it.
             * @example is no team; it may have been deleted
             */
            detail: string;
            /**
             * @description Where.
             * @example rules[0].outcome.team
             */
            field: string;
        };
        /**
         * @description What is unusual.
         * @enum {string}
         */
        Rule: "canary" | "many" | "unlike" | "outside" | "listing" | "night" | "famous" | "walking" | "budget" | "address" | "guessing" | "hoarding";
        /** @description Whether one condition of a rule holds. */
        RuleCheck: {
            /**
             * @description Which: `inboxes`, `languages`, `intents`, `urgency`, `words`, `tiers`, `proof`, `types`, `hours`, `time`.
             * @example tiers
             */
            condition: string;
            /**
             * @description What the case has there: an id, a tag or a word; of `words` the one that was found; of `hours` `open` or `closed`; of `time`
             *     the time there.
             * @example vip
             */
            found: string;
            /** @description Whether it holds. */
            met: boolean;
        };
        /** @description Within business hours, or outside of them. */
        RuleHours: {
            /** @description Which. */
            calendar: components["schemas"]["BusinessHoursId"];
            /** @description Whether within. */
            open: boolean;
        };
        /** @description What becomes of a case. */
        RuleOutcome: {
            /**
             * @description It is given to somebody who speaks the customer's language; otherwise such people are only preferred.
             * @default false
             */
            language: boolean;
            /** @default null */
            overflow: components["schemas"]["Overflow"] | null;
            /** @default null */
            person: components["schemas"]["StaffId"] | null;
            /** @default null */
            priority: components["schemas"]["Priority"] | null;
            /**
             * @description It is given to somebody with all of these skills.
             * @default []
             */
            skills: components["schemas"]["SkillId"][];
            /**
             * @description It gets these tags.
             * @default []
             */
            tags: components["schemas"]["TagId"][];
            /** @default null */
            team: components["schemas"]["TeamId"] | null;
        };
        /** @description A time of the day. */
        RuleTime: {
            /** @description On which days it begins: 0 is Monday; none: on every day. */
            days: number[];
            /**
             * @description From when on.
             * @example 22:00
             */
            from: string;
            /**
             * @description The time zone (IANA) whose wall clock counts.
             * @example Asia/Singapore
             */
            time_zone: string;
            /**
             * @description Until when; earlier than `from`: of the next day.
             * @example 06:00
             */
            to: string;
        };
        /** @description What became of a rule. */
        RuleTrial: {
            /** @description Its conditions, one by one. */
            checks: components["schemas"]["RuleCheck"][];
            /** @description Its id. */
            id: string;
            /** @description Its name. */
            name: string;
            /**
             * @description `takes`: the first that fits; `no`: it does not fit; `later`: it fits, but one before it takes the case; `off`: it is disabled.
             * @example takes
             */
            outcome: string;
        };
        /** @description Which cases a rule is for: all that is said has to hold; of a list, one is enough. Nothing said: all cases. */
        RuleWhen: {
            /** @default null */
            hours: components["schemas"]["RuleHours"] | null;
            /**
             * @description Of these inboxes.
             * @default []
             */
            inboxes: components["schemas"]["InboxId"][];
            /**
             * @description About one of these intents, or of these groups of them: `deposit.missing`, `deposit`.
             * @default []
             */
            intents: string[];
            /**
             * @description Written in one of these languages (BCP 47); `zh` is every Chinese.
             * @default []
             */
            languages: string[];
            /** @default null */
            proof: components["schemas"]["Proof"] | null;
            /**
             * @description Of customers of these tiers.
             * @default []
             */
            tiers: components["schemas"]["Tier"][];
            /** @default null */
            time: components["schemas"]["RuleTime"] | null;
            /**
             * @description Of these types.
             * @default []
             */
            types: string[];
            /** @default null */
            urgency: components["schemas"]["Urgency"] | null;
            /**
             * @description With one of these words or phrases.
             * @default []
             */
            words: string[];
        };
        /** @description A host that the workspace names. */
        SafetyHost: {
            /** @description Since when. */
            created_at: components["schemas"]["Time"];
            /**
             * @description Which, in ASCII and small letters.
             * @example nimbus.example
             */
            host: string;
            /** @description Its id. */
            id: components["schemas"]["SafetyHostId"];
            /** @description Why it is here, for staff. */
            note: string;
            /** @description What it is. */
            standing: components["schemas"]["Standing"];
        };
        /**
         * Format: uuid
         * @example 0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b
         */
        SafetyHostId: string;
        /** @description A newer version of an article. */
        SaveArticle: {
            /**
             * Format: int64
             * @description The number of the version that it was made from; 0: there is none yet.
             */
            base_version: number;
            /** @description What it says. */
            content: components["schemas"]["Content"];
        };
        /** @description A newer version of a playbook. */
        SavedFlow: {
            /**
             * Format: int64
             * @description The number of the version that it was made from: the newest one.
             */
            base_version: number;
            /** @description What it is now. */
            flow: components["schemas"]["Flow"];
        };
        /** @description A message that waits for its time. */
        Scheduled: {
            /** @description The text. */
            body: string;
            /** @description Not sent when the customer writes before. */
            cancel_on_reply: boolean;
            /** @description Its files. */
            files: components["schemas"]["StaffFile"][];
            /** @description Its id. */
            id: components["schemas"]["ScheduledId"];
            /** @description When it will be sent. */
            send_at: components["schemas"]["Time"];
            /** @description Who wrote it. */
            staff: components["schemas"]["StaffId"];
        };
        /**
         * Format: uuid
         * @example 0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b
         */
        ScheduledId: string;
        /** @description A token by which the provider provisions. */
        ScimToken: {
            /**
             * @description Addresses and networks that it may be used from. Empty: from everywhere. Null: the list cannot be read, and the token lets
             *     in nobody.
             * @example [
             *       "198.51.100.0/24"
             *     ]
             */
            allowed_networks: string[] | null;
            /** @description When it was created. */
            created_at: components["schemas"]["Time"];
            expires_at: components["schemas"]["Time"] | null;
            /** @description Its id. */
            id: components["schemas"]["ApiTokenId"];
            last_used_at: components["schemas"]["Time"] | null;
            /**
             * @description What it is for.
             * @example Okta
             */
            name: string;
            /**
             * @description The token itself, shown once, in the answer that creates it.
             * @example omb_scim_q3Vn0bqkM9Uj5mIh0Xw7l0mJmO0a3c7mT1yQ8f2x9zE
             */
            token: string | null;
        };
        /** @description What a search found. */
        SearchPage: {
            /** @description The case of this number and those with such a subject; up to five, on the first page. */
            cases: components["schemas"]["CaseSummary"][];
            /**
             * @description Customers with such a name, or such an address or id as a whole; up to five, on the first page of a search without filters, for
             *     those who may look customers up.
             */
            customers: components["schemas"]["Customer"][];
            /** @description Nothing was found for what was asked: this is what was searched instead, one word of it put right. */
            instead: string | null;
            /** @description Messages, a page of them. */
            items: components["schemas"]["Found"][];
            /** @description Where the next page begins; absent on the last one. */
            next: string | null;
            /** @description A whole personal value was named: that it was searched for is in the ledger. */
            recorded: boolean;
        };
        /** @description One of the proofs. */
        SecondFactor: {
            /** @description From the first step's answer. */
            challenge: components["schemas"]["ChallengeId"];
            passkey?: components["schemas"]["Value"] | null;
            /** @description A recovery code. */
            recovery?: string | null;
            /**
             * @description The code of the authenticator app.
             * @example 123456
             */
            totp?: string | null;
        };
        /** @description What customers tell of themselves. What is absent stays. */
        SelfChange: {
            /** @description A mail address for answers outside of business hours. */
            email?: string | null;
            /** @description The language (BCP 47). */
            language?: string | null;
            /** @description A name, at most 200 characters. */
            name?: string | null;
        };
        /** @description What is promised to customers: how soon they hear from somebody, and how soon it is done. */
        ServiceLevel: {
            business_hours: components["schemas"]["BusinessHoursId"] | null;
            /**
             * Format: int64
             * @description Seconds from a customer's first message to the first reply of a person.
             */
            first_reply_seconds: number | null;
            /** @description Its id. */
            id: components["schemas"]["ServiceLevelId"];
            /**
             * @description Its name.
             * @example Urgent
             */
            name: string;
            /**
             * Format: int64
             * @description Seconds from a customer's first unanswered message to the reply, after the first one.
             */
            next_reply_seconds: number | null;
            /**
             * Format: int64
             * @description The first that fits a case counts, in this order.
             */
            priority_rank: number;
            /**
             * Format: int64
             * @description Seconds from opening to resolving, without the time that the case sleeps while it is the customer's turn.
             */
            resolution_seconds: number | null;
            /**
             * Format: int64
             * @description Seconds from one word of a person to the next, whether the customer has written or not.
             */
            update_seconds: number | null;
            /**
             * Format: int64
             * @description At how many percent of a target staff is warned.
             */
            warn_percent: number;
            /** @description Which cases it is for. */
            when: components["schemas"]["When"];
        };
        /** @description A new service level, and what to change of one: absent fields stay. */
        ServiceLevelChange: {
            business_hours?: components["schemas"]["BusinessHoursId"] | null;
            /**
             * Format: int64
             * @description Seconds to the first reply: 1 to 31622400 (366 days); null: no target.
             */
            first_reply_seconds?: number | null;
            /** @description Its name: 1 to 100 characters. */
            name?: string | null;
            /**
             * Format: int64
             * @description Seconds to each further reply; null: no target.
             */
            next_reply_seconds?: number | null;
            /**
             * Format: int64
             * @description The first that fits a case counts, in this order: 0 to 10000; after all others when absent.
             */
            priority_rank?: number | null;
            /**
             * Format: int64
             * @description Seconds to the resolution; null: no target.
             */
            resolution_seconds?: number | null;
            /**
             * Format: int64
             * @description Seconds from one word of a person to the next, whether the customer has written or not; null: no target.
             */
            update_seconds?: number | null;
            /**
             * Format: int64
             * @description At how many percent of a target staff is warned: 1 to 99; 80 when absent.
             */
            warn_percent?: number | null;
            when?: components["schemas"]["When"] | null;
        };
        /**
         * Format: uuid
         * @example 0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b
         */
        ServiceLevelId: string;
        /**
         * Format: uuid
         * @example 0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b
         */
        SessionId: string;
        /** @description How long sessions of staff live, how many each may have, and from where one may come. */
        SessionPolicy: {
            /**
             * @description Addresses and networks that staff, and API tokens without a list of their own, may come from, up to 200: `198.51.100.7`,
             *     `10.0.0.0/8`, `2001:db8::/32`. Empty: from everywhere.
             * @default []
             * @example [
             *       "198.51.100.0/24",
             *       "2001:db8::/32"
             *     ]
             */
            allowed_networks: string[];
            /**
             * Format: int64
             * @description Minutes without anything asked after which a session ends: 5 to 43200 (30 days), or 0 for never.
             * @default 720
             */
            idle_minutes: number;
            /**
             * Format: int64
             * @description Hours after which a session ends however busy it is: 1 to 720 (30 days).
             * @default 168
             */
            longest_hours: number;
            /**
             * Format: int64
             * @description Sessions that one person may have at once, 1 to 100, or 0 for any number: one more ends the oldest.
             * @default 20
             */
            most_sessions: number;
            /**
             * Format: int64
             * @description Minutes for which a proof (password, code, passkey) is good for what is sensitive: 1 to 720.
             * @default 15
             */
            proof_minutes: number;
        };
        /** @description A workspace's rules, stored as JSON in `workspaces.settings`. */
        Settings: {
            /**
             * Format: int32
             * @description A case in which the customer has not answered for so many days is resolved by itself; none: never.
             * @default null
             */
            auto_resolve_days: number | null;
            /**
             * @description The name that customers see.
             * @default Ombud
             */
            brand: string;
            /**
             * @description Whether and how customers are asked to rate.
             * @default {
             *       "delay_seconds": 0,
             *       "enabled": true,
             *       "question": {}
             *     }
             */
            csat: components["schemas"]["Csat"];
            /**
             * @description Whether the coins of a theft are followed by the program itself, and what it finds is kept as evidence.
             * @default true
             */
            follow_thefts: boolean;
            /**
             * @description The languages that staff answer in (BCP 47).
             * @default [
             *       "en",
             *       "zh-CN"
             *     ]
             */
            languages: string[];
            /**
             * @description Everybody needs a second factor.
             * @default false
             */
            require_second_factor: boolean;
            /**
             * @description What a resolved case can have been.
             * @default [
             *       "Solved",
             *       "Answered",
             *       "Duplicate",
             *       "Not reproducible",
             *       "Spam",
             *       "No answer from the customer"
             *     ]
             */
            resolve_reasons: string[];
            /** @default null */
            second_factor_from: components["schemas"]["Time"] | null;
        };
        /** @description Cases whose question is dealt with. */
        Settled: {
            /** @description 1 to 1,000 cases. */
            cases: components["schemas"]["CaseId"][];
        };
        /**
         * @description How bad.
         * @enum {string}
         */
        Severity: "low" | "medium" | "high" | "critical";
        /**
         * @description How a file is shown.
         * @enum {string}
         */
        ShownAs: "pages" | "text" | "nothing";
        /** @description An address and a password. */
        SignIn: {
            /**
             * @description The address.
             * @example mia@example.com
             */
            email: string;
            /**
             * @description The password.
             * @example correct horse battery
             */
            password: string;
            /** @description The workspace's short name, for somebody who is staff in several; otherwise the oldest one is meant. */
            workspace?: string | null;
        };
        /** @description By what one signs in. */
        SignInWays: {
            /** @description Everybody's password opens a session. Otherwise those of admins with a second factor alone do. */
            password: boolean;
            /**
             * @description What the provider is called; none: there is none.
             * @example Okta
             */
            provider: string | null;
        };
        /** @description How somebody signs in. */
        SignIns: {
            /**
             * Format: int64
             * @description Sessions that are open.
             */
            open: number;
            /** @description The workspace's rules of sessions. */
            policy: components["schemas"]["SessionPolicy"];
            /** @description They have a second factor. */
            second_factor: boolean;
        };
        /** @description Where a browser goes after signing out. */
        SignedOut: {
            /** @description The provider's address, to sign out there, too; none where it has none, or the session was not opened by it. */
            url: string | null;
        };
        /** @description Something that staff can do. */
        Skill: {
            /** @description Its id. */
            id: components["schemas"]["SkillId"];
            /**
             * @description Its name.
             * @example Lightning network
             */
            name: string;
            /** @description Who can do it. */
            staff: components["schemas"]["StaffId"][];
        };
        /** @description What to change of a skill; absent fields stay. */
        SkillChange: {
            /** @description Its name: 1 to 60 characters, no other skill's. */
            name?: string | null;
            /** @description Everybody who can do it. */
            staff?: components["schemas"]["StaffId"][] | null;
        };
        /**
         * Format: uuid
         * @example 0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b
         */
        SkillId: string;
        /**
         * @description What is wrong with the mark of a part.
         * @enum {string}
         */
        Slip: "mark" | "letters" | "britain" | "unknown" | "ends_nothing" | "open";
        /** @description Until when a case sleeps. */
        Snooze: {
            /** @description In the future, at most 366 days away. */
            until: components["schemas"]["Time"];
        };
        /**
         * @description Where a permission comes from.
         * @enum {string}
         */
        Source: "role" | "elevation";
        /** @description What to take out. */
        Split: {
            /** @description A conversation that was merged into this case. */
            conversation: components["schemas"]["ConversationId"];
        };
        /**
         * @description Whether an address or the id of a transaction.
         * @enum {string}
         */
        SpottedKind: "address" | "transaction";
        /** @description What a provider says of itself. */
        SsoCheck: {
            /** @description Where browsers would sign in. */
            authorization_endpoint: string | null;
            /** @description It can end sessions here. */
            back_channel_logout: boolean;
            /** @description It answers, and all that is needed is there. */
            good: boolean;
            /** @description How many keys it signs with that can be used here. */
            keys: number;
            /** @description What is wrong with it, in English. */
            problem: string | null;
            /** @description Browsers can sign out there. */
            signs_out: boolean;
        };
        /** @description Where a provider is. */
        SsoIssuer: {
            /**
             * @description Its issuer.
             * @example https://login.example.com/realms/staff
             */
            issuer: string;
        };
        /** @description A client secret. */
        SsoSecret: {
            /**
             * @description What the provider gave: 1 to 1,000 characters; `null` for a public client, which proves itself by PKCE alone.
             * @example from the provider
             */
            client_secret?: string | null;
        };
        /** @description The provider by which staff sign in, and what it has to know of this desk. */
        SsoView: {
            /**
             * @description For the provider: where it says whose session has ended.
             * @example https://desk.example.com/api/v1/auth/sso/back-channel-logout
             */
            back_channel_logout_uri: string;
            /** @description The names of the admins who come in by password while it is away. */
            break_glass: string[];
            /** @description Whether there is a client secret. It is never shown. */
            has_secret: boolean;
            /**
             * Format: int64
             * @description How many staff it knows.
             */
            people: number;
            /**
             * @description For the provider: where browsers go after signing out there.
             * @example https://desk.example.com/console/login
             */
            post_logout_redirect_uri: string;
            /**
             * @description For the provider: where it sends browsers back to.
             * @example https://desk.example.com/api/v1/auth/sso/callback
             */
            redirect_uri: string;
            /** @description What was set; what counts without, where nothing was. */
            settings: components["schemas"]["ProviderSettings"];
        };
        /** @description A person on the platform's side. */
        Staff: {
            /** @description A console of theirs is open just now. */
            connected: boolean;
            /** @description Since when they are staff. */
            created_at: components["schemas"]["Time"];
            /**
             * @description The name that customers see.
             * @example Mia
             */
            display_name: string;
            /**
             * @description The address to sign in with.
             * @example mia@example.com
             */
            email: string;
            /** @description The id. */
            id: components["schemas"]["StaffId"];
            /**
             * @description The console's language (BCP 47).
             * @example en
             */
            language: string;
            /**
             * @description In which languages they answer (BCP 47).
             * @example [
             *       "en",
             *       "zh-CN"
             *     ]
             */
            languages: string[];
            last_seen_at: components["schemas"]["Time"] | null;
            /**
             * Format: int64
             * @description How many open cases they have.
             */
            load: number;
            /**
             * Format: int64
             * @description The most open cases that are given to them at once.
             */
            max_load: number;
            /**
             * @description The name among staff.
             * @example Mia Chen
             */
            name: string;
            /** @description How they are told of news. */
            notify: components["schemas"]["Notify"];
            /** @description Whether they take work. */
            presence: components["schemas"]["Presence"];
            /** @description The role. */
            role: components["schemas"]["RoleId"];
            /** @description To which part of the workspace the role is limited: what lies outside does not exist for them. */
            scope: components["schemas"]["CaseScope"];
            /** @description Whether they have a second factor. */
            second_factor: boolean;
            /** @description The skills. */
            skills: components["schemas"]["SkillId"][];
            /** @description Whether they may sign in. */
            state: components["schemas"]["State"];
            suspended: components["schemas"]["Suspension"] | null;
            /** @description The teams. */
            teams: components["schemas"]["TeamId"][];
            /** @description The console's colours. */
            theme: components["schemas"]["Theme"];
        };
        /** @description What to change of a member of staff; absent fields stay. */
        StaffChange: {
            /** @description The name that customers see: 1 to 100 characters. */
            display_name?: string | null;
            /** @description In which languages they answer: up to 20 (BCP 47). */
            languages?: string[] | null;
            /**
             * Format: int64
             * @description The most open cases that are given to them at once: 0 to 1000.
             */
            max_load?: number | null;
            /** @description The name among staff: 1 to 100 characters. */
            name?: string | null;
            /** @description Why, where they are disabled by this: up to 500 characters, kept until they are let in again. */
            reason?: string | null;
            role?: components["schemas"]["RoleId"] | null;
            scope?: components["schemas"]["CaseScope"] | null;
            /** @description All skills. */
            skills?: components["schemas"]["SkillId"][] | null;
            state?: components["schemas"]["State"] | null;
            /** @description All teams. */
            teams?: components["schemas"]["TeamId"][] | null;
        };
        /** @description A file as staff sees it in a thread. It has no address: who wants to see more opens it in the viewer. */
        StaffFile: {
            /** @description It was deleted by a retention rule. */
            gone: boolean;
            /**
             * Format: int64
             * @description Pixels, of a picture.
             */
            height: number | null;
            /** @description Its id. */
            id: components["schemas"]["FileId"];
            /**
             * @description What it is.
             * @example image/png
             */
            media_type: string;
            /**
             * @description Its name, as it was uploaded.
             * @example receipt.png
             */
            name: string;
            /**
             * Format: int64
             * @description Bytes.
             */
            size: number;
            /**
             * Format: int64
             * @description Pixels, of a picture.
             */
            width: number | null;
        };
        /**
         * Format: uuid
         * @example 0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b
         */
        StaffId: string;
        /** @description A message as staff sees it. */
        StaffMessage: components["schemas"]["Judged"] & {
            activity: components["schemas"]["Activity"] | null;
            /** @description When it was stored. */
            at: components["schemas"]["Time"];
            /**
             * Format: uuid
             * @description The writer's id, where it is somebody.
             */
            author: string | null;
            /** @description The text. */
            body: string;
            bot: components["schemas"]["BotWords"] | null;
            /** @description Its conversation. */
            conversation: components["schemas"]["ConversationId"];
            /** @description What it said was destroyed: with its customer's key, or by a retention rule. */
            erased: boolean;
            /** @description It was destroyed by a retention rule. */
            expired: boolean;
            /** @description Its files. */
            files: components["schemas"]["StaffFile"][];
            form: components["schemas"]["FormGiven"] | null;
            /** @description Who wrote it. */
            from: components["schemas"]["Author"];
            /** @description What the guard has cut out. */
            guard: components["schemas"]["GuardMark"][];
            /** @description The id that the writer's client gave it. */
            id: string | null;
            /** @description What it is. */
            kind: components["schemas"]["Kind"];
            /** @description Staff who are mentioned. */
            mentions: components["schemas"]["StaffId"][];
            /** @description The writer's name. */
            name: string | null;
            /**
             * Format: int64
             * @description Its place in the workspace's order; orders a case's thread over all its conversations.
             */
            pos: number;
            /**
             * Format: int64
             * @description Its number for the customer; null for what the customer does not see.
             */
            public_seq: number | null;
            /**
             * Format: int64
             * @description Its number in the conversation: 1, 2, 3 … without gaps, notes and activity included.
             */
            seq: number;
        };
        /** @description A signed-in browser. */
        StaffSession: {
            /**
             * @description The address that it was signed in from.
             * @example 198.51.100.7
             */
            address: string;
            /** @description What the browser calls itself. */
            agent: string;
            /** @description When it was signed in. */
            created_at: components["schemas"]["Time"];
            /** @description It is the one that asks. */
            current: boolean;
            /**
             * @description By what: `password`, `totp`, `recovery`, `passkey`, `invitation` or `oidc` (the provider's word).
             * @example passkey
             */
            how: string;
            /** @description Its id. */
            id: components["schemas"]["SessionId"];
            /**
             * @description The address that it was last used from.
             * @example 198.51.100.9
             */
            last_address: string;
            /** @description When it last asked for something, to the minute. */
            last_seen_at: components["schemas"]["Time"];
        };
        /**
         * @description What a host is to the workspace.
         * @enum {string}
         */
        Standing: "official" | "blocked";
        /**
         * @description Whether somebody may sign in.
         * @enum {string}
         */
        State: "active" | "disabled";
        /**
         * @description What a step does.
         * @enum {string}
         */
        StepKind: "ask" | "input" | "say" | "article" | "hand_over" | "done";
        /** @description One of the proofs: the password alone where there is no second factor, else the question's answer. */
        StepUp: {
            challenge?: components["schemas"]["ChallengeId"] | null;
            /** @description The browser's PublicKeyCredential as JSON. */
            passkey?: Record<string, unknown> | null;
            /** @description The own password, of an account without a second factor. */
            password?: string | null;
            /** @description A recovery code. */
            recovery?: string | null;
            /**
             * @description The code of the authenticator app.
             * @example 123456
             */
            totp?: string | null;
        };
        /** @description Where a message was stored. */
        Stored: {
            /** @description When. */
            at: components["schemas"]["Time"];
            /**
             * Format: int64
             * @description Its number.
             */
            seq: number;
        };
        /** @description A deposit that is not credited by itself: one transfer of one transaction, as the chain tells it. */
        StuckDeposit: {
            /**
             * @description How much, with its unit; the unit is what a token calls itself.
             * @example 4 USDT
             */
            amount: string;
            /**
             * Format: int64
             * @description In which block.
             */
            block: number | null;
            /**
             * Format: int32
             * @description Places behind the point; null if nobody says.
             */
            decimals: number | null;
            /** @description Who sent it. */
            from: string;
            /** @description The memo that came with it. */
            memo: string | null;
            /**
             * @description The network (CAIP-2).
             * @example eip155:1
             */
            network: string;
            /**
             * @description What people call it.
             * @example Ethereum
             */
            network_name: string;
            /** @description Why it is not credited. */
            reason: components["schemas"]["StuckReason"];
            /** @description What the coin or token is called. */
            symbol: string | null;
            /** @description The platform's address. */
            to: string;
            /** @description The token's contract; null for the network's own coin. */
            token: string | null;
            /** @description The transaction's id. */
            transaction: string;
            /**
             * Format: int64
             * @description Which of its transfers, from 0.
             */
            transfer: number;
            /** @description How much, in smallest units. */
            units: string;
        };
        /**
         * @description Why a deposit is not credited by itself.
         * @enum {string}
         */
        StuckReason: "wrong_network" | "missing_memo" | "unsupported_token" | "below_minimum";
        /**
         * @description What a custom field belongs to.
         * @enum {string}
         */
        Subject: "case" | "customer";
        /** @description An article that may answer. */
        Suggested: {
            /** @description That alone found it: no word of the question did. */
            by_meaning: boolean;
            /** @description The passage that answers. */
            extract: string;
            /** @description Its language (BCP 47). */
            lang: string;
            /**
             * @description Its address in the help centre, from the root.
             * @example /help/en/a/deposit-not-arrived
             */
            path: string;
            /**
             * Format: float
             * @description How well it fits, 0 to 1.
             */
            score: number;
            /**
             * Format: float
             * @description How near its meaning is to the question's, as the embedding model finds: the cosine. Absent: it is not near, or none was asked.
             */
            similarity: number | null;
            /**
             * @description Its title.
             * @example My deposit has not arrived
             */
            title: string;
        };
        /** @description A host that the workspace seems to own. */
        SuggestedHost: {
            /**
             * @description Where it is from: `public_url` (the address of this server) or `inbox` (a site that shows the widget).
             * @example inbox
             */
            from: string;
            /**
             * @description Which.
             * @example nimbus.example
             */
            host: string;
        };
        /** @description What may help with a case: what its customer's last question is about, and which articles answer it. */
        Suggestions: {
            /** @description The articles, the best first. */
            articles: components["schemas"]["Suggested"][];
            corrected: components["schemas"]["Correction"] | null;
            /** @description Whether you can have a reply drafted from them by a language model. */
            drafts: boolean;
            reading: components["schemas"]["Explanation"] | null;
        };
        /** @description That somebody is kept out until they are let in again. */
        Suspension: {
            alert: components["schemas"]["AlertId"] | null;
            /** @description Since when. */
            at: components["schemas"]["Time"];
            by: components["schemas"]["StaffId"] | null;
            /**
             * @description Why, in words.
             * @example Opened a canary, and cannot say why.
             */
            reason: string | null;
        };
        /** @description A label for cases. */
        Tag: {
            /**
             * Format: int64
             * @description How many cases have it.
             */
            cases: number;
            /**
             * @description Its colour.
             * @example #0a7cff
             */
            color: string;
            /** @description Its id. */
            id: components["schemas"]["TagId"];
            /**
             * @description Its name.
             * @example deposit
             */
            name: string;
        };
        /** @description What to change of a tag; absent fields stay. */
        TagChange: {
            /** @description Its colour. */
            color?: string | null;
            /** @description Its name: 1 to 50 characters, no other tag's. */
            name?: string | null;
        };
        /**
         * Format: uuid
         * @example 0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b
         */
        TagId: string;
        /** @description How often an intent was right. */
        Tally: {
            /**
             * Format: int32
             * @description Lines that have it.
             */
            lines: number;
            /**
             * Format: int32
             * @description Of those, how many were taken for it.
             */
            right: number;
            /**
             * Format: int32
             * @description Lines that were taken for it, rightly or not.
             */
            taken: number;
        };
        /** @description Staff that shares work. */
        Team: {
            /** @description New work is given to members at once; otherwise they take it. */
            auto_assign: boolean;
            business_hours: components["schemas"]["BusinessHoursId"] | null;
            /**
             * @description A symbol to know it by.
             * @example 🏦
             */
            emoji: string;
            /** @description Its id. */
            id: components["schemas"]["TeamId"];
            /** @description Who is in it. */
            members: components["schemas"]["StaffId"][];
            /**
             * @description Its name.
             * @example Deposits
             */
            name: string;
            /** @description The skills that its work needs: it is given to members who have all of them. */
            skills: components["schemas"]["SkillId"][];
        };
        /** @description What to change of a team; absent fields stay. */
        TeamChange: {
            /** @description New work is given to members at once. */
            auto_assign?: boolean | null;
            business_hours?: components["schemas"]["BusinessHoursId"] | null;
            /** @description A symbol: up to 16 characters. */
            emoji?: string | null;
            /** @description Everybody who is in it. */
            members?: components["schemas"]["StaffId"][] | null;
            /** @description Its name: 1 to 60 characters, no other team's. */
            name?: string | null;
            /** @description All skills that its work needs. */
            skills?: components["schemas"]["SkillId"][] | null;
        };
        /**
         * Format: uuid
         * @example 0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b
         */
        TeamId: string;
        /** @description A text to be judged. It is not kept. */
        TextToCheck: {
            /** @description Up to 16,000 characters. */
            text: string;
        };
        /**
         * @description The console's colours.
         * @enum {string}
         */
        Theme: "system" | "light" | "dark";
        /**
         * @description What a customer's business is worth to the platform: said by staff who may, or by the host app's signed token.
         * @enum {string}
         */
        Tier: "standard" | "premium" | "vip";
        /** @description How urgent the cases of some customers are at least; null: as their words are. */
        TierPriorities: {
            /** @default null */
            premium: components["schemas"]["Priority"] | null;
            /** @default high */
            vip: components["schemas"]["Priority"] | null;
        };
        /**
         * Format: date-time
         * @example 2026-01-31T12:00:00Z
         */
        Time: string;
        /** @description A programme's token that works in somebody's name. */
        TokenOf: {
            /** @description Its id. */
            id: components["schemas"]["ApiTokenId"];
            /** @description What it is for. */
            name: string;
            /** @description What it may do: of its scopes those that its maker may do now by their role. */
            permissions: components["schemas"]["Permission"][];
        };
        /** @description A question of a form with what was answered, in a case. */
        Told: {
            /** @description The answer; null: none yet. */
            answer: string | null;
            at: components["schemas"]["Time"] | null;
            /** @description What it takes. */
            kind: components["schemas"]["FieldKind"];
            /**
             * @description The question, as the customer was asked it.
             * @example When did you notice it?
             */
            label: string;
            /**
             * Format: int64
             * @description In which message: its place in the workspace's order.
             */
            pos: number | null;
        };
        /** @description A topic. */
        Topic: components["schemas"]["TopicLine"] & {
            /** @description The names in addresses that it once had: they lead here. */
            former_slugs: string[];
            /** @description The intents that it answers, by their ids in the tree. */
            intents: string[];
            /** @description The published articles that link to it. */
            linked_from: components["schemas"]["LinkFrom"][];
            /** @description The language that the others are translated from. */
            original_lang: string;
            /** @description How people ask for it in languages that have no article, by language. */
            questions: {
                [key: string]: string[];
            };
            /** @description The countries that it is for (ISO 3166); none: all. */
            regions: string[];
            /** @description Topics that a reader may want next. */
            related: components["schemas"]["TopicId"][];
            /** @description Words to find it by among staff. */
            tags: string[];
        };
        /** @description What to change of a topic; absent fields stay. */
        TopicChange: {
            category?: components["schemas"]["CategoryId"] | null;
            /** @description The intents that it answers, up to 20. */
            intents?: string[] | null;
            /** @description For staff alone. Of a topic that is published, only those change it who may publish. */
            internal?: boolean | null;
            /** @description The language that the others are translated from. */
            original_lang?: string | null;
            owner?: components["schemas"]["StaffId"] | null;
            /** @description How people ask for it in languages that have no article: up to 200 in each language. */
            questions?: {
                [key: string]: string[];
            } | null;
            /**
             * @description The countries that it is for (ISO 3166, two letters); empty: all. Of a topic that is published, only those change it
             *     who may publish.
             */
            regions?: string[] | null;
            /** @description Topics that a reader may want next, up to 12. */
            related?: components["schemas"]["TopicId"][] | null;
            review_by?: components["schemas"]["Time"] | null;
            /** @description What stands for it in addresses. Links to the one that it had go on leading here, until another topic takes that name. */
            slug?: string | null;
            /** @description Words to find it by among staff, up to 30 of up to 50 characters. */
            tags?: string[] | null;
        };
        /**
         * Format: uuid
         * @example 0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b
         */
        TopicId: string;
        /** @description A topic as a line of a list. */
        TopicLine: {
            /**
             * Format: int64
             * @description How many links of its published articles lead nowhere.
             */
            broken_links: number;
            /** @description The category that it is in. */
            category: components["schemas"]["CategoryId"];
            /**
             * Format: int64
             * @description How many readers said that it helped.
             */
            helped: number;
            /** @description Its id. */
            id: components["schemas"]["TopicId"];
            /** @description For staff alone. */
            internal: boolean;
            /** @description Its languages. */
            languages: components["schemas"]["ArticleLine"][];
            /**
             * Format: int64
             * @description How many said that it did not.
             */
            not_helped: number;
            owner: components["schemas"]["StaffId"] | null;
            review_by: components["schemas"]["Time"] | null;
            /**
             * @description What stands for it in addresses, and in links from other articles.
             * @example deposit-not-arrived
             */
            slug: string;
            /** @description That time has come. */
            stale: boolean;
            /** @description Its title in the first language, else in the original's. */
            title: string;
            /** @description When anything of it last changed. */
            updated_at: components["schemas"]["Time"];
            /**
             * Format: int64
             * @description How often it was read.
             */
            views: number;
        };
        /** @description A code of the authenticator app. */
        TotpCode: {
            /**
             * @description Six digits.
             * @example 123456
             */
            code: string;
        };
        /** @description An authenticator app to be: shown once. */
        TotpSetup: {
            /** @description The same as a QR code, a `data:` URL of a PNG. */
            qr: string;
            /**
             * @description The secret in base32, to be typed in.
             * @example JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP
             */
            secret: string;
            /** @description The same as an `otpauth://` address. */
            url: string;
        };
        /** @description What is to be followed. */
        TraceRequest: {
            /**
             * Format: int32
             * @description How many steps: 1 to 6.
             * @example 3
             */
            depth: number;
            /**
             * @description On which network (CAIP-2).
             * @example eip155:1
             */
            network: string;
            /**
             * Format: int64
             * @description For an address: from which block on; left out: from the first.
             */
            since_block?: number | null;
            /**
             * @description A transaction's id or an address.
             * @example 0x9fc76417374aa880d4449a1f7f31ec597f00b1f6f3dd2d66f4c9c6c445836d8b
             */
            text: string;
        };
        /** @description What would be done with a message, and why. */
        Tried: {
            /** @description The articles that were weighed, the best first. */
            articles: components["schemas"]["Suggested"][];
            /** @description How it is read, and where it would go. */
            reading: components["schemas"]["Explanation"];
            /** @description Where the rules send it once a person is needed, and who would get it now. */
            routed: components["schemas"]["Routed"];
            /** @description What the bot would say, where it answers first. */
            says: string;
            /** @description The articles that it would say it from, or show. */
            sources: components["schemas"]["BotSource"][];
            /** @description What the bot would do, and what it weighed. */
            why: components["schemas"]["BotWhy"];
        };
        /**
         * @description What is in the way.
         * @enum {string}
         */
        Trouble: "unreachable" | "address" | "unwritable" | "unknown_log" | "wrong_key" | "rolled_back" | "forked" | "bad_answer" | "wrong_chain" | "no_funds" | "too_expensive" | "rejected" | "replaced" | "damaged";
        /** @description How much of customers' data staff see, and when reading is unusual. */
        TrustRules: {
            /**
             * Format: int64
             * @description Different customers in an hour from which reading is unusual: 5 to 10000.
             * @default 60
             */
            customers_per_hour: number;
            /**
             * @description Names of customers whom the curious look up, up to 1,000: reading about one that is not one's own work is told.
             * @default []
             */
            famous: string[];
            /**
             * Format: int64
             * @description How many files of customers each may open on a day: 0 to 10000.
             * @default 200
             */
            files_per_day: number;
            /**
             * Format: int64
             * @description Searches in an hour for whole personal values that nobody has, such as mail addresses: 5 to 10000.
             * @default 20
             */
            guesses_per_hour: number;
            /**
             * Format: int64
             * @description Different customers in 24 hours who came by in lists, searches and on open screens and are not one's own work, where colleagues had
             *     far fewer: 100 to 1000000.
             * @default 1000
             */
            listed_per_day: number;
            /**
             * Format: int64
             * @description Different customers in an hour who were only passed in lists, page after page: 50 to 100000.
             * @default 300
             */
            listed_per_hour: number;
            /**
             * @description Names are masked, too.
             * @default false
             */
            mask_names: boolean;
            /**
             * Format: int64
             * @description Different customers in an hour outside of the business hours of one's teams: 1 to 10000.
             * @default 5
             */
            night_per_hour: number;
            /**
             * Format: int64
             * @description Different customers in an hour whose cases are not one's own, nor one's teams', nor waiting for an owner: 1 to 10000.
             * @default 20
             */
            outside_per_hour: number;
            /**
             * Format: int64
             * @description How long a revealed value stays, in minutes: 1 to 60.
             * @default 5
             */
            reveal_minutes: number;
            /**
             * Format: int64
             * @description How many fields each may reveal on a day of the workspace's calendar: 0 to 1000.
             * @default 30
             */
            reveals_per_day: number;
            /**
             * Format: int64
             * @description How many of others' cases in the order of their numbers within ten minutes are no chance: 3 to 1000.
             * @default 10
             */
            walk_length: number;
        };
        /** @description A message to be tried. */
        TryRequest: {
            at?: components["schemas"]["Time"] | null;
            inbox?: components["schemas"]["InboxId"] | null;
            /**
             * @description The case's type: `question` when absent.
             * @example question
             */
            kind?: string | null;
            /** @description The language that the customer is known by (BCP 47). */
            language?: string | null;
            proof?: components["schemas"]["Proof"] | null;
            /**
             * @description What a customer would write: 1 to 4,000 characters.
             * @example someone stole my coins
             */
            text: string;
            tier?: components["schemas"]["Tier"] | null;
        };
        /** @description To turn on what is recommended. */
        TurnOn: {
            /**
             * Format: int64
             * @description How many days people get to set up a second factor: 0 to 30; 7 when absent. Where it is compulsory already, nothing changes.
             */
            days?: number;
        };
        /** @description A code, as it was typed in. */
        TypedCode: {
            /** @description Which one. */
            challenge: components["schemas"]["ChallengeId"];
            /**
             * @description Its eight digits; spaces do not matter.
             * @example 1234 5678
             */
            code: string;
        };
        /** @description What the bot had no answer to. */
        Unanswered: {
            /** @description Questions in all, of cases that you may see; at most 1,000, the newest. */
            count: number;
            /** @description What they ask, the most frequent first; at most 12. */
            groups: components["schemas"]["UnansweredGroup"][];
        };
        /** @description Questions that ask the same. */
        UnansweredGroup: {
            /** @description The cases, the most typical first. */
            cases: components["schemas"]["CaseId"][];
            /** @description How many there are. */
            count: number;
            /** @description The most typical ones. */
            examples: components["schemas"]["UnansweredQuestion"][];
            /**
             * @description The intent that most of them were read as; null: they were read as many things.
             * @example withdrawal.how
             */
            intent: string | null;
            /** @description What it is called, by language (BCP 47). */
            intent_title: {
                [key: string]: string;
            } | null;
            /** @description How many were asked in which language, the most frequent first. */
            languages: [
                string,
                number
            ][];
            /** @description Of those, how many got an answer that did not help; the others got none. */
            not_helped: number;
        };
        /** @description A question that found no answer. */
        UnansweredQuestion: {
            /** @description When. */
            at: components["schemas"]["Time"];
            /** @description Its case. */
            case: components["schemas"]["CaseId"];
            /**
             * Format: int64
             * @description The case's number.
             */
            number: number;
            /** @description What was asked, at most 200 characters; mail addresses, numbers and wallets' addresses are masked. */
            text: string;
        };
        /** @description Who works on what. */
        Understood: {
            /** @description The intents, in the tree's order. */
            intents: components["schemas"]["IntentShown"][];
            /** @description The roles of the tree. */
            roles: components["schemas"]["RoleShown"][];
        };
        /** @description A form with one field `file`. */
        UploadForm: {
            /**
             * Format: binary
             * @description The file, at most 20 MiB unless the operator sets another limit.
             */
            file: string;
        };
        /**
         * @description How long something can wait.
         * @enum {string}
         */
        Urgency: "normal" | "high" | "urgent";
        Value: unknown;
        /**
         * @description What was found of a new classifier.
         * @enum {string}
         */
        Verdict: "shipped" | "used" | "worse" | "misses_urgent" | "not_better";
        /** @description A version of an article, as a line of a list. */
        VersionLine: {
            /** @description When it was written. */
            at: components["schemas"]["Time"];
            /** @description By whom. */
            by: components["schemas"]["ChangedBy"];
            /** @description What was said of it, such as from which version it was restored. */
            note: string;
            /** @description It is the one that customers read. */
            published: boolean;
            published_at: components["schemas"]["Time"] | null;
            /** @description Its title. */
            title: string;
            /**
             * Format: int64
             * @description Its number, from 1; not every number is there.
             */
            version: number;
        };
        /** @description Staff who look at a case. */
        Viewer: {
            /** @description Who. */
            id: components["schemas"]["StaffId"];
            /** @description The name among staff. */
            name: string;
            /** @description Writes just now. */
            typing: boolean;
        };
        /** @description Cases of one hour. */
        Volume: {
            /** @description When the hour began. */
            hour: components["schemas"]["Time"];
            /**
             * Format: int64
             * @description Opened in it.
             */
            opened: number;
            /**
             * Format: int64
             * @description Resolved in it.
             */
            resolved: number;
        };
        /** @description How long others wait. */
        Wait: {
            /**
             * Format: int64
             * @description How many wait for a first answer.
             */
            queue: number;
            /**
             * Format: int64
             * @description How long it usually takes, in seconds; null when nobody can tell.
             */
            seconds: number | null;
        };
        /** @description Open cases whose customer waits for an answer. */
        Waiting: {
            /** @description How many have waited how long, from short to long. */
            ages: components["schemas"]["Age"][];
            /**
             * Format: int64
             * @description How many.
             */
            count: number;
            /**
             * Format: int64
             * @description How long the one who waits longest has waited.
             */
            oldest_seconds: number | null;
        };
        /** @description A wallet's signature. */
        WalletAnswer: {
            /** @description Of which text. */
            challenge: components["schemas"]["ChallengeId"];
            /**
             * @description How it was signed: `eip4361`, `bip322-simple`, `bip137`, `solana-ed25519`, `tip191`. Left out: by the address, and for
             *     Bitcoin by the signature's length.
             */
            scheme?: string | null;
            /** @description As the wallet gives it: hex for Ethereum and Tron, base64 for Bitcoin, any of base58, base64 and hex for Solana. */
            signature: string;
        };
        /** @description A text that waits for a signature. */
        WalletAsked: {
            /** @description Names it when it is answered. */
            challenge: components["schemas"]["ChallengeId"];
            /** @description Until when. */
            expires_at: components["schemas"]["Time"];
            /** @description What to sign, byte for byte: EIP-4361, or the same for other chains. */
            text: string;
            /** @description Whose signature it waits for. */
            wallet: components["schemas"]["ProofWallet"];
        };
        /**
         * @description The chains whose wallets sign differently.
         * @enum {string}
         */
        WalletFamily: "ethereum" | "bitcoin" | "solana" | "tron";
        /** @description Why a wallet is taken away. */
        WalletRemoval: {
            /** @description Why, for colleagues and auditors: 5 to 500 characters. */
            reason: string;
        };
        /** @description A wallet that a customer is known by. */
        WalletSeen: {
            /** @description The identity. */
            identity: components["schemas"]["IdentityId"];
            /** @description What a signature of it is worth: never more than the proof on which it was added. */
            level: components["schemas"]["Proof"];
            /**
             * @description The address; masked for the customer, and for most of staff.
             * @example 0x5aAe…eAed
             */
            shown: string;
            /** @description Since when. */
            since: components["schemas"]["Time"];
        };
        /**
         * @description What is asked for.
         * @enum {string}
         */
        Wanted: "text" | "transaction" | "amount" | "date";
        /** @description What is exported. */
        WantedExport: components["schemas"]["AuditWanted"] & {
            /**
             * Format: int64
             * @description Only lines before this position: how the lines that one document did not hold are asked for.
             */
            before?: number | null;
            /**
             * Format: int64
             * @description How many lines the document holds at most, the newest: 1 to 10,000; 10,000 when absent.
             */
            limit?: number | null;
        };
        /** @description A transaction that is watched for a customer, or was. */
        Watch: {
            /** @description Since when. */
            begun_at: components["schemas"]["Time"];
            /**
             * @description Who asked for it: a name, `customer` or `API`.
             * @example customer
             */
            by: string;
            ended: components["schemas"]["WatchEnd"] | null;
            ended_at: components["schemas"]["Time"] | null;
            /** @description When it ends at the latest. */
            ends_at: components["schemas"]["Time"];
            /** @description Its id. */
            id: components["schemas"]["WatchId"];
            /** @description When that was. */
            looked_at: components["schemas"]["Time"];
            /**
             * Format: int64
             * @description How often it was looked at.
             */
            looks: number;
            /**
             * @description On which network (CAIP-2).
             * @example eip155:1
             */
            network: string;
            /**
             * @description What people call it.
             * @example Ethereum
             */
            network_name: string;
            next_at: components["schemas"]["Time"] | null;
            /** @description Where it stood at the last look. */
            standing: components["schemas"]["ChainStanding"];
            /** @description The transaction's id. */
            transaction: string;
        };
        /**
         * @description Why a transaction is watched no longer.
         * @enum {string}
         */
        WatchEnd: "told" | "customer" | "staff" | "over" | "network" | "blocked";
        /**
         * Format: uuid
         * @example 0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b
         */
        WatchId: string;
        /**
         * @description What a transaction that is watched waits for.
         * @enum {string}
         */
        WatchWait: "block" | "depth";
        /** @description A place that events are sent to, by Standard Webhooks. */
        Webhook: {
            /** @description When it was created. */
            created_at: components["schemas"]["Time"];
            /** @description Whether it gets any. Turned off by itself after two days without success, or when the receiver answers 410. */
            enabled: boolean;
            /**
             * @description The kinds of events that it gets; `*` is all.
             * @example [
             *       "case.opened",
             *       "message.created"
             *     ]
             */
            events: string[];
            failing_since: components["schemas"]["Time"] | null;
            /** @description Its id. */
            id: components["schemas"]["WebhookId"];
            /** @description Whether it gets personal data of customers as it is. Otherwise it is masked, as staff see it. */
            personal: boolean;
            /**
             * @description What signatures are made with. Shown once: when it is created, and when it is rotated.
             * @example whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw
             */
            secret?: string | null;
            /**
             * @description Where events are posted to.
             * @example https://example.com/ombud
             */
            url: string;
        };
        /** @description What to change of a webhook; absent fields stay. */
        WebhookChange: {
            /** @description Whether it gets any. What happens while it is off is not sent later. */
            enabled?: boolean | null;
            /** @description The kinds of events that it gets; `*` is all. */
            events?: string[] | null;
            /** @description Whether it gets personal data as it is; turning it on needs the permission `webhooks.personal`. */
            personal?: boolean | null;
            /** @description Where events are posted to. */
            url?: string | null;
        };
        /**
         * Format: uuid
         * @example 0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b
         */
        WebhookId: string;
        /**
         * @description How somebody looked.
         * @enum {string}
         */
        What: "opened" | "looked" | "found" | "listed" | "shown" | "revealed" | "exported" | "viewed" | "downloaded" | "readdressed";
        /** @description Which cases a service level is for; a list that is absent or empty allows all. */
        When: {
            /**
             * @description Of these inboxes.
             * @default []
             */
            inboxes?: components["schemas"]["InboxId"][];
            /**
             * @description Of these priorities: `low`, `normal`, `high`, `urgent`.
             * @default []
             */
            priorities?: string[];
            /**
             * @description Of these teams.
             * @default []
             */
            teams?: components["schemas"]["TeamId"][];
            /**
             * @description Of these types: `theft`, `deposit_recovery`, …
             * @default []
             * @example [
             *       "theft"
             *     ]
             */
            types: string[];
        };
        /**
         * @description Why somebody can see a case, or a customer.
         * @enum {string}
         */
        Why: "all" | "team" | "no_team" | "owner" | "look_up";
        /** @description A customer, as their own device sees them. */
        WidgetCustomer: {
            email: string | null;
            id: components["schemas"]["CustomerId"];
            language: string | null;
            name: string | null;
            proof: components["schemas"]["Proof"];
        };
        /** @description What the widget needs to know of its inbox; public. */
        WidgetInbox: {
            /** @description When to ask for an email address. */
            ask_email: components["schemas"]["AskEmail"];
            /** @description Whether to ask for a name. */
            ask_name: boolean;
            /** @description The name at the widget's top. */
            brand: string;
            /** @description The widget's colour. */
            color: string;
            /** @description Whether customers are asked to rate. */
            csat: boolean;
            /** @description The greeting in the language asked for; empty: the widget's own words. */
            greeting: string;
            /** @description Whether only customers whom the host app vouches for may write. */
            identity_required: boolean;
            /** @description The inbox's public key. */
            key: string;
            /** @description The languages that it speaks. */
            languages: string[];
            /** @description The word beside the launcher's icon. */
            launcher: string;
            /** @description Whether who is away can be answered by mail: a mail server is set up. */
            mails: boolean;
            /**
             * Format: int64
             * @description The largest file that is taken.
             */
            max_file_bytes: number;
            /** @description Its name. */
            name: string;
            /** @description What to say outside of business hours, in the language asked for. */
            offline_text: string | null;
            /** @description Whether somebody is there now, by the business hours. */
            open: boolean;
            opens_at: components["schemas"]["Time"] | null;
            /** @description Where the launcher stands. */
            position: components["schemas"]["Position"];
            /** @description How long others wait. */
            wait: components["schemas"]["Wait"];
        };
        /** @description A session with everything that the widget begins with. */
        WidgetSession: {
            /** @description The customer's conversations, the newest first. */
            conversations: components["schemas"]["Conversation"][];
            /** @description Whose it is. */
            customer: components["schemas"]["WidgetCustomer"];
            /** @description Where it is. */
            inbox: components["schemas"]["WidgetInbox"];
            /** @description The token to send from now on. */
            session: string;
        };
        /** @description What to change of the workspace; absent fields stay. */
        WorkspaceChange: {
            /**
             * Format: int32
             * @description Days after which a case without an answer of the customer is resolved by itself, 1 to 365; null: never.
             */
            auto_resolve_days?: number | null;
            /** @description The name that customers see: 1 to 100 characters. */
            brand?: string | null;
            csat?: components["schemas"]["Csat"] | null;
            /** @description Whether the coins of a theft are followed by the program itself, and what it finds is kept as evidence. */
            follow_thefts?: boolean | null;
            /** @description The languages that staff answer in: 1 to 50. */
            languages?: string[] | null;
            /** @description Its name among staff: 1 to 100 characters. */
            name?: string | null;
            /** @description Everybody needs a second factor. Who has none yet is asked to set one up before anything else. */
            require_second_factor?: boolean | null;
            /** @description What a resolved case can have been: 1 to 50, each of up to 60 characters. */
            resolve_reasons?: string[] | null;
        };
        /**
         * Format: uuid
         * @example 0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b
         */
        WorkspaceId: string;
        /** @description The workspace and its rules. */
        WorkspaceView: components["schemas"]["Settings"] & {
            /**
             * @description Its name among staff.
             * @example Example Exchange
             */
            name: string;
        };
        /** @description What was written: a message, or one that waits for its time. */
        WrittenMessage: components["schemas"]["StaffMessage"] | components["schemas"]["Scheduled"];
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    list_api_tokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ApiToken"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_api_token: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewApiToken"];
            };
        };
        responses: {
            /** @description Made; this is it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiToken"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description A value cannot be accepted; `errors` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_api_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ApiTokenId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiToken"];
                };
            };
            /** @description There is none, or you may not know of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    revoke_api_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ApiTokenId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is none, or you may not know of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_approval_policy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalPolicyView"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    set_approval_policy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApprovalPolicy"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalPolicyView"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description It does not fit what is there now, or has changed meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description A value cannot be accepted; `errors` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_approvals: {
        parameters: {
            query?: {
                /** @description Only those that still wait for somebody. */
                open?: boolean;
                /** @description Where the page begins: `next` of the page before. */
                cursor?: string;
                /** @description How many are looked at, 1 to 100; 50 when absent. What is not yours to see is left out, so a page can hold fewer. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Approval"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_approval: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ApprovalId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            /** @description There is none, or you may not know of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    approve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ApprovalId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Decision"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description There is none, or you may not know of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description It does not fit what is there now, or has changed meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    carry_out_approved: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ApprovalId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The operation's own answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description There is none, or you may not know of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description It does not fit what is there now, or has changed meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    refuse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ApprovalId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Decision"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description There is none, or you may not know of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description It does not fit what is there now, or has changed meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description A value cannot be accepted; `errors` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ApprovalId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description There is none, or you may not know of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description It does not fit what is there now, or has changed meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Login"];
                };
            };
            /** @description Nobody is signed in, or not any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Too much at once; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    sign_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    change_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MyChange"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_passkeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Passkey"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    add_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPasskey"];
            };
        };
        responses: {
            /** @description Made; this is it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passkey"];
                };
            };
            /** @description Nobody is signed in, or not any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description It does not fit what is there now, or has changed meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    begin_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, unknown>;
                };
            };
            /** @description It does not fit what is there now, or has changed meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    remove_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["PasskeyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is none, or you may not know of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description It does not fit what is there now, or has changed meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    change_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in, or not any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description A value cannot be accepted; `errors` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Too much at once; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    renew_recovery_codes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Confirmation"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description Nobody is signed in, or not any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description It does not fit what is there now, or has changed meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    prove: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondFactor"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Login"];
                };
            };
            /** @description Nobody is signed in, or not any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Too much at once; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_StaffSession"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    end_other_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    end_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is none, or you may not know of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    sign_in_ways: {
        parameters: {
            query?: {
                /** @description The workspace's short name. */
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInWays"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    back_channel_logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": string;
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not of the form that is described here; `errors` names each fault. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    finish_sso: {
        parameters: {
            query?: {
                code?: string;
                state?: string;
                error?: string;
                iss?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is to be found at `Location`. */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    sign_out_everywhere: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedOut"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    begin_sso: {
        parameters: {
            query?: {
                /** @description The workspace's short name. */
                workspace?: string;
                /** @description A path in the console, such as `/inbox/mine`. */
                next?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is to be found at `Location`. */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    begin_sso_step_up: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProofElsewhere"];
                };
            };
            /** @description It does not fit what is there now, or has changed meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description It cannot be done just now; nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    step_up: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepUp"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proved"];
                };
            };
            /** @description Nobody is signed in, or not any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description It does not fit what is there now, or has changed meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description A value cannot be accepted; `errors` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Too much at once; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    begin_step_up: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProofAsked"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    begin_totp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TotpSetup"];
                };
            };
            /** @description It does not fit what is there now, or has changed meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    remove_totp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Confirmation"];
            };
        };
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in, or not any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description There is none, or you may not know of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description It does not fit what is there now, or has changed meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    confirm_totp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TotpCode"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description Nobody is signed in, or not any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description It does not fit what is there now, or has changed meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_business_hours: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_BusinessHours"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_business_hours: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BusinessHoursChange"];
            };
        };
        responses: {
            /** @description Made; this is it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BusinessHours"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_business_hours: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["BusinessHoursId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BusinessHours"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_business_hours: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["BusinessHoursId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    change_business_hours: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["BusinessHoursId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BusinessHoursChange"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BusinessHours"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_canned_replies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_CannedReply"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_canned_reply: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCannedReply"];
            };
        };
        responses: {
            /** @description Made; this is it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CannedReply"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_canned_reply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CannedReplyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CannedReply"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_canned_reply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CannedReplyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    change_canned_reply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CannedReplyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CannedReplyChange"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CannedReply"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    use_canned_reply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CannedReplyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_cases: {
        parameters: {
            query?: {
                /** @description A ready-made question; `all` when absent. */
                view?: "mine" | "unassigned" | "team" | "all" | "waiting" | "mentions" | "snoozed" | "resolved";
                /** @description Of this member of staff. */
                assignee?: components["schemas"]["StaffId"];
                /** @description Of this team. */
                team?: components["schemas"]["TeamId"];
                /** @description Of this inbox. */
                inbox?: components["schemas"]["InboxId"];
                /** @description With this tag. */
                tag?: components["schemas"]["TagId"];
                /** @description Of this priority. */
                priority?: "low" | "normal" | "high" | "urgent";
                /** @description In this state, instead of the view's. */
                state?: "open" | "snoozed" | "resolved" | "merged";
                /** @description Of this customer. */
                customer?: components["schemas"]["CustomerId"];
                /** @description The case with this number, whatever its state. */
                number?: number;
                /** @description Of this type, such as `deposit_recovery`. */
                type?: string;
                /** @description Whose customer speaks this language. */
                language?: string;
                /** @description The order; the view's when absent. */
                sort?: "activity" | "waiting" | "created";
                /** @description Where the page begins: `next` of the page before. */
                cursor?: string;
                /** @description How many, 1 to 100; 50 when absent. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_CaseSummary"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    start_case: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCase"];
            };
        };
        responses: {
            /** @description Made; this is it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    bulk_cases: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Bulk"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkDone"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    case_counts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Counts"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    read_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    change_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseChange"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            /** @description Done, and the case is not there for you any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description There is none, or you may not know of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    act_on_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAccountAction"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountActionDone"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description There is none, or you may not know of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description It does not fit what is there now, or has changed meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description A value cannot be accepted; `errors` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    assign_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Assignment"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            /** @description Done, and the case is not there for you any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    of_case: {
        parameters: {
            query?: {
                language?: string;
            };
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseChains"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    keep_draft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftBody"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    drop_draft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_evidence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_CaseEvidence"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    keep_evidence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewEvidence"];
            };
        };
        responses: {
            /** @description Made; this is it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseEvidenceWhole"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_evidence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
                evidence: components["schemas"]["EvidenceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseEvidenceWhole"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    exposed_handled: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    exposed_not_handled: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    set_meaning: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Meaning"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Correction"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    withdraw_meaning: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    merge_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Merge"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            /** @description Done, and the case is not there for you any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    case_messages: {
        parameters: {
            query?: {
                /** @description Messages before this position. */
                before?: number;
                /** @description Messages after this position. */
                after?: number;
                /** @description How many, 1 to 200; 50 when absent. */
                limit?: number;
            };
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Messages_StaffMessage"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    write_message: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMessage"];
            };
        };
        responses: {
            /** @description Made; this is it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WrittenMessage"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_proof: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseProof"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    ask_for_proof: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAsk"];
            };
        };
        responses: {
            /** @description Made; this is it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProofAsk"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    withdraw_ask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
                ask: components["schemas"]["ProofAskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    mark_case_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadUpTo"];
            };
        };
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    readers_of_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Reader"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description There is none, or you may not know of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    recoveries_of_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Recovery"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    open_recovery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecoveryAsked"];
            };
        };
        responses: {
            /** @description Made; this is it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recovery"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    reopen_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    report_case: {
        parameters: {
            query?: {
                /**
                 * @description The language of its own words (BCP 47): English and Simplified Chinese there are. What was said stays as it was said.
                 * @example zh-CN
                 */
                lang?: string;
            };
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseReport"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    report_case_pdf: {
        parameters: {
            query?: {
                /**
                 * @description The language of its own words (BCP 47): English and Simplified Chinese there are. What was said stays as it was said.
                 * @example zh-CN
                 */
                lang?: string;
            };
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": number[];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    resolve_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Resolution"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    cancel_scheduled: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
                scheduled: components["schemas"]["ScheduledId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    snooze_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Snooze"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    split_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Split"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            /** @description Done, and the case is not there for you any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    draft_reply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftReply"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description There is none, or you may not know of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description It does not fit what is there now, or has changed meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    suggestions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestions"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    wake_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    take_wallet_away: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
                wallet: components["schemas"]["IdentityId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WalletRemoval"];
            };
        };
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description There is none, or you may not know of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description A value cannot be accepted; `errors` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    watches_of_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Watch"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    watch_for_customer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWatch"];
            };
        };
        responses: {
            /** @description Made; this is it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Watch"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    stop_watch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
                watch: components["schemas"]["WatchId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_networks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ChainNetwork"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    look: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LookRequest"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChainLook"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_chain_platform: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChainPlatformShown"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    set_chain_platform: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChainPlatformChange"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChainPlatformShown"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    trace: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TraceRequest"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChainTrace"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_customers: {
        parameters: {
            query?: {
                /**
                 * @description Beginnings of words of the name; up to three words and 200 characters, all of which must fit. Or the whole of an
                 *     email address, of an app's user id, of a wallet's address: of what is masked, a part finds nothing. With the
                 *     permission `customers.unmasked`, beginnings of those and of the address's domain, too. Upper and lower case and
                 *     accents do not matter. Absent: all customers, the newest first.
                 * @example anna
                 */
                q?: string;
                /** @description Where the page begins: `next` of the page before. */
                cursor?: string;
                /** @description How many, 1 to 100; 50 when absent. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Customer"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_customer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CustomerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    change_customer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CustomerId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerChange"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    cases_of_customer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CustomerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_CaseSummary"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    erase_customer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CustomerId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Erasure"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureReceipt"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    export_customer: {
        parameters: {
            query?: {
                /** @description `json` when absent. */
                format?: "json" | "html";
                /**
                 * @description The language of the page's own words (BCP 47): English and Simplified Chinese there are. The workspace's first one when
                 *     absent. What was said stays as it was said.
                 * @example zh-CN
                 */
                lang?: string;
                /**
                 * @description The time zone of the page (IANA), which it names; UTC when absent. JSON has UTC.
                 * @example Asia/Singapore
                 */
                tz?: string;
            };
            header?: never;
            path: {
                id: components["schemas"]["CustomerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerExport"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_freeze_tokens: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CustomerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_FreezeToken"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description There is none, or you may not know of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    issue_freeze_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CustomerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Made; this is it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FreezeToken"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description There is none, or you may not know of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description It does not fit what is there now, or has changed meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    revoke_freeze_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CustomerId"];
                token: components["schemas"]["FreezeTokenId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description There is none, or you may not know of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    reset_passkeys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CustomerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    readers_of_customer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CustomerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Reader"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description There is none, or you may not know of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    reveal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CustomerId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReveal"];
            };
        };
        responses: {
            /** @description Made; this is it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Revealed"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description There is none, or you may not know of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description A value cannot be accepted; `errors` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Too much at once; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_dashboard: {
        parameters: {
            query?: {
                /** @description Cases of one team only. */
                team?: components["schemas"]["TeamId"];
                /**
                 * @description The time zone (IANA) in which today begins; that of the first business hours when absent, else UTC.
                 * @example Asia/Singapore
                 */
                tz?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dashboard"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_elevations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Elevation"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    end_elevation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ElevationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is none, or you may not know of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_embeddings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmbeddingView"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    set_embeddings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmbeddingSettings"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmbeddingView"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description A value cannot be accepted; `errors` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    set_embedding_key: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmbeddingKey"];
            };
        };
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description It does not fit what is there now, or has changed meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description A value cannot be accepted; `errors` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    try_embedding: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmbeddingTry"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmbeddingTried"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description It does not fit what is there now, or has changed meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description A value cannot be accepted; `errors` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_event_kinds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_EventKind"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_fields: {
        parameters: {
            query?: {
                /** @description Those of cases or those of customers; all when absent. */
                on?: components["schemas"]["Subject"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_FieldDef"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_field: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewField"];
            };
        };
        responses: {
            /** @description Made; this is it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FieldDef"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_field: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["FieldId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FieldDef"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_field: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["FieldId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    change_field: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["FieldId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FieldChange"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FieldDef"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    upload_file: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["UploadForm"];
            };
        };
        responses: {
            /** @description Made; this is it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffFile"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    download_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["FileId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDownload"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description There is none, or you may not know of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description A value cannot be accepted; `errors` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Too much at once; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    open_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["FileId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Made; this is it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileView"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description There is none, or you may not know of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Too much at once; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    draw_page: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["FileId"];
                page: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": unknown;
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description There is none, or you may not know of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description A value cannot be accepted; `errors` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description It cannot be done just now; nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    freeze: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Freeze"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Frozen"];
                };
            };
            /** @description Nobody is signed in, or not any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Too much at once; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_holds: {
        parameters: {
            query?: {
                /**
                 * @description Those in force that keep what is this customer's. Everybody who may look customers up sees that there are some; why, only
                 *     those who may set holds or read the audit.
                 */
                customer?: components["schemas"]["CustomerId"];
                /** @description Those that were lifted, instead of those in force. */
                lifted?: boolean;
                /** @description Where the page before ended. */
                cursor?: string;
                /** @description 1 to 100; 50 when absent. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_LegalHold"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    set_hold: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewHold"];
            };
        };
        responses: {
            /** @description Made; this is it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LegalHold"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    lift_hold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["HoldId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Lifting"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LegalHold"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_inboxes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Inbox"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_inbox: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InboxChange"];
            };
        };
        responses: {
            /** @description Made; this is it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Inbox"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_inbox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["InboxId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Inbox"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_inbox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["InboxId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    change_inbox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["InboxId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InboxChange"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Inbox"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_identity_keys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["InboxId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_IdentityKey"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_identity_key: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["InboxId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewIdentityKey"];
            };
        };
        responses: {
            /** @description Made; this is it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityKey"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_identity_key: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["InboxId"];
                key: components["schemas"]["IdentityKeyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_invitations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Invitation"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    invite: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewInvitation"];
            };
        };
        responses: {
            /** @description Made; this is it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description It does not fit what is there now, or has changed meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description A value cannot be accepted; `errors` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_invitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The link's token */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationView"];
                };
            };
            /** @description There is none, or you may not know of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    accept_invitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The link's token */
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Acceptance"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Login"];
                };
            };
            /** @description There is none, or you may not know of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description A value cannot be accepted; `errors` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    withdraw_invitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The invitation's id */
                key: components["schemas"]["InvitationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is none, or you may not know of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_keys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeysView"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_rotations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_KeyRotation"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    begin_rotation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRotation"];
            };
        };
        responses: {
            /** @description Taken on: it is done in the background, or once somebody else has agreed. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyRotation"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_categories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Category"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_category: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCategory"];
            };
        };
        responses: {
            /** @description Made; this is it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Category"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    order_categories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CategoryOrder"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Category"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_category: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CategoryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    change_category: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CategoryId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CategoryChange"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Category"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    export_knowledge: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KnowledgeDocument"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    import_knowledge: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportRequest"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Imported"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    add_picture: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["PictureForm"];
            };
        };
        responses: {
            /** @description Made; this is it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Picture"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_picture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/*": number[];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    preview_article: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewRequest"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    search_knowledge: {
        parameters: {
            query: {
                /** @description The question, up to 1,000 characters. */
                q: string;
                /** @description The language that it is in (BCP 47). */
                lang: string;
                /** @description Also what is for staff alone; true when absent. */
                internal?: boolean;
                /** @description How many, 1 to 50; 10 when absent. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KnowledgeHits"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_knowledge_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KnowledgeSettings"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    change_knowledge_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KnowledgeSettings"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KnowledgeSettings"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_topics: {
        parameters: {
            query?: {
                /** @description Words of the title, the name or the tags. */
                q?: string;
                /** @description Of this category. */
                category?: components["schemas"]["CategoryId"];
                /** @description With an article that is so far. */
                state?: components["schemas"]["ArticleState"];
                /** @description With an article in this language. */
                lang?: string;
                /** @description Only those whose time to be looked at again has come. */
                stale?: boolean;
                /** @description Only those without a published article in this language, or with an outdated one. */
                missing?: string;
                /** @description Of this owner. */
                owner?: components["schemas"]["StaffId"];
                /** @description For staff alone, or not. */
                internal?: boolean;
                /** @description Only those with published articles of which a link leads nowhere. */
                broken?: boolean;
                /** @description Where the page begins: `next` of the page before. */
                cursor?: string;
                /** @description How many, 1 to 100; 50 when absent. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_TopicLine"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_topic: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTopic"];
            };
        };
        responses: {
            /** @description Made; this is it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Topic"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_topic: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["TopicId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Topic"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_topic: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["TopicId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    change_topic: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["TopicId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TopicChange"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Topic"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_article: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["TopicId"];
                lang: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Article"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    save_article: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["TopicId"];
                lang: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveArticle"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Article"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_article: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["TopicId"];
                lang: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    publish_article: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["TopicId"];
                lang: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublishRequest"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Article"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    restore_version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["TopicId"];
                lang: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RestoreRequest"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Article"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    retire_article: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["TopicId"];
                lang: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetireRequest"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Article"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    submit_article: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["TopicId"];
                lang: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Article"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    unretire_article: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["TopicId"];
                lang: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Article"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    unschedule_article: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["TopicId"];
                lang: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Article"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_versions: {
        parameters: {
            query?: {
                /** @description Where the page begins: `next` of the page before. */
                cursor?: string;
                /** @description How many, 1 to 100; 50 when absent. */
                limit?: number;
            };
            header?: never;
            path: {
                id: components["schemas"]["TopicId"];
                lang: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_VersionLine"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["TopicId"];
                lang: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Content"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    compare_versions: {
        parameters: {
            query: {
                /** @description The number of the older version. */
                against: number;
            };
            header?: never;
            path: {
                id: components["schemas"]["TopicId"];
                lang: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Diff"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_article_ratings: {
        parameters: {
            query?: {
                /** @description Where the page begins: `next` of the page before. */
                cursor?: string;
                /** @description How many, 1 to 100; 50 when absent. */
                limit?: number;
            };
            header?: never;
            path: {
                id: components["schemas"]["TopicId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ArticleRating"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_ledger: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerView"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_anchors: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AnchorTarget"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    anchor_now: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The target's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken on: it is done in the background, or once somebody else has agreed. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnchorTarget"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    download_anchor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The target's id. */
                id: string;
                /** @description The head's size. */
                size: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_audit: {
        parameters: {
            query?: {
                /** @description By this member of staff or token. */
                actor?: string;
                /** @description About this customer. */
                customer?: components["schemas"]["CustomerId"];
                /** @description About this case; its messages are in its thread and not here. */
                case?: components["schemas"]["CaseId"];
                /**
                 * @description A kind of event.
                 * @example customer.read
                 */
                kind?: string;
                /** @description From this time on. */
                from?: components["schemas"]["Time"];
                /** @description Before this time. */
                until?: components["schemas"]["Time"];
                /** @description Where the page begins: `next` of the page before. */
                cursor?: string;
                /** @description How many, 1 to 100; 50 when absent. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AuditEntry"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    export_audit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WantedExport"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    /** @description There are more lines: ask again with this `before`. */
                    "ombud-next"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    check_ledger: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_checkpoints: {
        parameters: {
            query?: {
                /** @description Where the page begins: `next` of the page before. */
                cursor?: string;
                /** @description How many, 1 to 100; 50 when absent. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_CheckpointView"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    sign_checkpoint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckpointView"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    export_ledger: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/jsonl": string;
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    live_frames: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LiveFrames"];
            };
        };
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    live_poll: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LivePoll"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LiveNews"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_model: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelView"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    set_model: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ModelSettings"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelView"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description A value cannot be accepted; `errors` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    set_model_key: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ModelKey"];
            };
        };
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description It does not fit what is there now, or has changed meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description A value cannot be accepted; `errors` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    try_model: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ModelTry"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelTried"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description It does not fit what is there now, or has changed meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description A value cannot be accepted; `errors` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_permissions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PermissionView"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_platform: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Platform"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    set_platform: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlatformChange"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Platform"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description A value cannot be accepted; `errors` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    take_platform_event: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlatformEvent"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlatformEventTaken"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description A value cannot be accepted; `errors` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    rotate_platform_secret: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Platform"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description It does not fit what is there now, or has changed meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    test_platform: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlatformTest"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description It does not fit what is there now, or has changed meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_playbooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PlaybookLine"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_playbook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPlaybook"];
            };
        };
        responses: {
            /** @description Made; this is it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Playbook"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    check_playbook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Flow"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowChecked"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    add_shipped_playbooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddShipped"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddedShipped"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_playbook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["PlaybookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Playbook"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    save_playbook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["PlaybookId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SavedFlow"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Playbook"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_playbook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["PlaybookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    publish_playbook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["PlaybookId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublishPlaybook"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Playbook"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    retire_playbook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["PlaybookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Playbook"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_playbook_versions: {
        parameters: {
            query?: {
                /** @description Where the page begins: `next` of the page before. */
                cursor?: string;
                /** @description How many, 1 to 100; 50 when absent. */
                limit?: number;
            };
            header?: never;
            path: {
                id: components["schemas"]["PlaybookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PlaybookVersion"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_playbook_version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["PlaybookId"];
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Flow"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    set_presence: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PresenceChange"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Staff"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_proof_rules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProofRules"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    set_proof_rules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProofRules"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProofRules"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_recoveries: {
        parameters: {
            query?: {
                /** @description In which state; left out: all that wait for staff. */
                state?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Recovery"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    count_recoveries: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveriesWaiting"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    check_recovery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["RecoveryId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecoveryCheck"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recovery"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    finish_recovery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["RecoveryId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecoveryPaid"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recovery"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    refuse_recovery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["RecoveryId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecoveryRefused"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recovery"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    take_recovery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["RecoveryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recovery"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_recovery_rules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryRules"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    set_recovery_rules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecoveryRules"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryRules"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_retention: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetentionRules"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    set_retention: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetentionRules"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetentionRules"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    preview_retention: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetentionRules"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetentionPreview"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_retention_runs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_RetentionRun"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_own_budget: {
        parameters: {
            query?: {
                /** @description What it is of; `reveals` when absent. */
                of?: components["schemas"]["Counted"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Budget"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_roles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Role"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_role: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRole"];
            };
        };
        responses: {
            /** @description Made; this is it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Role"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description A value cannot be accepted; `errors` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_role: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["RoleId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Role"];
                };
            };
            /** @description There is none, or you may not know of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_role: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["RoleId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is none, or you may not know of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description It does not fit what is there now, or has changed meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    change_role: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["RoleId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleChange"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Role"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description There is none, or you may not know of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description It does not fit what is there now, or has changed meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description A value cannot be accepted; `errors` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_routing: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoutingShown"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    set_routing: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoutingChange"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoutingShown"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    check_text: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TextToCheck"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Judged"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_safety_hosts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SafetyHost"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_safety_host: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSafetyHost"];
            };
        };
        responses: {
            /** @description Made; this is it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SafetyHost"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    suggest_safety_hosts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SuggestedHost"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_safety_host: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["SafetyHostId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SafetyHost"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_safety_host: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["SafetyHostId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_block_lists: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_BlockList"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_block_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewBlockList"];
            };
        };
        responses: {
            /** @description Made; this is it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlockList"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_block_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["BlockListId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlockList"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_block_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["BlockListId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    change_block_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["BlockListId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BlockListChange"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlockList"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    refresh_block_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["BlockListId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken on: it is done in the background, or once somebody else has agreed. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlockList"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    send_block_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["BlockListId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/plain": string;
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlockList"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_scim_tokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ScimToken"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_scim_token: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewScimToken"];
            };
        };
        responses: {
            /** @description Made; this is it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScimToken"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description It does not fit what is there now, or has changed meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description A value cannot be accepted; `errors` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    revoke_scim_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ApiTokenId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is none, or you may not know of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    search_messages: {
        parameters: {
            query: {
                /**
                 * @description Words in any language; all of them have to be in a message, English and Russian ones in any form. Personal values (mail
                 *     addresses, numbers of telephones, accounts and papers, network and wallets' addresses) are found by the whole of them alone.
                 *     At most 200 characters.
                 * @example 0.5 BTC 提现
                 */
                q: string;
                /** @description Only what was written by them: the customer, staff, the bot, or as a note. */
                from?: "customer" | "staff" | "bot" | "note";
                /** @description Only messages with a file. */
                has_file?: boolean;
                /** @description Only what was written then or later. */
                since?: components["schemas"]["Time"];
                /** @description Only what was written before. */
                until?: components["schemas"]["Time"];
                /** @description Only cases in this state. */
                state?: "open" | "snoozed" | "resolved" | "merged";
                /** @description Only cases of this inbox. */
                inbox?: components["schemas"]["InboxId"];
                /** @description Only cases of this team. */
                team?: components["schemas"]["TeamId"];
                /** @description Only cases of this member of staff. */
                assignee?: components["schemas"]["StaffId"];
                /** @description Only cases with this tag. */
                tag?: components["schemas"]["TagId"];
                /** @description Words as they are typed: when nothing is found, no word is taken for another. */
                exact?: boolean;
                /** @description Where the page begins: `next` of the page before, for the same question and filters. */
                cursor?: string;
                /** @description How many, 1 to 100; 50 when absent. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchPage"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    check_security: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Posture"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_recommended: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecommendedProtection"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    turn_on_recommended: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TurnOn"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecommendedProtection"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description A value cannot be accepted; `errors` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_service_levels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ServiceLevel"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_service_level: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServiceLevelChange"];
            };
        };
        responses: {
            /** @description Made; this is it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceLevel"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_service_level: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ServiceLevelId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceLevel"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_service_level: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ServiceLevelId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    change_service_level: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ServiceLevelId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServiceLevelChange"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceLevel"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_session_policy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionPolicy"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    set_session_policy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionPolicy"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionPolicy"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description A value cannot be accepted; `errors` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_skills: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Skill"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_skill: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSkill"];
            };
        };
        responses: {
            /** @description Made; this is it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Skill"];
                };
            };
            /** @description A value cannot be accepted; `errors` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_skill: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["SkillId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Skill"];
                };
            };
            /** @description There is none, or you may not know of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_skill: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["SkillId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is none, or you may not know of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    change_skill: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["SkillId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SkillChange"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Skill"];
                };
            };
            /** @description There is none, or you may not know of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description A value cannot be accepted; `errors` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_sso: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SsoView"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    set_sso: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProviderSettings"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SsoView"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description A value cannot be accepted; `errors` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    remove_sso: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description There is none, or you may not know of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    check_sso: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SsoIssuer"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SsoCheck"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    set_sso_secret: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SsoSecret"];
            };
        };
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description It does not fit what is there now, or has changed meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description A value cannot be accepted; `errors` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_staff: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Staff"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_staff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["StaffId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Staff"];
                };
            };
            /** @description There is none, or you may not know of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    change_staff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["StaffId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StaffChange"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Staff"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description There is none, or you may not know of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description It does not fit what is there now, or has changed meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description A value cannot be accepted; `errors` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    explain_access: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["StaffId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Explained"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description There is none, or you may not know of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    elevate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["StaffId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewElevation"];
            };
        };
        responses: {
            /** @description Made; this is it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Elevation"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description There is none, or you may not know of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description It does not fit what is there now, or has changed meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description A value cannot be accepted; `errors` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    reset_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["StaffId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description There is none, or you may not know of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_budget: {
        parameters: {
            query?: {
                /** @description What it is of; `reveals` when absent. */
                of?: components["schemas"]["Counted"];
            };
            header?: never;
            path: {
                id: components["schemas"]["StaffId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Budget"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    grant_reveals: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["StaffId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Grant"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Budget"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description A value cannot be accepted; `errors` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    end_staff_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["StaffId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description There is none, or you may not know of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_tags: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Tag"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_tag: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTag"];
            };
        };
        responses: {
            /** @description Made; this is it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tag"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_tag: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["TagId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tag"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_tag: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["TagId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    change_tag: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["TagId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TagChange"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tag"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_teams: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Team"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_team: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTeam"];
            };
        };
        responses: {
            /** @description Made; this is it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Team"];
                };
            };
            /** @description A value cannot be accepted; `errors` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_team: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["TeamId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Team"];
                };
            };
            /** @description There is none, or you may not know of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_team: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["TeamId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is none, or you may not know of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description It does not fit what is there now, or has changed meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    change_team: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["TeamId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TeamChange"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Team"];
                };
            };
            /** @description There is none, or you may not know of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description A value cannot be accepted; `errors` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_alerts: {
        parameters: {
            query?: {
                /** @description Only those that nobody has settled yet. */
                open?: boolean;
                /** @description Where the page begins: `next` of the page before. */
                cursor?: string;
                /** @description How many, 1 to 100; 50 when absent. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Alert"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_alert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["AlertId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    acknowledge_alert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["AlertId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Acknowledgement"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            /** @description It does not fit what is there now, or has changed meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    cut_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["AlertId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Cut"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            /** @description It does not fit what is there now, or has changed meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description A value cannot be accepted; `errors` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_canaries: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Canary"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    plant_canary: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCanary"];
            };
        };
        responses: {
            /** @description Made; this is it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Canary"];
                };
            };
            /** @description There is none, or you may not know of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description A value cannot be accepted; `errors` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    give_up_canary: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CanaryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_trust_rules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrustRules"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    set_trust_rules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TrustRules"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrustRules"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_corrections: {
        parameters: {
            query?: {
                /**
                 * @description Only those that say this intent, or correct it: an intent of the tree, or `oos`.
                 * @example withdrawal.pending
                 */
                intent?: string;
                /** @description Only those of this member of staff. */
                by?: components["schemas"]["StaffId"];
                /** @description Where the page begins: `next` of the page before. */
                cursor?: string;
                /** @description How many, 1 to 100; 50 when absent. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ListedCorrection"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    withdraw_correction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                pos: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_intents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Understood"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    learn_now: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quality"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    use_model: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quality"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_quality: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quality"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    set_route: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RouteShown"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Understood"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    try_message: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TryRequest"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tried"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_unanswered: {
        parameters: {
            query?: {
                /** @description How many days back, 1 to 365; 30 when absent. */
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unanswered"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    draft_from_unanswered: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftOf"];
            };
        };
        responses: {
            /** @description Made; this is it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Topic"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    settle_unanswered: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Settled"];
            };
        };
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_webhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Webhook"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWebhook"];
            };
        };
        responses: {
            /** @description Made; this is it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    change_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookChange"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_deliveries: {
        parameters: {
            query?: {
                /** @description Those in this state; all when absent. */
                state?: components["schemas"]["DeliveryState"];
                /** @description Where the page begins: `next` of the page before. */
                cursor?: string;
                /** @description How many, 1 to 100; 50 when absent. */
                limit?: number;
            };
            header?: never;
            path: {
                id: components["schemas"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Delivery"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    replay_delivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["WebhookId"];
                delivery: components["schemas"]["DeliveryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    rotate_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    test_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    own_conversations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Conversation"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    close: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ConversationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    answer_form: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ConversationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Answers"];
            };
        };
        responses: {
            /** @description Made; this is it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stored"];
                };
            };
            /** @description There is none, or you may not know of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description A value cannot be accepted; `errors` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    freeze_own: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ConversationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnFreeze"];
                };
            };
            /** @description There is none, or you may not know of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description It does not fit what is there now, or has changed meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Too much at once; `Retry-After` says when to try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    own_messages: {
        parameters: {
            query?: {
                /** @description Messages after this number. */
                after?: number;
                /** @description Messages before this number. */
                before?: number;
                /** @description How many, 1 to 200; 50 when absent. */
                limit?: number;
            };
            header?: never;
            path: {
                id: components["schemas"]["ConversationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Messages_Message"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    write_own: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ConversationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnMessage"];
            };
        };
        responses: {
            /** @description Made; this is it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stored"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    rate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ConversationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnRating"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    download_receipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ConversationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    report_own: {
        parameters: {
            query?: {
                /**
                 * @description The language of its own words (BCP 47): English and Simplified Chinese there are. What was said stays as it was said.
                 * @example zh-CN
                 */
                lang?: string;
            };
            header?: never;
            path: {
                id: components["schemas"]["ConversationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseReport"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    report_own_pdf: {
        parameters: {
            query?: {
                /**
                 * @description The language of its own words (BCP 47): English and Simplified Chinese there are. What was said stays as it was said.
                 * @example zh-CN
                 */
                lang?: string;
            };
            header?: never;
            path: {
                id: components["schemas"]["ConversationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": number[];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    download_transcript: {
        parameters: {
            query?: {
                /** @description `html` or `txt`; `html` when absent. */
                format?: string;
                /**
                 * @description The language of its own words (BCP 47): Arabic, English and Simplified Chinese there are. Yours when absent. What was said
                 *     stays as it was said.
                 * @example zh-CN
                 */
                lang?: string;
                /**
                 * @description The time zone of its times (IANA), which it names; yours when absent, else UTC.
                 * @example Asia/Singapore
                 */
                tz?: string;
            };
            header?: never;
            path: {
                id: components["schemas"]["ConversationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    change_self: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SelfChange"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WidgetCustomer"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    ask_erasure: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            /** @description Made; this is it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    export_own: {
        parameters: {
            query?: {
                /** @description `json` when absent. */
                format?: "json" | "html";
                /**
                 * @description The language of the page's own words (BCP 47): English and Simplified Chinese there are. The workspace's first one when
                 *     absent. What was said stays as it was said.
                 * @example zh-CN
                 */
                lang?: string;
                /**
                 * @description The time zone of the page (IANA), which it names; UTC when absent. JSON has UTC.
                 * @example Asia/Singapore
                 */
                tz?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerExport"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    upload_own: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Made; this is it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileRef"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    own_freeze: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnFreeze"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    own_freeze_tokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_FreezeToken"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    make_own_freeze_token: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Made; this is it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FreezeToken"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description It does not fit what is there now, or has changed meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    revoke_own_freeze_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["FreezeTokenId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description There is none, or you may not know of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description It does not fit what is there now, or has changed meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    widget_inbox: {
        parameters: {
            query?: {
                /**
                 * @description BCP 47.
                 * @example zh-CN
                 */
                language?: string;
            };
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WidgetInbox"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    add_passkey_of_customer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCustomerPasskey"];
            };
        };
        responses: {
            /** @description Made; this is it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeySeen"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    begin_passkey_of_customer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyBegun"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    open_ticket: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyTicket"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyOptions"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    remove_passkey_of_customer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["PasskeyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    poll: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PollQuestion"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PollAnswer"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    own_proof: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnProof"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    own_ask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ProofAskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnAsk"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    send_code: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCode"];
            };
        };
        responses: {
            /** @description Made; this is it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeSent"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    check_code: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TypedCode"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProofGiven"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    open_earlier: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedSession"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    check_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyAnswer"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProofGiven"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    ask_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForAsk"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyAsked"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    check_token: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppWord"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProofGiven"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    check_wallet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WalletAnswer"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProofGiven"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    begin_wallet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWallet"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WalletAsked"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_readers: {
        parameters: {
            query?: {
                /** @description Where the page begins: `next` of the page before. */
                cursor?: string;
                /** @description How many, 1 to 100; 50 when absent. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_OwnReader"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    ask_for_recovery: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnRecoveryAsked"];
            };
        };
        responses: {
            /** @description Made; this is it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnRecovery"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    own_recovery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["RecoveryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnRecovery"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    prove_recovery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["RecoveryId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecoveryProving"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnRecovery"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    agree_to_recovery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["RecoveryId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecoveryAgreed"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnRecovery"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    withdraw_recovery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["RecoveryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnRecovery"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    forget_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    begin_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Beginning"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WidgetSession"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    remove_wallet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["IdentityId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    own_watches: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_OwnWatch"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    watch_own: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnWatchAsked"];
            };
        };
        responses: {
            /** @description Made; this is it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnWatch"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    stop_own_watch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["WatchId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. There is nothing to answer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    show_workspace: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceView"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    change_workspace: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkspaceChange"];
            };
        };
        responses: {
            /** @description Done; this is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceView"];
                };
            };
            /** @description What went wrong: what, where, and how to mend it. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
}
