'use client';

import { outlinedMessage } from '@spanledger/core/traces/span-outline';
import { ChevronDown, ChevronUp, CircleAlert, Info, Maximize, Search, ZoomIn, ZoomOut } from 'lucide-react';
import type { RefObject } from 'react';
import { formatCountExact, plural } from '../../lib/format-count.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Switch } from '../../ui/switch.tsx';
import { Tip } from '../../ui/tip.tsx';
import type { SaidState } from './use-said.ts';
import type { WaterfallActions } from './use-waterfall-keys.ts';
import type { useWaterfallView } from './use-waterfall-view.ts';

type WaterfallToolbarProps = {
	looks: ReturnType<typeof useWaterfallView>;
	act: WaterfallActions;
	/** Levels of the tree. */
	deepest: number;
	/** Which hit is selected, counted from 1, of how many; null while nothing is sought. */
	hits: { at: number | null; of: number; isAll: boolean; said: SaidState } | null;
	errors: number;
	/** One line: what chevrons, keys and the axis do too is left out. */
	isBrief: boolean;
	field: RefObject<HTMLInputElement | null>;
};

/** How the trace is looked at; every control has a key. */
export function WaterfallToolbar(props: WaterfallToolbarProps) {
	const { looks, act, errors, isBrief } = props;
	return (
		<div className="flex shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-b border-line px-3 py-1">
			<ViewSwitch {...props} />
			<FindField {...props} />
			{errors > 0 && (
				<Tip text="Next error: e, the one before: Shift+e">
					<Button look="quiet" aria-label={plural(errors, 'error')} onClick={() => act.error(1)}>
						<CircleAlert size={14} className="text-bad" />
						{isBrief ? formatCountExact(errors) : plural(errors, 'error')}
					</Button>
				</Tip>
			)}
			<span className="ml-auto flex items-center gap-2">
				<Tip text="Model calls alone, where they stood in time: m">
					<span>
						<Switch checked={looks.callsOnly} onChange={looks.setCallsOnly} label="Calls" />
					</span>
				</Tip>
				{!looks.callsOnly && !isBrief && <LevelChoice {...props} />}
				{(!isBrief || looks.isZoomed) && <Zoom {...props} />}
			</span>
		</div>
	);
}

/** The views of a trace. The conversation as a transcript will stand here too. */
function ViewSwitch({ looks }: Pick<WaterfallToolbarProps, 'looks'>) {
	return (
		<Choice
			label="View"
			value={looks.view}
			onChange={looks.setView}
			options={[
				{ value: 'tree', label: 'Tree' },
				{ value: 'timeline', label: 'Timeline' },
			]}
		/>
	);
}

function FindField({ looks, hits, field, act }: WaterfallToolbarProps) {
	return (
		<div className="flex h-7 min-w-36 flex-1 items-center gap-1 rounded border border-line-strong bg-surface pl-2 focus-within:border-accent">
			<Search size={13} className="shrink-0 text-text-3" aria-hidden />
			<input
				ref={field}
				type="search"
				aria-label="Find in the trace"
				placeholder="Name, model, error, what was said…"
				title={`Looks in names, models, types, stages, span ids, the first ${outlinedMessage} characters of error messages, and in whatever was asked and answered`}
				value={looks.find}
				onChange={({ target }) => looks.setFind(target.value)}
				onKeyDown={(event) => {
					if (event.key === 'Enter') act.hit(event.shiftKey ? -1 : 1);
					else if (event.key === 'Escape') {
						event.preventDefault(); // what was sought stays
						event.currentTarget.blur();
					}
				}}
				className="h-full min-w-0 flex-1 bg-transparent text-sm outline-none placeholder:text-text-3"
			/>
			{hits !== null && (
				<>
					<SaidNote state={hits.said} />
					<output className="shrink-0 text-xs whitespace-nowrap text-text-3 tabular-nums">{hitWords(hits)}</output>
					<Button look="quiet" square aria-label="Previous hit" disabled={hits.of === 0} onClick={() => act.hit(-1)}>
						<ChevronUp size={13} />
					</Button>
					<Button look="quiet" square aria-label="Next hit" disabled={hits.of === 0} onClick={() => act.hit(1)}>
						<ChevronDown size={13} />
					</Button>
				</>
			)}
		</div>
	);
}

function hitWords({ at, of, isAll, said }: NonNullable<WaterfallToolbarProps['hits']>): string {
	if (of === 0) return isAll && said !== 'asking' ? 'no hit' : 'no hit yet';
	return `${at === null ? '' : `${formatCountExact(at)} of `}${formatCountExact(of)}`;
}

const saidNotes: { [state in SaidState]?: string } = {
	part: 'What was said is found in the first 2,000 spans that may hold it; the search of the list knows all.',
	waiting: 'What was said in this trace cannot be searched yet: that takes a second or two after it is settled.',
	failed: 'What was said could not be searched: only names, models and errors were.',
};

/** What the count of hits does not know. */
function SaidNote({ state }: { state: SaidState }) {
	const note = saidNotes[state];
	if (note === undefined) return null;
	return (
		<Tip text={note}>
			<span className="shrink-0 text-warn">
				<Info size={12} role="img" aria-label={note} />
			</span>
		</Tip>
	);
}

const mostLevels = 9;

function LevelChoice({ looks, deepest, act }: WaterfallToolbarProps) {
	const levels = Array.from({ length: Math.min(deepest, mostLevels) }, (_, at) => at + 1);
	if (levels.length < 2) return null;
	const options = [
		{ value: '0', label: 'All levels' },
		...levels.map((depth) => ({ value: String(depth), label: depth === 1 ? '1 level' : `${depth} levels` })),
	];
	return (
		<Choice
			label="Levels"
			value={String(looks.level ?? 0)}
			onChange={(value) => act.level(value === '0' ? null : Number(value))}
			options={options}
		/>
	);
}

function Zoom({ looks: { isZoomed }, act }: Pick<WaterfallToolbarProps, 'looks' | 'act'>) {
	return (
		<span className="flex">
			<Button look="quiet" square aria-label="Zoom in" onClick={() => act.zoom(0.5)}>
				<ZoomIn size={14} />
			</Button>
			<Button look="quiet" square aria-label="Zoom out" disabled={!isZoomed} onClick={() => act.zoom(2)}>
				<ZoomOut size={14} />
			</Button>
			<Button look="quiet" square aria-label="Whole trace" disabled={!isZoomed} onClick={act.whole}>
				<Maximize size={14} />
			</Button>
		</span>
	);
}
