import type { UnitBucket } from '@spanledger/core/ledger/ledger-entry';
import type { RateName } from '@spanledger/core/prices/price-book';

/** The parts of a price per million tokens, as people call them, and what holds where one is left empty. */
export const tokenParts = [
	{ name: 'input', label: 'Input', short: 'in', fallback: '' },
	{ name: 'output', label: 'Output', short: 'out', fallback: '' },
	{ name: 'cacheRead', label: 'Cache read', short: 'cache read', fallback: 'as input' },
	{ name: 'cacheWrite', label: 'Cache write, 5 min', short: 'cache write', fallback: 'as input' },
	{ name: 'cacheWrite1h', label: 'Cache write, 1 h', short: 'cache write 1 h', fallback: 'as 5 min' },
	{ name: 'reasoning', label: 'Reasoning', short: 'reasoning', fallback: 'as output' },
	{ name: 'audioInput', label: 'Audio input', short: 'audio in', fallback: 'as input' },
	{ name: 'audioOutput', label: 'Audio output', short: 'audio out', fallback: 'as output' },
] as const satisfies { name: RateName; label: string; short: string; fallback: string }[];

export type TokenPart = (typeof tokenParts)[number]['name'];

/** What is paid each. The book keeps requests per million; people say what one costs. */
export const unitParts = [
	{ name: 'request', label: 'Request', short: 'request' },
	{ name: 'webSearch', label: 'Web search', short: 'web search' },
	{ name: 'image', label: 'Image', short: 'image' },
	{ name: 'audioSecond', label: 'Second of audio', short: 'audio second' },
	{ name: 'character', label: 'Character', short: 'character' },
] as const satisfies { name: UnitBucket | 'request'; label: string; short: string }[];

export type UnitPart = (typeof unitParts)[number]['name'];
