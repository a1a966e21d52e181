import { DomainError } from '@spanledger/core/domain-error';
import type { RangeJob } from '@spanledger/core/range-jobs/range-job';
import { type RepriceFilter, repriceFilter } from '@spanledger/core/reprice/reprice-filter';
import { repriceResult } from '@spanledger/core/reprice/reprice-result';
import type { Db } from '@spanledger/db/connect';
import { createRangeJob } from '@spanledger/db/range-jobs/create-range-job';
import { findRangeJob } from '@spanledger/db/range-jobs/find-range-job';
import type { Scope } from '@spanledger/db/scope';
import { readSettingsVersion } from '@spanledger/db/settings/read-settings-version';
import { z } from 'zod';

/** Span starts, `to` exclusive, and which calls among them. */
export const repriceOrder = z.object({ from: z.date(), to: z.date(), filter: repriceFilter });

/** Reckons in the background what pricing a range again would change. Throws DomainError('invalid') for an empty range. */
export function previewReprice(
	db: Db,
	scope: Scope,
	{ from, to, filter, createdBy }: { from: Date; to: Date; filter: RepriceFilter; createdBy: string },
): Promise<RangeJob> {
	if (from >= to) throw new DomainError('invalid', 'from must lie before to', 'from');
	return createRangeJob(db, scope, { kind: 'reprice', writes: false, from, to, input: filter, createdBy });
}

/**
 * Does what a preview has shown: nobody re-prices what nobody has seen. Throws DomainError('not-found'), and DomainError('conflict')
 * while the preview is not done, when prices were changed since, or while another re-pricing is under way.
 */
export async function repriceAsPreviewed(
	db: Db,
	scope: Scope,
	{ previewId, createdBy }: { previewId: string; createdBy: string },
): Promise<RangeJob> {
	const preview = await findRangeJob(db, scope, { id: previewId });
	if (preview === null || preview.kind !== 'reprice' || preview.writes)
		throw new DomainError('not-found', 'no such preview', 'previewId');
	if (preview.state !== 'done') throw new DomainError('conflict', `this preview is ${preview.state}`, 'previewId');
	const { settingsVersion, pricesChanged } = repriceResult.parse(preview.result);
	const current = String(await readSettingsVersion(db, scope));
	if (pricesChanged || settingsVersion !== current)
		throw new DomainError('conflict', 'settings have been changed since this preview: preview again', 'previewId');
	const { from, to, input } = preview;
	return createRangeJob(db, scope, { kind: 'reprice', writes: true, from, to, input, createdBy });
}
