/** Runs once when the server starts: the first user can sign in before the first page is asked for. */
export async function register(): Promise<void> {
	// biome-ignore lint/style/noProcessEnv: only read here does it let the bundler leave Node's part out of the edge bundle
	if (process.env.NEXT_RUNTIME !== 'nodejs') return;
	const { prepareServer } = await import('./prepare-server.ts');
	await prepareServer();
}
