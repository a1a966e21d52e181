import { definitionOf, questionOf } from '@spanledger/core/scores/score-definition';
import type { Queryable } from '@spanledger/db/connect';
import type { Scope } from '@spanledger/db/scope';
import { listScoreNames } from '@spanledger/db/score-definitions/list-score-names';
import { readScoreDefinitions } from '@spanledger/db/score-definitions/read-score-definitions';
import type { ScoreDefinitionItem } from './definition-shape.ts';

/** What each name means that has come or that somebody has set; the most used first. `open` = somebody should say. */
export async function listDefinitions(db: Queryable, scope: Scope): Promise<ScoreDefinitionItem[]> {
	const [own, names] = await Promise.all([readScoreDefinitions(db, scope), listScoreNames(db, scope)]);
	const came = names.map(({ name, scores, firstTime, lastTime, min, max, labels }) => {
		const definition = definitionOf(name, own);
		const seen = { firstTime: firstTime.toISOString(), lastTime: lastTime.toISOString(), min, max, labels };
		return { ...presentDefinition(definition), scores, seen, open: questionOf(definition, max) };
	});
	const cameNames = new Set(names.map(({ name }) => name));
	const notYet = [...own.values()].filter(({ name }) => !cameNames.has(name));
	return [...came, ...notYet.map((one) => ({ ...presentDefinition(one), scores: 0, seen: null, open: null }))];
}

function presentDefinition({ passLabels, failLabels, ...rest }: ReturnType<typeof definitionOf>) {
	return { ...rest, passLabels: [...passLabels], failLabels: [...failLabels] };
}
