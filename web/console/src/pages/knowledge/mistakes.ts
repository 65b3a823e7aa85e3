import type { ArticlePreview } from "@ombud/api";
import { t } from "../../i18n/index.ts";

/** What is wrong with the mark of a part that is for some regions alone, with its line and what to write. */
export const mistakeText = ({ line, what, said }: ArticlePreview["mistakes"][number]): string =>
  t("knowledge-mistake", { line, why: t(`knowledge-mistake-${what}`, { said }) });
