import type { Answer, AnyPath, Body, Path } from "./routes.ts";
import type { Problem, Proof, Refusal } from "./types.ts";

/** What the server refused, as it said it. `code` is for programs, `detail` for people. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  /** By field name, for showing beside the field. */
  readonly fields: Record<string, string>;
  /** With the code `unsafe-reply`: what in the body must not reach a customer. */
  readonly refusals: readonly Refusal[];
  /** With the code `unsafe-reply`: it may be repeated with a reason. */
  readonly mayOverride: boolean;
  /** With the code `proof-required`: the least level that counts. */
  readonly level: Proof | undefined;
  /** With the code `wrong-credentials` of a wallet: what is wrong with the signature. */
  readonly refusal: string | undefined;
  /** From `Retry-After`, when the server sent it in seconds. */
  readonly retryMs: number | null;

  constructor(problem: Problem, retryMs: number | null = null) {
    super(problem.detail || problem.title);
    this.name = "ApiError";
    this.status = problem.status;
    this.code = problem.code;
    this.detail = problem.detail || problem.title;
    this.fields = Object.fromEntries((problem.errors ?? []).map((e) => [e.field, e.detail]));
    this.refusals = problem.refusals ?? [];
    this.mayOverride = problem.may_override ?? false;
    this.level = problem.level;
    this.refusal = problem.refusal;
    this.retryMs = retryMs;
  }
}

/** The request did not reach the server, or its answer did not reach us; sending it again may help. */
export class NetworkError extends Error {
  constructor(cause: unknown) {
    super("The server cannot be reached.", { cause });
    this.name = "NetworkError";
  }
}

export type Query = Record<string, string | number | boolean | null | undefined>;

export interface HttpOptions {
  /** Origin of the server without a slash at the end; empty for the page's own. */
  base?: string;
  /** Bearer token, read for each request, since it may change. */
  token?: () => string | null;
  /** Injected by tests. */
  fetch?: typeof fetch;
}

export interface RequestOptions {
  query?: Query;
  signal?: AbortSignal;
  /** Makes an unsafe request safe to repeat. */
  idempotencyKey?: string;
  /** Why, for what a second person decides about. */
  reason?: string;
}

/** JSON over HTTP with problem+json errors; nothing else. */
export class Http {
  readonly #options: HttpOptions;

  constructor(options: HttpOptions = {}) {
    this.#options = options;
  }

  get<P extends AnyPath>(
    path: Path<P, "get">,
    query?: Query,
    signal?: AbortSignal,
  ): Promise<Answer<P, "get">> {
    return this.request("GET", path, undefined, { ...(query && { query }), ...(signal && { signal }) });
  }

  post<P extends AnyPath>(
    path: Path<P, "post">,
    body?: Body<P, "post">,
    options?: RequestOptions,
  ): Promise<Answer<P, "post">> {
    return this.request("POST", path, body ?? {}, options);
  }

  patch<P extends AnyPath>(path: Path<P, "patch">, body: Body<P, "patch">): Promise<Answer<P, "patch">> {
    return this.request("PATCH", path, body);
  }

  put<P extends AnyPath>(path: Path<P, "put">, body: Body<P, "put">): Promise<Answer<P, "put">> {
    return this.request("PUT", path, body);
  }

  delete<P extends AnyPath>(path: Path<P, "delete">, body?: Body<P, "delete">): Promise<void> {
    return this.request("DELETE", path, body);
  }

  /** For paths that are known only at run time. `path` is below /api/v1, with a slash in front. */
  async request<T>(method: string, path: string, body?: unknown, options: RequestOptions = {}): Promise<T> {
    const response = await this.raw(method, path, body, options);
    if (response.status === 204) return undefined as T;
    return (await response.json()) as T;
  }

  /** As `request`, but hands over the successful response itself: for downloads. A `Blob` is sent as it is. */
  async raw(method: string, path: string, body?: unknown, options: RequestOptions = {}): Promise<Response> {
    const headers = this.#headers();
    if (body instanceof Blob) headers["Content-Type"] = body.type;
    else if (body !== undefined) headers["Content-Type"] = "application/json";
    if (options.idempotencyKey) headers["Idempotency-Key"] = options.idempotencyKey;
    if (options.reason) headers["Ombud-Reason"] = encodeURIComponent(options.reason);
    const init: RequestInit = { method, headers };
    if (body !== undefined) init.body = body instanceof Blob ? body : JSON.stringify(body);
    if (options.signal) init.signal = options.signal;
    let response: Response;
    try {
      response = await (this.#options.fetch ?? fetch)(this.#url(path, options.query), init);
    } catch (cause) {
      if (options.signal?.aborted) throw cause;
      throw new NetworkError(cause);
    }
    if (!response.ok) throw await readProblem(response);
    return response;
  }

  /** Multipart upload with progress from 0 to 1; `fetch` cannot report it, so this is an XMLHttpRequest. */
  upload<T>(
    path: string,
    file: Blob,
    name: string,
    progress?: (share: number) => void,
    signal?: AbortSignal,
  ) {
    return new Promise<T>((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open("POST", this.#url(path));
      for (const [key, value] of Object.entries(this.#headers())) request.setRequestHeader(key, value);
      request.upload.onprogress = (event) => {
        if (event.lengthComputable) progress?.(event.loaded / event.total);
      };
      request.onload = () => {
        if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText) as T);
        else reject(problemOf(request.status, request.responseText, null));
      };
      request.onerror = () => reject(new NetworkError(null));
      request.onabort = () => reject(new DOMException("The upload was stopped.", "AbortError"));
      signal?.addEventListener("abort", () => request.abort());
      const form = new FormData();
      form.append("file", file, name);
      request.send(form);
    });
  }

  #url(path: string, query?: Query): string {
    const url = `${this.#options.base ?? ""}/api/v1${path}`;
    if (!query) return url;
    const params = new URLSearchParams();
    for (const [key, value] of Object.entries(query)) {
      if (value !== null && value !== undefined && value !== "") params.set(key, String(value));
    }
    const text = params.toString();
    return text ? `${url}?${text}` : url;
  }

  #headers(): Record<string, string> {
    const token = this.#options.token?.();
    const headers: Record<string, string> = { Accept: "application/json" };
    if (token) headers.Authorization = `Bearer ${token}`;
    return headers;
  }
}

async function readProblem(response: Response): Promise<ApiError> {
  const seconds = Number(response.headers.get("Retry-After") ?? Number.NaN);
  const text = await response.text().catch(() => "");
  return problemOf(response.status, text, Number.isFinite(seconds) ? seconds * 1000 : null);
}

/** A proxy in front may answer with HTML; then only the status is known. */
function problemOf(status: number, text: string, retryMs: number | null): ApiError {
  const title = `The server answered ${status}.`;
  const known = { type: "about:blank", title, detail: title, code: `http-${status}` };
  try {
    const said = JSON.parse(text) as Partial<Problem> | null;
    if (typeof said?.code === "string") Object.assign(known, said);
  } catch {
    // Not JSON: what the status alone says has to do.
  }
  return new ApiError({ ...known, status }, retryMs);
}
