import { cutText } from '../spans/clean-text.ts';
import type { RawSpan } from '../spans/raw-span.ts';
import type { SpanType } from '../spans/span.ts';
import type { Fields } from './fields/field-kinds.ts';
import type { Told } from './fields/told.ts';

/** As told, else for a tool out of the span's name: `execute_tool get_weather`, `get_weather.tool`, `get_weather`. */
export function readToolName(
	{ name }: Pick<RawSpan, 'name'>,
	{ values, keys }: Fields,
	{ type, operation }: { type: SpanType; operation: string | null },
): Told<string | null> {
	if (values.toolName !== undefined) return { value: values.toolName, key: keys.toolName ?? null };
	if (type !== 'tool') return { value: null, key: null };
	if (values.entityName !== undefined) return { value: values.entityName, key: keys.entityName ?? null };
	const named = /^(?:execute_tool|running tool:?|tool)\s+(.+)$/.exec(name)?.[1] ?? name.replace(/\.tool$/, '');
	const isName = named !== '' && named !== operation;
	return isName ? { value: cutText(named, 200), key: 'span name' } : { value: null, key: null };
}
