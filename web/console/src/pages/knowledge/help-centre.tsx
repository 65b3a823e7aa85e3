import type { KnowledgeSettings } from "@ombud/api";
import { ArrowLeft, ExternalLink } from "lucide";
import { useState } from "preact/hooks";
import { href } from "../../app/router.ts";
import { directionOf, languageName, ownLanguageName, t } from "../../i18n/index.ts";
import { fieldsOn } from "../../state/directory.ts";
import { can, me } from "../../state/session.ts";
import {
  Banner,
  Button,
  ColorInput,
  contrast,
  type Errors,
  Field,
  type Form,
  isColor,
  LinkButton,
  Select,
  Switch,
  Tabs,
  TextInput,
  toast,
  useForm,
} from "../../ui/index.ts";
import { Categories } from "./categories.tsx";
import { LanguageOrder } from "./language-order.tsx";
import { OwnPicture } from "./own-picture.tsx";
import { PageHead } from "./parts.tsx";
import { keepSettings, settings } from "./server.ts";

/** How the help centre looks and in which languages it is, and the categories of its topics. */
export default function HelpCentre() {
  const [tab, setTab] = useState("centre");
  return (
    <div class="kb">
      <PageHead
        title={t("knowledge-settings")}
        text={t("knowledge-settings-text")}
        before={
          <LinkButton variant="ghost" size="sm" icon={ArrowLeft} class="kb-back" href={href("/knowledge")}>
            {t("knowledge-title")}
          </LinkButton>
        }
        actions={
          settings.value?.help_centre && (
            <LinkButton icon={ExternalLink} href="/help/" target="_blank">
              {t("knowledge-open-centre")}
            </LinkButton>
          )
        }
      />
      <Tabs
        label={t("knowledge-settings")}
        active={tab}
        onActive={setTab}
        tabs={[
          { id: "centre", label: t("knowledge-centre") },
          { id: "categories", label: t("knowledge-categories") },
        ]}
      >
        {tab === "centre" ? <CentreForm /> : <Categories />}
      </Tabs>
    </div>
  );
}

const OWN_COLOR = "#0d7669";

/** What may be left empty: null on the server. */
const OPTIONAL = ["address", "logo", "logo_dark", "cover", "contact", "region_field"] as const;
type Optional = (typeof OPTIONAL)[number];

type Values = Omit<KnowledgeSettings, Optional | "color"> & { color: string } & Record<Optional, string>;

const optional = <T,>(value: (field: Optional) => T) =>
  Object.fromEntries(OPTIONAL.map((field) => [field, value(field)])) as Record<Optional, T>;

const initial = (kept: KnowledgeSettings): Values => ({
  ...kept,
  ...optional((field) => kept[field] ?? ""),
  color: kept.color ?? OWN_COLOR,
});

/** An address of a page that customers are sent to: the web's own encryption is the least. */
const isPage = (text: string) => /^https:\/\/[^\s]+\.[^\s]+$/i.test(text);

const check = (values: Values): Errors<Values> => ({
  languages: values.languages.length > 0 ? null : t("knowledge-languages-none"),
  color: isColor(values.color) ? null : t("knowledge-color-wrong"),
  contact:
    values.contact.trim() === "" || isPage(values.contact.trim()) ? null : t("knowledge-contact-wrong"),
});

/** The settings as the server keeps them: what is empty counts as not set. */
function bodyOf(values: Values): KnowledgeSettings {
  const titles = Object.entries(values.titles)
    .map(([lang, title]) => [lang, title.trim()] as const)
    .filter(([lang, title]) => title !== "" && values.languages.includes(lang));
  return {
    ...values,
    ...optional((field) => values[field].trim() || null),
    titles: Object.fromEntries(titles),
    color: values.color.toLowerCase() === OWN_COLOR ? null : values.color,
  };
}

