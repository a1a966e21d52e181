import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { connectDatabase, type Db } from '@spanledger/db/connect';
import { agentRuns } from '@spanledger/fixtures/load/agent-runs';
import { singleCalls } from '@spanledger/fixtures/load/single-calls';
import { startStack } from '@spanledger/local/stack/start-stack';
import { describeMachine } from './describe-machine.ts';
import { measureAcknowledge } from './measure-acknowledge.ts';
import { measureCheck } from './measure-check.ts';
import { measureIngest } from './measure-ingest.ts';
import { measureLongBill } from './measure-long-bill.ts';
import { measureRawInserts } from './measure-raw-inserts.ts';
import { measureReads } from './measure-reads.ts';
import { measureCatchUp, measureIndexing, measureSearch } from './measure-search.ts';
import { measureTracePage } from './measure-trace-page.ts';
import { type Figures, renderReport } from './render-report.ts';
import { type Stack, stackOf } from './stack.ts';
import { waitUntilSettled } from './wait-until-settled.ts';

const inFlight = 4;
const sizes = {
	full: {
		warmUp: 10_000,
		spans: 100_000,
		rawSpans: 50_000,
		quietRequests: 400,
		rounds: 100,
		checkSeconds: 20,
		fresh: 40,
		indexed: 20_000,
		indexingRounds: 8,
		searchedPerDay: 20_000,
		largeTraces: [
			{ spans: 10_000, opened: 5 },
			{ spans: 50_000, opened: 1 },
		],
	},
	quick: {
		warmUp: 2_000,
		spans: 15_000,
		rawSpans: 10_000,
		quietRequests: 100,
		rounds: 20,
		checkSeconds: 5,
		fresh: 10,
		indexed: 5_000,
		indexingRounds: 3,
		searchedPerDay: 2_000,
		largeTraces: [{ spans: 10_000, opened: 2 }],
	},
};

/** `npm run bench [-- --quick]`: one run on a stack of its own; prints the report and, unless quick, keeps it in bench/report.md. */
async function main(): Promise<void> {
	const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
	const root = process.cwd();
	console.log('opening a stack of its own …');
	const started = await startStack();
	const stack = stackOf(started);
	const db = connectDatabase(stack.databaseUrl, { max: 4, applicationName: 'bench' });
	const closing = leaveOnSignal(started.stop);
	try {
		const report = renderReport(await measure(stack, db, values.quick));
		console.log(`\n${report}`);
		// A quick run is for looking, not for keeping.
		if (!values.quick) writeFileSync(join(root, 'bench', 'report.md'), report);
	} finally {
		closing.abort();
		await db.end();
		await started.stop();
	}
}

async function measure(stack: Stack, db: Db, isQuick: boolean): Promise<Figures> {
	const size = isQuick ? sizes.quick : sizes.full;
	const machine = await describeMachine(db);
	console.log('warming up …');
	const warm = await measureIngest(stack, db, {
		corpus: singleCalls,
		spans: size.warmUp,
		spansBefore: 0,
		inFlight,
		seed: 'warm',
	});
	let spansBefore = warm.spans;
	const ingest: Figures['ingest'] = [];
	for (const corpus of [singleCalls, agentRuns]) {
		console.log(`${corpus.name}: ${size.spans.toLocaleString('en')} spans …`);
		const figures = await measureIngest(stack, db, { corpus, spans: size.spans, spansBefore, inFlight, seed: 'bench' });
		spansBefore += figures.spans;
		console.log(`${corpus.name}: the same rows, raw …`);
		ingest.push({ ...figures, rawInsertsPerSecond: await measureRawInserts(db, size.rawSpans) });
	}
	console.log('making it searchable …');
	const catchUp = await measureCatchUp(db);
	console.log('acknowledging when quiet …');
	const acknowledge = await measureAcknowledge(stack, singleCalls, size.quietRequests);
	spansBefore += acknowledge.spans;
	await waitUntilSettled(db, spansBefore);
	console.log('checking budgets …');
	const check = await measureCheck(stack, db, { seconds: size.checkSeconds, fresh: size.fresh });
	await measureCatchUp(db);
	console.log('asking …');
	const search = { rounds: size.rounds, tracesPerDay: size.searchedPerDay };
	const reads = [
		...(await measureReads(stack, db, size.rounds)),
		...(await measureLongBill(stack, db, size.rounds)),
		...(await measureSearch(stack, db, search)),
	];
	console.log('opening large traces …');
	const tracePage = await measureTracePage(stack, db, { sizes: size.largeTraces, inFlight });
	console.log('indexing beside …'); // the last: it leaves much behind
	const order = { corpus: singleCalls, spans: size.indexed, inFlight, rounds: size.indexingRounds };
	const indexing = await measureIndexing(stack, db, order);
	return {
		machine,
		at: new Date(),
		isQuick,
		inFlight,
		ingest,
		catchUp,
		acknowledge,
		indexing,
		check,
		reads,
		tracePage,
	};
}

/** Ctrl-C must not leave a stack behind. */
function leaveOnSignal(stop: () => Promise<unknown>): AbortController {
	const watching = new AbortController();
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		const leave = () => void stop().finally(() => process.exit(1));
		process.once(signal, leave);
		watching.signal.addEventListener('abort', () => process.off(signal, leave));
	}
	return watching;
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
