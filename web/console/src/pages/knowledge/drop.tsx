import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

interface DropProps {
  onDrop: (what: DataTransfer) => void;
  onPaste?: (what: DataTransfer) => void;
  children: ComponentChildren;
}

/** A place that files are dropped on, as a second way beside the buttons in it. */
export function Drop({ onDrop, onPaste, children }: DropProps) {
  const [over, setOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way beside the buttons
    <div
      class={`kb-drop ${over ? "kb-drop-over" : ""}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (event.dataTransfer) onDrop(event.dataTransfer);
      }}
      onPaste={(event) => event.clipboardData && onPaste?.(event.clipboardData)}
    >
      {children}
    </div>
  );
}
