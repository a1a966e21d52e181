import { expect, test } from 'vitest';
import type { Convention, FieldTable, MetadataBag } from './convention.ts';
import { contractDimensions } from './fields/dimension-fields.ts';
import { samplingFields } from './fields/sampling-fields.ts';
import type { Source } from './fields/source.ts';
import { conventions } from './list-conventions.ts';

const code = (key: string) => `\`${key}\``;

function sourceText(source: Source): string {
	if (typeof source === 'string') return code(source);
	return code(source.path === null ? source.attribute : `${source.attribute} › ${source.path.join('.')}`);
}

function tableText(table: FieldTable): string[] {
	return Object.entries(table).map(([field, sources]) => `- ${field} ← ${sources.map(sourceText).join(' · ')}`);
}

const bagText = (bag: MetadataBag) => code('prefix' in bag ? `${bag.prefix}*` : `${bag.json} (JSON)`);

function conventionText(one: Convention): string[] {
	const operations = one.operations.map(({ key }) => code(key));
	return [
		`## ${one.name}`,
		`${one.title}. Known by ${one.signs}.`,
		'',
		...(operations.length === 0 ? [] : [`- operation ← ${operations.join(' · ')}`]),
		...tableText(one.ownMeanings ?? {}).map((line) => `${line} (here only)`),
		...tableText(one.fields),
		...(one.metadata === undefined ? [] : [`- searched for dimensions: ${one.metadata.map(bagText).join(' · ')}`]),
		'',
	];
}

function docText(): string {
	const row = ({ name, title, signs }: Convention, index: number) =>
		`| ${index + 1} | [${name}](#${name}) | ${title} | ${signs.replaceAll('|', '\\|')} |`;
	return [
		'# Which attribute means what',
		'',
		'Made from the tables in `packages/core/src/conventions` by `conventions-doc.test.ts` (`npx vitest run --project pure',
		'conventions-doc -u` writes it anew). The first convention that claims a span reads it. Its own names come first, then those of',
		'all others in this order, because libraries mix dialects; within a field the first usable value wins. A project’s own keys',
		'(Settings → Mapping) come before everything.',
		'',
		'Keys that only travel with a request (`gen_ai.conversation.id`, `user.id`, association properties, telemetry metadata …) claim',
		'nothing: an HTTP or database span that carries them stays a plain span of type `other`.',
		'',
		'| | convention | written by | known by |',
		'|---|---|---|---|',
		...conventions.map(row),
		'',
		'## Every span',
		'',
		...tableText(contractDimensions),
		...tableText(samplingFields),
		'- samplingWeight ← tracestate `ot=th:…`, `ot=p:…` before any attribute',
		'',
		...conventions.flatMap(conventionText),
	].join('\n');
}

test('docs/conventions.md says what the tables say', async () => {
	await expect(docText()).toMatchFileSnapshot('../../../../docs/conventions.md');
});
