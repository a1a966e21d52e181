import type { Column } from '../insert-rows.ts';

/** The primary key of `spans`. */
export const spanKey: readonly string[] = ['project_id', 'trace_id', 'span_id', 'start_time'];

/** Every other column of the row that is there takes the value of the row that came. */
export function replaceOnConflict<Row>(columns: readonly Column<Row>[]): string {
	const assignments = columns
		.map(([column]) => column)
		.filter((column) => !spanKey.includes(column))
		.map((column) => `${column} = excluded.${column}`);
	return `ON CONFLICT (${spanKey.join(', ')}) DO UPDATE SET ${assignments.join(', ')}`;
}
