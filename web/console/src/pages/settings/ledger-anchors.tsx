import type { AnchorTarget, Checkpoint } from "@ombud/api";
import { Anchor, Download } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { formatDate, formatRelative, t } from "../../i18n/index.ts";
import { slowNow } from "../../state/clock.ts";
import { keepFile } from "../../state/download.ts";
import { toastError } from "../../state/errors.ts";
import { http } from "../../state/http.ts";
import { can } from "../../state/session.ts";
import { useView } from "../../state/view.ts";
import { Badge, Banner, Button, CodeBlock, IconButton, Loaded, toast } from "../../ui/index.ts";

/** How soon it is looked again at what was asked for, and how often. */
const LOOK_MS = 2000;
const LOOKS = 5;

/** How often it is looked at while not all is well, in milliseconds. */
const AGAIN_MS = 10_000;

type HeadAnchor = Checkpoint["anchors"][number];

/** Who outside has heads of the ledger, and what is in the way where somebody has none. */
export function LedgerAnchors({ onAsked }: { onAsked: () => void }) {
  const view = useView("/ledger/anchors");
  const targets = view.shown?.items;
  const [looks, setLooks] = useState(0);
  useEffect(() => {
    if (looks === 0) return;
    const timer = setTimeout(() => {
      view.load();
      if (looks === 1) onAsked();
      setLooks(looks - 1);
    }, LOOK_MS);
    return () => clearTimeout(timer);
  }, [looks]);
  useEffect(() => {
    // What is in the way is tried again by itself, and whoever has mended it waits to see that.
    if (!targets?.some((it) => it.trouble || it.held_size == null)) return;
    const timer = setTimeout(view.load, AGAIN_MS);
    return () => clearTimeout(timer);
  }, [targets]);
  return (
    <section class="ui-card ui-stack" aria-labelledby="anchors">
      <h2 id="anchors">{t("anchors")}</h2>
      <p class="ui-muted">{t("anchors-text")}</p>
      <Loaded view={view} rows={2} />
      {targets?.length === 0 && <Banner>{t("anchors-none")}</Banner>}
      {targets && targets.length > 0 && (
        <ul class="anchors" aria-label={t("anchors")}>
          {targets.map((target) => (
            <Target key={target.id} target={target} onAsked={() => setLooks(LOOKS)} />
          ))}
        </ul>
      )}
    </section>
  );
}

function stateOf({ trouble, held_size }: AnchorTarget): ["ok" | "warn" | "danger" | "neutral", string] {
  if (trouble) return trouble.grave ? ["danger", "anchors-grave"] : ["warn", "anchors-trouble"];
  return held_size == null ? ["neutral", "anchors-waiting"] : ["ok", "anchors-good"];
}

function Target({ target, onAsked }: { target: AnchorTarget; onAsked: () => void }) {
  const [busy, setBusy] = useState(false);
  const ask = async () => {
    setBusy(true);
    try {
      await http.request("POST", `/ledger/anchors/${target.id}`);
      toast(t("anchors-asked"));
      onAsked();
    } catch (error) {
      toastError(error);
    }
    setBusy(false);
  };
  const [tone, state] = stateOf(target);
  const minutes = Math.round(target.every_seconds / 60);
  return (
    <li>
      <div class="ui-row ui-row-wrap">
        <span class="anchor-name ui-grow">
          <strong>{target.name}</strong>
          <span class="ui-muted ui-small">
            {t(`anchors-kind-${target.kind}`)} ·{" "}
            {target.kind === "folder" ? t("anchors-every-head") : t("anchors-every", { minutes })}
          </span>
        </span>
        <Badge tone={tone}>{t(state)}</Badge>
        {can("workspace.manage") && (
          <Button
            size="sm"
            icon={Anchor}
            busy={busy}
            onClick={() => void ask()}
            aria-label={t("anchors-now-label", { name: target.name })}
          >
            {t("anchors-now")}
          </Button>
        )}
      </div>
      <p class="ui-small">
        {target.held_size == null ? t("anchors-held-none") : t("anchors-held", { count: target.held_size })}{" "}
        {target.held_at && (
          <time class="ui-muted" dateTime={target.held_at} title={formatDate(target.held_at, "full")}>
            {formatRelative(target.held_at, slowNow.value)}
          </time>
        )}
      </p>
      {target.account && (
        <div>
          <h3 class="ui-small">{t("anchors-account")}</h3>
          <CodeBlock wrap code={target.account} label={t("anchors-account")} />
          <p class="ui-small ui-muted">{t("anchors-account-hint")}</p>
        </div>
      )}
      {target.sent_size != null && (
        <p class="ui-small ui-muted">{t("anchors-sent", { count: target.sent_size })}</p>
      )}
      {target.trouble && <Trouble trouble={target.trouble} />}
    </li>
  );
}

function Trouble({ trouble }: { trouble: NonNullable<AnchorTarget["trouble"]> }) {
  const { code, detail, grave, tries, since, next_at } = trouble;
  return (
    <Banner tone={grave ? "danger" : "warn"}>
      <p>{t(`anchors-mend-${code}`)}</p>
      <p class="ui-small">
        {t("anchors-answer")}: <span lang="en">{detail}</span>
      </p>
      <p class="ui-small">
        {t("anchors-again", {
          tries,
          since: formatDate(since),
          next: formatRelative(next_at, Math.min(slowNow.value, Date.parse(next_at))),
        })}
      </p>
    </Banner>
  );
}

/** What came back for one head, to be kept. */
export function ProofsOf({ head }: { head: Checkpoint }) {
  return (
    <>
      {head.anchors
        .filter((it) => it.proof)
        .map((it) => (
          <IconButton
            key={it.target}
            icon={Download}
            label={t("anchors-save", { name: it.name })}
            onClick={() => void save(it, head.size)}
          />
        ))}
    </>
  );
}

const ENDS = { folder: "txt", witness: "txt", evm: "json", ots: "ots" };

async function save({ target, kind }: HeadAnchor, size: number): Promise<void> {
  try {
    const answer = await http.raw("GET", `/ledger/anchors/${target}/${size}`);
    keepFile(await answer.blob(), `checkpoint-${size}-${target}.${ENDS[kind]}`);
  } catch (error) {
    toastError(error);
  }
}
