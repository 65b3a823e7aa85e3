import { useState } from "preact/hooks";
import { languageName, t } from "../../i18n/index.ts";
import { me } from "../../state/session.ts";
import {
  Banner,
  ColorInput,
  contrast,
  Field,
  inkOn,
  isColor,
  MultiCombobox,
  RadioGroup,
  Select,
  TextArea,
  TextInput,
} from "../../ui/index.ts";
import { type InboxPart, type InboxValues, spokenLanguages } from "./inbox-form.ts";
import { WidgetPreview } from "./inbox-preview.tsx";
import { everyLanguage } from "./languages.ts";

type SetLook = (change: Partial<InboxValues["look"]>) => void;

/** How the widget looks and greets, with what customers will see beside it. */
export function Look({ form }: InboxPart) {
  const { values } = form;
  const [shown, setShown] = useState("");
  const spoken = spokenLanguages(values);
  const tag = spoken.includes(shown) ? shown : (spoken[0] ?? "en");
  const set: SetLook = (change) => form.set("look", { ...values.look, ...change });
  return (
    <div class="inbox-look">
      <div class="ui-stack">
        {form.error("look") && <Banner tone="danger">{form.error("look")}</Banner>}
        <Appearance look={values.look} set={set} />
        <Field label={t("settings-workspace-languages")} error={form.error("languages")}>
          <MultiCombobox
            label={t("settings-workspace-languages")}
            placeholder={t("settings-inboxes-languages-all")}
            values={values.languages}
            options={everyLanguage(values.languages)}
            onValues={(languages) => form.set("languages", languages)}
          />
        </Field>
        <fieldset class="settings-fieldset">
          <legend>{t("settings-inboxes-texts")}</legend>
          <Field label={t("settings-inboxes-texts-language")}>
            <Select
              value={tag}
              options={spoken.map((value) => ({ value, label: languageName(value) }))}
              onValue={setShown}
            />
          </Field>
          <Words key={tag} tag={tag} look={values.look} set={set} />
        </fieldset>
      </div>
      <WidgetPreview values={values} language={tag} />
    </div>
  );
}

interface LookProps {
  look: InboxValues["look"];
  set: SetLook;
}

function Appearance({ look, set }: LookProps) {
  return (
    <>
      <Field label={t("settings-inboxes-brand")} hint={t("settings-inboxes-brand-hint")}>
        <TextInput
          value={look.brand}
          placeholder={me.value?.workspace.brand}
          onValue={(brand) => set({ brand })}
          maxLength={60}
        />
      </Field>
      <Field label={t("settings-inboxes-color")} hint={colorHint(look.color)}>
        <ColorInput
          label={t("settings-inboxes-color")}
          value={look.color}
          onValue={(color) => set({ color })}
        />
      </Field>
      <Field label={t("settings-inboxes-position")} group>
        <RadioGroup
          bar
          label={t("settings-inboxes-position")}
          value={look.position}
          options={(["left", "right"] as const).map((value) => ({
            value,
            label: t(`settings-inboxes-position-${value}`),
          }))}
          onValue={(position) => set({ position })}
        />
      </Field>
      <Field label={t("settings-inboxes-launcher")} hint={t("settings-inboxes-launcher-hint")}>
        <TextInput value={look.launcher} onValue={(launcher) => set({ launcher })} maxLength={30} />
      </Field>
    </>
  );
}

/** What the widget says in one language. */
function Words({ tag, look, set }: LookProps & { tag: string }) {
  return (
    <>
      <Field label={t("settings-inboxes-greeting")}>
        <TextArea
          rows={2}
          lang={tag}
          maxLength={500}
          value={look.greeting[tag] ?? ""}
          onValue={(text) => set({ greeting: { ...look.greeting, [tag]: text } })}
        />
      </Field>
      <Field label={t("settings-inboxes-offline")} hint={t("settings-inboxes-offline-hint")}>
        <TextArea
          rows={2}
          lang={tag}
          maxLength={500}
          value={look.offline_text[tag] ?? ""}
          onValue={(text) => set({ offline_text: { ...look.offline_text, [tag]: text } })}
        />
      </Field>
    </>
  );
}

function colorHint(color: string): string {
  if (!isColor(color)) return t("settings-color-invalid");
  return t(
    contrast(color, inkOn(color)) >= 4.5 ? "settings-inboxes-color-good" : "settings-inboxes-color-weak",
  );
}
