import { readFileSync } from "node:fs";
import preact from "@preact/preset-vite";
import { defineConfig, type Plugin } from "vite";
import { compile } from "../widget/build/fluent.ts";

/** The server that `npm run dev` talks to. */
const server = process.env.OMBUD_URL ?? "http://127.0.0.1:8080";

/** Texts as plain functions, without a Fluent runtime; what a language lacks is taken from English. */
const texts: Plugin = {
  name: "texts",
  enforce: "pre",
  transform(source, id) {
    const [, language = "", name = ""] = /[\\/]([\w-]+)[\\/]([\w-]+\.ftl)$/.exec(id) ?? [];
    if (!name) return null;
    const english =
      language === "en" ? undefined : readFileSync(id.replace(`${language}/${name}`, `en/${name}`), "utf8");
    return { code: compile(source, language, `${language}/${name}`, english), map: null };
  },
};

/** /verify serves dist/index.html; everything beside it is under /assets/verify/. */
export default defineConfig({
  base: "/assets/verify/",
  plugins: [texts, preact()],
  build: {
    target: "es2022",
    assetsDir: ".",
    // The page's policy allows no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: false,
  },
  worker: { format: "es" },
  server: { fs: { allow: ["../.."] }, proxy: { "/ledger": { target: server } } },
});
