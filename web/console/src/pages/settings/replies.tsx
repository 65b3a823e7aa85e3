import type { CannedReply, Team } from "@ombud/api";
import { MessageSquareQuote } from "lucide";
import { useRef } from "preact/hooks";
import { formatNumber, languageName, t } from "../../i18n/index.ts";
import { me } from "../../state/session.ts";
import {
  Badge,
  Banner,
  type Column,
  Combobox,
  type Errors,
  Field,
  type Form,
  TextArea,
  TextInput,
  useForm,
} from "../../ui/index.ts";
import { EditorShell } from "./editor.tsx";
import { languageChoices } from "./languages.ts";
import { type EditorProps, ListPage } from "./list-page.tsx";
import { choicesOf, nameIn, useList } from "./lists.ts";
import { fillVariables, isShortcut, unknownVariables, variables } from "./replies-preview.ts";
import type { SectionPage } from "./sections.ts";

export default function Replies({ id }: SectionPage) {
  const teams = useList<Team>("/teams");
  const columns: Column<CannedReply>[] = [
    {
      id: "title",
      label: t("settings-replies-title"),
      cell: (reply) => (
        <span class="settings-two-lines">
          <span>{reply.title}</span>
          <code class="ui-muted">/{reply.shortcut}</code>
        </span>
      ),
    },
    {
      id: "body",
      label: t("settings-replies-body"),
      wideOnly: true,
      cell: (reply) => <span class="settings-clip ui-muted">{reply.body}</span>,
    },
    {
      id: "language",
      label: t("settings-language"),
      cell: (reply) =>
        reply.language ? languageName(reply.language) : <span class="ui-muted">{t("settings-any")}</span>,
    },
    {
      id: "team",
      label: t("settings-team"),
      cell: (reply) =>
        reply.team ? <Badge>{nameIn(teams, reply.team) ?? "…"}</Badge> : t("settings-everyone"),
    },
    {
      id: "used",
      label: t("settings-replies-used"),
      align: "end",
      cell: (reply) => formatNumber(reply.used),
    },
  ];
  return (
    <ListPage<CannedReply>
      name="replies"
      path="/canned-replies"
      icon={MessageSquareQuote}
      id={id}
      columns={columns}
      words={(reply) => `${reply.title} ${reply.shortcut} ${reply.body}`}
      order={(a, b) => a.title.localeCompare(b.title)}
      editor={ReplyEditor}
    />
  );
}

const valuesOf = (reply: CannedReply | null) => ({
  title: reply?.title ?? "",
  shortcut: reply?.shortcut ?? "",
  body: reply?.body ?? "",
  language: reply?.language ?? null,
  team: reply?.team ?? null,
});

type Values = ReturnType<typeof valuesOf>;

function shortcutError(shortcut: string): string | null {
  if (!shortcut) return t("ui-required");
  return isShortcut(shortcut) ? null : t("settings-replies-shortcut-invalid");
}

const check = (values: Values): Errors<Values> => ({
  title: values.title.trim() ? null : t("ui-required"),
  shortcut: shortcutError(values.shortcut),
  body: values.body.trim() ? null : t("ui-required"),
});

function ReplyEditor({ item, store, onClose }: EditorProps<CannedReply>) {
  const form = useForm(valuesOf(item), check);
  const { values } = form;
  return (
    <EditorShell
      name="replies"
      item={item}
      called={item?.title ?? ""}
      store={store}
      form={form}
      size="lg"
      body={(body) => ({ ...body, title: body.title.trim() })}
      onClose={onClose}
    >
      <Names form={form} />
      <ReplyBody value={values.body} error={form.error("body")} onValue={(body) => form.set("body", body)} />
      <Preview body={values.body} />
      <ForWhom form={form} />
    </EditorShell>
  );
}

