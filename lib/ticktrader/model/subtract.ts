// Exact subtraction of number texts. The trade model derives what is filled with it, in every numeric type alike.

/** More digits than any decimal of the server has; a bound, so that absurd numbers cannot eat time or memory. */
const MOST_DIGITS = 100;

interface Scaled {
  readonly units: bigint;
  /** The value is units / 10^scale. */
  readonly scale: number;
}

const scaled = (text: string): Scaled | undefined => {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const scale = fraction.length - Number(exponent);
  if (Math.abs(scale) > MOST_DIGITS || whole.length + fraction.length > MOST_DIGITS) return undefined;
  const units = BigInt(whole + fraction);
  return scale < 0 ? { units: units * 10n ** BigInt(-scale), scale: 0 } : { units, scale };
};

const plain = ({ units, scale }: Scaled): string => {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const point = digits.length - scale;
  const fraction = digits.slice(point);
  return `${units < 0n ? '-' : ''}${digits.slice(0, point)}${fraction === '' ? '' : `.${fraction}`}`;
};

/** `one - other` for JSON number texts, at the finer scale of the two (`1.50 - 1` is `0.50`), or nothing where one of them is absurdly long. */
export const subtract = (one: string, other: string): string | undefined => {
  const a = scaled(one);
  const b = scaled(other);
  if (a === undefined || b === undefined) return undefined;
  const scale = Math.max(a.scale, b.scale);
  const at = (value: Scaled): bigint => value.units * 10n ** BigInt(scale - value.scale);
  return plain({ units: at(a) - at(b), scale });
};
