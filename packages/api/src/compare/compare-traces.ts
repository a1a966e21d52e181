import { type AlignedRow, alignTraces } from '@spanledger/core/compare/align-traces';
import { type StepChange, stepChanges } from '@spanledger/core/compare/step-changes';
import type { Scope } from '@spanledger/db/scope';
import type { Deps } from '../deps.ts';
import { openTrace } from '../traces/open-trace.ts';
import { presentStep, type StepFigures } from '../traces/present-step.ts';
import { presentListItem } from '../traces/present-trace.ts';
import type { ReadableTrace } from '../traces/settle-found.ts';
import type { TraceListItem } from '../traces/trace-shape.ts';
import { otherTexts } from './other-texts.ts';

/** Rows that a page is sent: of longer traces it shows the beginnings. */
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
	/** Of all rows, those left out too. */
	counts: { steps: number; changed: number; added: number; removed: number };
	/** Pairs of steps whose words were compared by their beginnings and lengths alone. */
	textsLeftOut: number;
};

/** Two traces step by step. Throws `not-found`. */
export async function compareTraces(
	{ db, book, now }: Pick<Deps, 'db' | 'book' | 'now'>,
	scope: Scope,
	{ a, b }: { a: string; b: string },
): Promise<Comparison> {
	const [first, second] = await Promise.all([a, b].map((traceId) => openTrace({ db, book }, scope, traceId)));
	if (first === undefined || second === undefined) throw new Error('two traces were asked for');
	const aligned = alignTraces(stepsOf(first.trace), stepsOf(second.trace));
	const texts = await otherTexts({ db }, scope, aligned, first, second);
	const rows = aligned.map((row) => ({ ...row, changes: changesOf(row, texts.other) }));
	return {
		a: headOf(first.trace, now()),
		b: headOf(second.trace, now()),
		rows: rows.slice(0, mostRows),
		leftOut: Math.max(0, rows.length - mostRows),
		counts: countRows(rows),
		textsLeftOut: texts.leftOut,
	};
}

function changesOf({ a, b }: AlignedRow<StepFigures>, other: ReadonlySet<string>): StepChange[] {
	return a === null || b === null ? [] : stepChanges(a, b, other.has(a.spanId));
}

function countRows(rows: readonly ComparedRow[]): Comparison['counts'] {
	return {
		steps: rows.length,
		changed: rows.filter(({ changes }) => changes.length > 0).length,
		added: rows.filter(({ a }) => a === null).length,
		removed: rows.filter(({ b }) => b === null).length,
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
