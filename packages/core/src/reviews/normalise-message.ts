/** What differs from one failure to the next and says nothing about its kind, and what stands for it. Order matters. */
const varying: readonly (readonly [pattern: RegExp, instead: string])[] = [
	[/https?:\/\/\S+/g, '<url>'],
	[/[\w.+-]+@[\w-]+\.[\w.]+/g, '<email>'],
	[/"[^"]*"|“[^”]*”|`[^`]*`|(?<![\p{L}\p{N}])'[^']*'(?![\p{L}\p{N}])/gu, '<text>'],
	[/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '<id>'],
	[/(?:[a-z]:)?(?:[\\/][\w.@-]+){2,}[\\/]?/gi, '<path>'],
	[/\b[a-z]{2,8}[_-](?=[a-z]*\d)[a-z0-9]{4,}\b/gi, '<id>'],
	[/\b(?=[0-9a-z]*\d)[0-9a-z]{12,}\b/gi, '<id>'],
	[/[-+]?\d[\d.,:]*/g, '<n>'],
];

const longest = 120;

/** A message without its numbers, ids, quotes and paths: two failures of one kind read alike. '' stays ''. */
export function normaliseMessage(message: string): string {
	let text = (
		message
			.slice(0, 2_000)
			.split('\n')
			.find((line) => line.trim() !== '') ?? ''
	).trim();
	for (const [pattern, instead] of varying) text = text.replace(pattern, instead);
	return text.toLowerCase().replace(/\s+/g, ' ').slice(0, longest).trim();
}
