import type { NotificationEvent } from '../notify/notification-event.ts';
import type { FailureGroup } from './failure-group.ts';
import { groupWords } from './group-words.ts';

type Told = {
	week: string;
	project: { slug: string; name: string };
	items: number;
	/** Largest first. */
	groups: readonly (Pick<FailureGroup, 'signal' | 'route' | 'tool' | 'message'> & { count: number })[];
	publicUrl: string;
	atMs: number;
};

/** What people are told when a review is ready: how much there is to look at, and what failed most. */
export function reviewReadyNotification({ week, project, items, groups, publicUrl, atMs }: Told): NotificationEvent {
	const path = `/${project.slug}/review?week=${week}`;
	return {
		key: `review-ready/${week}`,
		kind: 'review-ready',
		severity: 'info',
		title: `${project.name}: ${items} traces of the week of ${week} are ready to review`,
		text: groups.length === 0 ? 'Nothing failed in a way that was noticed; the control is still worth a look.' : '',
		facts: groups.slice(0, 5).map((group) => ({
			label: groupWords(group),
			value: `${group.count.toLocaleString('en-US')} traces`,
			url: new URL(path, publicUrl).href,
		})),
		path,
		at: new Date(atMs).toISOString(),
	};
}

/** What people are told when the last trace of a review is labelled. */
export function reviewDoneNotification(done: {
	week: string;
	project: { slug: string; name: string };
	causes: readonly { cause: string; count: number }[];
	atMs: number;
}): NotificationEvent {
	const items = done.causes.reduce((sum, { count }) => sum + count, 0);
	return {
		key: `review-done/${done.week}`,
		kind: 'review-ready',
		severity: 'info',
		title: `${done.project.name}: the review of the week of ${done.week} is done`,
		text: `${items} traces were labelled.`,
		facts: done.causes.slice(0, 8).map(({ cause, count }) => ({ label: cause, value: `${count} traces` })),
		path: `/${done.project.slug}/review?week=${done.week}&tab=summary`,
		at: new Date(done.atMs).toISOString(),
	};
}
