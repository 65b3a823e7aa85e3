import type { CaseScope, Inbox, Team } from "@ombud/api";
import { t } from "../../i18n/index.ts";
import { CASE_TYPES, typeName } from "../../state/case-types.ts";
import { Banner, Field, MultiCombobox } from "../../ui/index.ts";
import { choicesOf, useList } from "./lists.ts";

export const UNLIMITED: CaseScope = { teams: [], inboxes: [], types: [] };

/** Whether somebody is limited to a part of the workspace. */
export const isLimited = (scope: CaseScope): boolean =>
  scope.teams.length + scope.inboxes.length + scope.types.length > 0;

interface Props {
  scope: CaseScope;
  error: string | null | undefined;
  onScope: (scope: CaseScope) => void;
}

/** To which part of the workspace a role is limited; nothing chosen is no limit. */
export function ScopeFields({ scope, error, onScope }: Props) {
  const teams = useList<Team>("/teams");
  const inboxes = useList<Inbox>("/inboxes");
  const parts = [
    { part: "teams", options: choicesOf(teams) },
    { part: "inboxes", options: choicesOf(inboxes) },
    { part: "types", options: CASE_TYPES.map((value) => ({ value, label: typeName(value) })) },
  ] as const;
  return (
    <Field label={t("scope-title")} hint={t("scope-hint")} group error={error}>
      <div class="ui-stack">
        {parts.map(({ part, options }) => (
          <Field key={part} label={t(`scope-${part}`)}>
            <MultiCombobox
              label={t(`scope-${part}`)}
              values={scope[part]}
              options={options}
              onValues={(chosen) => onScope({ ...scope, [part]: chosen })}
            />
          </Field>
        ))}
        {isLimited(scope) && <Banner tone="info">{t("scope-effect")}</Banner>}
      </div>
    </Field>
  );
}
