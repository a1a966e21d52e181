import { DomainError } from '@spanledger/core/domain-error';
import { type Mutant, mutantOf } from '@spanledger/fixtures/fuzz/mutant-of';
import { seedRequests } from '@spanledger/fixtures/fuzz/seed-requests';
import { pino } from 'pino';
import { afterAll, expect, test } from 'vitest';
import { storeMetrics } from './jobs/store-metrics.ts';
import { jobOf, openStore, receivedAtMs } from './testing/open-store.ts';
import { findImbalance } from './testing/read-books.ts';
import { tellNobody } from './testing/tell-nobody.ts';

const count = 1_500;

const store = await openStore();
afterAll(store.drop);
const log = pino({ level: 'silent' });
const storePoints = storeMetrics(
	{ db: store.db, queue: undefined as never, secret: '', tell: tellNobody, log },
	{ count: () => {}, close: () => {} },
);

/** Where the good ones of each signal lie once they are stored. */
const storedIds: { readonly [signal in Mutant['signal']]: string } = {
	traces: `SELECT encode(span_id, 'hex') AS id FROM spans WHERE project_id = $1`,
	logs: `SELECT encode(span_id, 'hex') AS id FROM span_logs WHERE project_id = $1`,
	metrics: `SELECT metric AS id FROM metric_series WHERE project_id = $1`,
};

test.each(['spanledger', 'ledger'])(
	'mutants of seed %s beside good ones: all good ones are stored and settled, the books balance',
	{ timeout: 300_000 },
	async (seed) => {
		const projectId = await store.newProject();
		const source = { seeds: seedRequests(receivedAtMs), nowMs: receivedAtMs, seed: `stored ${seed}` };
		const mutants = Array.from({ length: count }, (_, index) => mutantOf(source, index));
		const faults: string[] = [];
		await Promise.all(
			mutants.map((mutant, index) =>
				take(projectId, mutant).catch((error) => faults.push(`${index} ${mutant.name}: ${error.stack}`)),
			),
		);
		expect(faults).toEqual([]);

		for (const signal of ['traces', 'logs', 'metrics'] as const) {
			const { rows } = await store.db.query<{ id: string }>(storedIds[signal], [projectId]);
			const stored = new Set(rows.map(({ id }) => id));
			const good = mutants.filter((mutant) => mutant.signal === signal).flatMap(({ goodIds }) => goodIds);
			expect(good.length).toBeGreaterThan(10);
			expect(good.filter((id) => !stored.has(id))).toEqual([]);
		}
		await store.settleAll();
		expect(await findImbalance(store.db, { projectId })).toEqual([]);
	},
);

/** What the door would have refused as a whole never gets as far as here. */
async function take(projectId: string, { signal, format, body, goodIds }: Mutant): Promise<void> {
	const job = await jobOf(projectId, body, { signal, format });
	await (signal === 'metrics' ? storePoints(job) : store.take(job)).catch((error) => {
		if (!(error instanceof DomainError) || goodIds.length > 0) throw error;
	});
}
