'use client';

import { Field } from '../../ui/field.tsx';
import { Switch } from '../../ui/switch.tsx';
import { NoChannels } from '../channels/no-channels.tsx';
import { useChannels } from '../channels/use-channels.ts';
import { type DraftPart, FormPart, faultOf } from './form-part.tsx';

/** At what it tells, and whom. */
export function TellingFields(part: DraftPart) {
	const { draft, faults, onChange } = part;
	return (
		<FormPart title="Tell">
			<div className="grid gap-3 sm:grid-cols-2">
				<Field
					label="At, percent of the limit"
					value={draft.thresholds}
					hint="Once each in a period; again only after the limit is raised."
					onChange={(event) => onChange({ ...draft, thresholds: event.target.value })}
					{...faultOf(faults, 'thresholds')}
				/>
				<Field
					label="Owners"
					value={draft.owners}
					placeholder="ann@example.com"
					hint="Who answers for it. Only channels are told."
					onChange={(event) => onChange({ ...draft, owners: event.target.value })}
					{...faultOf(faults, 'owners')}
				/>
			</div>
			<Switch
				checked={draft.warnsOnTrack}
				onChange={(warnsOnTrack) => onChange({ ...draft, warnsOnTrack })}
				label="Also once it is on track to exceed the limit"
			/>
			<ChannelChoice {...part} />
		</FormPart>
	);
}

function ChannelChoice({ draft, onChange }: DraftPart) {
	const { data } = useChannels().list;
	const toggle = (id: string) =>
		onChange({
			...draft,
			channelIds: draft.channelIds.includes(id)
				? draft.channelIds.filter((other) => other !== id)
				: [...draft.channelIds, id],
		});
	if (data === undefined) return <div className="h-6" />;
	if (data.channels.length === 0) return <NoChannels />;
	return (
		<fieldset>
			<legend className="mb-1 text-sm text-text-2">Channels</legend>
			<div className="flex flex-wrap gap-x-5 gap-y-1">
				{data.channels.map(({ id, name, label }) => (
					<label key={id} className="flex cursor-pointer items-center gap-2" title={label}>
						<input
							type="checkbox"
							checked={draft.channelIds.includes(id)}
							onChange={() => toggle(id)}
							className="accent-accent"
						/>
						{name}
					</label>
				))}
			</div>
			{draft.channelIds.length === 0 && <p className="mt-1 text-sm text-warn">Nobody is told.</p>}
		</fieldset>
	);
}
