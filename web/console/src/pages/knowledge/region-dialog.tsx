import { useState } from "preact/hooks";
import { t } from "../../i18n/index.ts";
import { Button, Dialog, Field, MultiCombobox, RadioGroup } from "../../ui/index.ts";
import { type Edit, region, type Selection } from "./markdown.ts";
import { partOptions } from "./regions.ts";

interface RegionProps {
  onInsert: (change: (text: string, selection: Selection) => Edit) => void;
  onClose: () => void;
}

/** Asks for whom a part of the text is: readers in some countries alone, or all others. */
export function RegionDialog({ onInsert, onClose }: RegionProps) {
  const [kind, setKind] = useState<"only" | "except">("only");
  const [codes, setCodes] = useState<readonly string[]>([]);
  const [tried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    if (codes.length === 0) return;
    const words = t("knowledge-region-words");
    onInsert((text, at) => region(text, at, codes, kind === "except", words));
  };
  return (
    <Dialog
      title={t("knowledge-tool-region")}
      description={t("knowledge-region-text")}
      onClose={onClose}
      onSubmit={submit}
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
          label={t("knowledge-region-for")}
          value={kind}
          options={(["only", "except"] as const).map((value) => ({
            value,
            label: t(`knowledge-region-${value}`),
          }))}
          onValue={setKind}
        />
        <Field
          label={t("knowledge-regions")}
          error={tried && codes.length === 0 ? t("knowledge-region-none") : null}
          required
        >
          <MultiCombobox
            label={t("knowledge-regions")}
            values={codes}
            options={partOptions()}
            onValues={setCodes}
          />
        </Field>
      </div>
    </Dialog>
  );
}
