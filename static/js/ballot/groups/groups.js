// The groups in which a box can be made, and what the protocol asks of each.

import { Refused } from "../errors.js";
import { Belenios2048 } from "./belenios2048.js";
import { Ed25519 } from "./ed25519.js";

export const GROUPS = new Map([new Ed25519(), new Belenios2048()].map((group) => [group.name, group]));

export function groupNamed(name) {
    const group = GROUPS.get(name);
    if (!group) throw new Refused(`không biết nhóm '${name}'`);
    return group;
}

/** The product of all *elements*; the identity of none. */
export const product = (group, elements) => elements.reduce((left, right) => group.times(left, right), group.identity);

/** *value* modulo *order*, never negative. */
export function modulo(value, order) {
    const rest = value % order;
    return rest < 0n ? rest + order : rest;
}
