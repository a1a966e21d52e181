import { isMessages, type Message, type Part, type SpanContent } from '../conventions/content.ts';
import { isObject, type JsonValue } from '../spans/json.ts';

/** Where in a span a text stands. */
export type TextPlace = 'system' | 'input' | 'output' | 'documents' | 'error';
export type SpanText = { place: TextPlace; text: string };

/** Everything a span's content says in words: what its search index is made of, and what snippets are cut from. */
export function textsOf(content: SpanContent, statusMessage = ''): SpanText[] {
	const texts: SpanText[] = [];
	const add = (place: TextPlace) => (text: string) => {
		if (isReadable(text)) texts.push({ place, text });
	};
	for (const part of content.systemInstructions ?? []) eachOfPart(part, add('system'));
	eachOf(content.input, (role) => add(role === 'system' ? 'system' : 'input'), add('input'));
	eachOf(content.output, () => add('output'), add('output'));
	for (const { content: text, metadata } of content.documents) {
		if (text !== null) add('documents')(text);
		eachLeaf(metadata, add('documents'));
	}
	if (statusMessage !== '') add('error')(statusMessage);
	return texts;
}

type Add = (text: string) => void;

function eachOf(value: Message[] | JsonValue | null, addOf: (role: string) => Add, add: Add): void {
	if (isMessages(value)) {
		for (const { role, parts } of value) for (const part of parts) eachOfPart(part, addOf(role));
	} else eachLeaf(value, add);
}

function eachOfPart(part: Part, add: Add): void {
	if (part.kind === 'text' || part.kind === 'reasoning') add(part.text);
	else if (part.kind === 'toolResult') eachLeaf(part.result, add);
	else if (part.kind === 'other') eachLeaf(part.value, add);
	else if (part.kind === 'toolCall') {
		add(part.name);
		eachLeaf(part.arguments, add);
	}
}

function eachLeaf(value: JsonValue | null, add: Add): void {
	if (typeof value === 'string') add(value);
	else if (typeof value === 'number') add(String(value));
	else if (Array.isArray(value)) for (const item of value) eachLeaf(item, add);
	else if (isObject(value)) for (const item of Object.values(value)) eachLeaf(item, add);
}

/** Base64 of pictures and vectors has no words: long, and without a space in its first five hundred letters. */
const isReadable = (text: string): boolean => text !== '' && !/^[A-Za-z0-9+/=_:;,.-]{500}/.test(text);
