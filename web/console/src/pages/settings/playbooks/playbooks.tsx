import type { PlaybookLine } from "@ombud/api";
import { PackagePlus, Workflow } from "lucide";
import { useState } from "preact/hooks";
import { formatDate, inOwnLanguage, t } from "../../../i18n/index.ts";
import { toastError } from "../../../state/errors.ts";
import { http } from "../../../state/http.ts";
import { Badge, Button, type Column, type Tone, toast } from "../../../ui/index.ts";
import { ListPage } from "../list-page.tsx";
import { storeOf } from "../lists.ts";
import type { SectionPage } from "../sections.ts";
import { PlaybookEditor } from "./editor.tsx";
import "./playbooks.css";

export const TONES: Record<PlaybookLine["state"], Tone> = {
  draft: "neutral",
  published: "ok",
  retired: "warn",
};

const titleOf = (line: PlaybookLine) =>
  inOwnLanguage(line.titles) || Object.values(line.titles)[0] || line.slug;

/** The guided flows of the workspace, and the editor of one. */
export default function Playbooks({ id }: SectionPage) {
  const columns: Column<PlaybookLine>[] = [
    {
      id: "name",
      label: t("settings-name"),
      cell: (line) => (
        <>
          <span dir="auto">{titleOf(line)}</span> <code class="flow-slug">{line.slug}</code>
        </>
      ),
    },
    {
      id: "state",
      label: t("playbook-state"),
      cell: (line) => (
        <span class="ui-row ui-row-wrap">
          <Badge tone={TONES[line.state]}>{t(`playbook-state-${line.state}`)}</Badge>
          {line.state === "published" && line.published_version !== line.version && (
            <Badge>{t("playbook-newer-draft")}</Badge>
          )}
        </span>
      ),
    },
    { id: "steps", label: t("playbook-steps"), align: "end", cell: (line) => line.steps },
    { id: "updated", label: t("playbook-updated"), cell: (line) => formatDate(line.updated_at) },
  ];
  return (
    <ListPage<PlaybookLine>
      name="playbooks"
      path="/playbooks"
      icon={Workflow}
      id={id}
      columns={columns}
      words={(line) => `${titleOf(line)} ${line.slug}`}
      order={(a, b) => titleOf(a).localeCompare(titleOf(b))}
      editor={PlaybookEditor}
      asPage
      actions={<AddShipped />}
    />
  );
}

/** Adds those that come with Ombud, as drafts. */
function AddShipped() {
  const [busy, setBusy] = useState(false);
  const add = async () => {
    setBusy(true);
    try {
      const { added } = await http.post("/playbooks/shipped", { publish: false });
      const store = storeOf<PlaybookLine>("/playbooks");
      added.forEach(store.put);
      toast(
        t(added.length > 0 ? "playbook-shipped-added" : "playbook-shipped-none", { count: added.length }),
      );
    } catch (error) {
      toastError(error);
    }
    setBusy(false);
  };
  return (
    <Button icon={PackagePlus} busy={busy} onClick={() => void add()}>
      {t("playbook-shipped")}
    </Button>
  );
}
