// A counter's part in an electronic vote, without any screen: making keys, comparing them, opening the boxes.
// *told* is what the portal answers to a counter: set, group, threshold, place, uuids, steps, records.

import { readArchive } from "../ballot/archive.js";
import { stretched } from "../ballot/codes.js";
import { compact, digest, hexadecimal } from "../ballot/encoding.js";
import { require } from "../ballot/errors.js";
import { makeShare } from "../ballot/counting.js";
import { placeOf, readCertificate, writeCertificate } from "../ballot/ceremony/certificates.js";
import { secretKey, writeKey } from "../ballot/ceremony/keys.js";
import { ownOf } from "../ballot/ceremony/seed.js";
import { readShares, writeShares } from "../ballot/ceremony/shares.js";
import { GROUPS } from "../ballot/groups/groups.js";
import { readRecord } from "../ballot/record.js";
import { drained } from "../ballot/steps.js";
import { addUp } from "../ballot/tally.js";
import { verifySteps } from "../ballot/verifying.js";

const [CERTIFY, SHARE, PUBLISH] = [1, 2, 3];

/** The step that is this counter's to do now, or null: every earlier step must be done by all. */
export function nextStep({ steps, place }) {
    for (const step of [CERTIFY, SHARE, PUBLISH]) {
        const written = steps[step - 1];
        if (!written[place - 1]) return step;
        if (!written.every(Boolean)) return null;
    }
    return null;
}

/** What this counter writes in *step*, an item for each box. */
export function writePart(step, told, seed) {
    return told.uuids.map((_, box) => {
        const plan = planOf(told, box);
        if (step === CERTIFY) return writeCertificate(seed, told.place, plan);
        const certificates = certificatesOf(told, box);
        if (step === SHARE) return writeShares(seed, certificates, plan);
        return writeKey(seed, certificates, sharesOf(told, box, certificates), plan);
    });
}

const planOf = ({ uuids, group, steps, threshold }, box) => ({
    uuid: uuids[box],
    group: GROUPS.get(group),
    size: steps[0].length,
    threshold,
});

const certificatesOf = (told, box) =>
    told.steps[CERTIFY - 1].map((written, place) => readCertificate(written[box], place + 1, planOf(told, box)));

const sharesOf = (told, box, certificates) =>
    told.steps[SHARE - 1].map((written, place) => readShares(written[box], place + 1, certificates, planOf(told, box)));

/** Mã chung của Tổ, made here from the published records: each must hold this counter's own keys and what it saw. */
export async function commonCode(told, seed) {
    told.uuids.forEach((uuid, box) => {
        const plan = planOf(told, box);
        readRecord(told.records[box], plan.group, uuid);
        const published = JSON.parse(told.records[box])[1][1].certs;
        const seen = told.steps[CERTIFY - 1].map((written) => written[box]);
        require(compact(published) === compact(seen), "bộ khóa công bố khác với những gì máy này đã nhận");
        placeOf(ownOf(seed, plan), certificatesOf(told, box), plan.group);
    });
    return stretched(told.records.map((record) => digest(record)), told.uuids);
}

/**
 * This counter's share of every box. The whole board is verified and added up here before the key is used, and the
 * boxes must have been made with the very keys that were compared.
 */
export const openBoxes = (told, seed, archives) => drained(openSteps(told, seed, archives));

/** The same in short steps, which tell of each ballot as verifySteps does. */
export function* openSteps(told, seed, archives) {
    const shares = {};
    for (const archive of archives) {
        const { board } = readArchive(archive);
        const { setup, counted } = yield* verifySteps(board, { complete: false, portal: true });
        const { election, bindings } = setup;
        const box = told.uuids.indexOf(election.uuid);
        require(box >= 0, "hòm phiếu không thuộc bộ khóa này");
        require(bindings.trustees === hexadecimal(told.records[box]), "hòm phiếu dùng bộ khóa khác");
        require(counted.length >= bindings.least, "hòm phiếu có quá ít phiếu nên không được mở");
        const certificates = certificatesOf(told, box);
        const secret = secretKey(seed, certificates, sharesOf(told, box, certificates), planOf(told, box));
        shares[election.uuid] = makeShare(election, addUp(election, counted), secret);
    }
    return shares;
}
