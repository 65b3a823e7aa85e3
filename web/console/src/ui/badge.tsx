import type { IconNode } from "lucide";
import type { ComponentChildren } from "preact";
import { Icon } from "./icon.tsx";

export type Tone = "neutral" | "accent" | "ok" | "warn" | "danger" | "info";

interface BadgeProps {
  tone?: Tone | undefined;
  icon?: IconNode | undefined;
  dot?: boolean | undefined;
  class?: string | undefined;
  title?: string | undefined;
  children: ComponentChildren;
}

export function Badge({ tone = "neutral", icon, dot, class: extra, title, children }: BadgeProps) {
  return (
    <span class={`ui-badge ui-tone-${tone} ${extra ?? ""}`} title={title}>
      {dot && <span class="ui-dot" aria-hidden="true" />}
      {icon && <Icon of={icon} size={12} />}
      <span class="ui-truncate">{children}</span>
    </span>
  );
}

/** A tag of a case: its own colour as a dot, so that any colour stays readable on both themes. */
export function TagBadge({ name, color }: { name: string; color?: string | undefined }) {
  return (
    <span class="ui-badge ui-tone-neutral">
      <span class="ui-dot" aria-hidden="true" style={{ background: color ?? "var(--text-3)" }} />
      <span class="ui-truncate">{name}</span>
    </span>
  );
}

export function Kbd({ keys }: { keys: readonly string[] }) {
  return (
    <span class="ui-kbd">
      {keys.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}

export function CountBadge({ count, tone = "neutral" }: { count: number; tone?: Tone | undefined }) {
  return <span class={`ui-count ui-tone-${tone}`}>{count > 999 ? "999+" : count}</span>;
}
