import promptfoo from 'promptfoo';

/**
 * Loads test cases with promptfoo's own reader and runs them as a suite would: `read-tests.mjs file://tests.jsonl` prints of each what was
 * asked, and whether the expected answer, given as the answer, passed. The provider answers with what the metadata names, in place of a model.
 */
const [tests] = process.argv.slice(2);
const asked = [];
const evaluated = await promptfoo.evaluate(
	{
		prompts: ['{{input}}\n---\n{{context}}\n---\n{{messages | dump}}'],
		providers: [
			async (prompt, { vars }) => {
				asked.push(prompt);
				return { output: vars.expected ?? 'no answer is expected' };
			},
		],
		tests,
		defaultTest: { assert: [{ type: 'equals', value: "{{expected or 'no answer is expected'}}" }] },
		writeLatestResults: false,
	},
	{ maxConcurrency: 1 },
);
const { results } = await evaluated.toEvaluateSummary();
const told = results.map(({ success, error, testCase }, index) => ({
	prompt: asked[index],
	success,
	error: error ?? null,
	metadata: testCase.metadata,
}));
process.stdout.write(`\n${JSON.stringify(told)}\n`, () => process.exit());
