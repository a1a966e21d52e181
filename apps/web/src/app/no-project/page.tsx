import type { Metadata } from 'next';
import { SignOutLink } from '../../features/sign-in/sign-out-link.tsx';

export const metadata: Metadata = { title: 'No project' };

export default function NoProject() {
	return (
		<main className="mx-auto max-w-[72ch] px-6 pt-[20vh]">
			<h1>No project yet</h1>
			<p className="mt-2 text-text-2">
				You are signed in, but a member of no project. Ask its owner to add you, or restart the server: it makes the
				first project and its first user the owner.
			</p>
			<SignOutLink />
		</main>
	);
}
