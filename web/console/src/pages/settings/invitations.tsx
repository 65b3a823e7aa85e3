import type { Invitation, Role, Staff, Team } from "@ombud/api";
import { Link2Off, MailPlus } from "lucide";
import { useState } from "preact/hooks";
import { formatDate, formatLeft, t } from "../../i18n/index.ts";
import { toastError } from "../../state/errors.ts";
import { http } from "../../state/http.ts";
import {
  Banner,
  Button,
  CodeBlock,
  ConfirmDialog,
  Dialog,
  type Errors,
  Field,
  type Form,
  Icon,
  IconButton,
  isEmail,
  MultiCombobox,
  Select,
  TextInput,
  toast,
  useForm,
} from "../../ui/index.ts";
import { choicesOf, storeOf, useList } from "./lists.ts";
import { roleName } from "./roles.tsx";
import { ScopeFields, UNLIMITED } from "./scope-fields.tsx";

/** Invitations that nobody has accepted yet. */
export function Invitations() {
  const invitations = useList<Invitation>("/invitations").items.value ?? [];
  const roles = useList<Role>("/roles").items.value ?? [];
  const [asking, setAsking] = useState<Invitation | null>(null);
  if (invitations.length === 0) return null;
  const withdraw = async (invitation: Invitation) => {
    try {
      await http.delete(`/invitations/${invitation.id}`);
      storeOf<Invitation>("/invitations").drop(invitation.id);
      toast(t("settings-invite-withdrawn"));
    } catch (error) {
      toastError(error);
    }
  };
  return (
    <section class="settings-more" aria-label={t("settings-invitations")}>
      <h2>{t("settings-invitations")}</h2>
      <ul class="settings-list">
        {invitations.map((invitation) => {
          const role = roles.find((one) => one.id === invitation.role);
          return (
            <li key={invitation.id}>
              <Icon of={MailPlus} size={18} />
              <div class="ui-grow">
                <p class="ui-truncate">{invitation.email}</p>
                <p class="ui-muted ui-small" title={formatDate(invitation.expires_at, "full")}>
                  {role ? roleName(role) : ""}
                  {" · "}
                  {t("settings-invite-expires", { when: formatLeft(invitation.expires_at) })}
                </p>
              </div>
              <IconButton
                icon={Link2Off}
                label={t("settings-invite-withdraw-name", { name: invitation.email })}
                onClick={() => setAsking(invitation)}
              />
            </li>
          );
        })}
      </ul>
      {asking && (
        <ConfirmDialog
          title={t("settings-invite-withdraw")}
          text={t("settings-invite-withdraw-text", { email: asking.email })}
          action={t("settings-invite-withdraw")}
          danger
          onConfirm={() => withdraw(asking)}
          onClose={() => setAsking(null)}
        />
      )}
    </section>
  );
}

/** Roles by what they may do, the least first: whoever wants to give more has to choose it. */
export const byStrength = (roles: readonly Role[]): Role[] =>
  roles.toSorted((a, b) => a.permissions.length - b.permissions.length);

/**
 * The role that is chosen before anybody chose one: that of those who answer customers, as most who are invited will. The
 * role with the fewest permissions writes articles, and would see no case.
 */
export const presetRole = (roles: readonly Role[]): string =>
  (roles.find(({ builtin, name }) => builtin && name === "Agent") ?? byStrength(roles)[0])?.id ?? "";

const EMPTY = { email: "", role: "", teams: [] as string[], scope: UNLIMITED };

type Values = typeof EMPTY;

const check = ({ email }: Values): Errors<Values> => ({
  email: !email.trim() ? t("ui-required") : isEmail(email) ? null : t("ui-email-invalid"),
});

/** Invites somebody: the answer is a link to pass on, shown once. */
export function InviteEditor({ onClose }: { onClose: () => void }) {
  const roles = byStrength(useList<Role>("/roles").items.value ?? []);
  const staff = useList<Staff>("/staff").items.value ?? [];
  const [made, setMade] = useState<Invitation | null>(null);
  const form = useForm(EMPTY, check);
  const role = form.values.role || presetRole(roles);
  const email = form.values.email.trim().toLowerCase();
  const holder = staff.find((one) => one.email.toLowerCase() === email);
  const send = () =>
    form.submit(async ({ email, teams, scope }) => {
      const answer = await http.post("/invitations", { email: email.trim(), role, teams, scope });
      const { link: _, ...kept } = answer;
      storeOf<Invitation>("/invitations").put(kept);
      setMade(answer);
    });
  if (made) return <InvitationMade invitation={made} onClose={onClose} />;
  return (
    <Dialog
      title={t("settings-staff-new")}
      description={t("settings-invite-text")}
      onClose={onClose}
      sticky={form.dirty}
      onSubmit={() => void send()}
      actions={
        <>
          <Button onClick={onClose}>{t("ui-cancel")}</Button>
          <Button type="submit" variant="primary" busy={form.busy}>
            {t("settings-invite-make")}
          </Button>
        </>
      }
    >
      {form.problem && <Banner tone="danger">{form.problem}</Banner>}
      {holder && <Banner tone="info">{t("settings-invite-known", { name: holder.name })}</Banner>}
      <Who form={form} role={role} roles={roles} />
    </Dialog>
  );
}

function Who({ form, role, roles }: { form: Form<Values>; role: string; roles: readonly Role[] }) {
  const teams = useList<Team>("/teams");
  return (
    <>
      <Field label={t("settings-email")} required error={form.error("email")}>
        <TextInput
          type="email"
          inputMode="email"
          autocomplete="off"
          value={form.values.email}
          onValue={(email) => form.set("email", email)}
          data-autofocus
        />
      </Field>
      <Field label={t("settings-role")} error={form.error("role")}>
        <Select
          value={role}
          options={roles.map((one) => ({ value: one.id, label: roleName(one) }))}
          onValue={(value) => form.set("role", value)}
        />
      </Field>
      <Field label={t("settings-teams")} error={form.error("teams")}>
        <MultiCombobox
          label={t("settings-teams")}
          values={form.values.teams}
          options={choicesOf(teams)}
          onValues={(chosen) => form.set("teams", chosen)}
        />
      </Field>
      <ScopeFields
        scope={form.values.scope}
        error={form.error("scope")}
        onScope={(scope) => form.set("scope", scope)}
      />
    </>
  );
}

export function InvitationMade({ invitation, onClose }: { invitation: Invitation; onClose: () => void }) {
  return (
    <Dialog
      title={t("settings-invite-made")}
      sticky
      onClose={onClose}
      actions={
        <Button variant="primary" onClick={onClose}>
          {t("settings-once-done")}
        </Button>
      }
    >
      <Banner tone="ok" title={t("settings-invite-pass-on", { email: invitation.email })}>
        {t("settings-invite-once", { date: formatDate(invitation.expires_at) })}
      </Banner>
      <CodeBlock code={invitation.link ?? ""} label={t("settings-invite-link")} wrap />
    </Dialog>
  );
}
