import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SignInForm } from '../../features/sign-in/sign-in-form.tsx';
import { currentMember } from '../../trpc/server.ts';
import { Mark } from '../../ui/mark.tsx';

export const metadata: Metadata = { title: 'Sign in' };

/** A path of this site; anything else would send people to strangers. */
function safeNext(next: string | undefined): string {
	return next !== undefined && /^\/(?![/\\])/.test(next) ? next : '/';
}

type SignInProps = { searchParams: Promise<{ next?: string }> };

export default async function SignInPage({ searchParams }: SignInProps) {
	const next = safeNext((await searchParams).next);
	if ((await currentMember()) !== null) redirect(next);
	return (
		<main className="flex min-h-dvh items-start justify-center px-4 pt-[18vh]">
			<div className="w-full max-w-80">
				<div className="mb-6 flex items-center gap-2.5">
					<Mark size={22} />
					<h1>Spanledger</h1>
				</div>
				<SignInForm next={next} />
				<p className="mt-4 text-sm text-text-3">
					The first e-mail and password were printed when the server started. They also stand in the file{' '}
					<code className="font-mono">credentials</code> of its data folder.
				</p>
			</div>
		</main>
	);
}
