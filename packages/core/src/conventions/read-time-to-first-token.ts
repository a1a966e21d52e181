import type { RawSpan } from '../spans/raw-span.ts';
import type { Fields } from './fields/field-kinds.ts';

/** Events that mark the first token of a stream: OpenInference, OpenLLMetry (two ages), LangSmith, Vercel AI. */
const firstTokenEvents = new Set([
	'First Token Stream Event',
	'llm.content.completion.chunk',
	'gen_ai.content.completion.chunk',
	'new_token',
	'ai.stream.firstChunk',
]);

/** Milliseconds from the span's start to the first token, from five spellings in three units; null when not reported. */
export function readTimeToFirstToken(span: RawSpan, { values }: Fields): number | null {
	const { timeToFirstTokenMs: ms, timeToFirstTokenSeconds: seconds, firstTokenAt } = values;
	if (ms !== undefined) return ms;
	if (seconds !== undefined) return secondsToMs(seconds, span);
	if (firstTokenAt !== undefined) return sinceStart(Date.parse(firstTokenAt.replaceAll('"', '')), span);
	for (const { name, timeNs } of span.events) {
		if (firstTokenEvents.has(name)) return Math.max(0, Number(timeNs - span.startTimeNs) / 1e6);
	}
	return null;
}

/** One emitter's seconds are another's milliseconds under the same key: a first token after the end of the span was in ms. */
function secondsToMs(seconds: number, { startTimeNs, endTimeNs }: RawSpan): number {
	const durationMs = Number(endTimeNs - startTimeNs) / 1e6;
	return seconds * 1000 > durationMs && seconds > 1 && seconds <= durationMs ? seconds : seconds * 1000;
}

/** ISO times have milliseconds, spans nanoseconds: a token "before" the start by less than that is at the start. */
function sinceStart(atMs: number, { startTimeNs }: RawSpan): number | null {
	const ms = atMs - Number(startTimeNs / 1000n) / 1000;
	return Number.isNaN(ms) || ms < -1 ? null : Math.max(0, ms);
}
