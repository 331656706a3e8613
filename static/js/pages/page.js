// What the pages of an electronic vote share: parts that are shown in turn, refusals, and requests.

const main = document.querySelector("main");

/** What the page was given by the server, by the name after "data-". */
export const given = main.dataset;

export const part = (name) => main.querySelector(`[data-part="${name}"]`);
export const find = (selector) => main.querySelector(selector);
export const findAll = (selector) => [...main.querySelectorAll(selector)];

/** Show the parts of these names and no other; the first one's heading gets the focus. */
export function show(...names) {
    for (const one of findAll("[data-part]")) one.hidden = !names.includes(one.dataset.part);
    part(names[0])?.querySelector("h1[tabindex]")?.focus();
}

/** Say a refusal above everything else; nothing else on the page changes. */
export function refuse(sentence) {
    const box = find("[data-refusal]");
    box.querySelector("p").textContent = sentence;
    box.hidden = sentence === "";
    if (sentence) box.scrollIntoView({ block: "center" });
}

/** A refusal in words for the person at the screen. */
export class Refusal extends Error {}

const OFFLINE = "Máy chưa kết nối được với máy chủ. Kiểm tra mạng rồi bấm lại; những gì đã chọn vẫn còn trên trang này.";
const SIGNED_OUT = "Phiên đăng nhập đã hết. Mở trang đăng nhập ở thẻ khác, đăng nhập lại, rồi quay lại đây bấm tiếp.";

/** What the server answers to *url*; with *sent* it is told something. */
export async function ask(url, sent) {
    let response;
    try {
        response = await fetch(url, sent === undefined ? reading : writing(sent));
    } catch {
        throw new Refusal(OFFLINE);
    }
    if (!(response.headers.get("content-type") ?? "").includes("json")) throw new Refusal(SIGNED_OUT);
    const answer = await response.json();
    if (!response.ok) throw Object.assign(new Refusal(answer.refused), { confirm: answer.confirm });
    return answer;
}

const reading = { headers: { accept: "application/json" }, credentials: "same-origin", cache: "no-store" };

const writing = (sent) => ({
    ...reading,
    method: "POST",
    headers: {
        ...reading.headers,
        "content-type": "application/json",
        "x-csrftoken": find("[name=csrfmiddlewaretoken]").value,
    },
    body: JSON.stringify(sent),
});

/** The bytes of a file that the server keeps. */
export async function fetchBytes(url) {
    const response = await fetch(url, { credentials: "same-origin", cache: "no-store" }).catch(() => {
        throw new Refusal(OFFLINE);
    });
    if (!response.ok) throw new Refusal(SIGNED_OUT);
    return new Uint8Array(await response.arrayBuffer());
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

/** Let the browser draw before something that takes a while. */
export const drawn = () => new Promise((resume) => requestAnimationFrame(() => setTimeout(resume)));
