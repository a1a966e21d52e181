'use client';

import type { CostReport } from '@spanledger/api/costs/cost-shape';
import { Download } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { costCsv } from './cost-csv.ts';
import type { CostGrouping } from './cost-groupings.ts';

/** Saves the table as it stands, with every digit. */
export function CsvButton({ report, groupBy }: { report: CostReport; groupBy: CostGrouping }) {
	const save = () => {
		const url = URL.createObjectURL(new Blob([costCsv(report, groupBy)], { type: 'text/csv;charset=utf-8' }));
		const link = document.createElement('a');
		link.href = url;
		link.download = `costs-by-${groupBy}-${report.from.slice(0, 10)}-${report.to.slice(0, 10)}.csv`;
		link.click();
		URL.revokeObjectURL(url);
	};
	return (
		<Button look="quiet" onClick={save}>
			<Download size={14} /> CSV
		</Button>
	);
}
