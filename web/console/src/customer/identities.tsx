import type { Case, Proof } from "@ombud/api";
import { AppWindow, BadgeCheck, KeyRound, Mail, MailCheck, ShieldQuestion, Smartphone, Wallet } from "lucide";
import { t } from "../i18n/index.ts";
import { Badge, CopyButton, Icon, type Tone } from "../ui/index.ts";
import { isMasked, Masked } from "./reveal.tsx";

const KINDS = { email: Mail, app_user: AppWindow, device: Smartphone, wallet: Wallet };

const PROOFS: Record<Proof, { tone: Tone; icon: typeof Mail }> = {
  none: { tone: "warn", icon: ShieldQuestion },
  email_code: { tone: "info", icon: MailCheck },
  signed_token: { tone: "ok", icon: BadgeCheck },
  passkey: { tone: "ok", icon: KeyRound },
  wallet: { tone: "ok", icon: Wallet },
};

/** How well it is proven that somebody is who they say. */
function ProofBadge({ proof }: { proof: Proof }) {
  const { tone, icon } = PROOFS[proof];
  return (
    <Badge tone={tone} icon={icon} title={t(`proof-${proof}-hint`)}>
      {t(`proof-${proof}`)}
    </Badge>
  );
}

/** By what the customer is known, and how far each can be trusted. */
export function IdentityList({ detail }: { detail: Case }) {
  const { identities } = detail.customer_detail;
  if (identities.length === 0) return <p class="ui-muted ui-small">{t("identities-none")}</p>;
  return (
    <ul class="identities">
      {identities.map((one) => (
        <li key={one.id} class="identity">
          <Icon of={KINDS[one.kind]} size={15} label={t(`identity-${one.kind}`)} />
          <span class="identity-value ui-truncate" title={one.value}>
            <Masked detail={detail} field={`identities.${one.id}`} label={t(`identity-${one.kind}`)}>
              {one.value}
            </Masked>
          </span>
          <ProofBadge proof={one.proof} />
          {!isMasked(detail, `identities.${one.id}`) && <CopyButton text={one.value} />}
        </li>
      ))}
    </ul>
  );
}
