import { complain, say } from '../terminal/say.mjs';

/**
 * Ends the process once, in order, whatever asks for it: Ctrl-C, SIGTERM, a closed terminal, or npm gone without a word.
 * @param {() => Promise<void>} close stops everything, politely
 * @param {() => void} kill stops everything, now
 * @returns {AbortSignal} aborted as soon as the process is leaving
 */
export function leaveOnSignal(close, kill) {
	const leaving = new AbortController();
	let askedAt = 0;
	const leave = async () => {
		if (leaving.signal.aborted) {
			// npm passes on the same Ctrl-C that reached us already; a later one means "now".
			if (Date.now() - askedAt < 1000) return;
			kill();
			process.exit(1);
		}
		askedAt = Date.now();
		leaving.abort();
		say('\n  stopping …');
		try {
			await close();
			process.exit(0);
		} catch (error) {
			complain(String(error));
			kill();
			process.exit(1);
		}
	};
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, leave);
	leaveWithNpm(leave);
	return leaving.signal;
}

/** A killed npm passes nothing on, but its child gets a new parent. @param {() => void} leave */
function leaveWithNpm(leave) {
	if (process.env.npm_lifecycle_event === undefined) return;
	const parent = process.ppid;
	setInterval(() => {
		if (process.ppid !== parent) leave();
	}, 500).unref();
}
