import type { CaseForm } from "@ombud/api";
import { formatRelative, t } from "../i18n/index.ts";
import { slowNow } from "../state/clock.ts";
import { CopyButton } from "../ui/index.ts";
import { Section } from "./panel.tsx";

/** What the customer answered to forms of the bot: the facts that whoever works on the case looks for first. */
export function FormSection({ forms }: { forms: readonly CaseForm[] }) {
  return (
    <>
      {forms.map((form) => (
        <Section key={`${form.playbook} ${form.asked_at}`} title={t("form-told")}>
          <dl class="panel-told">
            {form.fields.map((field) => (
              <div key={field.label}>
                <dt dir="auto">{field.label}</dt>
                {field.answer ? (
                  <dd dir="auto" class={field.kind === "hashes" ? "panel-told-hashes" : ""}>
                    <span>{field.answer}</span>
                    {field.kind === "hashes" && <CopyButton text={field.answer} label={t("form-copy")} />}
                  </dd>
                ) : (
                  <dd class="ui-muted">{t("form-unanswered")}</dd>
                )}
              </div>
            ))}
          </dl>
          <p class="ui-muted ui-small">
            {t("form-asked", {
              playbook: form.playbook,
              version: form.version,
              time: formatRelative(form.asked_at, slowNow.value),
            })}
          </p>
        </Section>
      ))}
    </>
  );
}
