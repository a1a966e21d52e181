import { signalRules } from '../quality/signals/signal-rules.ts';
import type { FailureGroup } from './failure-group.ts';

/** A group's name for people: "Tool failed: lookup_order, 502 bad gateway · POST /chat". */
export function groupWords({ signal, route, tool, message }: Omit<FailureGroup, 'id'>): string {
	const what = [tool, message].filter((text) => text !== '').join(', ');
	const words = what === '' ? signalWords(signal) : `${signalWords(signal)}: ${what}`;
	return route === '' ? words : `${words} · ${route}`;
}

function signalWords(signal: string): string {
	const [kind = '', name = ''] = signal.split(/:(.*)/s);
	if (kind === 'score') return `Low ${name}`;
	if (kind === 'unusual') return `Unusual ${name.replace('-', ' ')}`;
	const plain: Record<string, string> = {
		complaint: 'Complaint',
		error: 'Error',
		none: 'Nothing noticed',
		other: 'Other failures',
	};
	return plain[kind] ?? signalRules.find((rule) => rule.name === signal)?.title ?? signal;
}
