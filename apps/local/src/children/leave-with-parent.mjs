/**
 * Preloaded into every Node child (`node --import`): when the process that started it is gone, however it went, the child
 * asks itself to stop, and goes anyway when that takes too long. A child's own children inherit the preload: it is not for
 * them, they may live from the channel to their parent alone.
 */
const starter = Number(process.env.SPANLEDGER_STARTED_BY);

if (process.ppid === starter && process.send !== undefined) {
	process.once('disconnect', () => {
		process.kill(process.pid, 'SIGTERM');
		setTimeout(() => process.exit(1), 5000).unref();
	});
	// Listening must not keep a finished process alive.
	process.channel?.unref();
} else if (starter > 0 && !isAlive(starter)) {
	// It was killed before we could listen.
	process.exit(1);
}

/** @param {number} pid */
function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}
