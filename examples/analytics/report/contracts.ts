// The picture of TT's fills: contracts sold to the left, bought to the right, a line a product.

import type { Contracts } from '../questions.js';
import { scale } from './scale.js';
import { bar, line, picture, words } from './svg.js';
import { count } from './text.js';

const WIDTH = 1040;
const LABEL = 84;
const ROW = 27;
const TOP = 30;
/** Room for a figure beside a bar. */
const FIGURE = 64;

/** Contracts by product. */
export const contractsPicture = (products: readonly Contracts[]): string => {
  const most = Math.max(1, ...products.flatMap(({ bought, sold }) => [bought, sold]));
  const middle = (LABEL + WIDTH) / 2;
  const length = scale([0, most], [0, (WIDTH - LABEL) / 2 - FIGURE]);
  const total = (of: (product: Contracts) => number): number => products.reduce((sum, product) => sum + of(product), 0);
  const height = TOP + products.length * ROW + 8;
  return picture(
    {
      name: 'contracts',
      title: 'TT: contracts bought and sold by product',
      description: `${count(total(({ bought }) => bought))} contracts bought and ${count(total(({ sold }) => sold))} sold, in ${String(products.length)} products, most in ${
        products[0]?.product ?? 'none'
      }.`,
      width: WIDTH,
      height,
    },
    words(middle - 10, 14, 'sold', 'soft end'),
    words(middle + 10, 14, 'bought', 'soft'),
    ...products.flatMap(({ product, bought, sold }, row) => {
      const y = TOP + row * ROW;
      return [
        words(0, y + ROW / 2 + 4, product, 'bold'),
        bar(middle - length(sold), y + 4, length(sold), ROW - 8, 'even heat', `${product}: ${count(sold)} sold`),
        bar(middle, y + 4, length(bought), ROW - 8, 'of-equity heat', `${product}: ${count(bought)} bought`),
        words(middle - length(sold) - 8, y + ROW / 2 + 4, count(sold), 'soft end'),
        words(middle + length(bought) + 8, y + ROW / 2 + 4, count(bought), 'soft'),
      ];
    }),
    line(middle, TOP - 4, middle, height - 4, 'axis'),
  );
};
