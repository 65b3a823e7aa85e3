import type { Flow, FlowProblem, Playbook, PlaybookLine, TopicLine, Understood } from "@ombud/api";
import { ArrowLeft, History as HistoryIcon, Plus, Undo2 } from "lucide";
import { useEffect, useMemo, useState } from "preact/hooks";
import { navigate } from "../../../app/router.ts";
import { inOwnLanguage, language, t } from "../../../i18n/index.ts";
import { toastError } from "../../../state/errors.ts";
import { http } from "../../../state/http.ts";
import { useView } from "../../../state/view.ts";
import {
  Badge,
  Banner,
  Button,
  ConfirmDialog,
  Loaded,
  Menu,
  problemText,
  Tabs,
  toast,
  useSettled,
} from "../../../ui/index.ts";
import type { EditorProps } from "../list-page.tsx";
import { type Store, useList } from "../lists.ts";
import { Drawing } from "./drawing.tsx";
import { addStep, type Draft, draftOf, freshDraft, KINDS, MOST, mainLanguage } from "./flow.ts";
import { HeadCard } from "./head-card.tsx";
import { StepCard } from "./step-card.tsx";
import { TryFlow } from "./try.tsx";
import { useGuard } from "./use-guard.ts";
import { type History, useHistory } from "./use-history.ts";
import { Versions } from "./versions.tsx";

/** One playbook: loaded, or a fresh one. */
export function PlaybookEditor({ item, store, onClose }: EditorProps<PlaybookLine>) {
  const view = useView(item && `/playbooks/${item.id}`);
  const editing = (loaded: Playbook | null) => (
    <Editing loaded={loaded} store={store} onClose={onClose} onLoaded={view.put} />
  );
  if (!item) return editing(view.shown);
  return (
    <Loaded view={view} rows={8}>
      {editing}
    </Loaded>
  );
}

interface EditingProps {
  /** Null: a new one. */
  loaded: Playbook | null;
  store: Store<PlaybookLine>;
  onClose: () => void;
  onLoaded: (playbook: Playbook) => void;
}

type Asking = "discard" | "publish" | "retire" | "delete" | "versions" | null;

/** What the server finds wrong with what is on the screen, a moment after the last change. */
function useProblems(draft: Draft): readonly FlowProblem[] {
  const settled = useSettled(draft, 400);
  const [problems, setProblems] = useState<readonly FlowProblem[]>([]);
  useEffect(() => {
    let stale = false;
    http.post("/playbooks/check", settled as Flow).then(
      (found) => {
        if (!stale) setProblems(found.problems);
      },
      // The same is told when it is saved.
      () => {},
    );
    return () => {
      stale = true;
    };
  }, [settled]);
  return problems;
}

/** Saving, publishing and taking back. */
function useActions(
  { loaded, store, onClose, onLoaded }: EditingProps,
  history: History<Draft>,
  slug: string,
) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  // What was refused is not what is on the screen any more.
  useEffect(() => setProblem(null), [history.value]);
  const keep = (playbook: Playbook) => {
    const { flow, ...line } = playbook;
    history.reset(draftOf(flow));
    onLoaded(playbook);
    store.put(line);
  };
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setProblem(problemText(error));
    }
    setBusy(false);
  };
  const saved = async (): Promise<Playbook> => {
    const flow = history.value as Flow;
    if (!loaded) return http.post("/playbooks", { slug, flow });
    return http.put(`/playbooks/${loaded.id}`, { base_version: loaded.version, flow });
  };
  const save = () =>
    attempt(async () => {
      const playbook = await saved();
      keep(playbook);
      toast(t("ui-saved"));
      if (!loaded) navigate(`/settings/playbooks/${playbook.id}`, { replace: true });
    });
  const publish = () =>
    attempt(async () => {
      const playbook = await saved();
      keep(playbook);
      keep(await http.post(`/playbooks/${playbook.id}/publish`, { version: playbook.version }));
      toast(t("playbook-published"));
      if (!loaded) navigate(`/settings/playbooks/${playbook.id}`, { replace: true });
    });
  const retire = () =>
    attempt(async () => {
      if (loaded) keep(await http.post(`/playbooks/${loaded.id}/retire`, undefined));
    });
  const remove = async () => {
    if (!loaded) return;
    try {
      await http.delete(`/playbooks/${loaded.id}`);
      store.drop(loaded.id);
      onClose();
    } catch (error) {
      toastError(error);
    }
  };
  return { busy, problem, save, publish, retire, remove };
}

