import { plural } from '../../lib/format-count.ts';

const units: readonly (readonly [minutes: number, name: string])[] = [
	[1_440, 'day'],
	[60, 'hour'],
];

/**
 * "45 breach minutes", "2 breach hours": how many steps of a chart were over, in the unit of the step, since an hour that is over by its p95
 * is not sixty minutes that are.
 */
export function breachWords(minutes: number, stepMs: number): string {
	if (minutes === 0) return 'no breach';
	const [unit, name] = units.find(([unit]) => stepMs >= unit * 60_000) ?? [1, 'minute'];
	return plural(minutes / unit, `breach ${name}`);
}
