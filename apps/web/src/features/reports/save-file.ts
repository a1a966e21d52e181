/** Fetches a file with the member's session and hands it to the browser. Throws with the server's reason when it is refused. */
export async function saveFile(url: string, name: string): Promise<void> {
	const response = await fetch(url);
	if (!response.ok) throw new Error(await reasonOf(response));
	const object = URL.createObjectURL(await response.blob());
	const link = document.createElement('a');
	link.href = object;
	link.download = name;
	link.click();
	URL.revokeObjectURL(object);
}

async function reasonOf(response: Response): Promise<string> {
	const body: unknown = await response.json().catch(() => null);
	const message = (body as { error?: { message?: unknown } } | null)?.error?.message; // whatever a proxy in between sends
	return typeof message === 'string' ? message : `the server answered ${response.status}`;
}
