import type { Score } from '@spanledger/core/scores/score';
import { scoreDefinitionInput } from '@spanledger/core/scores/score-definition';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { createProject } from '../projects/create-project.ts';
import { mostScoreNames } from '../scores/note-score-names.ts';
import { storeScores } from '../scores/store-scores.ts';
import { readOnChange } from '../settings/read-on-change.ts';
import { cloneDatabase } from '../testing/test-database.ts';
import { listScoreNames } from './list-score-names.ts';
import { readScoreDefinitions } from './read-score-definitions.ts';
import { removeScoreDefinition } from './remove-score-definition.ts';
import { saveScoreDefinition } from './save-score-definition.ts';

const { db, drop } = await cloneDatabase();
afterAll(drop);

let scope: { projectId: string };
let projects = 0;
beforeEach(async () => {
	scope = { projectId: (await createProject(db, { slug: `p${projects++}`, name: 'P' })).id };
});

const stars = scoreDefinitionInput.parse({ name: 'stars', direction: 'higher', min: 1, max: 5, passMark: 4 });
const save = (changes: Partial<typeof stars> = {}) =>
	saveScoreDefinition(db, scope, { definition: { ...stars, ...changes }, savedBy: 'a@example.com' });

const at = (seconds: number) => Date.UTC(2026, 10, 20, 12, 0, seconds);
let ids = 0;
const score = (name: string, changes: Partial<Score> = {}): Score => ({
	...{ id: `s${ids++}`, name, dataType: 'numeric', value: 1, label: null, comment: null, source: 'api' },
	...{ traceId: 'aa'.repeat(16), spanId: null, sessionId: null, requestId: null, responseId: null, userId: null },
	...{ timeMs: at(0), ...changes },
});
const store = (...scores: Score[]) =>
	storeScores(
		db,
		scope,
		scores.map((one) => ({ score: one, receivedAt: new Date(at(0)) })),
	);

test('what was set is read, until it is removed; each change is noted', async () => {
	await save();
	await save({ passMark: 3, failLabels: ['meh'] });
	const expected = { ...stars, passMark: 3, failLabels: ['meh'], origin: 'project' };
	expect([...(await readScoreDefinitions(db, scope))]).toEqual([['stars', expected]]);
	await removeScoreDefinition(db, scope, { name: 'stars', removedBy: 'b@example.com' });
	expect((await readScoreDefinitions(db, scope)).size).toBe(0);
	await expect(removeScoreDefinition(db, scope, { name: 'stars', removedBy: 'b@example.com' })).rejects.toMatchObject({
		code: 'not-found',
	});
	const { rows } = await db.query('SELECT actor, action FROM audit_log WHERE project_id = $1 ORDER BY time, id', [
		scope.projectId,
	]);
	expect(rows).toEqual([
		{ actor: 'a@example.com', action: 'score-definition.save' },
		{ actor: 'a@example.com', action: 'score-definition.save' },
		{ actor: 'b@example.com', action: 'score-definition.remove' },
	]);
});

test('whoever remembers them notices a change', async () => {
	const remembered = readOnChange(db, readScoreDefinitions);
	expect((await remembered(scope)).size).toBe(0);
	await save();
	expect((await remembered(scope)).get('stars')).toMatchObject({ min: 1, max: 5 });
});

test('names that came: count, times and values, whatever is sent again', async () => {
	const first = score('tone', { value: 0.25, timeMs: at(5) });
	await store(first, score('tone', { value: -2, timeMs: at(9) }), score('style', { value: null, label: 'dry' }));
	await store(first, score('tone', { value: 7, timeMs: at(1) }), score('style', { value: null, label: 'warm' }));
	// the same id under another trace is the same score
	await store({ ...first, traceId: 'bb'.repeat(16) });
	expect(await listScoreNames(db, scope)).toEqual([
		...[
			{ name: 'tone', scores: 3, firstTime: new Date(at(1)), lastTime: new Date(at(9)), min: -2, max: 7, labels: [] },
		],
		expect.objectContaining({ name: 'style', scores: 2, min: null, max: null, labels: ['dry', 'warm'] }),
	]);
});

test('a flood of names is stored, but not noted without end', async () => {
	await store(...Array.from({ length: mostScoreNames }, (_, index) => score(`n${index}`)));
	await store(score('one too many'), score('n7'));
	const names = await listScoreNames(db, scope);
	expect(names).toHaveLength(mostScoreNames);
	expect(names[0]).toMatchObject({ name: 'n7', scores: 2 });
	const { rows } = await db.query(`SELECT name FROM scores WHERE project_id = $1 AND name = 'one too many'`, [
		scope.projectId,
	]);
	expect(rows).toHaveLength(1);
});
