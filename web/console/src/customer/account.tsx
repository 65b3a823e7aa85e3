import type { Account, AccountAction, AccountFacts, AccountMovement } from "@ombud/api";
import {
  ArrowDownLeft,
  ArrowUpRight,
  Eye,
  Hourglass,
  LogIn,
  MailCheck,
  RefreshCw,
  Snowflake,
  Undo2,
  UserRoundCog,
} from "lucide";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { formatDate, formatDuration, formatRelative, t } from "../i18n/index.ts";
import { now, slowNow } from "../state/clock.ts";
import { http } from "../state/http.ts";
import type { Thread } from "../state/thread.ts";
import { useView } from "../state/view.ts";
import {
  Badge,
  Banner,
  Button,
  Dialog,
  Field,
  Icon,
  IconButton,
  Loaded,
  TextArea,
  type Tone,
  toast,
  useForm,
} from "../ui/index.ts";
import { FreezeLinks } from "./freeze-links.tsx";
import { Section } from "./panel.tsx";
import { RevealDialog } from "./reveal.tsx";
import { shortId } from "./short.ts";
import "./account.css";

type Action = AccountAction["action"];
type Status = AccountFacts["status"];

const STATUS: Record<Status, Tone> = {
  active: "ok",
  frozen: "danger",
  under_review: "warn",
  closed: "neutral",
};
const MOVED: Record<AccountMovement["state"], Tone> = {
  pending: "info",
  confirming: "info",
  held: "warn",
  completed: "ok",
  failed: "danger",
  cancelled: "neutral",
};
const DONE: Record<AccountAction["state"], Tone> = {
  waiting: "warn",
  done: "ok",
  refused: "danger",
  failed: "danger",
};
const ICONS: Record<Action, typeof Snowflake> = {
  freeze: Snowflake,
  release: Undo2,
  resend: MailCheck,
  recovery: UserRoundCog,
};
/** Shown before more is asked for. */
const FIRST = 3;

/** What the platform knows of the customer's account, asked just now; and what it can be asked to do. */
export function AccountSection({ thread }: { thread: Thread }) {
  const [revealing, setRevealing] = useState(false);
  const detail = thread.detail.value;
  // A line that tells of the account says that it stands otherwise now.
  const last = thread.messages.value.findLast((one) => one.activity?.code.startsWith("account_"))?.pos ?? 0;
  const view = useView(`/cases/${thread.id}/account`, { again: last });
  const account = view.shown;
  if (account?.stand === "off") return null;
  return (
    <Section title={t("account-section")}>
      <Loaded view={view} rows={3} late />
      {account && (
        <div class="account" aria-busy={false}>
          <Stand account={account} again={view.load} />
          {account.facts && <Facts facts={account.facts} />}
          {account.masked && detail?.may_reveal && (
            <Button size="sm" variant="ghost" icon={Eye} onClick={() => setRevealing(true)}>
              {t("account-reveal")}
            </Button>
          )}
          <Actions thread={thread} account={account} again={view.load} />
        </div>
      )}
      {revealing && detail && (
        <RevealDialog
          detail={detail}
          field="account"
          label={t("account-section")}
          onClose={() => setRevealing(false)}
          onShown={({ until }) => {
            view.load();
            // What was shown for a while goes from the screen at its end.
            setTimeout(view.load, Math.max(0, until - Date.now()));
          }}
        />
      )}
    </Section>
  );
}

function Stand({ account, again }: { account: Account; again: () => void }) {
  const { facts, stand, as_of } = account;
  return (
    <>
      <p class="account-head">
        {facts && <Badge tone={STATUS[facts.status]}>{t(`account-status-${facts.status}`)}</Badge>}
        {facts && <span class="ui-small">{t("account-level", { level: facts.verification.level })}</span>}
        {stand === "unproved" && <span class="ui-muted ui-small">{t("account-unproved")}</span>}
        {stand === "unknown" && <span class="ui-muted ui-small">{t("account-unknown")}</span>}
        {stand === "proof_needed" && <span class="ui-muted ui-small">{t("account-proof-needed")}</span>}
        <span class="account-as-of">
          {as_of && (
            <time class="ui-muted ui-small" dateTime={as_of} title={formatDate(as_of, "full")}>
              {formatRelative(as_of, Math.max(slowNow.value, Date.parse(as_of)), "narrow")}
            </time>
          )}
          {stand !== "unproved" && (
            <IconButton icon={RefreshCw} size="sm" label={t("account-again")} onClick={again} />
          )}
        </span>
      </p>
      {account.trouble && stand !== "proof_needed" && <Banner tone="warn">{account.trouble}</Banner>}
      {facts?.verification.pending && (
        <p class="ui-small">{t("account-pending", { step: facts.verification.pending })}</p>
      )}
    </>
  );
}

