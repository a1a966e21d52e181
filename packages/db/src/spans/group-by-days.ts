import type { Scope } from '../scope.ts';
import type { TraceSpans } from './read-spans.ts';

/** Traces of one project and one range of days, so that a trace from last month does not make every other look through that month. */
export function groupByDays<Trace extends Scope & TraceSpans>(traces: readonly Trace[]): Trace[][] {
	const groups = new Map<string, Trace[]>();
	for (const trace of traces) {
		const days = [trace.minStart, trace.maxStart].map((date) => date.toISOString().slice(0, 10));
		const key = [trace.projectId, ...days].join('/');
		const group = groups.get(key) ?? [];
		group.push(trace);
		groups.set(key, group);
	}
	return [...groups.values()];
}
