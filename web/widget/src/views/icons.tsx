/** Line icons on a grid of 24. They are decoration: the control around them carries the name. */
const PATHS = {
  back: "M15 5l-7 7 7 7",
  close: "M6 6l12 12M18 6L6 18",
  more: "M12 5v.01M12 12v.01M12 19v.01",
  send: "M5 12h13M12.5 5.5L19 12l-6.5 6.5",
  attach: "M20 11l-8 8a5 5 0 01-7-7l8-8a3 3 0 015 5l-8 8a2 2 0 01-3-3l8-7",
  camera: "M4 8h3l2-2h6l2 2h3v11H4zM12 16a3 3 0 100-6 3 3 0 000 6z",
  emoji: "M12 21a9 9 0 100-18 9 9 0 000 18zM8 14q4 4 8 0M9 9.5v.01M15 9.5v.01",
  shield: "M12 3l7 3v5c0 5-3 8-7 10-4-2-7-5-7-10V6zM9 12l2 2 4-4",
  check: "M5 12l5 5 9-10",
  checks: "M2 12l5 5 8-9M12 16l1 1 9-10",
  clock: "M12 21a9 9 0 100-18 9 9 0 000 18zM12 7v5l3 2",
  alert: "M12 21a9 9 0 100-18 9 9 0 000 18zM12 8v4M12 16v.01",
  down: "M12 5v14M6 13l6 6 6-6",
  file: "M14 3H6v18h12V7zM14 3v4h4",
  download: "M12 4v11M7 11l5 5 5-5M5 20h14",
  moon: "M20 14A8 8 0 0110 4a8 8 0 1010 10z",
  pencil: "M4 20l1-4L16 5l3 3L8 19z",
  flag: "M5 21V4h12l-2 4 2 4H5",
  globe: "M12 21a9 9 0 100-18 9 9 0 000 18zM3 12h18M12 3q8 9 0 18M12 3q-8 9 0 18",
  bell: "M18 16H6l2-3v-3a4 4 0 018 0v3zM10 19h4",
  forget: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13",
  eye: "M2 12s4-7 10-7 10 7 10 7-4 7-10 7-10-7-10-7z M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z",
  sparkle: "M12 4l2 6 6 2-6 2-2 6-2-6-6-2 6-2z",
} as const;

export type IconName = keyof typeof PATHS;

/** Icons that point along the line of reading, and so turn round with it. */
const TURNS: readonly IconName[] = ["back", "send"];

export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      class={TURNS.includes(name) ? "icon turns" : "icon"}
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      stroke-width={name === "more" ? 3 : 1.8}
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
