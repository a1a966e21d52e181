import type { Span } from '@spanledger/core/spans/span';
import { buildTranscript } from '@spanledger/core/transcript/build-transcript';
import { cutEntry } from '@spanledger/core/transcript/cut-entry';
import type { TranscriptEntry } from '@spanledger/core/transcript/transcript';
import { readLogs } from '@spanledger/db/logs/read-logs';
import type { Scope } from '@spanledger/db/scope';
import { readPayloads } from '@spanledger/db/spans/read-payloads';
import { startTime } from '@spanledger/db/spans/start-time';
import type { Deps } from '../deps.ts';
import { groupBy } from '../runtime/group-by.ts';
import { contentOf } from '../traces/content-of.ts';
import { openTrace } from '../traces/open-trace.ts';
import { presentStep, type StepFigures } from '../traces/present-step.ts';

/** Steps whose words are read for one transcript: more nobody reads in one go. */
const mostSteps = 500;
const mostLogs = 5_000;
/** Characters of an answer to the page. */
const mostCharacters = 4_000_000;

export type Transcript = {
	entries: TranscriptEntry[];
	/** The figures of the spans that the entries are of, by span id. */
	steps: { [spanId: string]: StepFigures };
	/** Steps of the trace that come after these: they are not in the transcript. */
	leftOut: number;
	/** Some step carried something, whether it is shown or not. */
	hasContent: boolean;
};

const speaks: ReadonlySet<string> = new Set(['llm', 'tool', 'retrieval', 'rerank', 'agent']);

/** A trace as a conversation, from its first step on. Throws `not-found`. */
export async function readTranscript(
	{ db, book }: Pick<Deps, 'db' | 'book'>,
	scope: Scope,
	traceId: string,
): Promise<Transcript> {
	const { trace } = await openTrace({ db, book }, scope, traceId);
	const all = trace.spans.map(({ span }) => span);
	const steps = all.filter((span) => speaks.has(span.type) || span.parentSpanId === null);
	const read = steps.slice(0, mostSteps);
	const contents = await readContents({ db }, scope, traceId, read);
	const last = read.at(-1);
	// what is not read leaves the tree whole, up to the last step that is
	const upTo = steps.length > read.length && last !== undefined ? all.indexOf(last) + 1 : all.length;
	const entries = buildTranscript(
		all.slice(0, upTo).map((span) => ({ span, content: contents.get(span.spanId) ?? null })),
	).map(cutEntry);
	const fitting = withinSize(entries);
	const shown = new Set(fitting.map(({ spanId }) => spanId));
	const beyond = fitting.length < entries.length ? read.filter(({ spanId }) => !shown.has(spanId)).length : 0;
	return {
		entries: fitting,
		steps: Object.fromEntries(
			trace.spans
				.filter(({ span }) => shown.has(span.spanId))
				.map((settled) => [settled.span.spanId, presentStep(settled, trace.summary.minStartNs)]),
		),
		leftOut: steps.length - read.length + beyond,
		hasContent: all.some((span) => span.hasContent),
	};
}

async function readContents({ db }: Pick<Deps, 'db'>, scope: Scope, traceId: string, spans: readonly Span[]) {
	const starts = spans.map(({ startTimeNs }) => startTime(startTimeNs).getTime());
	if (starts.length === 0) return new Map();
	const bounds = {
		traceId,
		minStart: new Date(starts.reduce((a, b) => Math.min(a, b))),
		maxStart: new Date(starts.reduce((a, b) => Math.max(a, b))),
	};
	const [payloads, logs] = await Promise.all([
		readPayloads(db, scope, bounds),
		readLogs(db, scope, { ...bounds, limit: mostLogs }),
	]);
	const byKey = new Map(payloads.map((payload) => [`${payload.spanId}${payload.start.getTime()}`, payload]));
	const logsOf = groupBy(logs, ({ spanId }) => spanId);
	return new Map(
		spans.map((span) => {
			const payload = byKey.get(`${span.spanId}${startTime(span.startTimeNs).getTime()}`) ?? null;
			return [span.spanId, contentOf(span, payload, logsOf.get(span.spanId) ?? [])];
		}),
	);
}

function withinSize(entries: readonly TranscriptEntry[]): TranscriptEntry[] {
	let size = 0;
	const end = entries.findIndex((entry) => {
		size += JSON.stringify(entry).length;
		return size > mostCharacters;
	});
	return entries.slice(0, end === -1 ? entries.length : end);
}
