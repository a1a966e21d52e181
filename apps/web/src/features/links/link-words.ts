import { plural } from '../../lib/format-count.ts';

export type LinkDirection = 'to' | 'from';

export const linkWords: { [direction in LinkDirection]: string } = { to: 'links to', from: 'linked from' };

/** Counted up to 1,001: what is more is only known to be more. */
export const countWords = (count: number): string => (count > 1_000 ? 'more than 1,000 spans' : plural(count, 'span'));
