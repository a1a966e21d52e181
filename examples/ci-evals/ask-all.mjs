/** Every item through the application and the judge, a few at once; an application that throws fails its item, not the others. */
export async function askAll(items, { answer, judge, atOnce }) {
	const results = [];
	const waiting = [...items.entries()];
	const worker = async () => {
		for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
			const [index, item] = next;
			results[index] = await ask(item, { answer, judge });
		}
	};
	await Promise.all(Array.from({ length: atOnce }, worker));
	return results;
}

async function ask(item, { answer, judge }) {
	const began = performance.now();
	const durationMs = () => Math.round(performance.now() - began);
	try {
		const answered = await answer(item);
		const took = durationMs();
		const scores = await judge({ ...item, output: answered.output });
		return { item: item.id, durationMs: took, ...answered, scores };
	} catch (error) {
		return { item: item.id, durationMs: durationMs(), error: String(error).slice(0, 10_000) };
	}
}
