import { useEffect, useRef, useState } from "preact/hooks";
import { directionOf, t } from "../../i18n/index.ts";
import { Banner, Button, Loading, problemText } from "../../ui/index.ts";
import type { Writer } from "./code-mirror.ts";
import { LinkDialog } from "./link.tsx";
import { type Edit, type Selection, toggleHeading, toggleList, toggleMark } from "./markdown.ts";
import { PictureDialog } from "./picture.tsx";
import { RegionDialog } from "./region-dialog.tsx";
import { Toolbar } from "./toolbar.tsx";
import { VideoDialog } from "./video.tsx";

interface BodyProps {
  lang: string;
  value: string;
  /** Changes whenever the text was changed elsewhere than here. */
  revision: number;
  readOnly: boolean;
  onValue: (text: string) => void;
  /** Keeps what was written, now. */
  onSave: () => void;
}

/** The article's text: buttons, the box, and what they ask. */
export function BodyEditor(props: BodyProps) {
  const host = useRef<HTMLDivElement>(null);
  const writer = useRef<Writer | null>(null);
  const [asking, setAsking] = useState(false);
  const [region, setRegion] = useState(false);
  const [video, setVideo] = useState(false);
  const [pictures, setPictures] = useState<readonly File[] | null>(null);
  const insert = (change: (text: string, selection: Selection) => Edit) => writer.current?.edit(change);
  // A dialog gives the focus back to where it was: to the text, whose words go on, and not to the button that asked.
  const ask = (open: () => void) => {
    writer.current?.focus();
    open();
  };
  const { ready, problem, load } = useWriter({
    ...props,
    host,
    writer,
    setAsking,
    setPictures: (files) => ask(() => setPictures(files)),
  });
  return (
    <div class="kb-body">
      {!props.readOnly && (
        <Toolbar
          writer={() => writer.current}
          disabled={!ready}
          onLink={() => ask(() => setAsking(true))}
          onPicture={() => ask(() => setPictures([]))}
          onVideo={() => ask(() => setVideo(true))}
          onRegion={() => ask(() => setRegion(true))}
        />
      )}
      {problem && (
        <Banner tone="danger" action={<Button onClick={load}>{t("ui-retry")}</Button>}>
          {problem}
        </Banner>
      )}
      {!ready && !problem && <Loading rows={6} />}
      <div ref={host} class="kb-writing" hidden={!ready} />
      {asking && (
        <LinkDialog
          selected={writer.current?.selected() ?? ""}
          onClose={() => setAsking(false)}
          onInsert={(change) => {
            setAsking(false);
            insert(change);
          }}
        />
      )}
      {video && (
        <VideoDialog
          selected={writer.current?.selected() ?? ""}
          onClose={() => setVideo(false)}
          onInsert={(change) => {
            setVideo(false);
            insert(change);
          }}
        />
      )}
      {region && (
        <RegionDialog
          onClose={() => setRegion(false)}
          onInsert={(change) => {
            setRegion(false);
            insert(change);
          }}
        />
      )}
      {pictures && <PictureDialog files={pictures} onInsert={insert} onClose={() => setPictures(null)} />}
    </div>
  );
}

interface WriterProps extends BodyProps {
  host: { current: HTMLDivElement | null };
  writer: { current: Writer | null };
  setAsking: (on: boolean) => void;
  setPictures: (files: readonly File[]) => void;
}

/** Loads the box, puts it in its place, and tells it what was changed elsewhere. */
function useWriter(props: WriterProps) {
  const [ready, setReady] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const alive = useRef(true);
  const load = async () => {
    setProblem(null);
    try {
      const { createWriter } = await import("./code-mirror.ts");
      const { host, lang, value, readOnly, writer } = latest.current;
      if (!host.current || !alive.current) return;
      writer.current?.destroy();
      writer.current = createWriter({
        host: host.current,
        text: value,
        lang,
        direction: directionOf(lang),
        label: t("knowledge-body"),
        hint: t("knowledge-body-hint"),
        readOnly,
        onText: (text) => latest.current.onValue(text),
        onPictures: (files) => latest.current.setPictures(files),
        keys: keysOf(latest),
      });
      setReady(true);
    } catch (error) {
      setProblem(problemText(error));
    }
  };
  useEffect(() => {
    alive.current = true;
    void load();
    return () => {
      alive.current = false;
      latest.current.writer.current?.destroy();
      latest.current.writer.current = null;
    };
  }, []);
  useEffect(() => latest.current.writer.current?.replace(props.value), [props.revision]);
  return { ready, problem, load: () => void load() };
}

/** The keys that do what the buttons do. */
function keysOf(latest: { current: WriterProps }): Record<string, () => void> {
  const { setAsking, onSave } = latest.current;
  const edit: Writer["edit"] = (change) => latest.current.writer.current?.edit(change);
  return {
    "Mod-b": () => edit((text, where) => toggleMark(text, where, "**")),
    "Mod-i": () => edit((text, where) => toggleMark(text, where, "*")),
    "Mod-e": () => edit((text, where) => toggleMark(text, where, "`")),
    "Mod-k": () => setAsking(true),
    "Mod-Alt-2": () => edit((text, where) => toggleHeading(text, where, 2)),
    "Mod-Alt-3": () => edit((text, where) => toggleHeading(text, where, 3)),
    "Mod-Shift-8": () => edit((text, where) => toggleList(text, where, "bullets")),
    "Mod-Shift-7": () => edit((text, where) => toggleList(text, where, "steps")),
    "Mod-s": onSave,
  };
}
