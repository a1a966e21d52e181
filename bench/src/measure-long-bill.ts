import type { Db } from '@spanledger/db/connect';
import { sumCosts } from '@spanledger/db/costs/cost-by';
import type { CostQuestion } from '@spanledger/db/costs/cost-question';
import { generateLongBill, longBill } from './generate-long-bill.ts';
import { get, type ReadFigures, timed } from './measure-reads.ts';
import type { Stack } from './stack.ts';

const dayMs = 86_400_000;

/** How long a bill of thirty days takes in a project of ten million calls, at hours that no day begins with. */
export async function measureLongBill(stack: Stack, db: Db, rounds: number): Promise<ReadFigures[]> {
	const from = new Date(Math.floor(Date.now() / dayMs) * dayMs - longBill.days * dayMs - dayMs / 2);
	const to = new Date(from.getTime() + longBill.days * dayMs);
	const { projectId, key, calls } = await generateLongBill(db, from);
	const question: CostQuestion = {
		groupBy: 'tenant',
		from,
		to,
		interval: 'none',
		timeZone: 'UTC',
		filters: {},
		purpose: 'product',
	};
	const path = `/costs?groupBy=tenant&purpose=product&from=${from.toISOString()}&to=${to.toISOString()}`;
	// days of a zone begin inside those of UTC: a quarter of the quarter hours is read beside them, and all for distinct users
	const fewer = Math.ceil(rounds / 4); // of what takes a second
	const byDay: CostQuestion = { ...question, interval: 'day', timeZone: 'Asia/Kathmandu' };
	return [
		{
			name: 'long bill',
			what: `${longBill.days} days of ${calls.toLocaleString('en')} calls by ${longBill.tenants} tenants (rollups made by SQL)`,
			httpMs: await timed(rounds, () => get(`${stack.webUrl}/api/v1${path}`, key)),
			sqlMs: await timed(rounds, () => sumCosts(db, { projectId }, question)),
		},
		{
			name: 'long bill by day',
			what: 'the same day by day in Asia/Kathmandu',
			httpMs: await timed(fewer, () => get(`${stack.webUrl}/api/v1${path}&interval=day&timezone=Asia/Kathmandu`, key)),
			sqlMs: await timed(fewer, () => sumCosts(db, { projectId }, byDay)),
		},
	];
}
