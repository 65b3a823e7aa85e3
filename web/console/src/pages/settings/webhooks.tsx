import type { EventKind, Webhook } from "@ombud/api";
import { signal } from "@preact/signals";
import { RefreshCw, Send, Webhook as WebhookIcon } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { navigate } from "../../app/router.ts";
import { formatRelative, hasText, t } from "../../i18n/index.ts";
import { toastError } from "../../state/errors.ts";
import { http } from "../../state/http.ts";
import { can } from "../../state/session.ts";
import {
  Badge,
  Banner,
  Button,
  Checkbox,
  type Column,
  ConfirmDialog,
  type Errors,
  Field,
  type Form,
  problemText,
  RadioGroup,
  Switch,
  TextInput,
  toast,
  useForm,
} from "../../ui/index.ts";
import { Deliveries } from "./deliveries.tsx";
import { EditorShell } from "./editor.tsx";
import { type EditorProps, ListPage } from "./list-page.tsx";
import { ShownOnce } from "./once.tsx";
import type { SectionPage } from "./sections.ts";

/** A signing secret, until its owner has kept it. Outside of the screen, so that showing it draws nothing anew. */
const told = signal<string | null>(null);

export default function Webhooks({ id }: SectionPage) {
  const columns: Column<Webhook>[] = [
    {
      id: "url",
      label: t("settings-webhooks-url"),
      cell: (hook) => <span class="settings-break">{hook.url}</span>,
    },
    {
      id: "events",
      label: t("settings-webhooks-events"),
      cell: (hook) =>
        hook.events.includes("*")
          ? t("settings-webhooks-all")
          : t("settings-webhooks-count", { count: hook.events.length }),
    },
    { id: "state", label: t("settings-state"), cell: (hook) => <HookState hook={hook} /> },
  ];
  return (
    <>
      <ListPage<Webhook>
        name="webhooks"
        path="/webhooks"
        icon={WebhookIcon}
        id={id}
        columns={columns}
        words={(hook) => `${hook.url} ${hook.events.join(" ")}`}
        order={(a, b) => a.url.localeCompare(b.url)}
        editor={WebhookEditor}
        asPage
      />
      <ShownOnce
        secret={told}
        title={t("settings-webhooks-secret")}
        text={t("settings-webhooks-secret-text")}
      />
    </>
  );
}

function HookState({ hook }: { hook: Webhook }) {
  if (!hook.enabled) return <Badge>{t("settings-off")}</Badge>;
  if (hook.failing_since) {
    return (
      <Badge tone="danger" dot>
        {t("settings-webhooks-failing", { ago: formatRelative(hook.failing_since) })}
      </Badge>
    );
  }
  return (
    <Badge tone="ok" dot>
      {t("settings-on")}
    </Badge>
  );
}

function urlError(url: string): string | null {
  if (!url.trim()) return t("ui-required");
  try {
    return ["https:", "http:"].includes(new URL(url.trim()).protocol)
      ? null
      : t("settings-webhooks-url-invalid");
  } catch {
    return t("settings-webhooks-url-invalid");
  }
}

const valuesOf = (hook: Webhook | null) => ({
  url: hook?.url ?? "",
  events: hook?.events ?? ["*"],
  enabled: hook?.enabled ?? true,
  personal: hook?.personal ?? false,
});

type Values = ReturnType<typeof valuesOf>;

const check = (values: Values): Errors<Values> => ({
  url: urlError(values.url),
  events: values.events.length > 0 ? null : t("settings-webhooks-events-none"),
});

function WebhookEditor({ item, store, onClose }: EditorProps<Webhook>) {
  const [round, setRound] = useState(0);
  const form = useForm(valuesOf(item), check);
  return (
    <EditorShell
      name="webhooks"
      item={item}
      called={item?.url ?? ""}
      store={store}
      form={form}
      asPage
      // A new one is on; there is nothing to say about it.
      body={({ url, events, enabled, personal }) => ({
        url: url.trim(),
        events,
        personal,
        ...(item && { enabled }),
      })}
      onSaved={(hook, isNew) => {
        const { secret, ...kept } = hook;
        store.put(kept);
        if (secret) told.value = secret;
        if (isNew) navigate(`/settings/webhooks/${hook.id}`, { replace: true });
      }}
      onClose={onClose}
    >
      {item?.failing_since && item.enabled && (
        <Banner tone="danger">
          {t("settings-webhooks-failing", { ago: formatRelative(item.failing_since) })}
        </Banner>
      )}
      <HookFields form={form} isNew={!item} />
      {item && <HookActions hook={item} onSent={() => setRound(round + 1)} />}
      {item && <Deliveries webhook={item.id} round={round} />}
    </EditorShell>
  );
}

