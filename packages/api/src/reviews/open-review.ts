import { DomainError } from '@spanledger/core/domain-error';
import { isFailure, mostGroups, noFailureId, otherGroupId } from '@spanledger/core/reviews/failure-group';
import { groupWords } from '@spanledger/core/reviews/group-words';
import { judgeFixes } from '@spanledger/core/reviews/judge-fixes';
import { wilsonInterval } from '@spanledger/core/reviews/wilson-interval';
import { listMembers } from '@spanledger/db/members/list-members';
import type { CountedGroup } from '@spanledger/db/reviews/build-review';
import { listReviews } from '@spanledger/db/reviews/list-reviews';
import {
	type LabelledItem,
	listLabelled,
	listReviewGroups,
	listReviewItems,
} from '@spanledger/db/reviews/review-parts';
import type { Scope } from '@spanledger/db/scope';
import type { Deps } from '../deps.ts';

const mostWeeks = 104;
/** Weeks whose controls are taken together: one week's are too few to say anything. */
const prevalenceWeeks = 12;

/** A review with its failures, traces and summary; the latest without a week, null while there is none. Throws `not-found`. */
export async function openReview({ db }: Pick<Deps, 'db'>, scope: Scope, week?: string | undefined) {
	const weeks = await listReviews(db, scope, { limit: mostWeeks });
	const at = week === undefined ? 0 : weeks.findIndex((review) => review.week === week);
	const review = weeks[at];
	if (review === undefined) {
		if (week === undefined) return null;
		throw new DomainError('not-found', `no review of the week of ${week}`, 'week');
	}
	const before = weeks[at + 1] ?? null;
	const trailingWeeks = weeks.slice(at, at + prevalenceWeeks);
	const trailing = trailingWeeks.map((one) => one.week);
	const [items, groups, labelled, members] = await Promise.all([
		listReviewItems(db, scope, review.week),
		listReviewGroups(db, scope, before === null ? [review.week] : [review.week, before.week]),
		listLabelled(db, scope, trailing),
		listMembers(db, scope),
	]);
	const own = groups.filter((group) => group.week === review.week);
	const earlier = groups.filter((group) => group.week !== review.week);
	const shown = showGroups(own.filter(isFailure), before === null ? null : earlier);
	const shownIds = new Set(shown.map(({ id }) => id));
	const failures = new Set(own.filter(isFailure).map(({ id }) => id));
	return {
		review,
		weeks: weeks.map(({ week, items, reviewed, doneAt }) => ({ week, items, reviewed, doneAt })),
		groups: shown,
		items: items.map((item) => ({
			...item,
			shownIn: !failures.has(item.groupId) ? noFailureId : shownIds.has(item.groupId) ? item.groupId : otherGroupId,
			/** Whether what is said of it may be said of those of its group. */
			hasKin: failures.has(item.groupId),
		})),
		members,
		summary: {
			causes: countCauses(labelled.filter((item) => item.week === review.week)),
			prevalence: prevalenceOf(labelled),
			trend: trailingWeeks.toReversed().map(({ week, doneAt }) => ({
				...{ week, isDone: doneAt !== null },
				causes: countCauses(labelled.filter((item) => item.week === week)),
			})),
			fixes: before === null ? [] : fixesOf(labelled, { week: before.week, own, earlier, traces: review.lookedAt }),
		},
	};
}

/** `what`: its name without the route. */
type Shown = { id: string; name: string; what: string; route: string; traces: number; before: number | null };

/** At most twelve: the most frequent, and one for the rest. `before` null = there was no week before. */
function showGroups(own: readonly CountedGroup[], earlier: readonly CountedGroup[] | null): Shown[] {
	const counts = new Map(earlier?.map(({ id, traces }) => [id, traces]));
	const all = own.map((group) => ({
		...{ id: group.id, name: groupWords(group), what: groupWords({ ...group, route: '' }) },
		...{ route: group.route, traces: group.traces },
		before: earlier === null ? null : (counts.get(group.id) ?? 0),
	}));
	if (all.length <= mostGroups) return all;
	const rest = all.slice(mostGroups - 1);
	const sum = (of: (group: Shown) => number) => rest.reduce((total, group) => total + of(group), 0);
	return [
		...all.slice(0, mostGroups - 1),
		{
			id: otherGroupId,
			...{ name: `${rest.length} other kinds`, what: `${rest.length} other kinds`, route: '' },
			traces: sum(({ traces }) => traces),
			before: earlier === null ? null : sum(({ before }) => before ?? 0),
		},
	];
}

function countCauses(items: readonly LabelledItem[]): { cause: string; count: number }[] {
	const counts = new Map<string, number>();
	for (const { cause } of items) if (cause !== null) counts.set(cause, (counts.get(cause) ?? 0) + 1);
	return [...counts].map(([cause, count]) => ({ cause, count })).sort((a, b) => b.count - a.count);
}

/** Of the random control alone: what was picked because it looked bad says nothing about how often things are bad. */
function prevalenceOf(labelled: readonly LabelledItem[]) {
	const control = labelled.filter(({ picked }) => picked === 'control');
	const bad = control.filter(({ cause }) => cause !== 'not-a-problem');
	return {
		any: wilsonInterval(bad.length, control.length),
		causes: countCauses(bad).flatMap(({ cause, count }) => {
			const prevalence = wilsonInterval(count, control.length);
			return prevalence === null ? [] : [{ cause, prevalence }];
		}),
	};
}

function fixesOf(
	labelled: readonly LabelledItem[],
	last: { week: string; own: readonly CountedGroup[]; earlier: readonly CountedGroup[]; traces: number },
) {
	const ids = new Set(
		labelled.flatMap(({ week, outcome, groupId }) => (week === last.week && outcome === 'fixed' ? [groupId] : [])),
	);
	const then = new Map(last.earlier.map((group) => [group.id, group]));
	const counts = new Map(last.own.map(({ id, traces }) => [id, traces]));
	const fixed = [...ids].map((groupId) => ({ groupId, week: last.week, before: then.get(groupId)?.traces ?? 0 }));
	return judgeFixes(fixed, { counts, traces: last.traces }).map((fix) => {
		const group = then.get(fix.groupId);
		return { ...fix, name: group === undefined ? fix.groupId : groupWords(group) };
	});
}
