import { buildPages } from '../build/build-pages.mjs';
import { bundleApp } from '../build/bundle-app.mjs';
import { watchApp } from '../build/watch-app.mjs';
import { appPlan, pagesPlan } from '../children/app-plans.mjs';
import { supervise } from '../children/supervise.mjs';
import { clearLeftovers } from '../data-dir/instance-file.mjs';
import { openDataDir } from '../data-dir/open-data-dir.mjs';
import { readCredentials } from '../data-dir/read-credentials.mjs';
import { ensureInstalled } from '../install/ensure-installed.mjs';
import { choosePorts } from '../ports/choose-ports.mjs';
import { addresses, childrenEnv } from './children-env.mjs';
import { keepInstanceFile, newStack } from './new-stack.mjs';
import { openDatabase } from './open-database.mjs';
import { sayIngestIsOpen, sayPagesAreOpen } from './say-open.mjs';

const wishes = [
	{ variable: 'WEB_PORT', standard: 3000 },
	{ variable: 'OTLP_HTTP_PORT', standard: 4318 },
	{ variable: 'OTLP_GRPC_PORT', standard: 4317 },
];

/**
 * The whole platform on this machine: database → ingest → worker → pages. Resolves when the pages are open; the process
 * then lives until a signal ends it.
 * @param {'start' | 'dev'} mode `dev` bundles and restarts on every change
 * @throws {Refusal} in one sentence what keeps it from starting
 */
export async function runStack(mode) {
	const stack = newStack(mode);
	try {
		await open(stack, process.env);
	} catch (error) {
		if (stack.leaving.aborted) return;
		await stack.close();
		throw error;
	}
}

/** @param {import('./new-stack.mjs').Stack} stack @param {NodeJS.ProcessEnv} env */
async function open(stack, env) {
	const dataDir = await openDataDir(env);
	stack.releases.push(dataDir.release);
	const credentials = readCredentials(dataDir.path, env);
	await clearLeftovers(dataDir.path);
	const host = env.SPANLEDGER_HOST || '127.0.0.1';
	const at = addresses(env, { host, ports: await choosePorts(wishes, { env, host }) });

	const databaseUrl = await openDatabase(stack, env, dataDir.path);
	const childEnv = childrenEnv(env, {
		at,
		credentials,
		databaseUrl,
		mode: stack.mode === 'dev' ? 'development' : 'production',
	});
	const { webUrl, otlpUrl, grpcUrl } = at;
	const tell = keepInstanceFile(stack, dataDir.path, { webUrl, otlpUrl, grpcUrl, databaseUrl });
	const begin = (
		/** @type {import('./new-stack.mjs').ChildName} */ name,
		/** @type {import('../children/supervise.mjs').ChildPlan} */ plan,
	) => {
		const child = supervise({ ...plan, onSpawn: () => setImmediate(() => tell()) });
		stack.children.set(name, child);
		return child.ready;
	};

	await bundle(stack, 'ingest');
	await begin('ingest', appPlan('ingest', childEnv, at));
	tell('ingest');
	sayIngestIsOpen(at, credentials);

	await bundle(stack, 'worker');
	const worker = begin('worker', appPlan('worker', childEnv, at));
	const pages = begin('pages', pagesPlan(stack.mode, await pagesEnv(stack, childEnv), at));
	await Promise.all([worker, pages]);
	tell('pages');
	sayPagesAreOpen(at, credentials, Date.now() - stack.startedAt);
}

/** @param {import('./new-stack.mjs').Stack} stack @param {'ingest' | 'worker'} app */
async function bundle(stack, app) {
	if (stack.mode === 'start') return bundleApp(app);
	return watchApp(app, () => stack.children.get(app)?.restart());
}

/** Builds the pages, but for watch mode. @param {import('./new-stack.mjs').Stack} stack @param {NodeJS.ProcessEnv} childEnv */
async function pagesEnv(stack, childEnv) {
	if (stack.mode === 'dev') return childEnv;
	await ensureInstalled('running', { beside: true });
	const { folder, release } = await buildPages(stack.leaving);
	stack.releases.push(release);
	return { ...childEnv, SPANLEDGER_PAGES_FOLDER: folder };
}
