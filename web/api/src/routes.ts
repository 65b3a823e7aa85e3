/** What the HTTP interface takes and gives, by method and path: looked up in the types made of its description. */
import type { paths } from "./schema.gen.ts";

export type Method = "get" | "post" | "put" | "patch" | "delete";

type Routes = { [P in keyof paths as P extends `/api/v1${infer Rest}` ? Rest : never]: paths[P] };

type Filled<R extends string> = R extends `${infer A}{${string}}${infer B}` ? `${A}${string}${Filled<B>}` : R;

/** Any path. That it is one of these lets the compiler see `/cases/${id}` as such and not as any text. */
export type AnyPath = Filled<keyof Routes>;

/** One part of a path: `{id}` takes any text, every other part itself alone. */
type PartFits<Asked, Part> = Part extends `{${string}}` ? true : Asked extends Part ? true : false;

/** Part by part, so that `/cases/{id}` does not take `/cases/1/merge`. */
type Fits<Asked, Route> = Route extends `${infer Part}/${infer Rest}`
  ? Asked extends `${infer AskedPart}/${infer AskedRest}`
    ? PartFits<AskedPart, Part> extends true
      ? Fits<AskedRest, Rest>
      : false
    : false
  : Asked extends `${string}/${string}`
    ? false
    : PartFits<Asked, Route>;

/** The route that a path such as `/cases/${id}` leads to. A path that stands there by its own name is meant itself. */
type RouteOf<P extends string> = P extends keyof Routes
  ? P
  : { [R in keyof Routes]: Fits<P, R> extends true ? R : never }[keyof Routes];

type Operation<P extends string, M extends Method> = M extends keyof Routes[RouteOf<P>]
  ? NonNullable<Routes[RouteOf<P>][M]>
  : never;

/** A path that the interface has for the method. */
export type Path<P extends string, M extends Method> = [Operation<P, M>] extends [never] ? never : P;

type Json<C> = C extends { content: { "application/json": infer B } } ? B : undefined;

/** The body that a path takes. */
export type Body<P extends string, M extends Method> =
  Operation<P, M> extends { requestBody: infer B } ? Json<B> : undefined;

/** What a path answers when all is well. */
export type Answer<P extends string, M extends Method> =
  Operation<P, M> extends { responses: infer R } ? Json<R[keyof R & (200 | 201)]> : undefined;
