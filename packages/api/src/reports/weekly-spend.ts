import { randomUUID } from 'node:crypto';
import { DomainError } from '@spanledger/core/domain-error';
import type { NotificationEvent } from '@spanledger/core/notify/notification-event';
import { lastWholeWeek, nextTellAtMs } from '@spanledger/core/reports/report-week';
import { weeklySpendNotification } from '@spanledger/core/reports/weekly-spend-notification';
import {
	type WeeklySpendSettings,
	weeklySpendSettings,
	weeklySpendUnset,
} from '@spanledger/core/reports/weekly-spend-settings';
import { writeAudit } from '@spanledger/db/audit/write-audit';
import { listChannels } from '@spanledger/db/channels/list-channels';
import { inTransaction } from '@spanledger/db/in-transaction';
import { enqueueNotification } from '@spanledger/db/notifications/enqueue-notification';
import type { Project } from '@spanledger/db/projects/project';
import { readWeeklySpend } from '@spanledger/db/reports/read-weekly-spend';
import { readSection } from '@spanledger/db/settings/read-section';
import { saveSection } from '@spanledger/db/settings/save-section';
import type { Deps } from '../deps.ts';

type Asked = Pick<Deps, 'db' | 'now' | 'publicUrl'> & { project: Project };
const scopeOf = ({ project }: Asked) => ({ projectId: project.id });

/** How the project tells its weeks; `nextAt` null = it does not. Channels that are gone are left out. */
export async function getWeeklySpend(asked: Asked) {
	const { db, now, project } = asked;
	const section = { section: 'weeklySpend', shape: weeklySpendSettings } as const;
	const settings = await readSection(db, scopeOf(asked), { ...section, unset: weeklySpendUnset(project.timezone) });
	const known = new Set((await listChannels(db, scopeOf(asked))).map(({ id }) => id));
	return {
		settings: { ...settings, channelIds: settings.channelIds.filter((id) => known.has(id)) },
		nextAt: settings.enabled ? new Date(nextTellAtMs(settings, now().getTime())) : null,
	};
}

/** Throws DomainError('invalid') for a channel that the project does not have. */
export async function saveWeeklySpend(asked: Asked, settings: WeeklySpendSettings, savedBy: string): Promise<void> {
	await refuseForeignChannels(asked, settings.channelIds);
	await saveSection(asked.db, scopeOf(asked), { section: 'weeklySpend', value: settings, savedBy });
}

/** What would be told now: of the last whole week of the zone. */
export async function previewWeeklySpend(
	{ db, now, publicUrl, project }: Asked,
	{ timeZone }: { timeZone: string },
): Promise<NotificationEvent> {
	const atMs = now().getTime();
	const spend = await readWeeklySpend(db, { projectId: project.id }, lastWholeWeek(timeZone, atMs));
	return weeklySpendNotification({ spend, project, publicUrl, atMs });
}

/** Tells the last whole week at once, beside and not instead of the report that goes out by itself. Audited. */
export async function sendWeeklySpend(
	asked: Asked,
	{ timeZone, channelIds }: { timeZone: string; channelIds: readonly string[] },
	sentBy: string,
): Promise<void> {
	await refuseForeignChannels(asked, channelIds);
	const event = await previewWeeklySpend(asked, { timeZone });
	const key = `${event.key}/now/${randomUUID()}`;
	await inTransaction(asked.db, async (tx) => {
		await enqueueNotification(tx, scopeOf(asked), { ...event, key }, channelIds);
		await writeAudit(tx, scopeOf(asked), {
			actor: sentBy,
			action: 'weeklySpend.send',
			subject: event.key,
			details: { channelIds },
		});
	});
}

async function refuseForeignChannels(asked: Asked, channelIds: readonly string[]): Promise<void> {
	const known = new Set((await listChannels(asked.db, scopeOf(asked))).map(({ id }) => id));
	const foreign = channelIds.find((id) => !known.has(id));
	if (foreign !== undefined) throw new DomainError('invalid', `no channel "${foreign}" in this project`, 'channelIds');
}
