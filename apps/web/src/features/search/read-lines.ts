/** The JSON values of a response, one a line, as they arrive. Throws what a refusal says. */
export async function* readLines<Value>(response: Response): AsyncGenerator<Value> {
	if (!response.ok || response.body === null) throw new Error(await refusalText(response));
	const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
	let rest = '';
	for (;;) {
		const { value, done } = await reader.read();
		if (done) break;
		const lines = (rest + value).split('\n');
		rest = lines.pop() ?? '';
		for (const line of lines) yield JSON.parse(line) as Value; // what our own route writes
	}
}

async function refusalText(response: Response): Promise<string> {
	const body = (await response.json().catch(() => null)) as { error?: { message?: string } } | null; // or no JSON at all
	return body?.error?.message ?? `the server answered ${response.status}`;
}
