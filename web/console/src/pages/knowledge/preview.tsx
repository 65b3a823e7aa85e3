import type { ArticleContent, BrokenLink } from "@ombud/api";
import { Monitor, Smartphone } from "lucide";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/index.ts";
import { Banner, Button, Combobox, IconButton, problemText, Spinner, useSettled } from "../../ui/index.ts";
import { hasRegions } from "./markdown.ts";
import { mistakeText } from "./mistakes.ts";
import { frameOf } from "./preview-frame.ts";
import { regionOptions } from "./regions.ts";
import { preview } from "./server.ts";

/** Where it is not known where a reader is. */
const UNKNOWN = "unknown";
/** So long nothing is written before the preview follows. */
const PAUSE_MS = 400;

interface PreviewProps {
  /** What its articles say already is let through again. */
  topic: string;
  lang: string;
  content: ArticleContent;
  internal: boolean;
  onFindings: (findings: Findings) => void;
}

/** What the server finds wrong with an article before it is published. */
export interface Findings {
  broken: readonly BrokenLink[];
  refusals: readonly string[];
}

/** The article as customers see it, rendered by the server and shown where no script runs. */
export function PreviewPane({ topic, lang, content, internal, onFindings }: PreviewProps) {
  const [phone, setPhone] = useState(false);
  const [region, setRegion] = useState<string | null>(null);
  const settled = useSettled(content, PAUSE_MS);
  const parted = hasRegions(content.body);
  const from = parted ? region : null;
  const { html, problem, load, busy } = usePreview({
    topic,
    lang,
    content: settled,
    internal,
    region: from,
    onFindings,
  });
  return (
    <section class="kb-preview" aria-label={t("knowledge-preview")}>
      <header class="kb-preview-head">
        <h2 class="ui-grow">{t("knowledge-preview")}</h2>
        {(busy || settled !== content) && <Spinner size={14} />}
        {parted && (
          <div class="kb-seen-from">
            <Combobox
              clearable
              label={t("knowledge-seen-from")}
              placeholder={t("knowledge-seen-everywhere")}
              value={region}
              options={[{ value: UNKNOWN, label: t("knowledge-seen-unknown") }, ...regionOptions()]}
              onValue={setRegion}
            />
          </div>
        )}
        <IconButton
          size="sm"
          icon={Monitor}
          label={t("knowledge-preview-wide")}
          pressed={!phone}
          onClick={() => setPhone(false)}
        />
        <IconButton
          size="sm"
          icon={Smartphone}
          label={t("knowledge-preview-phone")}
          pressed={phone}
          onClick={() => setPhone(true)}
        />
      </header>
      {problem && (
        <Banner tone="warn" action={<Button onClick={load}>{t("ui-retry")}</Button>}>
          {problem}
        </Banner>
      )}
      <div class={`kb-screen ${phone ? "kb-screen-phone" : ""}`}>
        <Frame lang={lang} title={content.title} summary={content.summary} html={html} />
      </div>
    </section>
  );
}

/** Asks the server for the page; an answer that a newer text has overtaken is dropped. */
function usePreview(asked: PreviewProps & { region: string | null }) {
  const { topic, lang, content, internal, region, onFindings } = asked;
  const [html, setHtml] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [turn, setTurn] = useState(0);
  const tell = useRef(onFindings);
  tell.current = onFindings;
  useEffect(() => {
    const stop = new AbortController();
    setBusy(true);
    preview({ topic, lang, content, internal, region }, stop.signal)
      .then((answer) => {
        setHtml(answer.html);
        setProblem(null);
        const refusals = [...answer.refusals, ...answer.mistakes.map(mistakeText)];
        tell.current({ broken: answer.broken_links, refusals });
      })
      .catch((error: unknown) => {
        if (!stop.signal.aborted) setProblem(problemText(error));
      })
      .finally(() => {
        if (!stop.signal.aborted) setBusy(false);
      });
    return () => stop.abort();
  }, [topic, lang, content, internal, region, turn]);
  return { html, problem, busy, load: () => setTurn(turn + 1) };
}

interface FrameProps {
  lang: string;
  title: string;
  summary: string;
  html: string;
}

/**
 * A page of its own within this one. It runs no script, opens nothing and goes nowhere; being of the same origin lets its
 * content be exchanged without a flicker, and where one has scrolled to stays.
 */
function Frame({ lang, title, summary, html }: FrameProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [page] = useState(() => frameOf(lang));
  const [ready, setReady] = useState(false);
  useEffect(() => {
    const inside = frame.current?.contentDocument;
    const article = inside?.querySelector("article");
    if (!ready || !inside || !article) return;
    const parsed = new DOMParser().parseFromString(html, "text/html");
    const head = inside.createElement("h1");
    head.textContent = title;
    const lead = inside.createElement("p");
    lead.className = "lead";
    lead.textContent = summary;
    const text = inside.createElement("div");
    text.className = "text";
    text.append(...inside.adoptNode(parsed.body).childNodes);
    article.replaceChildren(head, ...(summary ? [lead] : []), text);
  }, [ready, html, title, summary]);
  return (
    <iframe
      ref={frame}
      class="kb-frame"
      title={t("knowledge-preview-frame")}
      sandbox="allow-same-origin"
      srcdoc={page}
      onLoad={() => setReady(true)}
    />
  );
}
