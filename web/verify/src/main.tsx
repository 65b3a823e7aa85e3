import { render } from "preact";
import "./style.css";
import { speak } from "./texts.ts";
import { Page } from "./views/page.tsx";

async function main(): Promise<void> {
  await speak(navigator.languages);
  const root = document.getElementById("app");
  if (root) render(<Page />, root);
}

void main();
