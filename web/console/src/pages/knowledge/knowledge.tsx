import { Lock } from "lucide";
import type { ComponentType } from "preact";
import { lazy, Suspense } from "preact/compat";
import { useEffect, useState } from "preact/hooks";
import { place } from "../../app/router.ts";
import { t } from "../../i18n/index.ts";
import { can } from "../../state/session.ts";
import { Banner, Button, EmptyState, Loading, problemText } from "../../ui/index.ts";
import type { PageProps } from "../index.ts";
import { TopicList } from "./list.tsx";
import { PageHead } from "./parts.tsx";
import { loadFrame, settings } from "./server.ts";
import "./knowledge.css";

const TopicPage: ComponentType<{ id: string; lang: string | null }> = lazy(() => import("./topic.tsx"));
const UnansweredPage = lazy(() => import("./unanswered.tsx"));
const HelpCentre = lazy(() => import("./help-centre.tsx"));

/** What customers can be answered with: the list of topics, one topic with its articles, and the help centre's settings. */
export default function Knowledge({ params }: PageProps) {
  useEffect(() => {
    document.title = `${t("knowledge-title")} · Ombud`;
  });
  if (!can("knowledge.view")) {
    return (
      <div class="kb">
        <h1 class="ui-visually-hidden">{t("knowledge-title")}</h1>
        <EmptyState icon={Lock} title={t("knowledge-forbidden")} />
      </div>
    );
  }
  return <Framed part={params.part} id={params.id} />;
}

function Framed({ part, id }: { part: string | undefined; id: string | undefined }) {
  const [problem, setProblem] = useState<string | null>(null);
  const load = () => {
    setProblem(null);
    loadFrame().catch((error: unknown) => setProblem(problemText(error)));
  };
  useEffect(load, []);
  if (problem && !settings.value) {
    return (
      <div class="kb">
        <PageHead title={t("knowledge-title")} />
        <Banner tone="danger" action={<Button onClick={load}>{t("ui-retry")}</Button>}>
          {problem}
        </Banner>
      </div>
    );
  }
  if (!settings.value) return <Waiting />;
  return <Suspense fallback={<Waiting />}>{screenOf(part, id)}</Suspense>;
}

function screenOf(part: string | undefined, id: string | undefined) {
  if (part === undefined) return <TopicList />;
  if (part === "topics" && id) return <TopicPage key={id} id={id} lang={place.value.query.get("lang")} />;
  if (part === "unanswered") return <UnansweredPage />;
  if (part === "settings") return <HelpCentre />;
  return (
    <div class="kb">
      <h1 class="ui-visually-hidden">{t("knowledge-title")}</h1>
      <EmptyState icon={Lock} title={t("ui-problem-not-found")} />
    </div>
  );
}

function Waiting() {
  return (
    <div class="kb">
      <PageHead title={t("knowledge-title")} />
      <Loading rows={6} />
    </div>
  );
}
