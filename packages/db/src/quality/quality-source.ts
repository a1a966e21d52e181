import { type QualityDimension, qualityDimensions } from '@spanledger/core/quality/rollup/trace-quality';
import { filteredNames } from '../costs/cost-question.ts';
import { needsHours } from '../costs/cost-source.ts';
import type { Scope } from '../scope.ts';
import type { Bind } from '../traces/bind.ts';
import { traceWhere } from '../traces/trace-where.ts';
import type { QualityQuestion } from './quality-question.ts';

const dayMs = 86_400_000;

/**
 * Rows of a rollup that answer the question: no filter, or one on what it is grouped by, or on one value alone. null = only the traces
 * themselves know. Over several models or prompts a trace that used two would count twice.
 */
export function rollupDimension(question: QualityQuestion): QualityDimension | null {
	const names = filteredNames(question);
	const [name, ...others] = names;
	if (name === undefined) return question.groupBy;
	const dimension = qualityDimensions.find((one) => one === name);
	if (dimension === undefined || others.length > 0) return null;
	if (dimension === question.groupBy) return dimension;
	const isWhole = dimension === 'route' || dimension === 'tenant' || question.filters[name]?.length === 1;
	return question.groupBy === 'none' && isWhole ? dimension : null;
}

type Part = { from: Date; to: Date; suffix: 'dimension' | 'day' };

/** The whole UTC days of the range from rows of a day, its edges in quarter hours; all in quarter hours where a zone's days are asked for. */
function partsOf(question: QualityQuestion): Part[] {
	const { from, to } = question;
	const firstDay = new Date(Math.ceil(from.getTime() / dayMs) * dayMs);
	const lastDay = new Date(Math.floor(to.getTime() / dayMs) * dayMs);
	if (needsHours(question) || firstDay >= lastDay) return [{ from, to, suffix: 'dimension' }];
	const parts: Part[] = [
		{ from, to: firstDay, suffix: 'dimension' },
		{ from: firstDay, to: lastDay, suffix: 'day' },
		{ from: lastDay, to, suffix: 'dimension' },
	];
	return parts.filter((part) => part.from < part.to);
}

/** `table`: quality_by or score_by. A key that is asked for is never the remainder. */
export function rollupRows(
	{ projectId }: Scope,
	question: QualityQuestion,
	{
		table,
		columns,
		dimension,
	}: { table: 'quality_by' | 'score_by'; columns: readonly string[]; dimension: QualityDimension },
	bind: Bind,
): string {
	const [name] = filteredNames(question);
	const wanted = name === undefined ? '' : `AND NOT other AND key = ANY(${bind(question.filters[name])}::text[])`;
	const drawn =
		question.keys === undefined || dimension !== question.groupBy
			? ''
			: `AND NOT other AND key = ANY(${bind(question.keys)}::text[])`;
	const shown = dimension === question.groupBy ? 'key, other' : `'' AS key, false AS other`;
	return partsOf(question)
		.map(
			({ from, to, suffix }) => `SELECT ${shown}, bucket, ${columns.join(', ')} FROM ${table}_${suffix}
			WHERE project_id = ${bind(projectId)} AND dimension = ${bind(dimension)} ${wanted} ${drawn}
				AND bucket >= ${bind(from)}::timestamptz AND bucket < ${bind(to)}::timestamptz`,
		)
		.join(' UNION ALL ');
}

const nsOf = (date: Date): bigint => BigInt(date.getTime()) * 1_000_000n;

/** What every matching trace gave: `quality`, as it is stored with it. Reads the traces of the range. */
export function matchingTraces(scope: Scope, question: QualityQuestion, bind: Bind): string {
	const filter = { fromNs: nsOf(question.from), toNs: nsOf(question.to), facets: question.filters };
	return `SELECT quality, to_timestamp((quality->>'bucketMs')::bigint / 1000) AS bucket FROM traces
		WHERE quality IS NOT NULL AND ${traceWhere(scope, filter, [], bind)}`;
}

/** Of what a trace gave by dimension the places that are asked for. */
export const matchingPlaces = ({ groupBy, keys }: QualityQuestion, bind: Bind): string =>
	`place->>0 = ${bind(groupBy)}${keys === undefined ? '' : ` AND place->>1 = ANY(${bind(keys)}::text[])`}`;
