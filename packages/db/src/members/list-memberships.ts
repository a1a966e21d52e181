import type { Queryable } from '../connect.ts';
import { type Membership, type MembershipRow, membershipFromRow, membershipSelect } from './membership.ts';

/** The projects a person is a member of, oldest first. */
export async function listMemberships(db: Queryable, { userId }: { userId: string }): Promise<Membership[]> {
	const { rows } = await db.query<MembershipRow>(
		`${membershipSelect} WHERE m.user_id = $1 ORDER BY p.created_at, p.id`,
		[userId],
	);
	return rows.map(membershipFromRow);
}
