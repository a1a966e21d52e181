import { formatUsd, formatUsdExact } from '../../lib/format-usd.ts';
import { Tip } from '../../ui/tip.tsx';

type CostFigureProps = { costUsd: string | null; unpricedSpans: number; settled: boolean };

function explanation({ costUsd, unpricedSpans, settled }: CostFigureProps): string {
	const calls = unpricedSpans === 1 ? '1 call has' : `${unpricedSpans} calls have`;
	if (!settled) return 'Settling: the cost is final a second or two after the last span.';
	if (costUsd === null) return `Unknown: ${calls} no price or no usage. The Cost tab of the span says why.`;
	if (unpricedSpans > 0)
		return `${formatUsdExact(costUsd)} without ${calls.replace(/ (has|have)$/, '')} that could not be priced`;
	return formatUsdExact(costUsd);
}

/** What a trace cost; a `+` says that part of it is unknown. */
export function CostFigure(props: CostFigureProps) {
	const isPartial = props.costUsd !== null && props.unpricedSpans > 0;
	return (
		<Tip text={explanation(props)}>
			<span className={props.settled ? '' : 'text-text-3'}>
				{formatUsd(props.costUsd)}
				{isPartial && <span className="text-warn">+</span>}
			</span>
		</Tip>
	);
}
