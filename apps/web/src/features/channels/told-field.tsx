'use client';

import type { ToldChannels } from '@spanledger/core/notify/channel';
import { ChannelChecks } from '../reports/channel-checks.tsx';
import { NoChannels } from './no-channels.tsx';
import { useChannels } from './use-channels.ts';

type ToldFieldProps = { told: ToldChannels; onChange: (told: ToldChannels) => void };

/** Whom something tells: every channel there is and will be, or the ones that are ticked. */
export function ToldField({ told, onChange }: ToldFieldProps) {
	const channels = useChannels().list.data?.channels;
	if (channels === undefined) return <div className="h-6" />;
	if (channels.length === 0) return <NoChannels />;
	const known = told?.filter((id) => channels.some((channel) => channel.id === id)) ?? null;
	return (
		<div className="space-y-2">
			<label className="flex w-fit cursor-pointer items-center gap-2">
				<input
					type="checkbox"
					className="accent-accent"
					checked={known === null}
					onChange={({ target }) => onChange(target.checked ? null : [])}
				/>
				Tell all channels, those that come later too
			</label>
			{known !== null && <ChannelChecks channels={channels} chosen={known} onChange={onChange} fault={null} />}
			{known?.length === 0 && <p className="text-sm text-warn">Nobody is told.</p>}
		</div>
	);
}
