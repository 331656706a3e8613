// Step 2: every counter opens what it promised and sends each of the others a share of its own secret.

import { compact, fields, hexadecimal, listed, parsed, text } from "../encoding.js";
import { require } from "../errors.js";
import { isSigned, readSigned, refuseUnlessFrom, seal, sign, signedToJson } from "../letters.js";
import { proofToJson, readProof } from "../proofs.js";
import { placeOf } from "./certificates.js";
import { coefficientsText, ownOf, valueAt } from "./seed.js";

/** The powers of the coefficients, signed; that all certificates were seen, signed; a letter to each. */
export function writeShares(seed, certificates, plan) {
    const own = ownOf(seed, plan);
    const { group } = plan;
    placeOf(own, certificates, group);
    const promised = certificates.every((one) => one.promised !== undefined);
    require(promised, "giấy chứng nhận khóa thiếu cam kết về hệ số");
    const written = coefficientsText(own, group);
    const secrets = certificates.map((one, place) => {
        const secret = compact({ secret: String(valueAt(own, place + 1, group.order)) });
        return seal(secret, one.reader, own.signing, group);
    });
    return {
        secrets,
        coefexps: signedToJson(sign(written, own.signing, group)),
        signature: proofToJson(sign(seenText(certificates, written), own.signing, group).signature),
    };
}

/** What counter *index* published in step 2, checked; the letters are for their readers. */
export function readShares(value, index, certificates, plan) {
    const [secrets, coefficients, seen] = fields(value, ["secrets", "coefexps", "signature"]);
    const letters = listed(secrets, plan.size).map(text);
    return { letters, powers: readCoefficients(coefficients, seen, index, certificates, plan) };
}

/** The public part of step 2: the powers of counter *index*'s coefficients. */
export function readCoefficients(coefficients, seen, index, certificates, plan) {
    const { group } = plan;
    const own = certificates[index - 1];
    const { signed, powers } = readPowers(coefficients, own, plan);
    const agrees = isSigned(seenText(certificates, signed.message), readProof(seen, group.order), own.writer, group);
    require(agrees, "người kiểm phiếu không ký vào đúng các giấy chứng nhận khóa này");
    return powers;
}

/** The powers of a counter's coefficients: its own, so many, and those that were promised. */
export function readPowers(value, own, plan) {
    const { group } = plan;
    const signed = readSigned(value, group.order);
    refuseUnlessFrom(signed, own.writer, group, "danh sách hệ số");
    const [written] = fields(parsed(signed.message), ["coefexps"]);
    const powers = listed(written, plan.threshold).map((item) => group.element(item));
    const kept = own.promised === undefined || own.promised === hexadecimal(signed.message);
    require(kept, "các hệ số không đúng với cam kết trước đó");
    return { signed, powers };
}

/** What a counter signs: all certificates and its own coefficients. */
function seenText(certificates, written) {
    const { coefexps } = parsed(written);
    return `certs_sig|${compact({ certs: certificates.map((one) => signedToJson(one.signed)), coefexps })}`;
}
