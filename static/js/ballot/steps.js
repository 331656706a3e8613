// Long work in steps: a generator that stops after each, so that a page can answer its reader in between.

import { at } from "./errors.js";

/** The result of *steps*, taken one after another without a pause. */
export function drained(steps) {
    for (;;) {
        const { done, value } = steps.next();
        if (done) return value;
    }
}

/** *steps*, whatever they refuse being refused at *place*. */
export function* within(place, steps) {
    for (;;) {
        const { done, value } = at(place, () => steps.next());
        if (done) return value;
        yield value;
    }
}
