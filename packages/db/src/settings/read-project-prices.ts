import {
	listPrices,
	type PriceOverride,
	type ProjectPrices,
	projectPrices,
} from '@spanledger/core/prices/project-prices';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { readSection } from './read-section.ts';

const costsSection = projectPrices.pick({ costSetting: true, headSampling: true });

/** Everything a project has said about prices. Days are text: a date has no zone to shift it. */
export async function readProjectPrices(db: Queryable, scope: Scope): Promise<ProjectPrices> {
	const { costSetting, headSampling } = listPrices;
	const costs = await readSection(db, scope, {
		section: 'costs',
		shape: costsSection,
		unset: { costSetting, headSampling },
	});
	const overrides = await db.query<PriceOverride>(
		`SELECT id, provider, model, valid_from::text AS "validFrom", rates, units, multipliers, maps_to AS "mapsTo", note
		 FROM price_overrides WHERE project_id = $1 ORDER BY model, provider, valid_from, id`,
		[scope.projectId],
	);
	const discounts = await db.query<ProjectPrices['discounts'][number]>(
		`SELECT provider, valid_from::text AS "validFrom", trim_scale(percent)::text AS percent
		 FROM provider_discounts WHERE project_id = $1 ORDER BY provider, valid_from, id`,
		[scope.projectId],
	);
	return { ...costs, overrides: overrides.rows, discounts: discounts.rows };
}
