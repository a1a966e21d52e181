import type { JsonObject, JsonValue } from '../spans/json.ts';
import type { SpanType } from '../spans/span.ts';
import type { SpanText } from './texts-of.ts';
import { wordsOf } from './words-of.ts';

/** What the index is told of one span. */
export type SearchableSpan = {
	spanId: string;
	type: SpanType;
	startMs: number;
	texts: readonly SpanText[];
	attributes: JsonObject;
	resource: JsonObject;
};

/** A stretch of a trace in the index: its words with their places, and its attributes as `key=value`. Spans of one day. */
export type SearchPart = {
	startMs: number;
	/** Those with the type that does the work before those that only hold others: where a text is found first. */
	spanIds: string[];
	/** Word → its places, ascending from 1. */
	words: Map<string, number[]>;
	attributes: Set<string>;
};

/** Postgres keeps places up to 16,383 and 256 of one word. */
const mostPlaces = 8_000;
const mostOfWord = 255;
const mostSpans = 64;
const mostAttributes = 1_000;
/** Beyond these a pair is content, which is searched as words. */
const longestKey = 100;
const longestValue = 120;
const mostItems = 20;
const dayMs = 86_400_000;

/** What is built of one trace; `part.startMs` and the rest are final once it is given out. */
type Open = { part: SearchPart; places: number };
export type PartBuilder = {
	/** Takes spans and gives out the parts that are full. Large traces come in pieces. */
	add: (spans: readonly SearchableSpan[]) => SearchPart[];
	/** The parts that are left. */
	finish: () => SearchPart[];
};

/**
 * Builds the index of a trace. A text that several spans carry (histories are resent, parents repeat their children) stands in it once,
 * under the span that did the work.
 */
export function createPartBuilder(): PartBuilder {
	const open = new Map<number, Open>();
	const told = new Set<number>();
	const addSpan = (span: SearchableSpan): SearchPart[] => {
		const day = Math.floor(span.startMs / dayMs);
		const full = open.get(day);
		const isFull = full !== undefined && (full.places >= mostPlaces || full.part.spanIds.length >= mostSpans);
		const current = full === undefined || isFull ? newPart(span.startMs) : full;
		open.set(day, current);
		const { part } = current;
		part.startMs = Math.min(part.startMs, span.startMs);
		part.spanIds.push(span.spanId);
		for (const pair of attributePairs(span)) if (part.attributes.size < mostAttributes) part.attributes.add(pair);
		for (const { text } of span.texts) {
			const hash = hashOf(text);
			if (!told.has(hash)) current.places = addText(part, current.places, text);
			told.add(hash);
		}
		return isFull && full !== undefined ? [full.part] : [];
	};
	return {
		add: (spans) => [...spans].sort(byWork).flatMap(addSpan),
		finish: () => [...open.values()].map(({ part }) => part),
	};
}

const newPart = (startMs: number): Open => ({
	part: { startMs, spanIds: [], words: new Map(), attributes: new Set() },
	places: 0,
});

/** 53 bits (cyrb53): texts are told apart without being kept in memory. */
function hashOf(text: string): number {
	let [a, b] = [0xdeadbeef, 0x41c6ce57];
	for (let index = 0; index < text.length; index++) {
		const code = text.charCodeAt(index);
		a = Math.imul(a ^ code, 2_654_435_761);
		b = Math.imul(b ^ code, 1_597_334_677);
	}
	a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
	b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
	return 4_294_967_296 * (2_097_151 & b) + (a >>> 0);
}

/** Returns the last place taken. One is left free between texts: a phrase does not go from one into the next. */
function addText({ words }: SearchPart, taken: number, text: string): number {
	let place = taken + 1;
	for (const { word } of wordsOf(text)) {
		// the rest of a very long text is found by no phrase, but by its words
		const at = Math.min(++place, 2 * mostPlaces);
		const places = words.get(word);
		if (places === undefined) words.set(word, [at]);
		else if (places.length < mostOfWord && places.at(-1) !== at) places.push(at);
	}
	return place;
}

const holders: ReadonlySet<SpanType> = new Set<SpanType>(['agent', 'workflow', 'other']);

function byWork(a: SearchableSpan, b: SearchableSpan): number {
	const order = Number(holders.has(a.type)) - Number(holders.has(b.type));
	return order || a.startMs - b.startMs || (a.spanId < b.spanId ? -1 : 1);
}

function* attributePairs({ attributes, resource }: SearchableSpan): Generator<string> {
	for (const map of [attributes, resource]) {
		for (const [key, value] of Object.entries(map)) {
			if (key.length > longestKey) continue;
			for (const item of Array.isArray(value) ? value.slice(0, mostItems) : [value]) {
				const text = scalarText(item);
				if (text !== null) yield `${key}=${text}`;
			}
		}
	}
}

function scalarText(value: JsonValue): string | null {
	if (typeof value === 'string') return value.length <= longestValue ? value : null;
	return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}
