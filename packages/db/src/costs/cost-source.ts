import { otherKey } from '@spanledger/core/rollups/key-caps';
import type { Scope } from '../scope.ts';
import type { FacetName } from '../traces/trace-filter.ts';
import type { Bind } from '../traces/trace-where.ts';
import { type CostGrouping, type CostQuestion, filteredNames } from './cost-question.ts';

/** A table that answers a question, and the expressions by which it does. */
export type CostSource = {
	table: 'usage_by_dimension' | 'usage_cube' | 'user_usage' | 'ledger_entries';
	key: string;
	/** Whether a row is the remainder of capped keys. */
	other: string;
	/** Start of the row's interval in the question's zone; null without an interval. */
	bucket: string;
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
} as const satisfies { [name in CostGrouping | Exclude<FacetName, 'requestId'>]: string };

/** The cube holds all dimensions but those of single people and requests. */
export const isCubeDimension = (name: CostGrouping | FacetName): boolean =>
	name !== 'user' && name !== 'session' && name !== 'requestId';

/** One narrow row per key and quarter hour: answers whatever is not filtered. */
export function dimensionSource({ projectId }: Scope, question: CostQuestion, bind: Bind): CostSource {
	const own = [`project_id = ${bind(projectId)}`, `dimension = ${bind(question.groupBy)}`];
	return {
		table: 'usage_by_dimension',
		key: 'key',
		other: 'other',
		bucket: intervalOf('bucket', question, bind),
		where: [...own, ...within('bucket', question, bind)].join(' AND '),
	};
}

/** All cube dimensions together: answers filters among them. Capped keys stand under one name. */
export function cubeSource(scope: Scope, question: CostQuestion, bind: Bind): CostSource {
	const column = columns[question.groupBy];
	return {
		table: 'usage_cube',
		key: `nullif(${column}, ${bind(otherKey)})`,
		other: `${column} = ${bind(otherKey)}`,
		bucket: intervalOf('bucket', question, bind),
		where: [...filtered(scope, question, bind), ...within('bucket', question, bind)].join(' AND '),
	};
}

/** Every call: answers everything, at the price of reading every call. */
export function ledgerSource(scope: Scope, question: CostQuestion, bind: Bind): CostSource {
	return {
		table: 'ledger_entries',
		key: columns[question.groupBy],
		other: 'false',
		bucket: intervalOf('start_time', question, bind),
		where: [...filtered(scope, question, bind), ...within('start_time', question, bind)].join(' AND '),
	};
}

/** Who used what: answers distinct users of tenants, teams, features. */
export function userSource(scope: Scope, question: CostQuestion, bind: Bind): CostSource {
	return {
		table: 'user_usage',
		key: columns[question.groupBy],
		other: 'false',
		bucket: intervalOf('bucket', question, bind),
		where: [...filtered(scope, question, bind), ...within('bucket', question, bind), 'calls > 0'].join(' AND '),
	};
}

const within = (time: string, { from, to }: CostQuestion, bind: Bind): string[] => [
	`${time} >= ${bind(from)}::timestamptz`,
	`${time} < ${bind(to)}::timestamptz`,
];

/** The ledger does not hold request ids: their traces do. */
function filtered({ projectId }: Scope, question: CostQuestion, bind: Bind): string[] {
	const conditions = filteredNames(question).map((name) => {
		const wanted = `ANY(${bind(question.filters[name])}::text[])`;
		if (name !== 'requestId') return `${columns[name]} = ${wanted}`;
		return `trace_id IN (SELECT trace_id FROM traces WHERE project_id = ${bind(projectId)} AND request_id = ${wanted})`;
	});
	return [`project_id = ${bind(projectId)}`, ...conditions];
}

function intervalOf(time: string, { interval, timeZone }: CostQuestion, bind: Bind): string {
	if (interval === 'none') return 'NULL::timestamptz';
	return `date_trunc(${bind(interval)}::text, ${time}, ${bind(timeZone)}::text)`;
}
