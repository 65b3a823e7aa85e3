import type { CaseProof, Proof, ProofAsk, WalletSeen } from "@ombud/api";
import { type Signal, signal } from "@preact/signals";
import { KeyRound, ShieldAlert, ShieldCheck, ShieldQuestion, Trash2, Wallet } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { formatDate, formatRelative, t } from "../i18n/index.ts";
import { slowNow } from "../state/clock.ts";
import { attempt } from "../state/errors.ts";
import { http } from "../state/http.ts";
import { can } from "../state/session.ts";
import type { Thread } from "../state/thread.ts";
import { Badge, Button, Icon, IconButton, Menu, type MenuItem, type Tone, toast } from "../ui/index.ts";
import { Section } from "./panel.tsx";
import { RemoveWallet } from "./proof-remove.tsx";
import { AskWallet } from "./proof-wallet.tsx";
import "./proof.css";

const LEVELS = ["email_code", "signed_token", "passkey"] as const;
const SHOWN = 5;
const ICONS: Partial<Record<Proof, typeof KeyRound>> = { passkey: KeyRound, wallet: Wallet };

const held = new Map<string, Signal<{ at: string; proof: CaseProof | null }>>();

function of(id: string): Signal<{ at: string; proof: CaseProof | null }> {
  const found = held.get(id) ?? signal({ at: "", proof: null });
  held.set(id, found);
  return found;
}

/** How well the customer of a case is known; read anew with each line that tells of a proof. */
function useProof(thread: Thread): CaseProof | null {
  const last = thread.messages.value.findLast((one) => one.activity?.code.startsWith("proof_"))?.pos ?? 0;
  const key = `${last}`;
  const kept = of(thread.id);
  useEffect(() => {
    if (kept.peek().at === key) return;
    kept.value = { at: key, proof: kept.peek().proof };
    http.get(`/cases/${thread.id}/proof`).then(
      (proof) => {
        if (kept.peek().at === key) kept.value = { at: key, proof };
      },
      () => {
        kept.value = { at: "", proof: null };
      },
    );
  }, [thread.id, key]);
  return kept.value.proof;
}

const STATES: Record<ProofAsk["state"], { tone: Tone; icon: typeof KeyRound }> = {
  open: { tone: "info", icon: ShieldQuestion },
  given: { tone: "ok", icon: ShieldCheck },
  failed: { tone: "danger", icon: ShieldAlert },
  expired: { tone: "warn", icon: ShieldAlert },
  withdrawn: { tone: "neutral", icon: ShieldQuestion },
};

function AskBadge({ ask }: { ask: ProofAsk }) {
  const { tone, icon } = STATES[ask.state];
  const when = ask.settled_at ?? ask.asked_at;
  return (
    <Badge tone={tone} icon={icon} title={formatDate(when, "full")}>
      {t(`proof-state-${ask.state}`, {
        level: t(`proof-${ask.level}`),
        when: formatRelative(when, Math.max(slowNow.value, Date.parse(when))),
      })}
    </Badge>
  );
}

/** Beside the case's name: what became of the last proof that was asked for here. */
export function ProofState({ thread }: { thread: Thread }) {
  const ask = useProof(thread)?.asks[0];
  return ask && ask.state !== "withdrawn" ? <AskBadge ask={ask} /> : null;
}

