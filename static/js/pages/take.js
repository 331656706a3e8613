// Taking an electronic ballot: the code is made here, the portal is told its public halves only.

import { newCode } from "../ballot/credentials.js";
import { claims, fits } from "../session/voter.js";
import { fillCard } from "./card.js";
import { addressOf, kept, scanned, typed } from "./entitlement.js";
import { NOT_KEPT } from "./memory.js";
import { Refusal, ask, attempt, drawn, find, findAll, given, poll, show } from "./page.js";

/** Browsers inside other programs, which forget what they keep. */
const IN_APP = /Zalo|FBAN|FBAV|Instagram|Messenger|Line\/|; wv\)/;
const WAITING = ["planned", "convened", "opened"];
let state;
/** The code on the card. */
let onCard;

async function look() {
    state = await ask(given.stateUrl);
    if (!WAITING.includes(state.state)) {
        location.reload();
        return true;
    }
    draw();
    return false;
}

function draw() {
    const own = kept.get();
    if (!state.group) show("wait");
    else if (!state.publics) show("take");
    else if (own && fits(own.code, state)) show("taken");
    else show("elsewhere");
    if (own && own.code !== onCard) fillCard(find("[data-card]"), (onCard = own.code), addressOf(onCard));
}

/** A code made anew, or again after the counters made other keys. */
async function take() {
    const code = state.publics ? newCode() : (kept.get()?.code ?? newCode());
    await register(code);
}

async function register(code) {
    if (!kept.set({ code })) throw new Refusal(NOT_KEPT);
    await drawn();
    try {
        state = { ...state, publics: (await ask(given.takeUrl, { claims: claims(code, state) })).publics };
    } catch (problem) {
        if (problem.confirm) location.assign(problem.confirm);
        throw problem;
    }
    draw();
}

function enter(code) {
    if (!fits(code, state)) {
        throw new Refusal("Mã này không phải mã nhận phiếu của đồng chí ở phiên họp này. Mời xem lại từng ký tự.");
    }
    if (!kept.set({ code })) throw new Refusal(NOT_KEPT);
    draw();
}

async function copy() {
    try {
        await navigator.clipboard.writeText(location.href);
    } catch {
        throw new Refusal("Máy không cho sao chép. Mời nhấn giữ địa chỉ trên trang rồi chọn sao chép.");
    }
    find("[data-copied]").textContent = "Đã sao chép. Mở Safari hoặc Chrome rồi dán vào thanh địa chỉ.";
}

function begin() {
    for (const button of findAll("[data-take]")) button.onclick = () => attempt(take);
    find("[data-enter]").onsubmit = (event) => {
        event.preventDefault();
        attempt(() => enter(typed(event.target.elements.code.value)));
    };
    poll(4, async () => {
        const over = await look();
        const code = scanned();
        if (code && state.publics) await attempt(() => enter(code));
        return over;
    });
}

if (IN_APP.test(navigator.userAgent)) {
    show("in-app");
    find("[data-address]").textContent = location.href;
    find("[data-copy]").onclick = () => attempt(copy);
} else {
    begin();
}
