'use client';

import { useQueryClient } from '@tanstack/react-query';
import { GitCompareArrows } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { compareBeforeKeys } from '../../lib/key-tables.ts';
import { useActionKeys } from '../../lib/use-keys.ts';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { Button } from '../../ui/button.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { useProject } from '../projects/project-context.tsx';
import { CompareWith } from './compare-with.tsx';
import { type ComparableTrace, earlierOfRoute } from './earlier-of-route.ts';

/** Holds the open trace against another: the one before it of the same route, or one that is chosen. */
export function CompareMenu({ trace }: { trace: ComparableTrace }) {
	const { slug } = useProject();
	const router = useRouter();
	const trpc = useTrpc();
	const client = useQueryClient();
	const [isChoosing, setChoosing] = useState(false);
	const open = (other: string) => router.push(`/${slug}/traces/compare?a=${other}&b=${trace.traceId}`);
	const comparePrevious = async () => {
		const found = await client.fetchQuery(
			trpc.traces.list.queryOptions({ project: slug, ...earlierOfRoute(trace, 1) }),
		);
		const [previous] = found.items;
		if (previous === undefined) toast(`No earlier trace of ${trace.route ?? 'this route'} within 30 days`);
		else open(previous.traceId);
	};
	useActionKeys(compareBeforeKeys, { compare: () => void comparePrevious() });
	return (
		<>
			<Menu
				align="end"
				trigger={
					<Button look="quiet" square aria-label="Compare">
						<GitCompareArrows size={14} />
					</Button>
				}
			>
				<MenuItem onClick={() => void comparePrevious()}>Compare with the one before (b)</MenuItem>
				<MenuItem onClick={() => setChoosing(true)}>Compare with…</MenuItem>
			</Menu>
			{isChoosing && <CompareWith trace={trace} onChoose={open} onClose={() => setChoosing(false)} />}
		</>
	);
}
