/**
 * A real OpenID provider (oidc-provider, certified) for the tests of single sign-on: `node provider.mjs PORT DESK`.
 * People sign in by their login and any password; `kim` is in the group `support`, `lea` in `support` and `leads`, `max` in none.
 * `POST /test/end/LOGIN` is the administrator who disables somebody: their sessions end there, and the desk is told.
 */
import Provider from "oidc-provider";

const [port, desk] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;
const GROUPS = { kim: ["support"], lea: ["support", "leads"], max: [] };
const disabled = new Set();

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: "ombud",
      client_secret: "a secret of the desk's",
      redirect_uris: [`${desk}/api/v1/auth/sso/callback`],
      post_logout_redirect_uris: [`${desk}/console/login`],
      backchannel_logout_uri: `${desk}/api/v1/auth/sso/back-channel-logout`,
      backchannel_logout_session_required: true,
    },
  ],
  pkce: { required: () => true },
  // The desk is on this machine, where it would send nothing by itself.
  fetch: (url, { dispatcher, ...options }) => fetch(url, options),
  features: { backchannelLogout: { enabled: true }, devInteractions: { enabled: true } },
  scopes: ["openid", "email", "profile", "groups"],
  claims: { email: ["email", "email_verified"], profile: ["name"], groups: ["groups"] },
  findAccount: (_, login) =>
    disabled.has(login)
      ? undefined
      : {
          accountId: login,
          claims: () => ({
            sub: login,
            email: `${login}@nimbus.example`,
            email_verified: login !== "eve",
            name: `${login[0].toUpperCase()}${login.slice(1)} of the provider`,
            groups: GROUPS[login] ?? ["support"],
          }),
        },
  // What the desk asks for is granted: the test is about signing in.
  async loadExistingGrant(ctx) {
    const { client, session, params } = ctx.oidc;
    const known = session.grantIdFor(client.clientId);
    const grant =
      (known && (await provider.Grant.find(known))) ||
      new provider.Grant({
        clientId: client.clientId,
        accountId: session.accountId,
      });
    grant.addOIDCScope(params.scope);
    await grant.save();
    return grant;
  },
  ttl: { Session: 3600, Grant: 3600, Interaction: 600, IdToken: 300, AccessToken: 300 },
});

/** The sessions of the provider at the desk, by who has them: a desk's session is named to it by `sid`. */
const sids = new Map();
provider.on("authorization.success", (ctx) => {
  const { session, client } = ctx.oidc;
  const all = sids.get(session.accountId) ?? new Set();
  all.add(session.sidFor(client.clientId));
  sids.set(session.accountId, all);
});

provider.use(async (ctx, next) => {
  const login = ctx.path.match(/^\/test\/end\/(\w+)$/)?.[1];
  if (!login || ctx.method !== "POST") return next();
  disabled.add(login);
  const client = await provider.Client.find("ombud");
  const told = [...(sids.get(login) ?? [])].filter(Boolean);
  for (const sid of told) await client.backchannelLogout(login, sid);
  ctx.body = { told: told.length };
});

provider.listen(Number(port), "127.0.0.1", () => process.stdout.write(`ready at ${issuer}\n`));
