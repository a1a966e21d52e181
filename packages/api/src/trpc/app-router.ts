import type { inferRouterOutputs } from '@trpc/server';
import { anomalies } from './anomalies.ts';
import { audit } from './audit.ts';
import { budgets } from './budgets.ts';
import { channels } from './channels.ts';
import { costs } from './costs.ts';
import { datasetRuns } from './dataset-runs.ts';
import { datasets } from './datasets.ts';
import { dimensions } from './dimensions.ts';
import { keys } from './keys.ts';
import { latency } from './latency.ts';
import { links } from './links.ts';
import { logs } from './logs.ts';
import { mapping } from './mapping.ts';
import { months } from './months.ts';
import { onboarding } from './onboarding.ts';
import { prices } from './prices.ts';
import { createCallerFactory, router } from './procedures.ts';
import { projects } from './projects.ts';
import { quality } from './quality.ts';
import { rangeJobs } from './range-jobs.ts';
import { reports } from './reports.ts';
import { reviews } from './reviews.ts';
import { runtime } from './runtime.ts';
import { scores } from './scores.ts';
import { traces } from './traces.ts';
import { views } from './views.ts';

/** Everything the pages ask. Every input but `projects.list` and `traces.locate` names its project by slug. */
export const appRouter = router({
	projects,
	traces,
	costs,
	datasets,
	datasetRuns,
	dimensions,
	keys,
	links,
	logs,
	onboarding,
	mapping,
	prices,
	quality,
	rangeJobs,
	audit,
	anomalies,
	months,
	budgets,
	channels,
	reports,
	reviews,
	latency,
	runtime,
	scores,
	views,
});

export const createCaller = createCallerFactory(appRouter);

export type AppRouter = typeof appRouter;
export type RouterOutputs = inferRouterOutputs<AppRouter>;
