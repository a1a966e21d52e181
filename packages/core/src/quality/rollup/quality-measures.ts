import { type FinishKind, finishKinds } from '../finish-kinds.ts';
import { type SignalName, signalNames } from '../signals/signal-name.ts';
import { type SignalNeed, signalNeeds } from '../signals/signal-needs.ts';

/** Figures of traces and of their spans, beside those of signals. */
const counted = [
	/** Traces that serve: with a call that is billed to the product. */
	'traces',
	'successes',
	'failures',
	/** Traces that an end user scored. */
	'rated',
	/** Answers that were kept, and their characters. */
	'answers',
	'answer_chars',
	'tool_calls',
	'tool_failures',
	/** Retrievals and rerankings that kept their documents, and how many those were. */
	'retrievals',
	'documents',
	/** Of those with scores, the best: how many, and their sum in millionths. */
	'best_scores',
	'best_score_micro',
] as const;

type Snake<Text extends string> = Text extends `${infer Head}-${infer Tail}` ? `${Head}_${Snake<Tail>}` : Text;
export type QualityMeasure =
	| (typeof counted)[number]
	| `finish_${Snake<FinishKind>}`
	| `signal_${Snake<SignalName>}`
	| `known_${Snake<SignalNeed>}`;

const spelled = <Name extends string>(
	prefix: 'finish' | 'signal' | 'known',
	names: readonly Name[],
): ReadonlyMap<Name, QualityMeasure> =>
	new Map(names.map((name) => [name, `${prefix}_${name.replaceAll('-', '_')}` as QualityMeasure])); // as the type spells it
const finishColumns = spelled('finish', finishKinds);
const signalColumns = spelled('signal', signalNames);
const knownColumns = spelled('known', signalNeeds);

/** Calls of models that answer, by how they ended. */
export const finishMeasure = (kind: FinishKind): QualityMeasure => finishColumns.get(kind) ?? 'traces';

/** Traces with the signal. */
export const signalMeasure = (name: SignalName): QualityMeasure => signalColumns.get(name) ?? 'traces';

/** Traces where a signal with this need could be known. */
export const knownMeasure = (need: SignalNeed): QualityMeasure => knownColumns.get(need) ?? 'traces';

/** What the rollups of quality add up: also the names of their columns. */
export const qualityMeasures: readonly QualityMeasure[] = [
	...counted,
	...finishKinds.map(finishMeasure),
	...signalNames.map(signalMeasure),
	...signalNeeds.map(knownMeasure),
];

/** Only what is not 0. */
export type QualitySums = { [measure in QualityMeasure]?: number };

/** Adds `sign × more` onto `sum` in place. */
export function addQuality(sum: QualitySums, more: QualitySums, sign: 1 | -1): void {
	let measure: QualityMeasure;
	for (measure in more) {
		const total = (sum[measure] ?? 0) + sign * (more[measure] ?? 0);
		if (total === 0) delete sum[measure];
		else sum[measure] = total;
	}
}
