'use client';

import { parseAsIsoDateTime, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { type RangePreset, rangePresetKeys, resolveRange, type TimeRange } from '../../lib/time-range.ts';
import { isZone } from '../../lib/zones.ts';
import { useProject } from '../projects/project-context.tsx';

const parsers = {
	range: parseAsStringLiteral(rangePresetKeys),
	from: parseAsIsoDateTime,
	to: parseAsIsoDateTime,
	tz: parseAsString,
};

const oneYear = 31_536_000;

/** The next visit starts in the zone of this one. */
function rememberZone(zone: string): void {
	// biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
	document.cookie = `zone=${encodeURIComponent(zone)}; path=/; max-age=${oneYear}; samesite=lax`;
}

/**
 * The time range of the page, kept in the URL: `?range=24h`, or `?from=…&to=…`, and `&tz=`. `from` and `to` of a preset
 * are fixed while the choice stands, so that paging does not shift under the reader.
 */
export function useTimeRange(fallback: RangePreset = '24h') {
	const { preferredZone } = useProject();
	const [state, setState] = useQueryStates(parsers, { history: 'push' });
	const zone = state.tz !== null && isZone(state.tz) ? state.tz : preferredZone;
	const fromMs = state.from?.getTime() ?? null;
	const toMs = state.to?.getTime() ?? null;
	const preset = state.range ?? fallback;

	const range = useMemo<TimeRange>(() => {
		if (fromMs === null || toMs === null || fromMs >= toMs) return { preset };
		return { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() };
	}, [fromMs, toMs, preset]);
	const window = useMemo(() => resolveRange(range, new Date()), [range]);

	const setRange = (next: TimeRange) =>
		'preset' in next
			? setState({ range: next.preset, from: null, to: null })
			: setState({ range: null, from: new Date(next.from), to: new Date(next.to) });
	const setZone = (next: string) => {
		rememberZone(next);
		return setState({ tz: next });
	};
	return { range, window, zone, setRange, setZone };
}
