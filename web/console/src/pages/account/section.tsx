import type { ComponentChildren } from "preact";

interface SectionProps {
  title: string;
  text?: ComponentChildren;
  children: ComponentChildren;
}

/** A part of a page: what it is on one side, its controls on the other. */
export function Section({ title, text, children }: SectionProps) {
  return (
    <section class="account-section">
      <div class="account-section-head">
        <h2>{title}</h2>
        {text && <p class="ui-muted ui-small">{text}</p>}
      </div>
      <div class="account-section-body">{children}</div>
    </section>
  );
}
