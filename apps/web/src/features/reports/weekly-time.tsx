'use client';

import { Choice } from '../../ui/choice.tsx';
import { ZonePicker } from '../time-range/zone-picker.tsx';
import type { WeeklySettings } from './use-weekly-spend.ts';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const weekdayOptions = weekdays.map((label, index) => ({ value: `${index + 1}`, label }));
const hourOptions = Array.from({ length: 24 }, (_, hour) => ({
	value: `${hour}`,
	label: `${`${hour}`.padStart(2, '0')}:00`,
}));

type WeeklyTimeProps = {
	settings: WeeklySettings;
	onChange: (changed: Partial<WeeklySettings>) => void;
	fault: string | null;
};

/** On which day, at which hour of which clock. */
export function WeeklyTime({ settings, onChange, fault }: WeeklyTimeProps) {
	return (
		<fieldset className="space-y-3">
			<legend className="mb-1 text-sm text-text-2">Each week on</legend>
			<div className="flex flex-wrap items-center gap-2">
				<Choice
					label="Weekday"
					value={`${settings.weekday}`}
					onChange={(weekday) => onChange({ weekday: Number(weekday) })}
					options={weekdayOptions}
				/>
				<span className="text-text-2">at</span>
				<Choice
					label="Hour"
					value={`${settings.hour}`}
					onChange={(hour) => onChange({ hour: Number(hour) })}
					options={hourOptions}
				/>
			</div>
			<div className="max-w-80">
				<ZonePicker zone={settings.timeZone} onChange={(timeZone) => onChange({ timeZone })} />
			</div>
			{fault !== null && (
				<p role="alert" className="text-sm text-bad">
					{fault}
				</p>
			)}
			<p className="max-w-[64ch] text-sm text-text-3">
				A week is Monday to Sunday of this zone. It is told once; after a stop of more than a day its hour is past, and
				the next week is told instead.
			</p>
		</fieldset>
	);
}
