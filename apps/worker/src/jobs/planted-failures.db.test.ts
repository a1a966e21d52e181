import { mostGroups, otherGroupId } from '@spanledger/core/reviews/failure-group';
import { judgePool } from '@spanledger/db/reviews/judge-pool';
import { readReviewPool } from '@spanledger/db/reviews/read-review-pool';
import { batches } from '@spanledger/fixtures/demo/batches';
import { traffic } from '@spanledger/fixtures/demo/traffic';
import { encodeTraces } from '@spanledger/fixtures/encode-spans';
import { afterAll, expect, it } from 'vitest';
import { jobOf, openStore } from '../testing/open-store.ts';

const store = await openStore();
afterAll(store.drop);

it('the eight planted failures of the demo come out apart, in at most twelve groups', async () => {
	const projectId = await store.newProject();
	const endMs = Date.now();
	const visits = [...traffic({ seed: 'spanledger', days: 3, endMs })];
	const kinds = new Map<string, string>();
	for (const { traceId, attributes } of visits.flat()) {
		const kind = attributes['demo.failure'];
		if (typeof kind === 'string') kinds.set(traceId, kind);
	}
	for (const { spans, resource } of batches(visits, 512)) {
		const body = encodeTraces(spans, resource, 'protobuf');
		await store.take(await jobOf(projectId, body, { signal: 'traces', format: 'protobuf' }));
	}
	await store.settleAll();
	const window = { from: new Date(endMs - 4 * 86_400_000), to: new Date(endMs + 1_000) };
	const candidates = judgePool(await readReviewPool(store.db, { projectId }, window));

	const failing = candidates.filter(({ reasons }) => reasons.length > 0);
	const sizes = new Map<string, number>();
	for (const { group } of failing) sizes.set(group.id, (sizes.get(group.id) ?? 0) + 1);
	const order = [...sizes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([id]) => id);
	const shown = new Set(order.slice(0, order.length > mostGroups ? mostGroups - 1 : mostGroups));
	const found = new Map<string, Map<string, number>>();
	for (const { traceId, group } of failing) {
		const kind = kinds.get(traceId);
		if (kind === undefined) continue;
		const id = shown.has(group.id) ? group.id : otherGroupId;
		const counts = found.get(id) ?? new Map<string, number>();
		found.set(id, counts.set(kind, (counts.get(kind) ?? 0) + 1));
	}
	const largest = [...found.values()].flatMap((counts) => [...counts].sort((a, b) => b[1] - a[1]).slice(0, 1));
	expect(new Set(kinds.values()).size).toBe(8);
	expect(new Set(largest.map(([kind]) => kind)).size).toBe(8);
	expect(found.size).toBeLessThanOrEqual(mostGroups);
	const planted = [...found.values()].flatMap((counts) => [...counts.values()]).reduce((sum, count) => sum + count, 0);
	expect(planted).toBeGreaterThan(kinds.size * 0.95);
	const pure = largest.reduce((sum, [, count]) => sum + count, 0);
	expect(pure / planted).toBeGreaterThanOrEqual(0.85);
}, 240_000);
