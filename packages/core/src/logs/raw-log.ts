import type { Attributes, AttributeValue, RawScope } from '../spans/raw-span.ts';

/** A log record exactly as OTLP sent it. Model content may arrive so, to be joined to its span by the two ids. */
export type RawLog = {
	/** Nanoseconds since the epoch; the observed time where the record's own is 0. */
	timeNs: bigint;
	/** When the emitter's SDK or a collector took it, 0 when it was not said: tells records of the same instant apart. */
	observedTimeNs: bigint;
	/** OTLP SeverityNumber, 0 = unspecified, 1–24. */
	severityNumber: number;
	severityText: string;
	/** The `eventName` field, else (old emitters) the attribute `event.name`, else ''. */
	eventName: string;
	body: AttributeValue;
	attributes: Attributes;
	/** null when the record belongs to no trace. */
	traceId: string | null;
	spanId: string | null;
	flags: number;
	resource: Attributes;
	scope: RawScope;
};
