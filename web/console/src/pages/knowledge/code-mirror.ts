/** The text box in which Markdown is written, by CodeMirror. It is large, so it is loaded only where somebody writes. */
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { markdownKeymap, markdownLanguage } from "@codemirror/lang-markdown";
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorState, type Extension, Prec } from "@codemirror/state";
import { drawSelection, EditorView, type KeyBinding, keymap, placeholder } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import type { Edit, Selection } from "./markdown.ts";

export interface WriterOptions {
  host: HTMLElement;
  text: string;
  /** The language that is written in. */
  lang: string;
  direction: "ltr" | "rtl";
  /** What the box is called for those who cannot see it. */
  label: string;
  hint: string;
  readOnly: boolean;
  onText: (text: string) => void;
  /** Takes pictures that were dropped or pasted; where they were dropped is where one writes on. */
  onPictures: (files: readonly File[]) => void;
  /** What keys do, by their name in CodeMirror's notation. */
  keys: Readonly<Record<string, () => void>>;
}

/** A box with text, as the buttons around it need it. */
export interface Writer {
  /** Changes the text by what is selected, and goes on writing there. */
  edit: (change: (text: string, selection: Selection) => Edit) => void;
  /** The selected text. */
  selected: () => string;
  /** Takes another text than was written here; the steps back stay. */
  replace: (text: string) => void;
  focus: () => void;
  destroy: () => void;
}

const look = EditorView.theme({
  "&": { color: "var(--text)", backgroundColor: "transparent", fontSize: "var(--text-md)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.65", overflow: "auto" },
  ".cm-content": { padding: "0.9rem 0", caretColor: "var(--text)", minHeight: "22rem" },
  ".cm-line": { padding: "0 1rem" },
  ".cm-placeholder": { color: "var(--text-3)" },
  ".cm-cursor": { borderInlineStartColor: "var(--text)", borderInlineStartWidth: "2px" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "color-mix(in srgb, var(--accent) 26%, transparent)",
  },
});

const colours = HighlightStyle.define([
  { tag: tags.heading, fontWeight: "650", color: "var(--text)" },
  { tag: tags.strong, fontWeight: "700" },
  { tag: tags.emphasis, fontStyle: "italic" },
  { tag: tags.strikethrough, textDecoration: "line-through" },
  { tag: tags.link, color: "var(--accent-text)" },
  { tag: tags.url, color: "var(--text-3)" },
  { tag: tags.monospace, color: "var(--info-text)" },
  { tag: tags.quote, color: "var(--text-2)" },
  { tag: tags.processingInstruction, color: "var(--text-3)" },
  { tag: tags.contentSeparator, color: "var(--text-3)" },
]);

function bindings(keys: WriterOptions["keys"]): KeyBinding[] {
  return Object.entries(keys).map(([key, press]) => ({
    key,
    preventDefault: true,
    run: () => {
      press();
      return true;
    },
  }));
}

const picturesOf = (data: DataTransfer | null) =>
  [...(data?.files ?? [])].filter((file) => file.type.startsWith("image/"));

/** Pictures that are dropped or pasted. Words that come with one, as from a text program, are what was meant. */
function pictures(options: WriterOptions): Extension {
  return EditorView.domEventHandlers({
    paste: (event) => {
      const files = picturesOf(event.clipboardData);
      if (files.length === 0 || event.clipboardData?.getData("text/plain")) return false;
      event.preventDefault();
      options.onPictures(files);
      return true;
    },
    drop: (event, view) => {
      const files = picturesOf(event.dataTransfer);
      if (files.length === 0) return false;
      event.preventDefault();
      const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
      if (at !== null) view.dispatch({ selection: { anchor: at } });
      options.onPictures(files);
      return true;
    },
  });
}

function extensionsOf(options: WriterOptions): Extension[] {
  return [
    history(),
    drawSelection(),
    EditorView.lineWrapping,
    EditorView.perLineTextDirection.of(true),
    Prec.highest(keymap.of(bindings(options.keys))),
    keymap.of([...markdownKeymap, ...defaultKeymap, ...historyKeymap]),
    // The language alone: HTML within it is not passed on anyway, and its support is larger than all else here.
    markdownLanguage,
    syntaxHighlighting(colours),
    look,
    options.readOnly ? [] : pictures(options),
    placeholder(options.hint),
    EditorState.readOnly.of(options.readOnly),
    EditorView.editable.of(!options.readOnly),
    EditorView.contentAttributes.of({
      "aria-label": options.label,
      "aria-multiline": "true",
      lang: options.lang,
      dir: options.direction,
      spellcheck: "true",
      autocorrect: "on",
      autocapitalize: "sentences",
      tabindex: "0",
    }),
  ];
}

/** Puts the box into `host`, which gets a shadow root: there its styles need no leave of the page's policy. */
export function createWriter(options: WriterOptions): Writer {
  const root = options.host.shadowRoot ?? options.host.attachShadow({ mode: "open" });
  root.replaceChildren();
  // What comes from elsewhere must not be taken for what was written.
  let quiet = false;
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        ...extensionsOf(options),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !quiet) options.onText(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    edit: (change) => {
      const { from, to } = view.state.selection.main;
      const edit = change(view.state.doc.toString(), { from, to });
      view.dispatch({
        changes: { from: edit.from, to: edit.to, insert: edit.insert },
        selection: { anchor: edit.selected.from, head: edit.selected.to },
        scrollIntoView: true,
        userEvent: "input",
      });
      view.focus();
    },
    selected: () => {
      const { from, to } = view.state.selection.main;
      return view.state.sliceDoc(from, to);
    },
    replace: (text) => {
      if (text === view.state.doc.toString()) return;
      quiet = true;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
      quiet = false;
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}
