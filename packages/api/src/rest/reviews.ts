import { DomainError } from '@spanledger/core/domain-error';
import { listReviews } from '@spanledger/db/reviews/list-reviews';
import { z } from 'zod';
import { openReview } from '../reviews/open-review.ts';
import { presentHead, presentReview, reviewDetail, reviewList } from '../reviews/review-shape.ts';
import { parseQuery } from './parse-query.ts';
import type { Route } from './route.ts';

const noParameters = z.object({});

export const reviewRoutes: Route[] = [
	{
		method: 'GET',
		path: '/reviews',
		summary: 'Weekly reviews, the latest first',
		scope: 'read',
		query: noParameters,
		answer: reviewList,
		handle: async ({ deps, scope, parameters }) => {
			parseQuery(noParameters, parameters);
			return { items: (await listReviews(deps.db, scope, { limit: 104 })).map(presentHead) };
		},
	},
	{
		method: 'GET',
		path: '/reviews/{week}',
		summary: 'A weekly review by the Monday of its week: failures by kind, and the traces with what was said of them',
		scope: 'read',
		query: noParameters,
		answer: reviewDetail,
		handle: async ({ deps, scope, path, parameters }) => {
			parseQuery(noParameters, parameters);
			const open = await openReview(deps, scope, path.week ?? '');
			if (open === null) throw new DomainError('not-found', `no review of the week of ${path.week}`, 'week');
			return presentReview(open);
		},
	},
];
