// Keys of those who count: one that is always needed, and several of which enough are needed
// (specification, sections 4.4 and 4.6).

import { fields, whole } from "./encoding.js";
import { Refused, require } from "./errors.js";
import { product } from "./groups/groups.js";
import { knows, proofToJson, proveKnowledge, readProof } from "./proofs.js";

/** A key with the proof that its secret is known; signed by its owner where it is one of several. */
export function readPublicKey(value, group) {
    const [pok, publicHalf, signature] = fields(value, ["pok", "public_key"], ["signature", "name"]);
    const element = group.element(publicHalf);
    const signed = signature === undefined ? undefined : readProof(signature, group.order);
    const holds = knows(group, element, readProof(pok, group.order), prefix(group, element));
    require(holds, "người giữ khóa không chứng minh được phần bí mật");
    return { element, signature: signed };
}

export function publicKeyOf(secret, group) {
    const element = group.basePower(secret);
    return { element, pok: proveKnowledge(group, secret, prefix(group, element)) };
}

export const publicKeyToJson = ({ element, pok, signature }, group) => ({
    pok: proofToJson(pok),
    public_key: group.text(element),
    ...(signature ? { signature: proofToJson(signature) } : {}),
});

const prefix = (group, element) => `pok|${group.name}|${group.text(element)}|`;

// The record of all keys is a list of kinds, {threshold, keys, share}: *threshold* is undefined for a key that is
// always needed, *share* is what the kind adds to the key of the box. Owners are numbered from 1 in its order.
// Of counters, *early* says that their record has the form of belenios-tool before 2.5.1.

/** The key that ballots are encrypted under. */
export const electionKey = (counters, group) => product(group, counters.map((kind) => kind.share));

export function keyOf(owner, counters) {
    const owned = counters.flatMap((kind) => kind.keys);
    const place = whole(owner, 1);
    if (place > owned.length) throw new Refused(`không có người giữ khóa số ${place}`);
    return owned[place - 1];
}
