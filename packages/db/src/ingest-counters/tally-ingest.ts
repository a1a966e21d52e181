import type { Db } from '../connect.ts';
import { type CountedThing, countIngest } from './count-ingest.ts';

export type IngestTally = {
	/** Notes that something was let go now. Costs nothing: it only fills a map. */
	add: (projectId: string, what: CountedThing, count: number) => void;
	/** Writes what is left and stops. */
	close: () => Promise<void>;
};

/**
 * Collects what the door lets go and adds it to the counters every few seconds, so that requests never wait for, or fail with,
 * this bookkeeping. What cannot be written is kept for the next time.
 */
export function tallyIngest(db: Db, everyMs = 5_000): IngestTally {
	let tallies = new Map<string, Map<CountedThing, number>>();
	const add: IngestTally['add'] = (projectId, what, count) => {
		const counts = tallies.get(projectId) ?? new Map<CountedThing, number>();
		counts.set(what, (counts.get(what) ?? 0) + count);
		tallies.set(projectId, counts);
	};
	// one after the other: what one could not write must be back before the last one looks
	let writing: Promise<void> = Promise.resolve();
	const flush = () => {
		writing = writing.then(write);
		return writing;
	};
	const write = async () => {
		const written = tallies;
		tallies = new Map();
		for (const [projectId, counts] of written) {
			await countIngest(db, { projectId }, { counts: Object.fromEntries(counts), at: new Date() }).catch(() => {
				for (const [what, count] of counts) add(projectId, what, count);
			});
		}
	};
	const timer = setInterval(flush, everyMs);
	timer.unref();
	return {
		add,
		close: async () => {
			clearInterval(timer);
			await flush();
		},
	};
}
