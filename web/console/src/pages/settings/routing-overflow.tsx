import type { Overflow, Team } from "@ombud/api";
import { useEffect, useState } from "preact/hooks";
import { t } from "../../i18n/index.ts";
import { Button, Checkbox, Field, Select } from "../../ui/index.ts";
import { choicesOf, useList } from "./lists.ts";
import { SpanInput } from "./span.tsx";

interface Props {
  label: string;
  value: Overflow | null;
  onValue: (value: Overflow | null) => void;
  error?: string | undefined;
  /** It is kept by a button of its own instead of with the form around it. */
  saved?: boolean;
}

/** Whether it says when, and where to where it must. */
const whole = (it: Overflow) =>
  Boolean(it.after_seconds || it.when_full) && (!it.when_full || Boolean(it.team));

/** Where a case goes on to that nobody takes. */
export function OverflowFields({ label, value, onValue, error, saved }: Props) {
  const teams = useList<Team>("/teams");
  const [draft, setDraft] = useState(value);
  useEffect(() => setDraft(value), [value]);
  const set = (next: Overflow | null) => {
    setDraft(next);
    if (!saved || next === null) onValue(next);
  };
  const change = (part: Partial<Overflow>) => draft && set({ ...draft, ...part });
  return (
    <fieldset class="settings-fieldset">
      <legend>{label}</legend>
      <Checkbox
        checked={draft !== null}
        label={t("routing-overflow-on")}
        hint={t("routing-overflow-hint")}
        onValue={(on) => set(on ? { team: null, after_seconds: 300, when_full: false } : null)}
      />
      {draft && (
        <>
          <div class="settings-columns">
            <SpanInput
              label={t("routing-overflow-after")}
              seconds={draft.after_seconds ?? null}
              error={error}
              onSeconds={(after_seconds) => change({ after_seconds })}
            />
            <Field label={t("routing-overflow-team")}>
              <Select
                value={draft.team ?? ""}
                options={[{ value: "", label: t("routing-anybody") }, ...choicesOf(teams)]}
                onValue={(team) => change({ team: team || null })}
              />
            </Field>
          </div>
          <Checkbox
            checked={draft.when_full ?? false}
            label={t("routing-overflow-full")}
            hint={t("routing-overflow-full-hint")}
            onValue={(when_full) => change({ when_full })}
          />
          {saved && JSON.stringify(draft) !== JSON.stringify(value) && (
            <div>
              <Button disabled={!whole(draft)} onClick={() => onValue(draft)}>
                {t("ui-save")}
              </Button>
            </div>
          )}
        </>
      )}
    </fieldset>
  );
}
