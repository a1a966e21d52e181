import { picoUsdFrom, usdText } from '../../money/pico-usd.ts';
import { cutText } from '../../spans/clean-text.ts';
import { isObject, type JsonValue } from '../../spans/json.ts';
import type { AttributeValue } from '../../spans/raw-span.ts';
import type { FieldKind } from './field-kinds.ts';
import { parseJson } from './parse-json.ts';

/** An attribute as sent, or a value from inside a JSON one. */
export type Sent = AttributeValue | JsonValue | undefined;

const textLimit = 200;
const listLimit = 50;

/** Reads a sent value as the field's kind; undefined when it is not usable, so that the next name in the table is tried. */
export function readValue(kind: FieldKind, value: Sent): unknown {
	switch (kind) {
		case 'text':
			return readText(value);
		case 'texts':
			return readTexts(value);
		case 'count':
			return readCount(value);
		case 'size':
			return readSize(value);
		case 'amount':
			return readNumber(value);
		case 'number':
			return readAnyNumber(value);
		case 'usd':
			return readUsd(value);
		case 'flag':
			return readFlag(value);
		case 'hit':
			return readHit(value);
		case 'any':
			return value === null || value === '' ? undefined : value;
	}
}

/** Text of at most 200 characters; numbers and booleans as text; empty is absent. MLflow, Langfuse and Vercel AI quote text as JSON. */
export function readText(value: Sent): string | undefined {
	if (typeof value === 'string') {
		const text = cutText(unquoted(value), textLimit).trim();
		return text === '' ? undefined : text;
	}
	return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean'
		? String(value)
		: undefined;
}

function unquoted(text: string): string {
	if (text.length < 2 || text.length > 2 * textLimit || !text.startsWith('"') || !text.endsWith('"')) return text;
	const [inner] = (parseJson(`[${text}]`) ?? []) as JsonValue[];
	return typeof inner === 'string' ? inner : text;
}

/** A list, a JSON list in a string, a comma-joined string, or one value. */
function readTexts(value: Sent): string[] | undefined {
	const list = Array.isArray(value) ? value : typeof value === 'string' ? splitTexts(value) : [value];
	const texts: string[] = [];
	for (const item of list) {
		const text = readText(item);
		if (text !== undefined && texts.length < listLimit) texts.push(text);
	}
	return texts.length === 0 ? undefined : texts;
}

function splitTexts(text: string): readonly Sent[] {
	if (text.startsWith('[')) {
		const parsed = parseJson(text);
		if (Array.isArray(parsed)) return parsed;
	}
	return text.split(',');
}

/** More tokens than any call can have: a wrong unit or a mistake. Kept out, so that sums stay exact integers. */
const mostCounted = 1e12;

/** Whole and ≥ 0; emitters also write counts as strings and doubles. */
function readCount(value: Sent): number | undefined {
	const number = readNumber(value);
	return number === undefined || number > mostCounted ? undefined : Math.round(number);
}

/** Items of a list, or of a JSON list in a string; an empty list tells nothing. */
function readSize(value: Sent): number | undefined {
	const list = typeof value === 'string' ? parseJson(value) : value;
	return Array.isArray(list) && list.length > 0 ? list.length : undefined;
}

/** Finite and ≥ 0. */
export function readNumber(value: Sent): number | undefined {
	const number =
		typeof value === 'string' && value.trim() !== ''
			? Number(value)
			: typeof value === 'bigint'
				? Number(value)
				: value;
	return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : undefined;
}

/** Finite, of any sign: similarities may lie below zero. */
function readAnyNumber(value: Sent): number | undefined {
	return typeof value === 'number' && Number.isFinite(value) ? value : readNumber(value);
}

/** USD as decimal text without exponent. Below a pico-dollar digits are rounded. */
function readUsd(value: Sent): string | undefined {
	const number = readNumber(value);
	return number === undefined || number > 1e9 ? undefined : usdText(picoUsdFrom(String(number)));
}

/** LiteLLM writes booleans as "True" and "False". */
function readFlag(value: Sent): boolean | undefined {
	if (typeof value === 'boolean') return value;
	if (typeof value !== 'string') return undefined;
	const word = value.toLowerCase();
	return word === 'true' ? true : word === 'false' ? false : undefined;
}

/** Cache hits come as a flag, as the key that was hit, or as "None". A clear no stands against a key that follows. */
function readHit(value: Sent): boolean | undefined {
	const flag = readFlag(value);
	if (flag !== undefined) return flag;
	return typeof value === 'string' && value !== '' && !/^(none|null|miss|0)$/i.test(value) ? true : undefined;
}

/** Follows object keys and array indexes; undefined when the way ends early. Own properties only. */
export function valueAt(value: JsonValue | undefined, path: readonly string[]): JsonValue | undefined {
	let at = value;
	for (const step of path) {
		if (Array.isArray(at)) at = at[Number(step)];
		else if (isObject(at) && Object.hasOwn(at, step)) at = at[step];
		else return undefined;
	}
	return at;
}
