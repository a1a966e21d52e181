'use client';

import { enoughSamples } from '@spanledger/core/quality/quality-rates';
import { TrendingDown, TrendingUp } from 'lucide-react';
import Link from 'next/link';
import { formatCount } from '../../lib/format-count.ts';
import { Tip } from '../../ui/tip.tsx';
import type { Compared, QualityMetric } from './quality-metrics.ts';

type FigureProps = { metric: QualityMetric; figure: Compared; href: string };

/** A figure that leads to the traces behind it; unknown with the reason, never 0 %. */
export function FigureLink({ metric, figure, href }: FigureProps) {
	if (figure.value === null) {
		return (
			<Tip text={metric.unknown}>
				<span className="text-text-3">unknown</span>
			</Tip>
		);
	}
	const counted = figure.rate === null ? '' : `${formatCount(figure.rate.part)} of ${formatCount(figure.rate.known)}. `;
	return (
		<Tip text={`${counted}${metric.rule}`}>
			<Link href={href} className="hover:text-accent hover:underline">
				{metric.format(figure.value)}
			</Link>
		</Tip>
	);
}

/** How a figure stands against the four weeks before: moved, steady, or too few to say. */
export function DriftMark({ metric, figure }: Omit<FigureProps, 'href'>) {
	const { value, before, drift, known } = figure;
	if (value === null) return null;
	if (drift === 'too-few') {
		const few =
			known < enoughSamples ? `${formatCount(known)} here` : `${formatCount(before.known)} in the four weeks before`;
		return (
			<Tip text={`A comparison needs ${enoughSamples} on both sides; there are ${few}.`}>
				<span className="text-xs whitespace-nowrap text-text-3">too few</span>
			</Tip>
		);
	}
	if (before.value === null) return null;
	const rule = `${metric.format(before.value)} in the four weeks before this range.`;
	if (drift === 'steady') {
		return (
			<Tip text={`${rule} Within what chance explains.`}>
				<span className="text-xs text-text-3">steady</span>
			</Tip>
		);
	}
	const isUp = value > before.value;
	const isGood = metric.better === 'none' ? null : isUp === (metric.better === 'higher');
	const Icon = isUp ? TrendingUp : TrendingDown;
	return (
		<Tip text={`${rule} More than chance explains.`}>
			<span
				className={`inline-flex items-center gap-1 text-xs whitespace-nowrap ${isGood === null ? 'text-info' : isGood ? 'text-good' : 'text-bad'}`}
			>
				<Icon size={12} aria-hidden />
				{isUp ? 'up' : 'down'} from {metric.format(before.value)}
			</span>
		</Tip>
	);
}
