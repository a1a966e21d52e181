'use client';

import { useTheme } from 'next-themes';
import { type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useElementWidth } from '../../lib/use-element-width.ts';
import { minimapOf } from './minimap-cells.ts';
import type { Outline } from './outline.ts';
import { isWhole, pan, percentAt, type TimeWindow } from './time-window.ts';

type MinimapProps = {
	outline: Outline;
	extentUs: number;
	window: TimeWindow;
	onWindow: (window: TimeWindow) => void;
};

const height = 32;
const grabPx = 4;

/** The whole trace at a glance, and which part of it is in sight. Dragging chooses a part; the part itself can be moved. */
export function Minimap({ outline, extentUs, window, onWindow }: MinimapProps) {
	const box = useRef<HTMLDivElement>(null);
	const canvas = useRef<HTMLCanvasElement>(null);
	const width = useElementWidth(box);
	const map = useMemo(() => minimapOf(outline, extentUs, width), [outline, extentUs, width]);
	const [grabbed, setGrabbed] = useState<{ atUs: number; moves: TimeWindow | null } | null>(null);
	const whole: TimeWindow = { fromUs: 0, toUs: extentUs };

	const { resolvedTheme } = useTheme();
	// biome-ignore lint/correctness/useExhaustiveDependencies: a canvas keeps the colours it was painted in
	useEffect(() => {
		const repaint = () => canvas.current !== null && paint(canvas.current, map);
		repaint();
		// the page has its new colours only after this
		const frame = requestAnimationFrame(repaint);
		return () => cancelAnimationFrame(frame);
	}, [map, resolvedTheme]);

	const usAt = (event: PointerEvent): number => {
		const frame = event.currentTarget.getBoundingClientRect();
		return ((event.clientX - frame.left) / frame.width) * extentUs;
	};
	const grab = (event: PointerEvent) => {
		event.currentTarget.setPointerCapture(event.pointerId);
		const atUs = usAt(event);
		// a part that is thinner than its frame can still be grabbed
		const nearUs = (grabPx / event.currentTarget.clientWidth) * extentUs;
		const isInside = !isWhole(window, extentUs) && atUs >= window.fromUs - nearUs && atUs <= window.toUs + nearUs;
		setGrabbed({ atUs, moves: isInside ? window : null });
	};
	const drag = (event: PointerEvent) => {
		if (grabbed === null) return;
		const us = usAt(event);
		const { atUs, moves } = grabbed;
		if (moves !== null) onWindow(pan(moves, (us - atUs) / (moves.toUs - moves.fromUs), extentUs));
		else if (Math.abs(us - atUs) > extentUs / 200) onWindow({ fromUs: Math.min(us, atUs), toUs: Math.max(us, atUs) });
	};
	const [from, to] = [percentAt(whole, window.fromUs), percentAt(whole, window.toUs)];
	return (
		<div className="shrink-0 border-b border-line px-3 py-1" aria-hidden>
			{/* biome-ignore lint/a11y/noStaticElementInteractions: what the pointer does here, keys do too */}
			<div
				ref={box}
				data-testid="minimap"
				title="Drag to look at a part, double click for the whole trace"
				className="relative cursor-col-resize touch-none overflow-hidden rounded-sm bg-sunken select-none"
				style={{ height }}
				onPointerDown={grab}
				onPointerMove={drag}
				onPointerUp={() => setGrabbed(null)}
				onPointerCancel={() => setGrabbed(null)}
				onDoubleClick={() => onWindow(whole)}
			>
				<canvas ref={canvas} width={width} height={height} className="absolute inset-0" />
				<span className="absolute inset-y-0 left-0 bg-surface opacity-75" style={{ width: `${from}%` }} />
				<span className="absolute inset-y-0 right-0 bg-surface opacity-75" style={{ width: `${100 - to}%` }} />
				{!isWhole(window, extentUs) && (
					<span
						className="absolute inset-y-0 cursor-grab border-x-2 border-accent"
						style={{ left: `${from}%`, width: `max(4px, ${to - from}%)` }}
					/>
				)}
			</div>
		</div>
	);
}

function paint(canvas: HTMLCanvasElement, { runs, lanes, errors }: ReturnType<typeof minimapOf>): void {
	const context = canvas.getContext('2d');
	if (context === null) return;
	context.clearRect(0, 0, canvas.width, canvas.height);
	const styles = getComputedStyle(canvas);
	const colours = new Map<string, string>();
	const lane = (height - 5) / Math.max(lanes, 1);
	for (const run of runs) {
		const colour = colours.get(run.type) ?? styles.getPropertyValue(`--type-${run.type}`);
		colours.set(run.type, colour);
		context.fillStyle = colour;
		context.fillRect(run.from, 2 + run.lane * lane, run.to - run.from, Math.max(1, lane - 1));
	}
	context.fillStyle = styles.getPropertyValue('--bad');
	for (const pixel of errors) context.fillRect(pixel - 1, height - 3, 3, 3);
}
