import { useState } from "preact/hooks";
import { t } from "../../i18n/index.ts";
import { Button, Dialog, Field, MultiCombobox, RadioGroup, TextInput } from "../../ui/index.ts";
import { type Edit, film, isFilm, isTarget, link, region, type Selection } from "./markdown.ts";
import { regionOptions } from "./regions.ts";
import { TopicSearch } from "./topic-search.tsx";

/** What is asked before it is put into the text. */
export type Insert = "link" | "video" | "region";

type Change = (text: string, selection: Selection) => Edit;

interface InsertProps {
  what: Insert;
  /** What is selected in the text. */
  selected: string;
  onInsert: (change: Change) => void;
  onClose: () => void;
}

/** Asks what a link leads to, where a video is, or for which regions a part is. */
export function InsertDialog(props: InsertProps) {
  if (props.what === "link") return <LinkDialog {...props} />;
  if (props.what === "video") return <VideoDialog {...props} />;
  return <RegionDialog {...props} />;
}

function LinkDialog({ selected, onInsert, onClose }: InsertProps) {
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

function VideoDialog({ onInsert, onClose }: InsertProps) {
  const [address, setAddress] = useState("");
  const [tried, setTried] = useState(false);
  const target = address.trim();
  return (
    <Dialog
      title={t("knowledge-tool-video")}
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (isFilm(target)) onInsert((text, at) => film(text, at, target));
      }}
      actions={
        <>
          <Button onClick={onClose}>{t("ui-cancel")}</Button>
          <Button type="submit" variant="primary">
            {t("knowledge-insert")}
          </Button>
        </>
      }
    >
      <Field
        label={t("knowledge-video-address")}
        hint={t("knowledge-video-hint")}
        error={tried && !isFilm(target) ? t("knowledge-video-wrong") : null}
        required
      >
        <TextInput
          value={address}
          onValue={setAddress}
          inputMode="url"
          placeholder="https://"
          spellcheck={false}
          data-autofocus
        />
      </Field>
    </Dialog>
  );
}

function RegionDialog({ onInsert, onClose }: InsertProps) {
  const [codes, setCodes] = useState<string[]>([]);
  const [which, setWhich] = useState<"only" | "except">("only");
  const [tried, setTried] = useState(false);
  return (
    <Dialog
      title={t("knowledge-tool-region")}
      description={t("knowledge-region-text")}
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (codes.length > 0)
          onInsert((text, at) => region(text, at, codes, which === "except", t("knowledge-region-words")));
      }}
      actions={
        <>
          <Button onClick={onClose}>{t("ui-cancel")}</Button>
          <Button type="submit" variant="primary">
            {t("knowledge-insert")}
          </Button>
        </>
      }
    >
      <div class="ui-stack">
        <RadioGroup
          bar
          label={t("knowledge-region-which")}
          value={which}
          options={(["only", "except"] as const).map((value) => ({
            value,
            label: t(`knowledge-region-${value}`),
          }))}
          onValue={setWhich}
        />
        <Field
          label={t("knowledge-regions")}
          required
          error={tried && codes.length === 0 ? t("knowledge-region-none") : null}
        >
          <MultiCombobox
            label={t("knowledge-regions")}
            values={codes}
            options={regionOptions()}
            onValues={setCodes}
          />
        </Field>
      </div>
    </Dialog>
  );
}
