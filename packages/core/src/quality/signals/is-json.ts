const fenced = /^\s*```(?:json)?\s*\n([\s\S]*?)\n?\s*```\s*$/;

/** Whether an answer is JSON, as a program would read it; a fence of Markdown around it is taken off first, as programs do. */
export function isJson(answer: string): boolean {
	try {
		JSON.parse(fenced.exec(answer)?.[1] ?? answer);
		return true;
	} catch {
		return false;
	}
}
