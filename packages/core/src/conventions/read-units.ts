import { type SpanUnits, unitFields } from '../spans/usage.ts';
import type { Fields } from './fields/field-kinds.ts';

/** What a call used besides tokens: searches, pictures, seconds of audio, characters. {} = nothing told. */
export function readUnits({ values }: Fields): SpanUnits {
	const units: SpanUnits = {};
	for (const unit of unitFields) {
		const count = values[unit];
		if (count !== undefined && count <= mostUnits) units[unit] = count;
	}
	return units;
}

/** More than any one call can use: a wrong unit or a mistake, and it would be billed. */
const mostUnits = 1e9;
