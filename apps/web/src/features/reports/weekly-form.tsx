'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { refusedField } from '../../trpc/error-words.ts';
import { Button } from '../../ui/button.tsx';
import { Switch } from '../../ui/switch.tsx';
import { MailOffNote } from '../channels/mail-off-note.tsx';
import type { Channel } from '../channels/use-channels.ts';
import { useProject } from '../projects/project-context.tsx';
import { ChannelChecks } from './channel-checks.tsx';
import { NextReport } from './next-report.tsx';
import { useWeeklySpend, type WeeklySettings, type WeeklySpend } from './use-weekly-spend.ts';
import { WeeklyPreview } from './weekly-preview.tsx';
import { WeeklyTime } from './weekly-time.tsx';

type WeeklyFormProps = { stored: WeeklySpend; channels: readonly Channel[]; mailIsOn: boolean };

/** Who is told when, with the message it would be now. */
export function WeeklyForm({ stored, channels, mailIsOn }: WeeklyFormProps) {
	const form = useWeeklyForm(stored);
	const { settings, change } = form;
	const isMailChosen = channels.some(({ id, kind }) => kind === 'email' && settings.channelIds.includes(id));
	return (
		<div className="space-y-6">
			<form
				noValidate
				className="panel space-y-5 p-4"
				onSubmit={(event) => {
					event.preventDefault();
					form.save();
				}}
			>
				<div className="flex flex-wrap items-center justify-between gap-2">
					<Switch
						label="Tell the weekly spend"
						checked={settings.enabled}
						onChange={(enabled) => change({ enabled })}
					/>
					<NextReport nextAt={stored.nextAt} zone={stored.settings.timeZone} />
				</div>
				<ChannelChecks
					channels={channels}
					chosen={settings.channelIds}
					onChange={(channelIds) => change({ channelIds })}
					fault={form.faultOf('channelIds')}
				/>
				{!mailIsOn && isMailChosen && <MailOffNote />}
				<WeeklyTime settings={settings} onChange={change} fault={form.faultOf('timeZone')} />
				{form.refusal !== null && (
					<p role="alert" className="text-bad">
						{form.refusal}
					</p>
				)}
				<div className="flex flex-wrap gap-2">
					<Button type="submit" look="primary" disabled={!form.isChanged || form.isSaving}>
						Save
					</Button>
					<Button disabled={form.isSending} onClick={form.sendNow}>
						Send last week’s now
					</Button>
				</div>
			</form>
			<WeeklyPreview timeZone={settings.timeZone} />
		</div>
	);
}

const noChannel = 'Choose at least one channel: without any nobody is told.';
const ownFields = ['channelIds', 'timeZone'];

/** What is typed, what is wrong with it, saving it, and sending the message at once. */
function useWeeklyForm(stored: WeeklySpend) {
	const { slug: project } = useProject();
	const { save, sendNow } = useWeeklySpend();
	const [settings, setSettings] = useState<WeeklySettings>(stored.settings);
	const [lacksChannel, setLacksChannel] = useState(false);
	const error = save.error ?? sendNow.error;
	const refused = error === null ? null : refusedField(error);
	const refusedName = refused?.field?.split('.').find((name) => ownFields.includes(name)) ?? null;

	const change = (changed: Partial<WeeklySettings>) => {
		setSettings((before) => ({ ...before, ...changed }));
		setLacksChannel(false);
		save.reset();
		sendNow.reset();
	};
	/** Whether somebody would be told; says so where not. */
	const hasChannel = (isNeeded: boolean): boolean => {
		const lacks = isNeeded && settings.channelIds.length === 0;
		setLacksChannel(lacks);
		return !lacks;
	};
	return {
		settings,
		change,
		faultOf: (field: string): string | null =>
			lacksChannel && field === 'channelIds' ? noChannel : refusedName === field ? (refused?.words ?? null) : null,
		refusal: refused === null || refusedName !== null ? null : refused.words,
		isChanged: JSON.stringify(settings) !== JSON.stringify(stored.settings),
		isSaving: save.isPending,
		isSending: sendNow.isPending,
		save: () => {
			if (!hasChannel(settings.enabled)) return;
			save.mutate({ project, settings }, { onSuccess: () => toast.success('Saved') });
		},
		sendNow: () => {
			if (!hasChannel(true)) return;
			const { channelIds, timeZone } = settings;
			sendNow.mutate(
				{ project, channelIds, timeZone },
				{ onSuccess: () => toast.success(sentWords(channelIds.length)) },
			);
		},
	};
}

const sentWords = (channels: number): string =>
	channels === 1
		? 'On its way to 1 channel; its log says how it went'
		: `On its way to ${channels} channels; their logs say how it went`;
