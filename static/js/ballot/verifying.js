// Everything that anybody can check of a box from its board alone (specification, section 3.5, and stricter).
// The same rules, and the same words for what is wrong, as the server's own.

import { readBallot } from "./ballots.js";
import { ORDER, readOwner, refuseUnlessChained } from "./board.js";
import { electionKey, keyOf } from "./counters.js";
import { readShare, resultOf, writtenResult } from "./counting.js";
import { digestName, fields, listed, parsed, text } from "./encoding.js";
import { readElection } from "./election.js";
import { at, require } from "./errors.js";
import { readRecord } from "./record.js";
import { addUp, lastBallots, refuseUnlessSame } from "./tally.js";

/** Of these there may be several. */
const SEVERAL = new Set(["Ballot", "PartialDecryption"]);

/** Check the whole board; with *complete*, up to its result. */
export function verify(board, { complete = true } = {}) {
    refuseUnlessChained(board.events);
    refuseOtherOrder(board, complete);
    const setup = at("sự kiện 0", () => readSetup(board));
    const ballots = readBallots(board, setup);
    const counted = lastBallots(ballots);
    const result = readResult(board, setup, counted);
    require(result !== undefined || !complete, "hòm phiếu chưa được kiểm");
    return { setup, ballots, counted, result, head: board.head };
}

function refuseOtherOrder(board, complete) {
    const places = board.events.map((event) => ORDER.indexOf(event.kind));
    const inOrder = places.every((place, at) => at === 0 || places[at - 1] <= place);
    require(inOrder, "các sự kiện không theo đúng trình tự");
    const reached = new Set(board.events.map((event) => event.kind));
    for (const kind of ORDER) {
        require(SEVERAL.has(kind) || board.of(kind).length <= 1, `có nhiều hơn một sự kiện ${kind}`);
    }
    const missing = ORDER.slice(0, Math.max(0, ...places)).filter((kind) => !reached.has(kind) && !SEVERAL.has(kind));
    require(!missing.length, `thiếu sự kiện ${missing.join(", ")}`);
    require(reached.has("Setup"), "hòm phiếu chưa được lập");
    require(!complete || reached.has("Result"), "thiếu sự kiện Result");
}

/** What a box begins with: its questions and key, the counters, those who may vote. */
export function readSetup(board) {
    const names = fields(parsed(board.payload(board.events[0])), ["election", "trustees", "credentials"]);
    const [electionText, countersText, credentialsText] = names.map((name) => board.piece(digestName(name)));
    const election = readElection(electionText);
    const counters = readRecord(countersText, election.group, election.uuid);
    const same = election.group.same(electionKey(counters, election.group), election.publicKey);
    require(same, "khóa của hòm phiếu không phải là khóa chung");
    return { election, counters, credentials: readCredentials(credentialsText, election.group) };
}

function readCredentials(written, group) {
    const found = listed(parsed(written)).map(text);
    found.forEach((item) => group.element(item));
    const distinct = new Set(found);
    require(distinct.size === found.length, "một mã nhận phiếu có hai lần trong danh sách");
    return distinct;
}

/** Every ballot on the board, those replaced by a later one too. */
function readBallots(board, setup) {
    const copies = new Copies();
    return board
        .of("Ballot")
        .map((event) => at(`sự kiện ${event.height}`, () => accept(board.payload(event), setup, copies)));
}

/** What has been on the board: no ballot comes twice, no ciphertext comes from two members. */
class Copies {
    #ballots = new Set();
    #owners = new Map();

    refuse(ballot, group) {
        require(!this.#ballots.has(ballot.tracker), "phiếu này đã có trong sổ phiếu");
        const ciphers = ballot.answers.flat().map(({ alpha, beta }) => `${group.text(alpha)},${group.text(beta)}`);
        for (const cipher of ciphers) {
            const owner = this.#owners.get(cipher) ?? ballot.credential;
            require(owner === ballot.credential, "một lựa chọn được chép từ phiếu khác");
        }
        this.#ballots.add(ballot.tracker);
        for (const cipher of ciphers) this.#owners.set(cipher, ballot.credential);
    }
}

function accept(written, setup, copies) {
    const ballot = readBallot(setup.election, written);
    require(setup.credentials.has(ballot.credential), "mã nhận phiếu không có trong danh sách của hòm phiếu");
    copies.refuse(ballot, setup.election.group);
    return ballot;
}

function readResult(board, setup, counted) {
    const { election, counters } = setup;
    const [published] = board.of("EncryptedTally");
    if (!published) return undefined;
    const tally = addUp(election, counted);
    const size = board.payload(published);
    const name = fields(parsed(size), ["num_tallied", "total_weight", "encrypted_tally"])[2];
    refuseUnlessSame(board.piece(digestName(name)), size, tally, election.group);
    const shares = readShares(board, setup, tally);
    const [told] = board.of("Result");
    if (!told) return undefined;
    const found = resultOf(election, counters, tally, shares);
    require(board.payload(told) === writtenResult(found), "kết quả công bố khác với kết quả giải mã");
    return found;
}

function readShares(board, { election, counters }, tally) {
    const shares = new Map();
    for (const event of board.of("PartialDecryption")) {
        at(`sự kiện ${event.height}`, () => {
            const { owner, name } = readOwner(board.payload(event));
            require(!shares.has(owner), `người giữ khóa số ${owner} nộp hai phần giải mã`);
            shares.set(owner, readShare(election, tally, keyOf(owner, counters), board.piece(name)));
        });
    }
    return shares;
}
