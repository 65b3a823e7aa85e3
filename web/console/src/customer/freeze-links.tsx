import type { FreezeToken } from "@ombud/api";
import { Link, Plus, Printer, Trash2 } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { formatDate, formatRelative, t } from "../i18n/index.ts";
import { slowNow } from "../state/clock.ts";
import { staffName } from "../state/directory.ts";
import { http } from "../state/http.ts";
import { me } from "../state/session.ts";
import type { Thread } from "../state/thread.ts";
import {
  Badge,
  Banner,
  Button,
  CodeBlock,
  ConfirmDialog,
  Dialog,
  EmptyState,
  IconButton,
  Loading,
  problemText,
  type Tone,
} from "../ui/index.ts";
import "./freeze-links.css";

/** The links by which a customer freezes the account without logging in: made, listed, revoked. */
export function FreezeLinks({ thread }: { thread: Thread }) {
  const [open, setOpen] = useState(false);
  const customer = thread.detail.value?.customer.id;
  return (
    <>
      <Button size="sm" variant="ghost" icon={Link} onClick={() => setOpen(true)}>
        {t("freeze-links")}
      </Button>
      {open && customer && <LinksDialog customer={customer} onClose={() => setOpen(false)} />}
    </>
  );
}

function LinksDialog({ customer, onClose }: { customer: string; onClose: () => void }) {
  const [items, setItems] = useState<readonly FreezeToken[] | null>(null);
  const [made, setMade] = useState<FreezeToken | null>(null);
  const [revoking, setRevoking] = useState<FreezeToken | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const path = `/customers/${customer}/freeze-tokens` as const;
  const load = async () => setItems((await http.get(path)).items);
  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    setProblem(null);
    try {
      await work();
      await load();
    } catch (error) {
      setProblem(problemText(error));
    } finally {
      setBusy(false);
    }
  };
  useEffect(() => void run(async () => {}), [path]);
  const again = <Button onClick={() => void run(async () => {})}>{t("ui-retry")}</Button>;
  const make = () => run(async () => setMade(await http.post(path)));
  const revoke = async (one: FreezeToken) => {
    await run(() => http.delete(`/customers/${customer}/freeze-tokens/${one.id}`).then(() => {}));
    if (made?.id === one.id) setMade(null);
  };
  return (
    <Dialog
      title={t("freeze-links")}
      description={t("freeze-links-text")}
      sticky={made !== null}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("ui-close")}</Button>
          {!made && (
            <Button variant="primary" icon={Plus} busy={busy} onClick={() => void make()}>
              {t("freeze-links-make")}
            </Button>
          )}
        </>
      }
    >
      <div class="ui-stack">
        {problem && (
          <Banner tone="danger" action={!items && again}>
            {problem}
          </Banner>
        )}
        {made?.link && <Card of={made} link={made.link} />}
        {!items && !problem && <Loading rows={2} late />}
        {items?.length === 0 && !made && (
          <EmptyState icon={Link} title={t("freeze-links-none")}>
            {t("freeze-links-none-text")}
          </EmptyState>
        )}
        {items && items.length > 0 && (
          <ul class="freeze-links" aria-label={t("freeze-links-list")}>
            {items.map((one) => (
              <Row key={one.id} of={one} busy={busy} onRevoke={() => setRevoking(one)} />
            ))}
          </ul>
        )}
      </div>
      {revoking && (
        <ConfirmDialog
          title={t("freeze-links-revoke")}
          text={t("freeze-links-revoke-text", { made: formatDate(revoking.created_at) })}
          action={t("freeze-links-revoke")}
          danger
          onConfirm={() => revoke(revoking)}
          onClose={() => setRevoking(null)}
        />
      )}
    </Dialog>
  );
}

type Stand = "live" | "ended" | "revoked";
const TONES: Record<Stand, Tone> = { live: "ok", ended: "neutral", revoked: "neutral" };

function standOf(it: FreezeToken, now: number): Stand {
  if (it.revoked_at) return "revoked";
  return Date.parse(it.expires_at) > now ? "live" : "ended";
}

interface RowProps {
  of: FreezeToken;
  busy: boolean;
  onRevoke: () => void;
}

function Row({ of: it, busy, onRevoke }: RowProps) {
  const now = slowNow.value;
  const stand = standOf(it, now);
  const by =
    it.by_kind === "staff" ? (staffName(it.by ?? undefined) ?? "—") : t(`freeze-links-by-${it.by_kind}`);
  const ends = it.revoked_at ?? it.expires_at;
  return (
    <li>
      <div class="freeze-links-what">
        <span>{t("freeze-links-line", { made: formatDate(it.created_at, "dateTime"), by })}</span>
        <span class="ui-muted ui-small">
          {it.used_at
            ? t("freeze-links-used", {
                when: formatRelative(it.used_at, Math.max(now, Date.parse(it.used_at))),
              })
            : t("freeze-links-unused")}
        </span>
      </div>
      <Badge tone={TONES[stand]} title={formatDate(ends, "full")}>
        {t(`freeze-links-${stand}`, { date: formatDate(ends, "date") })}
      </Badge>
      {stand === "live" && (
        <IconButton
          icon={Trash2}
          size="sm"
          disabled={busy}
          label={t("freeze-links-revoke-of", { made: formatDate(it.created_at, "dateTime") })}
          onClick={onRevoke}
        />
      )}
    </li>
  );
}

/** The link, shown once: to be copied, photographed or printed. Whose account it is does not stand on the paper. */
function Card({ of, link }: { of: FreezeToken; link: string }) {
  return (
    <div class="ui-stack">
      <Banner tone="warn" title={t("freeze-links-once")}>
        {t("freeze-links-once-text")}
      </Banner>
      <section class="freeze-card" aria-label={t("freeze-links-card")}>
        {of.qr && <img src={of.qr} alt={t("freeze-links-qr")} width={160} height={160} />}
        <div>
          <h3>{t("freeze-links-card-title", { brand: me.value?.workspace.brand || "Ombud" })}</h3>
          <p>{t("freeze-links-card-text", { date: formatDate(of.expires_at, "date") })}</p>
          <CodeBlock code={link} label={t("freeze-links-card")} wrap />
        </div>
      </section>
      <div>
        <Button size="sm" icon={Printer} onClick={() => print()}>
          {t("freeze-links-print")}
        </Button>
      </div>
    </div>
  );
}
