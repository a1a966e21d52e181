import { expect, it } from 'vitest';
import { cpuSecondsBetween } from './cpu-seconds.ts';

it('subtracts, drops what did nothing, and puts the busiest first', () => {
	const before = new Map([
		['ingest', 1],
		['worker', 2],
		['next', 3],
	]);
	const after = new Map([
		['ingest', 1.5],
		['worker', 6],
		['next', 3.01],
		['postgres', 1],
	]);
	expect([...cpuSecondsBetween(before, after)]).toEqual([
		['worker', 4],
		['postgres', 1],
		['ingest', 0.5],
	]);
});
