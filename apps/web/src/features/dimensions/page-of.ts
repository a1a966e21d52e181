/** The dimensions that have a page of their own. */
export const paged = ['session', 'user', 'tenant'] as const;
export type PagedDimension = (typeof paged)[number];

/** Everything of a month: who comes from a trace wants more than its day. */
const pageRange = '30d';

/** The page of one value below its project: its filter, in the words of every other page. */
export const pagePath = (dimension: PagedDimension, value: string): string =>
	`${dimension}s?range=${pageRange}&all=true&${dimension}=${encodeURIComponent(value)}`;

export const pageOf = (slug: string, dimension: PagedDimension, value: string): string =>
	`/${slug}/${pagePath(dimension, value)}`;

export const isPaged = (name: string): name is PagedDimension => (paged as readonly string[]).includes(name);
