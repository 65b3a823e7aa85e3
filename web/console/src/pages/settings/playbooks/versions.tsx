import type { PlaybookLine, PlaybookVersion } from "@ombud/api";
import { formatDate, t } from "../../../i18n/index.ts";
import { toastError } from "../../../state/errors.ts";
import { http } from "../../../state/http.ts";
import { useAsked } from "../../../state/view.ts";
import { Badge, Button, Drawer, Loaded } from "../../../ui/index.ts";
import { everyPage } from "../lists.ts";
import { type Draft, draftOf } from "./flow.ts";

interface VersionsProps {
  line: PlaybookLine;
  /** Puts a version into the editor, from where it is saved as the newest one. */
  onUse: (draft: Draft) => void;
  onClose: () => void;
}

/** The versions of a playbook, with a way to use an old one again. */
export function Versions({ line, onUse, onClose }: VersionsProps) {
  const view = useAsked(line.id, () => everyPage<PlaybookVersion>(`/playbooks/${line.id}/versions`));
  const use = async (version: number) => {
    try {
      onUse(draftOf(await http.get(`/playbooks/${line.id}/versions/${version}`)));
      onClose();
    } catch (error) {
      toastError(error);
    }
  };
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
            {it.version !== line.version && (
              <Button size="sm" onClick={() => void use(it.version)}>
                {t("playbook-use-again")}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </Drawer>
  );
}
