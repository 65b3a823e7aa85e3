import type { PlaybookLine, PlaybookVersion } from "@ombud/api";
import { useState } from "preact/hooks";
import { formatDate, t } from "../../../i18n/index.ts";
import { toastError } from "../../../state/errors.ts";
import { http } from "../../../state/http.ts";
import { useAsked } from "../../../state/view.ts";
import { Badge, Button, Drawer, Loaded } from "../../../ui/index.ts";
import { everyPage } from "../lists.ts";
import { type Draft, draftOf } from "./flow.ts";
import { ReadFlow } from "./read-flow.tsx";

interface VersionsProps {
  line: PlaybookLine;
  /** Puts a version into the editor, from where it is saved as the newest one. */
  onUse: (draft: Draft) => void;
  onClose: () => void;
}

/** The versions of a playbook: each can be read, and an old one used again. */
export function Versions({ line, onUse, onClose }: VersionsProps) {
  const view = useAsked(line.id, () => everyPage<PlaybookVersion>(`/playbooks/${line.id}/versions`));
  const [read, setRead] = useState<{ version: number; draft: Draft } | null>(null);
  const load = async (version: number, then: (draft: Draft) => void) => {
    try {
      then(draftOf(await http.get(`/playbooks/${line.id}/versions/${version}`)));
    } catch (error) {
      toastError(error);
    }
  };
  const use = (draft: Draft) => {
    onUse(draft);
    onClose();
  };
  if (read) {
    return (
      <Drawer
        title={t("playbook-version", { version: read.version })}
        size="lg"
        onClose={onClose}
        actions={
          <>
            <Button onClick={() => setRead(null)}>{t("playbook-versions-all")}</Button>
            {read.version !== line.version && (
              <Button variant="primary" onClick={() => use(read.draft)}>
                {t("playbook-use-again")}
              </Button>
            )}
          </>
        }
      >
        <ReadFlow draft={read.draft} />
      </Drawer>
    );
  }
  return (
    <Drawer
      title={t("playbook-versions")}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t("ui-close")}</Button>}
    >
      <Loaded view={view} rows={4} />
      <ol class="flow-versions">
        {view.shown?.map((it) => (
          <li key={it.version}>
            <span class="ui-grow">
              <strong>{t("playbook-version", { version: it.version })}</strong>{" "}
              {it.published && <Badge tone="ok">{t("playbook-state-published")}</Badge>}
              <span class="ui-muted ui-small flow-version-when">{formatDate(it.at)}</span>
            </span>
            <Button
              size="sm"
              variant="ghost"
              aria-label={t("playbook-read-of", { version: it.version })}
              onClick={() => void load(it.version, (draft) => setRead({ version: it.version, draft }))}
            >
              {t("playbook-read")}
            </Button>
            {it.version !== line.version && (
              <Button size="sm" onClick={() => void load(it.version, use)}>
                {t("playbook-use-again")}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </Drawer>
  );
}
