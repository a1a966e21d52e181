const quote = 34;
const backslash = 92;
/** Shorter integers are exact in a double. */
const longLength = 16;
/** A cheap look that lets nearly every body pass untouched: clients send 64-bit integers as strings. */
const anyLongInteger = /[:[,]\s*-?\d{16}/;
const integer = /-?\d+/y;

/**
 * Puts quotes around integers of 16 and more digits outside strings, so that JSON.parse keeps every digit of
 * `"startTimeUnixNano": 1795195402910000001` (as hand-written clients send it). Decimals and exponents are left alone.
 */
export function quoteLongIntegers(json: string): string {
	if (!anyLongInteger.test(json)) return json;
	let quoted = '';
	let copied = 0;
	let at = 0;
	while (at < json.length) {
		const code = json.charCodeAt(at);
		if (code === quote) at = endOfString(json, at + 1);
		else if (isDigit(code) || code === 45) {
			const end = endOfInteger(json, at);
			if (end - at >= longLength && !/[.eE]/.test(json.charAt(end))) {
				quoted += `${json.slice(copied, at)}"${json.slice(at, end)}"`;
				copied = end;
			}
			at = endOfNumber(json, end);
		} else at++;
	}
	return quoted + json.slice(copied);
}

/** The position behind the closing quote of the string whose content starts at `from`. */
function endOfString(json: string, from: number): number {
	for (let at = json.indexOf('"', from); at !== -1; at = json.indexOf('"', at + 1)) {
		let backslashes = 0;
		while (json.charCodeAt(at - 1 - backslashes) === backslash) backslashes++;
		if (backslashes % 2 === 0) return at + 1;
	}
	return json.length;
}

function endOfInteger(json: string, from: number): number {
	integer.lastIndex = from;
	return integer.test(json) ? integer.lastIndex : from + 1;
}

/** Fractions and exponents may hold long runs of digits too. */
function endOfNumber(json: string, from: number): number {
	let at = from;
	while (/[\d.eE+-]/.test(json.charAt(at))) at++;
	return at;
}

function isDigit(code: number): boolean {
	return code >= 48 && code <= 57;
}
