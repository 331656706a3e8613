// What the portal binds into a box: the keys, those who may vote, the rules.
// The description of an election (specification, section 4.8) is free text. Ours ends with a line of its own that names
// all this; the text of the election is hashed into every proof, so whoever votes, votes under these keys and rules.

import { compact, digestName, fields, hexadecimal, parsed, truth, whole } from "./encoding.js";
import { at, require } from "./errors.js";

const VERSION = 1;
const MARK = "portal";
const PLACE = "ràng buộc của cổng";

/** The line of {trustees, credentials, roster, receipt, least, revote}, in its one form. */
export const writtenBindings = ({ trustees, credentials, roster, receipt, least, revote }) =>
    compact({ [MARK]: VERSION, trustees, credentials, roster, receipt, least, revote });

/** The description of an election that is bound to *bindings*; *words* are for people. */
export const described = (words, bindings) => `${words}\n${writtenBindings(bindings)}`;

/** What a description binds; undefined if its last line does not claim to. */
export function readBindings(description) {
    const start = description.lastIndexOf("\n") + 1;
    const line = description.slice(start);
    if (!isClaimed(line)) return undefined;
    return at(PLACE, () => {
        require(start > 0, "phải đứng ở dòng riêng");
        return readLine(parsed(line));
    });
}

function readLine(value) {
    const [version, ...found] = fields(value, [
        MARK,
        "trustees",
        "credentials",
        "roster",
        "receipt",
        "least",
        "revote",
    ]);
    require(whole(version) === VERSION, `phiên bản ${version} không phải là phiên bản ${VERSION}`);
    const [trustees, credentials, roster, receipt] = found.slice(0, 4).map(digestName);
    const [least, revote] = found.slice(4);
    return { trustees, credentials, roster, receipt, least: whole(least, 1), revote: truth(revote) };
}

/** Refuses published texts of keys or credentials that are not those that are bound. */
export function refuseOther(bindings, trustees, credentials) {
    at(PLACE, () => {
        require(hexadecimal(trustees) === bindings.trustees, "bộ khóa công bố là bộ khác");
        const same = hexadecimal(credentials) === bindings.credentials;
        require(same, "danh sách mã nhận phiếu công bố là danh sách khác");
    });
}

/** Whether *line* is an object that bears our mark, however it is written. */
function isClaimed(line) {
    try {
        const value = JSON.parse(line);
        return typeof value === "object" && value !== null && Object.hasOwn(value, MARK);
    } catch {
        return false;
    }
}
