'use client';

import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { signIn } from './auth-client.ts';

/** `next` is the page that sent the visitor here; only paths of this site are followed. */
export function SignInForm({ next }: { next: string }) {
	const [problem, setProblem] = useState<string | null>(null);
	const [isBusy, setBusy] = useState(false);

	const submit = async (form: FormData) => {
		setBusy(true);
		const reason = await signIn(String(form.get('email')), String(form.get('password')));
		if (reason === null) return window.location.assign(next);
		setProblem(reason);
		setBusy(false);
	};
	return (
		<form
			className="space-y-3"
			// Without JavaScript a GET would write the password into the URL.
			method="post"
			onSubmit={(event) => {
				event.preventDefault();
				void submit(new FormData(event.currentTarget));
			}}
		>
			<Field label="E-mail" name="email" type="email" autoComplete="username" required autoFocus />
			<Field label="Password" name="password" type="password" autoComplete="current-password" required />
			{problem !== null && (
				<p role="alert" className="text-bad">
					{problem}
				</p>
			)}
			<Button type="submit" look="primary" disabled={isBusy} className="h-9 w-full justify-center">
				{isBusy ? 'Signing in…' : 'Sign in'}
			</Button>
		</form>
	);
}
