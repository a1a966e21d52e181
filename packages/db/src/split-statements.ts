/** The parts of SQL in which a semicolon does not end a statement: comments, strings, quoted names, dollar quotes. */
const opaque = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\w*)\$[\s\S]*?\$\1\$|;/g;

/**
 * Splits a migration into its statements, without comments-only ones. Statements go to the server one by one: several in one
 * query are refused on a spread Postgres (reference: citus#6608).
 */
export function splitStatements(sql: string): string[] {
	const statements: string[] = [];
	let start = 0;
	for (const match of sql.matchAll(opaque)) {
		if (match[0] !== ';') continue;
		statements.push(sql.slice(start, match.index));
		start = match.index + 1;
	}
	statements.push(sql.slice(start));
	return statements.map((statement) => statement.trim()).filter(isCode);
}

function isCode(statement: string): boolean {
	return statement.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, '').trim() !== '';
}
