'use client';

import { Check, ChevronDown, ChevronRight, TrendingUp, Undo2 } from 'lucide-react';
import { useId } from 'react';
import { formatUsd, formatUsdCents, formatUsdExact } from '../../lib/format-usd.ts';
import { Tip } from '../../ui/tip.tsx';
import { AnomalyDetail } from './anomaly-detail.tsx';
import { dimensionWords, timesUsual } from './anomaly-words.ts';
import type { Anomaly } from './use-anomalies.ts';

/** One key and day; open, with why. */
export function AnomalyRow(props: { anomaly: Anomaly; isOpen: boolean; onToggle: () => void }) {
	const { anomaly, isOpen, onToggle } = props;
	const detailId = useId();
	const Chevron = isOpen ? ChevronDown : ChevronRight;
	return (
		<li className="border-b border-line last:border-0">
			<button
				type="button"
				aria-expanded={isOpen}
				aria-controls={detailId}
				onClick={onToggle}
				className="flex w-full flex-wrap items-center gap-x-4 gap-y-0.5 px-4 py-1.5 text-left hover:bg-sunken sm:min-h-9"
			>
				<span className="flex min-w-0 basis-full items-center gap-2 sm:flex-1 sm:basis-0">
					<Chevron size={14} className="shrink-0 text-text-3" />
					<span className="shrink-0 text-text-3">{dimensionWords[anomaly.dimension]}</span>
					<span className="truncate font-medium">{anomaly.key}</span>
					<AnomalyState anomaly={anomaly} />
				</span>
				<span className="figure ml-6 font-medium sm:ml-0" title={formatUsdExact(anomaly.spentUsd)}>
					{formatUsdCents(anomaly.spentUsd)}
				</span>
				<span className="figure text-sm text-text-2 sm:w-32">usually {formatUsd(anomaly.usualUsd)}</span>
				<span className="figure text-sm text-text-2 sm:w-28">{timesUsual(anomaly)}</span>
			</button>
			{isOpen && (
				<div id={detailId} className="border-t border-line bg-surface">
					<AnomalyDetail id={anomaly.id} />
				</div>
			)}
		</li>
	);
}

function AnomalyState({ anomaly }: { anomaly: Anomaly }) {
	if (anomaly.acknowledgedAt !== null) {
		return (
			<Tip text={`Seen by ${anomaly.acknowledgedBy}`}>
				<span className="inline-flex shrink-0 items-center gap-1 text-sm text-text-3">
					<Check size={13} /> seen
				</span>
			</Tip>
		);
	}
	if (!anomaly.standsOut) {
		return (
			<Tip text="Looked at again, it is within the ordinary: the spend came earlier in the day than usual, or was priced again.">
				<span className="inline-flex shrink-0 items-center gap-1 text-sm text-text-3">
					<Undo2 size={13} /> fell back
				</span>
			</Tip>
		);
	}
	return (
		<span className="inline-flex shrink-0 items-center gap-1 text-sm text-warn">
			<TrendingUp size={13} /> stands out
		</span>
	);
}
