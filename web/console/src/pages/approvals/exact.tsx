import type { Approval, Role } from "@ombud/api";
import { href } from "../../app/router.ts";
import { t } from "../../i18n/index.ts";
import { staffOf } from "../../state/directory.ts";
import { useView } from "../../state/view.ts";
import { useList } from "../settings/lists.ts";
import { permissionText, usePermissions } from "../settings/permissions.tsx";
import { roleName } from "../settings/roles.tsx";
import { inWords, type Known } from "./words.ts";

/** The name of somebody of staff. */
export const nameOf = (id: string | null | undefined) =>
  (id ? staffOf(id)?.name : undefined) ?? t("approvals-gone");

function useKnown({ operation, state }: Approval): Known {
  const permissions = usePermissions() ?? [];
  const roles = useList<Role>("/roles").items.value ?? [];
  // What was decided is not held against the rules of today: they have changed since, perhaps by it.
  const asks = operation === "watch-rules" && state === "pending";
  const rules = useView(asks ? "/trust/rules" : null).shown;
  const role = (id: string) => roles.find((one) => one.id === id);
  return {
    rules: rules ? { ...rules } : undefined,
    person: nameOf,
    role: (id) => {
      const found = role(id);
      return found ? roleName(found) : `…${id.slice(-6)}`;
    },
    allowed: (id) => role(id)?.permissions,
    permission: (name) => {
      const found = permissions.find((one) => one.name === name);
      return found ? permissionText(found) : name;
    },
  };
}

/** What would be done, in words; `named`: the customer by name, which is a look at them and recorded as one. */
export function InWordsOf({ approval, named = false }: { approval: Approval; named?: boolean }) {
  const { lines, list } = inWords(approval, useKnown(approval));
  const customer = /\/customers\/([0-9a-f-]{36})\//.exec(approval.path)?.[1];
  const item = /\/cases\/([0-9a-f-]{36})\//.exec(approval.path)?.[1];
  return (
    <div class="approval-told">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {list.length > 0 && (
        <ul>
          {list.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
      {customer && named && <CustomerName id={customer} />}
      {customer && <a href={href(`/inbox/all?customer=${customer}`)}>{t("approvals-their-cases")}</a>}
      {item && <a href={href(`/inbox/all/${item}`)}>{t("approvals-the-case")}</a>}
    </div>
  );
}

function CustomerName({ id }: { id: string }) {
  // Who may not see the customer decides by what is written; the request itself is not held up.
  const name = useView(`/customers/${id}`).shown?.name;
  return name ? <p>{t("approvals-customer-named", { name })}</p> : null;
}

/** The request word for word, for who wants to see it. */
export function Exact({ approval }: { approval: Approval }) {
  const body = approval.body ? JSON.stringify(approval.body, null, 2) : "";
  return (
    <details class="approval-exact">
      <summary>{t("approvals-exact")}</summary>
      <pre dir="ltr">{`${approval.method} ${approval.path}${body ? `\n${body}` : ""}`}</pre>
    </details>
  );
}
