'use client';

import { Pencil, Trash2 } from 'lucide-react';
import { formatAgo, formatTimeExact } from '../../lib/format-time.ts';
import { formatRate } from '../../lib/format-usd.ts';
import { useNarrow } from '../../lib/use-media.ts';
import { useNow } from '../../lib/use-now.ts';
import { Button } from '../../ui/button.tsx';
import { Tip } from '../../ui/tip.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import type { OwnPrice } from './own-prices.tsx';
import { describePrice, describeTerms, nameOfModel } from './price-words.ts';

type OwnPriceTableProps = {
	prices: readonly OwnPrice[];
	onEdit: (price: OwnPrice) => void;
	onRemove: (price: OwnPrice) => void;
};

export function OwnPriceTable({ prices, onEdit, onRemove }: OwnPriceTableProps) {
	const isNarrow = useNarrow();
	if (prices.length === 0) {
		return (
			<p className="max-w-[72ch] p-4 text-text-2">
				No prices of your own: every call is priced by the catalogue. Set one for a model that runs on your own
				machines, for a rate that you have agreed, or to price a deployment’s own name as the model behind it.
			</p>
		);
	}
	if (isNarrow) return <NarrowList prices={prices} onEdit={onEdit} onRemove={onRemove} />;
	return (
		<div className="overflow-x-auto">
			<table className="w-full text-sm" data-testid="own-prices">
				<thead>
					<tr className="border-b border-line text-left text-xs text-text-3">
						<th className="h-8 px-4 font-normal">Model</th>
						<th className="px-3 font-normal whitespace-nowrap">Valid from</th>
						<th className="px-3 text-right font-normal" title="USD per million tokens">
							Input
						</th>
						<th className="px-3 text-right font-normal" title="USD per million tokens">
							Output
						</th>
						<th className="px-3 font-normal">Terms</th>
						<th className="px-3 font-normal">Set</th>
						<th className="px-4" aria-label="Actions" />
					</tr>
				</thead>
				<tbody>
					{prices.map((price) => (
						<tr key={price.id} className="border-b border-line last:border-0">
							<td className="h-11 max-w-56 px-4 py-1.5">
								<ModelCell price={price} />
							</td>
							<td className="px-3 whitespace-nowrap text-text-2">{price.validFrom ?? 'always'}</td>
							<td className="figure px-3">{rateOf(price, 'input')}</td>
							<td className="figure px-3">{rateOf(price, 'output')}</td>
							<td className="px-3 py-1.5 text-text-2">
								<Terms price={price} />
							</td>
							<td className="px-3 whitespace-nowrap text-text-2">
								<SetBy price={price} />
							</td>
							<td className="px-4 text-right whitespace-nowrap">
								<Actions price={price} onEdit={onEdit} onRemove={onRemove} />
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}

function NarrowList({ prices, onEdit, onRemove }: OwnPriceTableProps) {
	return (
		<ul className="divide-y divide-line text-sm">
			{prices.map((price) => (
				<li key={price.id} className="space-y-1.5 px-4 py-3">
					<ModelCell price={price} />
					<p className="text-text-2">{describePrice(textRates(price))}</p>
					<div className="text-text-2">
						<Terms price={price} />
					</div>
					<div className="flex items-center justify-between gap-2 text-text-3">
						<span>
							{price.validFrom === null ? 'always' : `from ${price.validFrom}`} · <SetBy price={price} />
						</span>
						<Actions price={price} onEdit={onEdit} onRemove={onRemove} />
					</div>
				</li>
			))}
		</ul>
	);
}

const textRates = ({ rates: { input, output } }: OwnPrice) => ({
	rates: { ...(input === undefined ? {} : { input }), ...(output === undefined ? {} : { output }) },
	units: {},
});

function ModelCell({ price: { model, provider } }: { price: OwnPrice }) {
	return (
		<span className="block truncate" title={nameOfModel(provider, model)}>
			<span className="font-medium">{model}</span> <span className="text-text-3">{provider ?? 'any provider'}</span>
		</span>
	);
}

const rateOf = ({ rates, mapsTo }: OwnPrice, part: 'input' | 'output') => {
	const rate = rates[part];
	if (rate !== undefined) return formatRate(rate.base);
	return <span className="text-text-3">{mapsTo === null ? '–' : 'as mapped'}</span>;
};

/** Everything beyond input and output, in words. */
function Terms({ price }: { price: OwnPrice }) {
	const terms = describeTerms(price);
	return (
		<>
			{terms.length > 0 && <span className="block">{terms.join(' · ')}</span>}
			{price.note !== '' && <span className="block text-text-3">“{price.note}”</span>}
		</>
	);
}

function SetBy({ price: { createdAt, createdBy } }: { price: OwnPrice }) {
	const { zone } = useTimeRange();
	const iso = createdAt.toISOString();
	return (
		<Tip text={`By ${createdBy}, ${formatTimeExact(iso, zone)}`}>
			<time dateTime={iso}>{formatAgo(createdAt, useNow())}</time>
		</Tip>
	);
}

type ActionsProps = Pick<OwnPriceTableProps, 'onEdit' | 'onRemove'> & { price: OwnPrice };

function Actions({ price, onEdit, onRemove }: ActionsProps) {
	const name = nameOfModel(price.provider, price.model);
	return (
		<span className="inline-flex gap-1">
			<Button look="quiet" square title="Edit" onClick={() => onEdit(price)} aria-label={`Edit the price of ${name}`}>
				<Pencil size={14} />
			</Button>
			<Button
				look="quiet"
				square
				title="Delete"
				onClick={() => onRemove(price)}
				aria-label={`Delete the price of ${name}`}
			>
				<Trash2 size={14} />
			</Button>
		</span>
	);
}
