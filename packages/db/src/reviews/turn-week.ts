import { reviewReadyNotification } from '@spanledger/core/reviews/review-notification';
import type { ReviewSettings } from '@spanledger/core/reviews/review-settings';
import { reviewWindow } from '@spanledger/core/reviews/review-window';
import type { Db } from '../connect.ts';
import { enqueueNotification } from '../notifications/enqueue-notification.ts';
import { buildReview, type ChosenReview } from './build-review.ts';

type Turning = {
	project: { projectId: string; slug: string; name: string };
	settings: Pick<ReviewSettings, 'size' | 'channelIds'>;
	lastEnd: Date | null;
	week: string;
	/** Traces up to here. */
	endMs: number;
	builtBy: string;
	publicUrl: string;
	now: Date;
};

/** Builds the review of a week and tells the channels that it is ready: both stand or neither. null = there is one, or nothing to review. */
export function turnWeek(db: Db, turning: Turning): Promise<ChosenReview | null> {
	const { project, settings, week, endMs, builtBy, publicUrl, now } = turning;
	const { fromMs, toMs } = reviewWindow(endMs, turning.lastEnd?.getTime() ?? null);
	const window = { from: new Date(fromMs), to: new Date(toMs) };
	return buildReview(
		db,
		project,
		{ week, window, size: settings.size, builtBy, now },
		async (tx, { items, groups }) => {
			const told = groups.map((group) => ({ ...group, count: group.traces }));
			const event = reviewReadyNotification({
				...{ week, project, publicUrl, items: items.length, groups: told, atMs: now.getTime() },
			});
			await enqueueNotification(tx, project, event, settings.channelIds);
		},
	);
}
