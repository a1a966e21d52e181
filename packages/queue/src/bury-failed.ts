import type { Job } from 'bullmq';
import type { OpenQueue } from './connect-queue.ts';
import type { DeadLetterHandler } from './consume-jobs.ts';
import type { QueueDefinition } from './define-queue.ts';

/** Jobs may hold megabytes each. */
const pageSize = 10;

/**
 * Hands failed jobs to `onDeadLetter` and removes those it took: when told, and every `everyMs` for those that a dead worker or
 * an unwilling handler left. A failed job rests in the store until then, so nothing is lost in between. Two workers may
 * hand over the same job: its id tells.
 */
export function buryFailed<Data>(
	queue: OpenQueue,
	definition: QueueDefinition<Data>,
	onDeadLetter: DeadLetterHandler<Data>,
	onError: (error: Error) => void,
	everyMs: number,
): { bury: () => void; stop: () => Promise<void> } {
	let running: Promise<void> | undefined;
	let again = false;
	let stopped = false;

	const buryOne = async (job: Job): Promise<boolean> => {
		// what an older or newer release wrote stays, for the release that can read it
		const parsed = definition.schema.safeParse(job.data);
		if (!parsed.success) return false;
		try {
			const reason = job.failedReason ?? 'unknown';
			await onDeadLetter(parsed.data, reason, { id: job.id ?? '', attempt: job.attemptsMade });
			await job.remove();
			return true;
		} catch (error) {
			onError(error instanceof Error ? error : new Error(String(error)));
			return false;
		}
	};
	const buryAll = async () => {
		for (let kept = 0; !stopped; ) {
			const jobs = await queue.getFailed(kept, kept + pageSize - 1);
			if (jobs.length === 0) return;
			for (const job of jobs) if (!(await buryOne(job))) kept += 1;
		}
	};
	const bury = () => {
		if (stopped) return;
		again = running !== undefined;
		running ??= buryAll()
			.catch(onError)
			.finally(() => {
				running = undefined;
				if (again) bury();
			});
	};
	const timer = setInterval(bury, everyMs);
	const stop = async () => {
		stopped = true;
		clearInterval(timer);
		await running;
	};
	return { bury, stop };
}
