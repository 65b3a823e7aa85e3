import type { BlockList } from "@ombud/api";
import { Download, FileUp, RefreshCw, Undo2 } from "lucide";
import { useRef, useState } from "preact/hooks";
import { navigate } from "../../app/router.ts";
import { formatNumber, formatRelative, hasText, t } from "../../i18n/index.ts";
import { keepFile } from "../../state/download.ts";
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
import { KINDS } from "./label-kinds.ts";
import type { EditorProps } from "./list-page.tsx";
import type { Store } from "./lists.ts";
import type { Names } from "./safety-lists.tsx";

const HOURS = [1, 3, 6, 12, 24, 72, 168] as const;
const LOOK_MS = 1000;
/** A list of a million hosts is read well within this. */
const LOOKS = 60;

/** Each line of a list says what its address is. */
const BY_LINE = "";

const valuesOf = (list: BlockList | null) => ({
  name: list?.name ?? "",
  from: (list && !list.url ? "text" : "url") as "url" | "text",
  url: list?.url ?? "",
  every_hours: String(list?.every_hours ?? 6),
  enabled: list?.enabled ?? true,
  label: list ? (list.label ?? BY_LINE) : "sanctioned",
  sha256: list?.sha256 ?? "",
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
    sha256: /^([0-9a-f]{64})?$/i.test(values.sha256.trim()) ? null : t("chains-list-sha256-invalid"),
    text: values.from === "url" || item?.refreshed_at || values.text.trim() ? null : t("ui-required"),
  });

const bodyOf =
  (names: Names, item: BlockList | null) =>
  ({ name, from, url, every_hours, enabled, label, sha256 }: Values) => ({
    name: name.trim(),
    url: from === "url" ? url.trim() : null,
    every_hours: Number(every_hours),
    enabled,
    sha256: sha256.trim() || null,
    ...(names === "addresses" && { label: KINDS.find((it) => it === label) ?? null }),
    ...(!item && { names }),
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
export function BlockListEditor({ item, store, names, onClose }: EditorProps<BlockList> & { names: Names }) {
  const form = useForm(valuesOf(item), checkFor(item));
  const page = names === "hosts" ? "safety" : "chains";
  const saved = async (list: BlockList) => {
    const { from, text } = form.values;
    try {
      if (from === "url" && list.enabled) void watch(store, list).catch(toastError);
      else if (text.trim()) store.put(await send(list.id, text));
      onClose();
    } catch (error) {
      toastError(error);
      // It is there, without its text: to save once more is to change it, and not to make another.
      if (!item) navigate(`/settings/${page}/${list.id}`, { replace: true });
    }
  };
  return (
    <EditorShell
      name={page}
      item={item}
      called={item?.name ?? ""}
      store={store}
      form={form}
      size="lg"
      body={bodyOf(names, item)}
      restorable
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
      {names === "addresses" && (
        <Field label={t("chains-list-label")} hint={t("chains-list-label-hint")} error={form.error("label")}>
          <Select
            value={form.values.label}
            options={[
              ...KINDS.map((value) => ({ value, label: t(`label-${value}`) })),
              { value: BY_LINE, label: t("chains-list-by-line") },
            ]}
            onValue={(label) => form.set("label", label)}
          />
        </Field>
      )}
      <Source form={form} names={names} />
      <Field label={t("chains-list-sha256")} hint={t("chains-list-sha256-hint")} error={form.error("sha256")}>
        <TextInput
          value={form.values.sha256}
          class="safety-written"
          maxLength={70}
          spellcheck={false}
          onValue={(sha256) => form.set("sha256", sha256)}
        />
      </Field>
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

function Source({ form, names }: { form: Form<Values>; names: Names }) {
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
        <PastedList form={form} names={names} />
      ) : (
        <>
          <Field
            label={t("safety-list-url")}
            required
            error={form.error("url")}
            hint={t(names === "hosts" ? "safety-list-url-hint" : "chains-list-url-hint")}
          >
            <TextInput
              type="url"
              inputMode="url"
              value={url}
              onValue={(next) => form.set("url", next)}
              placeholder={`https://example.com/${names}.txt`}
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
function PastedList({ form, names }: { form: Form<Values>; names: Names }) {
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
        hint={t(names === "hosts" ? "safety-list-text-hint" : "chains-list-text-hint")}
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
          accept=".txt,.json,.jsonl,.list,.hosts,.csv,.tsv,.xml,text/plain,application/json"
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
  const back = async () => {
    setBusy(true);
    try {
      store.put(await http.request<BlockList>("POST", `/safety/lists/${list.id}/previous`));
      toast(t("chains-list-went-back"));
    } catch (error) {
      toastError(error);
    } finally {
      setBusy(false);
    }
  };
  const take = async () => {
    try {
      keepFile(await (await http.raw("GET", `/safety/lists/${list.id}/text`)).blob(), `${list.name}.txt`);
    } catch (error) {
      toastError(error);
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
            ? t(list.names === "hosts" ? "safety-list-read-as" : "chains-list-read-as", {
                hosts: list.entries,
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
        {list.has_previous && (
          <Button size="sm" icon={Undo2} busy={busy} onClick={() => void back()}>
            {t("chains-list-previous")}
          </Button>
        )}
        {list.format && (
          <Button size="sm" icon={Download} onClick={() => void take()}>
            {t("chains-list-export")}
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
