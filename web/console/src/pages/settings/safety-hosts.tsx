import type { SafetyHost } from "@ombud/api";
import { Plus, Trash2 } from "lucide";
import { t } from "../../i18n/index.ts";
import { attempt, toastError } from "../../state/errors.ts";
import { http } from "../../state/http.ts";
import { useView } from "../../state/view.ts";
import {
  Banner,
  Button,
  type Errors,
  Field,
  IconButton,
  Loaded,
  TextInput,
  toastUndo,
  useForm,
} from "../../ui/index.ts";
import { storeOf, useList, viewOf } from "./lists.ts";

type Standing = SafetyHost["standing"];

const EMPTY = { host: "", note: "" };
const check = (values: typeof EMPTY): Errors<typeof EMPTY> => ({
  host: values.host.trim() ? null : t("ui-required"),
});

async function add(host: string, standing: Standing, note: string): Promise<void> {
  const made = await http.post("/safety/hosts", { host, standing, note });
  storeOf<SafetyHost>("/safety/hosts").put(made);
}

/** Takes a host off the list; it can be put back for as long as the notice stands. */
async function remove({ id, host, standing, note }: SafetyHost): Promise<void> {
  try {
    await http.delete(`/safety/hosts/${id}`);
  } catch (error) {
    toastError(error);
    return;
  }
  storeOf<SafetyHost>("/safety/hosts").drop(id);
  toastUndo(t("settings-deleted", { name: host }), () => attempt(add(host, standing, note)));
}

/** The hosts that the workspace calls its own, or blocks. */
export function HostCard({ standing }: { standing: Standing }) {
  const store = useList<SafetyHost>("/safety/hosts");
  const hosts = store.items.value?.filter((one) => one.standing === standing);
  return (
    <section class="ui-card ui-stack" aria-labelledby={`safety-${standing}`}>
      <div>
        <h2 id={`safety-${standing}`}>{t(`safety-${standing}`)}</h2>
        <p class="ui-muted">{t(`safety-${standing}-text`)}</p>
      </div>
      <Loaded view={viewOf(store)} rows={2} />
      {hosts?.length === 0 && <p class="ui-muted">{t(`safety-${standing}-none`)}</p>}
      {hosts && hosts.length > 0 && <Hosts hosts={hosts} />}
      {standing === "official" && hosts && <Suggestions key={hosts.length} />}
      <AddHost standing={standing} />
    </section>
  );
}

function Hosts({ hosts }: { hosts: readonly SafetyHost[] }) {
  return (
    <ul class="safety-rows">
      {hosts
        .toSorted((a, b) => a.host.localeCompare(b.host))
        .map((one) => (
          <li key={one.id} class="safety-row">
            <div class="safety-what">
              <span class="safety-written">{one.host}</span>
              {one.note && <p>{one.note}</p>}
            </div>
            <IconButton
              icon={Trash2}
              label={t("safety-remove", { host: one.host })}
              onClick={() => void remove(one)}
            />
          </li>
        ))}
    </ul>
  );
}

/** Hosts that the workspace seems to own, each a press away. */
function Suggestions() {
  // Without them nothing is lost: every host can be typed.
  const found = useView("/safety/hosts/suggested").shown?.items ?? [];
  if (found.length === 0) return null;
  return (
    <div class="ui-row ui-row-wrap">
      <span class="ui-muted">{t("safety-suggested")}</span>
      {found.map(({ host }) => (
        <Button key={host} size="sm" icon={Plus} onClick={() => attempt(add(host, "official", ""))}>
          {host}
        </Button>
      ))}
    </div>
  );
}

function AddHost({ standing }: { standing: Standing }) {
  const form = useForm(EMPTY, check);
  const submit = () =>
    form.submit(async ({ host, note }) => {
      await add(host.trim(), standing, note.trim());
      form.reset(EMPTY);
    });
  return (
    <>
      {form.problem && <Banner tone="danger">{form.problem}</Banner>}
      <form
        class="safety-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Field label={t("safety-host")} required error={form.error("host")}>
          <TextInput
            value={form.values.host}
            onValue={(host) => form.set("host", host)}
            placeholder="example.com"
            inputMode="url"
            autocapitalize="off"
            spellcheck={false}
            maxLength={2000}
          />
        </Field>
        <Field label={t("safety-note")} error={form.error("note")}>
          <TextInput value={form.values.note} onValue={(note) => form.set("note", note)} maxLength={200} />
        </Field>
        <Button type="submit" icon={Plus} busy={form.busy}>
          {t(`safety-${standing}-add`)}
        </Button>
      </form>
    </>
  );
}
