import type { SpanStatus, SpanType } from '@spanledger/core/spans/span';
import type { UsageSource } from '@spanledger/core/spans/usage';
import type { OutlineRow } from '@spanledger/core/traces/outline-trace';
import { errorMessageOf } from '@spanledger/core/traces/span-outline';
import type { SpanCost } from '@spanledger/db/traces/read-span-costs';
import { type PackedColumn, packColumn } from './pack-column.ts';
import type { SpanRows } from './read-rows.ts';

/** What tree and waterfall show of a span. Times are whole microseconds, from the earliest start of the trace. */
export type TreeRow = {
	spanId: string;
	name: string;
	type: SpanType;
	stage: string;
	status: SpanStatus;
	/** Why it failed, at most its first 200 characters; null when it did not, or does not say. */
	errorMessage: string | null;
	/** 0 = it has no stored parent. */
	depth: number;
	/** How many of the rows that follow are inside of it. */
	below: number;
	/** The parent that it names and that is not stored. */
	missingParent: string | null;
	startUs: number;
	durationUs: number;
	selfUs: number;
	/** The stretches of the critical path that it owns: start, end, start, end …; null = it is off the path. */
	critical: number[] | null;
	firstTokenUs: number | null;
	/** responseModel ?? requestModel */
	model: string | null;
	inputTokens: number | null;
	outputTokens: number | null;
	usageSource: UsageSource | null;
} & SpanCost;

/** Rows by column instead of by row: a sixth of what they are as objects, to send and to parse. */
export type PackedRows = { count: number; columns: { [Field in keyof TreeRow]: PackedColumn<TreeRow[Field]> } };

const us = (ns: number): number => Math.round(ns / 1_000);
const notBilled: SpanCost = { costUsd: null, unpricedReason: null };

type Reading = { [Field in keyof TreeRow]: (row: OutlineRow, cost: SpanCost) => TreeRow[Field] };

const fields: Reading = {
	spanId: ({ node }) => node.span.spanId,
	name: ({ node }) => node.span.name,
	type: ({ node }) => node.span.type,
	stage: ({ stage }) => stage,
	status: ({ node }) => node.span.status,
	errorMessage: ({ node }) => errorMessageOf(node.span),
	depth: ({ depth }) => depth,
	below: ({ below }) => below,
	missingParent: ({ node }) => (node.parent === null ? node.span.parentSpanId : null),
	startUs: ({ node }) => us(node.start),
	durationUs: ({ node }) => us(node.end - node.start),
	selfUs: ({ selfTimeNs }) => us(selfTimeNs),
	critical: ({ critical }) => (critical.length === 0 ? null : critical.map(us)),
	firstTokenUs: ({ node: { span } }) => (span.timeToFirstTokenMs === null ? null : us(span.timeToFirstTokenMs * 1e6)),
	model: ({ node: { span } }) => span.responseModel ?? span.requestModel,
	inputTokens: ({ node }) => node.span.usage?.inputTokens ?? null,
	outputTokens: ({ node }) => node.span.usage?.outputTokens ?? null,
	usageSource: ({ node }) => node.span.usageSource,
	costUsd: (_, cost) => cost.costUsd,
	unpricedReason: (_, cost) => cost.unpricedReason,
};

/** A window of the rows: from one index to another, exclusive. */
export function packRows({ rows, costs }: SpanRows, from: number, to: number): PackedRows {
	const window = rows.slice(from, to).map((row) => ({ row, cost: costs.get(row.node.span.spanId) ?? notBilled }));
	const pack = <Field extends keyof TreeRow>(field: Field): PackedColumn<TreeRow[Field]> => {
		const read = fields[field];
		return packColumn(window.map(({ row, cost }) => read(row, cost)));
	};
	return {
		count: window.length,
		columns: {
			spanId: pack('spanId'),
			name: pack('name'),
			type: pack('type'),
			stage: pack('stage'),
			status: pack('status'),
			errorMessage: pack('errorMessage'),
			depth: pack('depth'),
			below: pack('below'),
			missingParent: pack('missingParent'),
			startUs: pack('startUs'),
			durationUs: pack('durationUs'),
			selfUs: pack('selfUs'),
			critical: pack('critical'),
			firstTokenUs: pack('firstTokenUs'),
			model: pack('model'),
			inputTokens: pack('inputTokens'),
			outputTokens: pack('outputTokens'),
			usageSource: pack('usageSource'),
			costUsd: pack('costUsd'),
			unpricedReason: pack('unpricedReason'),
		},
	};
}
