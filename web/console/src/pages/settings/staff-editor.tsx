import type { Invitation, Role, Skill, Staff, Team } from "@ombud/api";
import { KeyRound, LogOut, ScrollText, ShieldOff, UserRoundCheck, UserRoundX } from "lucide";
import { useState } from "preact/hooks";
import { href } from "../../app/router.ts";
import { formatDate, t } from "../../i18n/index.ts";
import { presenceOf, staffName } from "../../state/directory.ts";
import { toastError } from "../../state/errors.ts";
import { http } from "../../state/http.ts";
import { can, myId } from "../../state/session.ts";
import {
  Avatar,
  Banner,
  Button,
  ConfirmDialog,
  Dialog,
  type Errors,
  Field,
  type Form,
  LinkButton,
  MultiCombobox,
  Select,
  TextInput,
  toast,
  useForm,
} from "../../ui/index.ts";
import { AccessButton } from "./access-view.tsx";
import { auditPath } from "./audit-query.ts";
import { EditorShell } from "./editor.tsx";
import { InvitationMade } from "./invitations.tsx";
import { everyLanguage } from "./languages.ts";
import type { EditorProps } from "./list-page.tsx";
import { choicesOf, type Store, storeOf, useList } from "./lists.ts";
import { roleName } from "./roles.tsx";
import { ScopeFields, UNLIMITED } from "./scope-fields.tsx";

const valuesOf = (one: Staff) => ({
  name: one.name,
  display_name: one.display_name,
  role: one.role,
  teams: one.teams,
  scope: one.scope,
  skills: one.skills,
  languages: one.languages,
  max_load: String(one.max_load),
});

type Values = ReturnType<typeof valuesOf>;

const check = (values: Values): Errors<Values> => ({
  name: values.name.trim() ? null : t("ui-required"),
  display_name: values.display_name.trim() ? null : t("ui-required"),
  max_load: /^\d{1,3}$/.test(values.max_load) ? null : t("settings-staff-max-invalid"),
});

export function StaffEditor({ item, store, onClose }: EditorProps<Staff> & { item: Staff }) {
  const form = useForm(valuesOf(item), check);
  return (
    <EditorShell
      name="staff"
      item={item}
      called={item.name}
      store={store}
      form={form}
      canDelete={false}
      body={({ max_load, ...rest }) => ({ ...rest, max_load: Number(max_load) })}
      onClose={onClose}
    >
      <div class="ui-row settings-person">
        <Avatar name={form.values.name || "?"} size={48} presence={presenceOf(item)} />
        <div class="ui-grow">
          <p class="ui-truncate">{item.email}</p>
          <p class="ui-muted ui-small">
            {t(item.second_factor ? "settings-staff-factor-on" : "settings-staff-factor-off")}
          </p>
        </div>
      </div>
      <KeptOut item={item} />
      <Names form={form} />
      <Work form={form} self={item.id === myId.value} />
      {can("audit.read") && (
        <LinkButton size="sm" icon={ScrollText} href={href(auditPath({ actor: item.id }))}>
          {t("audit-staff-link")}
        </LinkButton>
      )}
      <div class="ui-row ui-row-wrap">
        <AccessButton id={item.id} name={item.name} />
      </div>
      <Access item={item} store={store} />
    </EditorShell>
  );
}

/** That they cannot come in; who did that, when, from which alert and why, for those who may know. */
function KeptOut({ item }: { item: Staff }) {
  if (item.state !== "disabled") return null;
  const held = item.suspended;
  const who = staffName(held?.by);
  const when = held ? formatDate(held.at) : "";
  return (
    <Banner tone="warn">
      {t("settings-staff-disabled-text")}
      {held && (
        <p>{who ? t("settings-staff-out-by", { who, when }) : t("settings-staff-out-token", { when })}</p>
      )}
      {held?.alert && (
        <p>
          {t("settings-staff-out-alert")} <a href={href("/settings/alerts")}>{t("settings-alerts")}</a>
        </p>
      )}
      {held?.reason && <blockquote class="settings-staff-reason">{held.reason}</blockquote>}
    </Banner>
  );
}

function Names({ form }: { form: Form<Values> }) {
  return (
    <div class="settings-columns">
      <Field label={t("settings-name")} required error={form.error("name")}>
        <TextInput
          value={form.values.name}
          onValue={(name) => form.set("name", name)}
          maxLength={80}
          data-autofocus
        />
      </Field>
      <Field label={t("settings-staff-display")} required error={form.error("display_name")}>
        <TextInput
          value={form.values.display_name}
          onValue={(name) => form.set("display_name", name)}
          maxLength={80}
        />
      </Field>
    </div>
  );
}

