// How far a delivery has got: a bar with counts, rate and time left. deliver shows it.

import { count, counted, span } from '../terminal/format.js';
import { meterLine } from '../terminal/meter.js';
import { live, type Output } from '../terminal/output.js';

/** One look at a delivery. */
export interface Look {
  /** Records that are there, those of an earlier run among them. */
  readonly records: number;
  /** Records of this run alone. */
  readonly fresh: number;
  /** All there are, where the server says. */
  readonly total?: number | undefined;
  /** Milliseconds since this run began. */
  readonly elapsed: number;
}

const rateOf = ({ fresh, elapsed }: Look): number => (elapsed === 0 ? fresh : (fresh / elapsed) * 1000);

/** A server may count the page and not all: such a count says nothing. */
const isTold = (look: Look): look is Look & { readonly total: number } => look.total !== undefined && look.total >= look.records && look.total > 0;

/** The figures: records, rate, time left. */
export const figures = (look: Look, name: string): string => {
  const rate = rateOf(look);
  const pace = `${count(rate)}/s`;
  if (!isTold(look)) return `${counted(look.records, name)}, ${pace}`;
  const left = rate === 0 ? 0 : ((look.total - look.records) / rate) * 1000;
  return `${count(look.records)} of ${counted(look.total, name)}, ${pace}, ${span(left)} left`;
};

/** A look as a live line: a bar where it is known how much there is. */
export const lookLine = (look: Look, name: string, width: number): Output =>
  live(isTold(look) ? meterLine({ share: look.records / look.total, figures: figures(look, name) }, width) : `  ${figures(look, name)}`.slice(0, width - 1));
