import { localDate } from '../../lib/format-time.ts';

/** As far back as the ledger reaches. */
const offeredMonths = 14;

export type ChargebackMonth = { value: string; label: string };

/** The months that can be charged, the one under way first: of the zone that bills go by. */
export function chargebackMonths(now: Date, zone: string): ChargebackMonth[] {
	const [year = 0, month = 1] = localDate(now, zone).split('-').map(Number);
	return Array.from({ length: offeredMonths }, (_, back) => {
		const first = new Date(Date.UTC(year, month - 1 - back));
		const label = words.format(first);
		return { value: first.toISOString().slice(0, 7), label: back === 0 ? `${label}, so far` : label };
	});
}

const words = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long', year: 'numeric' });
