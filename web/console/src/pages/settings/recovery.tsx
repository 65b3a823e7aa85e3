import type { ChainNetwork, RecoveryFee, RecoveryRule, RecoveryRules } from "@ombud/api";
import { Plus, Trash2 } from "lucide";
import { useState } from "preact/hooks";
import { t } from "../../i18n/index.ts";
import { http } from "../../state/http.ts";
import { useAsked } from "../../state/view.ts";
import {
  Banner,
  Button,
  Checkbox,
  EmptyState,
  Field,
  IconButton,
  Loaded,
  problemText,
  Select,
  TextInput,
  toast,
} from "../../ui/index.ts";
import { SectionHead } from "./list-page.tsx";
import { useGuard } from "./playbooks/use-guard.ts";
import "../../customer/recovery.css";

const REASONS = ["wrong_network", "missing_memo", "unsupported_token", "below_minimum"] as const;
const FEES = ["none", "fixed", "percent"] as const;

const EMPTY: RecoveryRule = {
  reason: "wrong_network",
  network: null,
  token: null,
  offered: true,
  fee: { kind: "none" },
  smallest: null,
  days: 14,
  signature: true,
};

async function read() {
  const [kept, chains] = await Promise.all([http.get("/recovery-rules"), http.get("/chains")]);
  return { kept, networks: chains.items };
}

/** On which terms deposits are given back that were not credited. */
export default function RecoverySettings() {
  const view = useAsked("recovery-rules", read);
  return (
    <>
      <SectionHead title={t("settings-recovery")} text={t("settings-recovery-text")} />
      <div class="ui-stack">
        <Loaded view={view} rows={4}>
          {({ kept, networks }) => (
            <RulesForm
              kept={kept}
              networks={networks}
              onKept={(next) => view.put({ kept: next, networks })}
            />
          )}
        </Loaded>
      </div>
    </>
  );
}

interface FormProps {
  kept: RecoveryRules;
  networks: readonly ChainNetwork[];
  onKept: (rules: RecoveryRules) => void;
}

