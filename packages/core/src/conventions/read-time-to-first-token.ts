import type { RawSpan } from '../spans/raw-span.ts';
import type { Fields } from './fields/field-kinds.ts';
import type { Told } from './fields/told.ts';

/** Events that mark the first token of a stream: OpenInference, OpenLLMetry (two ages), LangSmith, Vercel AI. */
const firstTokenEvents = new Set([
	'First Token Stream Event',
	'llm.content.completion.chunk',
	'gen_ai.content.completion.chunk',
	'new_token',
	'ai.stream.firstChunk',
]);

/** Milliseconds from the span's start to the first token, from a dozen spellings in three units; null when not reported. */
export function readTimeToFirstToken(span: RawSpan, { values, keys }: Fields): Told<number | null> {
	const { timeToFirstTokenMs: ms, timeToFirstTokenSeconds: seconds, firstTokenAt } = values;
	if (ms !== undefined) return { value: ms, key: keys.timeToFirstTokenMs ?? null };
	if (seconds !== undefined) return { value: secondsToMs(seconds, span), key: keys.timeToFirstTokenSeconds ?? null };
	if (firstTokenAt !== undefined) {
		const value = sinceStart(Date.parse(firstTokenAt.replaceAll('"', '')), span);
		return { value, key: value === null ? null : (keys.firstTokenAt ?? null) };
	}
	const event = span.events.find(({ name }) => firstTokenEvents.has(name));
	if (event === undefined) return { value: null, key: null };
	return { value: Math.max(0, Number(event.timeNs - span.startTimeNs) / 1e6), key: `event: ${event.name}` };
}

/**
 * One emitter's seconds are another's milliseconds under the same key: a first token after the end of the span was in ms.
 * null past all numbers.
 */
function secondsToMs(seconds: number, { startTimeNs, endTimeNs }: RawSpan): number | null {
	const durationMs = Number(endTimeNs - startTimeNs) / 1e6;
	if (seconds * 1000 > durationMs && seconds > 1 && seconds <= durationMs) return seconds;
	return Number.isFinite(seconds * 1000) ? seconds * 1000 : null;
}

/** ISO times have milliseconds, spans nanoseconds: a token "before" the start by less than that is at the start. */
function sinceStart(atMs: number, { startTimeNs }: RawSpan): number | null {
	const ms = atMs - Number(startTimeNs / 1000n) / 1000;
	return Number.isNaN(ms) || ms < -1 ? null : Math.max(0, ms);
}
