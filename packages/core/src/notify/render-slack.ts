import type { NotificationEvent } from './notification-event.ts';

/** Slack's own limits of a block's text. */
const longestHeader = 150;
const longestText = 2_900;
const mostFields = 10;

/**
 * An event as a message of Slack's incoming webhooks, which Mattermost and others understand as well. `text` is what notifications of
 * phones show; `pageUrl` leads to the page.
 */
export function renderSlack(event: NotificationEvent, pageUrl: string): unknown {
	const fields = event.facts.slice(0, mostFields).map(({ label, value, url }) => ({
		type: 'mrkdwn',
		text: `*${escaped(label)}*\n${url === undefined ? escaped(value) : `<${url}|${escaped(value)}>`}`.slice(
			0,
			longestText,
		),
	}));
	return {
		text: event.title,
		blocks: [
			{ type: 'header', text: { type: 'plain_text', text: cut(event.title, longestHeader) } },
			...(event.text === ''
				? []
				: [{ type: 'section', text: { type: 'mrkdwn', text: cut(escaped(event.text), longestText) } }]),
			...(fields.length === 0 ? [] : [{ type: 'section', fields }]),
			{ type: 'context', elements: [{ type: 'mrkdwn', text: `<${pageUrl}|Open in Spanledger>` }] },
		],
	};
}

/** The three characters that Slack's markup knows. A tenant named `<!channel>` must not wake everybody. */
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const cut = (text: string, longest: number): string =>
	text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
