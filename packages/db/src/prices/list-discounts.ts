import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { discountColumns, type StoredDiscount } from './discount-row.ts';

/** All discounts of a project, by provider, then date. */
export async function listDiscounts(db: Queryable, { projectId }: Scope): Promise<StoredDiscount[]> {
	const { rows } = await db.query<StoredDiscount>(
		`SELECT ${discountColumns} FROM provider_discounts WHERE project_id = $1
		 ORDER BY provider, valid_from NULLS FIRST, id`,
		[projectId],
	);
	return rows;
}
