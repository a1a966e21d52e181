import { ownCauseKeys } from '@spanledger/core/reviews/own-causes';
import { rootCauses } from '@spanledger/core/reviews/root-causes';
import { formatCount } from '../../lib/format-count.ts';
import type { OpenReview, ReviewItem } from './use-review.ts';

export type CauseKey = { cause: string; key: string; label: string };

const named: ReadonlySet<string> = new Set(rootCauses);
export const causeLabel = (cause: string): string => {
	const words = cause.replaceAll('-', ' ');
	return named.has(cause) ? `${words.charAt(0).toUpperCase()}${words.slice(1)}` : cause;
};

/** The eight under 1 to 8, then the project's own under the keys that are left. */
export const causeKeys = (own: readonly string[]): CauseKey[] => [
	...rootCauses.map((cause, index) => ({ cause, key: `${index + 1}`, label: causeLabel(cause) })),
	...ownCauseKeys.flatMap((key, index) => {
		const cause = own[index];
		return cause === undefined ? [] : [{ cause, key, label: cause }];
	}),
];

export const severityKeys = [
	{ severity: 'low', key: 'l', label: 'Low' },
	{ severity: 'medium', key: 'm', label: 'Medium' },
	{ severity: 'high', key: 'h', label: 'High' },
] as const;

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

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
export const dayNames: readonly string[] = days;
export const hourWords = (hour: number): string => `${`${hour}`.padStart(2, '0')}:00`;

/** "each Monday at 09:00 (Europe/Berlin)" */
export const scheduleWords = (settings: { weekday: number; hour: number; timeZone: string }): string =>
	`each ${days[settings.weekday - 1]} at ${hourWords(settings.hour)} (${settings.timeZone})`;

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** "12 % (5 to 27 %), 4 of 33"; of too few only the count. */
export function prevalenceWords(found: {
	count: number;
	of: number;
	share: number;
	low: number;
	high: number;
	tooFew: boolean;
}): string {
	const counted = `${found.count} of ${found.of}`;
	if (found.tooFew) return `${counted}, too few to say`;
	return `${percent(found.share)} (${Math.round(found.low * 100)} to ${percent(found.high)}), ${counted}`;
}

/** Open traces that nobody was given, dealt out one by one in the order of the review. */
export function shareOut(
	items: readonly Pick<ReviewItem, 'position' | 'reviewedAt' | 'assignedTo'>[],
	members: readonly string[],
): Map<string, number[]> {
	const shares = new Map<string, number[]>();
	const open = items.filter(({ reviewedAt, assignedTo }) => reviewedAt === null && assignedTo === null);
	for (const [index, { position }] of open.entries()) {
		const member = members[index % members.length];
		if (member !== undefined) shares.set(member, [...(shares.get(member) ?? []), position]);
	}
	return shares;
}

/** Of what the counts of failures are; '' = of the whole week. */
export function poolWords(review: Pick<OpenReview['review'], 'isBounded' | 'lookedAt' | 'weekTraces'>): string {
	if (review.isBounded !== true) return '';
	const of = review.weekTraces === null ? '' : ` of ${formatCount(review.weekTraces)}`;
	return `Counts are of the ${formatCount(review.lookedAt)} traces that were looked at${of}: the week is too large to look at all.`;
}
