// What a counter keeps, and everything that follows from it.

import { compact, digest, number } from "../encoding.js";
import { randomBase58 } from "../randomness.js";

const SEED_LENGTH = 22;

/** A new counter's seed (mã mở hòm phiếu): 129 bits. */
export const newSeed = () => randomBase58(SEED_LENGTH);

// A plan is what a box's counters agree on: {uuid, group, size, threshold}.

/** What one counter derives from the seed; never leaves that counter's device. */
export function ownOf(seed, plan) {
    const derived = (label) => {
        const halves = [0, 1].map((half) => digest(`counter_key|${plan.uuid}|${label}|${half}|${seed}`));
        return ((number(halves[0]) << 256n) | number(halves[1])) % plan.group.order;
    };
    const coefficients = Array.from({ length: plan.threshold }, (_, k) => derived(`coefficient ${k}`));
    return { signing: derived("signing"), reading: derived("reading"), coefficients };
}

/** The counter's polynomial at *place*. */
export function valueAt(own, place, order) {
    return own.coefficients.reduce((sum, one, k) => sum + one * BigInt(place) ** BigInt(k), 0n) % order;
}

/** The powers of the coefficients, as they are promised in step 1 and published in step 2. */
export const coefficientsText = (own, group) =>
    compact({ coefexps: own.coefficients.map((one) => group.text(group.basePower(one))) });
