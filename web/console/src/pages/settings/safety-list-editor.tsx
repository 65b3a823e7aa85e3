import type { BlockList } from "@ombud/api";
import { FileUp, RefreshCw } from "lucide";
import { useRef, useState } from "preact/hooks";
import { formatNumber, formatRelative, hasText, t } from "../../i18n/index.ts";
import { toastError } from "../../state/errors.ts";
import { http } from "../../state/http.ts";
import {
  Banner,
  Button,
  type Errors,
  Field,
  type Form,
  RadioGroup,
  Select,
  Switch,
  TextArea,
  TextInput,
  toast,
  useForm,
} from "../../ui/index.ts";
import { EditorShell } from "./editor.tsx";
import type { EditorProps } from "./list-page.tsx";
import type { Store } from "./lists.ts";

const HOURS = [1, 3, 6, 12, 24, 72, 168] as const;
const LOOK_MS = 1000;
/** A list of a million hosts is read well within this. */
const LOOKS = 60;

const valuesOf = (list: BlockList | null) => ({
  name: list?.name ?? "",
  from: (list && !list.url ? "text" : "url") as "url" | "text",
  url: list?.url ?? "",
  every_hours: String(list?.every_hours ?? 6),
  enabled: list?.enabled ?? true,
  text: "",
});

type Values = ReturnType<typeof valuesOf>;

const checkFor =
  (item: BlockList | null) =>
  (values: Values): Errors<Values> => ({
    name: values.name.trim() ? null : t("ui-required"),
    url:
      values.from === "text" || /^https?:\/\/\S+$/.test(values.url.trim())
        ? null
        : t("safety-list-url-invalid"),
    text: values.from === "url" || item?.refreshed_at || values.text.trim() ? null : t("ui-required"),
  });

const bodyOf = ({ name, from, url, every_hours, enabled }: Values) => ({
  name: name.trim(),
  url: from === "url" ? url.trim() : null,
  every_hours: Number(every_hours),
  enabled,
});

/** Looks until a list that is being read has been, and shows what became of it. */
async function watch(store: Store<BlockList>, before: BlockList): Promise<void> {
  for (let look = 0; look < LOOKS; look++) {
    await new Promise((done) => setTimeout(done, LOOK_MS));
    const now = await http.get(`/safety/lists/${before.id}`);
    if (now.refreshed_at === before.refreshed_at && now.error === before.error) continue;
    store.put(now);
    return;
  }
}

/** One block list: where it comes from, and what was read of it. */
export function BlockListEditor({ item, store, onClose }: EditorProps<BlockList>) {
  const form = useForm(valuesOf(item), checkFor(item));
  const saved = async (list: BlockList) => {
    const { from, text } = form.values;
    try {
      if (from === "url" && list.enabled) void watch(store, list).catch(toastError);
      else if (text.trim()) store.put(await send(list.id, text));
      onClose();
    } catch (error) {
      toastError(error);
    }
  };
  return (
    <EditorShell
      name="safety"
      item={item}
      called={item?.name ?? ""}
      store={store}
      form={form}
      size="lg"
      body={bodyOf}
      onSaved={(list) => void saved(list)}
      onClose={onClose}
    >
      {item && <WhatWasRead list={item} store={store} />}
      <Field label={t("settings-name")} required error={form.error("name")}>
        <TextInput
          value={form.values.name}
          onValue={(name) => form.set("name", name)}
          maxLength={100}
          data-autofocus
        />
      </Field>
      <Source form={form} />
      <Switch
        label={t("safety-list-enabled")}
        checked={form.values.enabled}
        onValue={(enabled) => form.set("enabled", enabled)}
      />
    </EditorShell>
  );
}

function send(id: string, text: string): Promise<BlockList> {
  return http.request("PUT", `/safety/lists/${id}/text`, new Blob([text], { type: "text/plain" }));
}

