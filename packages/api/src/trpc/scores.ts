import { scoreDefinitionInput } from '@spanledger/core/scores/score-definition';
import { removeScoreDefinition } from '@spanledger/db/score-definitions/remove-score-definition';
import { saveScoreDefinition } from '@spanledger/db/score-definitions/save-score-definition';
import { z } from 'zod';
import { text } from '../parameters.ts';
import { listDefinitions } from '../scores/list-definitions.ts';
import { inProject, router } from './procedures.ts';

/** What the names of scores mean. */
export const scores = router({
	definitions: inProject.query(({ ctx }) => listDefinitions(ctx.db, ctx.scope)),

	/** Both answer how many traces settle again, because their success may hang on it. */
	define: inProject
		.input(z.object({ definition: scoreDefinitionInput }))
		.mutation(({ ctx, input: { definition } }) =>
			saveScoreDefinition(ctx.db, ctx.scope, { definition, savedBy: ctx.member.email }),
		),

	undefine: inProject
		.input(z.object({ name: text(200) }))
		.mutation(({ ctx, input: { name } }) =>
			removeScoreDefinition(ctx.db, ctx.scope, { name, removedBy: ctx.member.email }),
		),
});
