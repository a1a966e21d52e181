import type { QueryResultRow } from 'pg';
import type { Queryable } from './connect.ts';
import { insertUnnested } from './rows/insert-unnested.ts';
import { insertValues } from './rows/insert-values.ts';
import { sortByKey } from './rows/sort-by-key.ts';
import { tableShape } from './rows/table-shape.ts';

/**
 * A column and where its value comes from: bytes for bytea, Date for timestamptz, number or bigint for integers, a list of
 * strings for text[], else text (`jsonText` for jsonb, decimals for numeric). null where the column allows it.
 */
export type Column<Row> = readonly [name: string, value: (row: Row) => unknown];

export type InsertRows<Row> = {
	table: string;
	columns: readonly Column<Row>[];
	/** The primary key; each is one of `columns`. No two rows may share a key. */
	key: readonly string[];
	rows: readonly Row[];
	/** What follows the rows: `ON CONFLICT … DO …`. */
	conflict?: string;
	/** Columns to return, of the rows really written. */
	returning?: string;
	/** A name of its own for a hot statement: it is then planned once per connection. */
	statement?: string;
};

/**
 * Writes many rows, sorted by primary key: two writers that take the same rows in different order deadlock (75 of 100 times,
 * sorted never). One array per column where the tables are on one machine; multi-row VALUES on a spread Postgres, where
 * INSERT … SELECT makes writers wait for each other. docs/adr/0007 has the measurements.
 */
export async function insertRows<Returned extends QueryResultRow, Row = unknown>(
	db: Queryable,
	order: InsertRows<Row>,
): Promise<Returned[]> {
	if (order.rows.length === 0) return [];
	const shape = await tableShape(db, order.table);
	const sorted = { ...order, rows: sortByKey(order.rows, keyValues(order.columns, order.key)) };
	return shape.isSpread ? insertValues(db, sorted) : insertUnnested(db, sorted, shape);
}

function keyValues<Row>(columns: readonly Column<Row>[], key: readonly string[]): ((row: Row) => unknown)[] {
	return key.map((name) => {
		const column = columns.find(([column]) => column === name);
		if (column === undefined) throw new Error(`key column ${name} is not inserted`);
		return column[1];
	});
}
