import { type SpanUnits, unitFields } from '../spans/usage.ts';
import type { Fields } from './fields/field-kinds.ts';

/** More than any one call can use: a wrong unit or a mistake, and it would be billed. */
const mostUnits = 1e9;

/** What a call used besides tokens, and what gave each count. {} = nothing told. */
export type ReadUnits = { value: SpanUnits; keys: { [unit: string]: string | undefined } };

/** Searches, pictures, seconds of audio, characters. An operation that makes pictures made as many as it gave back, or was asked for. */
export function readUnits({ values, keys }: Fields, operation: string | null): ReadUnits {
	const read: ReadUnits = { value: {}, keys: {} };
	const makesPictures = operation !== null && /image/i.test(operation);
	for (const unit of unitFields) {
		const fields = unit === 'images' && makesPictures ? pictureFields : [unit];
		const field = fields.find((candidate) => (values[candidate] ?? Number.POSITIVE_INFINITY) <= mostUnits);
		const count = field === undefined ? undefined : values[field];
		if (field === undefined || count === undefined) continue;
		read.value[unit] = count;
		read.keys[unit] = keys[field];
	}
	return read;
}

const pictureFields = ['images', 'picturesGiven', 'choicesAsked'] as const;
