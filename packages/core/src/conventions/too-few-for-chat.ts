import type { Attributes } from '../spans/raw-span.ts';
import type { Fields } from './fields/field-kinds.ts';

/**
 * Whether a chat of OpenAI reports fewer input tokens than the provider's chat format alone needs: words + 4 for each message + 3.
 * Then the emitter counted the messages' texts with a tokeniser of its own. Unknown without the messages: false.
 */
export function tooFewForChat(attributes: Attributes, { values }: Fields): boolean {
	const messages = attributes.get('gen_ai.input.messages');
	const { inputTokens, responseId = '' } = values;
	if (typeof messages !== 'string' || inputTokens === undefined || !responseId.startsWith('chatcmpl')) return false;
	if (inputTokens > messages.length) return false;
	const count = messages.split('"role":').length - 1;
	// Compact JSON has no blanks of its own, so blanks are at least the words of all messages less one for each.
	const words = messages.split(/\s+/).length - count;
	return count > 0 && inputTokens < words + 4 * count + 3;
}
