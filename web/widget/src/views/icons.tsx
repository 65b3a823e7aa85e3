/** Line icons on a grid of 24. They are decoration: the control around them carries the name. */
const PATHS = {
  back: "M15 5l-7 7 7 7",
  close: "M6 6l12 12M18 6L6 18",
  more: "M12 5.5v.01M12 12v.01M12 18.5v.01",
  send: "M5 12h13M12.5 5.5L19 12l-6.5 6.5",
  attach: "M20 11.5l-8 8a5 5 0 01-7.1-7.1l8.5-8.4a3.3 3.3 0 014.7 4.7l-8.4 8.4a1.7 1.7 0 01-2.4-2.4l7.7-7.6",
  camera:
    "M4 8.5h3l1.5-2.5h7L17 8.5h3a1 1 0 011 1V18a1 1 0 01-1 1H4a1 1 0 01-1-1V9.500a1 1 0 011-1zM12 16.500a3.2 3.2 0 100-6.4 3.2 3.2 0 000 6.400z",
  emoji:
    "M12 20.500a8.5 8.5 0 100-17 8.5 8.5 0 000 17zM8.5 14.300c.8 1.3 2 2 3.5 2s2.7-.7 3.5-2M9 9.800v.01M15 9.800v.01",
  shield:
    "M12 3.500l7 2.600v5.200c0 4.2-2.8 7.6-7 9.2-4.2-1.6-7-5-7-9.200V6.100l7-2.600zM9 12l2.2 2.200L15.2 10",
  check: "M5 12.500l4.5 4.500L19 7.5",
  checks: "M2.5 12.500l4 4L14.5 8M11.5 15.500l1.5 1.500L21.5 8",
  clock: "M12 20.500a8.5 8.5 0 100-17 8.5 8.5 0 000 17zM12 7.500V12l3 2",
  alert: "M12 20.500a8.5 8.5 0 100-17 8.5 8.5 0 000 17zM12 8v4.500M12 16v.01",
  down: "M12 5v14M6 13l6 6 6-6",
  file: "M13.5 3.500H7a1.5 1.5 0 00-1.5 1.500v14A1.5 1.5 0 007 20.500h10a1.5 1.5 0 001.5-1.500V8.500l-5-5zM13.5 3.500v5h5",
  download: "M12 4v11M7 11l5 5 5-5M5 20h14",
  moon: "M20 14.500A8.5 8.5 0 019.5 4a8.5 8.5 0 1010.5 10.500z",
  pencil: "M4 20l.8-3.800L16.3 4.700a1.5 1.5 0 012.1 0l.9.9a1.5 1.5 0 010 2.100L7.8 19.2 4 20z",
  next: "M9 5l7 7-7 7",
  flag: "M5 21V4h12l-2 4 2 4H5",
  globe:
    "M12 20.500a8.5 8.5 0 100-17 8.5 8.5 0 000 17zM3.5 12h17M12 3.500c2.5 2.3 3.7 5.2 3.7 8.500s-1.2 6.2-3.7 8.500c-2.5-2.3-3.7-5.2-3.7-8.500S9.5 5.8 12 3.500z",
  bell: "M18 16H6l1.5-2.500V10a4.5 4.5 0 019 0v3.500L18 16zM10.2 19a2 2 0 003.6 0",
  forget: "M5 7h14M10 7V4.500h4V7M7 7l.8 12.500h8.400L17 7",
  sparkle: "M12 4l1.7 5.300L19 11l-5.3 1.700L12 18l-1.7-5.300L5 11l5.3-1.700L12 4z",
} as const;

export type IconName = keyof typeof PATHS;

/** Icons that point along the line of reading, and so turn round with it. */
const TURNS: readonly IconName[] = ["back", "next", "send"];

export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      class={TURNS.includes(name) ? "icon turns" : "icon"}
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      stroke-width="1.8"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
