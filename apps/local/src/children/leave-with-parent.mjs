/**
 * Preloaded into every Node child (`node --import`): when the process that started it is gone, however it went, the child
 * asks itself to stop, and goes anyway when that takes too long.
 */
if (process.send !== undefined) {
	process.once('disconnect', () => {
		process.kill(process.pid, 'SIGTERM');
		setTimeout(() => process.exit(1), 5000).unref();
	});
	// Listening must not keep a finished process alive.
	process.channel?.unref();
}
