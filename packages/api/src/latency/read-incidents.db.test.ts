import { inTransaction } from '@spanledger/db/in-transaction';
import { listLatencyBudgets } from '@spanledger/db/latency-budgets/list-latency-budgets';
import { saveLatencyBudget } from '@spanledger/db/latency-budgets/save-latency-budget';
import { endIncident } from '@spanledger/db/latency-incidents/end-incident';
import { openIncident } from '@spanledger/db/latency-incidents/open-incident';
import { createSlo } from '@spanledger/db/latency-slos/create-slo';
import { listSlos } from '@spanledger/db/latency-slos/list-slos';
import { createProject } from '@spanledger/db/projects/create-project';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { afterAll, expect, it } from 'vitest';
import { readIncidents } from './read-incidents.ts';

const { db, drop } = await cloneDatabase();
afterAll(drop);

it('says what was told of a budget and of an objective, the newest first', async () => {
	const scope = { projectId: (await createProject(db, { slug: 'p', name: 'P' })).id };
	const by = 'ada@example.com';
	const allotments = [{ stage: 'retrieval', ms: 300 }];
	const budget = { route: 'ask', targetMs: 2_000, allotments, forMinutes: 5, channelIds: [] };
	await saveLatencyBudget(db, scope, { id: null, budget, savedBy: by });
	const terms = { name: 'works', route: null, kind: 'errors', percent: 99, thresholdMs: null, days: 28 } as const;
	await createSlo(db, scope, { slo: { ...terms, channelIds: null }, createdBy: by });
	const budgetId = (await listLatencyBudgets(db, scope))[0]?.id ?? '';
	const sloId = (await listSlos(db, scope))[0]?.id ?? '';
	const told = [
		{ subjectId: budgetId, subject: 'over/' },
		{ subjectId: budgetId, subject: 'over/retrieval' },
		{ subjectId: budgetId, subject: 'most/llm' },
		{ subjectId: sloId, subject: 'burn/slow' },
	];
	const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 12, minute));
	for (const [index, one] of told.entries())
		await inTransaction(db, (tx) => openIncident(tx, scope, { ...one, at: at(index) }));
	const [, , , first] = await readIncidents({ db }, scope);
	await inTransaction(db, (tx) => endIncident(tx, scope, { id: first?.id ?? '', at: at(9) }));
	expect(await readIncidents({ db }, scope)).toMatchObject([
		{ title: 'Objective works burns its error budget steadily', route: null, channelIds: null, endedAt: null },
		{ title: 'Stage llm of route ask takes more than half of the time', route: 'ask', channelIds: [] },
		{ title: 'Stage retrieval of route ask is over its allotment of 300 ms', openedAt: at(1) },
		{ title: 'p95 of route ask is over its target of 2.00 s', openedAt: at(0), endedAt: at(9) },
	]);
});