function Source({ form }: { form: Form<Values> }) {
  const { from, url, every_hours } = form.values;
  return (
    <>
      <RadioGroup
        bar
        label={t("safety-list-source")}
        value={from}
        options={[
          { value: "url", label: t("safety-list-from-url") },
          { value: "text", label: t("safety-list-from-text") },
        ]}
        onValue={(next) => form.set("from", next)}
      />
      {from === "text" ? (
        <PastedList form={form} />
      ) : (
        <>
          <Field
            label={t("safety-list-url")}
            required
            error={form.error("url")}
            hint={t("safety-list-url-hint")}
          >
            <TextInput
              type="url"
              inputMode="url"
              value={url}
              onValue={(next) => form.set("url", next)}
              placeholder="https://example.com/hosts.txt"
            />
          </Field>
          <Field label={t("safety-list-every")} error={form.error("every_hours")}>
            <Select
              value={every_hours}
              options={HOURS.map((count) => ({
                value: String(count),
                label: t("safety-list-hours", { count }),
              }))}
              onValue={(next) => form.set("every_hours", next)}
            />
          </Field>
        </>
      )}
    </>
  );
}

/** The text itself: pasted, or from a file. */
function PastedList({ form }: { form: Form<Values> }) {
  const picker = useRef<HTMLInputElement>(null);
  const take = (file: File | undefined) => {
    file?.text().then((text) => form.set("text", text), toastError);
  };
  return (
    <>
      <Field
        label={t("safety-list-text")}
        required
        error={form.error("text")}
        hint={t("safety-list-text-hint")}
      >
        <TextArea
          rows={6}
          class="safety-written"
          spellcheck={false}
          value={form.values.text}
          onValue={(text) => form.set("text", text)}
        />
      </Field>
      <div>
        <input
          ref={picker}
          type="file"
          accept=".txt,.json,.list,.hosts,.csv,text/plain,application/json"
          hidden
          aria-label={t("safety-list-file")}
          onChange={(event) => take(event.currentTarget.files?.[0])}
        />
        <Button icon={FileUp} onClick={() => picker.current?.click()}>
          {t("safety-list-file")}
        </Button>
      </div>
    </>
  );
}

function WhatWasRead({ list, store }: { list: BlockList; store: Store<BlockList> }) {
  const [busy, setBusy] = useState(false);
  const refresh = async () => {
    setBusy(true);
    try {
      await http.post(`/safety/lists/${list.id}/refresh`);
      await watch(store, list);
      toast(t("safety-list-refreshed"));
    } catch (error) {
      toastError(error);
    } finally {
      setBusy(false);
    }
  };
  const format = `safety-format-${list.format}`;
  return (
    <>
      {list.error && (
        <Banner tone="danger" title={t("safety-list-failed")}>
          {list.error}
        </Banner>
      )}
      <div class="safety-row">
        <p class="safety-what">
          {list.refreshed_at
            ? t("safety-list-read-as", {
                hosts: formatNumber(list.hosts),
                format: hasText(format) ? t(format) : (list.format ?? ""),
                ago: formatRelative(list.refreshed_at),
              })
            : t("safety-list-waiting")}
        </p>
        {list.url && list.enabled && (
          <Button size="sm" icon={RefreshCw} busy={busy} onClick={() => void refresh()}>
            {t("safety-list-refresh")}
          </Button>
        )}
      </div>
      {list.bad_lines > 0 && <BadLines list={list} />}
    </>
  );
}

function BadLines({ list }: { list: BlockList }) {
  return (
    <details>
      <summary>{t("safety-list-bad-count", { count: list.bad_lines })}</summary>
      <div class="safety-bad" tabIndex={-1}>
        <table>
          <caption class="ui-visually-hidden">{t("safety-list-bad")}</caption>
          <thead class="ui-visually-hidden">
            <tr>
              <th scope="col">{t("safety-list-line")}</th>
              <th scope="col">{t("safety-list-text")}</th>
            </tr>
          </thead>
          <tbody>
            {list.bad_samples.map(({ line, text }) => (
              <tr key={line}>
                <th scope="row">{formatNumber(line)}</th>
                <td>{text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
