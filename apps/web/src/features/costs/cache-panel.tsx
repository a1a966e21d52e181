import type { ExploredCalls } from '@spanledger/api/costs/explore-calls';
import { formatPercent, plural } from '../../lib/format-count.ts';
import { formatUsd } from '../../lib/format-usd.ts';
import { Panel, PanelLine } from './panel.tsx';

const rule =
	'Prompt cache: the provider’s. Hit rate = input tokens read from it ÷ all input tokens; saved = those tokens at the price of fresh input, less what was paid. Application cache: answers that a gateway gave again. Hit rate = such calls ÷ all calls; saved = the list price of what they would have used. The two are never added up.';

/** Both caches beside each other. */
export function CachePanel({ calls: { promptCache, appCache, all } }: { calls: ExploredCalls }) {
	const { inputTokens, readTokens, savedUsd } = promptCache;
	return (
		<Panel title="Caches" rule={rule}>
			<PanelLine label="Prompt cache, hit rate by tokens">
				{inputTokens === 0 ? '–' : formatPercent(readTokens / inputTokens)}
			</PanelLine>
			<PanelLine label="saved by it">{formatUsd(savedUsd)}</PanelLine>
			<PanelLine label="Application cache, hit rate by calls">
				{all.calls === 0 ? '–' : formatPercent(appCache.calls / all.calls)}
			</PanelLine>
			<PanelLine label="saved by it">
				{appCache.calls > 0 && appCache.unpricedCalls === appCache.calls ? (
					<span title={`${plural(appCache.calls, 'answer')} came without usage or have no price`}>–</span>
				) : (
					formatUsd(appCache.savedUsd)
				)}
			</PanelLine>
		</Panel>
	);
}
