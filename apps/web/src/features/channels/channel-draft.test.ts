import { describe, expect, it } from 'vitest';
import { type ChannelDraft, emptyDraft, findChannelFaults, targetOf } from './channel-draft.ts';

const made = 'm'.repeat(64);
const slack: ChannelDraft = { ...emptyDraft, name: 'ops', url: ' https://hooks.slack.com/services/T/B/x ' };
const webhook: ChannelDraft = { ...slack, kind: 'webhook' };
const email: ChannelDraft = { ...emptyDraft, kind: 'email', name: 'finance', to: 'ada@example.com, bob@example.com\n' };

describe('a draft', () => {
	it('is a target', () => {
		expect(targetOf(slack, made)).toEqual({ kind: 'slack', url: 'https://hooks.slack.com/services/T/B/x' });
		expect(targetOf(email, made)).toEqual({ kind: 'email', to: ['ada@example.com', 'bob@example.com'] });
	});
	it('is signed with the secret that was typed, else with the one that was made', () => {
		expect(targetOf(webhook, made)).toMatchObject({ secret: made });
		expect(targetOf({ ...webhook, secret: 'our own long secret' }, made)).toMatchObject({
			secret: 'our own long secret',
		});
	});
	it.each([slack, webhook, email])('of $kind has no faults', (draft) => {
		expect(findChannelFaults(draft, made)).toEqual({});
	});
	it.each([
		{ draft: { ...slack, name: ' ' }, fault: { name: 'Give it a name: budgets choose channels by it.' } },
		{ draft: { ...slack, url: 'hooks.slack.com' }, fault: { url: expect.stringContaining('https://') } },
		{ draft: { ...slack, url: 'ftp://hooks.slack.com' }, fault: { url: expect.stringContaining('https://') } },
		{ draft: { ...webhook, secret: 'short' }, fault: { secret: expect.stringContaining('not 5') } },
		{ draft: { ...email, to: '' }, fault: { to: 'At least one address.' } },
		{ draft: { ...email, to: 'ada@example.com bob' }, fault: { to: '“bob” is no e-mail address.' } },
		{ draft: { ...email, to: 'ada@example.com '.repeat(21) }, fault: { to: 'At most 20 addresses, not 21.' } },
	])('says at the field what is wrong: $fault', ({ draft, fault }) => {
		expect(findChannelFaults(draft, made)).toEqual(fault);
	});
});
