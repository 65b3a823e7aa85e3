import { Menu as MenuIcon } from "lucide";
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { openDialog } from "../state/current.ts";
import { Drawer, IconButton, useMedia } from "../ui/index.ts";
import { ConnectionBanner } from "./banner.tsx";
import { Dialogs, OpenFile } from "./dialogs.tsx";
import { ElevatedBanner } from "./elevated.tsx";
import { EnrolByBanner } from "./enrol-by.tsx";
import { Rail } from "./rail.tsx";
import { place } from "./router.ts";
import { Watermark } from "./watermark.tsx";
import "./app.css";

/** Below this width the screens lie behind one another instead of side by side. */
export const PHONE = "(max-width: 47.99rem)";

/** The frame around every screen of a signed-in person. */
export function Shell({ children }: { children: ComponentChildren }) {
  const phone = useMedia(PHONE);
  return (
    <div class="shell">
      <a class="skip-link" href="#main">
        {t("skip-to-main")}
      </a>
      {!phone && <Rail />}
      <div class="shell-body">
        <ConnectionBanner />
        <ElevatedBanner />
        <EnrolByBanner />
        <main id="main" class="shell-main" tabIndex={-1}>
          {children}
        </main>
      </div>
      {openDialog.value && <Dialogs />}
      <OpenFile />
      <Watermark />
    </div>
  );
}

/** On a phone, the way to everything that a wide screen has on its rail. */
export function RailButton() {
  const phone = useMedia(PHONE);
  const [open, setOpen] = useState(false);
  const { screen, parts } = place.value;
  useEffect(() => setOpen(false), [screen, parts.join("/")]);
  if (!phone) return null;
  return (
    <>
      <IconButton icon={MenuIcon} label={t("rail")} onClick={() => setOpen(true)} />
      {open && (
        <Drawer title={t("rail")} onClose={() => setOpen(false)}>
          <Rail />
        </Drawer>
      )}
    </>
  );
}
