// The board as one file that anybody can be handed: UUID.bel, an old-style tar (specification, section 4.3).

import { Board, readEvent } from "./board.js";
import { compact, fields, fromUtf8, hexadecimal, parsed, scalar, utf8, whole } from "./encoding.js";
import { Refused, require } from "./errors.js";

const BLOCK = 512;
const HEADER = "BELENIOS";
const VERSION = 1;
/** What eleven octal digits hold. */
const LATEST = 8n ** 11n;
const NO_ARCHIVE = "đây không phải tệp sổ phiếu";

/** The board in a file; refused if the file differs in any byte from the one way to write what it holds. */
export function readArchive(content) {
    const board = new Board();
    const records = readRecords(content);
    const first = records.next();
    require(!first.done && first.value[0] === HEADER, NO_ARCHIVE);
    const [version, timestamp] = fields(parsed(first.value[1]), ["version", "timestamp"]);
    require(whole(version) === VERSION, `phiên bản ${version} không phải là phiên bản ${VERSION}`);
    const moment = scalar(timestamp, LATEST);
    for (const [name, body] of records) {
        const [digest] = name.split(".", 1);
        require(digest === hexadecimal(body), "một bản ghi có nội dung khác với tên của nó");
        const kind = name.slice(digest.length + 1);
        if (kind === "event.json") {
            board.events.push(readEvent(body));
        } else {
            const fresh = kind === "data.json" && !board.data.has(digest);
            require(fresh, "một bản ghi có hai lần hoặc không rõ loại");
            board.data.set(digest, body);
        }
    }
    require(board.events.length > 0, "sổ phiếu trống");
    require(sameBytes(writeArchive(board, moment), content), "tệp không ở dạng duy nhất được phép");
    return { board, moment };
}

/** The records of *board*, one after another; *moment* in seconds since 1970 is that of all of them. */
export function* writeArchive(board, moment) {
    yield* record(HEADER, compact({ version: VERSION, timestamp: String(moment) }), moment);
    for (const event of board.events) {
        for (const name of board.piecesOf(event)) yield* record(`${name}.data.json`, board.piece(name), moment);
        yield* record(`${event.name}.event.json`, event.written, moment);
    }
}

function* record(name, body, moment) {
    const content = utf8(body);
    yield tarHeader(name, content.length, moment);
    yield content;
    yield new Uint8Array(-content.length & (BLOCK - 1));
}

/** POSIX.1-1988 without a magic: name, mode, owner and group 0, size and moment in octal, a plain file. */
function tarHeader(name, size, moment) {
    const header = new Uint8Array(BLOCK);
    const put = (start, text) => header.set(utf8(text), start);
    const octal = (value) => value.toString(8).padStart(11, "0");
    put(0, name);
    put(100, "0000644");
    put(108, "0000000");
    put(116, "0000000");
    put(124, octal(size));
    put(136, octal(moment));
    put(148, " ".repeat(8));
    put(156, "0");
    const sum = header.reduce((total, byte) => total + byte, 0);
    put(148, `${sum.toString(8).padStart(6, "0")}\0 `);
    return header;
}

/** Name and text of every record. */
function* readRecords(content) {
    let place = 0;
    while (place < content.length) {
        const header = content.subarray(place, place + BLOCK);
        const [name, size] = [asciiOf(header, 0, 100), asciiOf(header, 124, 135)];
        require(/^[0-7]{11}$/.test(size), NO_ARCHIVE);
        const length = parseInt(size, 8);
        const body = content.subarray(place + BLOCK, place + BLOCK + length);
        place += BLOCK + length + (-length & (BLOCK - 1));
        yield [name, textOf(body)];
    }
}

function textOf(bytes) {
    try {
        return fromUtf8(bytes);
    } catch {
        throw new Refused(NO_ARCHIVE);
    }
}

const asciiOf = (header, start, end) => String.fromCharCode(...header.subarray(start, end)).replace(/\0+$/, "");

function sameBytes(parts, content) {
    let place = 0;
    for (const part of parts) {
        for (let at = 0; at < part.length; at++) if (part[at] !== content[place + at]) return false;
        place += part.length;
    }
    return place === content.length;
}
