/** Recorded bodies with what each is, and what each of its records says once normalized. */
export type Recordings = Readonly<Record<string, { readonly is: string; readonly says: readonly string[] }>>;
