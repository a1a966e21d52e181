import type { ExploredCalls } from '@spanledger/api/costs/explore-calls';
import Link from 'next/link';
import { plural } from '../../lib/format-count.ts';
import { formatUsd } from '../../lib/format-usd.ts';
import { Tip } from '../../ui/tip.tsx';
import { useProject } from '../projects/project-context.tsx';
import { Panel, PanelLine } from './panel.tsx';

const rule =
	'Failed: calls that ended in an error and were billed all the same; tried again: those after which the same request called the same model again. Asked again: same model, same first 200 characters of the question, same number of input tokens; the first of each is no waste. Nothing is found where content is not sent.';

/** What failed calls cost is unknown, not zero, where they tell no usage. */
function FailedCost({ calls, costUsd, unknown }: ExploredCalls['retried']) {
	if (unknown === 0) return <>{formatUsd(costUsd)}</>;
	return (
		<Tip text={`${unknown} of ${plural(calls, 'call')} told no usage, or have no price.`}>
			<span>
				{unknown === calls ? '–' : formatUsd(costUsd)}
				{unknown < calls && <span className="text-warn">+</span>}
			</span>
		</Tip>
	);
}

/** Leads to the dearest of them. */
function FailedLabel({ calls, dearest }: ExploredCalls['failed']) {
	const { slug } = useProject();
	const label = `Failed calls, ${calls}`;
	if (dearest === null) return <>{label}</>;
	return (
		<Link
			href={`/${slug}/traces/${dearest.traceId}?span=${dearest.spanId}`}
			title="The dearest of them"
			className="hover:text-accent hover:underline"
		>
			{label}
		</Link>
	);
}

/** Money for nothing. */
export function WastePanel({ calls: { failed, retried, repeated } }: { calls: ExploredCalls }) {
	const { slug } = useProject();
	const most = repeated.dearest[0];
	return (
		<Panel title="Waste" rule={rule}>
			<PanelLine label={<FailedLabel {...failed} />}>
				<FailedCost {...failed} />
			</PanelLine>
			<PanelLine label={`of them tried again, ${retried.calls}`}>
				<FailedCost {...retried} />
			</PanelLine>
			<PanelLine label={`Same prompt asked again, ${repeated.calls}`}>{formatUsd(repeated.costUsd)}</PanelLine>
			{most !== undefined && (
				<p className="mt-1 truncate text-sm text-text-3">
					<Link href={`/${slug}/traces/${most.traceId}`} className="hover:text-accent hover:underline">
						“{most.preview}”
					</Link>{' '}
					{plural(most.calls, 'time')} more
				</p>
			)}
		</Panel>
	);
}
