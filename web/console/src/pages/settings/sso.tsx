import type { SsoView } from "@ombud/api";
import { useState } from "preact/hooks";
import { t } from "../../i18n/index.ts";
import { http } from "../../state/http.ts";
import { can } from "../../state/session.ts";
import { useView } from "../../state/view.ts";
import { Banner, Button, ConfirmDialog, Loaded, toast, useForm } from "../../ui/index.ts";
import { SectionHead } from "./list-page.tsx";
import { SecretForm } from "./secret-form.tsx";
import { bodyOf, check, valuesOf } from "./sso-form.ts";
import { Addresses, Connection, Doors, Groups, People } from "./sso-parts.tsx";
import { Provisioning } from "./sso-scim.tsx";
import "./sso.css";

/** The provider by which staff sign in. */
export default function SingleSignOn() {
  const view = useView("/sso");
  return (
    <>
      <SectionHead title={t("settings-sso")} text={t("settings-sso-text")} />
      <Loaded view={view} rows={6}>
        {(shown) => <ProviderForm key={shown.settings.issuer} view={shown} onView={view.put} />}
      </Loaded>
    </>
  );
}

interface ProviderFormProps {
  view: SsoView;
  onView: (view: SsoView) => void;
}

function ProviderForm({ view, onView }: ProviderFormProps) {
  const form = useForm(valuesOf(view.settings), check);
  const [removing, setRemoving] = useState(false);
  const set = view.settings.issuer !== "";
  const manages = can("security.manage");
  const submit = () =>
    form.submit(async (values) => {
      const kept = await http.put("/sso", bodyOf(values));
      form.reset(valuesOf(kept.settings));
      onView(kept);
      toast(t("ui-saved"));
    });
  const remove = async () => {
    await http.delete("/sso");
    setRemoving(false);
    onView(await http.get("/sso"));
    toast(t("sso-removed"));
  };
  return (
    <>
      <form
        class="ui-stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {form.problem && <Banner tone="danger">{form.problem}</Banner>}
        <Addresses view={view} />
        <Connection form={form} />
        <Groups form={form} />
        <People form={form} />
        <Doors form={form} view={view} />
        {manages && (
          <div class="ui-row ui-row-wrap">
            <Button type="submit" variant="primary" busy={form.busy} disabled={!form.dirty}>
              {t("ui-save")}
            </Button>
            {set && (
              <Button variant="ghost" onClick={() => setRemoving(true)}>
                {t("sso-remove")}
              </Button>
            )}
          </div>
        )}
      </form>
      {set && manages && (
        <SecretForm
          name="sso-secret"
          there={view.has_secret}
          save={async (client_secret) => {
            await http.put("/sso/secret", { client_secret });
            onView({ ...view, has_secret: client_secret !== null });
          }}
        />
      )}
      {set && manages && <Provisioning />}
      {removing && (
        <ConfirmDialog
          title={t("sso-remove-title", { name: view.settings.name })}
          text={t("sso-remove-text")}
          action={t("sso-remove")}
          danger
          onConfirm={remove}
          onClose={() => setRemoving(false)}
        />
      )}
    </>
  );
}
