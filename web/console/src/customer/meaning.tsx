import type { Suggestions, Understood } from "@ombud/api";
import { PencilLine, Undo2 } from "lucide";
import { useState } from "preact/hooks";
import { Picker, type PickOption } from "../app/picker.tsx";
import { inOwnLanguage, t } from "../i18n/index.ts";
import { toastError } from "../state/errors.ts";
import { http } from "../state/http.ts";
import { can } from "../state/session.ts";
import type { Thread } from "../state/thread.ts";
import { Icon, IconButton, toast } from "../ui/index.ts";

/** What has nothing to do with the platform, as the tree of intents calls it. */
const OUTSIDE = "oos";

interface MeaningProps {
  thread: Thread;
  found: Suggestions;
  onChange: () => void;
}

/** What a customer's words are about, and the place to say that it is something else: the classifier learns by it. */
export function Meaning({ thread, found, onChange }: MeaningProps) {
  const [intents, setIntents] = useState<Understood["intents"] | null>(null);
  const { reading, corrected } = found;
  if (!reading) return null;
  const read = (reading.sure && inOwnLanguage(reading.intent_title)) || null;
  const shown = corrected?.intent === OUTSIDE ? t("meaning-outside") : (read ?? t("suggested-unsure"));
  if (!can("cases.change")) return <span>{shown}</span>;
  const path = `/cases/${thread.id}/meaning` as const;
  const load = () => {
    if (!intents) http.get("/understanding/intents").then((it) => setIntents(it.intents), toastError);
  };
  const say = async (intent: string) => {
    try {
      await http.request("PUT", path, { intent });
      toast(t("meaning-kept"), { action: { label: t("ui-undo"), run: () => void takeBack() } });
      onChange();
    } catch (error) {
      toastError(error);
    }
  };
  const takeBack = async () => {
    try {
      await http.request("DELETE", path);
      onChange();
    } catch (error) {
      toastError(error);
    }
  };
  return (
    <>
      <Picker
        name="case-meaning"
        label={t("meaning-label")}
        placeholder={t("meaning-search")}
        options={optionsOf(intents ?? [])}
        chosen={
          new Set(corrected ? [corrected.intent] : reading.sure && reading.intent ? [reading.intent] : [])
        }
        onOpen={load}
        onPick={(intent) => void say(intent)}
        trigger={(props) => (
          <button type="button" class="editable" {...props} aria-label={`${t("meaning-label")}: ${shown}`}>
            {/* The pen stays with the last word. */}
            {`${shown}\u00a0`}
            <Icon of={PencilLine} size={13} class="meaning-pen" />
          </button>
        )}
      />
      {corrected && (
        <IconButton size="sm" icon={Undo2} label={t("meaning-take-back")} onClick={() => void takeBack()} />
      )}
    </>
  );
}

function optionsOf(intents: Understood["intents"]): PickOption[] {
  const option = (it: Understood["intents"][number]): PickOption => ({
    value: it.id,
    label: inOwnLanguage(it.title) ?? it.id,
    hint: it.about,
  });
  return [
    ...intents.map(option),
    { value: OUTSIDE, label: t("meaning-outside"), hint: t("meaning-outside-hint") },
  ];
}
