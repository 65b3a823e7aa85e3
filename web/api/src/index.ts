export * from "./customer.ts";
export * from "./frames.ts";
export * from "./http.ts";
export * from "./ids.ts";
export type { LinkState } from "./link.ts";
export type { Pending } from "./outbox.ts";
export * from "./staff.ts";
export type { Thread } from "./threads.ts";
export type * from "./types.ts";
