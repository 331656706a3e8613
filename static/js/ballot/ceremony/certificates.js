// Step 1: every counter publishes two keys of its own, and the digest of what it publishes next.

import { compact, digestName, fields, hexadecimal, parsed } from "../encoding.js";
import { Refused, require } from "../errors.js";
import { readSigned, refuseUnlessFrom, sign, signedToJson } from "../letters.js";
import { coefficientsText, ownOf } from "./seed.js";

const CERTIFICATE = "giấy chứng nhận khóa";

/** Step 1 of counter number *index* (from 1). */
export function writeCertificate(seed, index, plan) {
    const own = ownOf(seed, plan);
    const { group } = plan;
    const keys = {
        context: contextOf(index, plan),
        coefexps_sha256: hexadecimal(coefficientsText(own, group)),
        verification: group.text(group.basePower(own.signing)),
        encryption: group.text(group.basePower(own.reading)),
    };
    return signedToJson(sign(compact(keys), own.signing, group));
}

export function readCertificate(value, index, plan) {
    const { group } = plan;
    const signed = readSigned(value, group.order);
    const keys = parsed(signed.message);
    const promises = keys !== null && typeof keys === "object" && Object.hasOwn(keys, "coefexps_sha256");
    const names = ["context", ...(promises ? ["coefexps_sha256"] : []), "verification", "encryption"];
    const found = fields(keys, names);
    const same = compact(found[0]) === compact(contextOf(index, plan));
    require(same, "giấy chứng nhận khóa thuộc vị trí khác hoặc lần lập khóa khác");
    const [writer, reader] = found.slice(-2).map((written) => group.element(written));
    const promised = promises ? digestName(found[1]) : undefined;
    refuseUnlessFrom(signed, writer, group, CERTIFICATE);
    return { signed, writer, reader, promised };
}

/** A certificate of belenios-tool before 2.5.1, made for no place (section 4.6.2 of its specification, 2.0). */
export function readEarlyCertificate(value, group) {
    const signed = readSigned(value, group.order);
    const found = fields(parsed(signed.message), ["verification", "encryption"]);
    const [writer, reader] = found.map((written) => group.element(written));
    refuseUnlessFrom(signed, writer, group, CERTIFICATE);
    return { signed, writer, reader, promised: undefined };
}

const contextOf = (index, { group, size, threshold }) => ({ group: group.name, size, threshold, index });

/** The number of the counter who holds this seed. */
export function placeOf(own, certificates, group) {
    const [writer, reader] = [group.basePower(own.signing), group.basePower(own.reading)];
    const place = certificates.findIndex((one) => group.same(one.writer, writer) && group.same(one.reader, reader));
    if (place < 0) throw new Refused("mã mở hòm phiếu này không phải của người nào trong Tổ kiểm phiếu");
    return place + 1;
}
