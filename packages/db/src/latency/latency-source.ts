import type { LatencyTier } from '@spanledger/core/latency/latency-tiers';
import { latencyTiers } from '@spanledger/core/latency/latency-tiers';
import type { Scope } from '../scope.ts';
import type { Bind } from '../traces/bind.ts';
import type { LatencyQuestion } from './latency-question.ts';

const dayMs = 86_400_000;

/** Days are as good as quarter hours where nobody asks at which hour. */
const daysSuffice = ({ interval, timeZone }: LatencyQuestion): boolean =>
	interval === 'none' || (timeZone === 'UTC' && ['day', 'week', 'month'].includes(interval));

type Stretch = { grain: LatencyTier['grain']; from: Date; to: Date };

/** Which tier answers which stretch of a range: whole UTC days from days, edges from quarter hours, minutes from minutes. */
function stretchesOf(question: LatencyQuestion): Stretch[] {
	const { from, to, interval } = question;
	if (interval === 'minute') return [{ grain: 'minute', from, to }];
	const firstDay = new Date(Math.ceil(from.getTime() / dayMs) * dayMs);
	const lastDay = new Date(Math.floor(to.getTime() / dayMs) * dayMs);
	if (!daysSuffice(question) || firstDay >= lastDay) return [{ grain: 'quarter', from, to }];
	const stretches: Stretch[] = [
		{ grain: 'quarter', from, to: firstDay },
		{ grain: 'day', from: firstDay, to: lastDay },
		{ grain: 'quarter', from: lastDay, to },
	];
	return stretches.filter((stretch) => stretch.from < stretch.to);
}

/** What to select from for a question: the rows of one or more tiers, as one table named `latency`. */
export function latencySource(
	{ projectId }: Scope,
	question: LatencyQuestion,
	bind: Bind,
	{ table, columns }: { table: 'histogram' | 'sums'; columns: string },
): string {
	const project = bind(projectId);
	const kind = bind(question.kind);
	const routes = question.routes === undefined ? '' : ` AND route = ANY(${bind([...question.routes])}::text[])`;
	const parts = stretchesOf(question).map(({ grain, from, to }) => {
		const name = latencyTiers.find((tier) => tier.grain === grain)?.[table];
		return `SELECT bucket, route, key, ${columns} FROM ${name}
			WHERE project_id = ${project} AND kind = ${kind} AND bucket >= ${bind(from)} AND bucket < ${bind(to)}${routes}`;
	});
	return `(${parts.join(' UNION ALL ')}) AS latency`;
}
