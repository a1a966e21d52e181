'use client';

import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { useProject } from '../projects/project-context.tsx';

/** A trace is held for ten minutes: well before that it is asked for again. */
const againMs = 4 * 60_000;

/** Holds a trace while it is looked at and lets go of it with the next; answers with who else has it, null = nobody. */
export function useHold(week: string, position: number): string | null {
	const { slug } = useProject();
	const { reviews } = useTrpc();
	const reserve = useMutation(reviews.reserve.mutationOptions());
	const release = useMutation(reviews.release.mutationOptions());
	const [hold, letGo] = [reserve.mutate, release.mutate];
	useEffect(() => {
		const place = { project: slug, week, position };
		hold(place);
		const again = setInterval(() => hold(place), againMs);
		return () => {
			clearInterval(again);
			letGo(place);
		};
	}, [hold, letGo, slug, week, position]);
	// an answer about the trace before says nothing of this one
	return reserve.variables?.position === position ? (reserve.data ?? null) : null;
}
