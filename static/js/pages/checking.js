// What can be said of the files that a reader chose: of each alone, of all together, of one ballot in them.

import { readArchive } from "../ballot/archive.js";
import { seal, stretched, tracking } from "../ballot/codes.js";
import { LONGEST, digest } from "../ballot/encoding.js";
import { Refused, require } from "../ballot/errors.js";
import { verifySteps } from "../ballot/verifying.js";
import { inSlices } from "./slices.js";

/**
 * What was found in *file*, {state, name}: "right", "unopened" or "unfinished" with what verifySteps gives, "wrong" with
 * the *reason*, "failed" where the browser could not do it. *tell* hears of the ballots as they come.
 */
export async function checkFile(file, tell) {
    try {
        require(file.size <= LONGEST, "đây không phải tệp sổ phiếu");
        const content = new Uint8Array(await file.arrayBuffer());
        const found = await inSlices(steps(content), tell);
        return { ...found, state: stateOf(found), name: file.name };
    } catch (problem) {
        const state = problem instanceof Refused ? "wrong" : "failed";
        return { state, name: file.name, reason: sentence(problem.message) };
    }
}

const stateOf = ({ result, unopened }) => (result ? "right" : unopened ? "unopened" : "unfinished");

function* steps(content) {
    const { board } = readArchive(content);
    yield;
    return yield* verifySteps(board, { complete: false });
}

const sentence = (clause) => `${clause.charAt(0).toUpperCase()}${clause.slice(1).replace(/\.$/, "")}.`;

/** Whether the book of *finding* keeps every rule, as far as it goes. */
export const holds = ({ state }) => ["right", "unopened", "unfinished"].includes(state);

/** Whether no two of *findings* are of one box. */
export const areDistinct = (findings) => new Set(findings.map(uuidOf)).size === findings.length;

const uuidOf = ({ setup }) => setup.election.uuid;

/** The code of the session to which the boxes of *findings* belong, whatever the order of the files. */
export const sessionCode = (findings) =>
    stretched(findings.map(({ setup }) => digest(setup.election.written)), findings.map(uuidOf));

/** Mã niêm phong sổ phiếu over the same boxes, as the minutes print it. */
export const sessionSeal = (findings) => seal(findings.map(({ head }) => head)).match(/.{8}/g).join(" ");

/**
 * Where the ballot stands whose Mã đối chiếu phiếu is *typed*: {answer, name}, *name* being that of the file.
 * A member's short code is made of the ballots of all boxes, so it can be looked up only where there is one.
 */
export function lookUp(findings, typed) {
    const written = typed.replace(/\s/g, "").replace(/=$/, "");
    if (/^[A-Za-z0-9+/]{43}$/.test(written)) return standing(findings, ({ tracker }) => tracker === written);
    const short = inLetters(written);
    if (!/^[0-9A-HJKMNP-TV-Z]{16}$/.test(short)) return { answer: "malformed" };
    if (findings.length > 1) return { answer: "several" };
    return standing(findings, (ballot) => tracking([digest(ballot.written)]).replaceAll("-", "") === short);
}

/** As Crockford reads what people write: no dashes, O is 0, I and L are 1. */
const inLetters = (written) =>
    written.replaceAll("-", "").toUpperCase().replaceAll("O", "0").replace(/[IL]/g, "1");

function standing(findings, isIt) {
    for (const { ballots, counted, state, name } of findings) {
        const found = ballots.find(isIt);
        if (!found) continue;
        if (!counted.includes(found)) return { answer: "replaced", name };
        return { answer: state === "right" ? "counted" : "waiting", name };
    }
    return { answer: "absent" };
}
