import { DomainError } from '@spanledger/core/domain-error';
import type { Transaction } from '../connect.ts';
import { jsonText } from '../json-text.ts';
import type { Scope } from '../scope.ts';
import { type NewOverride, overrideColumns, type StoredOverride } from './override-row.ts';

/** More than this nobody keeps by hand; every settlement reads them all after a change. */
export const mostOverrides = 2_000;

/** Throws DomainError('conflict') when the same provider, model and day have a price already, or there are too many. */
export async function insertOverride(
	tx: Transaction,
	{ projectId }: Scope,
	override: NewOverride,
	createdBy: string,
): Promise<StoredOverride> {
	const { provider, model, validFrom, rates, units, multipliers, mapsTo, note } = override;
	await refuseTooMany(tx, projectId);
	const { rows } = await tx.query<StoredOverride>(
		`INSERT INTO price_overrides
			(project_id, provider, model, valid_from, rates, units, multipliers, maps_to, note, created_at, created_by)
		 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, clock_timestamp(), $10)
		 ON CONFLICT DO NOTHING
		 RETURNING ${overrideColumns}`,
		[
			projectId,
			provider,
			model,
			validFrom,
			jsonText(rates),
			jsonText(units),
			jsonText(multipliers),
			mapsTo === null ? null : jsonText(mapsTo),
			note,
			createdBy,
		],
	);
	const [stored] = rows;
	if (stored === undefined)
		throw new DomainError('conflict', `${nameOf(override)} has a price already: edit that one`, 'model');
	return stored;
}

async function refuseTooMany(tx: Transaction, projectId: string): Promise<void> {
	const { rows } = await tx.query<{ count: bigint }>(
		'SELECT count(*) AS count FROM price_overrides WHERE project_id = $1',
		[projectId],
	);
	if (Number(rows[0]?.count ?? 0n) >= mostOverrides)
		throw new DomainError('conflict', `a project has at most ${mostOverrides} prices of its own`, 'model');
}

/** "openai/gpt-4o from 2026-11-01" */
const nameOf = ({ provider, model, validFrom }: NewOverride): string =>
	`${provider ?? 'any provider'}/${model}${validFrom === null ? '' : ` from ${validFrom}`}`;
