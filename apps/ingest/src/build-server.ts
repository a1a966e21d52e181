import { DomainError } from '@spanledger/core/domain-error';
import { annotationLevels } from '@spanledger/core/scores/phoenix-annotation';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type RouteHandlerMethod } from 'fastify';
import { allowOrigin, answerPreflight } from './answer-cors.ts';
import { answerRefusal, answerWrongMethod } from './answer-refusal.ts';
import { answerCheck } from './budgets/answer-check.ts';
import type { Deps } from './deps.ts';
import { explainFailure } from './explain-failure.ts';
import { answerLiveness, answerMetrics, answerReadiness } from './health.ts';
import { receiveExport } from './otlp/receive-export.ts';
import { answerFeedbackScript } from './scores/answer-feedback-script.ts';
import { receiveAnnotations } from './scores/receive-annotations.ts';
import { receiveLangfuseBatch, receiveLangfuseScore } from './scores/receive-langfuse.ts';
import { receiveScores } from './scores/receive-scores.ts';

type Route = { method: 'GET' | 'POST'; path: string; handler: RouteHandlerMethod };

/** Every door of ingest. */
function routes(deps: Deps): Route[] {
	const exports = (['traces', 'logs', 'metrics'] as const).map((signal) => ({
		path: `/v1/${signal}`,
		handler: receiveExport(deps, signal),
	}));
	return [
		...exports.map((route) => ({ method: 'POST' as const, ...route })),
		// where the Langfuse SDK sends
		...exports.map(({ path, handler }) => ({ method: 'POST' as const, path: `/api/public/otel${path}`, handler })),
		{ method: 'POST', path: '/v1/scores', handler: receiveScores(deps) },
		// where Langfuse's and Phoenix's clients send what they think of an answer
		{ method: 'POST', path: '/api/public/scores', handler: receiveLangfuseScore(deps) },
		{ method: 'POST', path: '/api/public/ingestion', handler: receiveLangfuseBatch(deps) },
		...annotationLevels.map((level) => ({
			...{ method: 'POST' as const, path: `/v1/${level}_annotations`, handler: receiveAnnotations(deps, level) },
		})),
		{ method: 'GET', path: '/v1/feedback.js', handler: answerFeedbackScript },
		{ method: 'GET', path: '/v1/budgets/check', handler: answerCheck(deps) },
		{ method: 'GET', path: '/healthz', handler: answerLiveness },
		{ method: 'GET', path: '/readyz', handler: answerReadiness(deps) },
		{ method: 'GET', path: '/metrics', handler: answerMetrics(deps) },
	];
}

/** The HTTP server, not yet listening. Neither keys nor bodies are ever logged. */
export function buildServer(deps: Deps, log: FastifyBaseLogger): FastifyInstance {
	const app = Fastify({
		loggerInstance: log,
		exposeHeadRoutes: false,
		// readBody counts, while inflating
		bodyLimit: Number.MAX_SAFE_INTEGER,
		requestTimeout: 60_000,
		keepAliveTimeout: 75_000,
		routerOptions: { ignoreTrailingSlash: true },
	});
	leaveBodiesUnread(app);
	app.setErrorHandler(answerRefusal(explainFailure(log)));
	app.setNotFoundHandler(({ method, url }) => {
		throw new DomainError('not-found', `No route ${method} ${url.split('?', 1)[0]}.`);
	});
	app.addHook('onRequest', async (request, reply) => allowOrigin(deps.corsOrigins, request, reply));
	app.addHook('onResponse', async (request, reply) => {
		const route = request.routeOptions.url ?? 'none';
		deps.meters.requests.add({ route, status: String(reply.statusCode) });
		deps.meters.requestSeconds.observe({ route }, reply.elapsedTime / 1000);
	});
	for (const route of routes(deps)) addRoute(app, route);
	return app;
}

/** Handlers check the media type and the key before they read a byte. */
function leaveBodiesUnread(app: FastifyInstance): void {
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', (_request, _payload, done) => done(null));
}

/** The route itself, its CORS preflight, and 405 for every other method. */
function addRoute(app: FastifyInstance, { method, path, handler }: Route): void {
	app.route({ method, url: path, handler });
	app.route({ method: 'OPTIONS', url: path, handler: (_request, reply) => answerPreflight([method], reply) });
	const others = app.supportedMethods.filter((other) => other !== method && other !== 'OPTIONS');
	app.route({
		method: others,
		url: path,
		handler: (request, reply) => answerWrongMethod(method, request, reply),
	});
}
