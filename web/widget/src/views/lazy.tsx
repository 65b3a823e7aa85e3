import { NetworkError } from "@ombud/api";
import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { explain } from "../store.ts";

type Lazy<P> = ComponentType<P> & {
  /** Loads it before it is wanted. */
  ahead: () => Promise<void>;
};

/** A part that is loaded when it is first shown, since most people never see it. Nothing stands in its place until then. */
export function lazy<P extends object>(load: () => Promise<{ default: ComponentType<P> }>): Lazy<P> {
  const part = signal<ComponentType<P> | null>(null);
  const ahead = async () => {
    part.value ??= (await load()).default;
  };
  const Later = (props: P) => {
    useEffect(() => {
      ahead().catch((cause) => explain(new NetworkError(cause)));
    }, []);
    const Part = part.value;
    return Part && <Part {...props} />;
  };
  return Object.assign(Later, { ahead });
}

/** Puts on the styles that a lazy part brings along. The page's policy allows sheets made by script, and no style tags. */
export function wear(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}
