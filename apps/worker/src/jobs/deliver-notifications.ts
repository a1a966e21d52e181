import { retryDelayMs } from '@spanledger/core/notify/retry-delay';
import type { Db } from '@spanledger/db/connect';
import { type ClaimedDelivery, claimDeliveries } from '@spanledger/db/notifications/claim-deliveries';
import { type AfterAttempt, noteAttempt } from '@spanledger/db/notifications/note-attempt';
import { type DeliverDeps, deliver } from '../deliver/deliver.ts';
import { type Outcome, RefusedAddress } from '../deliver/post-json.ts';
import type { Deps, RunningJob } from '../deps.ts';
import { repeatEvery } from '../repeat-every.ts';

const batch = { limit: 20, leaseMs: 60_000 };

/** Brings notifications to their channels: each at least once, tried for about a day. */
export function runDeliverNotifications({ db, secret, log, tell }: Deps): RunningJob {
	return repeatEvery({
		everyMs: 500,
		work: async () => {
			while ((await deliverDue(db, secret, { ...tell, now: () => new Date() })) === batch.limit);
		},
		onError: (error) => log.warn({ err: error }, 'notifications could not be delivered; they are tried again'),
	});
}

/** One round; how many were taken. Channels do not wait for each other. */
export async function deliverDue(db: Db, secret: string, deps: DeliverDeps): Promise<number> {
	const claimed = await claimDeliveries(db, { ...batch, secret });
	await Promise.all(claimed.map((delivery) => attempt(db, deps, delivery)));
	return claimed.length;
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
