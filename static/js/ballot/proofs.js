// Proofs that tell nothing but their statement (specification, sections 4.4 to 4.16).
// All are made non-interactive by a hash over the statement, the session and every commitment (strong Fiat-Shamir);
// responses are nonce - secret * challenge.

import { digest, fields, listed, number, scalar } from "./encoding.js";
import { modulo } from "./groups/groups.js";
import { randomScalar } from "./randomness.js";

// A proof is {challenge, response}; a proof that one of several statements holds is a list of them, one for each.

export function readProof(value, order) {
    const [challenge, response] = fields(value, ["challenge", "response"]);
    return { challenge: scalar(challenge, order), response: scalar(response, order) };
}

export const readAnyOf = (value, order, cases) => listed(value, cases).map((item) => readProof(item, order));

export const proofToJson = (proof) => ({ challenge: String(proof.challenge), response: String(proof.response) });

/** SHA-256 over the prefix and the elements with commas between, as a number modulo the order. */
export function challengeOf(group, prefix, ...elements) {
    return number(digest(prefix + elements.map((element) => group.text(element)).join(","))) % group.order;
}

// --- a secret exponent is known

/** Of *secret* with base ** secret, under *prefix* (sections 4.4, 4.5.1, 4.13). */
export function proveKnowledge(group, secret, prefix) {
    const nonce = randomScalar(group.order);
    const challenge = challengeOf(group, prefix, group.basePower(nonce));
    return { challenge, response: modulo(nonce - secret * challenge, group.order) };
}

export function knows(group, publicHalf, proof, prefix) {
    const commitment = group.times(group.basePower(proof.response), group.publicPower(publicHalf, proof.challenge));
    return challengeOf(group, prefix, commitment) === proof.challenge;
}

// --- two powers have the same secret exponent

/** Of one *secret* behind generator ** secret and base ** secret (section 4.16). */
export function proveSameExponent(group, secret, base, prefix) {
    const nonce = randomScalar(group.order);
    const challenge = challengeOf(group, prefix, group.basePower(nonce), group.power(base, nonce));
    return { challenge, response: modulo(nonce - secret * challenge, group.order) };
}

export function hasSameExponent(group, publicHalf, base, raised, proof, prefix) {
    const { challenge, response } = proof;
    const first = group.times(group.basePower(response), group.publicPower(publicHalf, challenge));
    const second = group.times(group.publicPower(base, response), group.publicPower(raised, challenge));
    return challengeOf(group, prefix, first, second) === challenge;
}

// --- an encrypted number is one of a few

// A ciphertext is {alpha, beta}: ElGamal with the number in the exponent, (g^r, y^r g^m).

export const cipherToJson = (group, cipher) => ({ alpha: group.text(cipher.alpha), beta: group.text(cipher.beta) });

export const cipherText = (group, cipher) => `${group.text(cipher.alpha)},${group.text(cipher.beta)}`;

export function readCipher(value, group) {
    const [alpha, beta] = fields(value, ["alpha", "beta"]);
    return { alpha: group.element(alpha), beta: group.element(beta) };
}

/** *votes* (a small number) under the public *key*. */
export function encrypt(group, key, votes, randomness) {
    return {
        alpha: group.basePower(randomness),
        beta: group.times(group.power(key, randomness), group.basePower(BigInt(votes))),
    };
}

/**
 * That *cipher* holds one of *numbers*, without telling which (section 4.9). The statements that do not hold get a
 * challenge and a response at random; the true one takes what is left.
 */
export function proveOneOf(group, key, cipher, randomness, held, numbers, prefix) {
    const nonce = randomScalar(group.order);
    const commitments = [];
    const pairs = new Map();
    let others = 0n;
    for (const candidate of numbers) {
        if (candidate === held) {
            commitments.push(group.basePower(nonce), group.power(key, nonce));
            continue;
        }
        const pair = { challenge: randomScalar(group.order), response: randomScalar(group.order) };
        pairs.set(candidate, pair);
        others += pair.challenge;
        commitments.push(...commitmentsOf(group, key, cipher, candidate, pair));
    }
    const whole = challengeOf(group, statement(group, cipher, prefix), ...commitments);
    const challenge = modulo(whole - others, group.order);
    pairs.set(held, { challenge, response: modulo(nonce - randomness * challenge, group.order) });
    return numbers.map((candidate) => pairs.get(candidate));
}

export function isOneOf(group, key, cipher, numbers, proof, prefix) {
    const commitments = numbers.flatMap((candidate, place) =>
        commitmentsOf(group, key, cipher, candidate, proof[place]),
    );
    const whole = challengeOf(group, statement(group, cipher, prefix), ...commitments);
    return whole === proof.reduce((sum, pair) => sum + pair.challenge, 0n) % group.order;
}

function commitmentsOf(group, key, cipher, candidate, { challenge, response }) {
    const lowered = group.over(cipher.beta, group.basePower(BigInt(candidate)));
    return [
        group.times(group.basePower(response), group.publicPower(cipher.alpha, challenge)),
        group.times(group.publicPower(key, response), group.publicPower(lowered, challenge)),
    ];
}

const statement = (group, cipher, prefix) => `prove|${prefix}|${cipherText(group, cipher)}|`;
