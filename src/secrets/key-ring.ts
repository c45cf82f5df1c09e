import { createCipheriv, createDecipheriv, hash, randomBytes } from 'node:crypto';
import { SealError } from './seal-error.ts';

/** Seals what must not be read by whoever sees the database, and opens it again. */
export interface KeyRing {
  /**
   * Seals a text under the first key.
   *
   * @param about what it belongs to; it can be opened for nothing else.
   */
  seal(text: string, about: string): string;
  /**
   * Opens what any of the keys has sealed.
   *
   * @throws {SealError} when none of them has, or it isn't what was sealed about that.
   */
  open(sealed: string, about: string): string;
  /** Whether something is sealed under the first key, and not under one that is on its way out. */
  isCurrent(sealed: string): boolean;
}

/** Bytes of a key: AES-256. */
export const KEY_BYTES = 32;
/** Bytes that GCM's counter is made for, and of its whole tag (NIST SP 800-38D, 5.2.1). */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';
/** How a sealed value is written, so that another way can follow. */
const VERSION = 'v1';
/** Hexadecimal digits by which a key is known: enough to tell a few apart, nothing to find one by. */
const ID_LENGTH = 8;
const SEALED = /^(v1)\.([0-9a-f]{8})\.([A-Za-z0-9_-]+)$/;

/**
 * A ring of keys: the first seals, all of them open.
 *
 * A sealed value reads `v1.<key's id>.<nonce, text and tag in base64url>`. Version, id and what it
 * is about are authenticated with it.
 *
 * @param keys of {@link KEY_BYTES} bytes each, at least one.
 */
export function createKeyRing(keys: readonly Uint8Array[]): KeyRing {
  const ring = new Map(keys.map((key) => [idOf(key), key]));
  const [first] = ring;
  if (first === undefined) throw new RangeError('a key ring has a key');
  const [currentId, currentKey] = first;

  return {
    seal(text, about) {
      // 96 random bits each time: one key may seal 2^32 values (NIST SP 800-38D, 8.3).
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, currentKey, nonce, { authTagLength: TAG_BYTES });
      cipher.setAAD(contextOf(currentId, about));
      const sealed = [nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
      return `${VERSION}.${currentId}.${Buffer.concat(sealed).toString('base64url')}`;
    },
    open(sealed, about) {
      const [, , id = '', body = ''] = SEALED.exec(sealed) ?? [];
      const bytes = Buffer.from(body, 'base64url');
      const isWhole = bytes.length >= NONCE_BYTES + TAG_BYTES;
      // Some last letters of base64 hold bits that no byte has: only one spelling is right.
      if (!isWhole || bytes.toString('base64url') !== body) throw new SealError('damaged');
      const key = ring.get(id);
      if (key === undefined) throw new SealError('unknown key');
      const nonce = bytes.subarray(0, NONCE_BYTES);
      const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
      decipher.setAAD(contextOf(id, about));
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      try {
        const text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
        return Buffer.concat([text, decipher.final()]).toString('utf8');
      } catch {
        throw new SealError('damaged');
      }
    },
    isCurrent: (sealed) => SEALED.exec(sealed)?.[2] === currentId,
  };
}

/** A new key as `UNHUNCH_KEY` takes it. */
export function newKey(): string {
  return randomBytes(KEY_BYTES).toString('base64');
}

function idOf(key: Uint8Array): string {
  return hash('sha256', Buffer.concat([Buffer.from('unhunch key id\0'), key])).slice(0, ID_LENGTH);
}

function contextOf(id: string, about: string): Buffer {
  return Buffer.from([VERSION, id, about].join('\0'));
}
