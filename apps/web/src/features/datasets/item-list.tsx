'use client';

import { type Item, ItemRow } from './item-row.tsx';

type ItemListProps = { name: string; items: readonly Item[]; onEdit: ((item: Item) => void) | null };

/** `onEdit` null = a version that can only be read. */
export function ItemList({ name, items, onEdit }: ItemListProps) {
	if (items.length === 0) return <p className="text-text-2">Nothing stands in this version.</p>;
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
						<ItemRow key={item.id} dataset={name} item={item} onEdit={onEdit} />
					))}
				</tbody>
			</table>
		</div>
	);
}
