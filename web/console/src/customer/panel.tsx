import type { Case, CaseSummary, Customer } from "@ombud/api";
import {
  Ban,
  Clock3,
  Crown,
  Languages,
  Mail,
  MapPin,
  PenLine,
  ScrollText,
  ShieldCheck,
  Smile,
  UserRound,
  X,
} from "lucide";
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Picker } from "../app/picker.tsx";
import { href, place } from "../app/router.ts";
import { PHONE } from "../app/shell.tsx";
import { formatDate, formatRelative, languageName, t } from "../i18n/index.ts";
import { editCase, split } from "../state/actions.ts";
import { CASE_TYPES, THEFT_TYPE, typeName } from "../state/case-types.ts";
import { customerName } from "../state/cases.ts";
import { slowNow } from "../state/clock.ts";
import { panelShown, phoneScreen } from "../state/current.ts";
import { fieldsOn, inboxOf } from "../state/directory.ts";
import { can, me } from "../state/session.ts";
import type { Thread } from "../state/thread.ts";
import {
  Avatar,
  Badge,
  Button,
  Icon,
  IconButton,
  LinkButton,
  Loading,
  Select,
  useMedia,
} from "../ui/index.ts";
import { AccountSection } from "./account.tsx";
import { ChainSection } from "./chain.tsx";
import { type CustomerChange, saveCustomer } from "./edit.ts";
import { EvidenceSection } from "./evidence.tsx";
import { FieldList } from "./fields.tsx";
import { FormSection } from "./forms.tsx";
import { HoldSection } from "./holds.tsx";
import { IdentityList } from "./identities.tsx";
import { PrivacySection } from "./privacy.tsx";
import { ProofSection } from "./proof.tsx";
import { ReadersButton } from "./readers.tsx";
import { RecoverySection } from "./recovery.tsx";
import { isMasked, Masked } from "./reveal.tsx";
import { SuggestedSection } from "./suggested.tsx";
import { EditableText, NoteBox } from "./texts.tsx";
import { TierFact } from "./tier.tsx";
import "./customer.css";

interface PanelProps {
  thread: Thread;
  /** It lies over the thread instead of beside it. */
  over: boolean;
}

/** Who the customer is, and what is known of the case. */
export function CustomerPanel({ thread, over }: PanelProps) {
  const detail = thread.detail.value;
  const phone = useMedia(PHONE);
  const settled = usePainted(detail !== null);
  const close = () => {
    if (phone) phoneScreen.value = "thread";
    else panelShown.value = false;
  };
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (phone) panel.current?.focus();
  }, [phone]);
  return (
    <aside ref={panel} class={`panel ${over ? "panel-over" : ""}`} aria-label={t("panel")} tabIndex={-1}>
      <div class="panel-bar">
        {phone && <h1 class="ui-visually-hidden">{t("thread")}</h1>}
        <h2 class="ui-grow">{t("panel")}</h2>
        <IconButton icon={X} size="sm" label={t("panel-close")} onClick={close} />
      </div>
      {detail && settled ? <PanelBody thread={thread} detail={detail} /> : <Loading rows={5} late />}
    </aside>
  );
}

/** Whether the first picture with the case is on the screen: the panel leaves it to the thread, which people came to read. */
function usePainted(there: boolean): boolean {
  const [painted, setPainted] = useState(false);
  useEffect(() => {
    if (!there) return;
    let task: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      task = setTimeout(() => setPainted(true));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(task);
    };
  }, [there]);
  return painted;
}

function PanelBody({ thread, detail }: { thread: Thread; detail: Case }) {
  const customer = detail.customer_detail;
  const save = (change: CustomerChange) => saveCustomer(thread, customer, change);
  const may = can("customers.change") && !customer.erased_at;
  const theft = detail.type === THEFT_TYPE;
  const account = can("accounts.view") && !customer.erased_at && (
    <AccountSection key={`account ${thread.id}`} thread={thread} />
  );
  return (
    <div class="panel-body">
      <Head thread={thread} detail={detail} customer={customer} save={may ? save : null} />
      {/* Whether coins can still leave the account is what everything else hangs on. */}
      {theft && account}
      <FormSection forms={detail.forms} />
      <SuggestedSection key={thread.id} thread={thread} />
      <RecoverySection key={`recovery ${thread.id}`} thread={thread} />
      <ChainSection key={`chain ${thread.id}`} thread={thread} />
      <EvidenceSection key={`evidence ${thread.id}`} thread={thread} detail={detail} />
      <Section title={t("panel-identities")}>
        <IdentityList detail={detail} />
      </Section>
      {!theft && account}
      <ProofSection thread={thread} erased={customer.erased_at !== null} />
      <Section title={t("panel-note")}>
        <NoteBox key={customer.id} note={customer.note} onSave={may ? (note) => save({ note }) : null} />
      </Section>
      {fieldsOn("customer").length > 0 && (
        <Section title={t("panel-customer-fields")}>
          <FieldList
            fields={fieldsOn("customer")}
            values={customer.fields}
            of={{ detail, prefix: "fields." }}
            onSave={may ? (key, value) => save({ fields: { [key]: value } }) : null}
          />
        </Section>
      )}
      <CaseSection thread={thread} detail={detail} />
      <Earlier items={detail.earlier} />
      <ReadersButton caseId={detail.id} customer={customer.id} />
      {can("audit.read") && (
        <div class="panel-end">
          <LinkButton
            size="sm"
            variant="ghost"
            icon={ScrollText}
            href={href(`/settings/audit?customer=${customer.id}&kind=customer.read`)}
          >
            {t("customer-audit")}
          </LinkButton>
        </div>
      )}
      <HoldSection detail={detail} />
      <PrivacySection thread={thread} detail={detail} />
      {can("customers.block") && !customer.erased_at && (
        <div class="panel-end">
          <Button
            size="sm"
            variant="ghost"
            icon={Ban}
            onClick={() => void save({ blocked: !customer.blocked })}
          >
            {t(customer.blocked ? "customer-unblock" : "customer-block")}
          </Button>
        </div>
      )}
    </div>
  );
}

