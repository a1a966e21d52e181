import { listDatasets } from '@spanledger/db/datasets/list-datasets';
import { z } from 'zod';
import { datasetList, presentDataset } from '../datasets/dataset-shape.ts';
import { exportDataset } from '../datasets/export-dataset.ts';
import { exportQuery } from '../datasets/export-query.ts';
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
];
