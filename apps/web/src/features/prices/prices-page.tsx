'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { formatCount } from '../../lib/format-count.ts';
import { Button } from '../../ui/button.tsx';
import { type Tab, Tabs } from '../../ui/tabs.tsx';
import { FilterBar } from '../filters/filter-bar.tsx';
import { SettingsFrame } from '../settings/settings-frame.tsx';
import { TimeRangePicker } from '../time-range/time-range-picker.tsx';
import { Catalogue } from './catalogue.tsx';
import { CostRules } from './cost-rules.tsx';
import { OwnPrices } from './own-prices.tsx';
import { type EditedPrice, PriceDialog } from './price-dialog.tsx';
import { emptyDraft } from './price-draft.ts';
import { RepricePanel } from './reprice-panel.tsx';
import { UnpricedInbox } from './unpriced-inbox.tsx';
import { type PricesTab, pricesRange, usePricesView } from './use-prices-view.ts';
import { repriceFilterKeys } from './use-reprice.ts';
import { useUnpriced } from './use-unpriced.ts';

/** What calls cost: what has no price, a project's own prices, the catalogue, and pricing the past again. */
export function PricesPage() {
	const { tab: chosen, setTab } = usePricesView();
	const unpriced = useUnpriced();
	const [edited, setEdited] = useState<EditedPrice | null>(null);
	const tab = chosen ?? (unpriced.priceable.length > 0 ? 'unpriced' : 'own');
	return (
		<SettingsFrame
			wide
			title="Prices"
			lead="Calls are priced by your own prices first, then by the catalogue, at the rates of the day they ran. A call without a price is unknown, never $0."
			top={<TopControls tab={tab} />}
			actions={
				<Button look="primary" onClick={() => setEdited({ draft: emptyDraft, replaces: null })}>
					<Plus size={14} /> New price
				</Button>
			}
		>
			<Tabs
				label="Prices"
				className="panel"
				value={tab}
				onChange={setTab}
				tabs={tabsOf({ unpricedKinds: unpriced.priceable.length, onEdit: setEdited })}
			/>
			{edited !== null && <PriceDialog edited={edited} onClose={() => setEdited(null)} />}
		</SettingsFrame>
	);
}

/** Only what is about calls has a range, and only pricing again has filters. */
function TopControls({ tab }: { tab: PricesTab }) {
	if (tab !== 'unpriced' && tab !== 'reprice') return null;
	return (
		<>
			<TimeRangePicker fallback={pricesRange} />
			{tab === 'reprice' && <FilterBar allowed={repriceFilterKeys} />}
		</>
	);
}

type TabsInput = { unpricedKinds: number; onEdit: (edited: EditedPrice) => void };

function tabsOf({ unpricedKinds, onEdit }: TabsInput): Tab<PricesTab>[] {
	return [
		{
			key: 'unpriced',
			label: (
				<>
					Without a price
					{unpricedKinds > 0 && <span className="ml-1.5 text-warn tabular-nums">{formatCount(unpricedKinds)}</span>}
				</>
			),
			content: <UnpricedInbox onEdit={onEdit} />,
		},
		{ key: 'own', label: 'Your prices', content: <OwnPrices onEdit={onEdit} /> },
		{ key: 'catalogue', label: 'Catalogue', content: <Catalogue onEdit={onEdit} /> },
		{ key: 'reprice', label: 'Re-price', content: <RepricePanel /> },
		{ key: 'rules', label: 'Rules', content: <CostRules /> },
	];
}
