import type { Queryable } from '../connect.ts';
import { type Membership, type MembershipRow, membershipFromRow, membershipSelect } from './membership.ts';

/** What a person may do in the project of that slug; null when they are no member or there is no such project. */
export async function findMembership(
	db: Queryable,
	{ userId, slug }: { userId: string; slug: string },
): Promise<Membership | null> {
	const { rows } = await db.query<MembershipRow>({
		name: 'find-membership',
		text: `${membershipSelect} WHERE m.user_id = $1 AND p.slug = $2`,
		values: [userId, slug],
	});
	return rows[0] === undefined ? null : membershipFromRow(rows[0]);
}
