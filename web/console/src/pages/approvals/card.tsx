import type { Approval } from "@ombud/api";
import { Check, Play, Undo2, X } from "lucide";
import { useState } from "preact/hooks";
import { isProved, ReleaseNeeds, releasedCase, useRelease } from "../../customer/needed.tsx";
import { formatDate, formatRelative, t } from "../../i18n/index.ts";
import { slowNow } from "../../state/clock.ts";
import { keepFile } from "../../state/download.ts";
import { attempt } from "../../state/errors.ts";
import { http } from "../../state/http.ts";
import { myId } from "../../state/session.ts";
import { Avatar, Badge, Button, CodeBlock, Dialog, type Tone, toast } from "../../ui/index.ts";
import { Decide } from "./decide.tsx";
import { Exact, InWordsOf, nameOf } from "./exact.tsx";

const TONES: Record<Approval["state"], Tone> = {
  pending: "warn",
  approved: "info",
  carrying: "info",
  done: "ok",
  failed: "danger",
  refused: "danger",
  withdrawn: "neutral",
  expired: "neutral",
  interrupted: "danger",
};

interface Props {
  approval: Approval;
  onChanged: () => void;
}

/** One request: who wants what, why, what exactly would be done, and what became of it. */
export function ApprovalCard({ approval, onChanged }: Props) {
  const name = nameOf(approval.asked_by);
  const state = t(`approvals-state-${approval.state}`);
  return (
    <article class="ui-card approval-card" aria-labelledby={`approval-${approval.id}`}>
      <header class="approval-head">
        <Avatar name={name} size={36} />
        <div class="ui-grow">
          <h2 id={`approval-${approval.id}`}>{t(`approval-what-${approval.operation}`, { name })}</h2>
          <p class="ui-muted ui-small">
            <time dateTime={approval.asked_at}>{formatRelative(approval.asked_at, slowNow.value)}</time>
            {approval.state === "pending" &&
              ` · ${t("approvals-until", { when: formatDate(approval.expires_at) })}`}
          </p>
        </div>
        <Badge tone={TONES[approval.state]}>{state}</Badge>
      </header>
      <blockquote class="approval-words" dir="auto">
        {approval.reason}
      </blockquote>
      <InWordsOf approval={approval} />
      <Exact approval={approval} />
      {approval.decided_by && (
        <p class="ui-muted ui-small">
          {t(approval.state === "refused" ? "approvals-refused-by" : "approvals-approved-by", {
            name: nameOf(approval.decided_by),
            when: formatDate(approval.decided_at ?? approval.asked_at),
          })}
        </p>
      )}
      {approval.note && (
        <blockquote class="approval-words" dir="auto">
          {approval.note}
        </blockquote>
      )}
      {approval.outcome && <p>{approval.outcome}</p>}
      <Ways approval={approval} onChanged={onChanged} />
    </article>
  );
}

/** What the signed-in person can do about it. */
function Ways({ approval, onChanged }: Props) {
  const [deciding, setDeciding] = useState<"approve" | "refuse" | null>(null);
  const own = approval.asked_by === myId.value;
  const released = releasedCase(approval);
  const release = useRelease(released);
  const early = !isProved(release.shown?.proof ?? null);
  const withdraw = async () => {
    await http.post(`/approvals/${approval.id}/withdraw`);
    onChanged();
  };
  const open = approval.state === "pending";
  return (
    <div class="ui-row ui-row-wrap">
      {released && (
        <div class="approval-needs">
          <ReleaseNeeds item={released} view={release} />
        </div>
      )}
      {open && !approval.hindrance && (
        <>
          <Button
            variant="primary"
            icon={Check}
            disabled={early}
            title={early ? t("approvals-release-early") : undefined}
            onClick={() => setDeciding("approve")}
          >
            {t("approvals-approve")}
          </Button>
          <Button variant="danger" icon={X} onClick={() => setDeciding("refuse")}>
            {t("approvals-refuse")}
          </Button>
        </>
      )}
      {open && approval.hindrance && !own && (
        <p class="ui-muted ui-small">{t(`approvals-hindrance-${approval.hindrance}`)}</p>
      )}
      {approval.may_carry_out && <CarryOut approval={approval} onDone={onChanged} />}
      {own && (open || approval.state === "approved") && (
        <Button icon={Undo2} onClick={() => attempt(withdraw())}>
          {t("approvals-withdraw")}
        </Button>
      )}
      {deciding && (
        <Decide approval={approval} way={deciding} onClose={() => setDeciding(null)} onDone={onChanged} />
      )}
    </div>
  );
}

const fileName = (answer: Response) =>
  /filename="([^"]+)"/.exec(answer.headers.get("content-disposition") ?? "")?.[1];

/** Gets what was approved: a file to keep, a link to pass on, or a secret that is shown once. */
function CarryOut({ approval, onDone }: { approval: Approval; onDone: () => void }) {
  const [busy, setBusy] = useState(false);
  const [once, setOnce] = useState<{ title: string; text: string; code: string } | null>(null);
  const run = async () => {
    setBusy(true);
    try {
      const answer = await http.raw("POST", `/approvals/${approval.id}/carry-out`, {});
      const name = fileName(answer);
      if (name) keepFile(await answer.blob(), name);
      else {
        const made = (await answer.json()) as { link?: string; token?: string; secret?: string };
        const secret = made.token ?? made.secret;
        if (made.link)
          return setOnce({ title: t("approvals-link"), text: t("approvals-link-text"), code: made.link });
        if (secret)
          return setOnce({ title: t("approvals-secret"), text: t("approvals-secret-text"), code: secret });
      }
      toast(t("approvals-carried-out"));
      onDone();
    } finally {
      setBusy(false);
    }
  };
  const close = () => {
    setOnce(null);
    onDone();
  };
  return (
    <>
      <Button variant="primary" icon={Play} busy={busy} onClick={() => attempt(run())}>
        {t("approvals-carry-out")}
      </Button>
      {once && (
        <Dialog
          title={once.title}
          sticky
          onClose={close}
          actions={
            <Button variant="primary" onClick={close}>
              {t("ui-close")}
            </Button>
          }
        >
          <p>{once.text}</p>
          <CodeBlock code={once.code} label={once.title} wrap />
        </Dialog>
      )}
    </>
  );
}
