import { feedbackScript } from '@spanledger/core/scores/feedback-script';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** GET /v1/feedback.js: thumbs for a page, by one script tag. Open to everybody, as every page is. */
export function answerFeedbackScript(_request: FastifyRequest, reply: FastifyReply): FastifyReply {
	return reply
		.header('content-type', 'text/javascript; charset=utf-8')
		.header('cache-control', 'public, max-age=3600')
		.header('cross-origin-resource-policy', 'cross-origin')
		.send(feedbackScript);
}
