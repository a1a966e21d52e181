'use client';

import { CircleAlert } from 'lucide-react';
import { formatPercent, plural } from '../../lib/format-count.ts';
import { formatDuration } from '../../lib/format-duration.ts';
import { BlameLine } from './blame-line.tsx';
import { BreachSpark } from './breach-spark.tsx';
import { breachWords } from './breach-words.ts';
import { Bullet } from './bullet.tsx';
import { timesBefore } from './change-words.ts';
import { routeName } from './route-name.ts';
import { SetTargetLink } from './set-target-link.tsx';
import { StageBar } from './stage-bar.tsx';
import type { LatencyOverview, RouteCardFigures } from './use-latency.ts';

type RouteCardProps = {
	card: RouteCardFigures;
	axis: Pick<LatencyOverview, 'fromMs' | 'toMs' | 'stepMs'>;
	isChosen: boolean;
	onChoose: () => void;
};

/** One route: its p95 against the target, who has the time, and when it was over. */
export function RouteCard({ card, axis, isChosen, onChoose }: RouteCardProps) {
	const { route, count, errors, p50Ms, p95Ms, budget, before } = card;
	const targetMs = budget?.targetMs ?? null;
	const change = timesBefore(p95Ms, before?.p95Ms ?? null);
	const isOver = targetMs !== null && p95Ms > targetMs;
	return (
		<article
			aria-current={isChosen ? 'true' : undefined}
			className="panel relative space-y-2 p-3 hover:border-line-strong aria-[current=true]:border-accent"
		>
			<div className="flex items-baseline justify-between gap-3">
				<h2 className="min-w-0 truncate text-base font-semibold">
					<button type="button" onClick={onChoose} className="after:absolute after:inset-0 after:content-['']">
						{routeName(route)}
					</button>
				</h2>
				<p className="shrink-0 text-sm text-text-3">
					{plural(count, 'trace')}
					{errors > 0 && `, ${formatPercent(errors / count)} failed`}
				</p>
			</div>
			<div>
				<p className="flex items-baseline justify-between gap-2 text-sm">
					<span>
						<span className={`text-lg font-semibold tabular-nums ${isOver ? 'text-bad' : ''}`}>
							{formatDuration(p95Ms)}
						</span>{' '}
						<span className="text-text-3">
							p95{change === '' ? '' : `, ${change}`}, median {formatDuration(p50Ms)}
						</span>
					</span>
					<span className="shrink-0 text-text-3">
						{targetMs === null ? (
							// above the button that covers the card
							<span className="relative z-10">
								<SetTargetLink route={route} />
							</span>
						) : (
							<>
								{isOver && <CircleAlert size={12} className="mr-1 inline text-bad" />}
								{isOver ? 'over' : 'within'} {formatDuration(targetMs)}
							</>
						)}
					</span>
				</p>
				<Bullet valueMs={p95Ms} targetMs={targetMs} />
			</div>
			{budget !== null && <BlameLine stages={card.stages} budget={budget} route={route} />}
			<StageBar stages={card.stages} allotments={budget?.allotments} targetMs={budget?.targetMs} />
			<div>
				<BreachSpark steps={card.steps} {...axis} targetMs={targetMs} />
				<p className="text-xs text-text-3">
					{budget === null ? 'p95 over the range' : breachWords(budget.breachMinutes, axis.stepMs)}
				</p>
			</div>
		</article>
	);
}
