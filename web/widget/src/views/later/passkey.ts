/** Between the JSON of the server and what `navigator.credentials` takes and gives. */

type Options = Record<string, unknown> & { challenge: string };
interface Named {
  id: string;
}

const bytes = (text: string) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));

function text(buffer: ArrayBuffer | null | undefined): string | undefined {
  if (!buffer) return undefined;
  const plain = btoa(String.fromCharCode(...new Uint8Array(buffer)));
  return plain.replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

const named = (list: unknown) =>
  ((list as Named[] | undefined) ?? []).map((one) => ({ ...one, id: bytes(one.id) }));

function answer(credential: PublicKeyCredential, response: Record<string, unknown>): object {
  const { id, type } = credential;
  const rawId = text(credential.rawId);
  return { id, rawId, type, response, clientExtensionResults: credential.getClientExtensionResults() };
}

/** Uses a passkey. */
export async function usePasskey(options: Options): Promise<object> {
  const publicKey = {
    ...options,
    challenge: bytes(options.challenge),
    allowCredentials: named(options.allowCredentials),
  } as unknown as PublicKeyCredentialRequestOptions;
  const made = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
  const got = made.response as AuthenticatorAssertionResponse;
  return answer(made, {
    clientDataJSON: text(got.clientDataJSON),
    authenticatorData: text(got.authenticatorData),
    signature: text(got.signature),
    userHandle: text(got.userHandle),
  });
}

/** Makes a passkey. */
export async function makePasskey(options: Options): Promise<object> {
  const user = options.user as Named;
  const publicKey = {
    ...options,
    challenge: bytes(options.challenge),
    user: { ...user, id: bytes(user.id) },
    excludeCredentials: named(options.excludeCredentials),
  } as unknown as PublicKeyCredentialCreationOptions;
  const made = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential;
  const got = made.response as AuthenticatorAttestationResponse;
  return answer(made, {
    clientDataJSON: text(got.clientDataJSON),
    attestationObject: text(got.attestationObject),
    transports: got.getTransports?.(),
  });
}

/** Whether this page, or frame, may use passkeys. */
export function mayUsePasskeys(): boolean {
  const policy = (document as { featurePolicy?: { allowsFeature: (name: string) => boolean } }).featurePolicy;
  return "PublicKeyCredential" in window && (policy?.allowsFeature("publickey-credentials-get") ?? true);
}
