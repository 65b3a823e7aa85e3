import { useState } from "preact/hooks";
import { languages, ownLanguageName, t } from "../../i18n/index.ts";
import { toastError } from "../../state/errors.ts";
import { chooseLanguage, chooseTheme, me, updateProfile } from "../../state/session.ts";
import {
  Avatar,
  Banner,
  Button,
  Field,
  RadioGroup,
  Select,
  Switch,
  TextInput,
  type Theme,
  toast,
  useForm,
} from "../../ui/index.ts";
import { Section } from "./section.tsx";

export function Profile() {
  return (
    <>
      <Section title={t("account-you")} text={t("account-you-text")}>
        <Names />
      </Section>
      <Section title={t("account-look")} text={t("account-look-text")}>
        <Look />
      </Section>
      <Section title={t("account-notify")} text={t("account-notify-text")}>
        <Notify />
      </Section>
    </>
  );
}

function Names() {
  const staff = me.value?.staff;
  const form = useForm({ name: staff?.name ?? "", display_name: staff?.display_name ?? "" }, (values) => ({
    name: values.name.trim() ? null : t("ui-required"),
    display_name: values.display_name.trim() ? null : t("ui-required"),
  }));
  const save = async () => {
    const done = await form.submit((values) =>
      updateProfile({ name: values.name.trim(), display_name: values.display_name.trim() }),
    );
    if (done) toast(t("ui-saved"));
  };
  return (
    <form
      class="ui-stack account-narrow"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {form.problem && <Banner tone="danger">{form.problem}</Banner>}
      <div class="account-person">
        <Avatar name={form.values.name || "?"} size={56} />
        <div class="ui-grow">
          <p class="ui-truncate">{staff?.email}</p>
          <p class="ui-muted ui-small">{t("account-email-text")}</p>
        </div>
      </div>
      <Field label={t("account-name")} required error={form.error("name")} hint={t("account-name-hint")}>
        <TextInput
          autocomplete="name"
          maxLength={80}
          value={form.values.name}
          onValue={(value) => form.set("name", value)}
        />
      </Field>
      <Field
        label={t("account-display-name")}
        required
        error={form.error("display_name")}
        hint={t("account-display-name-hint")}
      >
        <TextInput
          autocomplete="nickname"
          maxLength={80}
          value={form.values.display_name}
          onValue={(value) => form.set("display_name", value)}
        />
      </Field>
      <div>
        <Button type="submit" variant="primary" busy={form.busy} disabled={!form.dirty}>
          {t("ui-save")}
        </Button>
      </div>
    </form>
  );
}

function Look() {
  const staff = me.value?.staff;
  if (!staff) return null;
  const themes: Theme[] = ["system", "light", "dark"];
  return (
    <div class="ui-stack account-narrow">
      <Field label={t("account-language")}>
        <Select
          value={staff.language}
          options={[...new Set([...languages, staff.language])].map((tag) => ({
            value: tag,
            label: ownLanguageName(tag),
          }))}
          onValue={(tag) => chooseLanguage(tag).catch(toastError)}
        />
      </Field>
      <Field label={t("account-theme")} group>
        <RadioGroup
          bar
          label={t("account-theme")}
          value={staff.theme}
          options={themes.map((value) => ({ value, label: t(`account-theme-${value}`) }))}
          onValue={(value) => chooseTheme(value).catch(toastError)}
        />
      </Field>
    </div>
  );
}

/** When somebody gets a mail about what cannot wait. */
const MAIL = ["never", "away", "always"] as const;

function Notify() {
  const notify = me.value?.staff.notify;
  // Where the browser was never asked, or knows no notifications, it shows none, whatever was chosen elsewhere.
  const [allowed, setAllowed] = useState<NotificationPermission>(
    typeof Notification === "function" ? Notification.permission : "denied",
  );
  const blocked = allowed === "denied";
  if (!notify) return null;
  const change = (part: Partial<typeof notify>) =>
    updateProfile({ notify: { ...notify, ...part } }).catch(toastError);
  const desktop = async (wanted: boolean) => {
    if (wanted && typeof Notification === "function" && Notification.permission !== "granted") {
      const answer = await Notification.requestPermission();
      setAllowed(answer);
      if (answer !== "granted") return;
    }
    await change({ desktop: wanted });
  };
  return (
    <div class="ui-stack account-narrow">
      <Switch
        label={t("account-sound")}
        hint={t("account-sound-hint")}
        checked={notify.sound}
        onValue={(sound) => void change({ sound })}
      />
      <Switch
        label={t("account-desktop")}
        hint={t("account-desktop-hint")}
        checked={notify.desktop && allowed === "granted"}
        disabled={blocked}
        onValue={(wanted) => void desktop(wanted)}
      />
      {blocked && <Banner tone="warn">{t("account-desktop-blocked")}</Banner>}
      <Field label={t("account-mail")} hint={t("account-mail-hint")} group>
        <RadioGroup
          bar
          label={t("account-mail")}
          value={notify.mail}
          options={MAIL.map((value) => ({ value, label: t(`account-mail-${value}`) }))}
          onValue={(mail) => void change({ mail })}
        />
      </Field>
    </div>
  );
}
