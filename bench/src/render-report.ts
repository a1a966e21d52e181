import type { Machine } from './describe-machine.ts';
import type { AcknowledgeFigures } from './measure-acknowledge.ts';
import type { CheckFigures } from './measure-check.ts';
import type { IngestFigures } from './measure-ingest.ts';
import type { ReadFigures } from './measure-reads.ts';
import type { CatchUpFigures, IndexingPair } from './measure-search.ts';
import type { TracePageFigures } from './measure-trace-page.ts';
import { percentile } from './percentile.ts';

export type Figures = {
	machine: Machine;
	at: Date;
	isQuick: boolean;
	inFlight: number;
	ingest: (IngestFigures & { rawInsertsPerSecond: number })[];
	catchUp: CatchUpFigures;
	acknowledge: AcknowledgeFigures;
	indexing: readonly IndexingPair[];
	check: CheckFigures;
	reads: ReadFigures[];
	/** null = no browser was found. */
	tracePage: TracePageFigures[] | null;
};

const whole = (value: number) => Math.round(value).toLocaleString('en');
const ms = (value: number) => `${value < 10 ? value.toFixed(1) : whole(value)} ms`;

/** The report as Markdown; every table names its unit. */
export function renderReport(figures: Figures): string {
	const { machine, at, isQuick, inFlight } = figures;
	return [
		'# Benchmark',
		`\`npm run bench${isQuick ? ' -- --quick' : ''}\`, ${at.toISOString().slice(0, 10)}. Load generator, ingest, worker, pages and Postgres share this one machine:`,
		`${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB · ${machine.system} · Node ${machine.node} · PostgreSQL ${machine.postgres} · load before the run ${machine.loadBefore.toFixed(1)}`,
		'## Taking spans in',
		`OTLP/HTTP, gzipped protobuf, 512 spans a request, ${inFlight} requests in flight. "Settled" counts from the first request until the last trace is stored, priced and in the bill. "Raw inserts" writes the same rows of \`spans\` and \`payload_pages\` with nothing around it.`,
		ingestTable(figures.ingest),
		`When nothing else is going on, one span is acknowledged in ${ms(figures.acknowledge.p50)} (p50), ${ms(figures.acknowledge.p99)} (p99) over ${figures.acknowledge.requests} requests.`,
		'## Where the processor time goes',
		'Microseconds per span.',
		cpuTable(figures.ingest),
		'## Making it searchable',
		indexingLine(figures.indexing),
		catchUpLine(figures.catchUp),
		'## On disk',
		'Bytes per span, indexes included.',
		sizeTable(figures.ingest),
		'## Before spending',
		`\`GET /v1/budgets/check\` ${whole(figures.check.callsPerSecond)} times a second, \`/healthz\` a tenth as often beside it, while 500 spans a second are taken in.`,
		checkTable(figures.check),
		`Beside the same spans, a call that was sent is counted after ${ms(figures.check.freshMs.p50)} (p50), ${ms(figures.check.freshMs.p95)} (p95) over ${figures.check.freshMs.samples} of them.`,
		'## Asking',
		readTable(figures.reads),
		'## The trace page',
		'From the address to the first rows on the screen, in Chromium with an empty cache, each trace opened for the first time; elements of the page; and the longest task of its thread while 50 times 3,000 pixels are scrolled (browsers tell of tasks from 50 ms on).',
		tracePageTable(figures.tracePage),
		'',
	].join('\n\n');
}

function indexingLine(pairs: readonly IndexingPair[]): string {
	const held = pairs.map(({ heldPerSecond }) => heldPerSecond);
	const working = pairs.map(({ workingPerSecond }) => workingPerSecond);
	const costs = pairs.map(({ heldPerSecond, workingPerSecond }) => 100 * (1 - workingPerSecond / heldPerSecond));
	const percent = (share: number) => `${percentile(costs, share).toFixed(1)} %`;
	return `${whole(percentile(working, 0.5))} spans settled a second while words are indexed beside, ${whole(percentile(held, 0.5))} while the indexer is held. Of ${pairs.length} pairs of turns, side by side in one run, the middle one tells a cost of ${percent(0.5)}; half of them lie between ${percent(0.25)} and ${percent(0.75)}.`;
}

