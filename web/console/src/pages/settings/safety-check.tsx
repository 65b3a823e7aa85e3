import type { Judged, JudgedAddress, JudgedLink } from "@ombud/api";
import { ScanSearch } from "lucide";
import { t } from "../../i18n/index.ts";
import { http } from "../../state/http.ts";
import { addressText, linkText, reasonText } from "../../thread/verdicts.ts";
import { Badge, type Tone } from "../../ui/index.ts";
import { TextCheck } from "./text-check.tsx";

const TONES: Record<JudgedLink["verdict"], Tone> = {
  official: "ok",
  clean: "neutral",
  shortener: "warn",
  lookalike: "danger",
  blocked: "danger",
};

/** Judges any text the way that messages are. */
export function SafetyCheck() {
  return (
    <TextCheck
      texts="safety-check"
      icon={ScanSearch}
      ask={(text) => http.post("/safety/check", { text })}
      show={(judged: Judged) => <Verdicts judged={judged} />}
    />
  );
}

function Verdicts({ judged: { links = [], addresses = [] } }: { judged: Judged }) {
  if (links.length === 0 && addresses.length === 0)
    return <p class="ui-muted">{t("safety-check-nothing")}</p>;
  return (
    <ul class="safety-rows">
      {links.map((link) => (
        <li key={link.start} class="safety-row">
          <Badge tone={TONES[link.verdict]}>{t(`verdict-${link.verdict}`)}</Badge>
          <div class="safety-what">
            <span class="safety-written">{link.host ?? link.url}</span>
            <p>{link.verdict === "lookalike" ? linkText(link) : reasonText(link.reason)}</p>
          </div>
        </li>
      ))}
      {addresses.map((address) => (
        <AddressRow key={address.start} address={address} />
      ))}
    </ul>
  );
}

function AddressRow({ address }: { address: JudgedAddress }) {
  return (
    <li class="safety-row">
      <Badge tone={address.poisoned ? "danger" : address.valid ? "ok" : "warn"}>
        {t(address.valid ? "safety-valid" : "safety-invalid")}
      </Badge>
      <div class="safety-what">
        <span class="safety-written">{address.text}</span>
        <p>{addressText(address)}</p>
      </div>
    </li>
  );
}
