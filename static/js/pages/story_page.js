// A page that is typed into: kinds of paragraphs, links, and blocks put in at the caret.

import { make } from "./elements.js";

const TAGS = { heading: "H3", quote: "BLOCKQUOTE", list: "UL", paragraph: "P" };

/** @param {HTMLElement} page the element that is typed into */
export function typingPage(page) {
    const place = () => {
        const selection = getSelection();
        const range = selection.rangeCount ? selection.getRangeAt(0) : null;
        return range && page.contains(range.commonAncestorContainer) ? range : null;
    };

    /** The child of the page in which *node* stands; null for the page itself. */
    function block(node) {
        let one = node;
        while (one && one.parentNode !== page) one = one.parentNode;
        return one;
    }

    const kindOf = (one) => Object.keys(TAGS).find((kind) => one?.nodeName === TAGS[kind]) ?? "paragraph";

    /** Children of the page that the selection touches. */
    function touched(range) {
        return [...page.childNodes].filter((one) => range.intersectsNode(one));
    }

    /** Lines of a block: what its items or paragraphs hold, else what it holds itself. */
    function linesOf(one) {
        if (one.nodeType === Node.TEXT_NODE) return [[one]];
        const inner = [...one.children].filter(({ nodeName }) => nodeName === "LI" || nodeName === "P");
        return inner.length ? inner.map((line) => [...line.childNodes]) : [[...one.childNodes]];
    }

    function made(kind, lines) {
        if (kind === "list") return [make("ul", {}, ...lines.map((line) => make("li", {}, ...line)))];
        if (kind === "quote") return [make("blockquote", {}, ...lines.map((line) => make("p", {}, ...line)))];
        return lines.map((line) => make(TAGS[kind], {}, ...line));
    }

    /** Make the paragraphs at the selection of *kind*, or plain ones again where they are. */
    function turn(kind) {
        const range = place();
        if (!range) return;
        const [from, at, to, until] = [range.startContainer, range.startOffset, range.endContainer, range.endOffset];
        const found = touched(range);
        if (!found.length) return;
        const wanted = found.every((one) => kindOf(one) === kind) ? "paragraph" : kind;
        const mark = document.createComment("");
        found[0].before(mark);
        mark.replaceWith(...made(wanted, found.flatMap(linesOf)));
        for (const one of found) one.remove();
        if (page.contains(from) && page.contains(to)) getSelection().setBaseAndExtent(from, at, to, until);
    }

    /** Put *elements*, as ``drawn`` makes them, in place of the selection. */
    function put(elements) {
        const range = place() ?? atEnd();
        range.deleteContents();
        const here = block(range.startContainer);
        if (elements.length === 1 && elements[0].nodeName === "P" && here) {
            const last = elements[0].lastChild;
            const words = document.createDocumentFragment();
            words.append(...elements[0].childNodes);
            range.insertNode(words);
            if (last) getSelection().setPosition(last.parentNode, [...last.parentNode.childNodes].indexOf(last) + 1);
            return;
        }
        const rest = here?.nodeName === "P" ? tail(range, here) : null;
        if (here) here.after(...elements, ...(rest ? [rest] : []));
        else page.append(...elements);
        if (here && !here.textContent.trim()) here.remove();
        const last = elements.at(-1);
        if (last) getSelection().selectAllChildren(last);
        getSelection().collapseToEnd();
    }

    /** What follows the caret in its paragraph, as a paragraph of its own; null where nothing does. */
    function tail(range, here) {
        const after = document.createRange();
        after.setStart(range.startContainer, range.startOffset);
        after.setEnd(here, here.childNodes.length);
        const rest = make("p", {}, after.extractContents());
        return rest.textContent.trim() ? rest : null;
    }

    function atEnd() {
        const range = document.createRange();
        range.selectNodeContents(page);
        range.collapse(false);
        return range;
    }

    /** An empty page has one paragraph to type into; letters that stand in none get one. */
    function tidy() {
        for (const one of [...page.childNodes]) {
            if (one.nodeType === Node.TEXT_NODE && one.data.trim()) {
                const range = place();
                const at = range?.startContainer === one ? range.startOffset : -1;
                const around = make("p");
                one.replaceWith(around);
                around.append(one);
                if (at >= 0) getSelection().setPosition(one, at);
            }
        }
        if (!page.textContent && !page.querySelector("li, h3")) page.replaceChildren(make("p", {}, make("br")));
    }

    const kind = () => kindOf(place() && block(place().startContainer));
    const link = () => place()?.startContainer.parentElement?.closest("a") ?? null;

    return { place, turn, put, tidy, kind, link };
}
