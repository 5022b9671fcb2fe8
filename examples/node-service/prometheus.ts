// Counters, gauges and histograms in the text format of Prometheus (0.0.4). metrics keeps its figures here.

/** What tells one series from another of the same name. */
export type Labels = Readonly<Record<string, string>>;

type Type = 'counter' | 'gauge' | 'histogram';

/** Figures by name. */
export interface Registry {
  readonly counter: (name: string, help: string) => (labels: Labels, by?: number) => void;
  /** Read whenever somebody asks. */
  readonly gauge: (name: string, help: string, read: () => Iterable<readonly [Labels, number]>) => void;
  readonly histogram: (name: string, help: string, bounds: readonly number[]) => (labels: Labels, value: number) => void;
  /** All of it. */
  readonly text: () => string;
}

/** What must not stand as it is between the quotes of a label. */
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '"': '\\"', '\n': '\\n' };

const labelText = (labels: Labels): string => {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${value.replaceAll(/[\\"\n]/g, (letter) => ESCAPES[letter] ?? letter)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
};

const line = (name: string, labels: Labels, value: number): string => `${name}${labelText(labels)} ${String(value)}`;

/** Series of one name, by what their labels print as. */
const series = <S>(make: () => S): { readonly of: (labels: Labels) => S; readonly all: () => Iterable<readonly [Labels, S]> } => {
  const known = new Map<string, readonly [Labels, S]>();
  return {
    all: () => known.values(),
    of: (labels) => {
      const key = labelText(labels);
      const found = known.get(key) ?? [labels, make()];
      known.set(key, found);
      return found[1];
    },
  };
};

/** Figures of which there are none yet. */
export const registry = (): Registry => {
  const families: (() => readonly string[])[] = [];
  const family = (name: string, help: string, type: Type, lines: () => readonly string[]): void => {
    families.push(() => [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines()]);
  };
  return {
    text: () => `${families.flatMap((lines) => lines()).join('\n')}\n`,
    counter: (name, help) => {
      const sums = series(() => ({ sum: 0 }));
      family(name, help, 'counter', () => [...sums.all()].map(([labels, { sum }]) => line(name, labels, sum)));
      return (labels, by = 1) => {
        sums.of(labels).sum += by;
      };
    },
    gauge: (name, help, read) => {
      family(name, help, 'gauge', () => [...read()].map(([labels, value]) => line(name, labels, value)));
    },
    histogram: (name, help, bounds) => {
      const all = series(() => ({ sum: 0, count: 0, within: bounds.map(() => 0) }));
      family(name, help, 'histogram', () =>
        [...all.all()].flatMap(([labels, { sum, count, within }]) => [
          ...bounds.map((bound, index) => line(`${name}_bucket`, { ...labels, le: String(bound) }, within[index] ?? 0)),
          line(`${name}_bucket`, { ...labels, le: '+Inf' }, count),
          line(`${name}_sum`, labels, sum),
          line(`${name}_count`, labels, count),
        ]),
      );
      return (labels, value) => {
        const one = all.of(labels);
        one.sum += value;
        one.count++;
        bounds.forEach((bound, index) => {
          if (value <= bound) one.within[index] = (one.within[index] ?? 0) + 1;
        });
      };
    },
  };
};
