import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";
import { fluent } from "./build/fluent.ts";

/** The server that `npm run dev` talks to. */
const server = process.env.OMBUD_URL ?? "http://127.0.0.1:8080";

const english = fileURLToPath(new URL("../../locales/en/widget.ftl", import.meta.url));

/** Loaded when it is first wanted. */
const LATER = /\.ftl|views\/later|api\/src\/closing|src\/guard\/(?!suspect|gate)|@scure|\?inline/;

/**
 * Vite fetches the styles and imports of a lazy chunk ahead of it. The lazy chunks here have little of
 * either, so the helper for it would be a kilobyte for nothing.
 */
const plainImports: Plugin = {
  name: "plain-imports",
  enforce: "pre",
  load: (id) =>
    id.includes("vite/preload-helper") ? "export const __vitePreload = (load) => load();" : null,
};

/** The chat itself: /chat serves dist/chat.html, everything beside it is under /assets/widget/. */
export default defineConfig({
  base: "/assets/widget/",
  plugins: [plainImports, fluent(english)],
  // The classic form of JSX is smaller than the automatic one, whose children are properties.
  oxc: {
    jsx: { runtime: "classic", pragma: "h", pragmaFrag: "Fragment" },
    jsxInject: 'import { Fragment, h } from "preact"',
  },
  build: {
    target: "es2022",
    cssTarget: ["chrome111", "firefox121", "safari16.4"],
    assetsDir: ".",
    // The page's policy allows no data: URLs.
    assetsInlineLimit: 0,
    modulePreload: false,
    rolldownOptions: {
      input: "chat.html",
      // What is always needed packs better as one file than as two, of which lazy parts share one.
      output: { codeSplitting: { groups: [{ name: "chat", test: (id) => !LATER.test(id) }] } },
    },
  },
  server: {
    proxy: {
      "/api": { target: server },
      "/files": { target: server },
      "/ws": { target: server, ws: true },
    },
  },
});