/** What somebody may do, with whom, and how much. Nobody changes their own role. */
function Work({ form, self }: { form: Form<Values>; self: boolean }) {
  const roles = useList<Role>("/roles").items.value ?? [];
  const teams = useList<Team>("/teams");
  const skills = useList<Skill>("/skills");
  const { values } = form;
  return (
    <>
      <Field
        label={t("settings-role")}
        error={form.error("role")}
        hint={self ? t("settings-staff-own-role") : undefined}
      >
        <Select
          value={values.role}
          disabled={self}
          options={roles.map((role) => ({ value: role.id, label: roleName(role) }))}
          onValue={(role) => form.set("role", role)}
        />
      </Field>
      <Field label={t("settings-teams")} error={form.error("teams")}>
        <MultiCombobox
          label={t("settings-teams")}
          values={values.teams}
          options={choicesOf(teams)}
          onValues={(chosen) => form.set("teams", chosen)}
        />
      </Field>
      {!self && (
        <ScopeFields
          scope={values.scope}
          error={form.error("scope")}
          onScope={(scope) => form.set("scope", scope)}
        />
      )}
      <Field label={t("settings-skills")} error={form.error("skills")}>
        <MultiCombobox
          label={t("settings-skills")}
          values={values.skills}
          options={choicesOf(skills)}
          onValues={(chosen) => form.set("skills", chosen)}
        />
      </Field>
      <Field
        label={t("settings-staff-languages")}
        hint={t("settings-staff-languages-hint")}
        error={form.error("languages")}
      >
        <MultiCombobox
          label={t("settings-staff-languages")}
          values={values.languages}
          options={everyLanguage(values.languages)}
          onValues={(chosen) => form.set("languages", chosen)}
        />
      </Field>
      <Field
        label={t("settings-staff-max")}
        error={form.error("max_load")}
        hint={t("settings-staff-max-hint")}
      >
        <TextInput
          class="settings-number"
          inputMode="numeric"
          value={values.max_load}
          onValue={(value) => form.set("max_load", value)}
        />
      </Field>
    </>
  );
}

type Question = "disable" | "enable" | "factor" | "sessions";

async function run(question: Question, item: Staff, store: Store<Staff>, reason = ""): Promise<void> {
  try {
    if (question === "factor") await http.post(`/staff/${item.id}/reset-second-factor`);
    else if (question === "sessions") await http.delete(`/staff/${item.id}/sessions`);
    else {
      const state = question === "disable" ? "disabled" : "active";
      const why = reason.trim() ? { reason: reason.trim() } : {};
      store.put(await http.patch(`/staff/${item.id}`, { state, ...why }));
    }
    toast(t(`settings-staff-${question}-done`, { name: item.name }));
    if (question === "factor") await store.load();
  } catch (error) {
    toastError(error);
  }
}

/** What takes effect at once, each after a question. */
function Access({ item, store }: { item: Staff; store: Store<Staff> }) {
  const [asking, setAsking] = useState<Question | null>(null);
  const disabled = item.state === "disabled";
  return (
    <section class="settings-danger" aria-label={t("settings-staff-access")}>
      <h3>{t("settings-staff-access")}</h3>
      <div class="ui-row ui-row-wrap">
        <Button size="sm" icon={LogOut} onClick={() => setAsking("sessions")}>
          {t("settings-staff-sessions")}
        </Button>
        <Button size="sm" icon={ShieldOff} disabled={!item.second_factor} onClick={() => setAsking("factor")}>
          {t("settings-staff-factor-reset")}
        </Button>
        {!disabled && item.id !== myId.value && <NewPasswordLink item={item} />}
        {item.id !== myId.value && (
          <Button
            size="sm"
            icon={disabled ? UserRoundCheck : UserRoundX}
            onClick={() => setAsking(disabled ? "enable" : "disable")}
          >
            {t(disabled ? "settings-staff-enable" : "settings-staff-disable")}
          </Button>
        )}
      </div>
      {asking === "disable" && <Disable item={item} store={store} onClose={() => setAsking(null)} />}
      {asking && asking !== "disable" && (
        <ConfirmDialog
          title={t(`settings-staff-${asking}-title`, { name: item.name })}
          text={t(`settings-staff-${asking}-text`)}
          action={t(`settings-staff-${asking}-action`)}
          danger={asking !== "enable"}
          onConfirm={() => run(asking, item, store)}
          onClose={() => setAsking(null)}
        />
      )}
    </section>
  );
}

/** A link by which somebody who forgot their password chooses another one. */
function NewPasswordLink({ item }: { item: Staff }) {
  const [made, setMade] = useState<Invitation | null>(null);
  const [busy, setBusy] = useState(false);
  const make = async () => {
    setBusy(true);
    try {
      const body = { email: item.email, role: item.role, teams: [], scope: UNLIMITED };
      const answer = await http.post("/invitations", body);
      const { link: _, ...kept } = answer;
      storeOf<Invitation>("/invitations").put(kept);
      setMade(answer);
    } catch (error) {
      toastError(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button size="sm" icon={KeyRound} busy={busy} onClick={() => void make()}>
        {t("settings-staff-password-link")}
      </Button>
      {made && <InvitationMade invitation={made} onClose={() => setMade(null)} />}
    </>
  );
}

/** Asks before somebody is shut out; why stands beside them until they are let in again. */
function Disable({ item, store, onClose }: { item: Staff; store: Store<Staff>; onClose: () => void }) {
  const form = useForm({ reason: "" });
  const submit = () =>
    form.submit(async ({ reason }) => {
      await run("disable", item, store, reason);
      onClose();
    });
  return (
    <Dialog
      title={t("settings-staff-disable-title", { name: item.name })}
      description={t("settings-staff-disable-text")}
      size="sm"
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={onClose} data-autofocus>
            {t("ui-cancel")}
          </Button>
          <Button type="submit" variant="danger" busy={form.busy}>
            {t("settings-staff-disable-action")}
          </Button>
        </>
      }
    >
      <Field label={t("settings-staff-out-why")} error={form.error("reason")}>
        <TextInput
          value={form.values.reason}
          onValue={(reason) => form.set("reason", reason)}
          maxLength={500}
        />
      </Field>
    </Dialog>
  );
}
