'use client';

import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Switch } from '../../ui/switch.tsx';
import { useProject } from '../projects/project-context.tsx';
import { chargebackMonths } from './chargeback-months.ts';
import { saveFile } from './save-file.ts';

const groupings = [
	{ value: 'tenant', label: 'Tenant' },
	{ value: 'team', label: 'Team' },
	{ value: 'feature', label: 'Feature' },
	{ value: 'user', label: 'User' },
] as const;
type Grouping = (typeof groupings)[number]['value'];

/** Which month, by whom, and whether what nobody is named for is split; then the file. */
export function ChargebackDialog({ onClose }: { onClose: () => void }) {
	const { slug, timezone } = useProject();
	const [months] = useState(() => chargebackMonths(new Date(), timezone));
	// the month under way is not over: the one before is what is charged
	const [month, setMonth] = useState(months[1]?.value ?? '');
	const [by, setBy] = useState<Grouping>('tenant');
	const [split, setSplit] = useState(false);
	const [bom, setBom] = useState(false);
	const download = useMutation({
		mutationFn: () => {
			const query = new URLSearchParams({ month, by, timezone, split: `${split}`, bom: `${bom}` });
			return saveFile(`/${slug}/costs/chargeback?${query}`, `chargeback-${month}-by-${by}.csv`);
		},
		onSuccess: onClose,
	});
	return (
		<Dialog
			open
			onOpenChange={onClose}
			title="Chargeback"
			description="What each of them is charged for a month, as CSV. The rows add up to the month’s bill, to the last digit."
		>
			<div className="space-y-4">
				<div className="flex flex-wrap gap-2">
					<Choice label="Month" value={month} onChange={setMonth} options={months} />
					<Choice named label="by" value={by} onChange={setBy} options={groupings} />
				</div>
				<p className="text-sm text-text-2">
					Months begin and end in {timezone}, the project’s zone. Calls that judge answers are left out.
				</p>
				<div className="space-y-1.5">
					<Switch checked={split} onChange={setSplit} label="Split what is shared" />
					<p className="text-sm text-text-2">
						Calls that name no {by} stand in one row, <span className="font-mono">(shared)</span>. Split, two columns
						are added: each {by}’s part of it, in proportion to its own spend, and the total. The ledger does not
						change.
					</p>
				</div>
				<Switch checked={bom} onChange={setBom} label="Mark as UTF-8 for Excel" />
				<div className="flex gap-2">
					<Button look="primary" disabled={download.isPending} onClick={() => download.mutate()}>
						<Download size={14} /> {download.isPending ? 'Adding up…' : 'Download CSV'}
					</Button>
					<Button onClick={onClose}>Cancel</Button>
				</div>
			</div>
			{download.isError && <ErrorNote title="The file could not be made" error={download.error} />}
		</Dialog>
	);
}
