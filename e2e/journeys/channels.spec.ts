import { createHmac } from 'node:crypto';
import { expect } from '@playwright/test';
import { test } from '../support/journey.ts';
import { type ReceivedWebhook, receiveWebhooks } from '../support/receive-webhooks.ts';

test.use({ journey: 'channels' });

const settings = '/default/settings/channels';

/** As docs/guides/channels.md tells receivers to check it. */
function isSigned({ headers, body }: ReceivedWebhook, secret: string): boolean {
	const [, seconds = '', given = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(`${headers['x-spanledger-signature']}`) ?? [];
	const isFresh = Math.abs(Date.now() / 1_000 - Number(seconds)) < 300;
	return isFresh && given === createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
}

test('a webhook is added, tested, and what comes is signed', async ({ signedIn: page, stack }) => {
	const receiver = await receiveWebhooks();
	const dialog = page.getByRole('dialog');
	const row = page.getByTestId('channels').getByRole('listitem', { name: 'billing bot' });

	await page.goto(`${stack.webUrl}${settings}`);
	await page.getByRole('button', { name: 'Add the first one' }).click();
	await dialog.getByText('Webhook', { exact: true }).click();
	await dialog.getByLabel('Name').fill('billing bot');
	await dialog.getByLabel('Address').fill('127.0.0.1/hooks');
	await dialog.getByRole('button', { name: 'Add the channel' }).click();
	await expect(dialog.getByLabel('Address')).toBeFocused();
	await expect(dialog.getByText('An address that begins with https://')).toBeVisible();
	await dialog.getByLabel('Address').fill(receiver.url);
	await dialog.getByRole('button', { name: 'Add the channel' }).click();
	const secret = await page.getByTestId('signing-secret').innerText();
	expect(secret).toMatch(/^[0-9a-f]{64}$/);
	await dialog.getByRole('button', { name: 'Done' }).click();

	await row.getByRole('button', { name: 'Send a test to billing bot' }).click();
	await expect(row.getByTestId('test-answer')).toHaveText(/^Delivered in [\d.]+ m?s$/);
	const [first] = receiver.received;
	if (first === undefined) throw new Error('nothing came');
	expect(isSigned(first, secret)).toBe(true);
	expect(isSigned({ ...first, body: `${first.body} ` }, secret)).toBe(false);
	expect(JSON.parse(first.body)).toMatchObject({
		version: 1,
		id: first.headers['x-spanledger-delivery'],
		kind: 'test',
		url: `${stack.webUrl}${settings}`,
	});

	// the receiver has a secret of its own: the same channel, replaced
	await row.getByRole('button', { name: 'Replace billing bot' }).click();
	await expect(dialog.getByLabel('Address')).toHaveValue('');
	await dialog.getByLabel('Address').fill(receiver.url);
	await dialog.getByLabel('Signing secret').fill('a secret of the receiver');
	await dialog.getByRole('button', { name: 'Replace the channel' }).click();
	await expect(dialog).toBeHidden();
	await row.getByRole('button', { name: 'Send a test to billing bot' }).click();
	await expect.poll(() => receiver.received.length).toBe(2);
	expect(receiver.received.map((message) => isSigned(message, 'a secret of the receiver'))).toEqual([false, true]);

	await row.getByRole('button', { name: 'Log of billing bot' }).click();
	await expect(row.getByTestId('delivery-log').getByText('This is a test from Spanledger')).toHaveCount(2);
	await receiver.close();
	await row.getByRole('button', { name: 'Send a test to billing bot' }).click();
	await expect(row.getByTestId('test-answer')).toContainText('The connection was refused');

	await row.getByRole('button', { name: 'Remove billing bot' }).click();
	await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
	await expect(page.getByText('No channels yet')).toBeVisible();
});

test('an address inside is refused with the way to allow it, mail says that it is off', async ({
	signedIn: page,
	stack,
}) => {
	const dialog = page.getByRole('dialog');
	await page.goto(`${stack.webUrl}${settings}`);
	await page.getByRole('button', { name: 'Add channel' }).click();
	await dialog.getByLabel('Name').fill('inner');
	await dialog.getByLabel('Address of the incoming webhook').fill('http://10.0.0.5/in');
	await dialog.getByRole('button', { name: 'Add the channel' }).click();
	await page.getByRole('button', { name: 'Send a test to inner' }).click();
	await expect(page.getByTestId('test-answer')).toHaveText(
		'10.0.0.5 is not on the public internet (private); allow it with SPANLEDGER_ALLOW_PRIVATE_WEBHOOKS',
	);

	await page.getByRole('button', { name: 'Add channel' }).click();
	await dialog.getByText('E-mail', { exact: true }).click();
	await expect(dialog.getByText('Mail is off')).toContainText('SMTP_URL');
	await dialog.getByLabel('Name').fill('inner');
	await dialog.getByLabel('Addresses').fill('ada@example.com');
	await dialog.getByRole('button', { name: 'Add the channel' }).click();
	await expect(dialog.getByText('A channel "inner" exists already.')).toBeVisible();
});
