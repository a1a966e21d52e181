import { picoUsdFrom } from '@spanledger/core/money/pico-usd';
import { formatUsdCents, formatUsdExact } from '../../lib/format-usd.ts';
import { Tip } from '../../ui/tip.tsx';
import { partWords, signedUsd } from './month-words.ts';
import type { MonthReview } from './use-month-review.ts';

/** Why the bill changed: from the month before, part by part, to this one. The parts add up to the change to the last digit. */
export function ChangeParts({ review }: { review: MonthReview }) {
	const { parts, beforeUsd, afterUsd } = review;
	const sizes = partWords.map(({ key }) => Math.abs(Number(parts[key])));
	const largest = Math.max(...sizes, 0);
	return (
		<section aria-label="What changed and why" className="panel p-4">
			<h2 className="mb-2 font-semibold">What changed and why</h2>
			<dl className="max-w-3xl text-sm" data-testid="change-parts">
				<Line label="Month before" value={formatUsdCents(beforeUsd)} exact={beforeUsd} />
				{partWords.map(({ key, label, rule }, index) => (
					<Tip key={key} text={rule}>
						<div className="grid min-h-8 grid-cols-[8rem_1fr_7rem] items-center gap-3 border-b border-line sm:grid-cols-[9rem_1fr_9rem]">
							<dt className="text-text-2">{label}</dt>
							<PartBar usd={parts[key]} share={largest === 0 ? 0 : (sizes[index] ?? 0) / largest} />
							<dd className="figure font-medium" title={formatUsdExact(parts[key])}>
								{signedUsd(parts[key])}
							</dd>
						</div>
					</Tip>
				))}
				<Line label="This month" value={formatUsdCents(afterUsd)} exact={afterUsd} isStrong />
			</dl>
			<p className="mt-2 max-w-[80ch] text-sm text-text-3">
				One factor after the other, in this order, over the models of the bill: calls × share of each model × tokens per
				call × price per token. The parts add up to the change exactly.
			</p>
		</section>
	);
}

function Line({ label, value, exact, isStrong }: { label: string; value: string; exact: string; isStrong?: boolean }) {
	return (
		<div
			className={`flex min-h-8 items-center justify-between border-b border-line last:border-0 ${isStrong === true ? 'font-semibold' : ''}`}
		>
			<dt className="text-text-2">{label}</dt>
			<dd className="figure" title={formatUsdExact(exact)}>
				{value}
			</dd>
		</div>
	);
}

/** Up to the right of the middle, down to the left; the number beside it says the same. */
function PartBar({ usd, share }: { usd: string; share: number }) {
	const isDown = picoUsdFrom(usd) < 0n;
	const width = `${share * 50}%`;
	return (
		<span aria-hidden className="relative block h-3 min-w-16">
			<span className="absolute inset-y-0 left-1/2 w-px bg-line-strong" />
			<span
				className={`absolute inset-y-0 rounded-sm ${isDown ? 'right-1/2' : 'left-1/2'}`}
				style={{ width, background: isDown ? 'var(--good)' : 'var(--warn)' }}
			/>
		</span>
	);
}
