import { emptyObject, type JsonObject, type JsonValue } from '../spans/json.ts';
import { type ContextDocument, type DatasetItem, isNothing } from './dataset-item.ts';

/** plain: everything there is · openai-evals: `{input: [messages], ideal}` · promptfoo: a test case. One JSON object a line. */
export const exportFormats = ['plain', 'openai-evals', 'promptfoo'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export type ExportedItem = DatasetItem & { id: string };

/** One line of a dataset's JSONL. What is not known is null (plain) or left out, never an empty text that a grader would compare with. */
export function exportItem(item: ExportedItem, format: ExportFormat): JsonObject {
	return shapes[format](item);
}

const shapes: { readonly [format in ExportFormat]: (item: ExportedItem) => JsonObject } = {
	plain: (item) => ({
		id: item.id,
		input: item.input,
		expected: item.expected,
		output: item.output,
		context: item.context.map(documentOf),
		labels: [...item.labels],
		traceId: item.traceId,
		spanId: item.spanId,
	}),

	// https://github.com/openai/evals, docs/build-eval.md: `input` in the chat format; Match, Includes and FuzzyMatch also need `ideal`;
	// `metadata` is ours
	'openai-evals': (item) => ({
		input: isConversation(item.input) ? item.input : [{ role: 'user', content: textOf(item.input) }],
		...(isNothing(item.expected) ? {} : { ideal: textOf(item.expected) }),
		metadata: metadataOf(item),
	}),

	// promptfoo: test cases from JSONL. What to hold the answer against is the suite's choice: `{{expected}}` is there for it.
	promptfoo: (item) => ({
		description: lastQuestion(item.input).slice(0, 100),
		vars: {
			input: inert(lastQuestion(item.input)),
			messages: messagesOf(item.input),
			...(isNothing(item.expected) ? {} : { expected: inert(textOf(item.expected)) }),
			...(item.context.length === 0 ? {} : { context: inert(item.context.map(({ content }) => content).join('\n\n')) }),
		},
		metadata: metadataOf(item),
	}),
};

/**
 * promptfoo renders variables as templates, and reads the file or runs the module that one names (`renderPrompt` in its
 * src/evaluatorHelpers.ts). What somebody asked must do neither: a blank takes its meaning, and nothing else of it. Inside lists
 * (`messages`) it does not look.
 */
const inert = (text: string): string => text.replace(/\{(?=[{%#])/g, '{ ').replace(/^(?=(?:file|package):)/, ' ');

/** The conversation, its contents as text: an object in one could name a file by `$ref`. */
function messagesOf(input: JsonValue): JsonObject[] {
	if (!isConversation(input)) return [{ role: 'user', content: textOf(input) }];
	return input.map((message) => ({ ...message, content: textOf(message.content ?? '') }));
}

const documentOf = ({ id, content }: ContextDocument): JsonObject => ({ id, content });

function metadataOf({ id, labels, traceId, spanId }: ExportedItem): JsonObject {
	const metadata = emptyObject();
	metadata.id = id;
	if (labels.length > 0) metadata.labels = [...labels];
	if (traceId !== null) metadata.traceId = traceId;
	if (spanId !== null) metadata.spanId = spanId;
	return metadata;
}

const textOf = (value: JsonValue): string => (typeof value === 'string' ? value : JSON.stringify(value));

function isConversation(value: JsonValue): value is JsonObject[] {
	return Array.isArray(value) && value.length > 0 && value.every(isMessage);
}

const isMessage = (value: JsonValue): boolean =>
	typeof value === 'object' &&
	value !== null &&
	!Array.isArray(value) &&
	typeof value.role === 'string' &&
	'content' in value;

/** What was asked last; another input as it is. */
function lastQuestion(input: JsonValue): string {
	if (!isConversation(input)) return textOf(input);
	const last = input.findLast(({ role }) => role === 'user') ?? input.at(-1);
	return textOf(last?.content ?? '');
}