function catchUpLine({ traces, perSecond }: CatchUpFigures): string {
	return `What a load leaves behind is done when it is over: ${whole(perSecond)} traces a second, measured with ${whole(traces)} of them. It shares the machine with whoever asks meanwhile; acknowledging, asking and opening traces are measured after that.`;
}

/** A Markdown table with padded cells, so that it reads well on a terminal too. */
export function table(head: string[], rows: string[][]): string {
	const widths = head.map((title, column) => Math.max(3, title.length, ...rows.map((row) => row[column]?.length ?? 0)));
	const line = (cells: string[]) =>
		`| ${cells.map((cell, column) => pad(cell, widths[column] ?? 0, column)).join(' | ')} |`;
	const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
	return [line(head), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
}

function pad(cell: string, width: number, column: number): string {
	return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}

function ingestTable(ingest: Figures['ingest']): string {
	return table(
		['corpus', 'spans', 'traces', 'accepted/s', 'settled/s', 'raw inserts/s', 'ack p50', 'ack p99', '503s'],
		ingest.map((row) => [
			`${row.corpus.name}: ${row.corpus.description}`,
			whole(row.spans),
			whole(row.traces),
			whole(row.acceptedPerSecond),
			whole(row.settledPerSecond),
			whole(row.rawInsertsPerSecond),
			ms(row.acknowledgeMs.p50),
			ms(row.acknowledgeMs.p99),
			whole(row.waits),
		]),
	);
}

function cpuTable(ingest: Figures['ingest']): string {
	const programs = [...new Set(ingest.flatMap(({ cpu }) => [...cpu.keys()]))];
	return table(
		['corpus', ...programs],
		ingest.map(({ corpus, cpu, spans }) => [
			corpus.name,
			...programs.map((program) => whole((1e6 * (cpu.get(program) ?? 0)) / spans)),
		]),
	);
}

function sizeTable(ingest: Figures['ingest']): string {
	return table(
		['corpus', 'protobuf', 'gzipped', 'spans', 'payloads', 'ledger', 'traces', 'rollups', 'all'],
		ingest.map(({ corpus, wireBytes, size }) => [
			corpus.name,
			...[wireBytes.inflated, wireBytes.gzipped].map(whole),
			...[size.spans, size.payloads, size.ledger, size.traces, size.rollups].map(whole),
			whole(size.spans + size.payloads + size.ledger + size.traces + size.rollups),
		]),
	);
}

function checkTable({ check, health }: CheckFigures): string {
	const row = (name: string, { p50, p99 }: CheckFigures['check']) => [name, ms(p50), ms(p99)];
	return table(
		['call', 'p50', 'p99'],
		[
			row('/healthz', health),
			row('/v1/budgets/check', check),
			['ratio', ratio(check.p50, health.p50), ratio(check.p99, health.p99)],
		],
	);
}

const ratio = (a: number, b: number) => `${(a / b).toFixed(1)} ×`;

function readTable(reads: ReadFigures[]): string {
	return table(
		['question', 'HTTP p50', 'HTTP p99', 'SQL p50', 'SQL p99'],
		reads.map(({ name, what, httpMs, sqlMs }) => [
			`${name}: ${what}`,
			...[httpMs.p50, httpMs.p99, sqlMs?.p50, sqlMs?.p99].map((value) => (value === undefined ? '–' : ms(value))),
		]),
	);
}

function tracePageTable(figures: TracePageFigures[] | null): string {
	if (figures === null) return 'Not measured: no browser was found.';
	return table(
		['trace', 'first rows p50', 'slowest', 'elements', 'longest task'],
		figures.map(({ spans, opened, firstRowsMs, elements, longestTaskMs }) => [
			`${whole(spans)} spans, ${opened} of them`,
			ms(firstRowsMs.p50),
			ms(firstRowsMs.slowest),
			whole(elements),
			longestTaskMs === null ? 'under 50 ms' : ms(longestTaskMs),
		]),
	);
}
