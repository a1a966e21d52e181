/** Traces chosen in the list, and the one from which a range is drawn. */
export type Selection = { chosen: ReadonlySet<string>; anchor: string | null };

/** At once: what one file and one step into a dataset take. */
export const mostChosen = 200;

export const nothingChosen: Selection = { chosen: new Set(), anchor: null };

/** Chooses a trace or lets it go. */
export function toggled({ chosen }: Selection, traceId: string): Selection {
	const next = new Set(chosen);
	if (!next.delete(traceId)) next.add(traceId);
	return capped({ chosen: next, anchor: traceId });
}

/** Chooses all from the anchor to a trace, as the list stands now; what was chosen stays. Without an anchor in the list only the trace itself. */
export function drawnTo(selection: Selection, traceId: string, listed: readonly string[]): Selection {
	const [from, to] = [listed.indexOf(selection.anchor ?? ''), listed.indexOf(traceId)];
	if (to < 0) return selection;
	const [first, last] = from < 0 ? [to, to] : [Math.min(from, to), Math.max(from, to)];
	const range = listed.slice(first, last + 1);
	// nearest the anchor first: the cap takes from the far end
	return capped({ chosen: new Set([...selection.chosen, ...(from > to ? range.reverse() : range)]), anchor: traceId });
}

/** All that are listed, or none when they all are chosen. */
export function allOrNone({ chosen, anchor }: Selection, listed: readonly string[]): Selection {
	if (listed.slice(0, mostChosen).every((traceId) => chosen.has(traceId))) return nothingChosen;
	return capped({ chosen: new Set([...chosen, ...listed]), anchor });
}

const capped = ({ chosen, anchor }: Selection): Selection => ({
	chosen: chosen.size > mostChosen ? new Set([...chosen].slice(0, mostChosen)) : chosen,
	anchor,
});
