import { setTimeout as sleep } from 'node:timers/promises';
import type { Pricing } from '@spanledger/core/prices/pricing';
import type { Db } from '@spanledger/db/connect';
import type { Scope } from '@spanledger/db/scope';
import { SettingsChanged } from '@spanledger/db/settings/hold-settings';
import { readSettingsVersion } from '@spanledger/db/settings/read-settings-version';
import { claimUnsettled, type UnsettledTrace } from '@spanledger/db/settle/claim-unsettled';
import { deferUnsettled } from '@spanledger/db/settle/defer-unsettled';
import { settleBatch } from './settle-batch.ts';

export type SettleDeps = {
	db: Db;
	/** What a project's bills are reckoned by now. Asked before each batch, so that a changed price holds for the next. */
	pricingOf: (scope: Scope) => Promise<Pricing>;
	now: () => Date;
	/** Told of traces that could not be settled; they are tried again later. */
	onFault: (reason: string) => void;
};

/** One transaction's worth: large enough to sum rollup changes up (500 traces touch half as many rows as 2,000), short of a second. */
const batch = { maxTraces: 2_000, maxSpans: 5_000, leaseMs: 60_000 };
const idleMs = 200;
const settlers = 2;

/** Settles due traces until closed. `close` waits for the batches under way. */
export function runSettle(deps: SettleDeps): { close: () => Promise<void> } {
	const stop = new AbortController();
	const loops = Array.from({ length: settlers }, () => settleUntil(deps, stop.signal));
	return {
		close: async () => {
			stop.abort();
			await Promise.all(loops);
		},
	};
}

async function settleUntil(deps: SettleDeps, signal: AbortSignal): Promise<void> {
	while (!signal.aborted) {
		const settled = await settleDue(deps).catch((error) => {
			deps.onFault(reasonOf(error));
			return 0;
		});
		if (settled === 0) await sleep(idleMs, undefined, { signal }).catch(() => {});
	}
}

/** Settles one batch of due traces and returns how many were taken. */
export async function settleDue(deps: SettleDeps): Promise<number> {
	const traces = await claimUnsettled(deps.db, batch);
	for (const [projectId, ofProject] of groupByProject(traces)) await settleOrIsolate(deps, projectId, ofProject);
	return traces.length;
}

/** A batch that fails is settled trace by trace, so that one bad trace holds up nobody else. */
async function settleOrIsolate(deps: SettleDeps, projectId: string, traces: readonly UnsettledTrace[]): Promise<void> {
	try {
		// the version first: the prices may be newer than it says, never older
		const settingsVersion = await readSettingsVersion(deps.db, { projectId });
		const pricing = await deps.pricingOf({ projectId });
		await settleBatch(deps.db, { projectId }, { pricing, settingsVersion }, traces, deps.now());
	} catch (error) {
		if (error instanceof SettingsChanged) return settleOrIsolate(deps, projectId, traces);
		if (traces.length > 1) {
			for (const trace of traces) await settleOrIsolate(deps, projectId, [trace]);
			return;
		}
		for (const trace of traces) {
			deps.onFault(`trace ${trace.traceId} cannot be settled: ${reasonOf(error)}`);
			await deferUnsettled(deps.db, trace, reasonOf(error));
		}
	}
}

function groupByProject(traces: readonly UnsettledTrace[]): Map<string, UnsettledTrace[]> {
	const groups = new Map<string, UnsettledTrace[]>();
	for (const trace of traces) {
		const group = groups.get(trace.projectId);
		if (group === undefined) groups.set(trace.projectId, [trace]);
		else group.push(trace);
	}
	return groups;
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
