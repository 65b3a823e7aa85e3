import type { List, ListedCorrection, ModelVersion, Understood } from "@ombud/api";
import { ArrowLeft, PencilLine, Undo2, X } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { href, navigate, place } from "../../app/router.ts";
import { formatDate, formatRelative, inOwnLanguage, t } from "../../i18n/index.ts";
import { slowNow } from "../../state/clock.ts";
import { staff, staffName } from "../../state/directory.ts";
import { http } from "../../state/http.ts";
import { can } from "../../state/session.ts";
import { useView } from "../../state/view.ts";
import {
  Banner,
  Button,
  type Column,
  Combobox,
  type ComboOption,
  ConfirmDialog,
  EmptyState,
  Field,
  IconButton,
  LinkButton,
  Loading,
  problemText,
  Table,
  toast,
} from "../../ui/index.ts";
import { SectionHead } from "./list-page.tsx";
import "./quality.css";

const PAGE = 50;
/** What has nothing to do with the platform, as the tree of intents calls it. */
const OUTSIDE = "oos";

interface Wanted {
  intent: string | null;
  by: string | null;
}

/** The filters stand in the address, so that a list can be passed on. */
function wantedIn(query: URLSearchParams): Wanted {
  return { intent: query.get("intent") || null, by: query.get("by") || null };
}

function pathOf({ intent, by }: Wanted): string {
  const query = new URLSearchParams({ ...(intent && { intent }), ...(by && { by }) }).toString();
  return `/settings/quality/corrections${query && `?${query}`}`;
}

interface Found {
  items: readonly ListedCorrection[];
  next: string | null;
  busy: boolean;
  problem: string | null;
}

/** The corrections that are wanted, page after page. */
function useCorrections({ intent, by }: Wanted) {
  const [found, setFound] = useState<Found>({ items: [], next: null, busy: true, problem: null });
  const load = async (cursor: string | null, before: readonly ListedCorrection[], signal?: AbortSignal) => {
    setFound({ items: before, next: cursor, busy: true, problem: null });
    try {
      const query = {
        limit: PAGE,
        ...(intent && { intent }),
        ...(by && { by }),
        ...(cursor && { cursor }),
      };
      const page: List<ListedCorrection> = await http.request(
        "GET",
        "/understanding/corrections",
        undefined,
        { query, ...(signal && { signal }) },
      );
      setFound({ items: [...before, ...page.items], next: page.next ?? null, busy: false, problem: null });
    } catch (error) {
      if (signal?.aborted) return;
      setFound({ items: before, next: cursor, busy: false, problem: problemText(error) });
    }
  };
  useEffect(() => {
    const stop = new AbortController();
    void load(null, [], stop.signal);
    return () => stop.abort();
  }, [intent, by]);
  const drop = (pos: number) =>
    setFound((was) => ({ ...was, items: was.items.filter((it) => it.pos !== pos) }));
  return { ...found, more: () => void load(found.next, found.items), drop };
}

/** What intents are called; without them their ids say it. */
export function useTitles(): Record<string, string> {
  const intents = useView("/understanding/intents").shown?.intents ?? [];
  const named = (it: Understood["intents"][number]) => [it.id, inOwnLanguage(it.title) ?? it.id] as const;
  return { ...Object.fromEntries(intents.map(named)), [OUTSIDE]: t("quality-outside-intent") };
}

/** What became of each version: which of them was taken up. Without it, its number says it. */
function useVersions(): readonly ModelVersion[] {
  return useView("/understanding/quality").shown?.versions ?? [];
}

/** What colleagues said that messages are about: what the classifier learns from, one by one. */
export function CorrectionsPage() {
  const wanted = wantedIn(place.value.query);
  const { items, next, busy, problem, more, drop } = useCorrections(wanted);
  const [titles, versions] = [useTitles(), useVersions()];
  const [leaving, setLeaving] = useState<ListedCorrection | null>(null);
  const filtered = wanted.intent !== null || wanted.by !== null;
  const want = (change: Partial<Wanted>) => navigate(pathOf({ ...wanted, ...change }), { replace: true });
  return (
    <>
      <div>
        <LinkButton size="sm" variant="ghost" icon={ArrowLeft} href={href("/settings/quality")}>
          {t("settings-quality")}
        </LinkButton>
      </div>
      <SectionHead title={t("corrections-title")} text={t("corrections-text")} />
      {(filtered || items.length > 0) && <Filters wanted={wanted} titles={titles} onWanted={want} />}
      {problem && (
        <Banner tone="danger" action={<Button onClick={more}>{t("ui-retry")}</Button>}>
          {problem}
        </Banner>
      )}
      {busy && items.length === 0 && <Loading rows={6} />}
      {!busy && !problem && items.length === 0 && (
        <EmptyState icon={PencilLine} title={t(filtered ? "corrections-none-filtered" : "corrections-none")}>
          {t(filtered ? "corrections-none-filtered-text" : "corrections-none-text")}
        </EmptyState>
      )}
      {items.length > 0 && (
        <Table
          caption={t("corrections-title")}
          rows={items}
          rowKey={(it) => String(it.pos)}
          columns={columns(titles, versions, setLeaving)}
        />
      )}
      {items.length > 0 && next !== null && !problem && (
        <Button busy={busy} onClick={more}>
          {t("corrections-more")}
        </Button>
      )}
      {leaving && (
        <ConfirmDialog
          title={t("corrections-take-back")}
          action={t("corrections-take-back")}
          danger
          text={t("corrections-take-back-text", { intent: titles[leaving.intent] ?? leaving.intent })}
          onConfirm={async () => {
            await http.request("DELETE", `/understanding/corrections/${leaving.pos}`);
            drop(leaving.pos);
            toast(t("corrections-taken-back"));
          }}
          onClose={() => setLeaving(null)}
        />
      )}
    </>
  );
}

