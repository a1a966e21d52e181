import { DomainError } from '@spanledger/core/domain-error';

/** Bytes that a body may have; more is never held. */
export const largestBody = 8 * 1024 * 1024;

/** The JSON of a request. Throws `unsupported` for another media type or an encoding, `too-large`, `invalid` for what is no JSON. */
export async function readJsonBody(request: Request): Promise<unknown> {
	const type = request.headers.get('content-type') ?? '';
	if (!/^application\/json\s*(;|$)/i.test(type))
		throw new DomainError('unsupported', `send Content-Type: application/json, not "${type}"`, 'content-type');
	const encoding = request.headers.get('content-encoding');
	if (encoding !== null && encoding.toLowerCase() !== 'identity')
		throw new DomainError('unsupported', `send the body as it is, not "${encoding}"`, 'content-encoding');
	const bytes = await readBytes(request.body);
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		throw new DomainError('invalid', 'the body is not JSON', 'body');
	}
}

async function readBytes(body: Request['body']): Promise<Uint8Array> {
	const parts: Uint8Array[] = [];
	let length = 0;
	for await (const part of body ?? []) {
		length += part.length;
		if (length > largestBody)
			throw new DomainError(
				'too-large',
				`more than ${largestBody} bytes; send the results in several requests`,
				'body',
			);
		parts.push(part);
	}
	return Buffer.concat(parts);
}
