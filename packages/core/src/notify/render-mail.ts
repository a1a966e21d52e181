import type { NotificationEvent } from './notification-event.ts';

export type Mail = { subject: string; text: string; html: string };

/** An event as a mail that reads the same with and without HTML. Nothing in it is loaded from anywhere. */
export function renderMail(event: NotificationEvent, pageUrl: string): Mail {
	const lines = event.facts.map(({ label, value }) => `${label}: ${value}`);
	return {
		subject: oneLine(event.title),
		text: [event.title, event.text, lines.join('\n'), pageUrl].filter((part) => part !== '').join('\n\n'),
		html: [
			`<h2 style="font:600 18px sans-serif">${escaped(event.title)}</h2>`,
			event.text === '' ? '' : `<p style="font:14px sans-serif">${escaped(event.text)}</p>`,
			`<table style="font:14px sans-serif">${event.facts.map(row).join('')}</table>`,
			`<p style="font:14px sans-serif"><a href="${escaped(pageUrl)}">Open in Spanledger</a></p>`,
		].join('\n'),
	};
}

function row({ label, value, url }: NotificationEvent['facts'][number]): string {
	const shown = url === undefined ? escaped(value) : `<a href="${escaped(url)}">${escaped(value)}</a>`;
	return `<tr><td style="color:#666;padding-right:16px">${escaped(label)}</td><td>${shown}</td></tr>`;
}

/** A line break in a subject would begin another header. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const entities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
