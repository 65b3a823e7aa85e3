import type { Inbox, MenuRule, MenuState, MenuTried, PlaybookLine, TopicLine } from "@ombud/api";
import { Plus, Trash2 } from "lucide";
import { useRef, useState } from "preact/hooks";
import { inOwnLanguage, languageName, t } from "../../i18n/index.ts";
import { http } from "../../state/http.ts";
import { useAsked, useView } from "../../state/view.ts";
import { useSettled } from "../../ui/hooks.ts";
import {
  Badge,
  Banner,
  Button,
  Checkbox,
  type ComboOption,
  Field,
  IconButton,
  Loaded,
  MultiCombobox,
  Select,
  Switch,
  TextArea,
  TextInput,
} from "../../ui/index.ts";
import { Sortable } from "../../ui/sortable.tsx";
import { type InboxPart, type InboxValues, spokenLanguages } from "./inbox-form.ts";
import { useList } from "./lists.ts";
import "./inbox-menu.css";

const STATES = ["frozen", "held", "withdrawal", "deposit", "watched"] as const;

interface MenuProps extends InboxPart {
  inbox: Inbox;
}

/** What the chat offers before the first message: rules by page, and what comes of them on a page. */
export function FirstMenu({ form, inbox }: MenuProps) {
  const { values } = form;
  const [page, setPage] = useState("/wallet/withdraw");
  const [state, setState] = useState<Partial<MenuState>>({});
  const spoken = spokenLanguages(values);
  const [chosen, setChosen] = useState("");
  const language = spoken.includes(chosen) ? chosen : (spoken[0] ?? "en");
  const whole = tidied(values.menu);
  const rules = whole?.map((it) => it.rule) ?? null;
  const written = { page: page.trim() || "/", language, state, rules };
  // While somebody writes, nothing is asked, and what was answered stays.
  const asked: typeof written = JSON.parse(useSettled(JSON.stringify(written), 300));
  const view = useAsked<MenuTried>(JSON.stringify(asked), () =>
    http.post(`/inboxes/${inbox.id}/menu/try`, asked),
  );
  const last = useRef<MenuTried | null>(null);
  last.current = view.shown ?? last.current;
  const defaults = useRef<MenuRule[] | null>(null);
  if (view.shown && asked.rules === null) defaults.current = view.shown.rules;
  // Own rules come back as they were when they are wanted again.
  const own = useRef<MenuRule[] | null>(null);
  own.current = values.menu ?? own.current;
  const begun = own.current ?? defaults.current;
  return (
    <div class="inbox-look">
      <div class="ui-stack">
        <p class="ui-muted">{t("menu-text")}</p>
        {!values.bot && <Banner tone="info">{t("menu-off")}</Banner>}
        <Switch
          label={t("menu-own")}
          hint={t("menu-own-hint")}
          checked={values.menu !== null && values.menu !== undefined}
          disabled={begun === null}
          onValue={(on) => form.set("menu", on ? begun : null)}
        />
        {form.error("menu") && <Banner tone="danger">{form.error("menu")}</Banner>}
        {values.menu ? (
          <Rules rules={values.menu} onRules={(menu) => form.set("menu", menu)} />
        ) : (
          <Defaults rules={defaults.current ?? []} />
        )}
      </div>
      <section class="inbox-preview" aria-labelledby="menu-try">
        <h2 id="menu-try">{t("menu-try")}</h2>
        <Field label={t("menu-page")} hint={t("menu-page-hint")}>
          <TextInput value={page} onValue={setPage} maxLength={1000} />
        </Field>
        <Field label={t("settings-inboxes-texts-language")}>
          <Select
            value={language}
            options={spoken.map((value) => ({ value, label: languageName(value) }))}
            onValue={setChosen}
          />
        </Field>
        <fieldset class="settings-fieldset">
          <legend>{t("menu-customer")}</legend>
          {STATES.map((one) => (
            <Checkbox
              key={one}
              label={t(`menu-state-${one}`)}
              checked={state[one] ?? false}
              onValue={(on) => setState({ ...state, [one]: on })}
            />
          ))}
        </fieldset>
        <Loaded view={{ ...view, shown: last.current }} rows={4}>
          {(tried) => <Offered tried={tried} places={whole?.map((it) => it.at) ?? null} />}
        </Loaded>
      </section>
    </div>
  );
}

