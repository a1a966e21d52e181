import { retryDelayMs } from '@spanledger/core/notify/retry-delay';
import type { Db } from '@spanledger/db/connect';
import { type ClaimedDelivery, claimDeliveries } from '@spanledger/db/notifications/claim-deliveries';
import { type AfterAttempt, noteAttempt } from '@spanledger/db/notifications/note-attempt';
import { type DeliverDeps, deliver } from '../deliver/deliver.ts';
import { type Outcome, RefusedAddress } from '../deliver/post-json.ts';
import type { Deps, RunningJob } from '../deps.ts';
import { repeatEvery } from '../repeat-every.ts';

/** As many attempts at once; one that is never answered keeps its place for the ten seconds of its timeout. */
const mostAtOnce = 50;
const leaseMs = 60_000;
const lookEveryMs = 500;

/** Brings notifications to their channels: each at least once, tried for about a day. A slow channel holds up no other. */
export function runDeliverNotifications({ db, secret, log, tell }: Omit<Deps, 'queue'>): RunningJob {
	const onError = (error: unknown) =>
		log.warn({ err: error }, 'notifications could not be delivered; they are tried again');
	const underWay = new Set<Promise<void>>();
	const rounds = repeatEvery({
		everyMs: lookEveryMs,
		work: async () => {
			const limit = mostAtOnce - underWay.size;
			if (limit === 0) return;
			for (const attempt of await startDue(db, secret, { ...tell, now: () => new Date() }, limit)) {
				const watched = attempt.catch(onError).finally(() => underWay.delete(watched));
				underWay.add(watched);
			}
		},
		onError,
	});
	return {
		close: async () => {
			await rounds.close();
			await Promise.all(underWay);
		},
	};
}

/** Takes what is due and begins an attempt at each; the caller waits for them, or does not. */
export async function startDue(
	db: Db,
	secret: string,
	deps: DeliverDeps,
	limit = mostAtOnce,
): Promise<Promise<void>[]> {
	const claimed = await claimDeliveries(db, { limit, leaseMs, secret });
	return claimed.map((delivery) => attempt(db, deps, delivery));
}

async function attempt(db: Db, deps: DeliverDeps, delivery: ClaimedDelivery): Promise<void> {
	const at = deps.now().toISOString();
	const { outcome, isFinal } = await tryOnce(deps, delivery);
	const after = outcome.error === null ? ({ state: 'sent' } as const) : afterFailure(delivery.attempts, isFinal);
	await noteAttempt(db, { projectId: delivery.projectId }, delivery.id, { at, ...outcome }, after);
}

async function tryOnce(
	deps: DeliverDeps,
	{ id, event, target }: ClaimedDelivery,
): Promise<{ outcome: Outcome; isFinal: boolean }> {
	const failed = (error: string) => ({ outcome: { status: null, error, ms: 0 }, isFinal: true });
	if (target === null)
		return failed('the target cannot be opened: SPANLEDGER_SECRET has changed; save the channel again');
	try {
		const outcome = await deliver(deps, { deliveryId: id, event, target });
		// a test wants its answer now
		return { outcome, isFinal: event.kind === 'test' };
	} catch (error) {
		if (!(error instanceof RefusedAddress)) throw error;
		return failed(`${error.message}; allow it with SPANLEDGER_ALLOW_PRIVATE_WEBHOOKS`);
	}
}

function afterFailure(attempts: number, isFinal: boolean): AfterAttempt {
	const inMs = isFinal ? null : retryDelayMs(attempts);
	return inMs === null ? { state: 'failed' } : { state: 'waiting', inMs };
}
