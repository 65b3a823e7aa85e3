import { Download, Printer } from "lucide";
import { useState } from "preact/hooks";
import { formatDate, t } from "../../i18n/index.ts";
import { me } from "../../state/session.ts";
import { Banner, Button, Checkbox, CopyButton } from "../../ui/index.ts";

interface RecoveryCodesProps {
  codes: readonly string[];
  onDone: () => void;
}

/** The text of the file to download. */
export function recoveryFile(codes: readonly string[], email: string, brand: string): string {
  const head = t("account-recovery-file", { brand, email, date: formatDate(Date.now(), "date") });
  return `${head}\n\n${codes.join("\n")}\n`;
}

/** Codes that are shown once: copy, print or download them, and say so before going on. */
export function RecoveryCodes({ codes, onDone }: RecoveryCodesProps) {
  const [kept, setKept] = useState(false);
  const download = () => {
    const { staff, workspace } = me.peek() ?? {};
    const text = recoveryFile(codes, staff?.email ?? "", workspace?.brand ?? "Ombud");
    const url = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
    const link = document.createElement("a");
    link.href = url;
    link.download = "ombud-recovery-codes.txt";
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <div class="ui-stack">
      <Banner tone="warn" title={t("account-recovery-once")}>
        {t("account-recovery-text")}
      </Banner>
      <ol class="account-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div class="ui-row ui-row-wrap account-no-print">
        <CopyButton text={codes.join("\n")} label={t("account-recovery-copy")} />
        <Button size="sm" icon={Download} onClick={download}>
          {t("account-recovery-download")}
        </Button>
        <Button size="sm" icon={Printer} onClick={() => print()}>
          {t("account-recovery-print")}
        </Button>
      </div>
      <Checkbox checked={kept} onValue={setKept} label={t("account-recovery-kept")} />
      <div class="ui-row account-foot">
        <Button variant="primary" disabled={!kept} onClick={onDone}>
          {t("account-recovery-done")}
        </Button>
      </div>
    </div>
  );
}
