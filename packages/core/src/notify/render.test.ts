import { describe, expect, it } from 'vitest';
import { channelLabel, channelTarget } from './channel.ts';
import type { NotificationEvent } from './notification-event.ts';
import { renderMail } from './render-mail.ts';
import { renderSlack } from './render-slack.ts';
import { renderWebhook } from './render-webhook.ts';
import { retryDelayMs } from './retry-delay.ts';

const event: NotificationEvent = {
	key: 'budget/b1/acme/2026-11/80',
	kind: 'budget.threshold',
	severity: 'warning',
	title: 'acme has spent 80 % of its budget',
	text: 'It lasts until the 24th.',
	facts: [
		{ label: 'Spent', value: '$812.40 of $1,000' },
		{ label: 'Dearest model', value: 'gpt-4o', url: 'https://spans.example/shop/costs' },
	],
	path: '/shop/budgets/b1',
	at: '2026-11-20T12:00:00Z',
};
const page = 'https://spans.example/shop/budgets/b1';
const hostile = {
	...event,
	title: '<!channel> & "you"\r\nBcc: all@example.com',
	facts: [{ label: '<b>', value: '<!here>' }],
};

describe('a notification', () => {
	it('is a Slack message', () => {
		expect(renderSlack(event, page)).toEqual({
			text: event.title,
			blocks: [
				{ type: 'header', text: { type: 'plain_text', text: event.title } },
				{ type: 'section', text: { type: 'mrkdwn', text: event.text } },
				{
					type: 'section',
					fields: [
						{ type: 'mrkdwn', text: '*Spent*\n$812.40 of $1,000' },
						{ type: 'mrkdwn', text: '*Dearest model*\n<https://spans.example/shop/costs|gpt-4o>' },
					],
				},
				{ type: 'context', elements: [{ type: 'mrkdwn', text: `<${page}|Open in Spanledger>` }] },
			],
		});
	});
	it('is signed JSON', () => {
		const { path: _, ...told } = event;
		expect(renderWebhook(event, page, 'd1')).toEqual({ version: 1, id: 'd1', url: page, ...told });
	});
	it('is a mail', () => {
		const mail = renderMail(event, page);
		expect(mail.text).toBe(
			`${event.title}\n\n${event.text}\n\nSpent: $812.40 of $1,000\nDearest model: gpt-4o\n\n${page}`,
		);
		expect(mail.html).toContain('<a href="https://spans.example/shop/costs">gpt-4o</a>');
	});
	it('cannot be made to say more than it says by the name of a tenant', () => {
		expect(JSON.stringify(renderSlack(hostile, page))).not.toContain('<!here>');
		expect(renderMail(hostile, page).subject).toBe('<!channel> & "you" Bcc: all@example.com');
		expect(renderMail(hostile, page).html).not.toMatch(/<b>|<!here>|<!channel>/);
	});
});

it('is tried for about a day', () => {
	const waits = Array.from({ length: 20 }, (_, index) => retryDelayMs(index + 1)).filter((wait) => wait !== null);
	expect(waits.reduce((sum, wait) => sum + wait, 0) / 3_600_000).toBeCloseTo(19.9, 0);
	expect(retryDelayMs(12)).toBeNull();
});

it.each([
	{ target: { kind: 'slack', url: 'https://hooks.slack.com/services/T/B/x' }, label: 'hooks.slack.com' },
	{
		target: { kind: 'webhook', url: 'http://10.0.0.5:8080/in?token=secret', secret: 'x'.repeat(16) },
		label: '10.0.0.5:8080',
	},
	{ target: { kind: 'email', to: ['ada@example.com', 'bob@example.com'] }, label: 'ada@example.com, bob@example.com' },
])('$label is all that is shown', ({ target, label }) => {
	expect(channelLabel(channelTarget.parse(target))).toBe(label);
});
it.each([
	{ kind: 'slack', url: 'ftp://example.com' },
	{ kind: 'slack', url: 'file:///etc/passwd' },
	{ kind: 'webhook', url: 'https://example.com', secret: 'short' },
	{ kind: 'email', to: ['nobody'] },
	{ kind: 'pager', url: 'https://example.com' },
])('%j is no target', (target) => {
	expect(channelTarget.safeParse(target).success).toBe(false);
});
