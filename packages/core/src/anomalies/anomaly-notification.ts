import { amountWords } from '../budgets/budget-words.ts';
import type { PicoUsd } from '../money/pico-usd.ts';
import type { NotificationEvent, NotificationFact } from '../notify/notification-event.ts';
import type { AnomalyDimension } from './anomaly-dimension.ts';

/** A key that was found to stand out, for people. */
export type FoundAnomaly = {
	id: string;
	dimension: AnomalyDimension;
	key: string;
	spent: PicoUsd;
	usual: PicoUsd;
	/** `2026-11-20` */
	day: string;
	/** What grew most with it: `model gpt-4o`; null = nothing stands out. */
	grew: string | null;
};

export type AnomalyNotice = {
	/** In any order, at least one. */
	found: readonly FoundAnomaly[];
	slug: string;
	timeZone: string;
	hourEndMs: number;
};

const mostFacts = 8;

/**
 * One message for everything that one look found: the same spend usually stands out as a feature, a tenant and a model at once. The key
 * names what was found and on which days; each of them is found once.
 */
export function anomalyNotification({ found, slug, timeZone, hourEndMs }: AnomalyNotice): NotificationEvent {
	const sorted = [...found].sort((a, b) => Number(b.spent - b.usual - (a.spent - a.usual)));
	const [worst] = sorted;
	if (worst === undefined) throw new Error('nothing was found');
	const others = sorted.length - 1;
	return {
		key: `anomaly/${worst.id}`,
		kind: 'anomaly',
		severity: 'warning',
		title: `${nameOf(worst)} has spent ${usdWords(worst.spent)} on ${worst.day}, usually ${usdWords(worst.usual)} by this hour`,
		text: others === 0 ? '' : `${others} more stood out in the same hour, most likely of the same cause.`,
		facts: [
			...sorted.slice(0, mostFacts).map((one) => factOf(one, slug)),
			{ label: 'Looked at', value: `to ${new Date(hourEndMs).toISOString()} (days of ${timeZone})` },
		],
		path: pathOf(slug, worst.id),
		at: new Date(hourEndMs).toISOString(),
	};
}

const pathOf = (slug: string, id: string): string => `/${slug}/costs/anomalies?anomaly=${id}`;

function factOf(one: FoundAnomaly, slug: string): NotificationFact {
	const most = one.grew === null ? '' : `, most of it ${one.grew}`;
	return {
		label: nameOf(one),
		value: `${usdWords(one.spent)}, usually ${usdWords(one.usual)}${most}`,
		url: pathOf(slug, one.id),
	};
}

const nameOf = ({ dimension, key }: FoundAnomaly): string =>
	`${dimension.charAt(0).toUpperCase()}${dimension.slice(1)} ${key}`;

const usdWords = (amount: PicoUsd): string => amountWords('usd', amount);
