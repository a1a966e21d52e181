import type { QualityFigures } from '@spanledger/api/quality/report-quality';
import Link from 'next/link';
import { formatCount } from '../../lib/format-count.ts';
import { formatUsd, formatUsdCents, usdPer } from '../../lib/format-usd.ts';
import { Tip } from '../../ui/tip.tsx';
import { DriftMark, FigureLink } from './figure-link.tsx';
import { compare, metricOf, type QualityMetric, scoreMetric } from './quality-metrics.ts';
import { useTracesHref } from './use-traces-href.ts';

const rows = ['success', 'judged', 'tools', 'signal:fallback', 'signal:retry', 'signal:escalated', 'length'];
const grounded = /^(groundedness|grounded|faithfulness|factuality)$/i;

/** What the quality owner asks first: is it good, how many say so, and what it costs to be good. */
export function QualityHeadline({ total }: { total: QualityFigures }) {
	const feedback = total.scores.find(({ sources, passed, failed }) => (sources.user ?? 0) > 0 && passed + failed > 0);
	const groundedness = total.scores.find(({ name }) => grounded.test(name));
	const scored = [feedback, groundedness].flatMap((score) => (score === undefined ? [] : [scoreMetric(score)]));
	const [success, judged, ...others] = rows.map((key) => metricOf(key, total.scores));
	const metrics = [
		success,
		judged,
		...scored,
		...(feedback === undefined ? [] : [metricOf('response', total.scores)]),
		...others,
	];
	return (
		<dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-3 lg:grid-cols-6" data-testid="quality-headline">
			{metrics.flatMap((metric) =>
				metric === undefined ? [] : [<Headline key={metric.key} metric={metric} total={total} />],
			)}
			<CostPerSuccess total={total} />
		</dl>
	);
}

function Headline({ metric, total }: { metric: QualityMetric; total: QualityFigures }) {
	const figure = compare(metric, total);
	const href = useTracesHref()(metric.traces);
	return (
		<div>
			<dt className="eyebrow">{metric.title}</dt>
			<dd className="text-lg tabular-nums">
				<FigureLink metric={metric} figure={figure} href={href} />
				<div className="flex h-4 items-center gap-2 text-xs leading-4 text-text-3">
					{figure.value !== null && <span>of {formatCount(figure.known)}</span>}
					<DriftMark metric={metric} figure={figure} />
				</div>
			</dd>
		</div>
	);
}

function CostPerSuccess({ total: { costUsd, sums } }: { total: QualityFigures }) {
	const { successes = 0, failures = 0, traces = 0 } = sums;
	const href = useTracesHref()({ outcome: 'success', sort: '-costUsd' });
	const usd = successes === 0 ? null : usdPer(costUsd, successes);
	return (
		<div>
			<dt className="eyebrow">Cost per success</dt>
			<dd className="text-lg tabular-nums">
				{usd === null ? (
					<Tip text="No trace is known to have succeeded, so there is nothing to divide by.">
						<span className="text-text-3">unknown</span>
					</Tip>
				) : (
					<Tip
						text={`${formatUsdCents(costUsd)} ÷ ${formatCount(successes)} successful. ${formatCount(failures)} failed, ${formatCount(traces - successes - failures)} nobody has judged; all of them are paid for by the successes.`}
					>
						<Link href={href} className="hover:text-accent hover:underline">
							{formatUsd(usd)}
						</Link>
					</Tip>
				)}
			</dd>
		</div>
	);
}
