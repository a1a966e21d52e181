/** `run` at most once in `everyMs`: an outage at a thousand requests a second is one line of log a second. */
export function sparingly<Args extends unknown[]>(
	everyMs: number,
	run: (...args: Args) => void,
	now: () => number = () => performance.now(),
): (...args: Args) => void {
	let quietUntilMs = Number.NEGATIVE_INFINITY;
	return (...args) => {
		if (now() < quietUntilMs) return;
		quietUntilMs = now() + everyMs;
		run(...args);
	};
}
