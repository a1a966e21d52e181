import type { SpanDetail } from '@spanledger/api/traces/read-span';
import { unitFields, usageFields } from '@spanledger/core/spans/usage';
import type { ReactNode } from 'react';
import { UnpricedLink } from '../prices/unpriced-link.tsx';
import { notCountedWords, unpricedWords } from './cost-words.ts';
import { FromKeys } from './from-keys.tsx';
import { Invoice } from './invoice.tsx';
import { spanKeys } from './span-keys.ts';

/** Why this cost: a small invoice; or the reason why there is none. */
export function CostTab({ span }: { span: SpanDetail }) {
	const keys = spanKeys(span);
	return (
		<div className="max-w-160 space-y-4 p-4">
			{span.usageCounted === false && span.notCountedReason !== null && (
				<Notice title="Not counted here">{notCountedWords[span.notCountedReason]}</Notice>
			)}
			{span.cost === null ? <NoInvoice span={span} /> : <Invoice span={span} cost={span.cost} />}
			<FromKeys what="Tokens" keys={keys} fields={[...usageFields, ...unitFields]} />
			<FromKeys what="Reported cost" keys={keys} fields={['reportedCostUsd', 'aggregatedCostUsd']} />
			{span.unpricedReason !== null && (
				<Notice title="Unpriced">
					{unpricedWords(span.unpricedReason, span.responseModel ?? span.requestModel)}{' '}
					{span.unpricedReason !== 'no-usage' && <UnpricedLink since={span.startTime}>Give it a price</UnpricedLink>}
				</Notice>
			)}
			{span.price?.tierUnknown !== undefined && (
				<Notice title="Service tier without a price">
					Nobody publishes what the tier “{span.price.tierUnknown}” costs for this model, so the standard rates stand
					here. The bill may differ; a multiplier in Settings → Prices sets it right.
				</Notice>
			)}
			{span.price?.unpricedUnits !== undefined && (
				<Notice title="Searches without a price">
					The call also searched the web, and the price book does not say what a search costs here. It is missing from
					this sum.
				</Notice>
			)}
			{span.usageSource === 'estimated' && (
				<Notice title="Estimated tokens">
					The library counted these tokens by itself; the provider did not report them. The bill may differ.
				</Notice>
			)}
		</div>
	);
}

function NoInvoice({ span }: { span: SpanDetail }) {
	if (span.usageCounted === false) return null;
	return (
		<p className="text-text-2">
			{span.usage === null
				? 'This step is no call to a model, so it costs nothing here. Calls below it have their own invoice.'
				: 'This span does not bill.'}
		</p>
	);
}

function Notice({ title, children }: { title: string; children: ReactNode }) {
	return (
		<div className="rounded-md border border-line-strong bg-sunken px-3 py-2">
			<p className="font-medium">{title}</p>
			<p className="text-text-2">{children}</p>
		</div>
	);
}
