import { Globe, Moon, Sun } from "lucide";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { language, languages, ownLanguageName, t } from "../../i18n/index.ts";
import { chooseLanguage, chooseTheme } from "../../state/session.ts";
import { Button, dark, IconButton, Menu } from "../../ui/index.ts";
import "./login.css";

/** The product's mark: a ring of talk with its tail. */
export function Mark({ size = 40 }: { size?: number | undefined }) {
  return (
    <svg class="login-mark" width={size} height={size} viewBox="0 0 40 40" aria-hidden="true">
      <rect width="40" height="40" rx="11" />
      <path d="M20 9.5c-6.4 0-11.4 4.5-11.4 10.2S13.6 30 20 30c1.3 0 2.6-.2 3.8-.5l5.7 2.3-1.2-5.1c2-1.8 3.1-4.2 3.1-7C31.4 14 26.4 9.5 20 9.5Z" />
      <circle cx="20" cy="19.8" r="4.6" />
    </svg>
  );
}

interface FrameProps {
  title: string;
  text?: ComponentChildren;
  wide?: boolean | undefined;
  children: ComponentChildren;
}

/** The page around everything that is shown before someone is signed in. */
export function Frame({ title, text, wide, children }: FrameProps) {
  useEffect(() => {
    document.title = `${title} · Ombud`;
  }, [title]);
  return (
    <div class="login">
      <main class={`login-card ${wide ? "login-card-wide" : ""}`}>
        <header class="login-head">
          <Mark />
          <div>
            <h1>{title}</h1>
            {text && <p class="ui-muted">{text}</p>}
          </div>
        </header>
        {children}
      </main>
      <footer class="login-foot">
        <Menu
          label={t("login-language")}
          placement="top"
          items={languages.map((tag) => ({
            label: ownLanguageName(tag),
            checked: tag === language.value,
            onSelect: () => void chooseLanguage(tag),
          }))}
          trigger={(props) => (
            <Button {...props} variant="ghost" size="sm" icon={Globe}>
              {ownLanguageName(language.value)}
            </Button>
          )}
        />
        <IconButton
          icon={dark.value ? Sun : Moon}
          size="sm"
          label={dark.value ? t("login-theme-light") : t("login-theme-dark")}
          onClick={() => void chooseTheme(dark.value ? "light" : "dark")}
        />
      </footer>
    </div>
  );
}
