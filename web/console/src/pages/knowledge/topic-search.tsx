import type { TopicLine } from "@ombud/api";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { ListInput, useActiveOption } from "../../app/list-input.tsx";
import { t } from "../../i18n/index.ts";
import { Banner, problemText, Spinner, useSettled } from "../../ui/index.ts";
import { listTopics } from "./server.ts";

const SHOWN = 12;

interface SearchProps {
  label: string;
  /** Topics that are not offered. */
  without?: readonly string[] | undefined;
  onPick: (topic: TopicLine) => void;
}

/** Topics found by what is typed; the keyboard stays in the box. */
export function TopicSearch({ label, without = [], onPick }: SearchProps) {
  const id = useId();
  const [query, setQuery] = useState("");
  const settled = useSettled(query, 200);
  const [found, setFound] = useState<readonly TopicLine[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), []);
  useEffect(() => {
    let current = true;
    listTopics({ q: settled.trim() || null, limit: SHOWN }).then(
      (page) => {
        if (!current) return;
        setFound(page.items);
        setProblem(null);
      },
      (error: unknown) => current && setProblem(problemText(error)),
    );
    return () => {
      current = false;
    };
  }, [settled]);
  const shown = (found ?? []).filter((topic) => !without.includes(topic.id));
  const pick = (at: number) => {
    const topic = shown[at];
    if (topic) onPick(topic);
  };
  const option = useActiveOption(shown.length, pick, list);
  return (
    <div class="kb-topic-search">
      <div class="picker-search">
        <ListInput
          list={id}
          label={label}
          placeholder={t("knowledge-search")}
          value={query}
          onValue={setQuery}
          option={option}
          count={shown.length}
          box={box}
        />
        {query !== settled && <Spinner size={14} />}
      </div>
      {problem && <Banner tone="danger">{problem}</Banner>}
      <div ref={list} id={id} class="ui-options" role="listbox" aria-label={label}>
        {shown.map((topic, at) => (
          // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant points here
          // biome-ignore lint/a11y/useKeyWithClickEvents: the text box handles the keys
          <div
            key={topic.id}
            id={`${id}-${at}`}
            role="option"
            class="ui-option"
            data-active={at === option.active}
            aria-selected={at === option.active}
            onPointerMove={() => at !== option.active && option.setActive(at)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onPick(topic)}
          >
            <span class="ui-grow">
              <span class="ui-truncate ui-block" dir="auto">
                {topic.title || topic.slug}
              </span>
              <span class="ui-option-hint">{topic.slug}</span>
            </span>
          </div>
        ))}
      </div>
      {found && shown.length === 0 && <p class="ui-options-none">{t("ui-no-matches")}</p>}
    </div>
  );
}
