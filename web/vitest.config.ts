import preact from "@preact/preset-vite";
import { defineConfig } from "vitest/config";

/** One project for each workspace with unit tests; all of them see a browser's DOM. */
const project = (name: string) => ({
  plugins: [preact()],
  test: { name, root: `./${name}`, environment: "happy-dom", include: ["src/**/*.test.{ts,tsx}"] },
});

export default defineConfig({
  test: { passWithNoTests: true, projects: ["api", "widget", "console", "verify"].map(project) },
});
