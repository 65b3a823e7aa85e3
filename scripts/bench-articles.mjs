// Writes FOLDER with N topics of Markdown for the measure of the bot's answers: titles, questions and paragraphs of the topics that
// ship, mixed anew, so that words are as frequent as in real articles. The same N give the same folder.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [folder, count] = [process.argv[2], Number(process.argv[3])];
const source = new URL("../content/knowledge/", import.meta.url).pathname;

let state = 1;
const random = (below) => {
  state = (state * 48271) % 2147483647;
  return Math.floor((state / 2147483647) * below);
};
const any = (list) => list[random(list.length)];

const topics = readdirSync(source, { recursive: true })
  .filter((name) => name.endsWith(".en.md"))
  .sort()
  .map((name) => {
    const [, head, body] = readFileSync(join(source, name), "utf8").split(/^---\n/m);
    return {
      title: /^title: (.*)$/m.exec(head)[1].replaceAll('"', ""),
      questions: [...head.matchAll(/^ {2}- (.*)$/gm)].map((it) => it[1]),
      paragraphs: body.split(/\n{2,}/).filter((it) => /^[A-Z][^|#[]*$/.test(it)),
    };
  });
const words = topics.flatMap((it) => it.title.split(" "));

mkdirSync(folder, { recursive: true });
for (let n = 0; n < count; n++) {
  const parts = [any(topics), any(topics), any(topics)];
  const title = `${any(parts).title}: ${any(words)} ${any(words)} ${n}`;
  const questions = parts.flatMap((it) => [any(it.questions), any(it.questions)]).map((it) => `${it} ${any(words)}`);
  const text = [
    "---",
    `title: ${JSON.stringify(title)}`,
    "questions:",
    ...questions.map((it) => `  - ${JSON.stringify(it.replaceAll('"', ""))}`),
    "---",
    "",
    parts.flatMap((it) => [any(it.paragraphs), any(it.paragraphs)]).join("\n\n"),
    "",
  ];
  writeFileSync(join(folder, `bench-${n}.en.md`), text.join("\n"));
}
