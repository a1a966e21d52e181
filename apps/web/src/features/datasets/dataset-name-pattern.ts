/** What an input takes as the name of a dataset; the server holds the same rule. */
export const datasetNamePattern = {
	maxLength: 100,
	pattern: '[\\p{L}\\p{N}][\\p{L}\\p{N}._\\-]*',
	title: 'Letters, digits, dots, dashes and underscores',
};
