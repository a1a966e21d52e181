'use client';

import { useId } from 'react';
import { allZones, browserZone, isZone } from '../../lib/zones.ts';
import { Field } from '../../ui/field.tsx';
import { useProject } from '../projects/project-context.tsx';

/** Which clock the page goes by: the project's, this browser's, UTC, or any other. */
export function ZonePicker({ zone, onChange }: { zone: string; onChange: (zone: string) => void }) {
	const { timezone } = useProject();
	const listId = useId();
	const near = [...new Set([timezone, browserZone(), 'UTC'])];
	return (
		<div className="space-y-2">
			<Field
				key={zone}
				label="Time zone"
				list={listId}
				defaultValue={zone}
				onChange={(event) => {
					if (isZone(event.target.value)) onChange(event.target.value);
				}}
			/>
			<datalist id={listId}>
				{allZones().map((name) => (
					<option key={name} value={name} />
				))}
			</datalist>
			<div className="flex flex-wrap gap-1">
				{near.map((name) => (
					<button
						key={name}
						type="button"
						aria-pressed={name === zone}
						onClick={() => onChange(name)}
						className="rounded border border-line-strong px-1.5 py-0.5 text-sm text-text-2 hover:bg-sunken aria-pressed:bg-accent-soft aria-pressed:text-text"
					>
						{name}
					</button>
				))}
			</div>
		</div>
	);
}
