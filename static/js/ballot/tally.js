// All ballots added up while encrypted (specification, sections 4.14 and 4.15).

import { sumOf } from "./ballots.js";
import { compact, hexadecimal } from "./encoding.js";
import { require } from "./errors.js";
import { cipherToJson } from "./proofs.js";

/** The ballots that count: of every credential its last. */
export function lastBallots(ballots) {
    const last = new Map();
    for (const ballot of ballots) {
        last.delete(ballot.credential);
        last.set(ballot.credential, ballot);
    }
    return [...last.values()];
}

/** What is decrypted, {sums, ballots}: one ciphertext for every answer of every question, and of how many ballots. */
export function addUp(election, ballots) {
    const sums = election.questions.map((question, place) =>
        question.answers.map((_, answer) =>
            sumOf(election.group, ballots.map((ballot) => ballot.answers[place][answer])),
        ),
    );
    return { sums, ballots: ballots.length };
}

export const writtenSums = (tally, group) =>
    compact(tally.sums.map((row) => row.map((cipher) => cipherToJson(group, cipher))));

/** The payload of the event: how many ballots, and the name of their sums. */
export const writtenSize = (tally, sumsName) =>
    compact({ num_tallied: tally.ballots, total_weight: tally.ballots, encrypted_tally: sumsName });

export function refuseUnlessSame(sums, size, tally, group) {
    require(sums === writtenSums(tally, group), "tổng đã mã hóa không phải là tổng của các phiếu");
    require(size === writtenSize(tally, hexadecimal(sums)), "số phiếu ghi trong tổng không đúng");
}
