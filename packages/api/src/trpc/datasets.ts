import { datasetName, itemEdit, itemLabels } from '@spanledger/core/datasets/dataset-item';
import { createDataset } from '@spanledger/db/datasets/create-dataset';
import { editDatasetItem } from '@spanledger/db/datasets/edit-dataset-item';
import { listDatasetVersions } from '@spanledger/db/datasets/list-dataset-versions';
import { listDatasets } from '@spanledger/db/datasets/list-datasets';
import { removeDataset } from '@spanledger/db/datasets/remove-dataset';
import { removeDatasetItems } from '@spanledger/db/datasets/remove-dataset-items';
import { z } from 'zod';
import { addTaken } from '../datasets/add-taken.ts';
import { addTraces } from '../datasets/add-traces.ts';
import { openDataset, pageItems } from '../datasets/open-dataset.ts';
import { takeTrace } from '../datasets/take-trace.ts';
import { spanId, traceId } from '../parameters.ts';
import { inProject, router } from './procedures.ts';
import { asPlain } from './transformer.ts';

const named = z.object({ dataset: z.string().max(200) });
const version = z.number().int().min(0).optional();
const place = z.object({ traceId, spanId: spanId.optional() });
const target = z.object({ dataset: datasetName, labels: itemLabels.default([]) });

/** Test cases out of traces, in versions. */
export const datasets = router({
	list: inProject.query(({ ctx }) => listDatasets(ctx.db, ctx.scope)),

	create: inProject
		.input(z.object({ name: datasetName, description: z.string().trim().max(1000).default('') }))
		.mutation(({ ctx, input: { name, description } }) =>
			createDataset(ctx.db, ctx.scope, { name, description, createdBy: ctx.member.email }),
		),

	remove: inProject
		.input(named)
		.mutation(({ ctx, input }) =>
			removeDataset(ctx.db, ctx.scope, { name: input.dataset, removedBy: ctx.member.email }),
		),

	/** The dataset and its latest versions. */
	get: inProject.input(named).query(async ({ ctx, input }) => {
		const { dataset } = await openDataset(ctx.db, ctx.scope, { name: input.dataset });
		return { dataset, versions: await listDatasetVersions(ctx.db, ctx.scope, { datasetId: dataset.id, limit: 500 }) };
	}),

	items: inProject
		.input(named.extend({ version, cursor: z.number().int().nullish() }))
		.query(async ({ ctx, input: { dataset, version, cursor } }) =>
			asPlain(await pageItems(ctx.db, ctx.scope, { name: dataset, version, cursor })),
		),

	/** What a trace or one of its spans would put in; item null = it tells no question. */
	take: inProject
		.input(place)
		.query(async ({ ctx, input: { traceId, spanId } }) =>
			asPlain({ item: await takeTrace(ctx, ctx.scope, { traceId, spanId }) }),
		),

	/** Makes the dataset when there is none of this name. */
	add: inProject
		.input(target.extend(place.shape).extend({ expected: z.json() }))
		.mutation(({ ctx, input: { dataset, labels, traceId, spanId, expected } }) =>
			addTaken(ctx, ctx.scope, { dataset, labels, traceId, spanId, expected, addedBy: ctx.member.email }),
		),

	/** The same for many; with `answersAreExpected` what was answered is what is expected. */
	addTraces: inProject
		.input(
			target.extend({ traceIds: z.array(traceId).min(1).max(200), answersAreExpected: z.boolean().default(false) }),
		)
		.mutation(({ ctx, input: { dataset, labels, traceIds, answersAreExpected } }) =>
			addTraces(ctx, ctx.scope, { dataset, labels, traceIds, answersAreExpected, addedBy: ctx.member.email }),
		),

	editItem: inProject
		.input(named.extend({ itemId: z.uuid(), edit: itemEdit }))
		.mutation(({ ctx, input: { dataset, itemId, edit } }) =>
			editDatasetItem(ctx.db, ctx.scope, { dataset, itemId, edit, editedBy: ctx.member.email }),
		),

	removeItems: inProject
		.input(named.extend({ itemIds: z.array(z.uuid()).min(1).max(1000) }))
		.mutation(({ ctx, input: { dataset, itemIds } }) =>
			removeDatasetItems(ctx.db, ctx.scope, { dataset, itemIds, removedBy: ctx.member.email }),
		),
});
