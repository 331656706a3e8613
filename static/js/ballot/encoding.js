// JSON in its one form, and digests (specification, sections 4.1 and 4.2).
// Everything received must equal what we would have written, byte for byte: two texts never mean the same.

import { sha256 } from "../../vendor/noble/noble.js";
import { Refused } from "./errors.js";

/** Nothing of the format is longer; what is, was not made by the format. */
export const LONGEST = 64 * 1024 * 1024;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

const hasLoneSurrogate = (value) =>
    typeof value === "string"
        ? LONE_SURROGATE.test(value)
        : typeof value === "object" && value !== null && Object.entries(value).flat().some(hasLoneSurrogate);

/** JSON without blanks, in the order of the fields, letters of every language as they are. */
export const compact = (value) => JSON.stringify(value);

/** The value of a text that is written in its one form. */
export function parsed(text) {
    if (text.length > LONGEST) throw new Refused("dữ liệu dài hơn mức cho phép");
    let value, same;
    try {
        value = JSON.parse(text);
        // Half a character has no UTF-8: it can only be written as an escape, which is not the one form.
        same = compact(value) === text && !(text.includes("\\ud") && hasLoneSurrogate(value));
    } catch {
        throw new Refused("không phải JSON");
    }
    if (!same) throw new Refused("dữ liệu không viết ở dạng duy nhất được phép");
    return value;
}

/** The values of an object with exactly these fields in this order; undefined for an optional one that is absent. */
export function fields(value, names, optional = []) {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
        throw new Refused("chỗ này phải là một đối tượng");
    }
    const present = [...names, ...optional.filter((name) => Object.hasOwn(value, name))];
    const found = Object.keys(value);
    if (found.length !== present.length || found.some((name, place) => name !== present[place])) {
        throw new Refused(`các trường phải là ${present.join(", ")}, theo đúng thứ tự này`);
    }
    if (optional.some((name) => value[name] === null)) throw new Refused("trường không có giá trị thì phải bỏ");
    return [...names, ...optional].map((name) => (Object.hasOwn(value, name) ? value[name] : undefined));
}

export function listed(value, length) {
    if (!Array.isArray(value)) throw new Refused("chỗ này phải là một danh sách");
    if (length !== undefined && value.length !== length) {
        throw new Refused(`phải có ${length} mục, hiện có ${value.length}`);
    }
    return value;
}

export function text(value) {
    if (typeof value !== "string") throw new Refused("chỗ này phải là chữ");
    return value;
}

export function whole(value, least = 0) {
    if (!Number.isSafeInteger(value) || value < least) throw new Refused(`chỗ này phải là số nguyên từ ${least}`);
    return value;
}

export function truth(value) {
    if (typeof value !== "boolean") throw new Refused("chỗ này phải là true hoặc false");
    return value;
}

/** A number modulo *order* as the format writes it, in decimal text. */
export function scalar(value, order) {
    const written = text(value);
    if (written.length > 80 || !/^(0|[1-9][0-9]*)$/.test(written) || BigInt(written) >= order) {
        throw new Refused("chỗ này phải là số thập phân nhỏ hơn cấp của nhóm");
    }
    return BigInt(written);
}

export const utf8 = (content) => new TextEncoder().encode(content);

/** The text of bytes; a byte order mark stays, so that it is refused. */
export function fromUtf8(bytes) {
    try {
        return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
        throw new Refused("không phải JSON");
    }
}

/** SHA-256 of a text or of bytes. */
export const digest = (content) => sha256(typeof content === "string" ? utf8(content) : content);

export const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** The bytes of hexadecimal text, or null. */
export function fromHex(written) {
    if (!/^([0-9a-f]{2})*$/.test(written)) return null;
    return Uint8Array.from(written.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

/** SHA-256 in hexadecimal: the name of a piece of data. */
export const hexadecimal = (content) => hex(digest(content));

/** SHA-256 in Base64 without padding: fingerprints and tracking numbers. */
export const base64 = (content) => btoa(String.fromCharCode(...digest(content))).replaceAll("=", "");

/** Bytes read as one number, most significant first. */
export const number = (bytes) => (bytes.length ? BigInt(`0x${hex(bytes)}`) : 0n);

/** A digest by which one piece of data names another. */
export function digestName(value) {
    const written = text(value);
    if (!/^[0-9a-f]{64}$/.test(written)) throw new Refused("chỗ này phải là mã SHA-256 hệ thập lục phân");
    return written;
}
