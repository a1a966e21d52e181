import { valueToJson } from '../spans/attributes-json.ts';
import { isObject } from '../spans/json.ts';
import type { AttributeValue, RawSpan } from '../spans/raw-span.ts';
import { callTypes, type SpanType } from '../spans/span.ts';
import { outputFromEvents } from './content/event-content.ts';
import type { Fields } from './fields/field-kinds.ts';
import { parseJson } from './fields/parse-json.ts';
import { readText } from './fields/read-value.ts';
import type { Told } from './fields/told.ts';

const answers = 'gen_ai.output.messages';
const none: Told<string[]> = { value: [], key: null };

/** Why the model stopped: as told by an attribute, else by the answers that came as events (`gen_ai.choice`, operation details). */
export function readFinishReasons(
	{ attributes, events }: RawSpan,
	{ values, keys }: Fields,
	type: SpanType,
): Told<string[]> {
	if (values.finishReasons !== undefined)
		return { value: values.finishReasons.map(withoutEnum), key: keys.finishReasons ?? null };
	if (!callTypes.has(type)) return none;
	const inMessages = reasonsIn(attributes.get(answers));
	if (inMessages.length > 0) return { value: inMessages, key: `${answers} › finish_reason` };
	if (!events.some(({ name }) => name.startsWith('gen_ai.'))) return none;
	const answered = outputFromEvents(events);
	const told = (answered?.messages ?? []).flatMap(({ finishReason }) =>
		finishReason === undefined ? [] : finishReason,
	);
	return answered === null || told.length === 0
		? none
		: { value: told.map(withoutEnum), key: `event: ${answered.key}` };
}

/** OTel up to 1.41 has every answer say it: `[{role, parts, finish_reason}]`. */
function reasonsIn(sent: AttributeValue | undefined): string[] {
	const messages = typeof sent === 'string' ? parseJson(sent) : Array.isArray(sent) ? valueToJson(sent) : undefined;
	if (!Array.isArray(messages)) return [];
	return messages.flatMap((message) => readText(isObject(message) ? message.finish_reason : undefined) ?? []);
}

/** Python prints a member of an enum with its class: `FinishReason.STOP` (Semantic Kernel, Google's SDK). */
const withoutEnum = (reason: string): string =>
	reason.startsWith('FinishReason.') ? reason.slice('FinishReason.'.length).toLowerCase() : reason;
