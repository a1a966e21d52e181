import { z } from 'zod';
import { isTimeZone } from '../calendar/time-zone.ts';

/** When and where a project tells what its last week cost. */
export const weeklySpendSettings = z
	.object({
		enabled: z.boolean(),
		channelIds: z.array(z.uuid()).max(20, 'at most 20 channels'),
		/** 1 = Monday … 7 = Sunday. */
		weekday: z.int().min(1, '1 = Monday to 7 = Sunday').max(7, '1 = Monday to 7 = Sunday'),
		/** 0 to 23 of the zone's clock. */
		hour: z.int().min(0, '0 to 23').max(23, '0 to 23'),
		timeZone: z.string().refine(isTimeZone, 'not an IANA time zone'),
	})
	.refine(({ enabled, channelIds }) => !enabled || channelIds.length > 0, {
		path: ['channelIds'],
		error: 'choose at least one channel: without any nobody is told',
	});
export type WeeklySpendSettings = z.output<typeof weeklySpendSettings>;

/** What a form begins with: off, Monday at nine. */
export const weeklySpendUnset = (timeZone: string): WeeklySpendSettings => ({
	enabled: false,
	channelIds: [],
	weekday: 1,
	hour: 9,
	timeZone,
});
