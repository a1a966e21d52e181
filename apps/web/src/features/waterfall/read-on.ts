import type { OutlineEvent } from '@spanledger/api/traces/outline-events';
import { readLines } from '../search/read-lines.ts';
import { afterEvent } from './after-event.ts';
import type { Outline } from './outline.ts';

/** Since its beginning was read: its rows stand elsewhere. */
export class HasGrown extends Error {}

/** What has arrived while the scripts loaded would be taken in by one long task: each window has its own. */
export const untilNextTask = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

/**
 * A trace with the rows after those that are known, as they come; the last state of it says whether there are more. Throws `HasGrown`, and
 * when the answer is refused or breaks off: what was given until then stays true.
 */
export async function* readOn(url: string, known: Outline): AsyncGenerator<Outline> {
	let outline: Outline = { ...known, rest: 'coming' };
	for await (const event of readLines<OutlineEvent>(await fetch(`${url}?from=${known.count}`))) {
		if (event.kind === 'head' && event.head.spanCount !== known.head.spanCount) {
			throw new HasGrown(`${event.head.spanCount} spans`);
		}
		if (event.kind === 'head' || event.kind === 'scores') continue;
		outline = afterEvent(outline, event);
		yield outline;
		await untilNextTask();
	}
	if (outline.rest === 'coming') throw new Error('the rest broke off');
}
