import { otherKey } from '@spanledger/core/rollups/key-caps';
import type { Scope } from '../scope.ts';
import { usageColumns } from '../spans/usage-columns.ts';
import type { Bind } from '../traces/bind.ts';
import type { FacetName } from '../traces/trace-filter.ts';
import { type CostGrouping, type CostQuestion, filteredNames } from './cost-question.ts';

/** A table that answers a question, and the expressions by which it does. */
export type CostSource = {
	table: 'usage_by_dimension' | 'usage_cube' | 'user_usage' | 'ledger_entries';
	/** What to select from: the table, or two tables that together have its columns. */
	from: string;
	/** Column of the row's moment: a quarter hour in rollups, the span's start in the ledger. */
	time: 'bucket' | 'start_time';
	key: string;
	/** Whether a row is the remainder of capped keys. */
	other: string;
	where: string;
};

/** Column of a dimension in `usage_cube`, `user_usage` and `ledger_entries`. */
const columns = {
	none: "''",
	tenant: 'tenant',
	team: 'team',
	feature: 'feature',
	environment: 'environment',
	provider: 'provider',
	model: 'model',
	route: 'route',
	promptVersion: 'prompt_version',
	user: 'user_id',
	session: 'session_id',
	requestId: 'request_id',
} as const satisfies { [name in CostGrouping | FacetName]: string };

/** The cube holds all dimensions but those of single people and requests. */
export const isCubeDimension = (name: CostGrouping | FacetName): boolean =>
	name !== 'user' && name !== 'session' && name !== 'requestId';

/** One narrow row per key and quarter hour: answers whatever is not filtered. */
export function dimensionSource(scope: Scope, question: CostQuestion, bind: Bind): CostSource {
	const where = [...narrowConditions(scope, question, bind), ...within('bucket', question, bind)].join(' AND ');
	return { ...narrowRows, from: 'usage_by_dimension', where };
}

export const narrowRows = { table: 'usage_by_dimension', time: 'bucket', key: 'key', other: 'other' } as const;

/** What finds the narrow rows of a question, whenever they are. */
export const narrowConditions = ({ projectId }: Scope, question: CostQuestion, bind: Bind): string[] => [
	`project_id = ${bind(projectId)}`,
	`dimension = ${bind(question.groupBy)}`,
	...forPurpose(question, bind),
];

const dayMs = 86_400_000;

/**
 * The same, with the whole UTC days of the range read from rows of a day: 96 times fewer. Right where nobody asks at which hour; the
 * edges of the range are quarter hours still, so that any zone's days are exact.
 */
export function dayedSource(scope: Scope, question: CostQuestion, bind: Bind): CostSource {
	const source = (asked: CostQuestion) => dimensionSource(scope, asked, bind);
	return fromDays(question, source, { day: 'usage_by_day', columns: narrowColumns });
}

/** Whether rows of a day are too coarse: days of other zones begin inside those of UTC. */
export const needsHours = ({ interval, timeZone }: CostQuestion): boolean =>
	interval === 'hour' || (interval !== 'none' && timeZone !== 'UTC');

type Days = { day: string; columns: readonly string[] };

function fromDays(
	question: CostQuestion,
	sourceOf: (asked: CostQuestion) => CostSource,
	{ day, columns }: Days,
): CostSource {
	const firstDay = new Date(Math.ceil(question.from.getTime() / dayMs) * dayMs);
	const lastDay = new Date(Math.floor(question.to.getTime() / dayMs) * dayMs);
	if (firstDay >= lastDay) return sourceOf(question);
	const parts = [
		{ from: question.from, to: firstDay },
		{ from: firstDay, to: lastDay, table: day },
		{ from: lastDay, to: question.to },
	].filter(({ from, to }) => from < to);
	const sources = parts.map(({ from, to, table }) => {
		const source = sourceOf({ ...question, from, to });
		return { ...source, select: `SELECT ${columns.join(', ')} FROM ${table ?? source.table} WHERE ${source.where}` };
	});
	const [any] = sources;
	if (any === undefined) return sourceOf(question);
	const { select: _select, ...source } = any;
	return { ...source, from: `(${sources.map(({ select }) => select).join(' UNION ALL ')}) AS usage`, where: 'true' };
}

const narrowColumns = [
	'bucket',
	'key',
	'other',
	'calls',
	'errors',
	'unpriced_calls',
	'traces',
	'successes',
	'failures',
	...usageColumns,
	'cost_usd',
	'unseen_calls',
	'unseen_cost_usd',
];

/** All cube dimensions together: answers filters among them. Capped keys stand under one name. */
export function cubeSource(scope: Scope, question: CostQuestion, bind: Bind): CostSource {
	const column = columns[question.groupBy];
	const isOther = `${column} = ${bind(otherKey)}`;
	return {
		table: 'usage_cube',
		from: 'usage_cube',
		time: 'bucket',
		key: `CASE WHEN ${isOther} THEN '' ELSE ${column} END`,
		other: isOther,
		where: filtered(scope, 'bucket', question, bind),
	};
}

/** Every call: answers everything, at the price of reading every call. */
export function ledgerSource(scope: Scope, question: CostQuestion, bind: Bind): CostSource {
	const where = filtered(scope, 'start_time', question, bind);
	const table = 'ledger_entries';
	return { table, from: table, time: 'start_time', key: columns[question.groupBy], other: 'false', where };
}

const userColumns = ['bucket', 'user_id', 'tenant', 'team', 'feature'];

/** Who used what, the whole UTC days of the range from rows of a day. */
export function dayedUserSource(scope: Scope, question: CostQuestion, bind: Bind): CostSource {
	const source = (asked: CostQuestion) => userSource(scope, asked, bind);
	return fromDays(question, source, { day: 'user_usage_by_day', columns: userColumns });
}

/** Who used what: answers distinct users of tenants, teams, features. */
export function userSource(scope: Scope, question: CostQuestion, bind: Bind): CostSource {
	const where = `${filtered(scope, 'bucket', question, bind)} AND calls > 0`;
	return {
		table: 'user_usage',
		from: 'user_usage',
		time: 'bucket',
		key: columns[question.groupBy],
		other: 'false',
		where,
	};
}

const within = (time: CostSource['time'], { from, to }: CostQuestion, bind: Bind): string[] => [
	`${time} >= ${bind(from)}::timestamptz`,
	`${time} < ${bind(to)}::timestamptz`,
];

const forPurpose = ({ purpose }: CostQuestion, bind: Bind): string[] =>
	purpose === 'all' ? [] : [`purpose = ${bind(purpose)}`];

/** One condition per filter; they hold for every table that has the dimensions as columns. */
export const filterConditions = (question: CostQuestion, bind: Bind): string[] =>
	filteredNames(question).map((name) => `${columns[name]} = ANY(${bind(question.filters[name])}::text[])`);

function filtered({ projectId }: Scope, time: CostSource['time'], question: CostQuestion, bind: Bind): string {
	const project = `project_id = ${bind(projectId)}`;
	return [
		project,
		...filterConditions(question, bind),
		...forPurpose(question, bind),
		...within(time, question, bind),
	].join(' AND ');
}
