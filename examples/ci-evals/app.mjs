/**
 * The application under test: put a call to yours here. An item is `{id, input, expected, context: [{id, content}], labels}`; `input` is a
 * question, or a conversation of `{role, content}`. Beside the output may stand `costUsd`, and the `traceId` of a trace that was sent.
 */
export async function answer({ input, context }) {
	const asked = Array.isArray(input) ? input : [{ role: 'user', content: String(input) }];
	const documents = context.map(({ content }) => content).join('\n\n');
	const messages = documents === '' ? asked : [{ role: 'system', content: `Answer from:\n\n${documents}` }, ...asked];
	const base = process.env.OPENAI_BASE_URL ?? 'https://api.openai.com/v1';
	const response = await fetch(`${base}/chat/completions`, {
		method: 'POST',
		headers: { authorization: `Bearer ${process.env.OPENAI_API_KEY}`, 'content-type': 'application/json' },
		body: JSON.stringify({ model: process.env.MODEL ?? 'gpt-4o-mini', messages }),
	});
	if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
	const { choices } = await response.json();
	return { output: choices[0].message.content };
}
