// Randomness of the operating system, and nothing else; nothing is ever derived from it twice.

import { number } from "./encoding.js";

export const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
/** Bytes behind one scalar: far more than an order has, so that the remainder is uniform (bias below 2^-128). */
const SCALAR_BYTES = 48;

const randomBytes = (count) => globalThis.crypto.getRandomValues(new Uint8Array(count));

/** A number below *order*, uniform. */
export const randomScalar = (order) => number(randomBytes(SCALAR_BYTES)) % order;

/** So many characters of the Base58 alphabet (5.86 bits each). */
export function randomBase58(length) {
    let written = "";
    while (written.length < length) {
        for (const byte of randomBytes(length)) {
            // 232 is the last multiple of 58 in a byte: what is above would favour the first letters.
            if (byte < 232 && written.length < length) written += BASE58[byte % 58];
        }
    }
    return written;
}
