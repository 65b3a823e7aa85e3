import { ArrowLeft, ChevronRight, Lock } from "lucide";
import type { ComponentType } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { href } from "../../app/router.ts";
import { RailButton } from "../../app/shell.tsx";
import { t } from "../../i18n/index.ts";
import {
  Banner,
  Button,
  EmptyState,
  Icon,
  LinkButton,
  Loading,
  problemText,
  useMedia,
} from "../../ui/index.ts";
import type { PageProps } from "../index.ts";
import { allowedGroups, type SectionEntry, type SectionGroup, type SectionPage } from "./sections.ts";
import "./settings.css";

/** The workspace's settings: a list of sections beside the open one; on phones one after the other. */
export default function Settings({ params }: PageProps) {
  const groups = allowedGroups();
  const narrow = useMedia("(max-width: 52rem)");
  const sections = groups.flatMap((group) => group.sections);
  const wanted = sections.find((section) => section.id === params.section);
  const open = wanted ?? (params.section || narrow ? undefined : sections[0]);
  useEffect(() => {
    document.title = `${open ? t(`settings-${open.id}`) : t("settings-title")} · Ombud`;
  });
  if (sections.length === 0) {
    return (
      <div class="settings-alone">
        <RailButton />
        <h1 class="ui-visually-hidden">{t("settings-title")}</h1>
        <EmptyState icon={Lock} title={t("settings-forbidden")}>
          {t("settings-forbidden-text")}
        </EmptyState>
      </div>
    );
  }
  const showNav = !narrow || !open;
  return (
    <div class="settings">
      {showNav && <SectionNav groups={groups} open={open?.id} />}
      {(open || !narrow) && (
        <div class="settings-main" key={open?.id}>
          {narrow && (
            <div class="settings-back">
              <RailButton />
              {!params.id && (
                <LinkButton variant="ghost" size="sm" icon={ArrowLeft} href={href("/settings")}>
                  {t("settings-title")}
                </LinkButton>
              )}
            </div>
          )}
          {open ? <SectionBody section={open} id={params.id} /> : <NotFound />}
        </div>
      )}
    </div>
  );
}

function NotFound() {
  return (
    <>
      <h1 class="ui-visually-hidden">{t("settings-title")}</h1>
      <EmptyState icon={Lock} title={t("ui-problem-not-found")} />
    </>
  );
}

function SectionNav({ groups, open }: { groups: readonly SectionGroup[]; open: string | undefined }) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const nav = box.current;
    const link = nav?.querySelector('[aria-current="page"]');
    if (!nav || !link) return;
    // By its own scroller, so that the page beside it stays where it is.
    const [here, frame] = [link.getBoundingClientRect(), nav.getBoundingClientRect()];
    if (here.top < frame.top || here.bottom > frame.bottom) {
      nav.scrollTop += here.top - frame.top - (nav.clientHeight - here.height) / 2;
    }
  }, [open]);
  return (
    <nav ref={box} class="settings-nav" aria-label={t("settings-title")}>
      {open ? (
        <p class="settings-nav-title">{t("settings-title")}</p>
      ) : (
        <div class="settings-nav-head">
          <RailButton />
          <h1 class="settings-nav-title">{t("settings-title")}</h1>
        </div>
      )}
      {groups.map((group) => (
        <div key={group.id} class="settings-nav-group">
          <h2>{t(`settings-group-${group.id}`)}</h2>
          <ul class="settings-nav-list">
            {group.sections.map((section) => (
              <li key={section.id}>
                <a
                  href={href(`/settings/${section.id}`)}
                  aria-current={section.id === open ? "page" : undefined}
                  class="settings-nav-link"
                >
                  <Icon of={section.icon} />
                  <span class="ui-grow">{t(`settings-${section.id}`)}</span>
                  <Icon of={ChevronRight} size={14} class="settings-nav-arrow" />
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function SectionBody({ section, id }: { section: SectionEntry; id: string | undefined }) {
  const [page, setPage] = useState<{ of: string; Page: ComponentType<SectionPage> } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const load = () => {
    setProblem(null);
    section
      .load()
      .then((module) => setPage({ of: section.id, Page: module.default }))
      .catch((error: unknown) => setProblem(problemText(error)));
  };
  useEffect(load, [section]);
  if (problem) {
    return (
      <Banner tone="danger" action={<Button onClick={load}>{t("ui-retry")}</Button>}>
        {problem}
      </Banner>
    );
  }
  if (page?.of !== section.id) {
    return (
      <>
        <h1 class="ui-visually-hidden">{t(`settings-${section.id}`)}</h1>
        <Loading rows={5} />
      </>
    );
  }
  return <page.Page id={id} />;
}
