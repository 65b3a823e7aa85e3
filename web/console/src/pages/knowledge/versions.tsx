import type { ArticleVersion } from "@ombud/api";
import { RotateCcw } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { formatDate, t } from "../../i18n/index.ts";
import { toastError } from "../../state/errors.ts";
import { can } from "../../state/session.ts";
import { useAsked } from "../../state/view.ts";
import {
  Badge,
  Banner,
  Button,
  Drawer,
  Loaded,
  Loading,
  problemText,
  Select,
  toast,
} from "../../ui/index.ts";
import type { Autosave } from "./autosave.ts";
import { DiffView } from "./diff.tsx";
import { listVersions, readDiff, stepArticle } from "./server.ts";
import { whoOf } from "./words.ts";

interface VersionsProps {
  draft: Autosave;
  onClose: () => void;
  onRestored: () => void;
}

/** Every version that was kept: what it changed, and the way back to it. */
export function Versions({ draft, onClose, onRestored }: VersionsProps) {
  const { topic, lang, draft_version } = draft.article.value;
  const [versions, setVersions] = useState<readonly ArticleVersion[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [open, setOpen] = useState<number | null>(null);
  const load = async (cursor?: string) => {
    try {
      await draft.flush();
      const page = await listVersions(topic, lang, cursor);
      setVersions((before) => (cursor ? [...(before ?? []), ...page.items] : page.items));
      setNext(page.next ?? null);
      setProblem(null);
    } catch (error) {
      setProblem(problemText(error));
    }
  };
  useEffect(() => void load(), []);
  const restore = async (version: number) => {
    try {
      draft.refresh(await stepArticle(topic, lang, "restore", { version }));
    } catch (error) {
      toastError(error);
      return;
    }
    toast(t("knowledge-restored", { version }));
    onRestored();
    onClose();
  };
  return (
    <Drawer title={t("knowledge-versions")} size="xl" onClose={onClose}>
      {problem && (
        <Banner tone="danger" action={<Button onClick={() => void load()}>{t("ui-retry")}</Button>}>
          {problem}
        </Banner>
      )}
      {!versions && !problem && <Loading rows={5} />}
      <ol class="kb-versions">
        {versions?.map((version) => (
          <li key={version.version} class="kb-version">
            <VersionHead
              version={version}
              current={version.version === draft_version}
              live={version.published}
              open={open === version.version}
              onOpen={() => setOpen(open === version.version ? null : version.version)}
            />
            {open === version.version && (
              <Changes
                draft={draft}
                version={version}
                versions={versions}
                onRestore={
                  can("knowledge.write") && version.version !== draft_version
                    ? () => restore(version.version)
                    : undefined
                }
              />
            )}
          </li>
        ))}
      </ol>
      {next && (
        <div class="kb-more">
          <Button onClick={() => void load(next)}>{t("knowledge-more-versions")}</Button>
        </div>
      )}
    </Drawer>
  );
}

interface HeadProps {
  version: ArticleVersion;
  current: boolean;
  live: boolean;
  open: boolean;
  onOpen: () => void;
}

function VersionHead({ version, current, live, open, onOpen }: HeadProps) {
  return (
    <button type="button" class="kb-version-head" aria-expanded={open} onClick={onOpen}>
      <span class="kb-version-number ui-tabular">{version.version}</span>
      <span class="ui-grow">
        <span class="ui-truncate ui-block" dir="auto">
          {version.title}
        </span>
        <span class="ui-muted ui-small">
          {t("knowledge-version-by", {
            who: whoOf(version.by),
            when: formatDate(version.at),
          })}
          {version.note && ` · ${version.note}`}
        </span>
      </span>
      {current && <Badge>{t("knowledge-version-current")}</Badge>}
      {live ? (
        <Badge tone="ok">{t("knowledge-version-live")}</Badge>
      ) : (
        version.published_at && <Badge>{t("knowledge-version-was-live")}</Badge>
      )}
    </button>
  );
}

interface ChangesProps {
  draft: Autosave;
  version: ArticleVersion;
  versions: readonly ArticleVersion[];
  onRestore: (() => Promise<void>) | undefined;
}

/** What a version changed against another: the one before, unless one is chosen. */
function Changes({ draft, version, versions, onRestore }: ChangesProps) {
  const { topic, lang } = draft.article.peek();
  const others = versions.filter((one) => one.version !== version.version);
  const before = others.find((one) => one.version < version.version) ?? others[0];
  const [against, setAgainst] = useState(before?.version ?? null);
  const view = useAsked(against === null ? null : String(against), () =>
    readDiff(topic, lang, version.version, against ?? 0),
  );
  const [busy, setBusy] = useState(false);
  return (
    <div class="kb-version-body">
      <div class="ui-row ui-row-wrap">
        {against !== null && (
          <>
            <span class="ui-muted">{t("knowledge-compared-with")}</span>
            <Select
              size="sm"
              standalone
              aria-label={t("knowledge-compared-with")}
              value={String(against)}
              options={others.map((one) => ({
                value: String(one.version),
                label: t("knowledge-version-option", { version: one.version, when: formatDate(one.at) }),
              }))}
              onValue={(value) => setAgainst(Number(value))}
            />
          </>
        )}
        <span class="ui-grow" />
        {onRestore && (
          <Button
            size="sm"
            icon={RotateCcw}
            busy={busy}
            onClick={() => {
              setBusy(true);
              void onRestore().finally(() => setBusy(false));
            }}
          >
            {t("knowledge-restore")}
          </Button>
        )}
      </div>
      {against === null && <p class="ui-muted">{t("knowledge-first-version")}</p>}
      <Loaded view={view} rows={3}>
        {(diff) => <DiffView diff={diff} lang={lang} />}
      </Loaded>
    </div>
  );
}
