import { createContext, useContext } from 'react';

/** Opens the evidence drawer of the incident page at one fact (or at the list, with null). */
export const EvidenceDrawerContext = createContext<(id: string | null) => void>(() => undefined);
export const useEvidenceDrawer = () => useContext(EvidenceDrawerContext);
