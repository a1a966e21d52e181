import { type SpanUnits, unitFields } from '@spanledger/core/spans/usage';

/** For a jsonb column: always in the same order; null = none, since most calls pay for tokens only. */
export function unitsToJson(units: SpanUnits): string | null {
	for (const _ in units) return JSON.stringify(units, unitFields);
	return null;
}
