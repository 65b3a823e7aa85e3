import type { Routing, RoutingRule, RoutingShown, Team } from "@ombud/api";
import { Pencil, Plus, Split, Trash2 } from "lucide";
import { useState } from "preact/hooks";
import { t } from "../../i18n/index.ts";
import {
  Badge,
  Banner,
  Button,
  EmptyState,
  Field,
  IconButton,
  Loaded,
  Select,
  Switch,
} from "../../ui/index.ts";
import { Sortable } from "../../ui/sortable.tsx";
import "../knowledge/knowledge.css";
import { choicesOf, useList } from "./lists.ts";
import { OverflowFields } from "./routing-overflow.tsx";
import { RuleEditor } from "./routing-rule-editor.tsx";
import { EMPTY_RULE, type RoutingStore, saidOf } from "./routing-store.ts";
import { type Names, thenWords, useNames, whenWords } from "./routing-words.ts";

interface Props {
  store: RoutingStore;
  /** What intents and their groups are called. */
  titles: ReadonlyMap<string, string>;
}

/** The rules in their order, and what comes after them. */
export function RoutingRules(props: Props) {
  return (
    <Loaded view={props.store} rows={4}>
      {(shown) => <Rules {...props} shown={shown} />}
    </Loaded>
  );
}

function Rules({ store, titles, shown }: Props & { shown: RoutingShown }) {
  const [editing, setEditing] = useState<number | "new" | null>(null);
  const { routing } = shown;
  const edited = typeof editing === "number" ? routing.rules?.[editing] : EMPTY_RULE;
  const add = (
    <Button variant="primary" icon={Plus} onClick={() => setEditing("new")}>
      {t("routing-rule-add")}
    </Button>
  );
  return (
    <>
      <section class="ui-card ui-stack" aria-labelledby="routing-rules">
        <div class="ui-row ui-row-wrap">
          <h2 id="routing-rules" class="ui-grow">
            {t("routing-rules")}
          </h2>
          {(routing.rules?.length ?? 0) > 0 && add}
        </div>
        <p class="ui-muted">{t("routing-rules-text")}</p>
        {shown.troubles.map((it) => (
          <Banner key={it.field} tone="warn">
            {t("routing-trouble", { rule: ruleOf(it.field, routing) })}
          </Banner>
        ))}
        {(routing.rules?.length ?? 0) === 0 ? (
          <EmptyState icon={Split} title={t("routing-rules-empty")} action={add}>
            {t("routing-rules-empty-text")}
          </EmptyState>
        ) : (
          <RuleList store={store} titles={titles} onEdit={setEditing} />
        )}
      </section>
      <After store={store} routing={routing} />
      {editing !== null && edited && (
        <RuleEditor
          rule={edited}
          at={editing}
          store={store}
          titles={titles}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  );
}

/** Which rule a field of the whole belongs to, by its name. */
function ruleOf(field: string, routing: Routing): string {
  const at = /^rules\[(\d+)\]/.exec(field)?.[1];
  return at === undefined ? t("routing-after") : (routing.rules?.[Number(at)]?.name ?? field);
}

function RuleList({ store, titles, onEdit }: Props & { onEdit: (at: number) => void }) {
  const names = useNames();
  const routing = store.shown?.routing;
  if (!routing) return null;
  const rules = routing.rules ?? [];
  const put = (next: RoutingRule[], said: string) => store.change({ ...routing, rules: next }, said);
  return (
    <Sortable
      items={rules}
      idOf={(rule) => rule.id ?? rule.name}
      nameOf={(rule) => rule.name}
      onOrder={(next) => put(next, t("routing-order-saved"))}
    >
      {(rule, at) => (
        <RuleRow
          rule={rule}
          place={at + 1}
          names={names}
          titles={titles}
          onEdit={() => onEdit(at)}
          onToggle={(enabled) =>
            put(
              rules.map((one) => (one === rule ? { ...rule, enabled } : one)),
              saidOf(enabled ? "on" : "off", rule.name),
            )
          }
          onDelete={() =>
            put(
              rules.filter((one) => one !== rule),
              saidOf("deleted", rule.name),
            )
          }
        />
      )}
    </Sortable>
  );
}

interface RowProps {
  rule: RoutingRule;
  place: number;
  names: Names;
  titles: ReadonlyMap<string, string>;
  onEdit: () => void;
  onToggle: (enabled: boolean) => void;
  onDelete: () => void;
}

function RuleRow({ rule, place, names, titles, onEdit, onToggle, onDelete }: RowProps) {
  const when = whenWords(rule, names, titles);
  const then = thenWords(rule, names);
  return (
    <div class={`routing-rule ${rule.enabled ? "" : "routing-rule-off"}`}>
      <div class="routing-rule-what">
        <p class="routing-rule-name">
          <span class="ui-muted">{place}.</span> <strong>{rule.name}</strong>{" "}
          {!rule.enabled && <Badge>{t("routing-rule-disabled")}</Badge>}
        </p>
        <p class="ui-small">
          {when.length === 0 && <span class="ui-muted">{t("routing-all-cases")}</span>}
          {when.map((one) => (
            <span key={one.name} class="routing-when">
              <span class="ui-muted">{t(`routing-when-${one.name}`)}</span> {one.words}
            </span>
          ))}
        </p>
        <p class="ui-small routing-then">
          <span aria-hidden="true">→ </span>
          {then.join(" · ")}
        </p>
      </div>
      <div class="ui-row" style={{ "--gap": "4px" }}>
        <Switch
          hideLabel
          label={t("routing-rule-enabled", { name: rule.name })}
          checked={rule.enabled ?? true}
          onValue={onToggle}
        />
        <IconButton
          size="sm"
          icon={Pencil}
          label={t("routing-rule-edit", { name: rule.name })}
          onClick={onEdit}
        />
        <IconButton
          size="sm"
          icon={Trash2}
          label={t("routing-rule-delete", { name: rule.name })}
          onClick={onDelete}
        />
      </div>
    </div>
  );
}

const AT_LEAST = ["", "normal", "high", "urgent"] as const;

/** What counts where no rule says anything. */
function After({ store, routing }: { store: RoutingStore; routing: Routing }) {
  const teams = useList<Team>("/teams");
  const change = (part: Partial<Routing>) => store.change({ ...routing, ...part }, t("ui-saved"));
  const tiers = routing.tiers ?? {};
  return (
    <section class="ui-card ui-stack" aria-labelledby="routing-after">
      <h2 id="routing-after">{t("routing-after")}</h2>
      <p class="ui-muted">{t("routing-after-text")}</p>
      <div class="routing-roles">
        <Field label={t("routing-fallback")} hint={t("routing-fallback-hint")}>
          <Select
            value={routing.fallback ?? ""}
            options={[
              ...((routing.rules?.length ?? 0) === 0 ? [{ value: "", label: t("routing-no-fallback") }] : []),
              ...choicesOf(teams),
            ]}
            onValue={(team) => change({ fallback: team || null })}
          />
        </Field>
        {(["premium", "vip"] as const).map((tier) => (
          <Field
            key={tier}
            label={t("routing-tier", { tier: t(`tier-${tier}`) })}
            hint={t("routing-tier-hint")}
          >
            <Select
              value={tiers[tier] ?? ""}
              options={AT_LEAST.map((value) => ({
                value,
                label: value ? t(`priority-${value}`) : t("routing-tier-none"),
              }))}
              onValue={(value) => change({ tiers: { ...tiers, [tier]: value || null } })}
            />
          </Field>
        ))}
      </div>
      <OverflowFields
        label={t("routing-overflow-all")}
        value={routing.overflow ?? null}
        onValue={(overflow) => change({ overflow })}
        saved
      />
    </section>
  );
}
