import { Refusal } from '../terminal/refusal.mjs';

const oldest = [20, 19];

/** @param {string} [version] like `20.19.1` @throws {Refusal} when Node is older than the packages need */
export function checkNodeVersion(version = process.versions.node) {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	const [needMajor = 0, needMinor = 0] = oldest;
	if (major > needMajor || (major === needMajor && minor >= needMinor)) return;
	throw new Refusal(
		`Spanledger needs Node ${oldest.join('.')} or newer and this is ${version}: install it from https://nodejs.org.`,
	);
}
