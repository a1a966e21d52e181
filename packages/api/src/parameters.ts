import { isTimeZone } from '@spanledger/core/calendar/time-zone';
import { picoUsdFrom } from '@spanledger/core/money/pico-usd';
import { cutText } from '@spanledger/core/spans/clean-text';
import { longestDimensionValue } from '@spanledger/core/spans/dimensions';
import { facetNames } from '@spanledger/db/traces/trace-filter';
import { z } from 'zod';
import { parseTime } from './times.ts';

/** The parameters that reports share. They take the text of a URL and the typed values of a page alike. */

export const time = z
	.string()
	.transform((text, context) => {
		const ns = parseTime(text);
		if (ns !== null) return ns;
		context.addIssue({ code: 'custom', message: `not an RFC 3339 time: ${text}` });
		return z.NEVER;
	})
	.meta({ format: 'date-time' });

const number = z.union([
	z.number(),
	z
		.string()
		.regex(/^-?\d+(\.\d+)?$/, 'not a number')
		.transform(Number),
]);
export const nonNegative = number.pipe(z.number().min(0)).meta({ type: 'number', minimum: 0 });
export const wholeNumber = number.pipe(z.int().min(0)).meta({ type: 'integer', minimum: 0 });
export const limit = number.pipe(z.int().min(1).max(200)).meta({ type: 'integer', minimum: 1, maximum: 200 });
export const flag = z
	.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')])
	.meta({ type: 'boolean' });

/** USD as decimal text; a page may send a number. */
export const usd = z
	.union([z.string(), z.number().transform(String)])
	.refine((text) => {
		try {
			return picoUsdFrom(text) >= 0n;
		} catch {
			return false;
		}
	}, 'not an amount of USD')
	.meta({ type: 'string', description: 'USD as a decimal' });

export const timeZone = z.string().refine(isTimeZone, 'not an IANA time zone');

/** Text to look for. Postgres has no NUL: nothing stored holds one. */
export const text = (longest: number) =>
	z
		.string()
		.max(longest)
		.refine((value) => !value.includes('\0'), 'holds a NUL character');

/** Values are compared as they are stored: cut to their longest. */
const value = text(1000).transform((sent) => cutText(sent, longestDimensionValue));
export const values = z.array(value).max(100).optional();

/** Repeated = or; an empty value = not set. */
export const dimensionFilter = Object.fromEntries(facetNames.map((name) => [name, values])) as {
	[name in (typeof facetNames)[number]]: typeof values;
};

/** 32 hex digits in any case. */
export const traceId = z
	.string()
	.regex(/^[0-9a-fA-F]{32}$/, 'a trace id has 32 hex digits')
	.transform((text) => text.toLowerCase());

/** 16 hex digits in any case. */
export const spanId = z
	.string()
	.regex(/^[0-9a-fA-F]{16}$/, 'a span id has 16 hex digits')
	.transform((text) => text.toLowerCase());
