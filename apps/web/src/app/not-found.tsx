import Link from 'next/link';

export default function NotFound() {
	return (
		<main className="mx-auto max-w-[72ch] px-6 pt-[20vh]">
			<h1>Nothing here</h1>
			<p className="mt-2 text-text-2">
				This page, project or trace does not exist, or is not yours to see. A trace can be opened as soon as its first
				span is stored, and until its retention ends.
			</p>
			<Link href="/" className="mt-4 inline-block text-accent underline underline-offset-2">
				Go to your traces
			</Link>
		</main>
	);
}
