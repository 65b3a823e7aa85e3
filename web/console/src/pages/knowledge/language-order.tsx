import { X } from "lucide";
import { languageName, ownLanguageName, t } from "../../i18n/index.ts";
import { Badge, Combobox, Field, IconButton } from "../../ui/index.ts";
import { Sortable } from "../../ui/sortable.tsx";
import { everyLanguage } from "../settings/languages.ts";

interface OrderProps {
  values: readonly string[];
  error: string | undefined;
  disabled: boolean;
  onValues: (values: string[]) => void;
}

/** The languages in their order; readers whose own is missing get the first. */
export function LanguageOrder({ values, error, disabled, onValues }: OrderProps) {
  const rest = everyLanguage(values).filter((one) => !values.includes(one.value));
  return (
    <Field label={t("knowledge-languages")} group error={error} hint={t("knowledge-languages-hint")}>
      <Sortable
        items={values}
        idOf={(tag) => tag}
        nameOf={languageName}
        disabled={disabled}
        onOrder={onValues}
      >
        {(tag, at) => (
          <span class="ui-row">
            <span class="ui-truncate">
              {languageName(tag)}{" "}
              {ownLanguageName(tag) !== languageName(tag) && (
                <span class="ui-muted" lang={tag}>
                  {ownLanguageName(tag)}
                </span>
              )}
            </span>
            {at === 0 && <Badge tone="accent">{t("knowledge-default-language")}</Badge>}
            <span class="ui-grow" />
            {!disabled && values.length > 1 && (
              <IconButton
                size="sm"
                icon={X}
                label={t("ui-remove", { name: languageName(tag) })}
                onClick={() => onValues(values.filter((other) => other !== tag))}
              />
            )}
          </span>
        )}
      </Sortable>
      {!disabled && (
        <div class="kb-add-language">
          <Combobox
            key={values.join()}
            label={t("knowledge-add-language-label")}
            placeholder={t("knowledge-add-language-label")}
            value={null}
            options={rest}
            onValue={(tag) => tag && onValues([...values, tag])}
          />
        </div>
      )}
    </Field>
  );
}
