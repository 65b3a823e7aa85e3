import type { IconNode } from "lucide";
import type { ButtonHTMLAttributes, ComponentChildren, PartialAnchorHTMLAttributes, Ref } from "preact";
import { Spinner } from "./feedback.tsx";
import { Icon } from "./icon.tsx";
import { Tooltip } from "./tooltip.tsx";

export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger";
export type ControlSize = "sm" | "md" | "lg";

interface Look {
  variant?: ButtonVariant | undefined;
  size?: ControlSize | undefined;
  icon?: IconNode | undefined;
  iconEnd?: IconNode | undefined;
  block?: boolean | undefined;
}

const classes = (look: Look, extra?: unknown) =>
  [
    "ui-button",
    `ui-button-${look.variant ?? "secondary"}`,
    look.size && look.size !== "md" ? `ui-button-${look.size}` : "",
    look.block ? "ui-button-block" : "",
    typeof extra === "string" ? extra : "",
  ]
    .filter(Boolean)
    .join(" ");

const iconSize = (size?: ControlSize) => (size === "sm" ? 14 : 16);

export type ButtonProps = Look &
  Omit<ButtonHTMLAttributes<HTMLButtonElement>, "size" | "icon" | "disabled" | "ref"> & {
    /** Shows a spinner and ignores presses, while the button keeps its focus. */
    busy?: boolean | undefined;
    disabled?: boolean | undefined;
    ref?: Ref<HTMLButtonElement>;
    children?: ComponentChildren;
  };

export function Button(props: ButtonProps) {
  const {
    variant,
    size,
    icon,
    iconEnd,
    block,
    busy,
    disabled,
    children,
    class: extra,
    onClick,
    ...rest
  } = props;
  return (
    <button
      type="button"
      {...rest}
      class={classes({ variant, size, block }, extra)}
      disabled={disabled ?? false}
      aria-disabled={busy ? "true" : undefined}
      aria-busy={busy ? "true" : undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else if (typeof onClick === "function") onClick.call(undefined as never, event);
      }}
    >
      {busy ? <Spinner size={iconSize(size)} /> : icon && <Icon of={icon} size={iconSize(size)} />}
      {children !== undefined && children !== null && <span class="ui-button-text">{children}</span>}
      {iconEnd && <Icon of={iconEnd} size={iconSize(size)} />}
    </button>
  );
}

type LinkButtonProps = Look &
  Omit<PartialAnchorHTMLAttributes<HTMLAnchorElement>, "role" | "size" | "href"> & {
    href: string;
    children?: ComponentChildren;
  };

/** A link that looks like a button: for going somewhere, not for doing something. */
export function LinkButton({
  variant,
  size,
  icon,
  iconEnd,
  block,
  children,
  class: extra,
  ...rest
}: LinkButtonProps) {
  return (
    <a {...rest} class={classes({ variant, size, block }, extra)}>
      {icon && <Icon of={icon} size={iconSize(size)} />}
      <span class="ui-button-text">{children}</span>
      {iconEnd && <Icon of={iconEnd} size={iconSize(size)} />}
    </a>
  );
}

export type IconButtonProps = Omit<ButtonProps, "icon" | "iconEnd" | "block" | "children" | "label"> & {
  icon: IconNode;
  /** The button's name, also shown as its tooltip. */
  label: string;
  /** Keys of the shortcut, shown in the tooltip. */
  keys?: readonly string[] | undefined;
  pressed?: boolean | undefined;
  tooltip?: boolean | undefined;
};

export function IconButton({
  icon,
  label,
  keys,
  pressed,
  tooltip = true,
  variant = "ghost",
  size,
  busy,
  class: extra,
  ...rest
}: IconButtonProps) {
  const button = (
    <Button
      {...rest}
      variant={variant}
      size={size}
      busy={busy}
      icon={icon}
      aria-label={label}
      aria-pressed={pressed}
      class={`ui-icon-button ${typeof extra === "string" ? extra : ""}`}
    />
  );
  return tooltip ? (
    <Tooltip text={label} keys={keys}>
      {button}
    </Tooltip>
  ) : (
    button
  );
}
