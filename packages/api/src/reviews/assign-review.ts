import { DomainError } from '@spanledger/core/domain-error';
import { listMembers } from '@spanledger/db/members/list-members';
import { assignItems } from '@spanledger/db/reviews/assign-items';
import type { Scope } from '@spanledger/db/scope';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { weekName } from './label-review.ts';

/** Who looks at which traces; `to`: a member's e-mail, null = whoever comes. */
export const assignment = z.object({
	week: weekName,
	positions: z.array(z.int().positive()).min(1).max(100),
	to: z.string().max(320).nullable(),
});

/** Gives traces of a review to a member. Throws `invalid` for a stranger, `not-found` where the review has no such trace. */
export async function assignReview(
	{ db }: Pick<Deps, 'db'>,
	scope: Scope,
	{ week, positions, to }: z.output<typeof assignment>,
): Promise<void> {
	if (to !== null && !(await listMembers(db, scope)).some(({ email }) => email === to))
		throw new DomainError('invalid', `${to} is no member of this project`, 'to');
	const given = await assignItems(db, scope, { week, positions, to });
	if (given === 0)
		throw new DomainError('not-found', `no such trace in the review of the week of ${week}`, 'positions');
}
