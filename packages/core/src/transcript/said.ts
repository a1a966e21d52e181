import type { Message, Part } from '../conventions/content.ts';
import { callKey, messageKey, valueKey } from './message-key.ts';

/** What has been said so far in a transcript. */
export type Said = {
	/** How often each message was. */
	times: Map<string, number>;
	/** Tools that answers called, by id and by what was called. */
	calls: Set<string>;
	/** What the tools' own spans gave, by id and by value. */
	results: Set<string>;
};

export const nothingSaid = (): Said => ({ times: new Map(), calls: new Set(), results: new Set() });

/**
 * Those of a request's messages that were not said before. The same words may well be said twice: only as many are old as there were. What
 * a tool gave stands at the tool's own span.
 */
export function takeNew(said: Said, messages: readonly Message[]): Message[] {
	const here = new Map<string, number>();
	const fresh = messages.filter((message) => {
		if (isShownResult(said, message.parts)) return false;
		const key = messageKey(message);
		const count = (here.get(key) ?? 0) + 1;
		here.set(key, count);
		return count > (said.times.get(key) ?? 0);
	});
	for (const [key, count] of here) said.times.set(key, Math.max(count, said.times.get(key) ?? 0));
	for (const { parts } of fresh) noteCalls(said, parts);
	return fresh;
}

/** An answer is said once more, whatever was said before. */
export function noteAnswer(said: Said, message: Message): void {
	const key = messageKey(message);
	said.times.set(key, (said.times.get(key) ?? 0) + 1);
	noteCalls(said, message.parts);
}

/** Notes what a tool gave, and says whether an answer has announced the call. */
export function noteToolRun(
	said: Said,
	run: { id: string | null; name: string; given: unknown; result: unknown },
): boolean {
	said.results.add(`value ${valueKey(run.result)}`);
	if (run.id !== null) said.results.add(`id ${run.id}`);
	return (run.id !== null && said.calls.has(run.id)) || said.calls.has(callKey(run.name, run.given));
}

function noteCalls(said: Said, parts: readonly Part[]): void {
	for (const part of parts) {
		if (part.kind !== 'toolCall') continue;
		if (part.id !== null) said.calls.add(part.id);
		said.calls.add(callKey(part.name, part.arguments));
	}
}

function isShownResult({ results }: Said, parts: readonly Part[]): boolean {
	return (
		parts.length > 0 &&
		parts.every(
			(part) =>
				part.kind === 'toolResult' &&
				((part.id !== null && results.has(`id ${part.id}`)) || results.has(`value ${valueKey(part.result)}`)),
		)
	);
}
