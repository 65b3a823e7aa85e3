import type { Recovery } from "@ombud/api";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { href } from "../app/router.ts";
import { formatDate, formatRelative, t } from "../i18n/index.ts";
import { slowNow } from "../state/clock.ts";
import { staffName } from "../state/directory.ts";
import { attempt } from "../state/errors.ts";
import { http } from "../state/http.ts";
import { Badge, Banner, Button, CopyButton, type Tone } from "../ui/index.ts";
import { type RecoveryAction, RecoveryDialog } from "./recovery-dialog.tsx";
import { shortId } from "./short.ts";
import "./recovery.css";

const TONES: Record<Recovery["state"], Tone> = {
  asked: "warn",
  needs_proof: "info",
  needs_terms: "info",
  ready: "warn",
  in_work: "accent",
  done: "ok",
  refused: "neutral",
  withdrawn: "neutral",
};
/** Nobody has shown whose it is. */
const UNSURE: ReadonlySet<Recovery["proof"]> = new Set(["missing", "not_asked"]);

interface CardProps {
  of: Recovery;
  /** Where it stands on a list of many cases: it leads to its own. */
  listed?: boolean;
  onChanged: () => void;
}

/** One request: the deposit by the chain's word, the terms, how it was shown whose it is, and what is to be done now. */
export function RecoveryCard({ of: it, listed = false, onChanged }: CardProps) {
  const [doing, setDoing] = useState<RecoveryAction | null>(null);
  const take = () =>
    attempt(
      http.post(`/recoveries/${it.id}/take`).then(() => {
        onChanged();
        return true;
      }),
    );
  return (
    <article class={`recovery ${listed ? "ui-card" : ""}`}>
      <p class="recovery-head">
        <strong dir="auto">{it.deposit?.amount ?? "—"}</strong>
        <Badge tone={TONES[it.state]}>{t(`recovery-state-${it.state}`)}</Badge>
        <span class="ui-grow" />
        {listed && (
          <a href={href(`/inbox/all/${it.case}`)}>{t("recovery-case", { number: String(it.number) })}</a>
        )}
        <time class="ui-muted ui-small" dateTime={it.changed_at} title={formatDate(it.changed_at, "full")}>
          {formatRelative(it.changed_at, Math.max(slowNow.value, Date.parse(it.changed_at)), "narrow")}
        </time>
      </p>
      {it.claimed_twice && <ClaimedTwice of={it} />}
      <Facts of={it} />
      {it.note && <blockquote class="recovery-note">{it.note}</blockquote>}
      {it.may.length > 0 && (
        <div class="recovery-ways">
          {it.may.includes("check") && (
            <Button size="sm" variant="primary" onClick={() => setDoing("check")}>
              {t("recovery-do-check")}
            </Button>
          )}
          {it.may.includes("finish") && (
            <Button size="sm" variant="primary" onClick={() => setDoing("finish")}>
              {t("recovery-do-finish")}
            </Button>
          )}
          {it.may.includes("take") && (
            <Button size="sm" variant={it.state === "ready" ? "primary" : "ghost"} onClick={take}>
              {t(it.state === "ready" ? "recovery-do-take" : "recovery-do-take-over")}
            </Button>
          )}
          {it.may.includes("refuse") && (
            <Button size="sm" variant="ghost" onClick={() => setDoing("refuse")}>
              {t("recovery-do-refuse")}
            </Button>
          )}
        </div>
      )}
      {doing && <RecoveryDialog of={it} action={doing} onClose={() => setDoing(null)} onDone={onChanged} />}
    </article>
  );
}

/** Two customers want the same: whose it is decides a person. */
function ClaimedTwice({ of }: { of: Recovery }) {
  return (
    <Banner tone="danger">
      {t("recovery-claimed-twice")}{" "}
      {of.rivals.map((rival) => (
        <a key={rival.case} href={href(`/inbox/all/${rival.case}`)}>
          {t("recovery-case", { number: String(rival.number) })}
        </a>
      ))}
    </Banner>
  );
}

function Facts({ of: it }: { of: Recovery }) {
  const { deposit, return_to, payout } = it;
  const who = (id: string | null | undefined, text: string) => {
    const name = staffName(id ?? undefined);
    return name && <Fact name={t(text)}>{name}</Fact>;
  };
  return (
    <dl class="recovery-facts">
      <Fact name={t("recovery-reason")}>{t(`recovery-reason-${it.reason}`)}</Fact>
      {deposit && (
        <>
          <Fact name={t("recovery-network")}>{deposit.network_name}</Fact>
          <Fact name={t("recovery-transaction")}>
            <Short text={deposit.transaction} />
          </Fact>
          <Fact name={t("recovery-from")}>
            <Short text={deposit.from} />
          </Fact>
        </>
      )}
      <Fact name={t("recovery-fee")}>{it.fee || t("recovery-fee-none")}</Fact>
      <Fact name={t("recovery-days")}>{t("recovery-days-of", { days: it.days })}</Fact>
      <Fact name={t("recovery-proof")}>
        <span class={UNSURE.has(it.proof) ? "recovery-warns" : ""}>{t(`recovery-proof-${it.proof}`)}</span>
      </Fact>
      {return_to && (
        <Fact name={t("recovery-return")}>
          {/* Whoever pays must see all of it: a lookalike differs in the middle. */}
          <code class="recovery-whole" dir="ltr">
            {return_to.address}
          </code>
          <CopyButton text={return_to.address} variant="ghost" />
          {return_to.memo && <span class="ui-small">{t("recovery-memo", { memo: return_to.memo })}</span>}
        </Fact>
      )}
      {payout && (
        <Fact name={t("recovery-payout")}>
          <span dir="auto">{payout.amount}</span> <Short text={payout.transaction} />
        </Fact>
      )}
      {it.refusal && <Fact name={t("recovery-refusal")}>{t(`recovery-refusal-${it.refusal}`)}</Fact>}
      {who(it.checked_by, "recovery-checked-by")}
      {who(it.taken_by, "recovery-taken-by")}
      {who(it.settled_by, "recovery-settled-by")}
      {it.lapses_at && <Fact name={t("recovery-lapses")}>{formatDate(it.lapses_at, "date")}</Fact>}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** An id or address: short, with the whole to be copied. */
function Short({ text }: { text: string }) {
  return (
    <span class="recovery-id" dir="ltr">
      <code title={text}>{shortId(text)}</code>
      <CopyButton text={text} variant="ghost" />
    </span>
  );
}
