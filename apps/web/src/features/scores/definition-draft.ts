import {
	type ScoreDefinitionInput,
	type ScoreDirection,
	scoreDefinitionInput,
} from '@spanledger/core/scores/score-definition';

/** A definition as somebody types it; empty = not said. Labels are separated by commas. */
export type DefinitionDraft = {
	name: string;
	direction: ScoreDirection;
	min: string;
	max: string;
	passMark: string;
	passLabels: string;
	failLabels: string;
};

/** What is wrong, by field; empty = it can be sent. */
export type DefinitionFaults = { [field in keyof DefinitionDraft]?: string };

export const emptyDefinition: DefinitionDraft = {
	...{ name: '', direction: 'higher', min: '', max: '', passMark: '', passLabels: '', failLabels: '' },
};

const numberText = (value: number | null): string => (value === null ? '' : `${value}`);

export function draftOfDefinition(
	definition: {
		[field in keyof ScoreDefinitionInput]: ScoreDefinitionInput[field];
	},
): DefinitionDraft {
	const { name, direction, min, max, passMark, passLabels, failLabels } = definition;
	return {
		name,
		direction,
		min: numberText(min),
		max: numberText(max),
		passMark: numberText(passMark),
		passLabels: passLabels.join(', '),
		failLabels: failLabels.join(', '),
	};
}

/** The definition that a draft means, or what is wrong with it, in the words of the server's own check. */
export function readDefinition(
	draft: DefinitionDraft,
): { definition: ScoreDefinitionInput } | { faults: DefinitionFaults } {
	const faults: DefinitionFaults = {};
	if (draft.name.trim() === '') faults.name = 'Say which score this is about.';
	for (const field of ['min', 'max', 'passMark'] as const) {
		if (numberOf(draft[field]) === undefined) faults[field] = `“${draft[field].trim()}” is no number.`;
	}
	if (Object.keys(faults).length > 0) return { faults };
	const parsed = scoreDefinitionInput.safeParse({
		...{ name: draft.name, direction: draft.direction },
		...{ min: numberOf(draft.min), max: numberOf(draft.max), passMark: numberOf(draft.passMark) },
		...{ passLabels: labelsOf(draft.passLabels), failLabels: labelsOf(draft.failLabels) },
	});
	if (parsed.success) return { definition: parsed.data };
	for (const { path, message } of parsed.error.issues) {
		const field = fieldNamed(path[0]);
		faults[field] ??= `${message[0]?.toUpperCase() ?? ''}${message.slice(1)}.`;
	}
	return { faults };
}

/** null = not said, undefined = no number. */
function numberOf(text: string): number | null | undefined {
	const typed = text.trim().replace(',', '.').replace('−', '-');
	if (typed === '') return null;
	const number = Number(typed);
	return Number.isFinite(number) ? number : undefined;
}

const labelsOf = (text: string): string[] =>
	text
		.split(',')
		.map((label) => label.trim())
		.filter((label) => label !== '');

function fieldNamed(name: PropertyKey | undefined): keyof DefinitionDraft {
	return typeof name === 'string' && Object.hasOwn(emptyDefinition, name) ? (name as keyof DefinitionDraft) : 'name';
}
