import type { Recovery } from "@ombud/api";
import { CornerUpLeft } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { RailButton } from "../../app/shell.tsx";
import { RecoveryCard } from "../../customer/recovery-card.tsx";
import { t } from "../../i18n/index.ts";
import { http } from "../../state/http.ts";
import { reconnects } from "../../state/live.ts";
import { useAsked } from "../../state/view.ts";
import { EmptyState, Loaded, RadioGroup } from "../../ui/index.ts";

/** What waits for staff, for customers, and what is over. */
const LISTS = {
  staff: [undefined],
  customer: ["needs_proof", "needs_terms"],
  done: ["done"],
  refused: ["refused", "withdrawn"],
} as const;
type List = keyof typeof LISTS;

async function read(list: List): Promise<Recovery[]> {
  const pages = await Promise.all(
    LISTS[list].map((state) => http.get("/recoveries", state ? { state } : {})),
  );
  return pages.flatMap((page) => page.items);
}

/** Deposits that customers want to have back, over all cases that one sees. */
export default function Recoveries() {
  const [list, setList] = useState<List>("staff");
  const view = useAsked(list, () => read(list), reconnects.value);
  const items = view.shown;
  useEffect(() => {
    document.title = `${t("recoveries-title")} · Ombud`;
  });
  return (
    <div class="recoveries">
      <header class="recoveries-head">
        <RailButton />
        <h1>{t("recoveries-title")}</h1>
      </header>
      <p class="ui-muted">{t("recoveries-text")}</p>
      <RadioGroup
        bar
        label={t("recoveries-which")}
        value={list}
        options={(Object.keys(LISTS) as List[]).map((value) => ({ value, label: t(`recoveries-${value}`) }))}
        onValue={setList}
      />
      <Loaded view={view} rows={4} />
      {items?.length === 0 && (
        <EmptyState icon={CornerUpLeft} title={t("recoveries-none")}>
          {t("recoveries-none-text")}
        </EmptyState>
      )}
      <ul class="recoveries-list">
        {items?.map((it) => (
          <li key={it.id}>
            <RecoveryCard of={it} listed onChanged={view.load} />
          </li>
        ))}
      </ul>
    </div>
  );
}
