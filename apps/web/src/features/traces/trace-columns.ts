export const traceColumns = [
	{ key: 'time', label: 'Time', width: '92px', least: 92, right: false },
	{ key: 'route', label: 'Route', width: 'minmax(130px, 1.6fr)', least: 140, right: false },
	{ key: 'tenant', label: 'Tenant', width: 'minmax(80px, 1fr)', least: 84, right: false },
	{ key: 'user', label: 'User', width: 'minmax(70px, 0.8fr)', least: 70, right: false },
	{ key: 'model', label: 'Model', width: 'minmax(100px, 1.2fr)', least: 110, right: false },
	{ key: 'status', label: 'Status', width: '92px', least: 92, right: false },
	{ key: 'duration', label: 'Duration', width: '140px', least: 140, right: true },
	{ key: 'tokens', label: 'Tokens', width: '72px', least: 72, right: true },
	{ key: 'cost', label: 'Cost', width: '84px', least: 84, right: true },
] as const;
export type TraceColumn = (typeof traceColumns)[number];
export type TraceColumnKey = TraceColumn['key'];

/** What a narrow list keeps longest. */
const priority: readonly TraceColumnKey[] = [
	'time',
	'route',
	'status',
	'duration',
	'cost',
	'tenant',
	'model',
	'tokens',
	'user',
];

const gap = 12;
/** 40 at the left, where rows are chosen. */
const gutters = 64;

/** The columns that fit `width` px, in reading order, without those the reader has hidden. */
export function fittingColumns(width: number, hidden: ReadonlySet<TraceColumnKey>): TraceColumn[] {
	let left = width - gutters;
	const fitting = new Set<TraceColumnKey>();
	for (const key of priority) {
		const column = traceColumns.find((candidate) => candidate.key === key);
		if (column === undefined || hidden.has(key)) continue;
		left -= column.least + gap;
		if (left < 0) break;
		fitting.add(key);
	}
	return traceColumns.filter(({ key }) => fitting.has(key));
}