interface FiltersProps {
  wanted: Wanted;
  titles: Readonly<Record<string, string>>;
  onWanted: (change: Partial<Wanted>) => void;
}

function Filters({ wanted, titles, onWanted }: FiltersProps) {
  const intents: ComboOption[] = Object.entries(titles)
    .map(([value, label]) => ({ value, label, keywords: value }))
    .sort((a, b) => a.label.localeCompare(b.label));
  const people = staff.value.map((one) => ({ value: one.id, label: one.name, hint: one.email }));
  return (
    <search class="ui-card quality-filters" aria-label={t("corrections-filters")}>
      <Field label={t("quality-intent")}>
        <Combobox
          clearable
          label={t("quality-intent")}
          placeholder={t("corrections-any-intent")}
          value={wanted.intent}
          options={intents}
          onValue={(intent) => onWanted({ intent })}
        />
      </Field>
      <Field label={t("corrections-by")}>
        <Combobox
          clearable
          label={t("corrections-by")}
          placeholder={t("corrections-anybody")}
          value={wanted.by}
          options={people}
          onValue={(by) => onWanted({ by })}
        />
      </Field>
      {(wanted.intent !== null || wanted.by !== null) && (
        <Button
          variant="ghost"
          size="sm"
          icon={X}
          class="quality-clear"
          onClick={() => onWanted({ intent: null, by: null })}
        >
          {t("corrections-clear")}
        </Button>
      )}
    </search>
  );
}

function columns(
  titles: Readonly<Record<string, string>>,
  versions: readonly ModelVersion[],
  onLeave: (it: ListedCorrection) => void,
): Column<ListedCorrection>[] {
  const takesBack = can("routing.manage");
  return [
    { id: "words", label: t("corrections-words"), cell: (it) => <Words of={it} /> },
    {
      id: "intent",
      label: t("corrections-meaning"),
      cell: (it) => (
        <span>
          <s class="ui-muted">{it.read_as ? (titles[it.read_as] ?? it.read_as) : t("corrections-unsure")}</s>
          <span aria-hidden="true"> → </span>
          <span class="ui-visually-hidden">{t("corrections-to")}</span>
          <b>{titles[it.intent] ?? it.intent}</b>
        </span>
      ),
    },
    {
      id: "by",
      label: t("corrections-by"),
      cell: (it) => (
        <span>
          {it.by ? (staffName(it.by) ?? t("by-nobody")) : t("corrections-programme")}{" "}
          <time class="ui-muted ui-small" dateTime={it.at} title={formatDate(it.at, "full")}>
            {formatRelative(it.at, slowNow.value)}
          </time>
        </span>
      ),
    },
    { id: "learnt", label: t("quality-learnt"), cell: (it) => learnt(it, versions) },
    ...(takesBack
      ? [
          {
            id: "back",
            label: t("corrections-take-back"),
            hideLabel: true,
            align: "end" as const,
            // Who does not see the words cannot judge what was said of them.
            cell: (it: ListedCorrection) =>
              it.case && (
                <IconButton
                  size="sm"
                  icon={Undo2}
                  label={t("corrections-take-back")}
                  onClick={() => onLeave(it)}
                />
              ),
          },
        ]
      : []),
  ];
}

/** Which version knows it, and whether messages are read by one that does. */
function learnt(it: ListedCorrection, versions: readonly ModelVersion[]): string {
  if (it.learnt_in === null || it.learnt_in === undefined) return t("corrections-not-yet");
  const version = String(it.learnt_in);
  if (it.in_use) return t("corrections-in-version", { version });
  const refused = versions.some((one) => one.version === it.learnt_in && one.verdict !== "used");
  return t(refused ? "corrections-in-refused" : "corrections-in-other", { version });
}

function Words({ of }: { of: ListedCorrection }) {
  if (!of.case) return <span class="ui-muted">{t("corrections-hidden")}</span>;
  return (
    <span class="quality-words">
      {of.text ? <q dir="auto">{of.text}</q> : <span class="ui-muted">{t("corrections-gone")}</span>}{" "}
      <a class="ui-small" href={href(`/inbox/all/${of.case}`)}>
        {t("corrections-case", { number: String(of.case_number ?? "") })}
      </a>
    </span>
  );
}
