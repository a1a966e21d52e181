import { projectPrices, providerDiscount } from '@spanledger/core/prices/project-prices';
import { createDiscount } from '@spanledger/db/prices/create-discount';
import { createOverride } from '@spanledger/db/prices/create-override';
import { listDiscounts } from '@spanledger/db/prices/list-discounts';
import { listOverrides } from '@spanledger/db/prices/list-overrides';
import { listUnpriced } from '@spanledger/db/prices/list-unpriced';
import { removeDiscount } from '@spanledger/db/prices/remove-discount';
import { removeOverride } from '@spanledger/db/prices/remove-override';
import { replaceDiscount } from '@spanledger/db/prices/replace-discount';
import { replaceOverride } from '@spanledger/db/prices/replace-override';
import { readProjectPrices } from '@spanledger/db/settings/read-project-prices';
import { saveSection } from '@spanledger/db/settings/save-section';
import { z } from 'zod';
import { overrideInput } from '../prices/override-input.ts';
import { catalogueQuery, pageCatalogue } from '../prices/page-catalogue.ts';
import { refuseDeadMapping } from '../prices/refuse-dead-mapping.ts';
import { previewReprice, repriceAsPreviewed, repriceOrder } from '../prices/start-reprice.ts';
import { inProject, router } from './procedures.ts';

const id = z.object({ id: z.uuid() });
const costsSection = projectPrices.pick({ costSetting: true, headSampling: true });

const overrides = router({
	list: inProject.query(({ ctx }) => listOverrides(ctx.db, ctx.scope)),

	create: inProject.input(z.object({ override: overrideInput })).mutation(async ({ ctx, input: { override } }) => {
		await refuseDeadMapping(ctx, ctx.scope, override);
		return createOverride(ctx.db, ctx.scope, { override, createdBy: ctx.member.email });
	}),

	/** A price is never edited: the answer has an id of its own. */
	replace: inProject.input(id.extend({ override: overrideInput })).mutation(async ({ ctx, input }) => {
		await refuseDeadMapping(ctx, ctx.scope, input.override);
		return replaceOverride(ctx.db, ctx.scope, { ...input, replacedBy: ctx.member.email });
	}),

	remove: inProject
		.input(id)
		.mutation(({ ctx, input }) => removeOverride(ctx.db, ctx.scope, { id: input.id, removedBy: ctx.member.email })),
});

const discounts = router({
	list: inProject.query(({ ctx }) => listDiscounts(ctx.db, ctx.scope)),

	create: inProject
		.input(z.object({ discount: providerDiscount }))
		.mutation(({ ctx, input }) => createDiscount(ctx.db, ctx.scope, { ...input, createdBy: ctx.member.email })),

	replace: inProject
		.input(id.extend({ discount: providerDiscount }))
		.mutation(({ ctx, input }) => replaceDiscount(ctx.db, ctx.scope, { ...input, replacedBy: ctx.member.email })),

	remove: inProject
		.input(id)
		.mutation(({ ctx, input }) => removeDiscount(ctx.db, ctx.scope, { id: input.id, removedBy: ctx.member.email })),
});

/** What calls cost: list prices, the project's own, what has none, and pricing the past again. */
export const prices = router({
	overrides,
	discounts,

	catalogue: inProject.input(catalogueQuery).query(({ ctx, input }) => pageCatalogue(input, ctx.now())),

	/** Calls without a cost, by model and provider, by span start. */
	unpriced: inProject
		.input(z.object({ from: z.date(), to: z.date() }))
		.query(({ ctx, input }) => listUnpriced(ctx.db, ctx.scope, input)),

	/** Which figure is the bill, and the part of its traces that the application keeps. */
	setting: inProject.query(async ({ ctx }) => costsSection.parse(await readProjectPrices(ctx.db, ctx.scope))),

	saveSetting: inProject.input(costsSection).mutation(({ ctx, input: { costSetting, headSampling } }) =>
		saveSection(ctx.db, ctx.scope, {
			section: 'costs',
			value: { costSetting, headSampling },
			savedBy: ctx.member.email,
		}),
	),

	/** Both answer the job; `rangeJobs.one` tells how far it is. */
	preview: inProject
		.input(repriceOrder)
		.mutation(({ ctx, input: { from, to, filter } }) =>
			previewReprice(ctx.db, ctx.scope, { from, to, filter, createdBy: ctx.member.email }),
		),

	reprice: inProject
		.input(z.object({ previewId: z.uuid() }))
		.mutation(({ ctx, input: { previewId } }) =>
			repriceAsPreviewed(ctx.db, ctx.scope, { previewId, createdBy: ctx.member.email }),
		),
});
