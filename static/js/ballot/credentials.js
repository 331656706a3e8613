// What entitles a member to put a ballot into a box (specification, section 4.7).
// The member's browser makes a code of 22 characters; the server is told only the public half of what follows from
// it. One code serves all boxes of a session, since what is derived depends on the box.

import { digest, number } from "./encoding.js";
import { Refused } from "./errors.js";
import { proofToJson, proveKnowledge } from "./proofs.js";
import { BASE58, randomBase58 } from "./randomness.js";

const CODE = new RegExp(`^[${BASE58}]{5}-[${BASE58}]{6}-[${BASE58}]{5}-[${BASE58}]{6}$`);
const UUID = new RegExp(`^[${BASE58}]{14,}$`);

export function readUuid(value) {
    if (typeof value !== "string" || !UUID.test(value)) throw new Refused("mã hòm phiếu gồm từ 14 ký tự Base58");
    return value;
}

/** A new code, e.g. anEq7-MPXSwq-H7sgN-hcP1KA. */
export function newCode() {
    const letters = randomBase58(22);
    return [letters.slice(0, 5), letters.slice(5, 11), letters.slice(11, 16), letters.slice(16)].join("-");
}

/** The secret exponent of *code* for one box: two labelled digests, 512 bits, modulo the order. */
export function secretOf(code, uuid, order) {
    if (!CODE.test(code)) throw new Refused("mã gồm 22 ký tự Base58, chia nhóm 5, 6, 5 và 6");
    const [high, low] = [0, 1].map((half) => number(digest(`derive_credential|${uuid}|${half}|${code}`)));
    return ((high << 256n) | low) % order;
}

/** The public half, by which the box knows its member. */
export const publicOf = (code, uuid, group) => group.basePower(secretOf(code, uuid, group.order));

/** What a member tells the portal to be put on the roll of a box: the public half, and that its code is known. */
export function writeClaim(code, uuid, group) {
    const publicHalf = group.text(publicOf(code, uuid, group));
    const proof = proveKnowledge(group, secretOf(code, uuid, group.order), `claim|${uuid}|${publicHalf}|`);
    return { public: publicHalf, proof: proofToJson(proof) };
}
