import type { TreeRow } from '@spanledger/api/traces/pack-rows';
import type { CSSProperties } from 'react';
import { formatDuration } from '../../lib/format-duration.ts';
import { sumOf } from '../spans/span-times.ts';
import { spanTypeColour } from '../spans/span-types.ts';
import { idleGaps } from './idle-gaps.ts';
import type { Outline } from './outline.ts';
import { stripes, stripesBackground } from './stripes.ts';
import { percentAt, type TimeWindow } from './time-window.ts';
import type { WaterfallContext } from './waterfall-context.ts';

type SpanBarProps = { outline: Outline; row: number; span: TreeRow; context: WaterfallContext };

/**
 * A span on the time axis: its bar in the colour of its type, hollow where nothing inside of it ran; a mark at the first token; its part of
 * the critical path as a line below; hatched from where its stage had used up its allotment.
 */
export function SpanBar({ outline, row, span, context }: SpanBarProps) {
	const { window, usedUp, view } = context;
	const end = span.startUs + span.durationUs;
	const [bar] = drawn(window, span.startUs, end);
	if (bar === undefined)
		return <OutOfSight name={view === 'timeline' ? span.name : ''} isEarlier={end <= window.fromUs} />;
	const width = bar[1] - bar[0];
	const critical = stripes(span.critical ?? [], window);
	const isUnfinished = context.isUnfinished && span.missingParent !== null;
	return (
		<div className="critical-line relative h-full overflow-hidden" title={barWords(span)} style={lineStyle(critical)}>
			<div
				className={`span-bar absolute top-2.5 h-3 rounded-sm ${isUnfinished ? 'unfinished' : ''}`}
				style={{
					left: `min(${bar[0]}%, calc(100% - 3px))`,
					width: `max(3px, ${width}%)`,
					backgroundColor: spanTypeColour(span.type),
					opacity: span.critical === null ? 0.55 : 1,
					...(width > narrow ? gapsStyle(outline, row, within(window, span.startUs, end)) : {}),
				}}
			/>
			{width > narrow && <FirstToken span={span} window={window} />}
			<OverAllotment span={span} window={window} usedUpUs={usedUp.get(span.stage)} />
			{view === 'timeline' && <NameBeside name={span.name} bar={bar} />}
		</div>
	);
}

/** In a bar of less than this percent of the track nothing can be told apart. */
const narrow = 1;

const within = ({ fromUs, toUs }: TimeWindow, startUs: number, endUs: number): TimeWindow => ({
	fromUs: Math.max(fromUs, startUs),
	toUs: Math.min(toUs, endUs),
});

/** Where nothing inside of it ran, in what is in sight of the bar. */
function gapsStyle(outline: Outline, row: number, seen: TimeWindow): CSSProperties {
	const gaps = stripes(idleGaps(outline, row), seen);
	return gaps.length === 0 ? {} : { backgroundImage: `${stripesBackground(gaps, 'var(--gap)')}, var(--hatch, none)` };
}

const lineStyle = (critical: ReturnType<typeof stripes>): CSSProperties =>
	critical.length === 0 ? {} : { backgroundImage: stripesBackground(critical, 'var(--text-2)') };

/** What of a stretch is in sight; a span of no length too. */
function drawn(window: TimeWindow, startUs: number, endUs: number): [number, number][] {
	const [from, to] = [percentAt(window, startUs), percentAt(window, endUs)];
	return to < 0 || from > 100 ? [] : [[Math.max(0, from), Math.min(100, to)]];
}

/** Zoomed past it: an arrow says where it is. */
function OutOfSight({ name, isEarlier }: { name: string; isEarlier: boolean }) {
	return (
		<span className={`truncate text-xs text-text-3 ${isEarlier ? '' : 'text-right'}`}>
			{isEarlier ? `‹ ${name}` : `${name} ›`}
		</span>
	);
}

function FirstToken({ span, window }: { span: TreeRow; window: TimeWindow }) {
	const { firstTokenUs: after, startUs, durationUs } = span;
	// a first token later than the end is a clock's mistake
	if (after === null || after <= 0 || after > durationUs) return null;
	const at = percentAt(window, startUs + after);
	if (at < 0 || at > 100) return null;
	return (
		<span
			title={`first token after ${formatDuration(after / 1_000)}`}
			className="absolute top-2 h-4 w-0.5 bg-text"
			style={{ left: `${at}%` }}
		/>
	);
}

function OverAllotment({
	span,
	window,
	usedUpUs,
}: {
	span: TreeRow;
	window: TimeWindow;
	usedUpUs: number | undefined;
}) {
	const end = span.startUs + span.durationUs;
	if (usedUpUs === undefined || end <= usedUpUs) return null;
	const [over] = drawn(window, Math.max(usedUpUs, span.startUs), end);
	if (over === undefined) return null;
	const isHere = usedUpUs >= span.startUs;
	return (
		<span
			title={isHere ? `${span.stage} had used up its allotment here` : `${span.stage} is over its allotment`}
			className={`over-allotment absolute top-1.5 h-5 border-bad ${isHere ? 'border-l-2' : ''}`}
			style={{ left: `${over[0]}%`, width: `max(2px, ${over[1] - over[0]}%)` }}
		/>
	);
}

/** After the bar, before it, or on it: where there is room. */
function NameBeside({ name, bar: [from, to] }: { name: string; bar: [number, number] }) {
	const onBar = to > 65 && from < 25;
	const place = to <= 65 ? { left: `${to}%` } : onBar ? { left: `${from}%` } : { right: `${100 - from}%` };
	return (
		<span
			className={`absolute top-[7px] max-w-[60%] truncate px-1 text-xs ${onBar ? 'ml-1 rounded-sm bg-surface text-text' : 'text-text-2'}`}
			style={place}
		>
			{name}
		</span>
	);
}

function barWords({ startUs, durationUs, selfUs, below, critical, inputTokens, outputTokens }: TreeRow): string {
	const time = (us: number) => formatDuration(us / 1_000);
	const words = [`starts at ${time(startUs)}, takes ${time(durationUs)}`];
	if (below > 0) words.push(`itself ${time(selfUs)}`);
	if (critical !== null) words.push(`${time(sumOf(critical))} of the critical path`);
	if (inputTokens !== null || outputTokens !== null)
		words.push(`${inputTokens ?? '–'} → ${outputTokens ?? '–'} tokens`);
	return words.join(' · ');
}
