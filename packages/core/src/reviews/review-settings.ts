import { z } from 'zod';
import { isTimeZone } from '../calendar/time-zone.ts';
import { ownCauses } from './own-causes.ts';

/** When a project's review builds itself, how long it is, and who is told. */
export const reviewSettings = z.object({
	enabled: z.boolean(),
	/** 1 = Monday … 7 = Sunday. */
	weekday: z.int().min(1, '1 = Monday to 7 = Sunday').max(7, '1 = Monday to 7 = Sunday'),
	/** 0 to 23 of the zone's clock. */
	hour: z.int().min(0, '0 to 23').max(23, '0 to 23'),
	timeZone: z.string().refine(isTimeZone, 'not an IANA time zone'),
	/** Traces in a review. */
	size: z.int().min(5, 'at least 5').max(100, 'at most 100'),
	channelIds: z.array(z.uuid()).max(20, 'at most 20 channels'),
	/** Root causes beside the eight. */
	causes: ownCauses.default([]),
});
export type ReviewSettings = z.output<typeof reviewSettings>;

/** On from the start, Monday at nine: a review that nobody had to think of. */
export const reviewUnset = (timeZone: string): ReviewSettings => ({
	enabled: true,
	weekday: 1,
	hour: 9,
	timeZone,
	size: 25,
	channelIds: [],
	causes: [],
});
