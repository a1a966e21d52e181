/** Which traces a figure leads to. Times in ms since the epoch; without them the range of the page stays. */
export type TracesAsked = {
	route?: string | null;
	model?: string;
	status?: 'error';
	fromMs?: number;
	toMs?: number;
	minDurationMs?: number;
	maxDurationMs?: number;
	/** Traces whose stage took longer than this. */
	stageOver?: { stage: string; ms: number };
};

/** Query of the list of traces that a figure of the latency page is made of, the slowest first. `here` = the page's own query. */
export function tracesLink(here: URLSearchParams, fallbackRange: string, asked: TracesAsked): string {
	const query = new URLSearchParams();
	for (const key of ['range', 'from', 'to', 'tz']) {
		const value = here.get(key);
		if (value !== null) query.set(key, value);
	}
	if (asked.fromMs !== undefined && asked.toMs !== undefined) {
		query.delete('range');
		query.set('from', new Date(asked.fromMs).toISOString());
		query.set('to', new Date(asked.toMs).toISOString());
	} else if (!query.has('range') && !query.has('from')) query.set('range', fallbackRange);
	if (typeof asked.route === 'string') query.set('route', asked.route);
	if (asked.model !== undefined) query.set('model', asked.model);
	if (asked.status !== undefined) query.set('status', asked.status);
	if (asked.minDurationMs !== undefined) query.set('minDurationMs', String(Math.floor(asked.minDurationMs)));
	// a whole millisecond upwards: a cell of the heatmap loses none of its traces
	if (asked.maxDurationMs !== undefined) query.set('maxDurationMs', String(Math.ceil(asked.maxDurationMs)));
	if (asked.stageOver !== undefined)
		query.set('stage', `${asked.stageOver.stage}:gt:${Math.round(asked.stageOver.ms)}`);
	query.set('sort', '-durationMs');
	query.set('all', 'true');
	return query.toString();
}