function Names({ form }: { form: Form<Values> }) {
  return (
    <div class="settings-columns">
      <Field label={t("settings-replies-title")} required error={form.error("title")}>
        <TextInput
          value={form.values.title}
          onValue={(title) => form.set("title", title)}
          maxLength={100}
          data-autofocus
        />
      </Field>
      <Field
        label={t("settings-replies-shortcut")}
        required
        error={form.error("shortcut")}
        hint={t("settings-replies-shortcut-hint")}
      >
        <TextInput
          prefix="/"
          class="settings-mono"
          autocapitalize="off"
          spellcheck={false}
          value={form.values.shortcut}
          onValue={(shortcut) => form.set("shortcut", shortcut.toLowerCase().replace(/^\/|\s/g, ""))}
        />
      </Field>
    </div>
  );
}

function ForWhom({ form }: { form: Form<Values> }) {
  const teams = useList<Team>("/teams");
  return (
    <div class="settings-columns">
      <Field
        label={t("settings-language")}
        hint={t("settings-replies-language-hint")}
        error={form.error("language")}
      >
        <Combobox
          label={t("settings-language")}
          value={form.values.language}
          options={languageChoices()}
          clearable
          placeholder={t("settings-any")}
          onValue={(language) => form.set("language", language)}
        />
      </Field>
      <Field label={t("settings-team")} hint={t("settings-replies-team-hint")} error={form.error("team")}>
        <Combobox
          label={t("settings-team")}
          value={form.values.team}
          options={choicesOf(teams)}
          clearable
          placeholder={t("settings-everyone")}
          onValue={(team) => form.set("team", team)}
        />
      </Field>
    </div>
  );
}

interface ReplyBodyProps {
  value: string;
  error: string | undefined;
  onValue: (value: string) => void;
}

function ReplyBody({ value, error, onValue }: ReplyBodyProps) {
  const box = useRef<HTMLDivElement>(null);
  const insert = (name: string) => {
    const area = box.current?.querySelector("textarea");
    if (!area) return;
    const words = `{{${name}}}`;
    const { selectionStart: from, selectionEnd: to } = area;
    onValue(value.slice(0, from) + words + value.slice(to));
    requestAnimationFrame(() => {
      area.focus();
      area.setSelectionRange(from + words.length, from + words.length);
    });
  };
  return (
    <div class="ui-stack" style={{ "--gap": "0.5rem" }} ref={box}>
      <Field label={t("settings-replies-body")} required error={error}>
        <TextArea rows={6} maxRows={16} maxLength={16_000} value={value} onValue={onValue} />
      </Field>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would draw these buttons as a field of the form */}
      <div class="ui-row ui-row-wrap" role="group" aria-label={t("settings-replies-variables")}>
        <span class="ui-muted ui-small">{t("settings-replies-variables")}</span>
        {variables.map((name) => (
          <button key={name} type="button" class="settings-variable" onClick={() => insert(name)}>
            {t(`settings-variable-${name.replace(".", "-")}`)}
          </button>
        ))}
      </div>
    </div>
  );
}

function Preview({ body }: { body: string }) {
  const unknown = unknownVariables(body);
  const values = {
    "customer.name": t("settings-example-customer"),
    "customer.email": "lin@example.com",
    "agent.name": me.value?.staff.display_name ?? "",
    "case.number": "1042",
    "workspace.name": me.value?.workspace.brand ?? "",
  };
  return (
    <section class="settings-preview" aria-label={t("settings-preview")}>
      <h3>{t("settings-preview")}</h3>
      {unknown.length > 0 && (
        <Banner tone="warn">{t("settings-replies-unknown", { names: unknown.join(", ") })}</Banner>
      )}
      <div class="settings-bubble">
        {body ? (
          fillVariables(body, values).map((piece, index) => (
            <span key={`${index}-${piece.kind}`} class={`settings-piece-${piece.kind}`}>
              {piece.text}
            </span>
          ))
        ) : (
          <span class="ui-muted">{t("settings-replies-empty")}</span>
        )}
      </div>
    </section>
  );
}
