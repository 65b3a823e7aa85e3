export * from "./frames.ts";
export * from "./http.ts";
export type * from "./types.ts";
