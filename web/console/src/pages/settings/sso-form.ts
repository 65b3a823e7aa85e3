/** The provider's settings as the form has them: lists as texts, "" for no role. */
import type { ProviderSettings } from "@ombud/api";
import { t } from "../../i18n/index.ts";
import type { Errors } from "../../ui/index.ts";

export interface MappingValues {
  group: string;
  role: string;
  teams: string[];
}

const words = (text: string) => text.split(/[\s,]+/).filter(Boolean);

export function valuesOf(it: ProviderSettings) {
  return {
    enabled: it.enabled ?? false,
    name: it.name ?? "",
    issuer: it.issuer ?? "",
    client_id: it.client_id ?? "",
    scopes: (it.scopes ?? []).join(" "),
    groups_claim: it.groups_claim ?? "",
    mappings: (it.mappings ?? []).map(
      (one): MappingValues => ({ group: one.group, role: one.role ?? "", teams: [...(one.teams ?? [])] }),
    ),
    default_role: it.default_role ?? "",
    follow: it.follow ?? true,
    create: it.create ?? false,
    link: it.link ?? false,
    trust_email: it.trust_email ?? false,
    domains: (it.domains ?? []).join("\n"),
    password_sign_in: it.password_sign_in ?? true,
    factor_values: (it.factor_values ?? []).join(" "),
    proof_without_auth_time: it.proof_without_auth_time ?? false,
  };
}

export type ProviderValues = ReturnType<typeof valuesOf>;

export function bodyOf(values: ProviderValues): ProviderSettings {
  return {
    ...values,
    scopes: words(values.scopes),
    domains: words(values.domains),
    factor_values: words(values.factor_values),
    default_role: values.default_role || null,
    mappings: values.mappings
      .filter((one) => one.group.trim() !== "")
      .map((one) => ({ group: one.group.trim(), role: one.role || null, teams: one.teams })),
  };
}

export function check(values: ProviderValues): Errors<ProviderValues> {
  if (!values.enabled) return {};
  const needed = (text: string) => (text.trim() ? null : t("ui-required"));
  return {
    name: needed(values.name),
    issuer: needed(values.issuer),
    client_id: needed(values.client_id),
  };
}
