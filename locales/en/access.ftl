# Who may do and see what: limits of a role, what somebody can see, who can see a case.
scope-title = Limited to
scope-hint = Nothing chosen is no limit. A case has to fit everything that is chosen.
scope-teams = Teams
scope-inboxes = Inboxes
scope-types = Types of cases
scope-limited = Limited
scope-effect = Cases and customers outside do not exist for them, nor do permissions that reach beyond: settings, staff, audit, keys, exports. Work outside that is theirs goes back to its team.

access-open = What they can see
access-title = What { $name } can do and see
access-recorded = This look is recorded.
access-disabled = This account is disabled: it can do and see nothing.
access-none = None
access-gone = Not there any more
access-unlimited = Not limited: the whole workspace
access-reach = In reach
access-extent-everything = Every case
access-extent-scope = Every case within the limits
access-extent-teams = Own cases, those of their teams and those of no team
access-extent-nothing = No cases
access-cases = Cases: { $cases }, open ones: { $open }
access-customers = Customers: { $customers }
access-masked = Masked
access-unmasked = Without masks
access-reveals = Revealing
access-reveals-none = May have nothing revealed.
access-reveals-own = For cases of their own.
access-reveals-team = For cases of their own and of their teams.
access-reveals-used = { $used } of { $limit } used today.
access-sessions = Sessions
access-sessions-open = { $count } open.
access-networks = From { $networks } alone.
access-tokens = Programmes in their name
access-permissions = Permissions, and where each comes from
access-from-role = Role
access-from-elevation = Until { $until }, from { $by }
access-not-counting = Does not count
readers-title = Who can see this
readers-case = This case
readers-customer = This customer
readers-count = { $count ->
    [one] One person
   *[other] { $count } people
}
readers-why-all = Sees the cases of every team
readers-why-team = Is in the team
readers-why-no_team = It is of no team
readers-why-owner = It is theirs
readers-why-look_up = May look customers up
readers-token = Also the programme { $name }
readers-until = Until { $when }
