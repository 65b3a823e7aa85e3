/** Passkeys: options come and credentials go as JSON, with binary parts in base64url. */

export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  const bytes = new Uint8Array(plain.length);
  for (let index = 0; index < plain.length; index += 1) bytes[index] = plain.charCodeAt(index);
  return bytes;
}

export function toBase64Url(data: ArrayBuffer | null | undefined): string | undefined {
  if (!data) return undefined;
  let plain = "";
  for (const byte of new Uint8Array(data)) plain += String.fromCharCode(byte);
  return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

interface DescriptorJson {
  type: PublicKeyCredentialType;
  id: string;
  transports?: AuthenticatorTransport[] | null;
}

const descriptors = (list: DescriptorJson[] | undefined): PublicKeyCredentialDescriptor[] =>
  (list ?? []).map(({ id, type, transports }) => ({
    id: fromBase64Url(id),
    type,
    ...(transports ? { transports } : {}),
  }));

/** Some servers wrap the options in `publicKey`, as the browser's own call does. */
function unwrap<T>(json: object): T {
  return ("publicKey" in json ? json.publicKey : json) as T;
}

type RequestJson = Omit<PublicKeyCredentialRequestOptions, "challenge" | "allowCredentials"> & {
  challenge: string;
  allowCredentials?: DescriptorJson[];
};

export function requestOptions(json: object): PublicKeyCredentialRequestOptions {
  const options = unwrap<RequestJson>(json);
  return {
    ...options,
    challenge: fromBase64Url(options.challenge),
    allowCredentials: descriptors(options.allowCredentials),
  };
}

type CreationJson = Omit<PublicKeyCredentialCreationOptions, "challenge" | "excludeCredentials" | "user"> & {
  challenge: string;
  excludeCredentials?: DescriptorJson[];
  user: { id: string; name: string; displayName: string };
};

export function creationOptions(json: object): PublicKeyCredentialCreationOptions {
  const options = unwrap<CreationJson>(json);
  return {
    ...options,
    challenge: fromBase64Url(options.challenge),
    user: { ...options.user, id: fromBase64Url(options.user.id) },
    excludeCredentials: descriptors(options.excludeCredentials),
  };
}

function credentialJson(credential: PublicKeyCredential, response: object): Record<string, unknown> {
  return {
    id: credential.id,
    rawId: toBase64Url(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response,
  };
}

export const passkeysSupported = () =>
  typeof PublicKeyCredential === "function" && Boolean(navigator.credentials);

/** Proves possession of a passkey; the browser asks its user. */
export async function usePasskey(options: object, signal?: AbortSignal): Promise<object> {
  const found = await navigator.credentials.get({
    publicKey: requestOptions(options),
    ...(signal ? { signal } : {}),
  });
  const credential = found as PublicKeyCredential;
  const response = credential.response as AuthenticatorAssertionResponse;
  return credentialJson(credential, {
    authenticatorData: toBase64Url(response.authenticatorData),
    clientDataJSON: toBase64Url(response.clientDataJSON),
    signature: toBase64Url(response.signature),
    userHandle: toBase64Url(response.userHandle),
  });
}

/** Makes a new passkey on a device of the user's choice. */
export async function makePasskey(options: object): Promise<Record<string, unknown>> {
  const made = await navigator.credentials.create({ publicKey: creationOptions(options) });
  const credential = made as PublicKeyCredential;
  const response = credential.response as AuthenticatorAttestationResponse;
  return credentialJson(credential, {
    attestationObject: toBase64Url(response.attestationObject),
    clientDataJSON: toBase64Url(response.clientDataJSON),
    transports: response.getTransports?.(),
  });
}

/** True when the user closed the browser's own question, which is no error. */
export function isDismissed(error: unknown): boolean {
  return error instanceof DOMException && (error.name === "NotAllowedError" || error.name === "AbortError");
}
