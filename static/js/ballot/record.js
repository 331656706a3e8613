// The published record of the counters' keys (specification, sections 4.5.7 and 4.6).

import { expectedKey } from "./ceremony/keys.js";
import { readCertificate, readEarlyCertificate } from "./ceremony/certificates.js";
import { readCoefficients, readPowers } from "./ceremony/shares.js";
import { readPublicKey } from "./counters.js";
import { fields, listed, parsed, whole } from "./encoding.js";
import { Refused, at, require } from "./errors.js";
import { product } from "./groups/groups.js";
import { isSigned } from "./letters.js";

/**
 * Check the whole record: every signature, every key against the coefficients it follows from.
 *
 * Every certificate must promise its coefficients. A *foreign* record need not, and may have the early form of
 * belenios-tool before 2.5.1, whose certificates are for no place and whose counters sign less.
 */
export function readRecord(written, group, uuid, { foreign = false } = {}) {
    const kinds = listed(parsed(written)).map((item, place) =>
        at(`khóa ${place + 1}`, () => readKind(item, group, uuid, foreign)),
    );
    require(kinds.length > 0, "không ai giữ khóa");
    const forms = new Set(kinds.filter((kind) => kind.threshold !== undefined).map((kind) => kind.early));
    require(forms.size <= 1, "bản ghi khóa lẫn dạng cũ với dạng mới");
    return kinds;
}

function readKind(value, group, uuid, foreign) {
    const [name, body] = listed(value, 2);
    if (name === "Single") {
        const key = readPublicKey(body, group);
        require(key.signature === undefined, "khóa đứng riêng thì không mang chữ ký của người kiểm phiếu");
        return { threshold: undefined, keys: [key], share: key.element };
    }
    if (name === "Pedersen") {
        const isObject = typeof body === "object" && body !== null && !Array.isArray(body);
        if (isObject && !Object.hasOwn(body, "signatures")) {
            require(foreign, "bản ghi khóa dạng cũ không được dùng cho hòm phiếu của cổng");
            return readEarlyThreshold(body, group, uuid);
        }
        return readThreshold(body, group, uuid, foreign);
    }
    throw new Refused("chỉ có hai loại khóa: Single và Pedersen");
}

function readThreshold(value, group, uuid, foreign) {
    const [threshold, certs, coefficients, signatures, keys] = fields(value, [
        "threshold",
        "certs",
        "coefexps",
        "signatures",
        "verification_keys",
    ]);
    const plan = planOf(uuid, group, threshold, certs);
    const certificates = certs.map((one, place) => readCertificate(one, place + 1, plan));
    const promised = certificates.every((one) => one.promised !== undefined);
    require(foreign || promised, "giấy chứng nhận khóa thiếu cam kết về hệ số");
    listed(coefficients, plan.size);
    listed(signatures, plan.size);
    const powers = coefficients.map((own, place) =>
        readCoefficients(own, signatures[place], place + 1, certificates, plan),
    );
    const owned = readKeys(keys, powers, plan);
    owned.forEach(({ element, signature }, place) => {
        const signed = signature && isSigned(group.text(element), signature, certificates[place].writer, group);
        require(signed, `khóa số ${place + 1} không có chữ ký của người giữ khóa`);
    });
    return thresholdOf(plan, owned, powers, false);
}

/** The form of belenios-tool before 2.5.1 (specification of 2.0, section 4.6), and of no later one. */
function readEarlyThreshold(value, group, uuid) {
    const names = ["threshold", "certs", "coefexps", "verification_keys"];
    const [threshold, certs, coefficients, keys] = fields(value, names);
    const plan = planOf(uuid, group, threshold, certs);
    const certificates = certs.map((one) => readEarlyCertificate(one, group));
    listed(coefficients, plan.size);
    const powers = coefficients.map((own, place) => readPowers(own, certificates[place], plan).powers);
    const owned = readKeys(keys, powers, plan);
    const bare = owned.every((key) => key.signature === undefined);
    require(bare, "bản ghi khóa dạng cũ không có chữ ký trên khóa");
    return thresholdOf(plan, owned, powers, true);
}

function planOf(uuid, group, threshold, certs) {
    const plan = { uuid, group, size: listed(certs).length, threshold: whole(threshold, 1) };
    require(plan.threshold <= plan.size, "số người cần để mở hòm nhiều hơn số người giữ khóa");
    return plan;
}

const thresholdOf = ({ group, threshold }, keys, powers, early) => ({
    threshold,
    keys,
    share: product(group, powers.map((own) => own[0])),
    early,
});

/** The counters' keys, each of which follows from the coefficients. */
function readKeys(value, powers, { group, size }) {
    const owned = listed(value, size).map((key) => readPublicKey(key, group));
    owned.forEach(({ element }, place) => {
        const follows = group.same(element, expectedKey(place + 1, powers, group));
        require(follows, `khóa số ${place + 1} không phải do các phần khóa hợp thành`);
    });
    return owned;
}
