import type { JsonValue } from '../../spans/json.ts';
import { parseJson } from './parse-json.ts';

const words: { readonly [word: string]: string } = { None: 'null', True: 'true', False: 'false' };

/** A string in either quotes, or a bare word. */
const tokens = /'((?:[^'\\]|\\[\s\S])*)'|"((?:[^"\\]|\\[\s\S])*)"|\b(None|True|False)\b/g;

/**
 * What Python prints of a dict or list, `{'cache_key': 'abc', 'hit': None}`: `str(…)` is how some emitters make text of what is not text
 * (LiteLLM's hidden_params). undefined for everything else.
 */
export function parsePython(text: string, limit: number): JsonValue | undefined {
	if (text.length > limit || !/^\s*(\[\s*)*(\{\s*'|')/.test(text) || !/^\s*[[{]/.test(text)) return undefined;
	const json = text.replace(tokens, (_whole, single?: string, double?: string, word?: string) =>
		word === undefined ? JSON.stringify(unescaped(single ?? double ?? '')) : (words[word] ?? word),
	);
	return parseJson(json, Number.POSITIVE_INFINITY);
}

const escapes: { readonly [letter: string]: string } = { n: '\n', t: '\t', r: '\r' };

function unescaped(text: string): string {
	return text.replace(
		/\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|([\s\S]))/gi,
		(whole, x?: string, u?: string, one?: string) => {
			const code = x ?? u;
			if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
			return one === undefined ? whole : (escapes[one] ?? one);
		},
	);
}
