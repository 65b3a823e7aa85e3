import { CircleCheck, type IconNode, Info, OctagonAlert, TriangleAlert, X } from "lucide";
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { Icon } from "./icon.tsx";

export function Spinner({ size = 16, label }: { size?: number | undefined; label?: string | undefined }) {
  const wheel = (
    <span class="ui-spinner" style={{ inlineSize: `${size}px`, blockSize: `${size}px` }} aria-hidden="true" />
  );
  if (!label) return wheel;
  return (
    <span role="status">
      {wheel}
      <span class="ui-visually-hidden">{label}</span>
    </span>
  );
}

interface SkeletonProps {
  width?: string | undefined;
  height?: string | undefined;
  round?: boolean | undefined;
}

/** The grey shape of something that is on its way. */
export function Skeleton({ width = "100%", height = "1em", round }: SkeletonProps) {
  return (
    <span
      class="ui-skeleton"
      aria-hidden="true"
      style={{
        inlineSize: width,
        blockSize: height,
        ...(round ? { borderRadius: "var(--radius-full)" } : {}),
      }}
    />
  );
}

/** A wait that is noticed. */
const LATE_MS = 150;

interface LoadingProps {
  rows?: number | undefined;
  /** What is usually there at once has no shapes before the wait is noticed: they would only flash up, and cost time. */
  late?: boolean | undefined;
}

/** Rows of skeletons that say to assistive technology that the screen is loading. */
export function Loading({ rows = 5, late = false }: LoadingProps) {
  const [shown, setShown] = useState(!late);
  useEffect(() => {
    if (shown) return;
    const timer = setTimeout(() => setShown(true), LATE_MS);
    return () => clearTimeout(timer);
  }, [shown]);
  return (
    <div class="ui-loading" role="status">
      <span class="ui-visually-hidden">{t("ui-loading")}</span>
      {Array.from({ length: shown ? rows : 0 }, (_, row) => (
        <div class="ui-row" key={row} style={{ "--gap": "0.75rem" }}>
          <Skeleton width="2rem" height="2rem" round />
          <div class="ui-stack ui-grow" style={{ "--gap": "0.4rem" }}>
            <Skeleton width={`${70 - ((row * 17) % 40)}%`} />
            <Skeleton width={`${45 - ((row * 11) % 25)}%`} height="0.8em" />
          </div>
        </div>
      ))}
    </div>
  );
}

interface EmptyStateProps {
  icon?: IconNode | undefined;
  title: string;
  children?: ComponentChildren;
  /** What to do next: usually one button. */
  action?: ComponentChildren;
}

export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div class="ui-empty">
      {icon && (
        <span class="ui-empty-icon">
          <Icon of={icon} size={24} />
        </span>
      )}
      <p class="ui-empty-title">{title}</p>
      {children && <p class="ui-muted">{children}</p>}
      {action && <div class="ui-row ui-row-wrap">{action}</div>}
    </div>
  );
}

export type BannerTone = "info" | "ok" | "warn" | "danger";

const bannerIcons: Record<BannerTone, IconNode> = {
  info: Info,
  ok: CircleCheck,
  warn: TriangleAlert,
  danger: OctagonAlert,
};

interface BannerProps {
  tone?: BannerTone | undefined;
  title?: string | undefined;
  action?: ComponentChildren;
  onClose?: (() => void) | undefined;
  children?: ComponentChildren;
}

/** A message in the flow of the page. Problems and warnings are announced at once. */
export function Banner({ tone = "info", title, action, onClose, children }: BannerProps) {
  const urgent = tone === "danger" || tone === "warn";
  return (
    <div class={`ui-banner ui-tone-${tone}`} role={urgent ? "alert" : "status"}>
      <Icon of={bannerIcons[tone]} size={18} />
      <div class="ui-grow">
        {title && <p class="ui-banner-title">{title}</p>}
        {children && <div>{children}</div>}
      </div>
      {action}
      {onClose && (
        <button type="button" class="ui-banner-close" aria-label={t("ui-dismiss")} onClick={onClose}>
          <Icon of={X} size={16} />
        </button>
      )}
    </div>
  );
}