function RulesForm({ kept, networks, onKept }: FormProps) {
  const [rules, setRules] = useState<readonly RecoveryRule[]>(kept.rules);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const take = (shown: RecoveryRules) => {
    onKept(shown);
    setRules(shown.rules);
    setProblem(null);
  };
  const dirty = JSON.stringify(rules) !== JSON.stringify(kept.rules);
  const { question } = useGuard(dirty);
  const save = async () => {
    setBusy(true);
    try {
      take(await http.put("/recovery-rules", { version: kept.version, rules: [...rules] }));
      toast(t("ui-saved"));
    } catch (error) {
      setProblem(problemText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {problem && <Banner tone="danger">{problem}</Banner>}
      <section class="ui-card ui-stack" aria-label={t("settings-recovery")}>
        {rules.length === 0 && (
          <EmptyState title={t("recovery-rules-none")}>{t("recovery-rules-none-text")}</EmptyState>
        )}
        <ol class="recovery-rules">
          {rules.map((rule, at) => (
            // Rows have nothing but their place that tells them apart while they are written.
            <li key={at}>
              <RuleFields
                rule={rule}
                nth={at + 1}
                networks={networks}
                onChange={(change) => setRules(rules.with(at, { ...rule, ...change }))}
                onRemove={() => setRules(rules.filter((_, nth) => nth !== at))}
              />
            </li>
          ))}
        </ol>
        <div class="ui-row ui-row-wrap">
          <Button icon={Plus} onClick={() => setRules([...rules, EMPTY])}>
            {t("recovery-rules-add")}
          </Button>
          <span class="ui-grow" />
          {dirty && (
            <Button variant="ghost" onClick={() => take(kept)}>
              {t("ui-discard-action")}
            </Button>
          )}
          <Button variant="primary" disabled={!dirty} busy={busy} onClick={() => void save()}>
            {t("ui-save")}
          </Button>
        </div>
        {question}
      </section>
    </>
  );
}

interface RuleProps {
  rule: RecoveryRule;
  nth: number;
  networks: readonly ChainNetwork[];
  onChange: (change: Partial<RecoveryRule>) => void;
  onRemove: () => void;
}

function RuleFields({ rule, nth, networks, onChange, onRemove }: RuleProps) {
  const known = networks.map(({ id, name }) => ({ value: id, label: name }));
  if (rule.network && !known.some((it) => it.value === rule.network))
    known.push({ value: rule.network, label: rule.network });
  return (
    <fieldset class="recovery-rule">
      <legend>{t("recovery-rule", { nth })}</legend>
      <Field label={t("recovery-rule-reason")}>
        <Select
          value={rule.reason}
          options={REASONS.map((value) => ({ value, label: t(`recovery-reason-${value}`) }))}
          onValue={(reason) => onChange({ reason })}
        />
      </Field>
      <Field label={t("recovery-rule-network")}>
        <Select
          value={rule.network ?? ""}
          options={[{ value: "", label: t("recovery-rule-any") }, ...known]}
          onValue={(network) =>
            onChange({ network: network || null, ...(!network && { token: null, smallest: null }) })
          }
        />
      </Field>
      <Written
        label={t("recovery-rule-token")}
        value={rule.token ?? ""}
        disabled={!rule.network}
        onValue={(text) => onChange({ token: text.trim() || null, ...(!text.trim() && { smallest: null }) })}
      />
      <Written
        label={t("recovery-rule-smallest")}
        value={rule.smallest ?? ""}
        disabled={!rule.token}
        onValue={(text) => onChange({ smallest: text.trim() || null })}
      />
      <FeeFields fee={rule.fee ?? { kind: "none" }} onChange={(fee) => onChange({ fee })} />
      <Written
        label={t("recovery-rule-days")}
        value={String(rule.days)}
        onValue={(text) => onChange({ days: Number.parseInt(text, 10) || 0 })}
      />
      <div class="recovery-rule-end">
        <Checkbox
          label={t("recovery-rule-offered")}
          checked={rule.offered}
          onValue={(offered) => onChange({ offered })}
        />
        <Checkbox
          label={t("recovery-rule-signature")}
          checked={rule.signature}
          onValue={(signature) => onChange({ signature })}
        />
        <span class="ui-grow" />
        <IconButton icon={Trash2} label={t("recovery-rules-remove", { nth })} onClick={onRemove} />
      </div>
    </fieldset>
  );
}

function FeeFields({ fee, onChange }: { fee: RecoveryFee; onChange: (fee: RecoveryFee) => void }) {
  const kinds: Record<(typeof FEES)[number], RecoveryFee> = {
    none: { kind: "none" },
    fixed: { kind: "fixed", amount: "", asset: "USDT" },
    percent: { kind: "percent", percent: "1" },
  };
  return (
    <>
      <Field label={t("recovery-rule-fee")}>
        <Select
          value={fee.kind}
          options={FEES.map((value) => ({ value, label: t(`recovery-fee-kind-${value}`) }))}
          onValue={(kind) => onChange(kinds[kind])}
        />
      </Field>
      {fee.kind === "fixed" && (
        <>
          <Written
            label={t("recovery-rule-amount")}
            value={fee.amount}
            onValue={(text) => onChange({ ...fee, amount: text.trim() })}
          />
          <Written
            label={t("recovery-rule-asset")}
            value={fee.asset}
            onValue={(text) => onChange({ ...fee, asset: text.trim() })}
          />
        </>
      )}
      {fee.kind === "percent" && (
        <Written
          label={t("recovery-rule-percent")}
          value={fee.percent}
          onValue={(text) => onChange({ ...fee, percent: text.trim() })}
        />
      )}
    </>
  );
}

interface WrittenProps {
  label: string;
  value: string;
  disabled?: boolean;
  onValue: (text: string) => void;
}

function Written({ label, value, disabled = false, onValue }: WrittenProps) {
  return (
    <Field label={label}>
      <TextInput
        value={value}
        disabled={disabled}
        dir="ltr"
        spellcheck={false}
        autocomplete="off"
        onValue={onValue}
      />
    </Field>
  );
}
