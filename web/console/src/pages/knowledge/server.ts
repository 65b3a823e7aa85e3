/** Everything that the screens of knowledge ask of the server. */
import type {
  Article,
  ArticleContent,
  ArticleDiff,
  ArticlePreview,
  ArticleRating,
  ArticleVersion,
  Category,
  CategoryChange,
  KnowledgeSettings,
  List,
  NewCategory,
  NewTopic,
  Picture,
  Query,
  Topic,
  TopicChange,
  TopicLine,
} from "@ombud/api";
import { signal } from "@preact/signals";
import { http } from "../../state/http.ts";
import { everyPage } from "../settings/lists.ts";

const get = <T>(path: string, query?: Query) =>
  http.request<T>("GET", path, undefined, query ? { query } : {});
const post = <T>(path: string, body: object = {}) => http.request<T>("POST", path, body);

const ofArticle = (topic: string, lang: string) => `/knowledge/topics/${topic}/articles/${lang}`;

export const listTopics = (query: Query) => get<List<TopicLine>>("/knowledge/topics", query);
export const readTopic = (id: string) => get<Topic>(`/knowledge/topics/${id}`);
export const createTopic = (body: NewTopic) => post<Topic>("/knowledge/topics", body);
export const changeTopic = (id: string, change: TopicChange) =>
  http.request<Topic>("PATCH", `/knowledge/topics/${id}`, change);
export const deleteTopic = (id: string) => http.request<void>("DELETE", `/knowledge/topics/${id}`);

export const readArticle = (topic: string, lang: string) => get<Article>(ofArticle(topic, lang));
export const keepDraft = (topic: string, lang: string, content: ArticleContent, base_version: number) =>
  http.request<Article>("PUT", ofArticle(topic, lang), { content, base_version });
export const deleteArticle = (topic: string, lang: string) =>
  http.request<void>("DELETE", ofArticle(topic, lang));
export type Step = "submit" | "ask-changes" | "publish" | "unschedule" | "retire" | "unretire" | "restore";
export const stepArticle = (topic: string, lang: string, step: Step, body: object = {}) =>
  post<Article>(`${ofArticle(topic, lang)}/${step}`, body);

export const listVersions = (topic: string, lang: string, cursor?: string) =>
  get<List<ArticleVersion>>(`${ofArticle(topic, lang)}/versions`, { cursor });
export const readDiff = (topic: string, lang: string, version: number, against: number) =>
  get<ArticleDiff>(`${ofArticle(topic, lang)}/versions/${version}/diff`, { against });

export const preview = (
  body: { topic: string; lang: string; content: ArticleContent; internal: boolean; region: string | null },
  signal: AbortSignal,
) => http.request<ArticlePreview>("POST", "/knowledge/preview", body, { signal });

export const addPicture = (file: File, signal: AbortSignal) =>
  http.upload<Picture>("/knowledge/pictures", file, file.name, undefined, signal);

export const listRatings = (topic: string, cursor?: string) =>
  get<List<ArticleRating>>(`/knowledge/topics/${topic}/ratings`, { cursor });

export const createCategory = (body: NewCategory) => post<Category>("/knowledge/categories", body);
export const changeCategory = (id: string, body: CategoryChange) =>
  http.request<Category>("PATCH", `/knowledge/categories/${id}`, body);
export const deleteCategory = (id: string) => http.request<void>("DELETE", `/knowledge/categories/${id}`);
export const orderCategories = (ids: readonly string[]) =>
  http.request<unknown>("POST", "/knowledge/categories/order", { ids });
export const keepSettings = (body: KnowledgeSettings) =>
  http.request<KnowledgeSettings>("PUT", "/knowledge/settings", body);

/** What nearly every screen of knowledge needs: the categories and how the help centre is set up. */
export const categories = signal<readonly Category[] | null>(null);
export const settings = signal<KnowledgeSettings | null>(null);

/** Asks for both anew. */
export async function loadFrame(): Promise<void> {
  const [all, own] = await Promise.all([
    everyPage<Category>("/knowledge/categories"),
    get<KnowledgeSettings>("/knowledge/settings"),
  ]);
  categories.value = all.toSorted((a, b) => a.position - b.position);
  settings.value = own;
}
