// Codes that people compare by eye: short, in Crockford's letters (no I, L, O, U), in groups of four.
// A session has one code however many boxes it has; with one box these are the constructions of a single one.

import { pbkdf2, sha256 } from "../../vendor/noble/noble.js";
import { digest, hex, hexadecimal, number, utf8 } from "./encoding.js";

const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** Whoever forges both sides of a comparison pays so many hashes for every trial. */
const ROUNDS = 131_072;
const BYTES = 32;
const COMPARED_BITS = 100;
const TRACKING_BITS = 80;

/** 100 bits over the digests of all boxes: mã phiên over the elections, mã chung của Tổ over the keys. */
export async function stretched(digests, uuids) {
    const salt = utf8([...uuids].sort().join(","));
    return grouped(await derived(joined(digests), salt), COMPARED_BITS);
}

/** By the browser's own hand, a tenth of a second; without TLS it offers none, and a script takes up to half a minute. */
async function derived(password, salt) {
    const own = globalThis.crypto?.subtle;
    if (!own) return pbkdf2(sha256, password, salt, { c: ROUNDS, dkLen: BYTES });
    const key = await own.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
    const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: ROUNDS };
    return new Uint8Array(await own.deriveBits(how, key, 8 * BYTES));
}

/** The first 80 bits of a member's ballots (mã đối chiếu phiếu). */
export function tracking(digests) {
    return grouped(digests.length === 1 ? digests[0] : digest(joined(digests)), TRACKING_BITS);
}

/** Mã niêm phong sổ phiếu over the heads of all boxes of a session; of a single box it is the head itself. */
export const seal = (heads) => (heads.length === 1 ? heads[0] : hexadecimal([...heads].sort().join(",")));

/** All of them one after another, whatever the order in which they came. */
function joined(digests) {
    const sorted = [...digests].sort((a, b) => (hex(a) < hex(b) ? -1 : 1));
    return Uint8Array.from(sorted.flatMap((one) => [...one]));
}

function grouped(content, bits) {
    const rest = number(content) >> BigInt(8 * content.length - bits);
    let letters = "";
    for (let shift = bits - 5; shift >= 0; shift -= 5) letters += LETTERS[Number((rest >> BigInt(shift)) & 31n)];
    return letters.match(/.{4}/g).join("-");
}
