import type { Queryable } from '../connect.ts';

/** What the writer must know of a table. `isSpread`: this Postgres has the citus extension and may spread it. */
export type TableShape = { isSpread: boolean; columns: ReadonlyMap<string, ColumnType> };
/** `type` as SQL writes it: `numeric(30,12)`, `text[]`. */
export type ColumnType = { oid: number; type: string };

/** Asked once per connection; the schema changes only while nothing runs. */
const known = new WeakMap<Queryable, Map<string, TableShape>>();

export async function tableShape(db: Queryable, table: string): Promise<TableShape> {
	const shapes = known.get(db) ?? new Map<string, TableShape>();
	known.set(db, shapes);
	const shape = shapes.get(table) ?? (await readShape(db, table));
	shapes.set(table, shape);
	return shape;
}

async function readShape(db: Queryable, table: string): Promise<TableShape> {
	const { rows } = await db.query<{ name: string; oid: number; type: string; is_spread: boolean }>(
		`SELECT attname AS name, atttypid::integer AS oid, format_type(atttypid, atttypmod) AS type,
			EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') AS is_spread
		 FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped`,
		[table],
	);
	return {
		isSpread: rows[0]?.is_spread ?? false,
		columns: new Map(rows.map(({ name, oid, type }) => [name, { oid, type }])),
	};
}
