import { type ChannelKind, type ChannelTarget, channelTarget } from '@spanledger/core/notify/channel';

/** A channel as it is typed. `to` has addresses with commas, spaces or lines between them; `secret` '' = make one. */
export type ChannelDraft = { kind: ChannelKind; name: string; url: string; secret: string; to: string };

export type ChannelField = 'name' | 'url' | 'secret' | 'to';
export type ChannelFaults = Partial<Record<ChannelField, string>>;

export const emptyDraft: ChannelDraft = { kind: 'slack', name: '', url: '', secret: '', to: '' };

/** Where a draft leads; `madeSecret` signs when none was typed. */
export function targetOf({ kind, url, secret, to }: ChannelDraft, madeSecret: string): ChannelTarget {
	switch (kind) {
		case 'slack':
			return { kind, url: url.trim() };
		case 'webhook':
			return { kind, url: url.trim(), secret: secret.trim() || madeSecret };
		case 'email':
			return { kind, to: addressesIn(to) };
	}
}

/** What is wrong with a draft, by field; the rule is core's, the words are the form's. */
export function findChannelFaults(draft: ChannelDraft, madeSecret: string): ChannelFaults {
	const faults: ChannelFaults = {};
	if (draft.name.trim() === '') faults.name = 'Give it a name: budgets choose channels by it.';
	const { error } = channelTarget.safeParse(targetOf(draft, madeSecret));
	for (const { path } of error?.issues ?? []) {
		const [field, index] = path;
		if (field === 'url' || field === 'secret' || field === 'to') faults[field] ??= wordsOfFault[field](draft, index);
	}
	return faults;
}

const addressesIn = (text: string): string[] => text.split(/[\s,;]+/).filter((part) => part !== '');

const wordsOfFault: Record<Exclude<ChannelField, 'name'>, (draft: ChannelDraft, index?: PropertyKey) => string> = {
	url: () => 'An address that begins with https:// (or http:// inside your own network), 2,000 characters at most.',
	secret: ({ secret }) => `16 to 200 characters, not ${secret.trim().length}; or nothing: then one is made.`,
	to: ({ to }, index) => {
		const addresses = addressesIn(to);
		if (typeof index === 'number') return `“${addresses[index]}” is no e-mail address.`;
		return addresses.length === 0 ? 'At least one address.' : `At most 20 addresses, not ${addresses.length}.`;
	},
};
