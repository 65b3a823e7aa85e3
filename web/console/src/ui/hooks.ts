import { useEffect, useRef, useState } from "preact/hooks";

/** The current time, renewed every `interval` milliseconds while the component is shown. */
export function useNow(interval = 1000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), interval);
    return () => clearInterval(timer);
  }, [interval]);
  return now;
}

/** True while the media query holds. */
export function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const update = () => setMatches(list.matches);
    update();
    list.addEventListener("change", update);
    return () => list.removeEventListener("change", update);
  }, [query]);
  return matches;
}

/** `value`, once it has stayed the same for `delay` milliseconds. */
export function useSettled<T>(value: T, delay = 200): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(() => value), delay);
    return () => clearTimeout(timer);
  }, [value, delay]);
  return settled;
}

/** Calls `close` on a press outside of all the given elements. */
export function usePressOutside(
  active: boolean,
  elements: readonly { current: HTMLElement | null }[],
  close: () => void,
): void {
  const latest = useRef({ elements, close });
  latest.current = { elements, close };
  useEffect(() => {
    if (!active) return;
    const onPress = (event: PointerEvent) => {
      const target = event.target as Node;
      if (latest.current.elements.every((element) => !element.current?.contains(target))) {
        latest.current.close();
      }
    };
    document.addEventListener("pointerdown", onPress, true);
    return () => document.removeEventListener("pointerdown", onPress, true);
  }, [active]);
}
