'use client';

import { formatCount } from '../../lib/format-count.ts';
import { formatDay } from '../../lib/format-time.ts';
import { formatUsdCents, formatUsdExact } from '../../lib/format-usd.ts';
import { HeadlineFigure } from '../costs/headline-figure.tsx';
import { useProject } from '../projects/project-context.tsx';
import { changePercent, monthWords, signedUsd } from './month-words.ts';
import type { MonthReview } from './use-month-review.ts';

/** What the month came to, and against what. */
export function MonthHeadline({ review }: { review: MonthReview }) {
	const { month, before, afterUsd, beforeUsd, changeUsd, calls, tokens } = review;
	const { timezone } = useProject();
	const percent = changePercent(beforeUsd, changeUsd);
	const isRunning = month.state === 'running';
	const against = `${formatDay(before.from, timezone)} to ${formatDay(new Date(before.to.getTime() - 1), timezone)}`;
	return (
		<dl className="flex flex-wrap items-end gap-x-8 gap-y-3">
			<div>
				<dt className="eyebrow">
					{monthWords(month.name)}
					{isRunning ? ', so far' : ''}
				</dt>
				<dd
					data-testid="month-total"
					title={formatUsdExact(afterUsd)}
					className="text-3xl font-semibold tracking-tight tabular-nums"
				>
					{formatUsdCents(afterUsd)}
				</dd>
			</div>
			<HeadlineFigure
				label="change"
				rule={
					isRunning
						? `The month is under way: it is held against as much of the month before, ${against} (${timezone}).`
						: `Against all of the month before, ${against} (${timezone}).`
				}
			>
				{signedUsd(changeUsd)} {percent !== null && <span className="text-sm text-text-3">{percent}</span>}
			</HeadlineFigure>
			<HeadlineFigure label={isRunning ? `${against}` : 'month before'} rule={against}>
				{formatUsdCents(beforeUsd)}
			</HeadlineFigure>
			<HeadlineFigure label="calls" rule="Calls to models, failed and unpriced ones included; before at the right.">
				{formatCount(calls.after)} <span className="text-sm text-text-3">from {formatCount(calls.before)}</span>
			</HeadlineFigure>
			<HeadlineFigure label="tokens" rule="Input and output together; before at the right.">
				{formatCount(tokens.after)} <span className="text-sm text-text-3">from {formatCount(tokens.before)}</span>
			</HeadlineFigure>
		</dl>
	);
}
