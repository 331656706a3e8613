// Parts of a page made from templates and texts; text is never read as markup.

export const byId = (id) => document.getElementById(id);

/** A copy of the template *id*, with *texts* in the places of those names. */
export function filled(id, texts) {
    const copy = byId(id).content.cloneNode(true);
    for (const [place, text] of Object.entries(texts)) {
        copy.querySelector(`[data-place="${place}"]`).textContent = text;
    }
    return copy.firstElementChild;
}

/** An element with attributes and with children, which are elements or texts. */
export function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
}
