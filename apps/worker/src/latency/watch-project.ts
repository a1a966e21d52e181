import { advanceIncident, longestLag } from '@spanledger/core/latency/judge-minutes';
import { latencyNotification } from '@spanledger/core/latency/latency-notification';
import { burnWindows } from '@spanledger/core/latency/slo';
import type { ToldChannels } from '@spanledger/core/notify/channel';
import { listChannels } from '@spanledger/db/channels/list-channels';
import type { Db, Transaction } from '@spanledger/db/connect';
import { inTransaction } from '@spanledger/db/in-transaction';
import { listLatencyBudgets } from '@spanledger/db/latency-budgets/list-latency-budgets';
import { claimLatencyLook } from '@spanledger/db/latency-incidents/claim-latency-look';
import { endIncident } from '@spanledger/db/latency-incidents/end-incident';
import { type LatencyIncident, listOpenIncidents } from '@spanledger/db/latency-incidents/list-incidents';
import type { LatencyWatch } from '@spanledger/db/latency-incidents/list-latency-watches';
import { openIncident } from '@spanledger/db/latency-incidents/open-incident';
import { listSlos } from '@spanledger/db/latency-slos/list-slos';
import { enqueueNotification } from '@spanledger/db/notifications/enqueue-notification';
import { type Judgement, judgeBudget, minutesOf } from './judge-budget.ts';
import { judgeSlo } from './judge-slo.ts';
import { readMinutes } from './read-minutes.ts';

const minuteMs = 60_000;
/** Traces of the minute that has ended have this long to be settled; those that come later count from the next look on. */
const graceMs = 60_000;

/**
 * Looks at a project's last minutes, unless somebody has. Judging, noting and telling are one transaction: two workers tell once, and
 * one that dies has told nothing. true = looked.
 */
export async function watchLatencyOf(db: Db, watch: LatencyWatch, now: Date): Promise<boolean> {
	const toMs = Math.floor((now.getTime() - graceMs) / minuteMs) * minuteMs;
	if (watch.lookedTo !== null && watch.lookedTo.getTime() >= toMs) return false;
	return inTransaction(db, async (tx) => {
		if (!(await claimLatencyLook(tx, watch, new Date(toMs)))) return false;
		const judged = await judgeProject(tx, watch, toMs);
		const open = new Map((await listOpenIncidents(tx, watch)).map((one) => [nameOf(one), one]));
		for (const judgement of judged) {
			await advance(tx, watch, judgement, open.get(nameOf(judgement)), toMs);
			open.delete(nameOf(judgement));
		}
		for (const forgotten of open.values()) await endForgotten(tx, watch, forgotten, toMs);
		return true;
	});
}

async function judgeProject(tx: Transaction, watch: LatencyWatch, toMs: number): Promise<Judgement[]> {
	const budgets = await listLatencyBudgets(tx, watch);
	const slos = await listSlos(tx, watch);
	const ofBudgets = Math.max(0, ...budgets.map(minutesOf));
	const ofSlos = slos.length === 0 ? 0 : Math.max(...burnWindows.map(({ longMinutes }) => longMinutes)) + longestLag;
	const routes = await readMinutes(tx, watch, {
		kind: 'route',
		routes: slos.some(({ route }) => route === null)
			? null
			: [...budgets, ...slos].map(({ route }) => route ?? '').filter((route) => route !== ''),
		toMs,
		count: Math.max(ofBudgets, ofSlos),
	});
	const stages = await readMinutes(tx, watch, {
		kind: 'stage',
		routes: budgets.map(({ route }) => route),
		toMs,
		count: ofBudgets,
	});
	return [
		...budgets.flatMap((budget) => judgeBudget(budget, routes, stages)),
		...slos.flatMap((slo) => judgeSlo(slo, routes)),
	];
}

async function advance(
	tx: Transaction,
	watch: LatencyWatch,
	{ subjectId, subject, standing, what, route, channelIds }: Judgement,
	open: LatencyIncident | undefined,
	atMs: number,
): Promise<void> {
	const becomes = advanceIncident(open !== undefined, standing);
	if (becomes === null) return;
	const at = new Date(atMs);
	if (open === undefined) {
		const id = await openIncident(tx, watch, { subjectId, subject, at });
		if (id !== null) await tell(tx, watch, { incidentId: id, what, route, atMs, beganMs: null }, channelIds);
		return;
	}
	if (!(await endIncident(tx, watch, { id: open.id, at }))) return;
	await tell(tx, watch, { incidentId: open.id, what, route, atMs, beganMs: open.openedAt.getTime() }, channelIds);
}

/** Open, and no longer judged: its stage has gone quiet, which is told, or its allotment is gone, which somebody did. */
async function endForgotten(
	tx: Transaction,
	watch: LatencyWatch,
	incident: LatencyIncident,
	atMs: number,
): Promise<void> {
	if (!(await endIncident(tx, watch, { id: incident.id, at: new Date(atMs) }))) return;
	const [kind, stage = ''] = incident.subject.split('/');
	const budget = (await listLatencyBudgets(tx, watch)).find(({ id }) => id === incident.subjectId);
	if (kind !== 'most' || budget === undefined) return;
	const what = { kind: 'most', stage, forMinutes: budget.forMinutes } as const;
	const beganMs = incident.openedAt.getTime();
	await tell(tx, watch, { incidentId: incident.id, what, route: budget.route, atMs, beganMs }, budget.channelIds);
}

async function tell(
	tx: Transaction,
	watch: LatencyWatch,
	finding: Omit<Parameters<typeof latencyNotification>[0], 'slug'>,
	channelIds: ToldChannels,
): Promise<void> {
	const event = latencyNotification({ ...finding, slug: watch.slug });
	const told = channelIds ?? (await listChannels(tx, watch)).map(({ id }) => id);
	await enqueueNotification(tx, watch, event, told);
}

const nameOf = ({ subjectId, subject }: { subjectId: string; subject: string }): string => `${subjectId} ${subject}`;
