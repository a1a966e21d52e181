import type { NotificationEvent } from '../notify/notification-event.ts';

/** What is wrong, or has ended, for people. */
export type LatencyFinding = {
	incidentId: string;
	what: LatencySubject;
	slug: string;
	/** The route it is of; null = all routes together. */
	route: string | null;
	atMs: number;
	/** null = it goes on; else when it began. */
	beganMs: number | null;
};
export type LatencySubject =
	| { kind: 'over'; stage: string; p95Ms: number | null; limitMs: number; forMinutes: number }
	| { kind: 'most'; stage: string; forMinutes: number }
	| { kind: 'burn'; name: string; pair: 'fast' | 'slow'; rate: number | null; left: number | null };

/** One message when it begins, one when it has ended; the key is the incident's, so each is told once. */
export function latencyNotification(finding: LatencyFinding): NotificationEvent {
	const { incidentId, what, slug, route, atMs, beganMs } = finding;
	const isOver = beganMs !== null;
	const { title, text } = wordsOf(what, route);
	return {
		key: `latency/${incidentId}/${isOver ? 'ended' : 'opened'}`,
		kind: what.kind === 'burn' ? 'slo-burn' : 'latency-stage',
		severity: isOver ? 'info' : what.kind === 'burn' && what.pair === 'fast' ? 'critical' : 'warning',
		title: isOver ? `Over: ${title}` : title,
		text: isOver ? `It lasted ${Math.max(Math.round((atMs - beganMs) / 60_000), 1)} minutes.` : text,
		facts: isOver ? [] : factsOf(what),
		path: `/${slug}/latency?${around(finding)}`,
		at: new Date(atMs).toISOString(),
	};
}

const hourMs = 3_600_000;

/** Opened a day later, the page still shows when it was. */
function around({ route, atMs, beganMs }: LatencyFinding): string {
	const query = new URLSearchParams(route === null ? {} : { route });
	query.set('from', new Date((beganMs ?? atMs) - 2 * hourMs).toISOString());
	query.set('to', new Date(atMs + hourMs).toISOString());
	return query.toString();
}

/** "p95 of route ask is over its target of 2.00 s" */
export const incidentTitle = (what: LatencySubject, route: string | null): string => wordsOf(what, route).title;

function wordsOf(what: LatencySubject, route: string | null): { title: string; text: string } {
	const where = route === null ? 'all routes' : `route ${route}`;
	if (what.kind === 'over') {
		const subject = what.stage === '' ? `p95 of ${where}` : `Stage ${what.stage} of ${where}`;
		return {
			title: `${subject} is over ${what.stage === '' ? 'its target' : 'its allotment'} of ${msWords(what.limitMs)}`,
			text: `For ${what.forMinutes} minutes on end.`,
		};
	}
	if (what.kind === 'most') {
		return {
			title: `Stage ${what.stage} of ${where} takes more than half of the time`,
			text: `More than 50 % of the critical path for ${what.forMinutes} minutes on end.`,
		};
	}
	const speed =
		what.pair === 'fast'
			? '14.4 times too fast over 5 minutes and an hour'
			: '6 times too fast over 30 minutes and 6 hours';
	return {
		title: `Objective ${what.name} burns its error budget ${what.pair === 'fast' ? 'fast' : 'steadily'}`,
		text: `At least ${speed}.`,
	};
}

function factsOf(what: LatencySubject): NotificationEvent['facts'] {
	if (what.kind === 'over') {
		return [
			...(what.p95Ms === null ? [] : [{ label: 'p95 of the last five minutes', value: msWords(what.p95Ms) }]),
			{ label: what.stage === '' ? 'Target' : 'Allotment', value: msWords(what.limitMs) },
		];
	}
	if (what.kind === 'most') return [{ label: 'Stage', value: what.stage }];
	return [
		...(what.rate === null ? [] : [{ label: 'Burn rate', value: `${what.rate.toFixed(1)} × over the short window` }]),
		...(what.left === null ? [] : [{ label: 'Error budget left', value: `${(what.left * 100).toFixed(1)} %` }]),
	];
}

const msWords = (ms: number): string => (ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(2)} s`);
