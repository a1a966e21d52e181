import { isMessages, type Message, type Part, type SpanContent } from '../conventions/content.ts';

/** A message as text that can be held against another. `side`: what the step was given, or what came out. */
export type MessageText = { side: 'input' | 'output'; role: string; text: string };

type Told = Pick<SpanContent, 'systemInstructions' | 'input' | 'output'>;

/** What a step was given and what came out, message by message: instructions first. */
export function messageTexts({ systemInstructions, input, output }: Told): MessageText[] {
	const system: Message[] = systemInstructions === null ? [] : [{ role: 'system', parts: systemInstructions }];
	return [
		...system.map((message) => textOf('input', message)),
		...textsOf('input', input),
		...textsOf('output', output),
	];
}

function textsOf(side: MessageText['side'], value: SpanContent['input']): MessageText[] {
	if (value === null) return [];
	if (isMessages(value)) return value.map((message) => textOf(side, message));
	return [{ side, role: side, text: valueText(value) }];
}

const textOf = (side: MessageText['side'], { role, parts }: Message): MessageText => ({
	side,
	role,
	text: parts.map(partText).join('\n\n'),
});

function partText(part: Part): string {
	switch (part.kind) {
		case 'text':
			return part.text;
		case 'reasoning':
			return `(reasoning) ${part.text}`;
		case 'toolCall':
			return `calls ${part.name} ${valueText(part.arguments)}`;
		case 'toolResult':
			return `${part.name ?? 'tool'} gave ${valueText(part.result)}`;
		case 'media':
			return `(${part.modality})`;
		case 'other':
			return valueText(part.value);
	}
}

/** JSON over several lines, so that a change shows where it is; text that is JSON too. */
function valueText(value: unknown): string {
	if (typeof value !== 'string') return JSON.stringify(value, null, 2);
	if (!/^\s*[[{]/.test(value)) return value;
	try {
		return JSON.stringify(JSON.parse(value), null, 2);
	} catch {
		return value;
	}
}
