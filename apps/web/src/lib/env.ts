/** What Next says about this process; everything else the web app reads through the environment of packages/api. */

/** The watch mode of `npm run dev`. */
export const isDevelopment = process.env.NODE_ENV === 'development';

/** `next build` loads modules too, but has no database. */
export const isBuilding = process.env.NEXT_PHASE === 'phase-production-build';