function HookFields({ form, isNew }: { form: Form<Values>; isNew: boolean }) {
  const { values } = form;
  return (
    <div class="ui-card ui-stack">
      <Field
        label={t("settings-webhooks-url")}
        required
        error={form.error("url")}
        hint={t("settings-webhooks-url-hint")}
      >
        <TextInput
          type="url"
          inputMode="url"
          placeholder="https://example.com/hooks/ombud"
          value={values.url}
          onValue={(url) => form.set("url", url)}
        />
      </Field>
      {!isNew && (
        <Switch
          label={t("settings-webhooks-enabled")}
          hint={t("settings-webhooks-enabled-hint")}
          checked={values.enabled}
          onValue={(enabled) => form.set("enabled", enabled)}
        />
      )}
      {(can("webhooks.personal") || values.personal) && (
        <Switch
          label={t("settings-webhooks-personal")}
          hint={t("settings-webhooks-personal-hint")}
          checked={values.personal}
          disabled={!can("webhooks.personal")}
          onValue={(personal) => form.set("personal", personal)}
        />
      )}
      <EventPicker
        chosen={values.events}
        error={form.error("events")}
        onChosen={(events) => form.set("events", events)}
      />
    </div>
  );
}

interface HookActionsProps {
  hook: Webhook;
  onSent: () => void;
}

function HookActions({ hook, onSent }: HookActionsProps) {
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      toastError(error);
    } finally {
      setBusy(false);
    }
  };
  const test = () =>
    run(async () => {
      await http.post(`/webhooks/${hook.id}/test`);
      toast(t("settings-webhooks-test-sent"));
      onSent();
    });
  const rotate = () =>
    run(async () => {
      const answer = await http.post(`/webhooks/${hook.id}/rotate`);
      told.value = answer.secret ?? null;
    });
  return (
    <div class="ui-row ui-row-wrap">
      <Button icon={Send} busy={busy} onClick={() => void test()}>
        {t("settings-webhooks-test")}
      </Button>
      <Button icon={RefreshCw} onClick={() => setAsking(true)}>
        {t("settings-webhooks-rotate")}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t("settings-webhooks-rotate")}
          text={t("settings-webhooks-rotate-text")}
          action={t("settings-webhooks-rotate")}
          danger
          onConfirm={rotate}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}

/** What an event says, in the reader's language. */
export function eventText(kind: EventKind): string {
  const id = `settings-event-${kind.kind.replaceAll(".", "-")}`;
  return hasText(id) ? t(id) : kind.description;
}

interface EventPickerProps {
  chosen: readonly string[];
  error: string | undefined;
  onChosen: (events: string[]) => void;
}

function EventPicker({ chosen, error, onChosen }: EventPickerProps) {
  const [kinds, setKinds] = useState<readonly EventKind[]>([]);
  const [query, setQuery] = useState("");
  useEffect(() => {
    http
      .get("/event-kinds")
      .then(({ items }) => setKinds(items))
      .catch((problem: unknown) => void toast(problemText(problem), { tone: "danger" }));
  }, []);
  const all = chosen.includes("*");
  const shown = kinds.filter((kind) =>
    `${kind.kind} ${eventText(kind)}`.toLowerCase().includes(query.toLowerCase()),
  );
  const toggle = (name: string, on: boolean) =>
    onChosen(on ? [...chosen, name] : chosen.filter((other) => other !== name));
  return (
    <Field label={t("settings-webhooks-events")} group error={error}>
      <RadioGroup
        bar
        label={t("settings-webhooks-events")}
        value={all ? "all" : "some"}
        options={[
          { value: "all", label: t("settings-webhooks-all") },
          { value: "some", label: t("settings-webhooks-some") },
        ]}
        onValue={(which) => onChosen(which === "all" ? ["*"] : [])}
      />
      {!all && (
        <div class="settings-events">
          <TextInput
            type="search"
            aria-label={t("ui-search")}
            placeholder={t("ui-search")}
            value={query}
            onValue={setQuery}
          />
          <div class="settings-event-list">
            {shown.map((kind) => (
              <Checkbox
                key={kind.kind}
                label={<code>{kind.kind}</code>}
                hint={eventText(kind)}
                checked={chosen.includes(kind.kind)}
                onValue={(on) => toggle(kind.kind, on)}
              />
            ))}
            {shown.length === 0 && <p class="ui-muted">{t("ui-no-matches")}</p>}
          </div>
        </div>
      )}
    </Field>
  );
}
