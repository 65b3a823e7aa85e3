import { t } from "../../i18n/index.ts";
import { SectionHead } from "./list-page.tsx";
import { SafetyCheck } from "./safety-check.tsx";
import { HostCard } from "./safety-hosts.tsx";
import { BlockLists } from "./safety-lists.tsx";
import type { SectionPage } from "./sections.ts";
import "./safety.css";

/** What links are judged by: the workspace's own hosts, those that it blocks, and lists that others keep. */
export default function Safety({ id }: SectionPage) {
  return (
    <>
      <SectionHead title={t("settings-safety")} text={t("settings-safety-text")} />
      <div class="ui-stack safety">
        <SafetyCheck />
        <HostCard standing="official" />
        <BlockLists id={id} names="hosts" />
        <HostCard standing="blocked" />
      </div>
    </>
  );
}
