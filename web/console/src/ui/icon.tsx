import type { IconNode } from "lucide";
import { h } from "preact";

interface IconProps {
  /** A drawing imported by name from `lucide`, so that only those in use are bundled. */
  of: IconNode;
  /** Edge length in pixels. */
  size?: number | undefined;
  /** Text for assistive technology; without it the icon is decoration. */
  label?: string | undefined;
  class?: string | undefined;
}

export function Icon({ of, size = 16, label, class: extra }: IconProps) {
  const naming = label ? { role: "img", "aria-label": label } : { "aria-hidden": true };
  const shapes = of.map(([tag, attributes], index) => h(tag, { key: index, ...attributes }));
  // How the lines are drawn says the style sheet once, and not each of the many icons of a screen.
  return h(
    "svg",
    {
      class: extra ? `ui-icon ${extra}` : "ui-icon",
      width: size,
      height: size,
      viewBox: "0 0 24 24",
      ...naming,
    },
    shapes,
  );
}
