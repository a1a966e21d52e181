/** pino's numbers: 30 is info, 40 a warning. */
const warning = 40;

/**
 * A child's line as a person wants it: a log record becomes its message when it is a warning or worse, anything else stays.
 * @param {string} line
 * @returns {string | null} null when it is not worth printing
 */
export function readableLine(line) {
	const record = parseRecord(line);
	if (record === null) return line;
	if (record.level < warning) return null;
	const reason = record.err?.message;
	return reason === undefined || record.msg.includes(reason) ? record.msg : `${record.msg}: ${reason}`;
}

/** @param {string} line @returns {{ level: number, msg: string, err?: { message?: string } } | null} */
function parseRecord(line) {
	if (!line.startsWith('{')) return null;
	try {
		const record = JSON.parse(line);
		return typeof record.level === 'number' && typeof record.msg === 'string' ? record : null;
	} catch {
		return null;
	}
}
