/**
 * The parts that every screen of the console is made of. Import from here; icons come by name from `lucide`.
 *
 * To add a part: one file, its look in the style sheet of its kind, its texts in `locales/<language>/ui.ftl`.
 */
import "./tokens.css";
import "./base.css";
import "./controls.css";
import "./overlays.css";
import "./data.css";

export * from "./avatar.tsx";
export * from "./badge.tsx";
export * from "./button.tsx";
export * from "./choice.tsx";
export * from "./color.tsx";
export * from "./combobox.tsx";
export * from "./copy.tsx";
export * from "./datetime.tsx";
export * from "./dialog.tsx";
export * from "./feedback.tsx";
export * from "./field.tsx";
export { type Placement, useFloating } from "./floating.ts";
export * from "./form.ts";
export * from "./hooks.ts";
export * from "./icon.tsx";
export * from "./loaded.tsx";
export * from "./menu.tsx";
export { problemText, saidText } from "./problem.ts";
export * from "./reason.tsx";
export * from "./table.tsx";
export * from "./tabs.tsx";
export * from "./theme.ts";
export * from "./toast.tsx";
export * from "./tooltip.tsx";
