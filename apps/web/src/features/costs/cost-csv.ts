import type { CostReport } from '@spanledger/api/costs/cost-shape';
import { withoutFormula } from '@spanledger/core/reports/without-formula';
import { usdPer } from '../../lib/format-usd.ts';
import { nameOfRow } from './cost-groupings.ts';
import { perSuccess } from './per-success.ts';

type Figures = CostReport['rows'][number] | CostReport['total'];

const columns: readonly (readonly [header: string, read: (row: Figures) => string | number | null])[] = [
	['cost_usd', (row) => row.costUsd],
	['requests', (row) => row.traces],
	['calls', (row) => row.calls],
	['errors', (row) => row.errors],
	['unpriced_calls', (row) => row.unpricedCalls],
	['input_tokens', (row) => row.usage.inputTokens],
	['cache_read_tokens', (row) => row.usage.cacheReadTokens],
	['cache_write_tokens', (row) => row.usage.cacheWriteTokens],
	['output_tokens', (row) => row.usage.outputTokens],
	['reasoning_tokens', (row) => row.usage.reasoningTokens],
	['cost_per_request_usd', (row) => usdPer(row.costUsd, row.traces)],
	['cost_per_successful_task_usd', (row) => perSuccess(row)?.usd ?? null],
	['successful', (row) => row.successes],
	['failed', (row) => row.failures],
	['users', (row) => row.users],
	['features', (row) => row.features],
];

/** The table as RFC 4180 text, every digit kept. A name that a spreadsheet would take for a formula is quoted with an apostrophe. */
export function costCsv({ rows, total, from, to }: CostReport, groupBy: string): string {
	const head = [groupBy, 'from', 'to', ...columns.map(([header]) => header)];
	const line = (name: string, row: Figures) => [name, from, to, ...columns.map(([, read]) => read(row) ?? '')];
	const lines = [head, ...rows.map((row) => line(nameOfRow(row), row)), line('(total)', total)];
	return lines
		.map((cells) => cells.map(cellText).join(','))
		.join('\r\n')
		.concat('\r\n');
}

function cellText(value: string | number): string {
	const text = typeof value === 'string' ? withoutFormula(value) : String(value);
	// a spreadsheet of another language may cut unquoted cells at semicolons
	return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
