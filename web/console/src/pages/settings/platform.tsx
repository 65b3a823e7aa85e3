import type { Platform, PlatformTest } from "@ombud/api";
import { signal } from "@preact/signals";
import { BookOpen, PlugZap, RefreshCw } from "lucide";
import { useState } from "preact/hooks";
import { formatDate, t } from "../../i18n/index.ts";
import { toastError } from "../../state/errors.ts";
import { http } from "../../state/http.ts";
import { useView } from "../../state/view.ts";
import {
  Banner,
  Button,
  ConfirmDialog,
  Field,
  LinkButton,
  Loaded,
  Switch,
  TextInput,
  toast,
  useForm,
} from "../../ui/index.ts";
import { SectionHead } from "./list-page.tsx";
import { ShownOnce } from "./once.tsx";

/** The secret, until its owner has kept it. */
const told = signal<string | null>(null);

/** Where the platform is that knows the customers' accounts, and what both sign with. */
export default function PlatformPage() {
  const view = useView("/platform");
  const platform = view.shown;
  const keep = ({ secret, ...kept }: Platform) => {
    if (secret) told.value = secret;
    view.put(kept);
  };
  return (
    <>
      <SectionHead title={t("settings-platform")} text={t("settings-platform-text")} />
      <Loaded view={view} rows={4} />
      {platform && <PlatformForm platform={platform} onSaved={keep} />}
      {platform?.url && <Connection platform={platform} onRotated={keep} />}
      <div>
        <LinkButton icon={BookOpen} variant="ghost" href="/docs/accounts" target="_blank" rel="noopener">
          {t("settings-platform-docs")}
        </LinkButton>
      </div>
      <ShownOnce
        secret={told}
        title={t("settings-platform-secret")}
        text={t("settings-platform-secret-text")}
      />
    </>
  );
}

interface FormProps {
  platform: Platform;
  onSaved: (platform: Platform) => void;
}

function PlatformForm({ platform, onSaved }: FormProps) {
  const form = useForm({ url: platform.url, enabled: platform.enabled || !platform.url }, ({ url }) => ({
    url: url.trim() ? null : t("ui-required"),
  }));
  const submit = () =>
    form.submit(async ({ url, enabled }) => {
      const saved = await http.put("/platform", { url: url.trim(), enabled });
      form.reset({ url: saved.url, enabled: saved.enabled });
      onSaved(saved);
      toast(t("ui-saved"));
    });
  return (
    <form
      class="ui-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {form.problem && <Banner tone="danger">{form.problem}</Banner>}
      <section class="ui-card ui-stack" aria-label={t("settings-platform")}>
        <Field
          label={t("settings-platform-url")}
          hint={t("settings-platform-url-hint")}
          required
          error={form.error("url")}
        >
          <TextInput
            type="url"
            inputMode="url"
            placeholder="https://api.example.com/ombud"
            value={form.values.url}
            onValue={(url) => form.set("url", url)}
          />
        </Field>
        <Switch
          label={t("settings-platform-enabled")}
          hint={t("settings-platform-enabled-hint")}
          checked={form.values.enabled}
          onValue={(enabled) => form.set("enabled", enabled)}
        />
      </section>
      <div>
        <Button type="submit" variant="primary" busy={form.busy} disabled={!form.dirty}>
          {t("ui-save")}
        </Button>
      </div>
    </form>
  );
}

interface ConnectionProps {
  platform: Platform;
  onRotated: (platform: Platform) => void;
}

/** Whether it answers as it must, and a new secret. */
function Connection({ platform, onRotated }: ConnectionProps) {
  const [test, setTest] = useState<PlatformTest | null>(null);
  const [busy, setBusy] = useState(false);
  const [rotating, setRotating] = useState(false);
  const run = () => {
    setBusy(true);
    http
      .post("/platform/test")
      .then(setTest, toastError)
      .finally(() => setBusy(false));
  };
  return (
    <section class="ui-card ui-stack" aria-label={t("settings-platform-connection")}>
      {test && (
        <Banner tone={test.good ? "ok" : "danger"}>
          {test.problem ?? t("settings-platform-good", { millis: String(test.millis) })}
        </Banner>
      )}
      {test?.addresses && (
        <Banner tone="warn">{t("settings-platform-no-addresses", { why: test.addresses })}</Banner>
      )}
      {platform.old_secret_until && (
        <p class="ui-muted ui-small">
          {t("settings-platform-old", { when: formatDate(platform.old_secret_until) })}
        </p>
      )}
      <div class="ui-row ui-row-wrap">
        <Button icon={PlugZap} busy={busy} onClick={run}>
          {t("settings-platform-test")}
        </Button>
        <Button icon={RefreshCw} onClick={() => setRotating(true)}>
          {t("settings-platform-rotate")}
        </Button>
      </div>
      {rotating && (
        <ConfirmDialog
          title={t("settings-platform-rotate")}
          text={t("settings-platform-rotate-text")}
          action={t("settings-platform-rotate")}
          danger
          onClose={() => setRotating(false)}
          onConfirm={async () => {
            onRotated(await http.post("/platform/secret"));
          }}
        />
      )}
    </section>
  );
}
