'use client';

import { type Item, ItemRow } from './item-row.tsx';

type ItemListProps = {
	dataset: string;
	items: readonly Item[];
	/** false = a version that can only be read. */
	canChange: boolean;
	onOpen: (item: Item) => void;
};

export function ItemList({ dataset, items, canChange, onOpen }: ItemListProps) {
	if (items.length === 0)
		return (
			<p className="max-w-[64ch] text-text-2">
				Nothing stands in this version. Choose traces in their list and add them, or open one and choose “Add to a
				dataset”.
			</p>
		);
	return (
		<div className="panel overflow-hidden">
			<table className="w-full table-fixed text-sm">
				<thead>
					<tr className="border-b border-line text-left text-xs text-text-3">
						<th className="h-8 w-14 px-4 text-right font-normal">#</th>
						<th className="px-4 font-normal">Question</th>
						<th className="hidden px-4 font-normal md:table-cell">Expected output</th>
						<th className="w-28" aria-label="Actions" />
					</tr>
				</thead>
				<tbody>
					{items.map((item) => (
						<ItemRow key={item.id} dataset={dataset} item={item} canChange={canChange} onOpen={() => onOpen(item)} />
					))}
				</tbody>
			</table>
		</div>
	);
}
