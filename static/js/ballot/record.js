// The published record of the counters' keys (specification, sections 4.5.7 and 4.6).

import { expectedKey } from "./ceremony/keys.js";
import { readCertificate } from "./ceremony/certificates.js";
import { readCoefficients } from "./ceremony/shares.js";
import { readPublicKey } from "./counters.js";
import { fields, listed, parsed, whole } from "./encoding.js";
import { Refused, at, require } from "./errors.js";
import { product } from "./groups/groups.js";
import { isSigned } from "./letters.js";

/** Check the whole record: every signature, every key against the coefficients it follows from. */
export function readRecord(written, group, uuid) {
    const kinds = listed(parsed(written)).map((item, place) =>
        at(`khóa ${place + 1}`, () => readKind(item, group, uuid)),
    );
    require(kinds.length > 0, "không ai giữ khóa");
    return kinds;
}

function readKind(value, group, uuid) {
    const [name, body] = listed(value, 2);
    if (name === "Single") {
        const key = readPublicKey(body, group);
        return { threshold: undefined, keys: [key], share: key.element };
    }
    if (name === "Pedersen") return readThreshold(body, group, uuid);
    throw new Refused("chỉ có hai loại khóa: Single và Pedersen");
}

function readThreshold(value, group, uuid) {
    const [threshold, certs, coefficients, signatures, keys] = fields(value, [
        "threshold",
        "certs",
        "coefexps",
        "signatures",
        "verification_keys",
    ]);
    const size = listed(certs).length;
    const plan = { uuid, group, size, threshold: whole(threshold, 1) };
    require(plan.threshold <= size, "số người cần để mở hòm nhiều hơn số người giữ khóa");
    const certificates = certs.map((one, place) => readCertificate(one, place + 1, plan));
    listed(coefficients, size);
    listed(signatures, size);
    const powers = coefficients.map((own, place) =>
        readCoefficients(own, signatures[place], place + 1, certificates, plan),
    );
    const owned = listed(keys, size).map((key) => readPublicKey(key, group));
    owned.forEach(({ element, signature }, place) => {
        const follows = group.same(element, expectedKey(place + 1, powers, group));
        require(follows, `khóa số ${place + 1} không phải do các phần khóa hợp thành`);
        const signed = signature && isSigned(group.text(element), signature, certificates[place].writer, group);
        require(signed, `khóa số ${place + 1} không có chữ ký của người giữ khóa`);
    });
    return { threshold: plan.threshold, keys: owned, share: product(group, powers.map((own) => own[0])) };
}
