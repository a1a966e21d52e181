import { mostResults } from '@spanledger/core/datasets/runs/check-results';
import { runResultInput } from '@spanledger/core/datasets/runs/run-result';
import { listDatasets } from '@spanledger/db/datasets/list-datasets';
import { z } from 'zod';
import { datasetList, presentDataset } from '../datasets/dataset-shape.ts';
import { exportDataset } from '../datasets/export-dataset.ts';
import { exportQuery } from '../datasets/export-query.ts';
import { listRuns, runsQuery } from '../datasets/runs/list-runs.ts';
import { receiveResults, resultsQuery } from '../datasets/runs/receive-results.ts';
import { resultsAnswer, runDetail, runList } from '../datasets/runs/run-shape.ts';
import { showRun } from '../datasets/runs/show-run.ts';
import { parseQuery } from './parse-query.ts';
import type { Route } from './route.ts';

const noParameters = z.object({});

export const datasetRoutes: Route[] = [
	{
		method: 'GET',
		path: '/datasets',
		summary: 'Datasets, the last changed first',
		scope: 'read',
		query: noParameters,
		answer: datasetList,
		handle: async ({ deps, scope, parameters }) => {
			parseQuery(noParameters, parameters);
			return { items: (await listDatasets(deps.db, scope)).map(presentDataset) };
		},
	},
	{
		method: 'GET',
		path: '/datasets/{name}/export',
		summary: 'A version of a dataset as JSONL, an item a line',
		scope: 'read',
		query: exportQuery,
		handle: ({ deps, scope, path, parameters }) =>
			exportDataset(deps, scope, { name: path.name ?? '', ...parseQuery(exportQuery, parameters) }),
	},
	{
		method: 'GET',
		path: '/datasets/{name}/runs',
		summary: 'Runs over a dataset, the last begun first, and what their scores say',
		scope: 'read',
		query: runsQuery,
		answer: runList,
		handle: ({ deps, scope, path, parameters }) =>
			listRuns(deps, scope, { name: path.name ?? '', ...parseQuery(runsQuery, parameters) }),
	},
	{
		method: 'GET',
		path: '/datasets/{name}/runs/{run}',
		summary: 'A run and its results, by their place in the dataset',
		scope: 'read',
		query: runsQuery,
		answer: runDetail,
		handle: ({ deps, scope, path, parameters }) =>
			showRun(deps, scope, { name: path.name ?? '', run: path.run ?? '', ...parseQuery(runsQuery, parameters) }),
	},
	{
		method: 'POST',
		path: '/datasets/{name}/runs/{run}/results',
		summary: 'Results of a run, one or an array of up to 1,000; the first begins it. The same again changes nothing',
		// not `scores` alone: such keys stand in web pages, where everybody reads them
		scope: ['read', 'scores'],
		query: resultsQuery,
		body: z.union([runResultInput, z.array(runResultInput).max(mostResults)]),
		answer: resultsAnswer,
		handle: ({ deps, scope, path, parameters, request }) => {
			const place = { dataset: path.name ?? '', run: path.run ?? '', ...parseQuery(resultsQuery, parameters) };
			return receiveResults(deps, scope, place, request);
		},
	},
];
