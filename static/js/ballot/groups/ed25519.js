// Ed25519: the prime-order subgroup of the curve of RFC 7748/8032.
// A point is written as its 32-byte encoding read as one number in hexadecimal, most significant digit first
// (specification, section 5.2). A point received is taken only if it is canonical, on the curve and in the subgroup.

import { ed25519 } from "../../../vendor/noble/noble.js";
import { fromHex, hex, text as textOf } from "../encoding.js";
import { Refused } from "../errors.js";

const { Point } = ed25519;

export class Ed25519 {
    name = "Ed25519";
    order = 2n ** 252n + 27742317777372353535851937790883648493n;
    identity = Point.ZERO;
    generator = Point.BASE;

    /** In time that does not depend on the exponent: for secrets. */
    power(element, exponent) {
        const reduced = this.#reduced(exponent);
        return reduced === 0n || element.is0() ? Point.ZERO : element.multiply(reduced);
    }

    /** For exponents that everybody knows. */
    publicPower(element, exponent) {
        return element.multiplyUnsafe(this.#reduced(exponent));
    }

    basePower(exponent) {
        return this.power(Point.BASE, exponent);
    }

    #reduced(exponent) {
        const rest = exponent % this.order;
        return rest < 0n ? rest + this.order : rest;
    }

    times(left, right) {
        return left.add(right);
    }

    over(left, right) {
        return left.subtract(right);
    }

    same(left, right) {
        return left.equals(right);
    }

    text(element) {
        return hex(element.toBytes().reverse());
    }

    element(text) {
        if (typeof text !== "string") throw new Refused("phần tử của nhóm phải viết dưới dạng chữ");
        if (!/^[0-9a-f]{64}$/.test(textOf(text))) throw new Refused("điểm phải viết bằng 64 chữ số hệ thập lục phân");
        const outside = new Refused("điểm này không thuộc nhóm con có cấp nguyên tố");
        let point;
        try {
            point = Point.fromBytes(fromHex(text).reverse());
        } catch {
            throw outside;
        }
        if (point.is0() || !point.isTorsionFree()) throw outside;
        return point;
    }

    /** Makes powers of an element that is often raised faster. */
    prepare(element) {
        element.precompute(8);
    }
}
