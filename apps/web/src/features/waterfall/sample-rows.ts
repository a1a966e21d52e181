import type { OutlineEvent } from '@spanledger/api/traces/outline-events';
import { packColumn } from '@spanledger/api/traces/pack-column';
import type { TreeRow } from '@spanledger/api/traces/pack-rows';

export type SampleRow = Partial<TreeRow> & Pick<TreeRow, 'spanId' | 'depth' | 'below'>;

const plain: TreeRow = {
	spanId: '',
	name: '',
	type: 'other',
	stage: 'other',
	status: 'unset',
	errorMessage: null,
	depth: 0,
	below: 0,
	missingParent: null,
	startUs: 0,
	durationUs: 0,
	selfUs: 0,
	critical: null,
	firstTokenUs: null,
	model: null,
	inputTokens: null,
	outputTokens: null,
	usageSource: null,
	costUsd: null,
	unpricedReason: null,
};

/** A window of rows for tests, as the server sends it; a row is called by its id unless told otherwise. */
export function sampleRows(from: number, rows: readonly SampleRow[]): Extract<OutlineEvent, { kind: 'rows' }> {
	const whole = rows.map((row): TreeRow => ({ ...plain, name: row.spanId, ...row }));
	const fields = Object.keys(plain) as (keyof TreeRow)[];
	const columns = Object.fromEntries(fields.map((field) => [field, packColumn(whole.map((row) => row[field]))]));
	// as the server writes it
	return { kind: 'rows', from, count: rows.length, columns } as unknown as Extract<OutlineEvent, { kind: 'rows' }>;
}
