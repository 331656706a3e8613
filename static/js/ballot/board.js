// The append-only board of a box: a chain of events, each naming the one before by its digest
// (specification, section 4.3).

import { compact, digestName, fields, hexadecimal, parsed, whole } from "./encoding.js";
import { Refused, require } from "./errors.js";

/** What happens to a box, in this order; nothing else ever does. */
export const ORDER = ["Setup", "Ballot", "EndBallots", "EncryptedTally", "PartialDecryption", "Result"];

/** One step, {parent, height, kind, payload, written, name}; *payload* names the data that belong to it. */
export function readEvent(written) {
    const value = parsed(written);
    const hasParent = value !== null && typeof value === "object" && Object.hasOwn(value, "parent");
    const first = hasParent ? ["parent"] : [];
    const found = fields(value, [...first, "height", "type"], ["payload"]);
    const [height, kind, payload] = found.slice(-3);
    if (!ORDER.includes(kind)) throw new Refused(`không có loại sự kiện '${String(kind).slice(0, 20)}'`);
    return {
        parent: hasParent ? digestName(found[0]) : undefined,
        height: whole(height),
        kind,
        payload: payload === undefined ? undefined : digestName(payload),
        written,
        name: hexadecimal(written),
    };
}

/** The events in order, and every piece of data by its name. */
export class Board {
    events = [];
    data = new Map();

    /** The name of the last event: whoever knows it knows the whole board. */
    get head() {
        return this.events.at(-1).name;
    }

    /** A piece of data by its name. */
    piece(name) {
        if (name === undefined || !this.data.has(name)) throw new Refused("thiếu dữ liệu mà sổ phiếu nêu tên");
        return this.data.get(name);
    }

    payload(event) {
        return this.piece(event.payload);
    }

    of(kind) {
        return this.events.filter((event) => event.kind === kind);
    }

    /** The names of an event's data in the order in which they are written: first what is named, then who names it. */
    piecesOf(event) {
        if (event.payload === undefined) return [];
        return [...namedBy(event.kind, this.payload(event)).map(digestName), event.payload];
    }
}

function namedBy(kind, payload) {
    if (kind === "Setup") return fields(parsed(payload), ["election", "trustees", "credentials"]);
    if (kind === "EncryptedTally") {
        return fields(parsed(payload), ["num_tallied", "total_weight", "encrypted_tally"]).slice(2);
    }
    return kind === "PartialDecryption" ? [readOwner(payload).name] : [];
}

/** The payload of a share's event: whose it is (a number from 1), and its name. */
export function readOwner(written) {
    const [owner, name] = fields(parsed(written), ["owner", "payload"]);
    return { owner: whole(owner, 1), name: digestName(name) };
}

export const writtenOwner = (owner, shareName) => compact({ owner, payload: shareName });

export function refuseUnlessChained(events) {
    let name;
    events.forEach((event, height) => {
        const follows = event.parent === name && event.height === height;
        require(follows, `sự kiện ${height} không nối tiếp sự kiện đứng trước`);
        name = event.name;
    });
}