/** Those that are whole, each with its place: without empty lines, which one has while one writes. */
function tidied(rules: InboxValues["menu"]): { at: number; rule: MenuRule }[] | null {
  if (!rules) return null;
  const tidy = rules.map(({ pages, offers }, at) => ({
    at,
    rule: { pages: pages.map((it) => it.trim()).filter(Boolean), offers },
  }));
  return tidy.filter(({ rule }) => rule.pages.length > 0 && rule.offers.length > 0);
}

/** What stands on the buttons, as the customer sees it, and why. */
function Offered({ tried, places }: { tried: MenuTried; places: readonly number[] | null }) {
  const nth = typeof tried.matched === "number" ? (places?.[tried.matched] ?? tried.matched) : null;
  return (
    <>
      <ul class="menu-offers" aria-label={t("menu-offered")}>
        {tried.offers.map((offer) => (
          <li key={offer.offer}>
            <span class="menu-button" dir="auto">
              {offer.text}
            </span>
            <Badge>{t(`menu-why-${offer.why}`)}</Badge>
          </li>
        ))}
      </ul>
      <p class="ui-muted ui-small">
        {nth === null ? t("menu-no-rule") : t("menu-matched", { number: nth + 1 })}
      </p>
      {tried.unknown.length > 0 && (
        <Banner tone="warn">{t("menu-unknown", { names: tried.unknown.join(", ") })}</Banner>
      )}
    </>
  );
}

/** What can be offered: intents, for which the best that is published stands; flows; topics. */
function useOffers(): ComboOption[] {
  const intents = useView("/understanding/intents").shown?.intents ?? [];
  const playbooks = useList<PlaybookLine>("/playbooks").items.value ?? [];
  const topics = useList<TopicLine>("/knowledge/topics").items.value ?? [];
  const option = (value: string, label: string, hint: string) => ({ value, label, hint, keywords: value });
  return [
    ...intents.map((it) =>
      option(`intent:${it.id}`, inOwnLanguage(it.title) ?? it.id, t("menu-kind-intent")),
    ),
    ...playbooks
      .filter((it) => it.state === "published")
      .map((it) =>
        option(`playbook:${it.slug}`, inOwnLanguage(it.titles) ?? it.slug, t("menu-kind-playbook")),
      ),
    ...topics
      .filter((it) => !it.internal)
      .map((it) => option(`topic:${it.slug}`, it.title || it.slug, t("menu-kind-topic"))),
  ];
}

interface RulesProps {
  rules: readonly MenuRule[];
  onRules: (rules: MenuRule[]) => void;
}

function Rules({ rules, onRules }: RulesProps) {
  const offers = useOffers();
  const numbered = rules.map((rule, at) => ({ rule, at }));
  const change = (at: number, part: Partial<MenuRule>) =>
    onRules(rules.map((it, nth) => (nth === at ? { ...it, ...part } : it)));
  return (
    <>
      <Sortable
        items={numbered}
        idOf={(it) => String(it.at)}
        nameOf={(it) => it.rule.pages[0] ?? ""}
        onOrder={(next) => onRules(next.map((it) => it.rule))}
      >
        {({ rule, at }) => (
          <div class="menu-rule">
            <Field label={t("menu-pages")} hint={t("menu-pages-hint")}>
              <TextArea
                rows={2}
                value={rule.pages.join("\n")}
                onValue={(text) => change(at, { pages: text.split("\n") })}
              />
            </Field>
            <Field label={t("menu-offers")}>
              <MultiCombobox
                label={t("menu-offers")}
                placeholder={t("menu-offers-add")}
                values={rule.offers}
                options={offers}
                onValues={(next) => change(at, { offers: next })}
              />
            </Field>
            <IconButton
              icon={Trash2}
              label={t("menu-remove", { number: at + 1 })}
              onClick={() => onRules(rules.filter((_, nth) => nth !== at))}
            />
          </div>
        )}
      </Sortable>
      <div>
        <Button icon={Plus} onClick={() => onRules([...rules, { pages: ["/"], offers: [] }])}>
          {t("menu-add")}
        </Button>
      </div>
    </>
  );
}

/** The rules that come with the program, to be read. */
function Defaults({ rules }: { rules: readonly MenuRule[] }) {
  const offers = useOffers();
  const named = (offer: string) => offers.find((it) => it.value === offer)?.label ?? offer;
  return (
    <ol class="menu-defaults">
      {rules.map((rule) => (
        <li key={rule.pages.join()}>
          <code dir="ltr">{rule.pages.join("  ")}</code>
          <p class="ui-muted ui-small">{rule.offers.map(named).join(" · ")}</p>
        </li>
      ))}
    </ol>
  );
}