/** What the customer has proved, when and by what; and a way to ask for more. */
export function ProofSection({ thread, erased }: { thread: Thread; erased: boolean }) {
  const proof = useProof(thread);
  if (!proof) return null;
  const open = proof.asks.find((ask) => ask.state === "open");
  return (
    <Section title={t("proof-section")}>
      <p class="ui-small">{t("proof-known", { level: t(`proof-${proof.known}`) })}</p>
      {proof.asks[0] && <AskBadge ask={proof.asks[0]} />}
      {proof.wallets.length > 0 && (
        <Wallets thread={thread} wallets={proof.wallets} mayRemove={!erased && can("proof.reset")} />
      )}
      {proof.given.length > 0 && (
        <ul class="proofs" aria-label={t("proof-given-list")}>
          {proof.given.slice(0, SHOWN).map((one) => (
            <li key={one.at + one.level}>
              <Icon of={ICONS[one.level] ?? ShieldCheck} size={15} />
              <span>
                {t(one.here ? "proof-line-here" : "proof-line", {
                  level: t(`proof-${one.level}`),
                  by: one.by ?? t("proof-by-app"),
                })}
                {one.another && <b class="proof-another"> {t("proof-another")}</b>}
              </span>
              <time class="ui-muted" dateTime={one.at} title={formatDate(one.at, "full")}>
                {formatRelative(one.at, Math.max(slowNow.value, Date.parse(one.at)), "narrow")}
              </time>
            </li>
          ))}
        </ul>
      )}
      {!erased && can("cases.reply") && (
        <div class="proof-ways">
          <AskMenu thread={thread} proof={proof} />
          {open && (
            <Button size="sm" variant="ghost" onClick={() => withdraw(thread, open)}>
              {t("proof-withdraw")}
            </Button>
          )}
        </div>
      )}
      {!erased && proof.passkeys > 0 && can("proof.reset") && (
        <Button size="sm" variant="ghost" icon={KeyRound} onClick={() => reset(thread)}>
          {t("proof-reset", { count: proof.passkeys })}
        </Button>
      )}
    </Section>
  );
}

interface WalletsProps {
  thread: Thread;
  wallets: readonly WalletSeen[];
  mayRemove: boolean;
}

/** The wallets that the customer is known by. */
function Wallets({ thread, wallets, mayRemove }: WalletsProps) {
  const [removing, setRemoving] = useState<WalletSeen | null>(null);
  return (
    <>
      <ul class="proofs" aria-label={t("proof-wallets")}>
        {wallets.map((one) => (
          <li key={one.identity} class="proof-wallet">
            <Icon of={Wallet} size={15} />
            <span>{t("proof-wallet-line", { address: one.shown, level: t(`proof-${one.level}`) })}</span>
            <time class="ui-muted" dateTime={one.since} title={formatDate(one.since, "full")}>
              {formatRelative(one.since, Math.max(slowNow.value, Date.parse(one.since)), "narrow")}
            </time>
            {mayRemove && (
              <IconButton
                icon={Trash2}
                size="sm"
                label={t("proof-wallet-remove-of", { address: one.shown })}
                onClick={() => setRemoving(one)}
              />
            )}
          </li>
        ))}
      </ul>
      {removing && <RemoveWallet thread={thread} wallet={removing} onClose={() => setRemoving(null)} />}
    </>
  );
}

const RANK: Record<Proof, number> = { none: 0, email_code: 1, signed_token: 2, passkey: 3, wallet: 4 };

function AskMenu({ thread, proof }: { thread: Thread; proof: CaseProof }) {
  const [wallet, setWallet] = useState(false);
  const items: MenuItem[] = LEVELS.map((level) => ({
    label: t("proof-ask-level", { level: t(`proof-${level}`) }),
    // What cannot be given just now is not asked for.
    disabled: RANK[level] > RANK[proof.reachable],
    onSelect: () => attempt(http.post(`/cases/${thread.id}/proof-asks`, { level }).then(() => true)),
  }));
  items.push({ label: t("proof-ask-wallet"), onSelect: () => setWallet(true) });
  return (
    <>
      <Menu
        label={t("proof-ask")}
        placement="bottom-start"
        items={items}
        trigger={(props) => (
          <Button {...props} size="sm" icon={ShieldQuestion}>
            {t("proof-ask")}
          </Button>
        )}
      />
      {wallet && <AskWallet thread={thread} onClose={() => setWallet(false)} />}
    </>
  );
}

function withdraw(thread: Thread, ask: ProofAsk): void {
  attempt(http.delete(`/cases/${thread.id}/proof-asks/${ask.id}`).then(() => true));
}

function reset(thread: Thread): void {
  const customer = thread.detail.peek()?.customer.id;
  if (!customer) return;
  attempt(
    http.delete(`/customers/${customer}/passkeys`).then(() => {
      of(thread.id).value = { at: "", proof: null };
      toast(t("proof-reset-done"));
      return thread.load().then(() => true);
    }),
  );
}
