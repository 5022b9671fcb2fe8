// The part of fetch that the library uses. wire/http calls it; the platform and the simulator's in-memory door provide it.

/** What is handed to fetch. Redirects are never followed by the platform: they would carry credentials, or lose them, unseen. */
export interface FetchRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly redirect: 'manual';
  readonly signal: AbortSignal;
}

/** What fetch answers, structurally: no DOM type, so that Node services need no DOM library. */
export interface FetchAnswer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): PromiseLike<string>;
}

/** fetch, or something like it: the option `fetch` of the client. */
export type FetchLike = (url: string, request: FetchRequest) => PromiseLike<FetchAnswer>;
