import {
	type CostBucket,
	type CostDetails,
	costBuckets,
	type LedgerEntry,
	type Price,
} from '@spanledger/core/ledger/ledger-entry';
import { picoUsdFrom, usdText } from '@spanledger/core/money/pico-usd';
import type { SpanType } from '@spanledger/core/spans/span';
import type { SpanUnits, UsageSource } from '@spanledger/core/spans/usage';
import type { Column } from '../insert-rows.ts';
import { bytesOf, hexOf } from '../spans/hex.ts';
import { startTime } from '../spans/start-time.ts';
import { unitsToJson } from '../spans/units-json.ts';
import { type UsageRow, usageFromRow } from '../spans/usage-columns.ts';
import { columnsOfUsage } from './usage-columns.ts';

/** Column of `ledger_entries` ← ledger entry, all but project_id. */
export const ledgerColumns: readonly Column<LedgerEntry>[] = [
	['trace_id', (entry) => bytesOf(entry.traceId)],
	['span_id', (entry) => bytesOf(entry.spanId)],
	['start_time', (entry) => startTime(entry.startTimeNs)],
	['type', (entry) => entry.type],
	['operation', (entry) => entry.operation],
	['tenant', (entry) => entry.tenant],
	['team', (entry) => entry.team],
	['feature', (entry) => entry.feature],
	['user_id', (entry) => entry.user],
	['session_id', (entry) => entry.session],
	['request_id', (entry) => entry.requestId],
	['environment', (entry) => entry.environment],
	['release', (entry) => entry.release],
	['route', (entry) => entry.route],
	['provider', (entry) => entry.provider],
	['model', (entry) => entry.model],
	['request_model', (entry) => entry.requestModel],
	['prompt_version', (entry) => entry.promptVersion],
	['error', (entry) => entry.error],
	['usage_source', (entry) => entry.usageSource],
	['units', (entry) => unitsToJson(entry.units)],
	['service_tier', (entry) => entry.serviceTier],
	['cost_usd', (entry) => (entry.costUsd === null ? null : usdText(entry.costUsd))],
	['cost_source', (entry) => entry.costSource],
	['cost_details', (entry) => JSON.stringify(detailsToJson(entry.costDetails))],
	['price', (entry) => (entry.price === null ? null : JSON.stringify(entry.price))],
	['unpriced_reason', (entry) => entry.unpricedReason],
	['reported_cost_usd', (entry) => (entry.reportedCostUsd === null ? null : usdText(entry.reportedCostUsd))],
	['reported_cost_source', (entry) => entry.reportedCostSource],
	['weight', (entry) => entry.weight.toFixed(6)],
	['purpose', (entry) => entry.purpose],
	['outcome', (entry) => entry.outcome],
	...columnsOfUsage<LedgerEntry>(),
];

/** A row of `ledger_entries` as the pool parses it. */
export type LedgerRow = UsageRow & {
	trace_id: Buffer;
	span_id: Buffer;
	start_time: Date;
	type: SpanType;
	operation: string;
	tenant: string;
	team: string;
	feature: string;
	user_id: string;
	session_id: string;
	request_id: string;
	environment: string;
	release: string;
	route: string;
	provider: string;
	model: string;
	request_model: string;
	prompt_version: string;
	error: boolean;
	usage_source: UsageSource;
	units: SpanUnits | null;
	service_tier: string;
	cost_usd: string | null;
	cost_source: LedgerEntry['costSource'];
	cost_details: { [bucket in CostBucket]?: string };
	price: Price | null;
	unpriced_reason: LedgerEntry['unpricedReason'];
	reported_cost_usd: string | null;
	reported_cost_source: LedgerEntry['reportedCostSource'];
	weight: string;
	purpose: LedgerEntry['purpose'];
	outcome: LedgerEntry['outcome'];
};

/** The entry as it was stored; its start is exact to the millisecond, as the partition key is. */
export function ledgerEntryFromRow(row: LedgerRow): LedgerEntry {
	return {
		traceId: hexOf(row.trace_id),
		spanId: hexOf(row.span_id),
		startTimeNs: BigInt(row.start_time.getTime()) * 1_000_000n,
		type: row.type,
		operation: row.operation,
		tenant: row.tenant,
		team: row.team,
		feature: row.feature,
		user: row.user_id,
		session: row.session_id,
		requestId: row.request_id,
		environment: row.environment,
		release: row.release,
		route: row.route,
		provider: row.provider,
		model: row.model,
		requestModel: row.request_model,
		promptVersion: row.prompt_version,
		error: row.error,
		usage: usageFromRow(row),
		usageSource: row.usage_source,
		units: row.units ?? {},
		serviceTier: row.service_tier,
		costUsd: row.cost_usd === null ? null : picoUsdFrom(row.cost_usd),
		costSource: row.cost_source,
		costDetails: detailsFromJson(row.cost_details),
		price: row.price,
		unpricedReason: row.unpriced_reason,
		reportedCostUsd: row.reported_cost_usd === null ? null : picoUsdFrom(row.reported_cost_usd),
		reportedCostSource: row.reported_cost_source,
		weight: Number(row.weight),
		purpose: row.purpose,
		outcome: row.outcome,
	};
}

function detailsToJson(details: CostDetails): { [bucket in CostBucket]?: string } {
	const json: { [bucket in CostBucket]?: string } = {};
	for (const bucket of costBuckets) {
		const amount = details[bucket];
		if (amount !== undefined) json[bucket] = usdText(amount);
	}
	return json;
}

function detailsFromJson(json: { [bucket in CostBucket]?: string }): CostDetails {
	const details: CostDetails = {};
	for (const bucket of costBuckets) {
		const amount = json[bucket];
		if (amount !== undefined) details[bucket] = picoUsdFrom(amount);
	}
	return details;
}
