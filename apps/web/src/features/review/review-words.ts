import { rootCauses } from '@spanledger/core/reviews/root-causes';
import type { ReviewItem } from './use-review.ts';

/** Keys 1 to 8. */
export const causeKeys = rootCauses.map((cause, index) => ({
	cause,
	key: `${index + 1}`,
	label: cause === 'not-a-problem' ? 'Not a problem' : `${cause.charAt(0).toUpperCase()}${cause.slice(1)}`,
}));
export const causeLabel = (cause: string): string => causeKeys.find((one) => one.cause === cause)?.label ?? cause;

export const outcomeKeys = [
	{ outcome: 'fixed', key: 'f', label: 'Fixed' },
	{ outcome: 'dataset', key: 'd', label: 'Dataset' },
	{ outcome: 'ignore', key: 'i', label: 'Ignore' },
] as const;

/** Why a trace was chosen, in words. */
export function reasonWords(reason: ReviewItem['reasons'][number]): string {
	if (reason.kind === 'complaint') return reason.comment === null ? 'a user complained' : `a user: “${reason.comment}”`;
	if (reason.kind === 'low-score') return `${reason.name} is low`;
	if (reason.kind === 'signal') return reason.name.replaceAll('-', ' ');
	if (reason.kind === 'unusual') return `${reason.what.replace('-', ' ')} ${reason.times.toFixed(1)} × the usual`;
	return 'ended with an error';
}

const minutesAnItem = 0.5;

/** "7 of 25, about 9 minutes left" */
export function progressWords(reviewed: number, items: number): string {
	const left = items - reviewed;
	if (left === 0) return `All ${items} are done`;
	const minutes = Math.max(1, Math.round(left * minutesAnItem));
	return `${reviewed} of ${items}, about ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} left`;
}

export function changeWords(traces: number, before: number | null): string {
	if (before === null) return '';
	if (before === 0) return 'new';
	const change = traces - before;
	return change === 0 ? '±0' : change > 0 ? `+${change}` : `−${-change}`;
}
