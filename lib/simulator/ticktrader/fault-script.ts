// The language of fault scripts: when something goes wrong, and what. Plain data, so that a script can be printed, seeded and kept. script/ carries it out.

/** What a fault can strike at: a connection being opened, a request coming in, a frame going out, a moment. */
export type FaultSubject = 'connect' | 'request' | 'frameOut' | 'time';

/** Which of the happenings that fit: all unless a member says otherwise. */
export interface FaultChoice {
  /** The nth that fits, counted from 1 since the script began; or several of them. */
  readonly nth?: number | readonly number[];
  /** At most so often. */
  readonly times?: number;
  /** So likely, from 0 to 1; drawn from the simulator's seed. */
  readonly chance?: number;
  /** Only on this connection: 1 for the first attempt since the server began, 2 for the second, ... */
  readonly connection?: number;
}

/** When a fault strikes. Names are the vendor's; `*` is any. `time` and `every` are ms since the script began. */
export type FaultMoment = FaultChoice &
  (
    | { readonly connect: true }
    | { readonly request: string }
    | { readonly frameOut: string; readonly event?: string }
    | { readonly time: number; readonly every?: number }
  );

/** Milliseconds; or from least to most, drawn from the simulator's seed. */
export type FaultSpan = number | { readonly least: number; readonly most: number };

/** Where in the life of a request. Of a frame that goes out only `beforeAnswer` and `afterAnswer` make sense: before it, and after it. */
export type FaultStage = 'beforeExecuting' | 'afterExecuting' | 'beforeAnswer' | 'afterAnswer';

/** Everything that can go wrong. What each kind does is in `faultKinds`. */
export type Fault =
  | { readonly kind: 'cut'; readonly at?: FaultStage }
  | { readonly kind: 'close'; readonly code?: number; readonly reason?: string; readonly at?: FaultStage }
  | { readonly kind: 'mute'; readonly way: 'in' | 'out'; readonly for?: FaultSpan }
  | { readonly kind: 'halfOpen'; readonly for?: FaultSpan }
  | { readonly kind: 'slow'; readonly by: FaultSpan; readonly for?: FaultSpan }
  | { readonly kind: 'inject'; readonly frame: string | object }
  | { readonly kind: 'drop' | 'corrupt' }
  | { readonly kind: 'truncate'; readonly to?: number }
  | { readonly kind: 'grow'; readonly to: number }
  | { readonly kind: 'delay' | 'lateExecution'; readonly by: FaultSpan }
  | { readonly kind: 'duplicate'; readonly after?: FaultSpan }
  | { readonly kind: 'reorder'; readonly past?: number; readonly within?: number }
  | { readonly kind: 'silence'; readonly at?: FaultStage }
  | { readonly kind: 'refuse'; readonly text: string }
  | { readonly kind: 'misreport'; readonly text: string; readonly reports?: boolean }
  | { readonly kind: 'upgrade'; readonly status: number; readonly body?: string; readonly headers?: Readonly<Record<string, string>> }
  | { readonly kind: 'restart'; readonly downFor?: FaultSpan }
  | { readonly kind: 'logoff'; readonly reason?: string }
  | { readonly kind: 'throttle'; readonly for?: FaultSpan }
  | { readonly kind: 'lateHistory'; readonly by: number; readonly for?: FaultSpan }
  | { readonly kind: 'clockSkew'; readonly by: number }
  | { readonly kind: 'secondActor'; readonly request: string; readonly params?: object };

/** A kind of fault. */
export type FaultKind = Fault['kind'];

/** The kinds that can do without members: their name alone will do. */
export type PlainFault =
  'cut' | 'close' | 'halfOpen' | 'drop' | 'corrupt' | 'truncate' | 'duplicate' | 'reorder' | 'silence' | 'restart' | 'logoff' | 'throttle';

/** One rule: when it strikes, and what happens then, in this order. */
export interface FaultRule {
  readonly when: FaultMoment;
  readonly do: Fault | PlainFault | readonly (Fault | PlainFault)[];
}

/** What shall go wrong. Scripts are lists, so two of them make a third: `[...one, ...other]`. Every rule that fits strikes. */
export type FaultScript = readonly FaultRule[];

/** What is known of a kind. */
export interface FaultFacts {
  readonly kind: FaultKind;
  /** What it can strike at. */
  readonly strikes: readonly FaultSubject[];
  /** Members it must have, and may have. */
  readonly needs: readonly string[];
  readonly takes: readonly string[];
  /** What it does. */
  readonly does: string;
}

const ANY: readonly FaultSubject[] = ['connect', 'request', 'frameOut', 'time'];