export function Section({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="panel-section">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

interface HeadProps {
  thread: Thread;
  detail: Case;
  customer: Customer;
  /** Null: the reader may not change customers. */
  save: ((change: CustomerChange) => Promise<boolean>) | null;
}

function Head({ thread, detail, customer, save }: HeadProps) {
  const name = customer.name ?? customerName(detail);
  const seen = customer.online
    ? t("customer-online")
    : customer.last_seen_at
      ? t("customer-seen", { when: formatRelative(customer.last_seen_at, slowNow.value) })
      : t("customer-never-seen");
  return (
    <div class="panel-head">
      <Avatar name={name} size={52} presence={customer.online ? "online" : undefined} />
      <div class="panel-name">
        <Masked detail={detail} field="name" label={t("field-name")}>
          <EditableText
            label={t("field-name")}
            value={isMasked(detail, "name") ? "" : (customer.name ?? "")}
            shown={name}
            onSave={save && ((name) => save({ name }))}
            keepEmpty={isMasked(detail, "name")}
            strong
          />
        </Masked>
        <span class={customer.online ? "customer-online" : "ui-muted ui-small"}>{seen}</span>
      </div>
      {customer.erased_at && (
        <Badge tone="neutral" title={formatDate(customer.erased_at, "full")}>
          {t("customer-erased")}
        </Badge>
      )}
      {customer.blocked && <Badge tone="danger">{t("customer-blocked")}</Badge>}
      <dl class="facts">
        <Fact icon={Mail} name={t("field-email")}>
          <Masked detail={detail} field="email" label={t("field-email")}>
            <EditableText
              label={t("field-email")}
              type="email"
              value={isMasked(detail, "email") ? "" : (customer.email ?? "")}
              shown={customer.email ?? t("add-email")}
              onSave={save && ((email) => save({ email }))}
              keepEmpty={isMasked(detail, "email")}
            />
          </Masked>
        </Fact>
        {customer.email_from && (
          <Fact icon={FROM[customer.email_from]} name={t("address-from")} whole>
            <span class={`address-from-${customer.email_from} ui-small`}>
              {t(`address-from-${customer.email_from}`)}
            </span>
          </Fact>
        )}
        <Fact icon={Languages} name={t("filter-language")}>
          <LanguageFact language={customer.language} save={save} />
        </Fact>
        {!customer.erased_at && (
          <Fact icon={Crown} name={t("tier-of")}>
            <TierFact customer={customer} thread={thread} />
          </Fact>
        )}
        <LocalTime zone={customer.time_zone} />
        <Fact icon={Clock3} name={t("customer-since")}>
          {t("customer-since-date", { date: formatDate(customer.created_at, "date") })}
        </Fact>
      </dl>
    </div>
  );
}

/** Whether it can be trusted that the customer reads what is sent to their address. */
const FROM: Record<NonNullable<Customer["email_from"]>, typeof Mail> = {
  proved: ShieldCheck,
  customer: UserRound,
  staff: PenLine,
};

interface FactProps {
  icon: typeof Mail;
  name: string;
  children: ComponentChildren;
  /** A sentence, which is wrapped and not cut. */
  whole?: boolean;
}

function Fact({ icon, name, children, whole }: FactProps) {
  return (
    <div class="fact">
      <dt title={name}>
        <Icon of={icon} size={15} label={name} />
      </dt>
      <dd class={whole ? "fact-whole" : "ui-truncate"}>{children}</dd>
    </div>
  );
}

function LanguageFact({ language, save }: { language: string | null; save: HeadProps["save"] }) {
  const shown = language ? languageName(language) : t("unknown");
  if (!save) return <>{shown}</>;
  const known = new Set([...(me.value?.workspace.languages ?? []), ...(language ? [language] : [])]);
  return (
    <Picker
      name="customer-language"
      label={t("filter-language")}
      placeholder={t("filter-language")}
      options={[...known].map((tag) => ({ value: tag, label: languageName(tag) }))}
      chosen={new Set(language ? [language] : [])}
      onPick={(tag) => void save({ language: tag })}
      trigger={(props) => (
        <button type="button" class="editable" {...props} aria-label={`${t("filter-language")}: ${shown}`}>
          {shown}
        </button>
      )}
    />
  );
}

/** What the clock says where the customer is: nobody wants a question about it at night. */
function LocalTime({ zone }: { zone: string | null }) {
  if (!zone) return null;
  let time: string;
  try {
    time = formatDate(slowNow.value, "time", zone);
  } catch {
    // A zone that this browser does not know.
    return null;
  }
  return (
    <Fact icon={MapPin} name={t("customer-local-time")}>
      {t("customer-local", { time, zone: zone.replaceAll("_", " ") })}
    </Fact>
  );
}

function CaseSection({ thread, detail }: { thread: Thread; detail: Case }) {
  const fields = fieldsOn("case");
  return (
    <Section title={t("panel-case", { number: String(detail.number) })}>
      <dl class="case-facts">
        <CaseFact name={t("filter-inbox")}>{inboxOf(detail.inbox)?.name ?? detail.channel}</CaseFact>
        <CaseFact name={t("case-type")}>
          <TypeFact detail={detail} />
        </CaseFact>
        <CaseFact name={t("case-opened")}>{formatDate(detail.created_at)}</CaseFact>
        {detail.clocks.map((clock) => (
          <CaseFact key={clock.kind} name={t(`clock-${clock.kind}`)}>
            <Badge
              tone={
                clock.state === "breached"
                  ? "danger"
                  : clock.state === "met"
                    ? "ok"
                    : clock.warned
                      ? "warn"
                      : "neutral"
              }
            >
              {t(`clock-state-${clock.state}`)}
            </Badge>
          </CaseFact>
        ))}
        {detail.rating && (
          <CaseFact name={t("case-rating")}>
            <span class="rating" title={detail.rating.comment ?? undefined}>
              <Icon of={Smile} size={14} /> {detail.rating.score}/5
            </span>
          </CaseFact>
        )}
      </dl>
      {detail.rating?.comment && <blockquote class="rating-comment">{detail.rating.comment}</blockquote>}
      {fields.length > 0 && (
        <FieldList
          fields={fields}
          values={detail.fields}
          of={{ detail, prefix: "case.fields." }}
          onSave={
            can("cases.change") && !detail.erased_at
              ? (key, value) => editCase(detail.id, { fields: { [key]: value } })
              : null
          }
        />
      )}
      {detail.conversations.length > 1 && <Conversations thread={thread} detail={detail} />}
    </Section>
  );
}

function TypeFact({ detail }: { detail: Case }) {
  if (!can("cases.change") || detail.erased_at) return <>{typeName(detail.type)}</>;
  const known: readonly string[] = CASE_TYPES;
  const types = known.includes(detail.type) ? known : [...known, detail.type];
  return (
    <Select
      size="sm"
      aria-label={t("case-type")}
      value={detail.type}
      options={types.map((value) => ({ value, label: typeName(value) }))}
      onValue={(type) => void editCase(detail.id, { type })}
    />
  );
}

function CaseFact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="case-fact">
      <dt>{name}</dt>
      <dd class="ui-truncate">{children}</dd>
    </div>
  );
}

