'use client';

import type { ComparedTrace } from '@spanledger/api/compare/compare-traces';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { formatCount } from '../../lib/format-count.ts';
import { formatDuration } from '../../lib/format-duration.ts';
import { formatTime, formatTimeExact } from '../../lib/format-time.ts';
import { useNow } from '../../lib/use-now.ts';
import { useProject } from '../projects/project-context.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { CostFigure } from '../traces/cost-figure.tsx';
import { TraceStatus } from '../traces/trace-status.tsx';
import { DifferenceFigure } from './difference-figure.tsx';
import { countDifference, type Difference, durationDifference, usdDifference } from './figures-differ.ts';

type HeadsProps = { a: ComparedTrace; b: ComparedTrace };

/** The two traces as wholes: figures with their difference, then what is another. */
export function ComparedHeads({ a, b }: HeadsProps) {
	return (
		<header className="shrink-0 overflow-x-auto border-b border-line px-4 py-3 lg:px-6">
			<h1 className="sr-only">Compare two traces</h1>
			<table className="w-full max-w-[960px] table-fixed text-sm tabular-nums" data-testid="compared-heads">
				<thead>
					<tr className="align-top text-left">
						<th className="w-20 sm:w-28" aria-label="Figure" />
						<HeadCell letter="A" trace={a} />
						<HeadCell letter="B" trace={b} />
						<th scope="col" className="w-[22%] pb-1 pl-3 text-right font-normal text-text-3">
							B against A
						</th>
					</tr>
				</thead>
				<tbody>
					{figuresOf(a, b).map(({ label, of, difference }) => (
						<Figure key={label} label={label} a={of(a)} b={of(b)} difference={difference} />
					))}
					{textsOf(a, b).map(({ label, before, after }) => (
						<Figure key={label} label={label} a={before} b={after} changed={before !== after} />
					))}
				</tbody>
			</table>
		</header>
	);
}

function HeadCell({ letter, trace }: { letter: string; trace: ComparedTrace }) {
	const { slug } = useProject();
	const { zone } = useTimeRange();
	const now = useNow();
	return (
		<th scope="col" className="pb-1 pl-3 font-normal">
			<span className="flex min-w-0 items-baseline gap-1.5">
				<span className="rounded bg-sunken px-1 text-text-2">{letter}</span>
				<Link
					href={`/${slug}/traces/${trace.traceId}`}
					className="min-w-0 truncate font-semibold hover:text-accent hover:underline"
				>
					{trace.name}
				</Link>
			</span>
			<span className="flex flex-wrap gap-x-3 text-text-2">
				<TraceStatus state={trace} />
				<time dateTime={trace.startTime} title={formatTimeExact(trace.startTime, zone)}>
					{formatTime(trace.startTime, zone, now)}
				</time>
			</span>
		</th>
	);
}

type FigureOf = { label: string; of: (trace: ComparedTrace) => ReactNode; difference: Difference };

function figuresOf(a: ComparedTrace, b: ComparedTrace): FigureOf[] {
	const tokens = (side: 'inputTokens' | 'outputTokens') => (trace: ComparedTrace) => trace.usage?.[side] ?? null;
	const count = (label: string, of: (trace: ComparedTrace) => number | null): FigureOf => ({
		label,
		of: (trace) => formatCount(of(trace)),
		difference: countDifference(of(a), of(b)),
	});
	return [
		{
			label: 'Took',
			of: (trace) => formatDuration(trace.durationMs),
			difference: durationDifference(a.durationMs, b.durationMs),
		},
		{
			label: 'Cost',
			of: (trace) => <CostFigure {...trace} />,
			difference: usdDifference(a.costUsd, b.costUsd),
		},
		count('Tokens in', tokens('inputTokens')),
		count('Tokens out', tokens('outputTokens')),
		count('Calls', ({ callCount }) => callCount),
		count('Spans', ({ spanCount }) => spanCount),
		...(a.errorCount + b.errorCount > 0 ? [count('Errors', ({ errorCount }) => errorCount)] : []),
	];
}

/** Only what is another, or what says what was compared. */
function textsOf(a: ComparedTrace, b: ComparedTrace): { label: string; before: string; after: string }[] {
	const texts = [
		{ label: 'Models', of: ({ models }: ComparedTrace) => models.join(', '), always: true },
		{ label: 'Prompts', of: ({ prompts }: ComparedTrace) => prompts.join(', '), always: true },
		{ label: 'Route', of: ({ route }: ComparedTrace) => route ?? '', always: false },
		{ label: 'Release', of: ({ release }: ComparedTrace) => release ?? '', always: false },
		{ label: 'Environment', of: ({ environment }: ComparedTrace) => environment ?? '', always: false },
		{ label: 'Tenant', of: ({ tenant }: ComparedTrace) => tenant ?? '', always: false },
	];
	return texts
		.map(({ label, of, always }) => ({ label, before: of(a), after: of(b), always }))
		.filter(({ before, after, always }) => before !== after || (always && before !== ''));
}

type FigureProps = { label: string; a: ReactNode; b: ReactNode; difference?: Difference; changed?: boolean };

function Figure({ label, a, b, difference, changed }: FigureProps) {
	return (
		<tr className="border-t border-line align-baseline">
			<th scope="row" className="py-0.5 text-left font-normal text-text-3">
				{label}
			</th>
			<td className="py-0.5 pl-3 break-words">{a === '' ? <span className="text-text-3">–</span> : a}</td>
			<td className="py-0.5 pl-3 break-words">{b === '' ? <span className="text-text-3">–</span> : b}</td>
			<td className="py-0.5 pl-3 text-right">
				{changed === undefined ? (
					<DifferenceFigure difference={difference ?? null} withShare />
				) : (
					<span className={changed ? 'text-info' : 'text-text-3'}>{changed ? 'changed' : '='}</span>
				)}
			</td>
		</tr>
	);
}
