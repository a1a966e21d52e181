import type { Db } from '../connect.ts';
import { addChecks, type CheckCount } from './add-checks.ts';

export type CheckTally = {
	/** Notes that a budget was asked now. Costs nothing: it only fills a map. */
	add: (projectId: string, budgetId: string, isRefusal: boolean, at: Date) => void;
	/** Writes what is left and stops. */
	close: () => Promise<void>;
};

/**
 * Collects checks and writes them every few seconds: no check waits for, or fails with, its bookkeeping. What cannot be written is kept
 * for the next time.
 */
export function tallyChecks(db: Db, everyMs = 5_000): CheckTally {
	const counts = new Map<string, CheckCount>();
	const put = (more: CheckCount) => {
		const key = `${more.projectId} ${more.budgetId} ${more.lastAt.toISOString().slice(0, 10)}`;
		const known = counts.get(key);
		if (known === undefined) return void counts.set(key, { ...more });
		known.checks += more.checks;
		known.refusals += more.refusals;
		if (more.lastAt > known.lastAt) known.lastAt = more.lastAt;
	};
	let writing: Promise<void> = Promise.resolve();
	const flush = () => {
		writing = writing.then(async () => {
			const written = [...counts.values()];
			counts.clear();
			if (written.length > 0) await addChecks(db, written).catch(() => written.forEach(put));
		});
		return writing;
	};
	const timer = setInterval(flush, everyMs);
	timer.unref();
	return {
		add: (projectId, budgetId, isRefusal, at) =>
			put({ projectId, budgetId, checks: 1, refusals: isRefusal ? 1 : 0, lastAt: at }),
		close: async () => {
			clearInterval(timer);
			await flush();
		},
	};
}
