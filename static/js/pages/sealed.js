// After the vote: the code is the one that this device made, and the member may have the book checked for the ballot.
// The code that gave the right to vote is forgotten once the vote is over.

import { inBookSteps } from "../session/voter.js";
import { kept } from "./entitlement.js";
import { memory } from "./memory.js";
import { Refusal, ask, attempt, fetchBytes, find, given } from "./page.js";
import { inSlices } from "./slices.js";

const line = find("[data-checked]");

const say = (words) => {
    line.textContent = words;
};

async function compare() {
    const { receipt, state, boxes } = await ask(given.stateUrl);
    const own = memory("phieu-da-bo", given.session).get();
    if (own && own.code !== receipt.code) {
        throw new Refusal("Mã KHÁC với phiếu mà máy này đã lập. Mời báo ngay Thư ký phiên họp.");
    }
    if (own) say("Mã khớp với phiếu mà máy này đã lập.");
    if (state !== "voting") kept.clear();
    return { receipt, boxes };
}

async function look() {
    const { receipt, boxes } = await compare();
    say("Đang tải sổ phiếu…");
    const archives = [];
    for (const { ordinal } of boxes) {
        archives.push(await fetchBytes(given.archiveUrl.replace("/0.bel", `/${ordinal}.bel`)));
    }
    await inSlices(inBookSteps(receipt, archives), ({ ballot, of }) => say(`Đang kiểm chứng phiếu ${ballot} trên ${of}…`));
    say("Phiếu của đồng chí có trong sổ phiếu và sổ phiếu đúng mọi quy tắc.");
}

find("[data-look]").onclick = () => attempt(look);
attempt(compare);
