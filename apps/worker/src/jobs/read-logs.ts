import { createHash } from 'node:crypto';
import type { Mapping } from '@spanledger/core/conventions/mapping';
import { normaliseSpan } from '@spanledger/core/conventions/normalise-span';
import { type LogBounds, logBounds } from '@spanledger/core/logs/log-bounds';
import { arrivalOf } from '@spanledger/core/logs/log-order';
import { logUse } from '@spanledger/core/logs/log-use';
import type { RawLog } from '@spanledger/core/logs/raw-log';
import { type KeptUse, keptUses, type SpanLog } from '@spanledger/core/logs/span-log';
import { type LogOfSpan, spanLogOf } from '@spanledger/core/logs/span-log-of';
import { spanOfCallEvent } from '@spanledger/core/logs/span-of-event';
import { evaluationOfLog } from '@spanledger/core/scores/evaluation-of-log';
import type { Score } from '@spanledger/core/scores/score';
import { scoreOfEvaluation } from '@spanledger/core/scores/score-of-evaluation';
import { valueToJson } from '@spanledger/core/spans/attributes-json';
import type { Span } from '@spanledger/core/spans/span';
import type { Payload } from '@spanledger/db/spans/payload';
import { decodeLogs } from '@spanledger/otlp/decode-logs';
import { type IngestJob, unpackBody } from '@spanledger/queue/ingest-queue';
import { type KnownResources, payloadOf } from './payload-of.ts';

/** What one request of log records comes down to. */
export type LogArrival = {
	projectId: string;
	receivedAt: Date;
	/** The keys that the spans were read by. */
	mapping: Mapping;
	/** Records beside a span that exists of its own. */
	logs: SpanLog[];
	/** Spans that records stand for. */
	spans: { span: Span; payload: Payload }[];
	scores: Score[];
	/** Records that belong to nothing, and those that stand for a span which began too long ago. */
	uncorrelated: number;
	outOfBounds: number;
};

/** decode → tell apart → what each record is good for. */
export async function readLogs(
	{ projectId, format, body, receivedAtMs }: IngestJob,
	mapping: Mapping,
): Promise<LogArrival> {
	const bounds = logBounds(receivedAtMs);
	const { logs } = decodeLogs(await unpackBody(body), format, bounds);
	const arrival: LogArrival = {
		projectId,
		receivedAt: new Date(receivedAtMs),
		mapping,
		logs: [],
		spans: [],
		scores: [],
		uncorrelated: 0,
		outOfBounds: 0,
	};
	const resources: KnownResources = new Map();
	for (const [place, log] of logs.entries()) {
		if (log.timeNs === 0n) log.timeNs = BigInt(receivedAtMs) * 1_000_000n;
		take(log, arrivalOf(receivedAtMs, place), bounds, arrival, resources);
	}
	return arrival;
}

function take(log: RawLog, placed: bigint, bounds: LogBounds, arrival: LogArrival, resources: KnownResources): void {
	const use = logUse(log);
	if (use === 'uncorrelated') arrival.uncorrelated++;
	else if (use === 'score') addScore(log, arrival);
	else if (use === 'call') addSpan(log, bounds, arrival, resources);
	else if (isOfSpan(log) && isKept(use)) arrival.logs.push(spanLogOf(log, { use, arrival: placed }));
}

function addSpan(log: RawLog, bounds: LogBounds, arrival: LogArrival, resources: KnownResources): void {
	const raw = spanOfCallEvent(log, digest);
	if (raw === null) return;
	// the record was in time, but what it tells of began before
	if (raw.startTimeNs < bounds.earliestNs) arrival.outOfBounds++;
	else arrival.spans.push({ span: normaliseSpan(raw, arrival.mapping), payload: payloadOf(raw, resources) });
}

/** The verdict's id is a digest of the record, unless its emitter gave it one. */
function addScore(log: RawLog, arrival: LogArrival): void {
	const evaluation = evaluationOfLog(log);
	const given = log.attributes.get('openlit.score.idempotency_key');
	const told = [log.timeNs, log.traceId, log.spanId, JSON.stringify(valueToJson(log.attributes))];
	const id = typeof given === 'string' && given !== '' ? given : `otel-${digest(told.join('\n')).slice(0, 32)}`;
	const timeMs = Number(log.timeNs / 1_000_000n);
	const score = evaluation === null ? null : scoreOfEvaluation(evaluation, { id, timeMs });
	if (score !== null) arrival.scores.push(score);
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const isOfSpan = (log: RawLog): log is LogOfSpan => log.traceId !== null && log.spanId !== null;
const isKept = (use: string): use is KeptUse => keptUses.some((kept) => kept === use);
