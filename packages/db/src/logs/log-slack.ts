const hourMs = 3_600_000;

/**
 * Where the records of spans lie that started between two moments, `from` inclusive, `to` exclusive: clocks may differ by an hour, and
 * a call may take long to answer. What is written later than a day after the last start is not found.
 */
export function logSlack({ minStart, maxStart }: { minStart: Date; maxStart: Date }): { from: Date; to: Date } {
	return { from: new Date(minStart.getTime() - hourMs), to: new Date(maxStart.getTime() + 24 * hourMs) };
}
