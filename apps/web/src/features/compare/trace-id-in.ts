/** The trace id in what somebody pasted: the id alone, or the address of a trace's page. Lower-case; null when there is none. */
export function traceIdIn(text: string): string | null {
	const alone = /^[0-9a-f]{32}$/i.exec(text.trim())?.[0];
	const inAddress = /\/traces\/([0-9a-f]{32})\b/i.exec(text)?.[1] ?? /[?&]trace=([0-9a-f]{32})\b/i.exec(text)?.[1];
	return (alone ?? inAddress)?.toLowerCase() ?? null;
}
