// Signed and sealed letters between the counters' browsers; the server only carries them
// (specification, sections 4.5.1 and 4.5.3).

import { chacha20poly1305 } from "../../vendor/noble/noble.js";
import { compact, digest, fields, fromHex, fromUtf8, hex, parsed, text, utf8 } from "./encoding.js";
import { Refused, require } from "./errors.js";
import { knows, proofToJson, proveKnowledge, readProof } from "./proofs.js";
import { randomScalar } from "./randomness.js";

/** The format leaves the cipher to those who write to each other; this one needs no crypto.subtle. */
const ALGORITHM = "ChaCha20-Poly1305";

/** A message and its writer's signature; the signature is checked by refuseUnlessFrom. */
export function readSigned(value, order) {
    const [message, signature] = fields(value, ["message", "signature"]);
    return { message: text(message), signature: readProof(signature, order) };
}

export const signedToJson = ({ message, signature }) => ({ message, signature: proofToJson(signature) });

export const sign = (message, secret, group) => ({
    message,
    signature: proveKnowledge(group, secret, `sigmsg|${message}|`),
});

export const isSigned = (message, signature, writer, group) => knows(group, writer, signature, `sigmsg|${message}|`);

export function refuseUnlessFrom(signed, writer, group, what) {
    require(isSigned(signed.message, signed.signature, writer, group), `${what} không có chữ ký của người lập`);
}

/** *message* signed by its writer, readable only to whoever holds the secret of *recipient*. */
export function seal(message, recipient, writerSecret, group) {
    const inner = compact({ recipient: group.text(recipient), message });
    const letter = compact(signedToJson(sign(inner, writerSecret, group)));
    const randomness = randomScalar(group.order);
    const shared = group.basePower(randomScalar(group.order));
    const alpha = group.basePower(randomness);
    return compact({
        algorithm: ALGORITHM,
        alpha: group.text(alpha),
        beta: group.text(group.times(group.power(recipient, randomness), shared)),
        data: hex(cipher(shared, alpha, group).encrypt(utf8(letter))),
    });
}

/** The message of a letter from *writer* to the holder of *secret*. */
export function unseal(letter, secret, writer, group) {
    const [algorithm, first, second, data] = fields(parsed(letter), ["algorithm", "alpha", "beta", "data"]);
    require(algorithm === ALGORITHM, "thư được niêm phong theo cách không biết");
    const alpha = group.element(first);
    const shared = group.over(group.element(second), group.power(alpha, secret));
    const signed = readSigned(parsed(opened(cipher(shared, alpha, group), text(data))), group.order);
    refuseUnlessFrom(signed, writer, group, "thư");
    const [recipient, message] = fields(parsed(signed.message), ["recipient", "message"]);
    require(group.same(group.element(recipient), group.basePower(secret)), "thư gửi cho người kiểm phiếu khác");
    return text(message);
}

function opened(box, data) {
    try {
        return fromUtf8(box.decrypt(fromHex(data)));
    } catch {
        throw new Refused("không mở được thư bằng khóa này");
    }
}

function cipher(shared, alpha, group) {
    return chacha20poly1305(digest(`key|${group.text(shared)}`), digest(`iv|${group.text(alpha)}`).slice(0, 12));
}
