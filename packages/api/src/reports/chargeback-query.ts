import { z } from 'zod';
import { timeZone } from '../parameters.ts';

export const chargebackGroupings = ['tenant', 'team', 'feature', 'user'] as const;

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

/** The public parameters of `GET /reports/chargeback`. */
export const chargebackQuery = z.object({
	/** A civil month of the zone. */
	month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month such as 2026-11'),
	by: z.enum(chargebackGroupings).default('tenant'),
	timezone: timeZone.default('UTC'),
	/** Adds what everybody's share of the unattributed spend is. */
	split: flag.default(false),
	/** Excel reads UTF-8 only behind a byte order mark. */
	bom: flag.default(false),
});
export type ChargebackQuery = z.output<typeof chargebackQuery>;
