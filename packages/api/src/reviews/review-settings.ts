import { DomainError } from '@spanledger/core/domain-error';
import { type ReviewSettings, reviewSettings, reviewUnset } from '@spanledger/core/reviews/review-settings';
import { nextTurn } from '@spanledger/core/reviews/review-turn';
import { reviewWindow } from '@spanledger/core/reviews/review-window';
import { listChannels } from '@spanledger/db/channels/list-channels';
import type { Project } from '@spanledger/db/projects/project';
import { previewReview } from '@spanledger/db/reviews/build-review';
import { listReviews } from '@spanledger/db/reviews/list-reviews';
import { turnWeek } from '@spanledger/db/reviews/turn-week';
import { readSection } from '@spanledger/db/settings/read-section';
import { saveSection } from '@spanledger/db/settings/save-section';
import type { Deps } from '../deps.ts';

type Asked = Pick<Deps, 'db' | 'now' | 'publicUrl'> & { project: Project };
const scopeOf = ({ project }: Asked) => ({ projectId: project.id });

/** When the project's review builds itself; `nextAt` null = it does not. Channels that are gone are left out. */
export async function getReviewSettings(asked: Asked) {
	const settings = await read(asked);
	const known = new Set((await listChannels(asked.db, scopeOf(asked))).map(({ id }) => id));
	return {
		settings: { ...settings, channelIds: settings.channelIds.filter((id) => known.has(id)) },
		nextAt: settings.enabled ? new Date(nextTurn(settings, asked.now().getTime()).atMs) : null,
	};
}

const read = (asked: Asked): Promise<ReviewSettings> =>
	readSection(asked.db, scopeOf(asked), {
		...{ section: 'review', shape: reviewSettings, unset: reviewUnset(asked.project.timezone) },
	});

/** Throws DomainError('invalid') for a channel that the project does not have. */
export async function saveReviewSettings(asked: Asked, settings: ReviewSettings, savedBy: string): Promise<void> {
	const known = new Set((await listChannels(asked.db, scopeOf(asked))).map(({ id }) => id));
	const foreign = settings.channelIds.find((id) => !known.has(id));
	if (foreign !== undefined) throw new DomainError('invalid', `no channel "${foreign}" in this project`, 'channelIds');
	await saveSection(asked.db, scopeOf(asked), { section: 'review', value: settings, savedBy });
}

/** What would be built now. Writes nothing. */
export async function previewReviewNow(asked: Asked) {
	const { settings, window } = await openWeek(asked);
	const { items, groups, ...counts } = await previewReview(asked.db, scopeOf(asked), {
		window,
		size: settings.size,
	});
	return {
		items: items.length,
		control: items.filter(({ picked }) => picked === 'control').length,
		groups,
		...counts,
	};
}

/** Builds the review of the week under way with what there is so far; the next one goes on from here. Throws `conflict` when it stands. */
export async function buildReviewNow(asked: Asked, builtBy: string): Promise<{ week: string }> {
	const { settings, week, lastEnd, project } = await openWeek(asked);
	const now = asked.now();
	const known = await listReviews(asked.db, scopeOf(asked), { limit: 1 });
	if (known.some((review) => review.week === week))
		throw new DomainError('conflict', `the review of the week of ${week} is there already`);
	const built = await turnWeek(asked.db, {
		...{ project, settings, lastEnd, week, endMs: now.getTime(), builtBy, publicUrl: asked.publicUrl, now },
	});
	if (built === null)
		throw new DomainError('conflict', 'there is no trace with a model call or a failure to review yet');
	return { week };
}

async function openWeek(asked: Asked) {
	const settings = await read(asked);
	const nowMs = asked.now().getTime();
	const [last] = await listReviews(asked.db, scopeOf(asked), { limit: 1 });
	const lastEnd = last?.windowEnd ?? null;
	const { fromMs, toMs } = reviewWindow(nowMs, lastEnd?.getTime() ?? null);
	const project = { projectId: asked.project.id, slug: asked.project.slug, name: asked.project.name };
	const window = { from: new Date(fromMs), to: new Date(toMs) };
	return { settings, project, week: nextTurn(settings, nowMs).week, lastEnd, window };
}
