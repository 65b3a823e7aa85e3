import type { Article, ArticleContent } from "@ombud/api";
import { useState } from "preact/hooks";
import { formatDate, t } from "../../i18n/index.ts";
import { Button, Dialog } from "../../ui/index.ts";
import { DiffView } from "./diff.tsx";
import { compare } from "./diff-view.ts";
import { whoOf } from "./words.ts";

interface ConflictProps {
  mine: ArticleContent;
  theirs: Article;
  onSettle: (which: "mine" | "theirs") => Promise<void>;
}

/** Two people wrote at once: shows what differs, and asks which is kept. Both stay as versions either way. */
export function ConflictDialog({ mine, theirs, onSettle }: ConflictProps) {
  const [busy, setBusy] = useState<"mine" | "theirs" | null>(null);
  const [later, setLater] = useState(false);
  const settle = async (which: "mine" | "theirs") => {
    setBusy(which);
    await onSettle(which);
    setBusy(null);
  };
  if (later) {
    return (
      <div class="kb-conflict-later">
        <Button variant="primary" onClick={() => setLater(false)}>
          {t("knowledge-conflict-settle")}
        </Button>
      </div>
    );
  }
  const who = whoOf(theirs.updated_by);
  return (
    <Dialog
      title={t("knowledge-conflict-title")}
      description={t("knowledge-conflict-text", { who, when: formatDate(theirs.updated_at) })}
      size="xl"
      sticky
      onClose={() => setLater(true)}
      actions={
        <>
          <Button busy={busy === "theirs"} onClick={() => void settle("theirs")}>
            {t("knowledge-conflict-theirs")}
          </Button>
          <Button variant="primary" busy={busy === "mine"} onClick={() => void settle("mine")}>
            {t("knowledge-conflict-mine")}
          </Button>
        </>
      }
    >
      <div class="ui-stack">
        <p class="ui-muted ui-small">{t("knowledge-conflict-legend", { who })}</p>
        <DiffView diff={compare(theirs.draft, mine, theirs.lang)} lang={theirs.lang} />
      </div>
    </Dialog>
  );
}
