// The text of a story between a page that is typed into and the markup that is stored (stories/prose.py): elements are
// made one by one, text is never read as markup.

import { make } from "./elements.js";

const HEADING = /^H[1-6]$/;
const BLOCKS = new Set(["P", "DIV", "LI", "UL", "OL", "BLOCKQUOTE", "TABLE", "TR", "SECTION", "ARTICLE"]);
const PHOTO = /^\[ảnh [1-9]\d{0,2}\]$/i;
/** An address that a link may have, as stories/links.py takes it. */
export const LINKED = /^(?:https?:\/\/|mailto:)[^\s()\\]+$/i;
const BOLD_FROM = 600;

/** Elements of blocks as the server gives them. */
export function drawn(blocks) {
    return blocks.map(({ kind, lines, number }) => {
        const inner = lines.map((line) => line.map(letters));
        if (kind === "photo") return make("p", {}, `[ảnh ${number}]`);
        if (kind === "heading") return make("h3", {}, ...inner[0]);
        if (kind === "quote") return make("blockquote", {}, ...inner.map((line) => make("p", {}, ...line)));
        if (kind === "list") return make("ul", {}, ...inner.map((line) => make("li", {}, ...line)));
        return make("p", {}, ...inner[0]);
    });
}

function letters({ text, bold, italic, href }) {
    let node = document.createTextNode(text);
    if (italic) node = make("em", {}, node);
    if (bold) node = make("strong", {}, node);
    return href ? make("a", { href }, node) : node;
}

/** The markup of what stands in *page*. */
export function written(page) {
    return gathered(page).map(lineOf).filter(Boolean).join("\n");
}

/** Lines of spans, each with the kind of block that it stands in. */
export function gathered(page) {
    const lines = [];
    let line = [];
    const end = (kind) => {
        if (line.some(({ text }) => text.trim())) lines.push({ kind, spans: line });
        line = [];
    };
    const walk = (node, kind, look) => {
        for (const one of node.childNodes) {
            if (one.nodeType === Node.TEXT_NODE) line.push({ ...look, text: one.data.replace(/\s+/g, " ") });
            else if (one.nodeName === "BR") end(kind);
            else if (one.nodeType === Node.ELEMENT_NODE) {
                const inner = kindOf(one, kind);
                const parts = BLOCKS.has(one.nodeName) || HEADING.test(one.nodeName);
                if (parts) end(kind);
                walk(one, inner, lookOf(one, look, inner));
                if (parts) end(inner);
            }
        }
    };
    walk(page, "paragraph", { bold: false, italic: false, href: "" });
    end("paragraph");
    return lines;
}

function kindOf(element, outer) {
    if (HEADING.test(element.nodeName)) return "heading";
    if (element.nodeName === "BLOCKQUOTE") return "quote";
    return element.nodeName === "LI" ? "list" : outer;
}

function lookOf(element, look, kind) {
    const { nodeName: name, style } = element;
    const weight = style.fontWeight && (style.fontWeight === "bold" || Number(style.fontWeight) >= BOLD_FROM);
    const href = name === "A" ? (element.getAttribute("href") ?? "") : look.href;
    return {
        bold: kind !== "heading" && (look.bold || name === "B" || name === "STRONG" || Boolean(weight)),
        italic: look.italic || name === "I" || name === "EM" || style.fontStyle === "italic",
        href: LINKED.test(href) ? href : "",
    };
}

const BEGINNING = { heading: "## ", quote: "> ", list: "- ", paragraph: "" };

function lineOf({ kind, spans }) {
    const plain = spans.map(({ text }) => text).join("").trim();
    if (kind === "paragraph" && PHOTO.test(plain)) return plain;
    const text = marked(tidied(spans));
    return kind === "paragraph" && /^(?:##|>|-)/.test(text) ? `\\${text}` : BEGINNING[kind] + text;
}

/** One blank where there were several, none at the ends; blanks alone look like what is before them. */
function tidied(spans) {
    const found = [];
    for (const span of spans) {
        const last = found.at(-1);
        const text = !last || last.text.endsWith(" ") ? span.text.trimStart() : span.text;
        if (!text) continue;
        if (last && !text.trim()) last.text += text;
        else found.push({ ...span, text });
    }
    if (found.length) found.at(-1).text = found.at(-1).text.trimEnd();
    return found;
}

/** Marks stand only where the look changes. */
function marked(spans) {
    let [found, bold, italic] = ["", false, false];
    for (const span of [...spans, { text: "", bold: false, italic: false, href: "" }]) {
        if (span.bold !== bold) found += "**";
        if (span.italic !== italic) found += "*";
        [bold, italic] = [span.bold, span.italic];
        const text = span.text.replace(/[\\*[\]]/g, "\\$&");
        found += span.href ? `[${text}](${span.href})` : text;
    }
    return found;
}
