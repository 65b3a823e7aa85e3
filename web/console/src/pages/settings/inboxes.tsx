import type { Inbox, Team } from "@ombud/api";
import { MessageCircle } from "lucide";
import { languageName, t } from "../../i18n/index.ts";
import { me } from "../../state/session.ts";
import { Badge, type Column } from "../../ui/index.ts";
import { InboxEditor } from "./inbox-editor.tsx";
import { ListPage } from "./list-page.tsx";
import { nameIn, useList } from "./lists.ts";
import type { SectionPage } from "./sections.ts";

export default function Inboxes({ id }: SectionPage) {
  const teams = useList<Team>("/teams");
  const columns: Column<Inbox>[] = [
    {
      id: "name",
      label: t("settings-name"),
      cell: (inbox) => (
        <span class="ui-row">
          <span class="settings-inbox-dot" style={{ background: inbox.look.color }} aria-hidden="true" />
          <span class="settings-two-lines">
            <span>{inbox.name}</span>
            <span class="ui-muted">{inbox.look.brand || me.value?.workspace.brand}</span>
          </span>
        </span>
      ),
    },
    {
      id: "team",
      label: t("settings-team"),
      cell: (inbox) =>
        nameIn(teams, inbox.team) ?? <span class="ui-muted">{t("settings-inboxes-no-team")}</span>,
    },
    {
      id: "languages",
      label: t("settings-workspace-languages"),
      wideOnly: true,
      cell: (inbox) => inbox.languages.map(languageName).join(" · ") || t("settings-inboxes-languages-all"),
    },
    {
      id: "state",
      label: t("settings-state"),
      cell: (inbox) => (
        <Badge tone={inbox.enabled ? "ok" : "neutral"} dot>
          {t(inbox.enabled ? "settings-on" : "settings-off")}
        </Badge>
      ),
    },
  ];
  return (
    <ListPage<Inbox>
      name="inboxes"
      path="/inboxes"
      icon={MessageCircle}
      id={id}
      columns={columns}
      words={(inbox) => `${inbox.name} ${inbox.look.brand}`}
      order={(a, b) => a.name.localeCompare(b.name)}
      editor={InboxEditor}
      asPage
    />
  );
}
