'use client';

import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import type { SetSlo } from './use-latency.ts';

const kinds = [
	{ value: 'latency', label: 'Fast enough' },
	{ value: 'errors', label: 'Without failure' },
] as const;

type SloFiguresProps = {
	edited: SetSlo | null;
	kind: SetSlo['kind'];
	onKind: (kind: SetSlo['kind']) => void;
	fault: (field: string) => { error?: string };
};

/** What is good, of how many, over how long. */
export function SloFigures({ edited, kind, onKind, fault }: SloFiguresProps) {
	return (
		<div className="flex flex-wrap items-end gap-3">
			<Choice label="Good is" named value={kind} onChange={onKind} options={kinds} />
			<div className="w-28">
				<Field
					label="Good traces, %"
					name="percent"
					type="number"
					required
					min={50}
					max={99.999}
					step="any"
					defaultValue={edited?.percent ?? 99}
					{...fault('percent')}
				/>
			</div>
			{kind === 'latency' && (
				<div className="w-28">
					<Field
						label="At most, ms"
						name="threshold"
						type="number"
						required
						min={1}
						max={86_400_000}
						step="any"
						defaultValue={edited?.thresholdMs ?? 2_000}
						{...fault('thresholdMs')}
					/>
				</div>
			)}
			<div className="w-28">
				<Field
					label="Over, days"
					name="days"
					type="number"
					required
					min={1}
					max={90}
					defaultValue={edited?.days ?? 28}
					{...fault('days')}
				/>
			</div>
		</div>
	);
}
