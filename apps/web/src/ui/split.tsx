'use client';

import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react';
import { useStored } from '../lib/use-stored.ts';

type SplitProps = {
	direction: 'row' | 'column';
	/** What the share is remembered under. */
	name: string;
	/** Percent of the first pane until somebody drags. */
	initial: number;
	/** The first pane of a column is never higher. */
	mostPx?: number;
	first: ReactNode;
	second: ReactNode;
};

const least = 20;
const most = 80;
const clamp = (percent: number): number => Math.round(Math.min(most, Math.max(least, percent)));

/**
 * Two panes and a divider that can be dragged, or moved by the arrow keys; the share is remembered. Side by side they need room: a telephone
 * sees the first alone until its page knows better.
 */
export function Split({ direction, name, initial, mostPx, first, second }: SplitProps) {
	const box = useRef<HTMLDivElement>(null);
	const [stored, store] = useStored(`split-${name}`, String(initial));
	const percent = clamp(Number(stored) || initial);
	const isRow = direction === 'row';

	const drag = (event: PointerEvent) => {
		const frame = box.current?.getBoundingClientRect();
		if (frame === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
		const share = isRow ? (event.clientX - frame.left) / frame.width : (event.clientY - frame.top) / frame.height;
		store(String(clamp(share * 100)));
	};
	const step = (event: KeyboardEvent) => {
		const by = { ArrowLeft: -2, ArrowUp: -2, ArrowRight: 2, ArrowDown: 2 }[event.key];
		if (by === undefined) return;
		event.preventDefault();
		store(String(clamp(percent + by)));
	};
	return (
		<div ref={box} className={`flex min-h-0 min-w-0 flex-1 ${isRow ? '' : 'flex-col'}`}>
			<div
				className={`min-h-0 min-w-0 overflow-hidden ${isRow ? 'max-sm:basis-full!' : ''}`}
				style={{ flexBasis: `${percent}%`, maxHeight: mostPx }}
			>
				{first}
			</div>
			{/* biome-ignore lint/a11y/useSemanticElements: a divider that moves is no <hr> */}
			<div
				role="separator"
				tabIndex={0}
				aria-label="Divider"
				aria-orientation={isRow ? 'vertical' : 'horizontal'}
				aria-valuenow={percent}
				aria-valuemin={least}
				aria-valuemax={most}
				onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
				onPointerMove={drag}
				onKeyDown={step}
				className={`relative z-10 shrink-0 touch-none bg-line hover:bg-accent ${
					isRow
						? 'w-px max-sm:hidden cursor-col-resize before:absolute before:inset-y-0 before:-inset-x-1'
						: 'h-px cursor-row-resize before:absolute before:inset-x-0 before:-inset-y-1'
				}`}
			/>
			<div className={`min-h-0 min-w-0 flex-1 overflow-hidden ${isRow ? 'max-sm:hidden' : ''}`}>{second}</div>
		</div>
	);
}