/** Every kind of fault: what it strikes at, its members, what it does. The manual shows this very table. */
export const faultKinds: readonly FaultFacts[] = [
  { kind: 'cut', strikes: ANY, needs: [], takes: ['at'], does: 'tears the connection down without a word; `at` says where in the life of the request' },
  { kind: 'close', strikes: ANY, needs: [], takes: ['code', 'reason', 'at'], does: 'closes it in good order, with 1001 unless `code` says otherwise' },
  { kind: 'mute', strikes: ANY, needs: ['way'], takes: ['for'], does: 'one way falls silent; what was said meanwhile arrives `for` ms later, or never' },
  { kind: 'halfOpen', strikes: ANY, needs: [], takes: ['for'], does: 'both ways fall silent and nobody is told: no frame, no pong, no goodbye' },
  { kind: 'slow', strikes: ANY, needs: ['by'], takes: ['for'], does: 'frames to the client leave one by one, `by` ms apart, in their order' },
  { kind: 'inject', strikes: ANY, needs: ['frame'], takes: [], does: 'sends the client a frame the server never made: text as it stands, or an object' },
  { kind: 'drop', strikes: ['request', 'frameOut'], needs: [], takes: [], does: 'the request or frame is lost' },
  { kind: 'corrupt', strikes: ['request', 'frameOut'], needs: [], takes: [], does: 'one character, drawn from the seed, is another' },
  {
    kind: 'truncate',
    strikes: ['request', 'frameOut'],
    needs: [],
    takes: ['to'],
    does: 'only the first `to` characters arrive; without it the seed says how many',
  },
  { kind: 'grow', strikes: ['request', 'frameOut'], needs: ['to'], takes: [], does: 'is padded with blanks to `to` characters' },
  { kind: 'delay', strikes: ['connect', 'request', 'frameOut'], needs: ['by'], takes: [], does: 'this one arrives `by` ms later; others overtake it' },
  { kind: 'duplicate', strikes: ['frameOut'], needs: [], takes: ['after'], does: 'arrives twice, the second time `after` ms later (0)' },
  {
    kind: 'reorder',
    strikes: ['frameOut'],
    needs: [],
    takes: ['past', 'within'],
    does: 'is overtaken by the next `past` frames (1), for at most `within` ms (1000)',
  },
  { kind: 'lateExecution', strikes: ['request'], needs: ['by'], takes: [], does: 'is executed `by` ms later, also where the connection is gone by then' },
  {
    kind: 'silence',
    strikes: ['connect', 'request'],
    needs: [],
    takes: ['at'],
    does: 'gets no answer; `at` says whether it is executed, and whether reports go out',
  },
  { kind: 'refuse', strikes: ['request'], needs: ['text'], takes: [], does: 'is not executed, and refused with this text' },
  {
    kind: 'misreport',
    strikes: ['request'],
    needs: ['text'],
    takes: ['reports'],
    does: 'is executed, and answered with this text as an error; its reports go out only with `reports: true`',
  },
  { kind: 'upgrade', strikes: ['connect'], needs: ['status'], takes: ['body', 'headers'], does: 'is answered with this HTTP status instead of a WebSocket' },
  { kind: 'restart', strikes: ANY, needs: [], takes: ['downFor'], does: 'restarts the server; nobody gets in for `downFor` ms' },
  { kind: 'logoff', strikes: ANY, needs: [], takes: ['reason'], does: 'says goodbye to everybody with a Logoff push, then closes' },
  { kind: 'throttle', strikes: ANY, needs: [], takes: ['for'], does: 'requests are refused as too many for `for` ms; without it, this one request is' },
  { kind: 'lateHistory', strikes: ANY, needs: ['by'], takes: ['for'], does: 'history shows what happens from now on `by` ms later than it would' },
  { kind: 'clockSkew', strikes: ANY, needs: ['by'], takes: [], does: "the server's clock steps by `by` ms, forward or back" },
  { kind: 'secondActor', strikes: ANY, needs: ['request'], takes: ['params'], does: 'another program does this request on the same account' },
];

const factsOf = (kind: string): FaultFacts | undefined => faultKinds.find((facts) => facts.kind === kind);

/** What a rule strikes at. */
export const subjectOf = (when: FaultMoment): FaultSubject => {
  if ('connect' in when) return 'connect';
  if ('request' in when) return 'request';
  return 'frameOut' in when ? 'frameOut' : 'time';
};

const asFault = (fault: Fault | PlainFault): Fault => (typeof fault === 'string' ? { kind: fault } : fault);

const isList = (faults: FaultRule['do']): faults is readonly (Fault | PlainFault)[] => Array.isArray(faults);

/** The faults of a rule, each in its long form. */
export const faultsOf = ({ do: faults }: FaultRule): readonly Fault[] => (isList(faults) ? faults : [faults]).map(asFault);

const MOMENTS: readonly string[] = ['connect', 'request', 'frameOut', 'time'];

const checkFault = (place: string, subject: FaultSubject, fault: Fault): void => {
  const facts = factsOf(fault.kind);
  if (facts === undefined) throw new RangeError(`${place} has no fault '${fault.kind}'; there are ${faultKinds.map(({ kind }) => kind).join(', ')}.`);
  const { kind, strikes, needs, takes } = facts;
  if (!strikes.includes(subject)) throw new RangeError(`${place}: ${kind} cannot strike at ${subject}, only at ${strikes.join(', ')}.`);
  const members = Object.keys(fault).filter((name) => name !== 'kind');
  const missing = needs.find((name) => !members.includes(name));
  if (missing !== undefined) throw new RangeError(`${place}: ${kind} needs '${missing}'.`);
  const unknown = members.find((name) => !needs.includes(name) && !takes.includes(name));
  if (unknown !== undefined) throw new RangeError(`${place}: ${kind} has no member '${unknown}'.`);
  if (kind === 'throttle' && subject !== 'request' && !members.includes('for')) throw new RangeError(`${place}: throttle at ${subject} needs 'for'.`);
};

/** The script, if it makes sense. Throws a `RangeError` that names the rule: a script is data, and data comes from anywhere. */
export const checkedScript = (script: FaultScript): FaultScript => {
  for (const [index, rule] of script.entries()) {
    const place = `Rule ${String(index + 1)} of the fault script`;
    if (Object.keys(rule.when).filter((name) => MOMENTS.includes(name)).length !== 1)
      throw new RangeError(`${place} must strike at one of ${MOMENTS.join(', ')}.`);
    for (const fault of faultsOf(rule)) checkFault(place, subjectOf(rule.when), fault);
  }
  return script;
};
