import { spanTypes } from '@spanledger/core/spans/span';
import { seriesColours } from '../../ui/charts/series-colours.ts';

/** A stage that is a type of span has its hue; others have one of their own. */
export function stageColours(stages: readonly string[]): Map<string, string> {
	const isType = (stage: string) => spanTypes.some((type) => type === stage);
	const others = seriesColours(stages.filter((stage) => !isType(stage)));
	return new Map(stages.map((stage) => [stage, isType(stage) ? `var(--type-${stage})` : (others.get(stage) ?? '')]));
}
