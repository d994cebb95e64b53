/** Bytes of the hash that are kept: 96 bits tell any number of modems apart, and fit a record's key. */
const DIGEST_BYTES = 12;

/**
 * Makes digests of what must not be told, such as a serial number: equal texts have equal digests, and without the key nobody can try out
 * texts until one fits. HMAC with SHA-256 (RFC 2104), shortened, in hexadecimal.
 */
export class KeyedDigest {
  private constructor(readonly key: CryptoKey) {}

  /** With a new key that no script can read, only use; null where the browser has no cryptography, as on insecure pages. */
  static async create(): Promise<KeyedDigest | null> {
    const subtle = subtleCrypto();
    if (subtle === undefined) return null;
    return new KeyedDigest(await subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']));
  }

  /** With a key that was stored; null where it is none that can be used. */
  static async from(key: unknown): Promise<KeyedDigest | null> {
    if (subtleCrypto() === undefined || !(key instanceof CryptoKey)) return null;
    const digest = new KeyedDigest(key);
    try {
      await digest.of('');
      return digest;
    } catch {
      return null;
    }
  }

  async of(text: string): Promise<string> {
    const hash = await crypto.subtle.sign('HMAC', this.key, new TextEncoder().encode(text));
    return [...new Uint8Array(hash, 0, DIGEST_BYTES)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  }
}

function subtleCrypto(): SubtleCrypto | undefined {
  const { subtle }: { readonly subtle?: SubtleCrypto } = globalThis.crypto;
  return subtle;
}
