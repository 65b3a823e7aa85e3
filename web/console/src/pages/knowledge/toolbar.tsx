import {
  Bold,
  Code,
  Globe,
  Heading2,
  Heading3,
  type IconNode,
  ImagePlus,
  Info,
  Italic,
  Lightbulb,
  Link,
  List,
  ListOrdered,
  Table,
  TriangleAlert,
  Video,
} from "lucide";
import { useRef } from "preact/hooks";
import { keyCaps } from "../../app/keys.ts";
import { t } from "../../i18n/index.ts";
import { IconButton, Menu, type MenuItem } from "../../ui/index.ts";
import type { Writer } from "./code-mirror.ts";
import {
  type Callout,
  callout,
  type Edit,
  table,
  toggleHeading,
  toggleList,
  toggleMark,
} from "./markdown.ts";

interface ToolbarProps {
  writer: () => Writer | null;
  disabled: boolean;
  /** Asks what a link leads to. */
  onLink: () => void;
  /** Asks for a picture. */
  onPicture: () => void;
  /** Asks where a video is watched. */
  onVideo: () => void;
  /** Asks for which regions a part is. */
  onRegion: () => void;
}

interface Tool {
  id: string;
  icon: IconNode;
  keys?: string;
  press: () => void;
}

const CALLOUTS: readonly [Callout, IconNode][] = [
  ["NOTE", Info],
  ["TIP", Lightbulb],
  ["WARNING", TriangleAlert],
];

/** What the buttons do, in groups that belong together. */
function toolsOf({ writer, onLink, onPicture, onVideo, onRegion }: ToolbarProps): Tool[][] {
  const edit = (change: (text: string, where: { from: number; to: number }) => Edit) => () =>
    writer()?.edit(change);
  return [
    [
      { id: "bold", icon: Bold, keys: "mod+b", press: edit((text, at) => toggleMark(text, at, "**")) },
      { id: "italic", icon: Italic, keys: "mod+i", press: edit((text, at) => toggleMark(text, at, "*")) },
      { id: "code", icon: Code, keys: "mod+e", press: edit((text, at) => toggleMark(text, at, "`")) },
    ],
    [
      {
        id: "heading-2",
        icon: Heading2,
        keys: "mod+alt+2",
        press: edit((text, at) => toggleHeading(text, at, 2)),
      },
      {
        id: "heading-3",
        icon: Heading3,
        keys: "mod+alt+3",
        press: edit((text, at) => toggleHeading(text, at, 3)),
      },
      {
        id: "steps",
        icon: ListOrdered,
        keys: "mod+shift+7",
        press: edit((text, at) => toggleList(text, at, "steps")),
      },
      {
        id: "list",
        icon: List,
        keys: "mod+shift+8",
        press: edit((text, at) => toggleList(text, at, "bullets")),
      },
    ],
    [
      { id: "link", icon: Link, keys: "mod+k", press: onLink },
      { id: "picture", icon: ImagePlus, press: onPicture },
      { id: "video", icon: Video, press: onVideo },
      {
        id: "table",
        icon: Table,
        press: edit((text, at) => table(text, at, 3, t("knowledge-table-column"))),
      },
      { id: "region", icon: Globe, press: onRegion },
    ],
  ];
}

/** The buttons above the text. Arrow keys move between them, so that Tab goes past in one step. */
export function Toolbar(props: ToolbarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const { disabled } = props;
  return (
    <div
      ref={bar}
      class="kb-toolbar"
      role="toolbar"
      tabIndex={-1}
      aria-label={t("knowledge-toolbar")}
      onKeyDown={(event) => moveAlong(event, bar.current)}
      onFocusIn={(event) => rove(bar.current, event.target)}
    >
      {toolsOf(props).map((group, at) => (
        <div class="kb-tools" key={group[0]?.id}>
          {group.map((tool, index) => (
            <IconButton
              key={tool.id}
              size="sm"
              icon={tool.icon}
              label={t(`knowledge-tool-${tool.id}`)}
              keys={tool.keys ? keyCaps(tool.keys) : undefined}
              disabled={disabled}
              tabIndex={at === 0 && index === 0 ? 0 : -1}
              onClick={tool.press}
            />
          ))}
        </div>
      ))}
      <div class="kb-tools">
        <CalloutMenu {...props} />
      </div>
    </div>
  );
}

function CalloutMenu({ writer, disabled }: ToolbarProps) {
  const items: MenuItem[] = CALLOUTS.map(([kind, icon]) => ({
    label: t(`knowledge-callout-${kind.toLowerCase()}`),
    icon,
    onSelect: () => writer()?.edit((text, at) => callout(text, at, kind, t("knowledge-callout-words"))),
  }));
  return (
    <Menu
      label={t("knowledge-tool-callout")}
      items={items}
      trigger={(trigger) => (
        <IconButton
          {...trigger}
          size="sm"
          icon={Info}
          label={t("knowledge-tool-callout")}
          disabled={disabled}
          tabIndex={-1}
        />
      )}
    />
  );
}

const buttonsOf = (bar: HTMLElement | null) => [
  ...(bar?.querySelectorAll<HTMLButtonElement>(":scope > .kb-tools button:not([role^=menuitem])") ?? []),
];

/** The button that has the focus is the one that Tab comes back to. */
function rove(bar: HTMLElement | null, target: EventTarget | null): void {
  const all = buttonsOf(bar);
  if (!all.includes(target as HTMLButtonElement)) return;
  for (const button of all) button.tabIndex = button === target ? 0 : -1;
}

function moveAlong(event: KeyboardEvent, bar: HTMLElement | null): void {
  const all = buttonsOf(bar);
  const at = all.indexOf(document.activeElement as HTMLButtonElement);
  if (at < 0) return;
  const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  const back = forward === "ArrowRight" ? "ArrowLeft" : "ArrowRight";
  const moves: Record<string, number> = {
    [forward]: (at + 1) % all.length,
    [back]: (at - 1 + all.length) % all.length,
    Home: 0,
    End: all.length - 1,
  };
  const target = all[moves[event.key] ?? -1];
  if (!target) return;
  event.preventDefault();
  target.focus();
}
