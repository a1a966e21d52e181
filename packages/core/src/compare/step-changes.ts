/** What a step is compared by besides its figures. */
export type ComparedStep = {
	name: string;
	model: string | null;
	prompt: string | null;
	finishReasons: readonly string[];
	status: string;
};

export const stepChangeNames = ['name', 'model', 'prompt', 'finish', 'status'] as const;
export type StepChange = (typeof stepChangeNames)[number];

/** What is another on the other side. A name that follows the model is no change of its own. */
export function stepChanges(a: ComparedStep, b: ComparedStep): StepChange[] {
	const changed: { [name in StepChange]: boolean } = {
		name: nameOf(a) !== nameOf(b),
		model: a.model !== b.model,
		prompt: a.prompt !== b.prompt,
		finish: a.finishReasons.join() !== b.finishReasons.join(),
		status: (a.status === 'error') !== (b.status === 'error'),
	};
	return stepChangeNames.filter((name) => changed[name]);
}

const nameOf = ({ name, model }: ComparedStep): string => (model === null ? name : name.replace(model, '')).trim();
