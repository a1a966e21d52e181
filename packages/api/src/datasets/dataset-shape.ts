import type { Dataset } from '@spanledger/db/datasets/dataset-row';
import { z } from 'zod';
import { contract } from '../contract.ts';

const datasetShape = z.object({
	name: z.string(),
	description: z.string(),
	/** The latest. */
	version: z.number().int(),
	items: z.number().int(),
	createdAt: z.iso.datetime(),
	updatedAt: z.iso.datetime(),
});

export const datasetList = z.object({ items: z.array(datasetShape) }).register(contract, { id: 'DatasetList' });

export const presentDataset = ({
	name,
	description,
	version,
	items,
	...times
}: Dataset): z.infer<typeof datasetShape> => ({
	name,
	description,
	version,
	items,
	createdAt: times.createdAt.toISOString(),
	updatedAt: times.updatedAt.toISOString(),
});
