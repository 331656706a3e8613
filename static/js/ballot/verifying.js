// Everything that anybody can check of a box from its board alone (specification, section 3.5, and stricter).
// The same rules, and the same words for what is wrong, as the server's own.

import { ballotSteps } from "./ballots.js";
import { ORDER, readOwner, refuseUnlessChained } from "./board.js";
import { keyOf } from "./counters.js";
import { resultOf, shareSteps, writtenResult } from "./counting.js";
import { digestName, fields, parsed } from "./encoding.js";
import { at, require } from "./errors.js";
import { readSetup } from "./setup.js";
import { drained, within } from "./steps.js";
import { addUp, lastBallots, refuseUnlessSame } from "./tally.js";

/** Of these there may be several. */
const SEVERAL = new Set(["Ballot", "PartialDecryption"]);

/**
 * Check the whole board; with *complete*, up to its end; with *portal*, that our portal made the box.
 *
 * What the portal bound into a box is checked wherever it is found. *result* is undefined before the count; *unopened*:
 * the box ended with fewer ballots than may be opened, so that there is no count.
 */
export const verify = (board, options) => drained(verifySteps(board, options));

/** The same in short steps; before each ballot it yields {ballot, of}: which one comes now, of how many. */
export function* verifySteps(board, { complete = true, portal = false } = {}) {
    refuseUnlessChained(board.events);
    refuseOtherOrder(board);
    const setup = at("sự kiện 0", () => readSetup(board));
    const { bindings } = setup;
    require(bindings || !portal, "hòm phiếu không có ràng buộc của cổng");
    yield;
    const ballots = yield* readBallots(board, setup);
    const counted = lastBallots(ballots);
    const unopened = isUnopened(board, bindings, counted.length);
    const result = yield* readResult(board, setup, counted);
    require(result !== undefined || unopened || !complete, "thiếu sự kiện Result");
    return { setup, bindings, ballots, counted, result, head: board.head, unopened };
}

function refuseOtherOrder(board) {
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
}

/** Every ballot on the board, those replaced by a later one too. */
function* readBallots(board, setup) {
    const [events, copies, read] = [board.of("Ballot"), new Copies(), []];
    for (const event of events) {
        yield { ballot: read.length + 1, of: events.length };
        read.push(yield* within(`sự kiện ${event.height}`, accept(board, event, setup, copies)));
    }
    return read;
}

/** What has been on the board: no ballot comes twice, no ciphertext comes from two members. */
class Copies {
    #ballots = new Set();
    #voters = new Set();
    #owners = new Map();

    /** Refuses a ballot or a ciphertext that was here before; with *once*, also another ballot of its owner. */
    refuse(ballot, group, once) {
        require(!this.#ballots.has(ballot.tracker), "phiếu này đã có trong sổ phiếu");
        const again = once && this.#voters.has(ballot.credential);
        require(!again, "mã nhận phiếu này đã bỏ phiếu, hòm phiếu không cho bỏ lại");
        const ciphers = ballot.answers.flat().map(({ alpha, beta }) => `${group.text(alpha)},${group.text(beta)}`);
        for (const cipher of ciphers) {
            const owner = this.#owners.get(cipher) ?? ballot.credential;
            require(owner === ballot.credential, "một lựa chọn được chép từ phiếu khác");
        }
        this.#ballots.add(ballot.tracker);
        this.#voters.add(ballot.credential);
        for (const cipher of ciphers) this.#owners.set(cipher, ballot.credential);
    }
}

function* accept(board, event, setup, copies) {
    const ballot = yield* ballotSteps(setup.election, board.payload(event));
    require(setup.credentials.has(ballot.credential), "mã nhận phiếu không có trong danh sách của hòm phiếu");
    copies.refuse(ballot, setup.election.group, setup.bindings?.revote === false);
    return ballot;
}

/** Whether the box ended with too few ballots; refused if it was opened all the same. */
function isUnopened(board, bindings, counted) {
    if (!bindings || counted >= bindings.least) return false;
    const opened = board.of("EncryptedTally").length > 0;
    require(!opened, `hòm phiếu có ${counted} phiếu, ít hơn ${bindings.least}, nên không được mở`);
    return board.of("EndBallots").length > 0;
}

function* readResult(board, setup, counted) {
    const { election, counters } = setup;
    const [published] = board.of("EncryptedTally");
    if (!published) return undefined;
    const tally = addUp(election, counted);
    const size = board.payload(published);
    const name = fields(parsed(size), ["num_tallied", "total_weight", "encrypted_tally"])[2];
    refuseUnlessSame(board.piece(digestName(name)), size, tally, election.group);
    const shares = yield* readShares(board, setup, tally);
    const [told] = board.of("Result");
    if (!told) return undefined;
    const found = resultOf(election, counters, tally, shares);
    require(board.payload(told) === writtenResult(found), "kết quả công bố khác với kết quả giải mã");
    return found;
}

function* readShares(board, setup, tally) {
    const shares = new Map();
    for (const event of board.of("PartialDecryption")) {
        yield* within(`sự kiện ${event.height}`, takeShare(board, event, setup, tally, shares));
    }
    return shares;
}

function* takeShare(board, event, { election, counters }, tally, shares) {
    const { owner, name } = readOwner(board.payload(event));
    require(!shares.has(owner), `người giữ khóa số ${owner} nộp hai phần giải mã`);
    shares.set(owner, yield* shareSteps(election, tally, keyOf(owner, counters), board.piece(name)));
}
