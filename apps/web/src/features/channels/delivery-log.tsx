'use client';

import Link from 'next/link';
import { formatTime, formatTimeExact } from '../../lib/format-time.ts';
import { useNow } from '../../lib/use-now.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { DeliveryState } from './delivery-state.tsx';
import { type Attempt, attemptWords, nextTryWords } from './delivery-words.ts';
import { TimeAgo } from './time-ago.tsx';
import { type Channel, type Delivery, shownDeliveries, useDeliveries } from './use-channels.ts';

/** What was told to a channel, newest first, and every attempt to do so. */
export function DeliveryLog({ channel, id }: { channel: Channel; id: string }) {
	const deliveries = useDeliveries(channel.id);
	return (
		<section id={id} aria-label={`What was told to ${channel.name}`} className="border-t border-line bg-sunken">
			{deliveries.isPending && <SkeletonRows rows={2} />}
			{deliveries.isError && (
				<ErrorNote title="The log could not be read" error={deliveries.error} onRetry={() => deliveries.refetch()} />
			)}
			{deliveries.data?.length === 0 && (
				<p className="px-4 py-3 text-sm text-text-2">
					Nothing was told here yet. Send a test, or choose this channel for a budget.
				</p>
			)}
			<ul className="divide-y divide-line" data-testid="delivery-log">
				{deliveries.data?.map((delivery) => (
					<LoggedDelivery key={delivery.id} delivery={delivery} channel={channel} />
				))}
			</ul>
			{deliveries.data?.length === shownDeliveries && (
				<p className="border-t border-line px-4 py-2 text-sm text-text-3">The last {shownDeliveries}.</p>
			)}
		</section>
	);
}

function LoggedDelivery({ delivery, channel }: { delivery: Delivery; channel: Channel }) {
	const { event, state, log, createdAt } = delivery;
	const nextTry = nextTryWords(delivery, useNow(1_000));
	return (
		<li className="px-4 py-2 text-sm">
			<div className="flex flex-wrap items-center gap-x-3 gap-y-0.5">
				<Link href={event.path} className="min-w-0 break-words text-text hover:underline">
					{event.title}
				</Link>
				<DeliveryState state={state === 'waiting' && log.length > 0 ? 'retrying' : state} />
				<span className="ml-auto text-text-3">
					<TimeAgo time={createdAt} />
				</span>
			</div>
			<ol className="mt-0.5 text-text-2">
				{log.map((attempt) => (
					<LoggedAttempt key={attempt.at} attempt={attempt} channel={channel} />
				))}
			</ol>
			{nextTry !== null && <p className="text-text-3">{nextTry}</p>}
			{state === 'failed' && log.length === 0 && <p className="text-text-2">Given up: the channel was removed</p>}
		</li>
	);
}

function LoggedAttempt({ attempt, channel }: { attempt: Attempt; channel: Channel }) {
	const { zone } = useTimeRange();
	const now = useNow();
	return (
		<li className="flex gap-3">
			<time
				dateTime={attempt.at}
				title={formatTimeExact(attempt.at, zone)}
				className="shrink-0 text-text-3 tabular-nums"
			>
				{formatTime(attempt.at, zone, now)}
			</time>
			<span className="min-w-0 break-words">{attemptWords(attempt, channel.kind)}</span>
		</li>
	);
}
