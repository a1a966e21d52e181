'use client';

import { Lock, LockOpen } from 'lucide-react';
import { useState } from 'react';
import { plural } from '../../lib/format-count.ts';
import { formatDay } from '../../lib/format-time.ts';
import { formatUsdCents, formatUsdExact } from '../../lib/format-usd.ts';
import { useNow } from '../../lib/use-now.ts';
import { Button } from '../../ui/button.tsx';
import { useProject } from '../projects/project-context.tsx';
import { CloseMonthDialog } from './close-month-dialog.tsx';
import { monthWords, signedUsd } from './month-words.ts';
import type { MonthReview } from './use-month-review.ts';

/** Whether the month is closed, and what changed it since: as closed, adjustments, as known now. */
export function MonthBooks({ review }: { review: MonthReview }) {
	const { month, books } = review;
	const { timezone } = useProject();
	const now = useNow();
	const [isAsking, setAsking] = useState(false);
	const isClosed = month.state === 'closed';
	const Icon = isClosed ? Lock : LockOpen;
	return (
		<section aria-label="Closing" className="panel space-y-2 px-4 py-3 text-sm" data-testid="month-books">
			<div className="flex flex-wrap items-center gap-x-3 gap-y-2">
				<span className="inline-flex items-center gap-1.5 font-medium">
					<Icon size={14} className="text-text-3" />
					{isClosed ? 'Closed' : month.state === 'open' ? 'Over, not closed yet' : 'Under way'}
				</span>
				<span className="text-text-2">{closingWords(month, timezone, now)}</span>
				{month.mayClose && (
					<Button className="ml-auto" onClick={() => setAsking(true)}>
						<Lock size={13} /> Close {monthWords(month.name)}
					</Button>
				)}
			</div>
			{books.asClosedUsd !== null && (
				<p className="flex flex-wrap gap-x-6 gap-y-1 tabular-nums">
					<Amount label="as closed" usd={books.asClosedUsd} />
					<span title={formatUsdExact(books.adjustedUsd)}>
						<span className="text-text-3">adjustments since </span>
						<span className="font-medium">{signedUsd(books.adjustedUsd)}</span>
					</span>
					<Amount label="as known now" usd={books.asKnownNowUsd ?? '0'} />
				</p>
			)}
			{books.adjustments.map((one) => (
				<p key={one.bookedIn} className="text-text-2">
					Booked in {monthWords(one.bookedIn)}: {signedUsd(one.costUsd)} ({countWords(one.calls)}).
				</p>
			))}
			{books.bookedHere.map((one) => (
				<p key={one.month} className="text-text-2">
					Booked in this month for {monthWords(one.month)}, which was closed: {signedUsd(one.costUsd)} (
					{countWords(one.calls)}). It is no part of the total above.
				</p>
			))}
			{isAsking && <CloseMonthDialog month={month} onClose={() => setAsking(false)} />}
		</section>
	);
}

function Amount({ label, usd }: { label: string; usd: string }) {
	return (
		<span title={formatUsdExact(usd)}>
			<span className="text-text-3">{label} </span>
			<span className="font-medium">{formatUsdCents(usd)}</span>
		</span>
	);
}

const countWords = (calls: number): string =>
	calls === 0
		? 'the same calls at another price or name'
		: `${calls > 0 ? '+' : '−'}${plural(Math.abs(calls), 'call')}`;

function closingWords({ state, closed, closesAt }: MonthReview['month'], zone: string, now: Date): string {
	if (closed !== null)
		return `on ${formatDay(closed.at, zone)} by ${closed.by === 'close-months' ? 'itself' : closed.by}`;
	if (state === 'closed') return 'It lies before the first month that was closed; all of it came in later.';
	if (closesAt !== null && closesAt < now) return 'It is due, and closes by itself within minutes.';
	return closesAt === null ? '' : `It closes by itself on ${formatDay(closesAt, zone)} (${zone}).`;
}
