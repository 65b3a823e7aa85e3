/** The launcher and the panel on the host page. They live in a shadow tree, out of reach of the host's rules. */
export const STYLE = `
:host { all: initial; position: fixed; z-index: var(--ombud-z, 2147483000);
  inset-block-end: var(--ombud-offset-y, 20px); inset-inline-end: var(--ombud-offset-x, 20px); }
:host([data-position=left]) { inset-inline: var(--ombud-offset-x, 20px) auto; }
:host([hidden]) { display: none; }
button { all: unset; box-sizing: border-box; position: relative; display: grid; place-items: center; width: 60px; height: 60px;
  border-radius: 50%; cursor: pointer; color: var(--on); background: var(--color); -webkit-tap-highlight-color: transparent;
  box-shadow: 0 0 0 1px rgb(255 255 255 / .35), 0 2px 6px rgb(16 24 40 / .18), 0 8px 28px rgb(16 24 40 / .28);
  transition: transform .18s cubic-bezier(.2,.8,.2,1); }
button:hover { transform: scale(1.06); }
button:active { transform: scale(.96); }
button:focus-visible { outline: 3px solid #fff; outline-offset: 0; box-shadow: 0 0 0 6px #0b1220, 0 8px 28px rgb(16 24 40 / .28); }
svg { grid-area: 1/1; width: 30px; height: 30px; transition: opacity .18s, transform .25s; }
.x, .open .bubble { opacity: 0; transform: rotate(-45deg) scale(.6); }
.open .x { opacity: 1; transform: none; }
i { position: absolute; inset-block-start: -3px; inset-inline-end: -3px; min-width: 22px; padding: 0 6px; box-sizing: border-box;
  border-radius: 11px; border: 2px solid #fff; background: #c4271c; color: #fff; font: 700 12px/18px system-ui, sans-serif; text-align: center; }
i:empty { display: none; }
iframe { position: fixed; inset-block-end: calc(var(--ombud-offset-y, 20px) + 76px); inset-inline-end: var(--ombud-offset-x, 20px);
  width: min(var(--ombud-width, 400px), calc(100vw - 40px)); height: min(var(--ombud-height, 704px), calc(100dvh - 116px));
  border: 0; border-radius: 20px; background: #fff; color-scheme: normal;
  box-shadow: 0 0 0 1px rgb(16 24 40 / .08), 0 12px 48px rgb(16 24 40 / .28);
  visibility: hidden; opacity: 0; transform: translateY(16px) scale(.98); transform-origin: bottom;
  transition: opacity .18s, transform .22s cubic-bezier(.2,.8,.2,1), visibility 0s .22s; }
:host([data-position=left]) iframe { inset-inline: var(--ombud-offset-x, 20px) auto; }
:host([data-dark]) iframe { background: #151821; }
iframe.open { visibility: visible; opacity: 1; transform: none; transition-delay: 0s; }
@media (max-width: 480px) {
  iframe { inset: 0; width: 100vw; height: 100dvh; border-radius: 0; }
  button.open { visibility: hidden; }
}
@media (prefers-reduced-motion: reduce) { *, iframe { transition: none !important; } }
@media print { :host { display: none; } }
`;
