/** What a step is compared by. */
export type ComparedStep = {
	name: string;
	model: string | null;
	prompt: string | null;
	finishReasons: readonly string[];
	status: string;
	durationMs: number;
	/** null = not known, or not a call. */
	inputTokens: number | null;
	outputTokens: number | null;
};

export const stepChangeNames = ['name', 'model', 'prompt', 'text', 'finish', 'status', 'tokens', 'duration'] as const;
export type StepChange = (typeof stepChangeNames)[number];

/** What is another on the other side. A name that follows the model is no change of its own. `isTextOther`: it was asked or said something else. */
export function stepChanges(a: ComparedStep, b: ComparedStep, isTextOther: boolean): StepChange[] {
	const changed: { [name in StepChange]: boolean } = {
		name: nameOf(a) !== nameOf(b),
		model: a.model !== b.model,
		prompt: a.prompt !== b.prompt,
		text: isTextOther,
		finish: a.finishReasons.join() !== b.finishReasons.join(),
		status: (a.status === 'error') !== (b.status === 'error'),
		tokens: isOtherCount(a.inputTokens, b.inputTokens) || isOtherCount(a.outputTokens, b.outputTokens),
		duration: isClearlyOther(a.durationMs, b.durationMs),
	};
	return stepChangeNames.filter((name) => changed[name]);
}

const nameOf = ({ name, model }: ComparedStep): string => (model === null ? name : name.replace(model, '')).trim();

/** What one side does not know is no difference. */
const isOtherCount = (a: number | null, b: number | null): boolean => a !== null && b !== null && a !== b;

/** No two runs take the same time: another is what is longer by half and by more than 50 ms. */
function isClearlyOther(a: number, b: number): boolean {
	const [short, long] = [Math.min(a, b), Math.max(a, b)];
	return long > 1.5 * short && long - short > 50;
}
