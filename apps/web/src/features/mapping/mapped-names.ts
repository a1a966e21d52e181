import type { MappedName } from '@spanledger/core/conventions/mapping';

/** What a project may give keys of its own to, in the order of the page. */
export const mappedWords: readonly { name: MappedName; label: string; meaning: string }[] = [
	{ name: 'tenant', label: 'Tenant', meaning: 'the customer whom you bill' },
	{ name: 'team', label: 'Team', meaning: 'who owns the code that calls' },
	{ name: 'feature', label: 'Feature', meaning: 'what the call is for' },
	{ name: 'user', label: 'User', meaning: 'the person at the other end' },
	{ name: 'session', label: 'Session', meaning: 'the conversation or thread' },
	{ name: 'route', label: 'Route', meaning: 'the kind of request, instead of the root’s name' },
	{ name: 'stage', label: 'Stage', meaning: 'the kind of step, instead of the span’s type' },
];
