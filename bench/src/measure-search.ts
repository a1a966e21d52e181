import { setTimeout as sleep } from 'node:timers/promises';
import { createKey } from '@spanledger/db/api-keys/create-key';
import type { Db } from '@spanledger/db/connect';
import { createProject } from '@spanledger/db/projects/create-project';
import { searchLock } from '@spanledger/db/search/claim-search-batch';
import type { Corpus } from '@spanledger/fixtures/load/corpus';
import { generateSearchWeek, searchWeek } from './generate-search-week.ts';
import { measureIngest } from './measure-ingest.ts';
import { get, type ReadFigures, timed } from './measure-reads.ts';
import type { Stack } from './stack.ts';
import { settledSpans } from './wait-until-settled.ts';

/** Traces that a heavy load left to be made searchable, and how many a second are, once it is over. */
export type CatchUpFigures = { traces: number; perSecond: number };

const pollMs = 250;

/** Waits until every trace can be found: what is measured next should not share the machine with the indexer. */
export async function measureCatchUp(db: Db): Promise<CatchUpFigures> {
	const traces = await countWaiting(db);
	const startMs = performance.now();
	while ((await countWaiting(db)) > 0) await sleep(pollMs);
	return { traces, perSecond: (1000 * traces) / (performance.now() - startMs) };
}

async function countWaiting(db: Db): Promise<number> {
	const { rows } = await db.query<{ traces: bigint }>(
		'SELECT coalesce(sum(octet_length(trace_ids) / 16), 0)::bigint AS traces FROM search_backlog',
	);
	return Number(rows[0]?.traces ?? 0);
}

/** Spans settled a second while the indexer is held, and while it works beside, in turns that lie side by side. */
export type IndexingPair = { heldPerSecond: number; workingPerSecond: number };

type Load = { corpus: Corpus; spans: number; inFlight: number; rounds: number };

/**
 * What making spans searchable costs the taking in: pairs of turns with the indexer held and free, all in one go. Held, free; free, held …: a
 * table that grows slows both alike.
 */
export async function measureIndexing(stack: Stack, db: Db, { rounds, ...load }: Load): Promise<IndexingPair[]> {
	let spansBefore = await settledSpans(db);
	const takeTurn = async (isHeld: boolean, seed: string): Promise<number> => {
		const release = isHeld ? await holdIndexer(db) : () => {};
		// a lock that stayed would keep the run from ending
		const figures = await measureIngest(stack, db, { ...load, spansBefore, seed }).finally(release);
		spansBefore += figures.spans;
		return figures.settledPerSecond;
	};
	const pairs: IndexingPair[] = [];
	for (let round = 0; round < rounds; round++) {
		const isHeldFirst = round % 2 === 0;
		const first = await takeTurn(isHeldFirst, `search-${round}-first`);
		const second = await takeTurn(!isHeldFirst, `search-${round}-second`);
		const [heldPerSecond, workingPerSecond] = isHeldFirst ? [first, second] : [second, first];
		pairs.push({ heldPerSecond, workingPerSecond });
	}
	return pairs;
}

/** Takes the lock that an indexer needs to begin a batch. */
async function holdIndexer(db: Db): Promise<() => void> {
	const connection = await db.connect();
	await connection.query('SELECT pg_advisory_lock($1)', [searchLock]);
	return () => connection.release(true); // the lock goes with the connection
}

const questions = [
	{ name: 'search a phrase', text: '"sapphire needle"' },
	{ name: 'search a word nobody said', text: 'unheard' },
	{ name: 'search a common word', text: 'w0' },
];

/** How long a full-text search of a week takes, over HTTP as a program asks. */
export async function measureSearch(
	stack: Stack,
	db: Db,
	{ rounds, tracesPerDay }: { rounds: number; tracesPerDay: number },
): Promise<ReadFigures[]> {
	const { id: projectId } = await createProject(db, { slug: 'bench-search', name: 'A week to search' });
	const { key } = await createKey(db, { projectId }, { name: 'bench', scopes: ['read'] });
	const to = new Date();
	const traces = await generateSearchWeek(db, projectId, { to, tracesPerDay });
	const from = new Date(to.getTime() - searchWeek.days * 86_400_000);
	const range = `from=${from.toISOString()}&to=${to.toISOString()}`;
	const figures: ReadFigures[] = [];
	for (const { name, text } of questions) {
		const path = `/traces?${range}&text=${encodeURIComponent(text)}`;
		const httpMs = await timed(rounds, () => get(`${stack.webUrl}/api/v1${path}`, key));
		figures.push({
			name,
			what: `${searchWeek.days} days, ${traces.toLocaleString('en')} traces (made by SQL)`,
			httpMs,
		});
	}
	return figures;
}
