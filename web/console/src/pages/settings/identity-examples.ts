import type { IdentityKey } from "@ombud/api";

interface Example {
  id: string;
  label: string;
  code: string;
}

/** How a site's server signs who its customer is, ready to paste. Libraries are those that each world uses most. */
export function examples(kid: string, algorithm: IdentityKey["algorithm"]): Example[] {
  const shared = algorithm === "HS256";
  const name = shared ? "OMBUD_IDENTITY_SECRET" : "OMBUD_IDENTITY_PRIVATE_KEY";
  return [
    { id: "node", label: "Node.js", code: node(kid, algorithm, name, shared) },
    { id: "python", label: "Python", code: python(kid, algorithm, name) },
    { id: "page", label: "HTML", code: PAGE },
  ];
}

function node(kid: string, algorithm: string, name: string, shared: boolean): string {
  const key = shared
    ? `new TextEncoder().encode(process.env.${name})`
    : `await importPKCS8(process.env.${name}, "${algorithm}")`;
  return `import { SignJWT${shared ? "" : ", importPKCS8"} } from "jose";

const key = ${key};

// Call this for a customer who is signed in to your site, never for others.
export function identityToken(user) {
  return new SignJWT({ name: user.name, email: user.email, email_verified: user.emailVerified })
    .setProtectedHeader({ alg: "${algorithm}", kid: "${kid}" })
    .setSubject(String(user.id))
    .setIssuedAt()
    .setExpirationTime("10m")
    .sign(key);
}
`;
}

function python(kid: string, algorithm: string, name: string): string {
  return `import os, time
import jwt  # PyJWT

# Call this for a customer who is signed in to your site, never for others.
def identity_token(user):
    claims = {
        "sub": str(user.id),
        "name": user.name,
        "email": user.email,
        "email_verified": user.email_verified,
        "exp": int(time.time()) + 600,  # at most an hour ahead
    }
    return jwt.encode(claims, os.environ["${name}"], algorithm="${algorithm}", headers={"kid": "${kid}"})
`;
}

const PAGE = `<script>
  window.Ombud ||= (...command) => (Ombud.q ||= []).push(command);

  // The token that your server made for the customer of this page.
  Ombud("identify", "<identity token>");

  // When the customer signs out of your site:
  Ombud("logout");
</script>
`;
