// What faults look at in a frame: its name, its Id, its event. Frames that are no JSON have none of these, and may still be lost or spoiled.

/** A request as rules know it. */
export interface SeenRequest {
  readonly id: string | undefined;
  readonly name: string;
}

/** A frame of the server as rules know it. */
export interface SeenFrame extends SeenRequest {
  readonly event: string | undefined;
}

const membersOf = (value: unknown): Readonly<Record<string, unknown>> => (typeof value === 'object' && value !== null ? { ...value } : {});

const parsed = (frame: string): Readonly<Record<string, unknown>> => {
  try {
    return membersOf(JSON.parse(frame));
  } catch {
    return {};
  }
};

const textIn = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const idIn = (value: unknown): string | undefined => (typeof value === 'number' ? String(value) : textIn(value));

/** A request that comes in. */
export const seenRequest = (frame: string): SeenRequest => {
  const { Id, Request } = parsed(frame);
  return { id: idIn(Id), name: textIn(Request) ?? '' };
};

/** A frame that goes out. */
export const seenFrame = (frame: string): SeenFrame => {
  const { Id, Response, Result } = parsed(frame);
  return { id: idIn(Id), name: textIn(Response) ?? '', event: textIn(membersOf(Result)['Event']) };
};
