import { defineConfig } from "vite";

/** /widget.js: one classic script without imports, since host pages include it by a plain tag. */
export default defineConfig({
  publicDir: false,
  build: {
    target: "es2022",
    emptyOutDir: false,
    rolldownOptions: {
      input: "src/loader/main.ts",
      output: { format: "iife", entryFileNames: "widget.js" },
    },
  },
});
