import preact from "@preact/preset-vite";
import { defineConfig } from "vite";
import { fluent } from "./build/fluent.ts";

/** The server that `npm run dev` talks to. */
const server = process.env["OMBUD_URL"] ?? "http://127.0.0.1:8080";

/** The chat itself: /chat serves dist/chat.html, everything beside it is under /assets/widget/. */
export default defineConfig({
  base: "/assets/widget/",
  plugins: [preact(), fluent()],
  build: {
    target: "es2022",
    cssTarget: ["chrome111", "firefox121", "safari16.4"],
    assetsDir: ".",
    // The page's policy allows no data: URLs.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: "chat.html" },
  },
  server: {
    proxy: {
      "/api": { target: server },
      "/files": { target: server },
      "/ws": { target: server, ws: true },
    },
  },
});
