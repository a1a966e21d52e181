'use client';

import { ErrorNote } from '../../ui/error-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useChannels } from '../channels/use-channels.ts';
import { SettingsFrame } from '../settings/settings-frame.tsx';
import { useWeeklySpend } from './use-weekly-spend.ts';
import { WeeklyForm } from './weekly-form.tsx';

/** What the project tells by itself: its spend, each week. */
export function ReportsPage() {
	const { stored } = useWeeklySpend();
	const { list } = useChannels();
	const failed = [stored, list].find(({ isError }) => isError);
	return (
		<SettingsFrame
			title="Reports"
			lead="Each week, what the last one cost, why it is not what the one before cost, and who moved it: by mail, Slack or webhook."
		>
			{failed?.error != null && (
				<div className="panel">
					<ErrorNote title="The reports could not be read" error={failed.error} onRetry={() => failed.refetch()} />
				</div>
			)}
			{failed === undefined && (!stored.isSuccess || !list.isSuccess) && <SkeletonRows rows={5} height={40} />}
			{failed === undefined && stored.isSuccess && list.isSuccess && (
				<WeeklyForm stored={stored.data} channels={list.data.channels} mailIsOn={list.data.mailIsOn} />
			)}
		</SettingsFrame>
	);
}
