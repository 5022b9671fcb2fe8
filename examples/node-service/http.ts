// HTTP without a framework: a table of routes whose handlers return what to answer. service makes the table; everything that is wrong ends as one line of JSON.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Logger } from 'rxtt/logger';

/** A request that cannot be served, and the status that says so. */
export class HttpError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** A request as handlers see it. */
export interface Call {
  readonly request: IncomingMessage;
  readonly url: URL;
  /** The body, which must be JSON and small. Throws an `HttpError`. */
  readonly json: () => Promise<unknown>;
}

/** What to answer: all of it now, or bit by bit by whoever gets the response. */
export type Answer =
  { readonly status?: number; readonly type?: string; readonly body: string | object } | { readonly stream: (response: ServerResponse) => void };

/** Serves one route. */
export type Handler = (call: Call) => Answer | Promise<Answer>;

/** Handlers by method and path: `POST /orders`. */
export type Routes = Readonly<Record<string, Handler>>;

/** Looks at every request before its handler does, and may set headers. Throws an `HttpError` where it may not pass. */
export type Admit = (request: IncomingMessage, response: ServerResponse, url: URL) => void;

const LARGEST_BODY = 16_384;

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  let size = 0;
  // to leave early must not destroy the connection, over which the answer goes
  for await (const part of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > LARGEST_BODY) throw new HttpError(413, `a body may have ${String(LARGEST_BODY)} bytes at the most`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
};

const jsonOf = async (request: IncomingMessage): Promise<unknown> => {
  // a page of another origin cannot send this type without being asked first
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) throw new HttpError(415, 'the body must be application/json');
  const text = await bodyOf(request);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new HttpError(400, 'the body is not JSON');
  }
};

const send = (response: ServerResponse, answer: Answer): void => {
  if ('stream' in answer) {
    answer.stream(response);
    return;
  }
  const { status = 200, body } = answer;
  const isText = typeof body === 'string';
  const text = isText ? body : `${JSON.stringify(body)}\n`;
  const type = answer.type ?? (isText ? 'text/plain; charset=utf-8' : 'application/json');
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(text), 'cache-control': 'no-store' });
  response.end(text);
};

const handlerOf = (routes: Routes, method: string, path: string): Handler => {
  const handler = routes[`${method} ${path}`];
  if (handler !== undefined) return handler;
  const others = Object.keys(routes).filter((route) => route.endsWith(` ${path}`));
  if (others.length === 0) throw new HttpError(404, `there is no ${path}`);
  throw new HttpError(405, `${path} takes ${others.map((route) => route.split(' ', 1).join()).join(', ')}`);
};

/** What whoever asked is told; what is none of his business goes to the log. */
const asAnswer = (error: unknown, logger: Logger): Answer => {
  if (error instanceof HttpError) return { status: error.status, body: { error: error.message } };
  logger.error({ says: error instanceof Error ? error.message : String(error) }, 'a request failed');
  return { status: 500, body: { error: 'something went wrong here; the log says what' } };
};

/** A server over `routes`; nothing listens yet. */
export const httpServer = (routes: Routes, admit: Admit, logger: Logger): Server => {
  const answerTo = async (request: IncomingMessage, response: ServerResponse): Promise<Answer> => {
    const { method = '', url: target = '/' } = request;
    if (!URL.canParse(target, 'http://service')) throw new HttpError(400, 'that is no path');
    const url = new URL(target, 'http://service');
    admit(request, response, url);
    if (method === 'OPTIONS') return { status: 204, body: '' };
    return handlerOf(routes, method, url.pathname)({ request, url, json: () => jsonOf(request) });
  };
  return createServer((request, response) => {
    answerTo(request, response)
      .catch((error: unknown) => asAnswer(error, logger))
      .then((answer) => {
        send(response, answer);
        if (!request.complete) request.resume(); // the rest of a body nobody wants
      })
      .catch((error: unknown) => {
        asAnswer(error, logger);
        response.destroy();
      });
  });
};
