import { MessageCircle, Paperclip, SendHorizontal, Smile, X } from "lucide";
import { useState } from "preact/hooks";
import { t } from "../../i18n/index.ts";
import { me } from "../../state/session.ts";
import { dark, Icon, inkOn, isColor, RadioGroup } from "../../ui/index.ts";
import type { InboxValues } from "./inbox-form.ts";

interface WidgetPreviewProps {
  values: InboxValues;
  language: string;
}

const RTL = /^(ar|fa|he|ur)\b/;

/** The widget as customers will see it, drawn from what stands in the form at this moment. */
export function WidgetPreview({ values, language }: WidgetPreviewProps) {
  const [hours, setHours] = useState<"open" | "offline">("open");
  const [shade, setShade] = useState<"light" | "dark">(dark.value ? "dark" : "light");
  const { look } = values;
  const color = isColor(look.color) ? look.color : "#0d7669";
  return (
    <section class="inbox-preview" aria-label={t("settings-preview")}>
      <div class="ui-row ui-row-wrap">
        <RadioGroup
          bar
          label={t("settings-preview-hours")}
          value={hours}
          options={[
            { value: "open", label: t("settings-preview-open") },
            { value: "offline", label: t("settings-preview-closed") },
          ]}
          onValue={setHours}
        />
        <RadioGroup
          bar
          label={t("settings-preview-shade")}
          value={shade}
          options={[
            { value: "light", label: t("settings-preview-light") },
            { value: "dark", label: t("settings-preview-dark") },
          ]}
          onValue={setShade}
        />
      </div>
      <div
        class={`inbox-site inbox-site-${shade}`}
        style={{ "--brand": color, "--brand-ink": inkOn(color) }}
        // A picture of the widget: nothing in it can be used.
        aria-hidden="true"
        lang={language}
        dir={RTL.test(language) ? "rtl" : "ltr"}
      >
        <div class="inbox-site-lines">
          <span />
          <span />
          <span />
        </div>
        <Panel values={values} language={language} open={hours === "open"} />
        <span class={`inbox-launcher inbox-at-${look.position}`}>
          <Icon of={MessageCircle} size={22} />
          {look.launcher && <span>{look.launcher}</span>}
        </span>
      </div>
    </section>
  );
}

function Panel({ values, language, open }: WidgetPreviewProps & { open: boolean }) {
  const { look } = values;
  const brand = look.brand.trim() || (me.value?.workspace.brand ?? "…");
  const text = (texts: Record<string, string>) =>
    texts[language] || texts.en || Object.values(texts).find(Boolean);
  const askEmail = values.ask_email === "always" || (values.ask_email === "offline" && !open);
  const offline =
    text(look.offline_text) || t(askEmail ? "settings-preview-offline" : "settings-preview-offline-here");
  const wait = t(open ? "settings-preview-online" : "settings-preview-away");
  const face = [...brand][0]?.toUpperCase() ?? "·";
  return (
    <div class={`inbox-widget inbox-at-${look.position}`}>
      <header class="inbox-widget-head">
        <span class="inbox-widget-face">{face}</span>
        <span>
          <strong>{brand}</strong>
          <small>{wait}</small>
        </span>
        <Icon of={X} size={18} />
      </header>
      <div class="inbox-widget-body">
        <div class="inbox-widget-welcome">
          <span class="inbox-widget-face">{face}</span>
          <strong>{text(look.greeting) || t("settings-preview-greeting")}</strong>
          {open ? (
            <small>
              <i />
              {wait}
            </small>
          ) : (
            <small class="inbox-widget-closed">{offline}</small>
          )}
        </div>
        {open && <p class="inbox-from-customer">{t("settings-preview-question")}</p>}
        {(askEmail || values.ask_name) && (
          <div class="inbox-widget-ask">
            {values.ask_name && <span>{t("settings-preview-name")}</span>}
            {askEmail && <span>{t("settings-preview-email")}</span>}
          </div>
        )}
      </div>
      <footer class="inbox-widget-foot">
        <div class="inbox-widget-box">
          <span>{t("settings-preview-write")}</span>
          <div>
            <Icon of={Paperclip} size={18} />
            <Icon of={Smile} size={18} />
            <b>
              <Icon of={SendHorizontal} size={16} />
            </b>
          </div>
        </div>
      </footer>
    </div>
  );
}