function Facts({ facts }: { facts: AccountFacts }) {
  const moved = [
    ...facts.deposits.map((it) => ({ ...it, out: false })),
    ...facts.withdrawals.map((it) => ({ ...it, out: true })),
  ].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  return (
    <>
      <Some label={t("account-holds")} items={facts.holds}>
        {(hold) => (
          <li key={hold.id}>
            <Icon of={Hourglass} size={15} />
            <span>
              {capital(hold.kind)}: {hold.reason}
            </span>
            <Left until={hold.until} />
          </li>
        )}
      </Some>
      <Some label={t("account-moved")} items={moved}>
        {(it) => (
          <li key={it.id} title={[it.network, it.address, it.transaction].filter(Boolean).join("\n")}>
            <Icon
              of={it.out ? ArrowUpRight : ArrowDownLeft}
              size={15}
              label={t(it.out ? "account-out" : "account-in")}
            />
            <span>
              <span class="account-amount">{`${it.amount} ${it.asset}`}</span>
              {it.address && <span class="ui-muted account-address"> {shortId(it.address)}</span>}
            </span>
            <Badge tone={MOVED[it.state]}>{t(`account-moved-${it.state}`)}</Badge>
            <When at={it.at} />
          </li>
        )}
      </Some>
      <Some label={t("account-logins")} items={facts.logins}>
        {(it) => (
          <li key={it.at + it.device}>
            <Icon of={LogIn} size={15} />
            <span>{[it.device, it.place].filter(Boolean).join(", ")}</span>
            {!it.trusted && <Badge tone="warn">{t("account-new-device")}</Badge>}
            <When at={it.at} />
          </li>
        )}
      </Some>
      <Some label={t("account-limits")} items={facts.limits}>
        {(it) => (
          <li key={it.what}>
            <span>{it.what}</span>
            <span class="account-number">{t("account-left", { left: it.left, amount: it.amount })}</span>
          </li>
        )}
      </Some>
    </>
  );
}

/** A platform's own word may begin in lower case, a line does not. */
const capital = (text: string) => text.replace(/^./u, (first) => first.toLocaleUpperCase());

interface SomeProps<T> {
  label: string;
  items: readonly T[];
  children: (item: T) => ComponentChildren;
}

/** The first of a list, and the rest of it on demand; nothing where there is nothing. */
function Some<T>({ label, items, children }: SomeProps<T>) {
  const [all, setAll] = useState(false);
  if (items.length === 0) return null;
  const more = items.length - FIRST;
  return (
    <div>
      <h4 class="account-list-name">{label}</h4>
      <ul class="account-facts" aria-label={label}>
        {(all ? items : items.slice(0, FIRST)).map(children)}
      </ul>
      {!all && more > 0 && (
        <Button size="sm" variant="ghost" onClick={() => setAll(true)}>
          {t("account-more", { count: more })}
        </Button>
      )}
    </div>
  );
}

function When({ at }: { at: string }) {
  return (
    <time class="ui-muted" dateTime={at} title={formatDate(at, "full")}>
      {formatRelative(at, Math.max(slowNow.value, Date.parse(at)), "narrow")}
    </time>
  );
}

/** How long something is still held. */
function Left({ until }: { until: string | null }) {
  if (!until) return <span class="ui-muted">{t("account-open-end")}</span>;
  const left = Math.max(0, Date.parse(until) - now.value);
  return (
    <time class="account-number" dateTime={until} title={formatDate(until, "full")}>
      {left === 0 ? t("account-over") : formatDuration(left / 1000)}
    </time>
  );
}

function Actions({ thread, account, again }: { thread: Thread; account: Account; again: () => void }) {
  const [asking, setAsking] = useState<Action | null>(null);
  const frozen = account.facts?.status === "frozen";
  const fits = (action: Action) => (action === "freeze" ? !frozen : action === "release" ? frozen : true);
  return (
    <>
      <div class="account-ways">
        {account.may.filter(fits).map((action) => (
          <Button
            key={action}
            size="sm"
            variant={action === "freeze" ? "danger" : "secondary"}
            icon={ICONS[action]}
            onClick={() => setAsking(action)}
          >
            {t(`account-do-${action}`)}
          </Button>
        ))}
        {account.may.includes("freeze") && <FreezeLinks thread={thread} />}
      </div>
      <Some label={t("account-asked")} items={account.actions}>
        {(it) => (
          <li key={it.id} title={[it.reason, it.outcome].filter(Boolean).join("\n")}>
            <Icon of={ICONS[it.action]} size={15} />
            <span>
              {t(`account-do-${it.action}`)}
              <span class="ui-muted"> {it.name ?? t(`account-by-${it.by_kind}`)}</span>
              {it.state !== "done" && it.outcome && <span class="account-why"> {it.outcome}</span>}
            </span>
            <Badge tone={DONE[it.state]}>{t(`account-state-${it.state}`)}</Badge>
            <When at={it.at} />
          </li>
        )}
      </Some>
      {asking && (
        <ActionDialog thread={thread} action={asking} onClose={() => setAsking(null)} onDone={again} />
      )}
    </>
  );
}

interface DialogProps {
  thread: Thread;
  action: Action;
  onClose: () => void;
  onDone: () => void;
}

/** Asks why, and says what will happen; a release waits for a second person. */
function ActionDialog({ thread, action, onClose, onDone }: DialogProps) {
  const form = useForm({ reason: "" }, ({ reason }) => ({
    reason: reason.trim().length >= 5 ? null : t("reveal-reason-short"),
  }));
  const submit = () =>
    form.submit(async (values) => {
      const reason = values.reason.trim();
      const told = await http.post(
        `/cases/${thread.id}/account/actions`,
        { action, reason },
        { idempotencyKey: crypto.randomUUID(), reason },
      );
      toast(t(`account-state-${told.state}`));
      onClose();
      onDone();
    });
  return (
    <Dialog
      title={t(`account-do-${action}`)}
      description={t(`account-text-${action}`)}
      size="sm"
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={onClose}>{t("ui-cancel")}</Button>
          <Button type="submit" variant={action === "freeze" ? "danger" : "primary"} busy={form.busy}>
            {t(`account-do-${action}`)}
          </Button>
        </>
      }
    >
      <div class="ui-stack">
        {form.problem && <Banner tone="warn">{form.problem}</Banner>}
        <Field label={t("account-why")} hint={t("account-why-hint")} required error={form.error("reason")}>
          <TextArea
            value={form.values.reason}
            onValue={(reason) => form.set("reason", reason)}
            maxLength={500}
            rows={2}
            data-autofocus
          />
        </Field>
      </div>
    </Dialog>
  );
}
