import type { LatencyKind } from '@spanledger/core/latency/latency-sample';

export const latencyIntervals = ['none', 'minute', 'quarter', 'hour', 'day', 'week', 'month'] as const;
export type LatencyInterval = (typeof latencyIntervals)[number];

/** What is asked of the latency rollups. `from` inclusive and `to` exclusive lie on quarter hours, for minutes on minutes. */
export type LatencyQuestion = {
	kind: LatencyKind;
	from: Date;
	to: Date;
	/** minute reads the last 48 hours of routes and stages. */
	interval: LatencyInterval;
	/** IANA name: where days, weeks and months begin. */
	timeZone: string;
	/** Several = or; absent = all. '' = not known. */
	routes?: readonly string[];
	/** Whether the same key of two routes is two rows. */
	byRoute?: boolean;
};

/** `route` is '' unless asked by route; `bucket` null without an interval. */
export type LatencyKey = { route: string; key: string; bucket: Date | null };
