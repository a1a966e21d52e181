import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { signBody } from './sign-body.ts';

/** What receivers are told to do, run against what is sent. */
const guide = readFileSync(new URL('../../../../docs/guides/channels.md', import.meta.url), 'utf8');
const blockOf = (language: string) => new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's').exec(guide)?.[1] ?? '';
const folder = mkdtempSync(join(tmpdir(), 'spanledger-guide-'));
afterAll(() => rmSync(folder, { recursive: true }));

const secret = 'a secret of 16 or more';
const body = JSON.stringify({ version: 1, title: 'naïve 💸 “80 %”' });
const now = Date.now();
const cases = [
	{ what: 'a message of ours', body, signature: signBody(body, secret, now), isOurs: true },
	{ what: 'another body', body: `${body} `, signature: signBody(body, secret, now), isOurs: false },
	{ what: 'another secret', body, signature: signBody(body, `${secret}!`, now), isOurs: false },
	{ what: 'an old message', body, signature: signBody(body, secret, now - 600_000), isOurs: false },
	{ what: 'a short signature', body, signature: `t=${Math.floor(now / 1_000)},v1=00`, isOurs: false },
];

describe('the guide’s way to check a signature', () => {
	it('in TypeScript', async () => {
		const file = join(folder, 'receiver.ts');
		writeFileSync(file, blockOf('ts'));
		const { isFromSpanledger } = await import(/* @vite-ignore */ file);
		for (const { what, isOurs, ...message } of cases)
			expect(isFromSpanledger(message.body, message.signature, secret), what).toBe(isOurs);
	});

	const hasPython = spawnSync('python3', ['--version']).status === 0;
	it.skipIf(!hasPython)('in Python', () => {
		const main =
			'import json, sys\nfor c in json.load(sys.stdin):\n    print(is_from_spanledger(c["body"].encode(), c["signature"], sys.argv[1]))';
		const { stdout, stderr } = spawnSync('python3', ['-c', `${blockOf('python')}\n${main}`, secret], {
			input: JSON.stringify(cases),
			encoding: 'utf8',
		});
		expect(stderr).toBe('');
		expect(stdout.trim().split('\n')).toEqual(cases.map(({ isOurs }) => (isOurs ? 'True' : 'False')));
	});
});
