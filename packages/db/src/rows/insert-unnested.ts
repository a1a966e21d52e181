import type { QueryResultRow } from 'pg';
import type { Queryable } from '../connect.ts';
import type { Column, InsertRows } from '../insert-rows.ts';
import { binaryArray, elementFormats, storableText, textElement } from './binary-array.ts';
import type { TableShape } from './table-shape.ts';

/** Bounds the memory of one statement, not its parameters: there is one per column. */
const maxRows = 5_000;

/**
 * INSERT … SELECT FROM unnest: one array per column, in binary form. The same text for any number of rows, so it is planned
 * once; the rows go in as they stand in the arrays, which is the order of the key. `rows` are sorted.
 */
export async function insertUnnested<Returned extends QueryResultRow, Row>(
	db: Queryable,
	{ table, columns, rows, conflict = '', returning = '', statement }: InsertRows<Row>,
	shape: TableShape,
): Promise<Returned[]> {
	const carried = columns.map((column) => carry(column, shape, table));
	const names = columns.map(([name]) => name).join(', ');
	const text = `INSERT INTO ${table} (${names})
		SELECT ${carried.map(({ selected }) => selected).join(', ')}
		FROM unnest(${carried.map(({ format }, index) => `$${index + 1}::${format.type}[]`).join(', ')}) AS r (${names})
		${conflict} ${returning === '' ? '' : `RETURNING ${returning}`}`;
	const returned: Returned[] = [];
	for (let start = 0; start < rows.length; start += maxRows) {
		const chunk = rows.length <= maxRows ? rows : rows.slice(start, start + maxRows);
		const values = carried.map(({ format, value }) => binaryArray(format, chunk.map(value)));
		const query = statement === undefined ? { text, values } : { name: statement, text, values };
		const result = await db.query<Returned>(query);
		returned.push(...result.rows);
	}
	return returned;
}

/** How a column travels, and what is selected of it. An array within an array would have to be as long as its neighbours: it goes as text. */
function carry<Row>([name, value]: Column<Row>, shape: TableShape, table: string) {
	const column = shape.columns.get(name);
	if (column === undefined) throw new Error(`${table} has no column ${name}`);
	const format = elementFormats.get(column.oid);
	if (format !== undefined) return { format, selected: `r.${name}`, value };
	const selected = `r.${name}::${column.type}`;
	if (!column.type.endsWith('[]')) return { format: textElement, selected, value };
	return { format: textElement, selected, value: (row: Row) => arrayText(value(row)) };
}

/** `{"a","b"}`: a text array as Postgres writes it. */
function arrayText(values: unknown): string | null {
	if (!Array.isArray(values)) return null;
	if (values.length === 0) return '{}';
	return `{${values.map((value) => `"${storableText(String(value)).replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}
