'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { Choice } from '../../ui/choice.tsx';
import { useProject } from '../projects/project-context.tsx';
import type { OpenReview, ReviewItem } from './use-review.ts';

const nobody = '';

/** Gives traces to members of the project, or back to everybody. */
export function useAssign(week: string) {
	const { reviews } = useTrpc();
	const { slug } = useProject();
	const queryClient = useQueryClient();
	const onSettled = () => queryClient.invalidateQueries({ queryKey: reviews.get.pathKey() });
	const { mutate, isPending, error } = useMutation(reviews.assign.mutationOptions({ onSettled }));
	const assign = (positions: number[], to: string | null) =>
		mutate({ project: slug, assignment: { week, positions, to } });
	return { assign, isPending, error };
}

/** Who looks at a trace; only where there are several people to choose from. */
export function AssignChoice({ open, item }: { open: OpenReview; item: ReviewItem }) {
	const { assign } = useAssign(open.review.week);
	if (open.members.length < 2) return null;
	const gone = item.assignedTo !== null && !open.members.some(({ email }) => email === item.assignedTo);
	return (
		<Choice
			named
			label="Assigned to"
			value={item.assignedTo ?? nobody}
			onChange={(to) => assign([item.position], to === nobody ? null : to)}
			options={[
				{ value: nobody, label: 'anybody' },
				...open.members.map(({ email }) => ({ value: email, label: email })),
				...(gone ? [{ value: item.assignedTo ?? nobody, label: `${item.assignedTo} (left)` }] : []),
			]}
		/>
	);
}
