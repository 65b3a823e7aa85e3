import { CloudOff, MapPinOff } from "lucide";
import type { ComponentType } from "preact";
import { lazy, Suspense } from "preact/compat";
import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { InboxPage } from "../inbox/page.tsx";
import { type PageProps, type PageRoute, routes } from "../pages/index.ts";
import { SearchPage } from "../search/page.tsx";
import { toastError } from "../state/errors.ts";
import { askingReason } from "../state/reason.ts";
import { loadMe, me } from "../state/session.ts";
import { askingProof } from "../state/step-up.ts";
import { Button, EmptyState, LinkButton, Loading, Toasts } from "../ui/index.ts";
import { BASE, href, navigate, place } from "./router.ts";
import { Shell } from "./shell.tsx";

const Reason = lazy(() => import("./reason.tsx"));
const StepUp = lazy(() => import("./step-up.tsx"));

/** The whole console: sign-in for strangers, the screens for everyone else. */
export function App() {
  return (
    <>
      <Screen />
      {askingReason.value && (
        <Suspense fallback={null}>
          <Reason />
        </Suspense>
      )}
      {askingProof.value && (
        <Suspense fallback={null}>
          <StepUp />
        </Suspense>
      )}
      <Toasts />
    </>
  );
}

function Screen() {
  const who = me.value;
  const { screen, parts } = place.value;
  const path = [BASE, screen, ...parts.map(encodeURIComponent)].join("/");
  const found = matchRoute(path);
  const signedIn = who !== null && who !== undefined;
  useEffect(() => {
    if (who === null && !found?.route.open) {
      const wanted = location.pathname.slice(BASE.length) + location.search;
      navigate(wanted === "/" || wanted === "" ? "/login" : `/login?next=${encodeURIComponent(wanted)}`, {
        replace: true,
      });
    }
  }, [who, path]);
  if (who === undefined) return <Unreachable />;
  if (found?.route.open) return <Page key={found.route.path} route={found.route} params={found.params} />;
  if (!signedIn) return null;
  if (who.must_enrol) return <MustEnrol />;
  return (
    <Shell>
      {found ? (
        <Page key={found.route.path} route={found.route} params={found.params} />
      ) : screen === "inbox" ? (
        <InboxPage />
      ) : screen === "search" ? (
        <SearchPage />
      ) : (
        <Nowhere />
      )}
    </Shell>
  );
}

function matchRoute(path: string): { route: PageRoute; params: Record<string, string | undefined> } | null {
  for (const route of routes) {
    const params = matchPath(route.path, path);
    if (params) return { route, params };
  }
  return null;
}

/** Reads a path by a pattern such as `/console/settings/:section?/:id?`; null when it does not fit. */
function matchPath(pattern: string, path: string): Record<string, string | undefined> | null {
  const wanted = pattern.split("/").filter(Boolean);
  const given = path.split("/").filter(Boolean);
  if (given.length > wanted.length) return null;
  const params: Record<string, string | undefined> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index];
    if (!part.startsWith(":")) {
      if (value !== part) return null;
      continue;
    }
    if (value === undefined && !part.endsWith("?")) return null;
    params[part.replace(/^:|\?$/g, "")] = value === undefined ? undefined : decodeURIComponent(value);
  }
  return params;
}

interface LoadedProps {
  route: PageRoute;
  params: Record<string, string | undefined>;
}

/** A screen whose code is fetched when it is first needed. */
function Page({ route, params }: LoadedProps) {
  const [Loaded, setLoaded] = useState<ComponentType<PageProps> | null>(null);
  const [failed, setFailed] = useState(false);
  const load = () => {
    setFailed(false);
    route.load().then(
      (component) => setLoaded(() => component),
      () => setFailed(true),
    );
  };
  useEffect(load, [route]);
  if (failed) {
    return (
      <EmptyState
        icon={CloudOff}
        title={t("page-failed")}
        action={<Button onClick={load}>{t("ui-retry")}</Button>}
      >
        {t("error-offline")}
      </EmptyState>
    );
  }
  if (!Loaded) {
    return (
      <div class="page-loading">
        <Loading rows={6} />
      </div>
    );
  }
  return <Loaded params={params} />;
}

/** A second factor is compulsory here and there is none yet: nothing else answers until there is. */
function MustEnrol() {
  const account = routes.find((route) => route.path.includes("/account"));
  return account ? <Page route={account} params={{ tab: "security" }} /> : null;
}

function Unreachable() {
  const [busy, setBusy] = useState(false);
  const again = async () => {
    setBusy(true);
    await loadMe().catch(toastError);
    setBusy(false);
  };
  return (
    <main class="unreachable">
      <EmptyState
        icon={CloudOff}
        title={t("unreachable")}
        action={
          <Button variant="primary" busy={busy} onClick={() => void again()}>
            {t("ui-retry")}
          </Button>
        }
      >
        {t("error-offline")}
      </EmptyState>
    </main>
  );
}

function Nowhere() {
  return (
    <>
      <h1 class="ui-visually-hidden">{t("nowhere")}</h1>
      <EmptyState
        icon={MapPinOff}
        title={t("nowhere")}
        action={<LinkButton href={href("/inbox/mine")}>{t("nowhere-back")}</LinkButton>}
      >
        {t("nowhere-hint")}
      </EmptyState>
    </>
  );
}
