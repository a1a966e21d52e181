'use client';

import { createContext, useContext } from 'react';

/** What any part of a page may open. */
export type Commands = { openPalette: () => void; openKeyboardMap: () => void };

const Context = createContext<Commands>({ openPalette: () => {}, openKeyboardMap: () => {} });

export const CommandsProvider = Context.Provider;
export const useCommands = (): Commands => useContext(Context);
