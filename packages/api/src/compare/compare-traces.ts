import { alignTraces } from '@spanledger/core/compare/align-traces';
import { type StepChange, stepChanges } from '@spanledger/core/compare/step-changes';
import type { Scope } from '@spanledger/db/scope';
import type { Deps } from '../deps.ts';
import { openTrace } from '../traces/open-trace.ts';
import { presentStep, type StepFigures } from '../traces/present-step.ts';
import { presentListItem } from '../traces/present-trace.ts';
import type { ReadableTrace } from '../traces/settle-found.ts';
import type { TraceListItem } from '../traces/trace-shape.ts';

/** Rows that a page is sent: of longer traces their beginnings are compared. */
const mostRows = 2_000;

export type ComparedRow = {
	depth: number;
	a: StepFigures | null;
	b: StepFigures | null;
	/** Of a step that only one side has: how many steps inside of it both have. */
	around: number;
	/** What is another in `b`; empty where only one side has the step. */
	changes: StepChange[];
};

/** One of the two, with what its calls were made with. */
export type ComparedTrace = TraceListItem & { prompts: string[] };

export type Comparison = {
	a: ComparedTrace;
	b: ComparedTrace;
	rows: ComparedRow[];
	/** Rows behind the last one. */
	leftOut: number;
};

/** Two traces step by step. Throws `not-found`. */
export async function compareTraces(
	{ db, book, now }: Pick<Deps, 'db' | 'book' | 'now'>,
	scope: Scope,
	{ a, b }: { a: string; b: string },
): Promise<Comparison> {
	const [first, second] = await Promise.all([a, b].map((traceId) => openTrace({ db, book }, scope, traceId)));
	if (first === undefined || second === undefined) throw new Error('two traces were asked for');
	const rows = alignTraces(stepsOf(first.trace), stepsOf(second.trace));
	return {
		a: headOf(first.trace, now()),
		b: headOf(second.trace, now()),
		rows: rows.slice(0, mostRows).map((row) => ({
			...row,
			changes: row.a === null || row.b === null ? [] : stepChanges(row.a, row.b),
		})),
		leftOut: Math.max(0, rows.length - mostRows),
	};
}

const stepsOf = ({ spans, summary }: ReadableTrace): StepFigures[] =>
	spans.map((span) => presentStep(span, summary.minStartNs));

function headOf(trace: ReadableTrace, now: Date): ComparedTrace {
	const prompts = stepsOf(trace).map(({ prompt }) => prompt);
	return {
		...presentListItem(trace, now, []),
		prompts: [...new Set(prompts.filter((prompt) => prompt !== null))].sort(),
	};
}
