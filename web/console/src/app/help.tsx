import { t } from "../i18n/index.ts";
import { openDialog } from "../state/current.ts";
import { can } from "../state/session.ts";
import { Dialog, Kbd, Switch } from "../ui/index.ts";
import { type Command, commands, type Group } from "./commands.ts";
import { keyCaps, setSingleKeys, singleKeys } from "./keys.ts";

const GROUPS: readonly Group[] = ["list", "case", "go", "app"];

/** Every shortcut of what this person may do, by what it is for; also of what is not on the screen now. */
export function HelpSheet() {
  const all = commands().filter(
    ({ keys, available: { permission } }) => keys !== "" && (!permission || can(permission)),
  );
  const replies = can("cases.reply");
  const notes = can("cases.note");
  return (
    <Dialog
      title={t("help-title")}
      size="lg"
      onClose={() => {
        openDialog.value = null;
      }}
    >
      <Switch
        checked={singleKeys.value}
        onValue={setSingleKeys}
        label={t("help-single")}
        hint={t("help-single-hint")}
      />
      <div class="help-groups">
        {GROUPS.map((group) => (
          <HelpGroup key={group} group={group} commands={all.filter((one) => one.group === group)} />
        ))}
        {(replies || notes) && (
          <section class="help-group">
            <h3>{t("help-group-compose")}</h3>
            <dl>
              <HelpRow label={t("compose-send")} keys="mod+enter" />
              {can("cases.resolve") && <HelpRow label={t("compose-send-resolve")} keys="mod+shift+enter" />}
              <HelpRow label={t("help-canned")} keys="/" />
              {notes && <HelpRow label={t("help-mention")} keys="@" />}
            </dl>
          </section>
        )}
      </div>
    </Dialog>
  );
}

function HelpGroup({ group, commands: rows }: { group: Group; commands: readonly Command[] }) {
  return (
    <section class="help-group">
      <h3>{t(`help-group-${group}`)}</h3>
      <dl>
        {rows.map((one) => (
          <HelpRow key={one.id} label={one.label} keys={one.keys} />
        ))}
      </dl>
    </section>
  );
}

function HelpRow({ label, keys }: { label: string; keys: string }) {
  return (
    <div class="help-row">
      <dt>{label}</dt>
      <dd>
        <Kbd keys={keyCaps(keys)} />
      </dd>
    </div>
  );
}
