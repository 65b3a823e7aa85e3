import type { ApprovalPolicy } from "@ombud/api";
import { formatList, t } from "../../i18n/index.ts";
import { http } from "../../state/http.ts";
import { useView } from "../../state/view.ts";
import { Banner, Button, Checkbox, Loaded, toast, useForm } from "../../ui/index.ts";
import { SectionHead } from "./list-page.tsx";
import "./trust.css";

/** Which operations need a second person. */
export default function ApprovalRule() {
  const view = useView("/approval-policy");
  return (
    <>
      <SectionHead title={t("settings-approval-policy")} text={t("settings-approval-policy-text")} />
      <Loaded view={view} rows={5}>
        {(policy) => <RuleForm policy={policy} />}
      </Loaded>
    </>
  );
}

function RuleForm({ policy }: { policy: ApprovalPolicy }) {
  const form = useForm({ groups: [...policy.groups] });
  const { groups } = form.values;
  const alone = policy.choices.filter(({ group, deciders }) => groups.includes(group) && deciders < 2);
  const submit = () =>
    form.submit(async (given) => {
      const kept = await http.put("/approval-policy", { groups: given.groups });
      form.reset({ groups: [...kept.groups] });
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
      <fieldset class="ui-card ui-stack">
        <legend class="ui-visually-hidden">{t("approval-policy-groups")}</legend>
        {policy.choices.map(({ group }) => (
          <div key={group} class="ui-stack">
            <Checkbox
              checked={groups.includes(group)}
              label={t(`approval-group-${group}`)}
              hint={t(`approval-group-${group}-hint`)}
              onValue={(on) =>
                form.set("groups", on ? [...groups, group] : groups.filter((other) => other !== group))
              }
            />
          </div>
        ))}
      </fieldset>
      {alone.length > 0 && (
        <Banner tone="warn">
          {t("approval-policy-alone", {
            groups: formatList(alone.map(({ group }) => t(`approval-group-${group}`))),
          })}
        </Banner>
      )}
      <p class="ui-muted">{t("approval-policy-rule")}</p>
      <div>
        <Button type="submit" variant="primary" busy={form.busy} disabled={!form.dirty}>
          {t("ui-save")}
        </Button>
      </div>
    </form>
  );
}
