// The sums are decrypted by enough counters together, and read (specification, sections 4.17 and 4.18).
// Only sums are ever decrypted: never one ballot.

import { compact, fields, listed, parsed } from "./encoding.js";
import { Refused, require } from "./errors.js";
import { modulo, product } from "./groups/groups.js";
import { hasSameExponent, proofToJson, proveSameExponent, readProof } from "./proofs.js";

/** The part of whoever holds *secret*, with the proof that it is right. */
export function makeShare(election, tally, secret) {
    const { group } = election;
    const prefix = prefixOf(election, group.basePower(secret));
    return compact({
        decryption_factors: tally.sums.map((row) => row.map(({ alpha }) => group.text(group.power(alpha, secret)))),
        decryption_proofs: tally.sums.map((row) =>
            row.map(({ alpha }) => proofToJson(proveSameExponent(group, secret, alpha, prefix))),
        ),
    });
}

/** The factors of a share that was made with *key* from *tally*, in steps: one for each question. */
export function* shareSteps(election, tally, key, written) {
    const { group } = election;
    const [factors, proofs] = fields(parsed(written), ["decryption_factors", "decryption_proofs"]);
    listed(factors, tally.sums.length);
    listed(proofs, tally.sums.length);
    const prefix = prefixOf(election, key.element);
    const read = [];
    for (const [place, row] of tally.sums.entries()) {
        const own = listed(factors[place], row.length).map((factor) => group.element(factor));
        const proved = listed(proofs[place], row.length).map((proof) => readProof(proof, group.order));
        row.forEach(({ alpha }, answer) => {
            const right = hasSameExponent(group, key.element, alpha, own[answer], proved[answer], prefix);
            require(right, "một phần giải mã không được chứng minh là đúng");
        });
        read.push(own);
        yield;
    }
    return read;
}

const prefixOf = (election, publicHalf) => `decrypt|${election.fingerprint}|${election.group.text(publicHalf)}|`;

/** The numbers of votes for every answer of every question; *shares* are factors by owner's number. */
export function resultOf(election, counters, tally, shares) {
    const { group } = election;
    const factors = combined(counters, shares, group, tally);
    const votes = new Map();
    for (let number = 0; number <= tally.ballots; number++) {
        votes.set(group.text(group.basePower(BigInt(number))), number);
    }
    return tally.sums.map((row, place) =>
        row.map(({ beta }, answer) => {
            const found = votes.get(group.text(group.over(beta, factors[place][answer])));
            if (found === undefined) throw new Refused("các phần giải mã không cho ra số phiếu");
            return found;
        }),
    );
}

function combined(counters, shares, group, tally) {
    let first = 1;
    const parts = counters.map((kind) => {
        const places = kind.keys.map((_, place) => place + 1).filter((place) => shares.has(first + place - 1));
        const own = new Map(places.map((place) => [place, shares.get(first + place - 1)]));
        first += kind.keys.length;
        return ofKind(kind, own, group, tally);
    });
    return tally.sums.map((row, place) =>
        row.map((_, answer) => product(group, parts.map((part) => part[place][answer]))),
    );
}

function ofKind(kind, shares, group, tally) {
    if (kind.threshold === undefined) {
        if (!shares.size) throw new Refused("thiếu phần giải mã của khóa bắt buộc phải có");
        return shares.get(1);
    }
    if (shares.size < kind.threshold) {
        throw new Refused(`cần ${kind.threshold} người kiểm phiếu cùng mở, mới có ${shares.size} người`);
    }
    const used = [...shares.keys()].sort((a, b) => a - b).slice(0, kind.threshold);
    const weighed = (place, i, j) => group.publicPower(shares.get(place)[i][j], lagrange(place, used, group.order));
    return tally.sums.map((row, i) => row.map((_, j) => product(group, used.map((place) => weighed(place, i, j)))));
}

/** By how much the value at *place* counts for the value at 0, all *places* taken together. */
export function lagrange(place, places, order) {
    return places
        .filter((other) => other !== place)
        .reduce((weight, other) => modulo(weight * BigInt(other) * inverse(BigInt(other - place), order), order), 1n);
}

/** By Euclid; *value* is not divisible by the prime *order*. */
function inverse(value, order) {
    let [low, high, x, y] = [modulo(value, order), order, 1n, 0n];
    while (low > 1n) {
        const times = high / low;
        [low, high, x, y] = [high % low, low, y - times * x, x];
    }
    return modulo(x, order);
}

export const writtenResult = (result) => compact({ result });
