/** As much of a trace as finding its forerunners takes. */
export type ComparableTrace = { traceId: string; route: string | null; startTime: string };

const lookBackMs = 30 * 86_400_000;

/** The question for the traces of the same route that began before, the last first. */
export function earlierOfRoute({ route, startTime }: ComparableTrace, limit: number) {
	return {
		from: new Date(Date.parse(startTime) - lookBackMs).toISOString(),
		to: startTime,
		limit,
		modelOnly: false,
		sort: '-startTime' as const,
		...(route === null ? {} : { route: [route] }),
	};
}
