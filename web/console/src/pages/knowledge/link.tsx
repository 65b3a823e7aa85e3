import { useState } from "preact/hooks";
import { t } from "../../i18n/index.ts";
import { Button, Dialog, Field, RadioGroup, TextInput } from "../../ui/index.ts";
import { type Edit, isTarget, link, type Selection } from "./markdown.ts";
import { TopicSearch } from "./topic-search.tsx";

type Change = (text: string, selection: Selection) => Edit;

interface LinkProps {
  /** What is selected in the text. */
  selected: string;
  onInsert: (change: Change) => void;
  onClose: () => void;
}

/** Asks what a link leads to: another topic, found by its words, or an address. */
export function LinkDialog({ selected, onInsert, onClose }: LinkProps) {
  const [kind, setKind] = useState<"topic" | "address">("topic");
  const [address, setAddress] = useState("https://");
  const [words, setWords] = useState(selected.replace(/\s+/g, " ").trim());
  const [tried, setTried] = useState(false);
  const target = address.trim();
  const wrong = tried && !isTarget(target) ? t("knowledge-link-wrong") : null;
  const submit = () => {
    if (kind === "topic") return;
    setTried(true);
    if (isTarget(target)) onInsert((text, at) => link(text, at, target, words.trim() || target));
  };
  return (
    <Dialog
      title={t("knowledge-tool-link")}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>{t("ui-cancel")}</Button>
          {kind === "address" && (
            <Button type="submit" variant="primary">
              {t("knowledge-insert")}
            </Button>
          )}
        </>
      }
    >
      <div class="ui-stack">
        <RadioGroup
          bar
          label={t("knowledge-link-to")}
          value={kind}
          options={(["topic", "address"] as const).map((value) => ({
            value,
            label: t(`knowledge-link-${value}`),
          }))}
          onValue={setKind}
        />
        {kind === "topic" ? (
          <TopicSearch
            label={t("knowledge-link-topic")}
            onPick={(topic) => onInsert((text, at) => link(text, at, topic.slug, topic.title || topic.slug))}
          />
        ) : (
          <>
            <Field label={t("knowledge-link-address")} error={wrong} hint={t("knowledge-link-hint")} required>
              <TextInput
                value={address}
                onValue={setAddress}
                inputMode="url"
                spellcheck={false}
                data-autofocus
              />
            </Field>
            {selected.trim() === "" && (
              <Field label={t("knowledge-link-words")}>
                <TextInput value={words} onValue={setWords} />
              </Field>
            )}
          </>
        )}
      </div>
    </Dialog>
  );
}
