// What the pages of an electronic vote share: parts that are shown in turn, refusals, and requests.

const main = document.querySelector("main");

/** What the page was given by the server, by the name after "data-". */
export const given = main.dataset;

export const part = (name) => main.querySelector(`[data-part="${name}"]`);
export const find = (selector) => main.querySelector(selector);
export const findAll = (selector) => [...main.querySelectorAll(selector)];

/** Show the part of this name and no other; its heading gets the focus, unless the part was shown already. */
export function show(name) {
    const isNew = part(name).hidden;
    for (const one of findAll("[data-part]")) one.hidden = one.dataset.part !== name;
    if (isNew) part(name).querySelector("h1[tabindex]")?.focus();
}

/** Say a refusal at the top of the window, wherever the reader is; nothing else on the page changes. */
export function refuse(sentence) {
    const box = find("[data-refusal]");
    box.querySelector("p").textContent = sentence;
    box.hidden = sentence === "";
}

/** Tell in *element*, once: what is read aloud when it changes is not written again while it is the same. */
export function tell(element, sentence) {
    if (element.textContent !== sentence) element.textContent = sentence;
}

/** A refusal in words for the person at the screen. */
export class Refusal extends Error {}

/** The portal was not reached, or its answer was not: nobody here knows whether it heard. */
export class Unreached extends Refusal {
    constructor(sentence = OFFLINE) {
        super(sentence);
    }
}

/** The portal asks who is there: it heard nothing now, and nobody here knows what it heard before. */
export class SignedOut extends Unreached {
    constructor() {
        super(SIGNED_OUT);
    }
}

const OFFLINE = "Máy chưa kết nối được với máy chủ. Kiểm tra mạng rồi bấm lại; những gì đã chọn vẫn còn trên trang này.";
const SERVER_ERROR = 500;
const SIGNED_OUT = "Phiên đăng nhập đã hết. Mở trang đăng nhập ở thẻ khác, đăng nhập lại, rồi quay lại đây bấm tiếp.";

/**
 * What the server answers to *url*; with *sent* it is told something, once more if the page is of an earlier sign-in.
 * It is given *work* milliseconds to work, beside the time that the network takes.
 */
export async function ask(url, sent, work = PATIENCE) {
    let [ok, answer] = await asked(url, sent, work);
    if (answer.token) {
        token().value = answer.token;
        [ok, answer] = await asked(url, sent, work);
    }
    if (!ok) throw Object.assign(new Refusal(answer.refused), { confirm: answer.confirm });
    return answer;
}

async function asked(url, sent, work) {
    const how = sent === undefined ? reading : writing(sent);
    const signal = inTime(work + (how.body?.length ?? 0) / SLOWEST);
    const response = await reached(url, { ...how, signal }, "json");
    const answer = await response.json().catch(() => {
        throw new Unreached();
    });
    return [response.ok, answer];
}

/** The answer, of this type: only whoever is signed out is led elsewhere, to where one signs in. */
async function reached(url, how, type) {
    const response = await fetch(url, how).catch(() => {
        throw new Unreached();
    });
    if (response.status >= SERVER_ERROR) throw new Unreached();
    const isOfType = (response.headers.get("content-type") ?? "").includes(type);
    if (response.redirected || !isOfType) throw new SignedOut();
    return response;
}

const token = () => find("[name=csrfmiddlewaretoken]");

const reading = { headers: { accept: "application/json" }, credentials: "same-origin", cache: "no-store" };

const writing = (sent) => ({
    ...reading,
    method: "POST",
    headers: {
        ...reading.headers,
        "content-type": "application/json",
        "x-csrftoken": token().value,
    },
    body: JSON.stringify(sent),
});

/** A network may take what it is given and say nothing for ever: an answer that comes later than this is lost. */
const PATIENCE = 20_000;
/** Characters that go out in a millisecond where the network is at its worst. */
const SLOWEST = 2;

function inTime(milliseconds) {
    const clock = new AbortController();
    setTimeout(() => clock.abort(), milliseconds);
    return clock.signal;
}

/** The bytes of a file that the server keeps. */
export async function fetchBytes(url) {
    const response = await reached(url, { credentials: "same-origin", cache: "no-store" }, "octet-stream");
    const content = await response.arrayBuffer().catch(() => {
        throw new Unreached();
    });
    return new Uint8Array(content);
}

/** Run *act*; what it refuses is said on the page. Answers whether it went through. */
export async function attempt(act) {
    try {
        refuse("");
        await act();
        return true;
    } catch (problem) {
        if (!(problem instanceof Error)) throw problem;
        refuse(problem.message);
        return false;
    }
}

/** Call *act* now and every *seconds* until it answers true; a failed try is tried again. */
export async function poll(seconds, act) {
    for (;;) {
        if (await act().catch((problem) => (problem instanceof Refusal ? false : Promise.reject(problem)))) return;
        await new Promise((resume) => setTimeout(resume, seconds * 1000));
    }
}

const UNSEEN = 300;

/** Let the browser draw before something that takes a while; a window that nobody sees is drawn never. */
export const drawn = () =>
    new Promise((resume) => {
        requestAnimationFrame(() => setTimeout(resume));
        setTimeout(resume, UNSEEN);
    });
