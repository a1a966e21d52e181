'use client';

import { groupWords } from '@spanledger/core/reviews/group-words';
import Link from 'next/link';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Field } from '../../ui/field.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Switch } from '../../ui/switch.tsx';
import { useChannels } from '../channels/use-channels.ts';
import { useProject } from '../projects/project-context.tsx';
import { ChannelChecks } from '../reports/channel-checks.tsx';
import { SettingsFrame } from '../settings/settings-frame.tsx';
import { ZonePicker } from '../time-range/zone-picker.tsx';
import { OwnCauses } from './own-causes.tsx';
import { dayNames, hourWords, poolWords } from './review-words.ts';
import { type StoredReview, useReviewSettings } from './use-review-settings.ts';

/** When the weekly review builds itself, how long it is, who is told. */
export function ReviewSettingsPage() {
	const { stored } = useReviewSettings();
	const { list } = useChannels();
	const failed = [stored, list].find(({ isError }) => isError);
	return (
		<SettingsFrame
			title="Review"
			lead="Each week, the traces that are worth a person’s time, grouped by how they failed."
		>
			{failed?.error != null && (
				<ErrorNote title="The settings could not be read" error={failed.error} onRetry={() => failed.refetch()} />
			)}
			{failed === undefined && (!stored.isSuccess || !list.isSuccess) && <SkeletonRows rows={5} height={40} />}
			{stored.isSuccess && list.isSuccess && <ReviewForm stored={stored.data} channels={list.data.channels} />}
		</SettingsFrame>
	);
}

const hours = Array.from({ length: 24 }, (_, hour) => ({ value: `${hour}`, label: hourWords(hour) }));

type FormProps = { stored: StoredReview; channels: Parameters<typeof ChannelChecks>[0]['channels'] };

function ReviewForm({ stored, channels }: FormProps) {
	const { slug } = useProject();
	const { save } = useReviewSettings();
	const [draft, setDraft] = useState(stored.settings);
	const change = (changed: Partial<typeof draft>) => setDraft({ ...draft, ...changed });
	return (
		<div className="max-w-[64ch] space-y-5">
			<Switch label="Build a review each week" checked={draft.enabled} onChange={(enabled) => change({ enabled })} />
			<div className="flex flex-wrap items-center gap-2">
				<Choice
					label="Weekday"
					value={`${draft.weekday}`}
					onChange={(weekday) => change({ weekday: Number(weekday) })}
					options={dayNames.map((label, index) => ({ value: `${index + 1}`, label }))}
				/>
				<Choice
					label="Hour"
					value={`${draft.hour}`}
					onChange={(hour) => change({ hour: Number(hour) })}
					options={hours}
				/>
				<div className="w-64">
					<ZonePicker zone={draft.timeZone} onChange={(timeZone) => change({ timeZone })} />
				</div>
			</div>
			<div className="w-40">
				<Field
					label="Traces in a review"
					type="number"
					min={5}
					max={100}
					value={draft.size}
					onChange={(event) => change({ size: Number(event.target.value) })}
					hint="A fifth is a random control."
				/>
			</div>
			<OwnCauses causes={draft.causes} onChange={(causes) => change({ causes })} />
			<ChannelChecks
				channels={channels}
				chosen={draft.channelIds}
				onChange={(channelIds) => change({ channelIds })}
				fault={null}
			/>
			{save.isError && <ErrorNote title="The settings were not saved" error={save.error} />}
			<div className="flex flex-wrap items-center gap-2">
				<Button
					look="primary"
					disabled={save.isPending}
					onClick={() => save.mutate({ project: slug, settings: draft })}
				>
					Save
				</Button>
				{save.isSuccess && <span className="text-sm text-good">Saved</span>}
				{stored.nextAt !== null && (
					<span className="text-sm text-text-3">
						Next: {stored.nextAt.toLocaleString('en-GB', { timeZone: stored.settings.timeZone })}
					</span>
				)}
			</div>
			<PreviewNow />
		</div>
	);
}

function PreviewNow() {
	const { slug } = useProject();
	const { preview, buildNow } = useReviewSettings();
	return (
		<section className="space-y-2 border-t border-line pt-4">
			<h2 className="text-lg font-medium">Without waiting</h2>
			<div className="flex flex-wrap gap-2">
				<Button disabled={preview.isFetching} onClick={() => preview.refetch()}>
					Preview
				</Button>
				<Button disabled={buildNow.isPending} onClick={() => buildNow.mutate({ project: slug })}>
					Build now
				</Button>
			</div>
			{buildNow.isError && <ErrorNote title="No review was built" error={buildNow.error} />}
			{buildNow.isSuccess && (
				<p>
					It is there:{' '}
					<Link href={`/${slug}/review?week=${buildNow.data.week}`} className="text-accent hover:underline">
						week of {buildNow.data.week}
					</Link>
				</p>
			)}
			{preview.isError && <ErrorNote title="The preview could not be made" error={preview.error} />}
			{preview.data !== undefined && (
				<>
					<p className="text-text-2">
						{preview.data.items} traces, {preview.data.control} of them control; {preview.data.failing} of{' '}
						{preview.data.lookedAt} that were looked at failed in some way. {poolWords(preview.data)} Nothing was
						written.
					</p>
					<ul className="space-y-1">
						{preview.data.groups.slice(0, 11).map((group) => (
							<li key={group.id} className="flex justify-between gap-4 border-b border-line py-1">
								<span className="min-w-0 break-words">{groupWords(group)}</span>
								<span className="figure text-text-2">{group.traces}</span>
							</li>
						))}
					</ul>
				</>
			)}
		</section>
	);
}
