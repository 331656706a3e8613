// The devices of a rehearsal: runs the very scripts that browsers are served, without their screens.
// Answers one call a line on standard input: {"call", "args"} → {"value"} or {"refused"}.

import { webcrypto } from "node:crypto";
import { createInterface } from "node:readline";

globalThis.crypto ??= webcrypto; // Node 18 lacks the global

const scripts = (name) => import(new URL(`../../static/js/${name}.js`, import.meta.url));
const { newCode } = await scripts("ballot/credentials");
const { newSeed } = await scripts("ballot/ceremony/seed");
const { drained } = await scripts("ballot/steps");
const counter = await scripts("session/counter");
const voter = await scripts("session/voter");

const bytes = (base64) => Uint8Array.from(Buffer.from(base64, "base64"));

/** A member's ballots and what the screen shows beside them; *choices* gives an answer's place by box and question. */
async function vote(state, code, choices) {
    const boxes = voter.readBoxes(state, code);
    const ballots = voter.encrypt(boxes, code, (uuid, place) => choices[uuid][place]);
    return { ballots, sessionCode: await voter.sessionCode(state), trackingCode: voter.trackingCode(ballots) };
}

function receive(state, code, ballots, receipt) {
    voter.refuseOtherReceipt(receipt, ballots, voter.readBoxes(state, code));
    return receipt.code;
}

/** Whether the member's ballots are in the books and count; refuses where they are not. */
function inBook(receipt, archives) {
    drained(voter.inBookSteps(receipt, archives.map(bytes)));
}

const CALLS = {
    newCode,
    newSeed,
    nextStep: counter.nextStep,
    writePart: counter.writePart,
    commonCode: counter.commonCode,
    openBoxes: (told, seed, archives) => counter.openBoxes(told, seed, archives.map(bytes)),
    claims: voter.claims,
    vote,
    receive,
    inBook,
};

for await (const line of createInterface({ input: process.stdin })) {
    const { call, args } = JSON.parse(line);
    let answer;
    try {
        answer = { value: await CALLS[call](...args) };
    } catch (problem) {
        answer = { refused: problem.message };
    }
    process.stdout.write(`${JSON.stringify(answer)}\n`);
}
