'use client';

import { useState } from 'react';
import type { TimeRange } from '../../lib/time-range.ts';
import { instantOf, wallClockOf } from '../../lib/zones.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';

type CustomRangeProps = {
	window: { from: string; to: string | null };
	zone: string;
	onChoose: (range: TimeRange) => void;
};

/** From and to by the clock of the chosen zone; the end is not part of the range. */
export function CustomRange({ window, zone, onChoose }: CustomRangeProps) {
	const [from, setFrom] = useState(() => wallClockOf(window.from, zone));
	const [to, setTo] = useState(() => wallClockOf(window.to ?? new Date().toISOString(), zone));
	const start = instantOf(from, zone);
	const end = instantOf(to, zone);
	const usable = start !== null && end !== null && start < end;
	return (
		<form
			className="space-y-2"
			onSubmit={(event) => {
				event.preventDefault();
				if (usable) onChoose({ from: start, to: end });
			}}
		>
			<Field label="From" type="datetime-local" value={from} onChange={(event) => setFrom(event.target.value)} />
			<Field
				label="To"
				type="datetime-local"
				value={to}
				onChange={(event) => setTo(event.target.value)}
				{...(usable ? {} : { error: 'The end must come after the start.' })}
			/>
			<Button type="submit" disabled={!usable}>
				Use this range
			</Button>
		</form>
	);
}
