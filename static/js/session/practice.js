// A practice vote (PHIẾU THỬ) on one device: the real steps, under keys that are thrown away, with nothing sent.

import { makeBallot, readBallot } from "../ballot/ballots.js";
import { newCode } from "../ballot/credentials.js";
import { makeShare, shareSteps } from "../ballot/counting.js";
import { compact } from "../ballot/encoding.js";
import { readElection } from "../ballot/election.js";
import { require } from "../ballot/errors.js";
import { GROUPS } from "../ballot/groups/groups.js";
import { randomBase58, randomScalar } from "../ballot/randomness.js";
import { drained } from "../ballot/steps.js";
import { addUp } from "../ballot/tally.js";

/** Encrypt, check, add up and decrypt one ballot; *choices* has the chosen answer's place for each of *questions*. */
export function practise(groupName, questions, answers, choices) {
    const group = GROUPS.get(groupName);
    const secret = randomScalar(group.order);
    const election = readElection(
        compact({
            version: 1,
            description: "PHIẾU THỬ",
            name: "PHIẾU THỬ",
            group: groupName,
            public_key: group.text(group.basePower(secret)),
            questions: questions.map((question) => ({ answers, min: 1, max: 1, question })),
            uuid: randomBase58(22),
        }),
    );
    const chosen = choices.map((choice) => answers.map((_, answer) => Number(answer === choice)));
    const ballot = readBallot(election, makeBallot(election, newCode(), chosen));
    const tally = addUp(election, [ballot]);
    const key = { element: group.basePower(secret) };
    const factors = drained(shareSteps(election, tally, key, makeShare(election, tally, secret)));
    tally.sums.forEach((row, place) =>
        row.forEach(({ beta }, answer) => {
            const expected = group.basePower(BigInt(chosen[place][answer]));
            require(group.same(group.over(beta, factors[place][answer]), expected), "phiếu thử giải mã không đúng");
        }),
    );
}
