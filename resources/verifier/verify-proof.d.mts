export type ProofVerdict =
  | {
      readonly ok: true;
      readonly index: number;
      readonly size: number;
      readonly origin: string;
      readonly leaf: Readonly<Record<string, unknown>>;
      readonly bytes: Uint8Array | null;
      readonly shown: readonly { readonly path: string; readonly text: string }[];
      readonly withheld: readonly string[];
    }
  | { readonly ok: false; readonly code: string; readonly es: string; readonly en: string };

export function verifyProof(text: string, trusted: { readonly vkey?: string; readonly publicKey?: Uint8Array }): Promise<ProofVerdict>;