/** The conversations that were merged into this case, each with a way out again. */
function Conversations({ thread, detail }: { thread: Thread; detail: Case }) {
  return (
    <ul class="conversations" aria-label={t("panel-conversations")}>
      {detail.conversations.map((one) => (
        <li key={one.id}>
          <span class="ui-grow ui-truncate">
            {t("conversation-from", {
              number: String(one.number),
              channel: inboxOf(one.inbox)?.name ?? one.channel,
            })}
          </span>
          {one.number !== detail.number && can("cases.merge") && (
            <Button size="sm" variant="ghost" onClick={() => void split(thread.id, one.id)}>
              {t("split")}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function Earlier({ items }: { items: readonly CaseSummary[] }) {
  const view = place.value.parts[0] ?? "all";
  return (
    <Section title={t("panel-earlier", { count: items.length })}>
      {items.length === 0 && <p class="ui-muted ui-small">{t("panel-earlier-none")}</p>}
      <ul class="earlier">
        {items.slice(0, 10).map((item) => (
          <li key={item.id}>
            <a class="earlier-link" href={href(`/inbox/${view}/${item.id}`)}>
              <span class="ui-truncate">
                <span class="ui-muted">#{item.number}</span> {item.subject ?? item.preview ?? ""}
              </span>
              <span class="earlier-line">
                <Badge tone={item.state === "resolved" ? "ok" : "neutral"}>{t(`state-${item.state}`)}</Badge>
                <time dateTime={item.last_at}>{formatRelative(item.last_at, slowNow.value, "narrow")}</time>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
