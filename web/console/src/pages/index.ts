import type { ComponentType } from "preact";
import { needTexts } from "../i18n/index.ts";

/** What the router hands to a page: the named parts of its path. */
export interface PageProps {
  params: Record<string, string | undefined>;
}

export interface PageRoute {
  path: string;
  /** May be seen by someone who is not signed in. */
  open: boolean;
  load: () => Promise<ComponentType<PageProps>>;
}

/**
 * The screens beside the inbox, each with its own bundle and texts:
 * /console/login, /console/proved, /console/invite/:token, /console/account/:tab?, /console/settings/:section?/:id?, /console/approvals,
 * /console/recoveries, /console/dashboard, /console/knowledge/:part?/:id?.
 * To add one: a folder here that exports a page, a text file for each language, and a line below.
 */
export const routes: readonly PageRoute[] = [
  { path: "/console/login", open: true, load: () => page(import("./login/sign-in.tsx"), "login", "account") },
  { path: "/console/proved", open: true, load: () => page(import("./login/proved.tsx"), "login") },
  { path: "/console/invite/:token", open: true, load: () => page(import("./login/invite.tsx"), "login") },
  {
    path: "/console/account/:tab?",
    open: false,
    load: () => page(import("./account/account.tsx"), "account", "login"),
  },
  {
    path: "/console/settings/:section?/:id?",
    open: false,
    load: () => page(import("./settings/settings.tsx"), "settings", "events"),
  },
  {
    path: "/console/approvals",
    open: false,
    load: () => page(import("./approvals/approvals.tsx"), "approvals", "settings", "retention"),
  },
  {
    path: "/console/recoveries",
    open: false,
    load: () => page(import("./recoveries/recoveries.tsx"), "recoveries"),
  },
  {
    path: "/console/dashboard",
    open: false,
    load: () => page(import("./dashboard/dashboard.tsx"), "dashboard", "assistant"),
  },
  {
    path: "/console/knowledge/:part?/:id?",
    open: false,
    load: () => page(import("./knowledge/knowledge.tsx"), "articles"),
  },
];

async function page(
  module: Promise<{ default: ComponentType<PageProps> }>,
  ...texts: string[]
): Promise<ComponentType<PageProps>> {
  const [loaded] = await Promise.all([module, needTexts(...texts)]);
  return loaded.default;
}