function CentreForm() {
  const kept = settings.value as KnowledgeSettings;
  const form = useForm(initial(kept), check);
  const may = can("knowledge.publish");
  const send = async () => {
    const done = await form.submit(async (values) => {
      const next = await keepSettings(bodyOf(values));
      settings.value = next;
      form.reset(initial(next));
    });
    if (done) toast(t("ui-saved"));
  };
  return (
    <form
      class="kb-centre"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {form.problem && <Banner tone="danger">{form.problem}</Banner>}
      {!may && <Banner tone="info">{t("knowledge-settings-reader")}</Banner>}
      <fieldset class="ui-stack" disabled={!may}>
        <Switch
          label={t("knowledge-centre-on")}
          hint={t("knowledge-centre-on-hint")}
          checked={form.values.help_centre}
          disabled={!may}
          onValue={(on) => form.set("help_centre", on)}
        />
        <LanguageOrder
          values={form.values.languages}
          error={form.error("languages")}
          disabled={!may}
          onValues={(languages) => form.set("languages", languages)}
        />
        <Titles form={form} />
        <Color form={form} />
        <Look form={form} may={may} />
        <Field
          label={t("knowledge-address")}
          hint={t("knowledge-address-hint", { host: location.host })}
          error={form.error("address")}
        >
          <TextInput
            value={form.values.address}
            disabled={!can("security.manage")}
            onValue={(address) => form.set("address", address)}
            inputMode="url"
            placeholder="https://help.example.com"
            spellcheck={false}
          />
        </Field>
        <Field
          label={t("knowledge-contact")}
          hint={t("knowledge-contact-hint")}
          error={form.error("contact")}
        >
          <TextInput
            value={form.values.contact}
            onValue={(contact) => form.set("contact", contact)}
            inputMode="url"
            placeholder="https://"
            spellcheck={false}
          />
        </Field>
        <Field
          label={t("knowledge-region-field")}
          hint={t("knowledge-region-field-hint")}
          error={form.error("region_field")}
        >
          <Select
            value={form.values.region_field}
            options={[
              { value: "", label: t("knowledge-region-field-none") },
              ...fieldsOn("customer").map((it) => ({ value: it.key, label: it.label })),
            ]}
            onValue={(key) => form.set("region_field", key)}
          />
        </Field>
      </fieldset>
      {may && (
        <div class="ui-row kb-foot">
          <Button disabled={!form.dirty} onClick={() => form.reset(initial(kept))}>
            {t("ui-cancel")}
          </Button>
          <Button type="submit" variant="primary" busy={form.busy} disabled={!form.dirty}>
            {t("ui-save")}
          </Button>
        </div>
      )}
    </form>
  );
}

function Look({ form, may }: { form: Form<Values>; may: boolean }) {
  const of = (field: "logo" | "logo_dark" | "cover") => ({
    value: form.values[field],
    error: form.error(field),
    disabled: !may,
    onValue: (name: string) => form.set(field, name),
  });
  return (
    <>
      <OwnPicture label={t("knowledge-logo")} hint={t("knowledge-logo-hint")} {...of("logo")} />
      {form.values.logo && (
        <OwnPicture
          label={t("knowledge-logo-dark")}
          hint={t("knowledge-logo-dark-hint")}
          dark
          {...of("logo_dark")}
        />
      )}
      <OwnPicture label={t("knowledge-cover")} hint={t("knowledge-cover-hint")} {...of("cover")} />
    </>
  );
}

function Titles({ form }: { form: Form<Values> }) {
  const { languages, titles } = form.values;
  return (
    <Field
      label={t("knowledge-centre-titles")}
      group
      hint={t("knowledge-centre-titles-hint", { brand: me.value?.workspace.brand ?? "" })}
      error={form.error("titles")}
    >
      <div class="kb-titles">
        {languages.map((lang) => (
          <TextInput
            key={lang}
            id={`kb-title-${lang}`}
            aria-label={t("knowledge-centre-title-in", { language: languageName(lang) })}
            prefix={<span lang={lang}>{ownLanguageName(lang)}</span>}
            value={titles[lang] ?? ""}
            lang={lang}
            dir={directionOf(lang)}
            maxLength={100}
            onValue={(title) => form.set("titles", { ...titles, [lang]: title })}
          />
        ))}
      </div>
    </Field>
  );
}

/** What text needs against its ground to be read by everybody (WCAG 2.2, 1.4.3). */
const LEAST_CONTRAST = 4.5;

function Color({ form }: { form: Form<Values> }) {
  const { color } = form.values;
  const faint = isColor(color) && contrast(color, "#ffffff") < LEAST_CONTRAST;
  return (
    <Field
      label={t("knowledge-color")}
      error={form.error("color")}
      hint={faint ? t("knowledge-color-faint") : t("knowledge-color-hint")}
    >
      <ColorInput label={t("knowledge-color")} value={color} onValue={(next) => form.set("color", next)} />
    </Field>
  );
}
