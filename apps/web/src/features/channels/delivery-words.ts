import type { ChannelKind } from '@spanledger/core/notify/channel';
import { formatDuration } from '../../lib/format-duration.ts';
import type { Delivery } from './use-channels.ts';

export type Attempt = Delivery['log'][number];

/** One attempt: "Delivered in 132 ms" · "Answered 404 in 87 ms" · "10.0.0.5 is not on the public internet (private); …". */
export function attemptWords({ status, error, ms }: Attempt, kind: ChannelKind): string {
	// a mail server takes a mail; whether it comes to its reader nobody says
	if (error === null) return `${kind === 'email' ? 'Taken by the mail server' : 'Delivered'} in ${formatDuration(ms)}`;
	if (status !== null) return `${sentence(error)} in ${formatDuration(ms)}`;
	return sentence(error);
}

/** What became of a test so far. */
export function testWords(delivery: Delivery | undefined, kind: ChannelKind, waitedMs: number): string {
	const attempt = delivery?.log.at(-1);
	if (attempt !== undefined) return attemptWords(attempt, kind);
	if (delivery?.state === 'failed') return 'Given up: the channel was removed';
	return waitedMs < 10_000
		? 'Sending…'
		: `No answer after ${formatDuration(waitedMs)}. It goes out as soon as a worker runs; the log will say.`;
}

/** When it is tried again: "Next try in 4 m 12 s"; null when it is not. */
export function nextTryWords({ state, dueAt, log }: Delivery, now: Date): string | null {
	if (state !== 'waiting' || log.length === 0) return null;
	const inSeconds = Math.round((dueAt.getTime() - now.getTime()) / 1_000);
	if (inSeconds < 1) return 'Next try now';
	return `Next try in ${inSeconds < 60 ? `${inSeconds} s` : formatDuration(inSeconds * 1_000)}`;
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
