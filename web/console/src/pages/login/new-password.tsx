import { t } from "../../i18n/index.ts";
import { Field, PasswordInput } from "../../ui/index.ts";
import { MIN_LENGTH, strengthOf } from "./strength.ts";

interface NewPasswordProps {
  value: string;
  onValue: (value: string) => void;
  label: string;
  error?: string | undefined;
  /** The owner's name and email, which a password should not contain. */
  own: readonly string[];
}

/** What is wrong with a new password, or null. */
export function passwordError(password: string): string | null {
  if (!password) return t("ui-required");
  return [...password].length < MIN_LENGTH ? t("login-strength-longer", { min: MIN_LENGTH }) : null;
}

/** A new password with a meter and the advice that helps most. */
export function NewPassword({ value, onValue, label, error, own }: NewPasswordProps) {
  const { score, hints } = strengthOf(value, own);
  const word = t(`login-strength-${score}`);
  return (
    <Field
      label={label}
      required
      error={error}
      hint={value ? undefined : t("login-strength-start", { min: MIN_LENGTH })}
    >
      <PasswordInput value={value} onValue={onValue} autocomplete="new-password" />
      {value && (
        <div class={`login-strength login-strength-${score}`} aria-live="polite">
          <span class="login-strength-bars" aria-hidden="true">
            {[1, 2, 3, 4].map((bar) => (
              <span key={bar} data-on={score >= bar} />
            ))}
          </span>
          <span>
            {word}
            {hints[0] && ` · ${t(hints[0], { min: MIN_LENGTH })}`}
          </span>
        </div>
      )}
    </Field>
  );
}
