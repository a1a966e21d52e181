import { redirect } from 'next/navigation';
import { serverTrpc } from '../trpc/server.ts';

export default async function Home() {
	const trpc = await serverTrpc('/');
	const [first] = await trpc.projects.list();
	redirect(first === undefined ? '/no-project' : `/${first.slug}/traces`);
}
