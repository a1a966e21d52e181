import type { OutlineEvent } from '@spanledger/api/traces/outline-events';
import { appendRows, beginOutline, type Outline } from './outline.ts';

/** A trace with what the next line of its answer says. Throws what went wrong on the way. */
export function afterEvent(outline: Outline | null, event: OutlineEvent): Outline {
	if (event.kind === 'failed') throw new Error(event.message);
	if (event.kind === 'head') return beginOutline(event.head);
	if (outline === null) throw new Error('rows came before their trace');
	if (event.kind === 'rows') return appendRows(outline, event);
	if (event.kind === 'scores') return { ...outline, head: { ...outline.head, scores: event.scores } };
	return { ...outline, isComplete: true, rest: event.next === null ? 'none' : 'there' };
}