function Editing(props: EditingProps) {
  const { loaded, onClose } = props;
  const first = useMemo(() => (loaded ? draftOf(loaded.flow) : freshDraft("en")), []);
  const history = useHistory(first);
  const draft = history.value;
  const [slug, setSlug] = useState("");
  const [lang, setLang] = useState(language.value in first.titles ? language.value : mainLanguage(first));
  const [open, setOpen] = useState<string | null>(first.start);
  const [asking, setAsking] = useState<Asking>(null);
  const problems = useProblems(draft);
  const actions = useActions(props, history, slug);
  const saved = useMemo(() => JSON.stringify(loaded ? draftOf(loaded.flow) : freshDraft("en")), [loaded]);
  const dirty = JSON.stringify(draft) !== saved;
  const guard = useGuard(dirty);
  const shown = lang in draft.titles ? lang : mainLanguage(draft);
  const show = (id: string) => {
    setOpen(id);
    requestAnimationFrame(() => {
      const card = document.getElementById(`step-${id}`);
      card?.scrollIntoView({ block: "start", behavior: "smooth" });
      card?.querySelector<HTMLElement>(".flow-card-head")?.focus({ preventScroll: true });
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
    event.preventDefault();
    history.undo();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Ctrl-Z takes back what any field in here changed
    <div class="flow-editor" onKeyDown={onKeyDown}>
      <Head
        {...props}
        draft={draft}
        dirty={dirty}
        busy={actions.busy}
        canUndo={history.canUndo}
        mayPublish={problems.length === 0 && (loaded !== null || slug !== "")}
        onUndo={history.undo}
        onSave={() => void actions.save()}
        onAsk={setAsking}
        onBack={() => (dirty ? guard.ask(onClose) : onClose())}
      />
      {actions.problem && <Banner tone="danger">{actions.problem}</Banner>}
      <div class="flow-columns">
        <div class="flow-steps">
          <HeadAndSteps
            draft={draft}
            lang={shown}
            open={open}
            problems={problems}
            slug={loaded ? null : { value: slug, set: setSlug }}
            change={history.change}
            onLang={setLang}
            setOpen={setOpen}
            show={show}
          />
        </div>
        <Beside draft={draft} lang={shown} open={open} problems={problems} show={show} />
      </div>
      <Questions
        asking={asking}
        loaded={loaded}
        history={history}
        actions={actions}
        onClose={() => setAsking(null)}
      />
      {guard.question}
    </div>
  );
}

interface HeadProps extends EditingProps {
  draft: Draft;
  dirty: boolean;
  busy: boolean;
  canUndo: boolean;
  mayPublish: boolean;
  onUndo: () => void;
  onSave: () => void;
  onAsk: (asking: Asking) => void;
  onBack: () => void;
}

function Head({ loaded, draft, dirty, busy, canUndo, mayPublish, onUndo, onSave, onAsk, onBack }: HeadProps) {
  const title = inOwnLanguage(draft.titles) || Object.values(draft.titles).find(Boolean);
  const state = loaded?.state ?? "draft";
  const newer = !loaded || dirty || loaded.published_version !== loaded.version || state !== "published";
  const items = [
    ...(dirty && loaded ? [{ label: t("playbook-discard"), onSelect: () => onAsk("discard") }] : []),
    ...(state === "published"
      ? [{ label: t("playbook-retire"), danger: true, onSelect: () => onAsk("retire") }]
      : []),
    ...(state === "published"
      ? []
      : [{ label: t("ui-delete"), danger: true, onSelect: () => onAsk("delete") }]),
  ];
  return (
    <header class="flow-head">
      <div class="settings-page-head ui-grow">
        <Button variant="ghost" size="sm" icon={ArrowLeft} onClick={onBack}>
          {t("settings-playbooks")}
        </Button>
        <h1 dir="auto">{title || t("settings-playbooks-new")}</h1>
        <span class="ui-row ui-row-wrap ui-muted ui-small">
          <Badge tone={state === "published" ? "ok" : state === "retired" ? "warn" : "neutral"}>
            {t(`playbook-state-${state}`)}
          </Badge>
          {loaded && t("playbook-version", { version: loaded.version })}
          {dirty && ` · ${t("playbook-unsaved")}`}
        </span>
      </div>
      <div class="ui-row ui-row-wrap">
        <Button icon={Undo2} variant="ghost" disabled={!canUndo} onClick={onUndo}>
          {t("playbook-undo")}
        </Button>
        {loaded && (
          <Button icon={HistoryIcon} variant="ghost" onClick={() => onAsk("versions")}>
            {t("playbook-versions")}
          </Button>
        )}
        {loaded && (
          <Menu
            label={t("playbook-more")}
            items={items}
            trigger={(trigger) => (
              <Button {...trigger} variant="ghost">
                {t("playbook-more")}
              </Button>
            )}
          />
        )}
        <Button busy={busy} disabled={loaded !== null && !dirty} onClick={onSave}>
          {t("ui-save")}
        </Button>
        <Button variant="primary" disabled={!newer || !mayPublish || busy} onClick={() => onAsk("publish")}>
          {t("playbook-publish")}
        </Button>
      </div>
    </header>
  );
}

interface StepsProps {
  draft: Draft;
  lang: string;
  open: string | null;
  problems: readonly FlowProblem[];
  slug: { value: string; set: (slug: string) => void } | null;
  change: History<Draft>["change"];
  onLang: (lang: string) => void;
  setOpen: (id: string | null) => void;
  show: (id: string) => void;
}

/** The topics of the knowledge as choices. */
function useTopics() {
  const topics = useList<TopicLine>("/knowledge/topics").items.value ?? [];
  return topics
    .filter((it) => !it.internal)
    .map((it) => ({ value: it.slug, label: it.title || it.slug, hint: it.slug, keywords: it.slug }));
}

function HeadAndSteps({ draft, lang, open, problems, slug, change, onLang, setOpen, show }: StepsProps) {
  const topics = useTopics();
  const [understood, setUnderstood] = useState<Understood | null>(null);
  useEffect(() => {
    http.get("/understanding/intents").then(setUnderstood, toastError);
  }, []);
  const add = () => {
    const added = addStep(draft, "ask");
    change(added.draft);
    show(added.id);
  };
  return (
    <>
      <HeadCard
        draft={draft}
        lang={lang}
        intents={understood?.intents ?? []}
        problems={problems.filter((it) => !it.step)}
        slug={slug}
        change={change}
        onLang={onLang}
      />
      {draft.steps.map((step) => (
        <StepCard
          key={step.id}
          draft={draft}
          step={step}
          lang={lang}
          open={open === step.id}
          problems={problems.filter((it) => it.step === step.id)}
          topics={topics}
          roles={understood?.roles.map((it) => it.name) ?? []}
          onToggle={() => setOpen(open === step.id ? null : step.id)}
          change={change}
          onOpen={setOpen}
        />
      ))}
      {draft.steps.length < MOST.steps && KINDS.length > 0 && (
        <Button icon={Plus} onClick={add}>
          {t("playbook-add-step")}
        </Button>
      )}
    </>
  );
}

/** The drawing, and the flow as a customer meets it. */
function Beside({
  draft,
  lang,
  open,
  problems,
  show,
}: Pick<StepsProps, "draft" | "lang" | "open" | "problems" | "show">) {
  const [tab, setTab] = useState("drawing");
  const topics = useTopics();
  const wrong = new Set(problems.flatMap((it) => (it.step ? [it.step] : [])));
  const tabs = [
    { id: "drawing", label: t("playbook-drawing") },
    { id: "try", label: t("playbook-try") },
  ];
  return (
    <aside class="flow-beside ui-card">
      <Tabs label={t("playbook-beside")} tabs={tabs} active={tab} onActive={setTab}>
        {tab === "drawing" ? (
          <Drawing draft={draft} lang={lang} open={open} wrong={wrong} onOpen={show} />
        ) : (
          <TryFlow
            draft={draft}
            lang={lang}
            titleOf={(slug) => topics.find((it) => it.value === slug)?.label ?? slug}
          />
        )}
      </Tabs>
    </aside>
  );
}

interface QuestionsProps {
  asking: Asking;
  loaded: Playbook | null;
  history: History<Draft>;
  actions: ReturnType<typeof useActions>;
  onClose: () => void;
}

function Questions({ asking, loaded, history, actions, onClose }: QuestionsProps) {
  if (!asking) return null;
  if (asking === "versions") {
    return loaded && <Versions line={loaded} onUse={(draft) => history.change(draft)} onClose={onClose} />;
  }
  const does: Record<Exclude<Asking, "versions" | null>, () => unknown> = {
    discard: () => loaded && history.reset(draftOf(loaded.flow)),
    publish: actions.publish,
    retire: actions.retire,
    delete: actions.remove,
  };
  return (
    <ConfirmDialog
      title={t(`playbook-${asking}-title`)}
      text={t(`playbook-${asking}-text`)}
      action={t(`playbook-${asking}-action`)}
      danger={asking !== "publish"}
      onConfirm={async () => {
        await does[asking]();
        onClose();
      }}
      onClose={onClose}
    />
  );
}
