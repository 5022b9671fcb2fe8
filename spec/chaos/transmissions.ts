// Counts what crosses the wire towards the server: how often each command was handed over and when, and which order is whose. The world taps the network with it.

/** What crossed the wire, of commands. */
export interface Transmissions {
  /** How often each request Id was handed over. */
  readonly byId: ReadonlyMap<string, number>;
  /** How often each ClientId was. */
  readonly byClientId: ReadonlyMap<string, number>;
  /** When a request Id was first handed over (ms, the world's clock). */
  readonly sentAt: ReadonlyMap<string, number>;
  /** Commands that left before the journal held them. */
  readonly unkept: readonly string[];
  /** The trader's own mark on each order, by its ClientId: what is called for once bears one mark, whatever ids a client gives it. */
  readonly marks: ReadonlyMap<string, string>;
}

const COMMAND = /"Id":"([^"]+)","Request":"Trade(Create(?:Oco)?|Modify|Delete)"/;

interface Order {
  readonly ClientId?: string;
  readonly Comment?: string;
}

const count = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

const ordersIn = (frame: string): readonly Order[] => {
  const { Params, FirstRequest, SecondRequest } = JSON.parse(frame) as Readonly<Record<'Params' | 'FirstRequest' | 'SecondRequest', Order | undefined>>;
  return [Params, FirstRequest, SecondRequest].filter((order) => order !== undefined);
};

/** A count of nothing yet. `isKept` tells whether the journal holds a command; without it nobody keeps one. */
export const transmissionsOf = (
  now: () => number,
  isKept: (id: string) => boolean = () => true,
): Transmissions & { readonly note: (frame: string) => void } => {
  const byId = new Map<string, number>();
  const byClientId = new Map<string, number>();
  const sentAt = new Map<string, number>();
  const marks = new Map<string, string>();
  const unkept: string[] = [];
  return {
    byId,
    byClientId,
    sentAt,
    unkept,
    marks,
    note: (frame) => {
      const [, id, deed = ''] = COMMAND.exec(frame) ?? [];
      if (id === undefined) return;
      count(byId, id);
      if (!isKept(id)) unkept.push(id);
      if (!sentAt.has(id)) sentAt.set(id, now());
      if (!deed.startsWith('Create')) return;
      for (const { ClientId, Comment = '' } of ordersIn(frame)) {
        if (ClientId === undefined) continue;
        count(byClientId, ClientId);
        marks.set(ClientId, Comment);
      }
    },
  };
};
