import preact from "@preact/preset-vite";
import { defineConfig } from "vite";

/** The server that `npm run dev` talks to. */
const server = process.env.OMBUD_URL ?? "http://127.0.0.1:8080";

export default defineConfig({
  base: "/console/",
  plugins: [preact()],
  build: {
    target: "es2022",
    // The console's policy allows no data: scripts or styles, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    // The texts lie beside the web, since the server has its own among them.
    fs: { allow: ["../.."] },
    proxy: {
      "/api": { target: server },
      "/files": { target: server },
      "/ws": { target: server, ws: true },
    },
  },
});
