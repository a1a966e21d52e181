import type { ExploredCalls } from '@spanledger/api/costs/explore-calls';
import Link from 'next/link';
import { plural } from '../../lib/format-count.ts';
import { formatUsd } from '../../lib/format-usd.ts';
import { useProject } from '../projects/project-context.tsx';
import { Panel, PanelLine } from './panel.tsx';

const rule =
	'Failed: calls that ended in an error and were billed all the same; tried again: those after which the same request called the same model again. Asked again: same model, same first 200 characters of the question, same number of input tokens; the first of each is no waste. Nothing is found where content is not sent.';

/** Money for nothing. */
export function WastePanel({ calls: { failed, retried, repeated } }: { calls: ExploredCalls }) {
	const { slug } = useProject();
	const most = repeated.dearest[0];
	return (
		<Panel title="Waste" rule={rule}>
			<PanelLine label={`Failed calls, ${failed.calls}`}>{formatUsd(failed.costUsd)}</PanelLine>
			<PanelLine label={`of them tried again, ${retried.calls}`}>{formatUsd(retried.costUsd)}</PanelLine>
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
