import { z } from 'zod';
import { cleanText } from '../spans/clean-text.ts';
import type { JsonValue } from '../spans/json.ts';

/** A message as OpenAI's chat has it: what evaluation tools read. */
export type ChatMessage = {
	role: string;
	content: string;
	name?: string;
	tool_calls?: { id: string; type: 'function'; function: { name: string; arguments: string } }[];
	tool_call_id?: string;
};

export type ContextDocument = { id: string | null; content: string };

/** What a test case holds: what was asked, what should be answered, and what the answer may lean on. */
export type DatasetItem = {
	/** A question, a conversation (`ChatMessage`s), or whatever JSON the application takes. */
	input: JsonValue;
	/** What was answered when it was taken; null = not known. */
	output: JsonValue;
	/** What should be answered; null = nobody has said. */
	expected: JsonValue;
	context: readonly ContextDocument[];
	labels: readonly string[];
	traceId: string | null;
	spanId: string | null;
	/** Whose question it was, so that forgetting the user finds it. */
	userId: string | null;
};

/** What one item may weigh as JSON, and a dataset hold. */
export const largestItemBytes = 256 * 1024;
export const mostItems = 20_000;

/** Names stand in addresses: `support-regressions`, `v2.refunds`. */
export const datasetName = z
	.string()
	.trim()
	.min(1)
	.max(100)
	.regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u, 'letters, digits, dots, dashes and underscores only');

export const itemLabels = z
	.array(z.string().trim().min(1).max(100).transform(cleanText))
	.max(20)
	.transform((labels) => [...new Set(labels)]);

const mostDocuments = 200;
const itemContext = z
	.array(
		z.object({ id: z.string().max(1_000).transform(cleanText).nullable(), content: z.string().transform(cleanText) }),
	)
	.max(mostDocuments, `at most ${mostDocuments} documents`);

/** What a person may change of an item. */
export const itemEdit = z.object({ expected: z.json(), labels: itemLabels, context: itemContext });
export type ItemEdit = z.output<typeof itemEdit>;

/** Whether nothing stands there. */
export const isNothing = (value: JsonValue): boolean =>
	value === null || (typeof value === 'string' && value.trim() === '');
