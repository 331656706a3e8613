// A member's part in an electronic vote, without any screen: the same on a phone and in a rehearsal.
// *state* is what the portal answers to the booth: group, uuids, publics, boxes with their set-up, all elections.

import { readArchive } from "../ballot/archive.js";
import { makeBallot, readBallot } from "../ballot/ballots.js";
import { Board } from "../ballot/board.js";
import { stretched, tracking } from "../ballot/codes.js";
import { publicOf, writeClaim } from "../ballot/credentials.js";
import { compact, digest, fromHex, hexadecimal, utf8 } from "../ballot/encoding.js";
import { require } from "../ballot/errors.js";
import { GROUPS } from "../ballot/groups/groups.js";
import { readSetup } from "../ballot/setup.js";
import { verifySteps } from "../ballot/verifying.js";
import { ed25519 } from "../../vendor/noble/noble.js";

/** What the portal is told when a ballot is taken: for every box the public half of *code*, and that it is known. */
export const claims = (code, { group, uuids }) => uuids.map((uuid) => writeClaim(code, uuid, GROUPS.get(group)));

/** Whether *code* gives the public halves that the portal has of this member. */
export function fits(code, { group, uuids, publics }) {
    const own = GROUPS.get(group);
    try {
        return publics.every((one, place) => own.text(publicOf(code, uuids[place], own)) === one);
    } catch {
        return false;
    }
}

/** The set-up of each of the member's boxes by its name, fully checked: keys, credentials and rules as they are bound. */
export function readBoxes(state, code) {
    const told = new Map(state.elections.map(({ uuid, digest: told }) => [uuid, told]));
    const boxes = new Map();
    for (const { election, trustees, credentials } of state.boxes) {
        const setup = readSetup(boardOf(election, trustees, credentials));
        const { uuid, group } = setup.election;
        require(setup.bindings !== undefined, "hòm phiếu không có ràng buộc của cổng");
        require(told.get(uuid) === hexadecimal(election), "hòm phiếu không thuộc mã phiên này");
        const own = group.text(publicOf(code, uuid, group));
        require(setup.credentials.has(own), "mã nhận phiếu không có trong danh sách của hòm phiếu");
        boxes.set(uuid, setup);
    }
    return boxes;
}

function boardOf(election, trustees, credentials) {
    const names = compact({
        election: hexadecimal(election),
        trustees: hexadecimal(trustees),
        credentials: hexadecimal(credentials),
    });
    const board = new Board();
    for (const piece of [election, trustees, credentials, names]) board.data.set(hexadecimal(piece), piece);
    board.events.push({ payload: hexadecimal(names) });
    return board;
}

/** Mã phiên over all boxes of the session, the member's own or not. */
export const sessionCode = ({ elections }) =>
    stretched(elections.map(({ digest: told }) => fromHex(told)), elections.map(({ uuid }) => uuid));

/** A ballot for every box, each read back as the portal reads it; *choiceOf* gives the answer's place of a question. */
export function encrypt(boxes, code, choiceOf) {
    const ballots = {};
    for (const [uuid, { election }] of boxes) {
        const chosen = election.questions.map((question, place) =>
            question.answers.map((_, answer) => Number(answer === choiceOf(uuid, place))),
        );
        ballots[uuid] = makeBallot(election, code, chosen);
        readBallot(election, ballots[uuid]);
    }
    return ballots;
}

/** Mã đối chiếu phiếu of these ballots. */
export const trackingCode = (ballots) => tracking(Object.values(ballots).map((ballot) => digest(ballot)));

/** Verifies the books of the member's boxes and that each ballot that the receipt names is among those that count. */
export function* inBookSteps(receipt, archives) {
    const named = new Map(Object.entries(JSON.parse(receipt.statement).ballots));
    for (const archive of archives) {
        const { board } = readArchive(archive);
        const { setup, counted } = yield* verifySteps(board, { complete: false, portal: true });
        const name = named.get(setup.election.uuid);
        require(counted.some(({ written }) => hexadecimal(written) === name), "phiếu không có trong sổ phiếu");
        named.delete(setup.election.uuid);
    }
    require(named.size === 0, "thiếu sổ phiếu của một hòm phiếu");
}

/** The receipt is for these ballots, and signed with the key that every box is bound to. */
export function refuseOtherReceipt(receipt, ballots, boxes) {
    const { ballots: named } = JSON.parse(receipt.statement);
    const same = Object.entries(ballots).every(([uuid, ballot]) => named[uuid] === hexadecimal(ballot));
    require(same && receipt.code === trackingCode(ballots), "máy chủ ghi nhận phiếu khác với phiếu máy này đã lập");
    for (const { bindings } of boxes.values()) {
        const signed = ed25519.verify(fromHex(receipt.signature), utf8(receipt.statement), fromHex(bindings.receipt));
        require(signed, "giấy nhận phiếu không có chữ ký của máy chủ");
    }
}
