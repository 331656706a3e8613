// Answers one call a line on standard input: {"call", "args"} → {"value"} or {"refused"}.
// The scripts under test are those that browsers are served; Node 18 only lacks the global crypto.

import { webcrypto } from "node:crypto";
import { createInterface } from "node:readline";

globalThis.crypto ??= webcrypto;

const from = (name) => import(new URL(`../../static/js/ballot/${name}.js`, import.meta.url));
const [archive, ballots, bindings, codes, counting, counters, credentials, election, encoding, letters, record,
    verifying] = await Promise.all(
    ["archive", "ballots", "bindings", "codes", "counting", "counters", "credentials", "election", "encoding",
        "letters", "record", "verifying"].map(from),
);
const { Refused } = await from("errors");
const { GROUPS } = await from("groups/groups");
const proofs = await from("proofs");
const randomness = await from("randomness");
const { addUp } = await from("tally");
const ceremony = Object.assign({}, ...(await Promise.all(
    ["seed", "certificates", "shares", "keys"].map((name) => from(`ceremony/${name}`)),
)));

const { areDistinct, checkFile, holds, lookUp, sessionCode } = await import(
    new URL("../../static/js/pages/checking.js", import.meta.url)
);

const group = (name) => GROUPS.get(name);
const plan = ([uuid, name, size, threshold]) => ({ uuid, group: group(name), size, threshold });
const bytes = (base64) => Uint8Array.from(Buffer.from(base64, "base64"));
const certificates = (written, of) => written.map((one, place) => ceremony.readCertificate(one, place + 1, of));
const shares = (written, seen, of) => written.map((one, place) => ceremony.readShares(one, place + 1, seen, of));

const CALLS = {
    element: (name, text) => group(name).text(group(name).element(text)),
    power: (name, text, exponent) => {
        const own = group(name);
        const [raised, same] = ["power", "publicPower"].map((how) =>
            own.text(own[how](own.element(text), BigInt(exponent))),
        );
        if (raised !== same) throw new Error("two ways of raising differ");
        return raised;
    },
    basePower: (name, exponent) => group(name).text(group(name).basePower(BigInt(exponent))),
    times: (name, left, right) => group(name).text(group(name).times(group(name).element(left), group(name).element(right))),
    over: (name, left, right) => group(name).text(group(name).over(group(name).element(left), group(name).element(right))),
    challenge: (name, prefix, ...texts) =>
        String(proofs.challengeOf(group(name), prefix, ...texts.map((text) => group(name).element(text)))),
    parsed: (text) => encoding.compact(encoding.parsed(text)),
    secretOf: (code, uuid, name) => String(credentials.secretOf(code, uuid, group(name).order)),
    newCode: () => credentials.newCode(),
    newSeed: () => ceremony.newSeed(),
    randomScalars: (name, count) => Array.from({ length: count }, () => String(randomness.randomScalar(group(name).order))),
    makeBallot: (written, code, chosen) => ballots.makeBallot(election.readElection(written), code, chosen),
    readBallot: (written, ballot) => ballots.readBallot(election.readElection(written), ballot).tracker,
    readBindings: (description) => bindings.readBindings(description) ?? null,
    described: (words, bound) => bindings.described(words, bound),
    readRecord: (written, name, uuid, foreign) =>
        record.readRecord(written, group(name), uuid, { foreign }).map((kind) => kind.early ?? null),
    rewritten: (content) => {
        const { board, moment } = archive.readArchive(bytes(content));
        return Buffer.concat([...archive.writeArchive(board, moment)]).toString("base64");
    },
    verify: (content, complete, portal) => {
        const { board, moment } = archive.readArchive(bytes(content));
        const found = verifying.verify(board, { complete, portal });
        return {
            moment: Number(moment), head: found.head, result: found.result ?? null,
            bindings: found.bindings ?? null, unopened: found.unopened,
            ballots: found.ballots.map((one) => one.tracker), counted: found.counted.map((one) => one.tracker),
        };
    },
    writeCertificate: (seed, index, of) => ceremony.writeCertificate(seed, index, plan(of)),
    writeShares: (seed, certs, of) => ceremony.writeShares(seed, certificates(certs, plan(of)), plan(of)),
    writeKey: (seed, certs, published, of) => {
        const seen = certificates(certs, plan(of));
        return ceremony.writeKey(seed, seen, shares(published, seen, plan(of)), plan(of));
    },
    secretKey: (seed, certs, published, of) => {
        const seen = certificates(certs, plan(of));
        return String(ceremony.secretKey(seed, seen, shares(published, seen, plan(of)), plan(of)));
    },
    // A share after the whole board has been verified and added up anew, as a counter's page makes it.
    makeShare: (content, secret) => {
        const { board } = archive.readArchive(bytes(content));
        const { setup, counted } = verifying.verify(board, { complete: false });
        return counting.makeShare(setup.election, addUp(setup.election, counted), BigInt(secret));
    },
    seal: (name, message, recipient, secret) =>
        letters.seal(message, group(name).element(recipient), BigInt(secret), group(name)),
    unseal: (name, letter, secret, writer) =>
        letters.unseal(letter, BigInt(secret), group(name).element(writer), group(name)),
    publicKey: (name, secret) => counters.publicKeyToJson(counters.publicKeyOf(BigInt(secret), group(name)), group(name)),
    // As the page of the verifier does; null stands for a file that the browser cannot read.
    checkFiles: async (contents, typed) => {
        const [findings, told] = [[], []];
        for (const [place, content] of contents.entries()) {
            const arrayBuffer = async () => {
                if (content === null) throw new Error("NotReadableError");
                return bytes(content).buffer;
            };
            const file = { name: `${place}.bel`, size: content?.length ?? 0, arrayBuffer };
            findings.push(await checkFile(file, (step) => told.push(step)));
        }
        const verified = findings.filter(holds);
        const whole = verified.length === findings.length && areDistinct(verified);
        return {
            findings: findings.map(({ state, name, reason }) => ({ state, name, reason })), told,
            code: whole ? await sessionCode(verified) : undefined,
            standings: typed.map((code) => lookUp(verified, code)),
        };
    },
    stretched: (digests, uuids) => codes.stretched(digests.map(bytes), uuids),
    // As in a page that came without TLS, where browsers offer no such thing.
    stretchedByHand: async (digests, uuids) => {
        Object.defineProperty(globalThis.crypto, "subtle", { value: undefined, configurable: true });
        try {
            return await codes.stretched(digests.map(bytes), uuids);
        } finally {
            delete globalThis.crypto.subtle;
        }
    },
    tracking: (digests) => codes.tracking(digests.map(bytes)),
};

for await (const line of createInterface({ input: process.stdin })) {
    const { call, args } = JSON.parse(line);
    let answer;
    try {
        answer = { value: await CALLS[call](...args) };
    } catch (problem) {
        if (!(problem instanceof Refused)) throw problem;
        answer = { refused: problem.message };
    }
    process.stdout.write(`${JSON.stringify(answer)}\n`);
}
