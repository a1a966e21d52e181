import type { OutlineEvent } from '@spanledger/api/traces/outline-events';
import { readColumn } from '@spanledger/api/traces/pack-column';
import type { TreeRow } from '@spanledger/api/traces/pack-rows';
import type { TracePageHead } from '@spanledger/api/traces/read-head';

/** One array for each field of the rows. */
export type Columns = { [Field in keyof TreeRow]: TreeRow[Field][] };

/**
 * A trace as far as it has arrived: rows in reading order (parents before their children). The arrays only ever grow, and `count` says how
 * much of them belongs to this state of it: 50,000 rows are never copied, nor made into objects.
 */
export type Outline = {
	head: TracePageHead;
	count: number;
	/** All that one answer holds has arrived: the whole trace, but of a very large one. */
	isComplete: boolean;
	/** Of a trace too large for one answer: the rows after those that are here. */
	rest: 'none' | 'there' | 'coming' | 'failed';
	columns: Columns;
	/** Index of each row's parent, −1 = none. */
	parents: number[];
	/** Span id → row. */
	placeOf: Map<string, number>;
};

/** Every row of it is here. */
export const hasAllRows = ({ isComplete, rest }: Outline): boolean => isComplete && rest === 'none';

export function beginOutline(head: TracePageHead): Outline {
	return {
		head,
		count: 0,
		isComplete: false,
		rest: 'none',
		columns: emptyColumns(),
		parents: [],
		placeOf: new Map(),
	};
}

const fields = [
	'spanId',
	'name',
	'type',
	'stage',
	'status',
	'errorMessage',
	'depth',
	'below',
	'missingParent',
	'startUs',
	'durationUs',
	'selfUs',
	'critical',
	'firstTokenUs',
	'model',
	'inputTokens',
	'outputTokens',
	'usageSource',
	'costUsd',
	'unpricedReason',
] as const satisfies readonly (keyof TreeRow)[];

/** A field that is missing above does not compile here. */
const emptyColumns = (): Columns => {
	const columns: Record<(typeof fields)[number], unknown[]> = Object.fromEntries(
		fields.map((field) => [field, []]),
	) as never;
	return columns as Columns;
};

type Rows = Extract<OutlineEvent, { kind: 'rows' }>;

/** The outline with a window of rows more. Windows come in order. */
export function appendRows(outline: Outline, rows: Rows): Outline {
	const { columns, parents, placeOf, count: before } = outline;
	for (const field of fields) appendColumn(columns, rows, field);
	for (let row = before; row < before + rows.count; row++) {
		placeOf.set(columns.spanId[row] ?? '', row);
		parents.push(parentOf(columns.depth, parents, row));
	}
	return { ...outline, count: before + rows.count };
}

function appendColumn<Field extends keyof TreeRow>(columns: Columns, rows: Rows, field: Field): void {
	const column = columns[field];
	const read = readColumn(rows.columns[field], rows.count);
	for (let at = 0; at < rows.count; at++) column.push(read(at));
}

/** The row above that stands one level higher: from the row before upwards. */
function parentOf(depths: readonly number[], parents: readonly number[], row: number): number {
	const depth = depths[row] ?? 0;
	let above = row - 1;
	while (above >= 0 && (depths[above] ?? 0) >= depth) above = parents[above] ?? -1;
	return above;
}

/** One row as an object: for the few that are drawn or selected. */
export function rowAt({ columns }: Outline, row: number): TreeRow {
	const cell = <Field extends keyof TreeRow>(field: Field): TreeRow[Field] => columns[field][row] as TreeRow[Field];
	return {
		spanId: cell('spanId'),
		name: cell('name'),
		type: cell('type'),
		stage: cell('stage'),
		status: cell('status'),
		errorMessage: cell('errorMessage'),
		depth: cell('depth'),
		below: cell('below'),
		missingParent: cell('missingParent'),
		startUs: cell('startUs'),
		durationUs: cell('durationUs'),
		selfUs: cell('selfUs'),
		critical: cell('critical'),
		firstTokenUs: cell('firstTokenUs'),
		model: cell('model'),
		inputTokens: cell('inputTokens'),
		outputTokens: cell('outputTokens'),
		usageSource: cell('usageSource'),
		costUsd: cell('costUsd'),
		unpricedReason: cell('unpricedReason'),
	};
}
