import type { JudgedAddress, JudgedLink, StaffMessage } from "@ombud/api";
import { BadgeCheck, CircleAlert, Copy, ExternalLink, ShieldX, TriangleAlert } from "lucide";
import { useState } from "preact/hooks";
import { formatList, t } from "../i18n/index.ts";
import { staffOf } from "../state/directory.ts";
import { type Part, partsOf } from "../state/messages.ts";
import { myId } from "../state/session.ts";
import { Badge, Button, CopyButton, copyText, Dialog, Icon, LinkButton, toast } from "../ui/index.ts";
import { addressText, chainName, hrefOf, isBad, linkText } from "./verdicts.ts";
import "./message-text.css";

/** What was written: mentions marked, links as their verdict is, addresses with their chains. Nothing is markup. */
export function MessageText({ message }: { message: StaffMessage }) {
  const mentioned = message.mentions.flatMap((id) => {
    const one = staffOf(id);
    return one ? [{ name: one.name, me: id === myId.value }] : [];
  });
  const parts = partsOf(message, mentioned);
  // The parts of a text never change their order.
  return (
    <>
      {parts.map((part, index) => (part.kind === "text" ? part.text : <PartView key={index} part={part} />))}
    </>
  );
}

function PartView({ part }: { part: Exclude<Part, { kind: "text" }> }) {
  switch (part.kind) {
    case "mention":
      return <mark class={part.me ? "mention mention-me" : "mention"}>{part.text}</mark>;
    case "link":
      return <LinkPart link={part.link} />;
    case "address":
      return <AddressPart address={part.address} />;
  }
}

function LinkPart({ link }: { link: JudgedLink }) {
  const [asking, setAsking] = useState(false);
  if (isBad(link)) {
    return (
      <span class="link-bad" title={linkText(link)}>
        <s>{link.url}</s> <Icon of={ShieldX} size={14} label={linkText(link)} />
      </span>
    );
  }
  const href = hrefOf(link);
  if (!href) return <>{link.url}</>;
  if (link.verdict === "official") {
    return (
      <span class="link-official">
        <a href={href} target="_blank" rel="noopener noreferrer nofollow">
          {link.url}
        </a>{" "}
        <Icon of={BadgeCheck} size={14} label={t("link-official")} />
      </span>
    );
  }
  return (
    <>
      <button
        type="button"
        class="link-unknown"
        aria-label={t("link-look", { url: link.url })}
        onClick={() => setAsking(true)}
      >
        {link.url}
      </button>
      {asking && <OpenDialog link={link} href={href} onClose={() => setAsking(false)} />}
    </>
  );
}

/** Before a site of somebody else opens, its host stands there by itself. */
function OpenDialog({ link, href, onClose }: { link: JudgedLink; href: string; onClose: () => void }) {
  return (
    <Dialog
      title={t("link-open-title")}
      size="sm"
      description={t(`link-open-${link.verdict}`)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose} data-autofocus>
            {t("ui-cancel")}
          </Button>
          <CopyButton text={link.url} label={t("ui-copy")} />
          <LinkButton
            href={href}
            target="_blank"
            rel="noopener noreferrer nofollow"
            icon={ExternalLink}
            onClick={onClose}
          >
            {t("link-open")}
          </LinkButton>
        </>
      }
    >
      <p class="link-host">{link.host}</p>
      <p class="link-whole">{href}</p>
    </Dialog>
  );
}

/** So many chains are named; the rest is counted. The hashes of most chains look alike: there the likeliest says enough. */
const CHAINS_SHOWN = { address: 2, transaction: 1 };

/** So much of the end keeps what follows it on its line. */
const TAIL = 4;

function AddressPart({ address }: { address: JudgedAddress }) {
  const { text, chains, valid, poisoned, kind } = address;
  const named = CHAINS_SHOWN[kind];
  const more = chains.length - named;
  const copy = () => {
    void copyText(text).then((done) => toast(t(done ? "ui-copied" : "ui-copy-failed")));
  };
  const tone = poisoned ? "danger" : valid ? "neutral" : "warn";
  return (
    <span class={`spotted spotted-${tone}`}>
      <span class="spotted-text">{text.slice(0, -TAIL)}</span>
      <span class="spotted-end">
        <span class="spotted-text">{text.slice(-TAIL)}</span>
        <Badge tone={tone} icon={poisoned || !valid ? TriangleAlert : undefined} title={addressText(address)}>
          {formatList(chains.slice(0, named).map(chainName)) || t("spotted-nowhere")}
          {more > 0 && ` +${more}`}
        </Badge>
        <button type="button" class="spotted-copy" aria-label={t("spotted-copy", { text })} onClick={copy}>
          <Icon of={Copy} size={13} />
        </button>
      </span>
    </span>
  );
}

/** Below a message: what to beware of in it, in words. */
export function MessageWarnings({ message }: { message: StaffMessage }) {
  const links = (message.links ?? []).filter(isBad).map(linkText);
  const addresses = (message.addresses ?? []).filter((one) => one.poisoned || !one.valid).map(addressText);
  const warnings = [...new Set([...links, ...addresses])];
  if (warnings.length === 0) return null;
  return (
    <ul class="message-warnings">
      {warnings.map((text) => (
        <li key={text} class="guard-mark">
          <Icon of={CircleAlert} size={14} />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}
