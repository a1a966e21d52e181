'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowDownWideNarrow, ArrowUp, Columns3 } from 'lucide-react';
import { formatCount } from '../../lib/format-count.ts';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Menu, MenuCheck } from '../../ui/menu.tsx';
import { Switch } from '../../ui/switch.tsx';
import { Tip } from '../../ui/tip.tsx';
import { SearchBox } from '../search/search-box.tsx';
import { ViewMenu } from '../views/view-menu.tsx';
import { type TraceColumnKey, traceColumns } from './trace-columns.ts';
import { useTraceQuestion } from './use-trace-list.ts';
import { traceSorts, useTracesView } from './use-traces-view.ts';

type TraceToolbarProps = {
	/** Traces that came while the reader was further down. */
	waiting: number;
	isLive: boolean;
	/** Words are sought: newest first, whatever the list's order is. */
	isSearching: boolean;
	hidden: ReadonlySet<TraceColumnKey>;
	onHide: (hidden: Set<TraceColumnKey>) => void;
	onShowNew: () => void;
};

/** Above the list: what is left out, the order, live refresh, columns. */
export function TraceToolbar({ waiting, isLive, isSearching, hidden, onHide, onShowNew }: TraceToolbarProps) {
	const view = useTracesView();
	return (
		<div className="flex min-h-11 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-1.5 lg:px-6">
			<h1 className="mr-1">Traces</h1>
			<ViewMenu />
			<SearchBox />
			<HiddenCount />
			{waiting > 0 && (
				<Button look="primary" onClick={onShowNew}>
					<ArrowUp size={14} />
					{formatCount(waiting)} new
				</Button>
			)}
			<div className="ml-auto flex items-center gap-2">
				{isSearching ? (
					<Tip text="A search by words walks back in time, and shows what it finds as it finds it.">
						<span className="inline-flex h-7 items-center gap-1.5 text-text-3">
							<ArrowDownWideNarrow size={14} /> newest first
						</span>
					</Tip>
				) : (
					<>
						<LiveSwitch isLive={isLive} />
						<Choice
							label="Order"
							value={view.sort}
							onChange={view.setSort}
							options={traceSorts}
							icon={<ArrowDownWideNarrow size={14} className="text-text-3" />}
						/>
					</>
				)}
				<div className="hidden sm:block">
					<ColumnMenu hidden={hidden} onHide={onHide} />
				</div>
			</div>
		</div>
	);
}

function LiveSwitch({ isLive }: { isLive: boolean }) {
	const view = useTracesView();
	return (
		<Tip text={liveRule(view.live, isLive)}>
			<span className="inline-flex items-center gap-2">
				<Switch checked={view.live} onChange={view.setLive} label="Live" />
				<span aria-hidden className={`size-1.5 rounded-full ${isLive ? 'animate-pulse bg-good' : 'bg-line-strong'}`} />
			</span>
		</Tip>
	);
}

function liveRule(isWanted: boolean, isLive: boolean): string {
	if (isWanted && !isLive) return 'Live works newest first, in a range that is open towards the present.';
	return 'New traces appear every three seconds, and never move what you read.';
}

/** Model traces are shown; the others are one click away. */
function HiddenCount() {
	const question = useTraceQuestion();
	const { all, setAll } = useTracesView();
	const { data } = useQuery(useTrpc().traces.hidden.queryOptions(question, { staleTime: 15_000 }));
	if (all) {
		return (
			<button type="button" onClick={() => setAll(false)} className="text-text-3 hover:text-text">
				All traces. <span className="text-accent underline underline-offset-2">Only those that call a model</span>
			</button>
		);
	}
	if (data === undefined || data.count === 0) return null;
	return (
		<button type="button" onClick={() => setAll(true)} className="text-text-3 hover:text-text">
			with model calls, {formatCount(data.count)}
			{data.isCapped && '+'} {data.count === 1 ? 'other' : 'others'} hidden ·{' '}
			<span className="text-accent underline underline-offset-2">show</span>
		</button>
	);
}

function ColumnMenu({ hidden, onHide }: Pick<TraceToolbarProps, 'hidden' | 'onHide'>) {
	return (
		<Menu
			align="end"
			trigger={
				<Button look="quiet" square aria-label="Columns">
					<Columns3 size={14} />
				</Button>
			}
		>
			{traceColumns.map(({ key, label }) => (
				<MenuCheck
					key={key}
					checked={!hidden.has(key)}
					onChange={(isShown) => {
						const next = new Set(hidden);
						if (isShown) next.delete(key);
						else next.add(key);
						onHide(next);
					}}
				>
					{label}
				</MenuCheck>
			))}
		</Menu>
	);
}
