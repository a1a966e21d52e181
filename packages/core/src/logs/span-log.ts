import type { SignalName } from '../quality/signals/signal-name.ts';
import type { JsonObject, JsonValue } from '../spans/json.ts';
import type { RawScope } from '../spans/raw-span.ts';

/** A log record of a span as it is kept: its content in the form of the API, and what settling needs of it beside. */
export type SpanLog = LogNote & {
	traceId: string;
	/** Nanoseconds since the epoch. */
	timeNs: bigint;
	observedTimeNs: bigint;
	/** Grows with every record taken in: see `arrivalOf`. */
	arrival: bigint;
	/** OTLP SeverityNumber, 0 = unspecified, 1–24. */
	severityNumber: number;
	eventName: string;
	content: LogContent;
};

/** What a record says about its span before anybody opens it. */
export type LogNote = {
	spanId: string;
	use: KeptUse;
	/** First 200 characters of the question in it; null in every record that asks nothing. */
	inputPreview: string | null;
	exceptionMessage: string | null;
	/** What it tells of an answer; null in every record that holds none. */
	answer: AnswerNote | null;
};

/** An answer that came beside its span. */
export type AnswerNote = {
	finishReasons: string[];
	/** Characters; null = its text is not known (a call of tools). */
	length: number | null;
	/** Of the rules that look at an answer alone; `invalid-json`: it is no JSON, whether or not that was asked. */
	signals: SignalName[];
};

/** Uses of the records that are kept beside a span. */
export const keptUses = ['content', 'exception', 'correlated'] as const;
export type KeptUse = (typeof keptUses)[number];

/** What the record carried. */
export type LogContent = {
	severityText: string;
	body: JsonValue;
	attributes: JsonObject;
	scope: RawScope;
	/** `body` or an attribute whose value was cut to the limit. */
	truncatedKeys: string[];
};
