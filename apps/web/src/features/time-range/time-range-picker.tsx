'use client';

import { CalendarClock, ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { formatMinute } from '../../lib/format-time.ts';
import { type RangePreset, rangePresetKeys, rangePresets, type TimeRange } from '../../lib/time-range.ts';
import { Button } from '../../ui/button.tsx';
import { Popover } from '../../ui/popover.tsx';
import { CustomRange } from './custom-range.tsx';
import { useTimeRange } from './use-time-range.ts';
import { ZonePicker } from './zone-picker.tsx';

function rangeLabel(range: TimeRange, zone: string): string {
	if ('preset' in range) return rangePresets[range.preset].label;
	return `${formatMinute(range.from, zone)} – ${formatMinute(range.to, zone)}`;
}

/** Which time, and by whose clock. */
export function TimeRangePicker({ fallback = '24h' }: { fallback?: RangePreset }) {
	const { range, window, zone, setRange, setZone } = useTimeRange(fallback);
	const [open, setOpen] = useState(false);
	const choose = (next: TimeRange) => {
		setRange(next);
		setOpen(false);
	};
	return (
		<Popover
			open={open}
			onOpenChange={setOpen}
			label="Time range"
			trigger={
				<Button data-testid="time-range">
					<CalendarClock size={14} className="text-text-3" />
					<span className="max-w-72 truncate">{rangeLabel(range, zone)}</span>
					<span className="hidden text-text-3 sm:inline">{zone}</span>
					<ChevronDown size={12} className="text-text-3" />
				</Button>
			}
		>
			<div className="flex flex-col sm:flex-row">
				<ul className="w-44 border-line py-1 sm:border-r">
					{rangePresetKeys.map((preset) => (
						<li key={preset}>
							<button
								type="button"
								aria-pressed={'preset' in range && range.preset === preset}
								onClick={() => choose({ preset })}
								className="h-8 w-full px-3 text-left hover:bg-sunken aria-pressed:bg-accent-soft"
							>
								{rangePresets[preset].label}
							</button>
						</li>
					))}
				</ul>
				<div className="w-72 space-y-4 p-3">
					<CustomRange key={`${window.from}${zone}`} window={window} zone={zone} onChoose={choose} />
					<ZonePicker zone={zone} onChange={setZone} />
				</div>
			</div>
		</Popover>
	);
}
