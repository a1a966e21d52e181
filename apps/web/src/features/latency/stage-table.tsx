'use client';

import { clearChange } from '@spanledger/core/latency/clear-change';
import { otherStage } from '@spanledger/core/traces/stages';
import { CircleAlert } from 'lucide-react';
import { formatPercent } from '../../lib/format-count.ts';
import { formatDuration } from '../../lib/format-duration.ts';
import { breachWords } from './breach-words.ts';
import { factorWords } from './change-words.ts';
import { FigureLink } from './figure-link.tsx';
import { stageColours } from './stage-colours.ts';
import type { LatencyRoute } from './use-latency.ts';

const heads = ['Traces', 'p50', 'p95', 'p95 before', 'Change', 'p99', 'Allotted', 'Headroom', 'Breaches', 'Critical'];

type Stage = LatencyRoute['stages'][number];
type Allotted = NonNullable<LatencyRoute['budget']>['allotments'][number];

/** Each stage's elapsed time against the stretch before and its allotment, and its part of the critical path; a breach leads to its traces. */
export function StageTable({ found, route }: { found: LatencyRoute; route: string | null }) {
	const { stages, budget, stepMs } = found;
	if (stages.length === 0) return <p className="text-text-3">No trace began in this range.</p>;
	const colours = stageColours(stages.map(({ stage }) => stage));
	const allotted = new Map(budget?.allotments.map((one) => [one.stage, one]));
	return (
		<div className="overflow-x-auto">
			<table className="w-full text-sm" data-testid="stage-table">
				<thead>
					<tr className="text-xs text-text-3">
						<th className="h-6 text-left font-normal">Stage</th>
						{heads.map((head) => (
							<th key={head} className="figure pl-3 font-normal">
								{head}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{stages.map((stage) => (
						<StageRow
							key={stage.stage}
							stage={stage}
							colour={colours.get(stage.stage)}
							allotted={allotted.get(stage.stage)}
							route={route}
							stepMs={stepMs}
						/>
					))}
				</tbody>
			</table>
		</div>
	);
}

type StageRowProps = {
	stage: Stage;
	colour: string | undefined;
	allotted: Allotted | undefined;
	route: string | null;
	stepMs: number;
};

function StageRow({ stage, colour, allotted, route, stepMs }: StageRowProps) {
	// what holds the stages takes as long as the trace, which says nothing of a stage
	const hasElapsed = stage.stage !== otherStage || allotted !== undefined;
	const isOver = allotted !== undefined && stage.p95Ms > allotted.ms;
	return (
		<tr className="border-t border-line">
			<td className="h-7 whitespace-nowrap">
				<span aria-hidden className="mr-1.5 inline-block size-2 rounded-[2px]" style={{ background: colour }} />
				{stage.stage}
			</td>
			<td className="figure pl-3">{stage.count}</td>
			<td className="figure pl-3">{hasElapsed ? formatDuration(stage.p50Ms) : '–'}</td>
			<td className={`figure pl-3 ${isOver ? 'text-bad' : ''}`}>
				{hasElapsed ? (
					<FigureLink
						route={route}
						stageOver={{ stage: stage.stage, ms: allotted?.ms ?? stage.p95Ms }}
						title={allotted === undefined ? 'The traces above this' : 'The traces over the allotment'}
					>
						{formatDuration(stage.p95Ms)}
					</FigureLink>
				) : (
					'–'
				)}
			</td>
			<td className="figure pl-3 text-text-3">{hasElapsed ? formatDuration(stage.before?.p95Ms ?? null) : '–'}</td>
			<td className="figure pl-3">{hasElapsed ? changeOf(stage) : '–'}</td>
			<td className="figure pl-3">{hasElapsed ? formatDuration(stage.p99Ms) : '–'}</td>
			<td className="figure pl-3">{allotted === undefined ? '–' : formatDuration(allotted.ms)}</td>
			<td className={`figure pl-3 ${isOver ? 'text-bad' : ''}`}>
				{isOver && <CircleAlert size={12} className="mr-1 inline" aria-label="over" />}
				{allotted === undefined ? '–' : headroomWords(allotted.ms - stage.p95Ms)}
			</td>
			<td className="figure pl-3">{breachesOf(stage.stage, { allotted, route, stepMs })}</td>
			<td className="figure pl-3">{formatPercent(stage.share)}</td>
		</tr>
	);
}

/** Of the p95: how many times as long as in the stretch before; a clear change stands out. */
function changeOf({ p95Ms, before }: Stage) {
	if (before === null || before.p95Ms === 0) return '–';
	const isClear = clearChange(p95Ms, before.p95Ms) !== null;
	return <span className={isClear ? 'font-semibold' : 'text-text-3'}>{factorWords(p95Ms / before.p95Ms)}</span>;
}

function breachesOf(stage: string, { allotted, route, stepMs }: Pick<StageRowProps, 'allotted' | 'route' | 'stepMs'>) {
	if (allotted === undefined) return '–';
	if (allotted.breachMinutes === 0) return 'none';
	return (
		<FigureLink route={route} stageOver={{ stage, ms: allotted.ms }}>
			{breachWords(allotted.breachMinutes, stepMs)}
		</FigureLink>
	);
}

const headroomWords = (ms: number): string => (ms < 0 ? `−${formatDuration(-ms)}` : formatDuration(ms));
