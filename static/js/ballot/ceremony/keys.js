// Step 3: every counter checks what it was sent; the sum is its part of the key, of which it shows the public half.

import { publicKeyOf, publicKeyToJson } from "../counters.js";
import { fields, parsed, scalar } from "../encoding.js";
import { require } from "../errors.js";
import { product } from "../groups/groups.js";
import { sign, unseal } from "../letters.js";
import { placeOf } from "./certificates.js";
import { ownOf } from "./seed.js";

/** The public key of the sum of all shares, proved and signed. */
export function writeKey(seed, certificates, shares, plan) {
    const own = ownOf(seed, plan);
    const { group } = plan;
    const place = placeOf(own, certificates, group);
    const key = publicKeyOf(secretKey(seed, certificates, shares, plan), group);
    const expected = expectedKey(place, shares.map((one) => one.powers), group);
    require(group.same(key.element, expected), "các phần khóa cộng lại không thành khóa của người kiểm phiếu này");
    const { signature } = sign(group.text(key.element), own.signing, group);
    return publicKeyToJson({ ...key, signature }, group);
}

/** The counter's own secret: the sum of the shares sent to it, each checked. */
export function secretKey(seed, certificates, shares, plan) {
    const own = ownOf(seed, plan);
    const { group } = plan;
    const place = placeOf(own, certificates, group);
    const received = shares.map((one, sender) => {
        const message = unseal(one.letters[place - 1], own.reading, certificates[sender].writer, group);
        const [written] = fields(parsed(message), ["secret"]);
        const share = scalar(written, group.order);
        require(
            group.same(group.basePower(share), valueInExponent(place, one.powers, group)),
            `phần khóa do người kiểm phiếu số ${sender + 1} gửi không khớp với những gì người đó đã công bố`,
        );
        return share;
    });
    return received.reduce((sum, share) => sum + share, 0n) % group.order;
}

/** The public key that counter number *place* must have. */
export const expectedKey = (place, powers, group) =>
    product(group, powers.map((own) => valueInExponent(place, own, group)));

/** A polynomial at *place*, in the exponent. */
const valueInExponent = (place, powers, group) =>
    product(group, powers.map((one, k) => group.publicPower(one, BigInt(place) ** BigInt(k))));
