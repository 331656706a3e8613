// The member's code on this device, and the ways in which it comes from another.

import { memory } from "./memory.js";
import { given } from "./page.js";

export const kept = memory("ma-nhan-phieu", given.session);

/** The code as people copy it, or as a card's picture brings it in the address. */
export function typed(written) {
    const letters = written.replaceAll(/[^0-9A-Za-z]/g, "");
    if (letters.length !== 22) return "";
    return [letters.slice(0, 5), letters.slice(5, 11), letters.slice(11, 16), letters.slice(16)].join("-");
}

/** A code that came by a scanned card: the part of the address that is never sent; taken out of it at once. */
export function scanned() {
    const code = location.hash.startsWith("#ma=") ? typed(location.hash.slice(4)) : "";
    if (code) history.replaceState(null, "", location.pathname + location.search);
    return code;
}

/** The address that a card's picture holds. */
export const addressOf = (code) => `${location.origin}${location.pathname}#ma=${code}`;
