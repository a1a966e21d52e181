'use client';

import type { RouterOutputs } from '@spanledger/api/trpc/app-router';
import { Pencil, Trash2, Waypoints } from 'lucide-react';
import Link from 'next/link';
import { toast } from 'sonner';
import { errorWords } from '../../trpc/error-words.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { useProject } from '../projects/project-context.tsx';
import { itemOriginHref } from './item-origin-href.ts';
import { questionWords, valueWords } from './item-words.ts';
import { useDatasets } from './use-datasets.ts';

export type Item = RouterOutputs['datasets']['items']['items'][number];
type ItemRowProps = { dataset: string; item: Item; canChange: boolean; onOpen: () => void };

export function ItemRow({ dataset, item, canChange, onOpen }: ItemRowProps) {
	const { slug } = useProject();
	const expected = valueWords(item.expected);
	const words = expected === '' ? <span className="text-text-3">– nobody has said</span> : expected;
	const origin = itemOriginHref(slug, item);
	return (
		<tr className="border-b border-line align-top last:border-0">
			<td className="figure px-4 py-2 text-text-3">{item.position}</td>
			<td className="px-4 py-2">
				<button
					type="button"
					aria-label={`Open item ${item.position}`}
					onClick={onOpen}
					className="line-clamp-3 text-left break-words whitespace-pre-wrap hover:text-accent"
				>
					{questionWords(item.input)}
				</button>
				<p className="line-clamp-2 text-text-2 md:hidden">{words}</p>
				{item.labels.length > 0 && <p className="text-text-3">{item.labels.join(', ')}</p>}
			</td>
			<td className="hidden px-4 py-2 md:table-cell">
				<p className="line-clamp-3 break-words whitespace-pre-wrap">{words}</p>
			</td>
			<td className="px-2 py-1 text-right whitespace-nowrap">
				{origin !== null && (
					<Link href={origin} aria-label={`Trace of item ${item.position}`} className={buttonClass('quiet', true)}>
						<Waypoints size={14} />
					</Link>
				)}
				{canChange && (
					<>
						<Button look="quiet" square aria-label={`Edit item ${item.position}`} onClick={onOpen}>
							<Pencil size={14} />
						</Button>
						<RemoveButton dataset={dataset} item={item} />
					</>
				)}
			</td>
		</tr>
	);
}

function RemoveButton({ dataset, item }: { dataset: string; item: Item }) {
	const { slug } = useProject();
	const { removeItems } = useDatasets();
	const remove = () =>
		removeItems.mutate(
			{ project: slug, dataset, itemIds: [item.id] },
			{
				onSuccess: () => toast(`Removed item ${item.position}; earlier versions keep it.`),
				onError: (error) => toast(errorWords(error)),
			},
		);
	return (
		<Button
			look="danger"
			square
			className="border-transparent"
			aria-label={`Remove item ${item.position}`}
			disabled={removeItems.isPending}
			onClick={remove}
		>
			<Trash2 size={14} />
		</Button>
	);
}
