import { allotmentsMs, type LatencyBudget } from '@spanledger/core/latency/latency-budget';
import { incidentTitle, type LatencySubject } from '@spanledger/core/latency/latency-notification';
import { burnWindows, type Slo } from '@spanledger/core/latency/slo';
import type { ToldChannels } from '@spanledger/core/notify/channel';
import { listLatencyBudgets } from '@spanledger/db/latency-budgets/list-latency-budgets';
import { type LatencyIncident, listIncidents } from '@spanledger/db/latency-incidents/list-incidents';
import { listSlos } from '@spanledger/db/latency-slos/list-slos';
import type { Scope } from '@spanledger/db/scope';
import type { Deps } from '../deps.ts';

/** What was told, and of what: the words of the message, by today's terms. `endedAt` null = it goes on. */
export type ToldIncident = Pick<LatencyIncident, 'id' | 'openedAt' | 'endedAt'> & {
	title: string;
	/** null = all routes together. */
	route: string | null;
	channelIds: ToldChannels;
};

const mostIncidents = 50;

/** The latest incidents of latency budgets and objectives, the newest first; those of budgets that are gone went with them. */
export async function readIncidents({ db }: Pick<Deps, 'db'>, scope: Scope): Promise<ToldIncident[]> {
	const [incidents, budgets, slos] = await Promise.all([
		listIncidents(db, scope, { limit: mostIncidents }),
		listLatencyBudgets(db, scope),
		listSlos(db, scope),
	]);
	return incidents.flatMap(({ id, subjectId, subject, openedAt, endedAt }) => {
		const budget = budgets.find((one) => one.id === subjectId);
		const slo = slos.find((one) => one.id === subjectId);
		const what = budget === undefined ? slo && burnOf(slo, subject) : subjectOf(budget, subject);
		const owner = budget ?? slo;
		if (what === undefined || owner === undefined) return [];
		const { route, channelIds } = owner;
		return [{ id, openedAt, endedAt, title: incidentTitle(what, route), route, channelIds }];
	});
}

function subjectOf(budget: LatencyBudget, subject: string): LatencySubject {
	const { forMinutes, targetMs } = budget;
	const slash = subject.indexOf('/');
	const stage = subject.slice(slash + 1);
	if (subject.slice(0, slash) === 'most') return { kind: 'most', stage, forMinutes };
	const limitMs = allotmentsMs(budget).find((one) => one.stage === stage)?.ms ?? targetMs;
	return { kind: 'over', stage, limitMs, forMinutes, p95Ms: null };
}

function burnOf({ name }: Slo, subject: string): LatencySubject {
	const window = burnWindows.find((one) => subject === `burn/${one.name}`);
	return { kind: 'burn', name, pair: window?.name ?? 'fast', rate: null, left: null };
}
