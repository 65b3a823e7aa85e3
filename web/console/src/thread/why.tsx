import type { BotModel, BotWhy, StaffMessage } from "@ombud/api";
import { CircleHelp, FileText } from "lucide";
import { useState } from "preact/hooks";
import { formatNumber, formatPercent, languageName, needTexts, t } from "../i18n/index.ts";
import { attempt } from "../state/errors.ts";
import { Button, Dialog, Icon } from "../ui/index.ts";
import "./why.css";

/** What a message of the assistant is taken from, what it offered, and a way to see why it was written. */
export function BotNotes({ message }: { message: StaffMessage }) {
  const [open, setOpen] = useState(false);
  const { bot } = message;
  if (!bot) return null;
  const show = async () => {
    await Promise.all([needTexts("routing"), needTexts("models")]);
    setOpen(true);
  };
  return (
    <>
      {(bot.choices?.length ?? 0) > 0 && (
        <ul class="bot-offered" aria-label={t("bot-offered")}>
          {bot.choices?.map((choice) => (
            <li key={choice} dir="auto">
              {choice}
            </li>
          ))}
        </ul>
      )}
      <div class="bot-notes">
        {bot.sources?.map((source) => (
          <a key={source.path} href={source.path} target="_blank" rel="noopener" lang={source.lang}>
            <Icon of={FileText} size={13} /> {source.title}
          </a>
        ))}
        {bot.why && (
          <Button size="sm" variant="ghost" icon={CircleHelp} onClick={() => attempt(show())}>
            {t("bot-why")}
          </Button>
        )}
      </div>
      {open && bot.why && <WhyDialog why={bot.why} onClose={() => setOpen(false)} />}
    </>
  );
}

/** What came of asking a language model for the wording, and what it was shown. */
export function ModelSaid({ model }: { model: BotModel }) {
  const asked = model.millis > 0;
  return (
    <section aria-labelledby="bot-why-model">
      <h3 class="bot-why-head" id="bot-why-model">
        {t("models-why")}
      </h3>
      <p>
        {t(`models-outcome-${model.outcome}`)} {model.fault && t(`models-fault-${model.fault}`)}
        {model.fault && model.detail && ": "}
        {model.detail && <q dir="auto">{model.detail}</q>}
      </p>
      <p class="ui-muted ui-small">
        <code dir="ltr">{model.model}</code>
        {asked && " · "}
        {asked &&
          t("models-cost", {
            in: formatNumber(model.tokens_in),
            out: formatNumber(model.tokens_out),
            millis: formatNumber(model.millis),
          })}
        {model.passages.length > 0 && ` · ${model.passages.join(" · ")}`}
      </p>
    </section>
  );
}

function WhyDialog({ why, onClose }: { why: BotWhy; onClose: () => void }) {
  const share = formatPercent;
  const signals = (why.signals ?? []).map((it) => t(`signal-${it}`));
  const candidates = why.candidates ?? [];
  return (
    <Dialog
      title={t("bot-why-title")}
      description={t(`bot-rule-${why.rule.replace(":", "-")}`)}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t("ui-close")}</Button>}
    >
      <dl class="bot-why">
        <dt>{t("routing-language")}</dt>
        <dd>{languageName(why.language)}</dd>
        <dt>{t("routing-intent")}</dt>
        <dd>
          {why.intent ? <code>{why.intent}</code> : t("routing-none")}{" "}
          {why.intent && <span class="ui-muted">{share(why.confidence)}</span>}
        </dd>
        <dt>{t("routing-signals")}</dt>
        <dd>{signals.length > 0 ? signals.join(" · ") : t("routing-none")}</dd>
      </dl>
      {why.offers?.includes("urgent") && <p>{t("bot-why-doubt")}</p>}
      {why.model && <ModelSaid model={why.model} />}
      {why.chain && why.chain.length > 0 && (
        <>
          <h3 class="bot-why-head">{t("bot-why-chain")}</h3>
          <ul class="bot-flow-answers">
            {why.chain.map((code) => (
              <li key={code}>
                <code dir="ltr">{code}</code>
              </li>
            ))}
          </ul>
        </>
      )}
      {why.flow && (
        <>
          <h3 class="bot-why-head">{t("bot-why-flow")}</h3>
          <p>
            {t("bot-why-flow-step", {
              playbook: why.flow.playbook,
              version: String(why.flow.version),
              step: why.flow.step,
            })}
          </p>
          {why.flow.answers && why.flow.answers.length > 0 && (
            <ul class="bot-flow-answers">
              {why.flow.answers.map((answer) => (
                <li key={answer} dir="auto">
                  {answer}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      <h3 class="bot-why-head">{t("bot-why-articles")}</h3>
      {candidates.length === 0 && <p class="ui-muted">{t("bot-why-no-articles")}</p>}
      <ol class="bot-candidates">
        {candidates.map((one) => (
          <li key={one.slug}>
            <span class="ui-truncate">{one.slug}</span>
            <meter min={0} max={1} value={one.score} aria-label={one.slug} />
            <span class="ui-muted">{share(one.score)}</span>
            {typeof one.similarity === "number" && (
              <span class="bot-candidate-near ui-muted ui-small">
                {t(one.by_meaning ? "bot-why-meaning-alone" : "bot-why-meaning", {
                  similarity: share(one.similarity),
                })}
              </span>
            )}
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
