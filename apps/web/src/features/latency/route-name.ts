/** Traces whose root names no route, and had no name to take one from. */
export const routeName = (route: string): string => (route === '' ? '(no route)' : route);
